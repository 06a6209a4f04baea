## Agenda and meeting: the voice's model texts

agenda-call = The next meeting is { $date } { $start }. What would you like to bring to it? Propose your matter { $freeze } at the latest.
agenda-reminder = Do you have something for the meeting? The agenda is locked { $freeze }, and “not this time” is a good answer too.
agenda-frozen = The agenda is locked. New proposals go to the next meeting.
agenda-added = Added to the agenda: { $title } ({ $duration })
agenda-late = The agenda is already locked. I moved your proposal to the next meeting: { $date }
agenda-overfull = This section is getting full: { $section }. There is { $available }, and the proposals would take { $needed }. Would the next meeting { $date } suit you?
agenda-fair-turn = Would you like to tell us about the project { $date }? Ten minutes is enough, and no slides are needed. Waiting for its turn: { $project }
meeting-hour-before = The network meeting starts in an hour, { $start }. Place: { $place }
meeting-minutes = The minutes of the meeting { $date } are ready. { $n ->
     [0] No promises were made.
     [one] { $n } promise was made.
    *[other] { $n } promises were made.
  }
meeting-promise = { $person } promised (due { $due }): { $what }
meeting-backlog = Not reached, so it goes to the next meeting: { $title }

## What can be said

meetings-help-agenda = the next meeting's agenda; “agenda …” proposes at once
meetings-help-agenda-word = agenda
meetings-help-meeting = the next meeting, minutes and calendar
meetings-help-meeting-word = meeting
meetings-help-promises = what has been promised in meetings
meetings-help-promises-word = promises
meetings-home-button = Meeting
meetings-home = Next meeting
meetings-you-present = you present: { $title }

## A meeting

meetings-name = Network meeting
meetings-state = { $state ->
     [cancelled] cancelled
     [now] under way
     [missed] not held
    *[held] held
  }
meetings-place = Place: { $place }
meetings-place-teams = Teams
meetings-place-open = the place is still open
meetings-was-at = Moved, was { $when }
meetings-holiday-moved = Moved because of a holiday, would have been { $day }
meetings-cancelled-lead = This meeting is cancelled. Proposed items moved to the next one.
meetings-missed-lead = This meeting was not held. Its items moved to the next one.
meetings-ended-lead = The meeting has been held. The minutes show what was agreed.
meetings-under-way = The meeting is under way. Anyone of the network can write the minutes.
meetings-section = { $section ->
     [opening] Opening and last time's promises
     [news] Current news
     [theme] Educational theme
     [projects] Project presentations
     [cats] Cats and successes
    *[agreed] Agreed
  }
meetings-section-share = { $section ->
     [opening] Opening
     [news] Current news
     [theme] Educational theme
     [projects] Project presentations
     [cats] Cats and successes
    *[agreed] Agreed
  }: { $share }
meetings-section-words = { $section ->
     [projects] project presentation, presentation
     [theme] educational theme, theme, training
     [cats] cat, success, failure
    *[news] news, current news
  }
meetings-fixed = { $name ->
     [opening] Opening
     [floor] Open floor
    *[agreed] Who, what, when
  }
meetings-opening-promises = Promises: { $done } done, { $open } open
meetings-everybody = Everyone
meetings-no-presenter = no presenter yet
meetings-no-room = Does not fit now
meetings-carried = Carried over: { $why }
meetings-why = { $why ->
     [not-reached] not reached
     [late] the agenda was locked
     [no-room] the section was full
     [cancelled] the meeting was cancelled
     [not-held] the meeting was not held
    *[by-hand] moved
  }
meetings-to-open = the next meeting
meetings-item-now = Under way now
meetings-item-done = ✓ dealt with
meetings-over-by = { $minutes } too much
meetings-over-ask = { $over }. Would { $day } suit one of them?
meetings-nothing-yet = No proposals yet.
meetings-invited-count = { $n ->
     [one] { $n } project has been invited to present.
    *[other] { $n } projects have been invited to present.
  }
meetings-themes-count = { $n ->
     [0] No theme has been proposed yet.
     [one] { $n } theme is in the queue.
    *[other] { $n } themes are in the queue.
  }
meetings-moved-on = Moved items
meetings-move-on = Move
meetings-move-on-label = Move to the next meeting: { $title }
meetings-propose = Propose
meetings-to-calendar = Add to calendar
meetings-update-calendar = Update calendar
meetings-start = Start meeting
meetings-write = Write minutes
meetings-join = Join the meeting
meetings-order = Order
meetings-themes = Themes
meetings-show-agenda = Open agenda
meetings-open-minutes = Open minutes
meetings-next-button = Next meeting
meetings-open = Open
meetings-link = Link
meetings-link-label = Link: { $title }
meetings-more-items = { $n ->
     [one] { $n } more item
    *[other] { $n } more items
  }
