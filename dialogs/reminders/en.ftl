## The command

reminders-help = what I remind you of, and when you are away
reminders-help-word = reminders

## The daily message

reminders-nothing = No reminders
reminders-all-done = These have been taken care of. You don't need to do anything.
reminders-done = Taken care of: { $n }
reminders-rest = { $n ->
     [one] { $n } more matter
    *[other] { $n } more matters
  }
reminders-rest-home = Type “home” to see the others. There are: { $n }
reminders-rule = At most one reminder message a day, on working days { $hours }. You can choose your reminders by typing “reminders”.
reminders-stopped-all = I won't remind you of these any more. You can take the reminders back by typing “reminders”.
reminders-when = When shall I remind you again?
reminders-tomorrow = Tomorrow
reminders-next-week = Next week
reminders-other-day = Other day
reminders-period = on { $days }
reminders-stop-which = Which reminders shall I stop?
reminders-stop-these = Only these matters
reminders-stop-kind = Whole topic
reminders-mail-how = Take care of these in Teams: open the chat with Kehu and type “home”. You can choose the times and topics of your reminders by typing “reminders”.

## The reminders card

reminders-title = Reminders
reminders-lead = You get at most one reminder message a day, usually at { $daily }. I don't write in the evening, at weekends or on public holidays, only on working days { $hours }.
reminders-kinds = What I remind you of
reminders-no-kinds = There is nothing to remind you of yet.
reminders-kinds-on = { $n ->
     [one] { $n } topic on
    *[other] { $n } topics on
  }
reminders-off = off
reminders-turn-on = Turn on
reminders-turn-off = Turn off
reminders-kind-on = I remind you again. Topic: { $kind }
reminders-kind-off = I don't remind you of this topic. The matters are still there. Topic: { $kind }
reminders-times = When and where
reminders-fact-daily = Daily reminder
reminders-fact-hours = I may write
reminders-fact-where = Where to
reminders-fact-language = Language
reminders-where = { $where ->
     [chat] only to Teams
    *[mail] to Teams, or by e-mail if Teams does not reach you
  }
reminders-language = { $code ->
     [en] English
    *[fi] suomi
  }
reminders-times-button = Change times
reminders-times-set = Your choices are saved. The daily reminder comes at { $daily }, and otherwise I write on working days { $hours }.
reminders-away = Time away
reminders-not-away = When you are on leave or otherwise away, I send no reminders.
reminders-away-button = I am away
reminders-away-until = You are away. Last day away: { $last }
reminders-away-next = Reminders can come again: { $first }
reminders-back = I am back
reminders-welcome-back = You get reminders again.
reminders-stopped = Stopped reminders
reminders-resume = Remind again
reminders-resumed = I remind you of this again when it is time.

## Forms

reminders-form-away = time away
reminders-form-later = putting a reminder off
reminders-form-times = times of reminders
reminders-times-title = When and where shall I remind you?
reminders-times-lead = I never write at weekends or on public holidays. Questions to you and answers come at once, but only during the hours you choose.
reminders-label-daily = At what time does the daily reminder come?
reminders-label-opens = From when may I write?
reminders-label-closes = Until when may I write?
reminders-label-where = Where shall I write?
reminders-label-language = In which language?
reminders-error-choose = Choose one.
reminders-error-hours = Choose at least two hours between { $earliest } and { $latest }.
reminders-error-daily = The daily reminder cannot come when I don't write. Choose a time within your own hours.
reminders-away-title = Until when are you away?
reminders-away-lead = I send no reminders while you are away. The first can come on the next working day.
reminders-label-last = What is your last day away?
reminders-later-title = When shall I remind you again?
reminders-label-day = On which day shall I remind you?
reminders-error-day = Choose a day.
reminders-error-today = Today's reminder is this one. Choose a later day.
reminders-error-far = The day is more than three years away. Check the year.

## How the messages are going, for the coordinator

reminders-status-button = State of reminders
reminders-status-title = How reminding is going
reminders-status-lead = The numbers are of the last 30 days. Nobody's own reminders are shown here.
reminders-coordination = the coordinator or the deputy
reminders-status-nudges = Reminders
reminders-status-reached = Whom messages reach
reminders-nudges-waiting = Planned
reminders-nudges-silenced = Put off or stopped
reminders-nudges-told = Told
reminders-nudges-acted = Answered in the message
reminders-nudges-settled = Settled first
reminders-nudges-expired = Expired
reminders-by-mail = Get their reminders by e-mail: { $people }
reminders-delivery = How messages arrive
reminders-unreachable = { $n ->
     [0] Messages reach every member.
     [one] I cannot reach { $n } member: { $people }
    *[other] I cannot reach { $n } members: { $people }
  }
reminders-unreachable-channel = I cannot write to the channel: { $channels }
reminders-count-planned = Waiting to be sent
reminders-count-sent = Sent
reminders-count-given-up = Not sent
reminders-count-expired = No longer needed
reminders-oldest = The message that has waited longest was ready { $when }.
reminders-given-up = Latest messages that were not sent
reminders-somewhere = Channel
reminders-what = { $kind ->
     [nudges] the daily reminders
     [greeting] greeting to the channel
     [card-update] update of a card
     [card-post] card
    *[other] message
  }
reminders-cause = { $reason ->
     [blocked-by-user] has blocked Kehu's messages
     [not-in-roster] Kehu is not in the conversation
     [disabled-by-admin] an administrator has disabled Kehu
     [writes-blocked] the conversation takes no messages
     [app-removed] Kehu was removed from the conversation
     [gone] the conversation no longer exists
     [no-address] the address is not known yet
     [too-large] the message was too large
     [service-url] the address of Teams is not known
     [unauthorized] Teams did not accept Kehu's credentials
     [no-token] Kehu got no token for Teams
     [not-drawn] Kehu could not finish the message
     [mail-rejected] the recipient's server did not take the e-mail
     [mail-unavailable] the e-mail server did not answer
     [no-smtp] e-mail has not been set up
    *[other] Teams did not take the message
  }