meetings-open-link = Open link
meetings-soon-mine = Yours on the agenda
meetings-has-begun = The network meeting began at { $start }. Place: { $place }
meetings-news-moved = The meeting has a new time. It was { $old }, now { $new }
meetings-news-cancelled = The meeting is cancelled: { $when }
meetings-news-held = The meeting will be held: { $when }
meetings-news-calendar = If you added the meeting to your calendar, update the entry here.
meetings-sent-privately = I sent it to you in our private chat.
meetings-calendar-name = network-meeting
meetings-items-so-far = { $n ->
     [0] There are no proposals on the agenda yet.
     [one] There is { $n } proposal on the agenda.
    *[other] There are { $n } proposals on the agenda.
  }

## Proposing

meetings-form-propose = proposal for the agenda
meetings-form-edit = changing an agenda item
meetings-propose-title = Propose for the agenda
meetings-propose-lead = The time is a proposal; the coordinator fits everything together.
meetings-edit-title = Change the item
meetings-label-section = Which section?
meetings-label-title = Title
meetings-example-title = For example: ESF+ call opens in February
meetings-label-minutes = How many minutes?
meetings-example-minutes = Empty: the section's usual time
meetings-label-project = Project (for a presentation)
meetings-label-details = More about it
meetings-label-presenter = Who presents?
meetings-label-guest = Guest presenter
meetings-label-link = Link
meetings-example-link = https://…
meetings-more-fields = Presenter and link
meetings-say-title = What do you propose for the agenda?
meetings-say-section = Which section: news, theme, project presentation, or cats and successes?
meetings-say-minutes = How many minutes? Type “skip” if the section's usual time is enough.
meetings-edit = Change
meetings-withdraw = Withdraw
meetings-withdraw-other = Remove
meetings-withdrawn = Removed from the agenda: { $title }
meetings-item-saved = Saved the item: { $title }
meetings-suits = Suits me
meetings-stay = Keep it here
meetings-stays = I kept the item in this meeting. It is taken if there is time: { $title }
meetings-moved-to = Moved to the next one ({ $day }): { $title }
meetings-waits-meeting = The proposal is saved and goes to the next meeting once its time is agreed: { $title }
meetings-waits-turn = The project is in the queue, and its turn comes when the other willing ones have presented. First in turn: { $projects }
meetings-coming-already = The project already has its turn: { $day }
meetings-waits-already = The project is already waiting for its turn. Next meeting: { $day }

## The order

meetings-order-lead = Move items within a section or to the next meeting. The card in the channel changes with it.
meetings-nothing-to-order = There is nothing to move on the agenda yet.
meetings-up = Up
meetings-down = Down

## Asked, invited, themes

meetings-answer = Answer
meetings-not-this-time = Not this time
meetings-not-this-time-thanks = Thank you for answering. I won't ask again for this meeting.
meetings-answered-already = You have already answered this. You don't need to do anything.
meetings-ask-item = Do you have something for the meeting?
meetings-why-asked = you were asked for an agenda item
meetings-your-turn = It is your project's turn { $date }, and I have reserved ten minutes for it. If the day does not suit, the turn is kept. Project: { $project }
meetings-why-turn = the invitation is only for you
meetings-invite-private = This invitation is only for you. Others see how many projects were invited.
meetings-invite-item = Would you like to tell us about the project? Project: { $project }
meetings-never = No invitations
meetings-invite-yes = Thank you! Your project is on the agenda: { $day }
meetings-invite-no = Thank you for answering. Your turn is kept, and I'll ask again later.
meetings-invite-never = All right. I won't invite this project to present. You can change this on the themes card.
meetings-willing = Thank you! The project is on the list, and I'll tell you when its turn comes near.
meetings-turns-lead = Your projects in the turns to present. Who has presented once waits until the other willing ones have.
meetings-turn-state = { $state ->
     [yes] on the list
     [no] not on the list
    *[open] not agreed yet
  }
meetings-turn-yes = To the list
meetings-turn-no = Off the list
meetings-themes-title = Themes
meetings-themes-lead = { $n ->
     [0] There are no themes in the queue. What would you like to learn about?
     [one] There is { $n } theme in the queue. The most wanted one comes next.
    *[other] There are { $n } themes in the queue. The most wanted one comes next.
  }
meetings-form-theme = wishing for a theme
meetings-wish-theme = Wish for a theme
meetings-label-theme = What would you like to learn about?
meetings-example-theme = For example: impact assessment
meetings-votes = { $n ->
     [one] { $n } vote
    *[other] { $n } votes
  }
meetings-vote = Vote
meetings-unvote = Take back
meetings-voted = Your vote is saved.
meetings-unvoted = Your vote has been taken back.
meetings-theme-added = The theme is in the queue, with your vote: { $title }
meetings-take-theme = Put on the agenda
meetings-drop-theme = Remove
meetings-theme-taken = The theme is now on the agenda: { $day }
meetings-theme-taken-already = This theme is no longer in the queue.
meetings-theme-dropped = The theme has been removed from the queue.

## Leading

meetings-started-there = The meeting has begun. I sent you the minutes in our private chat.
meetings-write-there = I sent you the minutes in our private chat.
meetings-times = Began { $begun }, ends { $ends }.
meetings-item-of = Item { $n }/{ $total }
meetings-next-is = next { $title }
meetings-time-used = Time used in the meeting { $used }/{ $planned }
meetings-time-share = { $used }/{ $planned }
meetings-noted-before = Noted last time
meetings-label-notes = Notes
meetings-example-notes = What was talked about?
meetings-label-decisions = Decisions
meetings-example-decisions = What was decided?
meetings-step = Next item
meetings-jump = Go
meetings-all-items = All items
meetings-defer = Move to next time
meetings-end = End meeting
meetings-go-on = Go on
meetings-saved = The notes are saved.
meetings-merged = The notes are saved. Someone else wrote at the same time, and both texts are kept.
meetings-already-on = The meeting is at another item by now. What you wrote is saved where it belongs.
meetings-last-item = All items have been dealt with. The meeting can be ended.
meetings-deferred = Moved to next time ({ $day }): { $title }
meetings-promises-here = Promises at this item
meetings-add-promise = Add promise
meetings-who-what-when = Who, what, when
meetings-label-owner = Who promises?
meetings-label-what = What?
meetings-example-what = For example: I'll send everyone the template
meetings-label-due = Ready by when?
meetings-promise-saved = The promise is saved.
meetings-end-title = Shall we end the meeting?
meetings-end-lead = { $n ->
     [0] All items have been dealt with. The minutes go to the channel.
     [one] The minutes go to the channel. { $n } item moves to the next one: { $day }
    *[other] The minutes go to the channel. { $n } items move to the next one: { $day }
  }
meetings-moves-on = Moves to the next one
meetings-already-ended = { $person } ended the meeting { $when }. You don't need to do anything.

## Minutes

meetings-decisions = Decisions
meetings-decided = Decided: { $decisions }
meetings-promises = Promises
meetings-items = Items dealt with
meetings-fact-time = Time used
meetings-fact-items = Items dealt with
meetings-fact-writers = Written by
meetings-fact-hours = Time
meetings-fact-place = Place
meetings-fact-promises = Open promises
meetings-moved-line = Moved on ({ $why }), next { $day }
meetings-take-document = Get the minutes
meetings-whole-title = Minutes { $day }
meetings-file-name = minutes
meetings-rest-in-document = The rest is in the document. Choose Get the minutes on the card.
meetings-nothing-written = No notes were written.
meetings-column-who = Who
meetings-column-what = What
meetings-column-when = When
meetings-amend = Complete
meetings-form-amend = completing the minutes
meetings-amend-title = Complete the minutes
meetings-amend-lead = The addition carries your name. What was written stays.
meetings-label-item = To which item?
meetings-label-amend = What shall I add?
meetings-amended = Added { $when }, { $person }: { $text }
meetings-amend-saved = The addition is in the minutes.
meetings-history = Earlier
meetings-history-title = Meetings held
meetings-history-found = { $n ->
     [0] Nothing found. Try another word.
     [one] { $more ->
         [0] Here is one meeting.
        *[other] Here is the newest.
      }
    *[other] { $more ->
         [0] Meetings: { $n }
        *[other] Meetings on this page: { $n }
      }
  }
meetings-promises-count = { $n ->
     [0] no promises
     [one] { $n } promise
    *[other] { $n } promises
  }
meetings-newer = Newer
meetings-older = Older
meetings-search-title = Search the minutes
meetings-label-words = Words
meetings-search = Search

## Promises

meetings-promise = Promise
meetings-promises-title = Promises
meetings-promises-lead = { $n ->
     [0] All promises have been kept.
     [one] { $n } promise is open.
    *[other] { $n } promises are open.
  }
meetings-promises-mine = My promises
meetings-promises-others = Others' promises
meetings-promises-open = Open promises
meetings-promises-more = { $n ->
     [one] { $n } more promise
    *[other] { $n } more promises
  }
meetings-promises-rest = { $n ->
     [one] And { $n } further promise.
    *[other] And { $n } further promises.
  }
meetings-promises-settled = Settled last
meetings-date-was = The date was { $day }
meetings-kept = ✓ Kept
meetings-dropped = Given up
meetings-promise-kept = Thank you! The promise is kept: { $what }
meetings-promise-dropped = The promise was given up, and the minutes show why. Thank you for telling us.
meetings-promise-given = The promise now belongs to: { $person }
meetings-already-dropped = { $person } gave this up { $when }. You don't need to do anything.
meetings-move-due = Move a date
meetings-due-moved = The promise's new date: { $day }
meetings-give = Give on
meetings-give-title = Give the promise to another
meetings-label-to = To whom?
meetings-drop = Give up
meetings-drop-title = Shall we give the promise up?
meetings-drop-lead = Plans change. The reason shows in the minutes, so that nobody waits in vain.
meetings-label-reason = Why?
meetings-example-reason = For example: it was solved in another way
meetings-form-due = moving a promise's date
meetings-form-drop = giving a promise up
meetings-form-give = giving a promise to another
meetings-say-due = To which day?
meetings-why-promised = you promised this { $day }
meetings-why-given = first promised by { $person }
meetings-nudge-call = Items for the next meeting
meetings-nudge-turn = A project's turn to present
meetings-nudge-promise = Meeting promises

## The series

meetings-settings = Network meetings
meetings-settings-rule = When we meet
meetings-settings-switches = What Kehu does by itself
meetings-no-series = The time of the meetings is not agreed yet. The coordinator agrees it in the settings.
meetings-agree = Agree a time
meetings-change = Change
meetings-change-rule = Change the time
meetings-coordination = the coordinator or the deputy
meetings-next-twelve = Next meetings
meetings-rule = { $nth ->
     [0] last
     [1] 1st
     [2] 2nd
     [3] 3rd
    *[other] { $nth }th
  } { $weekday ->
     [0] Monday
     [1] Tuesday
     [2] Wednesday
     [3] Thursday
    *[4] Friday
  } { $every ->
     [1] of the month
     [2] of every second month
     [3] of every third month
    *[other] of every { $every } months
  } at { $hours }
meetings-rule-from = from { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
  } { $year }
meetings-month = { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
  }
meetings-in-month = { $month ->
     [1] in January
     [2] in February
     [3] in March
     [4] in April
     [5] in May
     [6] in June
     [7] in July
     [8] in August
     [9] in September
     [10] in October
     [11] in November
    *[12] in December
  }
meetings-rule-months-off = not { $months }
meetings-rule-day-off = { $what ->
     [previous] on a holiday the working day before
     [week-later] on a holiday a week later
     [keep] held on holidays too
     [skip] not held on a holiday
    *[next] on a holiday the next working day
  }
meetings-holiday = { $what ->
     [previous] Meet on the working day before
     [week-later] Meet a week later
     [keep] Meet all the same
     [skip] Leave it out
    *[next] Meet on the next working day
  }
meetings-form-series = the time of the meetings
meetings-series-title = When do we meet?
meetings-series-lead = Write the rule in your own words. Coming meetings follow it; those moved by hand stay.
meetings-label-rule = Rule
meetings-example-rule = For example: 2nd Thursday at 13, or last Tuesday of the month at 9
meetings-label-length = Length in minutes
meetings-label-place = Place
meetings-example-place = For example: city hall, room 3
meetings-label-meeting-link = Meeting link
meetings-label-months = Months without a meeting
meetings-months-off-now = No meeting: { $months }
meetings-months-off-none = Meetings in every month
meetings-label-holiday = If the day is a holiday
meetings-say-rule = Write the rule, for example “2nd Thursday at 13” or “last Tuesday of the month at 9”.
meetings-series-saved = The meetings are agreed.
meetings-form-switches = reminders of meetings
meetings-switches-title = What does Kehu do by itself?
meetings-label-switches = Before a meeting
meetings-switch = { $switch ->
     [call] call
     [remind] reminder
     [freeze] lock
     [agenda] agenda
     [soon] an hour before
    *[invite] invitations to present
  }
meetings-switch-long = { $switch ->
     [call] Ask for items 7 working days before
     [remind] Remind those who have not answered 3 working days before
     [freeze] Lock the agenda on the working day before
     [agenda] Post the agenda to the channel on the working day before
     [soon] Remind in the channel an hour before, and presenters privately too
    *[invite] Invite quiet projects to present
  }
meetings-switches-none = nothing by itself
meetings-label-asks = Who is asked for items?
meetings-asks = { $who ->
     [managers] Those who manage a project or hold a role
     [everyone] Everyone
    *[nobody] Only the channel
  }
meetings-switches-saved = Saved what I do before meetings.
meetings-move = Move
meetings-cancel = Cancel it
meetings-restore = Restore
meetings-form-move = moving a meeting
meetings-move-title = Move the meeting
meetings-label-day = New day
meetings-label-start = Starts
meetings-example-start = at …
meetings-say-day = To which day shall I move the meeting?
meetings-form-cancel = cancelling a meeting
meetings-cancel-title = Shall we cancel the meeting?
meetings-cancel-lead = Proposed items move to the next meeting. It can be restored.
meetings-label-why = Why? Everyone sees the reason.
meetings-meeting-moved = The meeting has moved, the new time is { $when }.
meetings-meeting-cancelled = { $n ->
     [0] The meeting is cancelled. There were no items to move.
     [one] The meeting is cancelled. { $n } item moved to the next one.
    *[other] The meeting is cancelled. { $n } items moved to the next one.
  }
meetings-cancelled-already = This meeting is already cancelled.
meetings-restored = The meeting follows the rule again, the time is { $when }.
meetings-restored-already = The meeting already follows the rule.

## Refusals

meetings-gone = This is no longer there. Nothing was changed.
meetings-error-none = The time of the meetings is not agreed yet, so there is no agenda.
meetings-error-no-series = Agree first when you meet.
meetings-error-no-next = The next meeting is not agreed yet. Nothing was changed.
meetings-error-begun = The meeting has begun or is over, so it can no longer be changed.
meetings-error-early = The meeting can be started two hours before its time. Nothing was changed.
meetings-error-not-planned = This meeting is not under way. Nothing was changed.
meetings-error-over = The meeting is over.
meetings-error-past-day = The rule's own day has passed. Move the meeting to another day.
meetings-error-no-minutes = The minutes are ready when the meeting is ended.
meetings-error-section = Choose a section.
meetings-error-section-typed = Write one of these: news, theme, project presentation, cats and successes.
meetings-error-title = Write a title.
meetings-error-item-minutes = Write the minutes as a number from { $least } to { $most }.
meetings-error-project = Choose the project of the presentation. If it is not on the list, propose the matter for the news.
meetings-error-presenter = Choose a presenter from the network, or write the guest's name.
meetings-error-link = A link begins with https://. Copy it from the browser's address bar.
meetings-error-fixed = This item belongs to every meeting, so it cannot be moved.
meetings-error-settled = This item has been dealt with or removed. Nothing was changed.
meetings-error-frozen = The agenda is locked, so the item can no longer be changed. The coordinator can help.
meetings-error-changed = Someone else changed the item at the same time. Check the fields and save again. The item is now: { $title }
meetings-error-doubled = The project already has its turn. Project: { $project }
meetings-error-owner = Choose who promises.
meetings-error-what = Write what is promised.
meetings-error-due = Choose a day.
meetings-error-far = The day is very far away. Choose a nearer one.
meetings-error-reason = Write a short reason.
meetings-error-item = Choose an item.
meetings-error-amend = Write what to add.
meetings-error-day = Choose a new day.
meetings-error-rule = Write which weekday of the month, for example “2nd Thursday at 13”.
meetings-error-fifth = Not every month has a fifth weekday. Choose 1st to 4th, or the last.
meetings-error-weekend = Choose a working day from Monday to Friday.
meetings-error-day-off = Choose what to do when the day is a holiday.
meetings-error-start = A meeting can start between seven in the morning and eight in the evening.
meetings-error-minutes = The length is { $least } to { $most } minutes, and the meeting ends on the same day.
meetings-error-every = Choose how many months lie between meetings: 1 to 12.
meetings-error-months-off = Leave at least one month in which you meet.
meetings-error-no-months = By this rule you would never meet. Change the months without a meeting.
meetings-error-two-lengths = The length was given twice, in two ways. Write it once.
meetings-error-weekly = Meetings are monthly. Write for example “2nd Thursday at 13”.
meetings-error-time = There is no such time as “{ $input }”. Write it in numbers, for example 13 or 9:15
meetings-error-word = I could not read this word in the rule: { $word }
