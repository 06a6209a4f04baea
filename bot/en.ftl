## Install, home, help, dialog

shared-install-greeting = Hello! I'm Kehu, the network's helper. I remind people of what was agreed, pass decisions on to project support and put together the meeting agenda. In this channel I read only messages that mention @Kehu.
shared-install-private = Your own matters and confidential ones belong in a private chat. Open a chat with me and type “home”.
home-title = Hello { $firstName }! Here is what you have open.
home-open-items = { $n ->
     [0] You have no open items.
     [one] You have { $n } open item.
    *[other] You have { $n } open items.
  }
home-waiting = { $n ->
     [0] Nothing is waiting for your answer.
     [one] { $n } matter is waiting for your answer.
    *[other] { $n } matters are waiting for your answer.
  }
help-intro = Choose a button on the card or write in your own words. For example: “agenda project status”, “decision” or “who knows procurement”.
unknown-suggest = Did you mean one of these? If not, type “help” and I'll show everything I can do.
unknown-thanks = You're welcome.
dialog-cancelled = All right, we'll leave this. Nothing was saved.
dialog-interrupted = Left unfinished: { $form }. Shall we go on from where you left off?
dialog-restored = I was away for a moment. What you wrote is safe, and you can go on from here.

## Lines that many messages share

line-reason = Reason: { $reason }
line-project = Project: { $project }

## Nudges

nudge-before = Coming up, due { $due }: { $title }
nudge-due = Due today: { $title }
nudge-late = The date was { $due }: { $title }
nudge-late-ask = Is this already done, shall we move the date, or shall we ask for help?
nudge-bundle = { $n ->
     [one] Today's reminder: { $n } matter
    *[other] Today's reminders: { $n } matters
  }
nudge-why = You get this because { $reason ->
     [owner] this item is yours
     [promise] you promised this in a meeting
     [asked] you were asked for an agenda item
    *[role] you hold this role
  }.
nudge-later = All right. Next reminder: { $due }
nudge-stopped = I won't remind you of this any more. The matter is still there: type “home” to see it.
nudge-catch-up = Reminders did not go out { $period }, so here is everything in one message.

## Refusals and errors

refusal-not-allowed = Only { $role } can do this. Nothing was changed.
refusal-stale-card = This card is out of date, so nothing was changed. Here is the latest card.
refusal-already-done = { $person } already marked this done { $when }. You don't need to do anything.
refusal-not-your-form = { $person } opened this form. You can open your own with the same command.
refusal-too-long = The text is too long: it has { $length } characters, and there is room for { $max }. Shorten it and send again.
refusal-impossible-date = There is no such date as “{ $input }”. Write the date like this: 7.12.2026
refusal-past-date = The date { $date } has already passed. Choose today or a later date.
refusal-required = Please fill in: { $field }
error-not-saved = Something went wrong, and nothing was saved. Try again in a moment. If it happens again, tell the coordinator this reference: { $code }
error-outsider = Kehu is for the members of the network. If you should be one, ask the coordinator to add you to the team.
error-maintenance = Kehu is being maintained right now, and nothing was saved. Try again { $when }.

## Words of the card parts

host-show = Show
host-rest-of-text = The rest of the text
host-hide = Hide
host-change = Change…
host-change-label = Change: { $row }
host-open-label = Open: { $row }
host-done = Done
host-later = Later
host-stop-nudges = Stop reminders
host-send = Send
host-save = Save
host-start = Start
host-cancel = Cancel
host-yes = Yes
host-no = No
host-choose = Choose
host-pick-date = Choose a date
host-skipped-line = Skipped: { $item }
host-progress = Progress
host-list-and = { $names } and { $last }
host-list-more = { $names } and { $n ->
     [one] { $n } other
    *[other] { $n } others
  }
host-minutes-spoken = { $n ->
     [one] { $n } minute
    *[other] { $n } minutes
  }

## The host's own cards and sentences

host-name = Kehu
host-introduction = Introduction
host-suggest-title = Choose one
host-resume-title = Shall we go on?
host-private-only = This belongs in a private chat. Open a chat with me and type the same command there.
host-typed-in-chat = I did not save this message, but it is visible in the Teams chat under your name. If you want to be anonymous, delete the message and write in the form.
host-nothing-to-cancel = Nothing was left unfinished.
host-old-card = This card is out of date, so nothing was changed. Type “home” to get a new card.
host-already-saved = This is already saved. You don't need to do anything.
host-somebody = Another member
host-saved = Saved
host-there-already = Already there
host-show-card = Show the card
host-dialog-lead = The form opens for you only.
host-dialog-open = Open the form

## Files

host-file-title = The file is ready
host-file-link-lead = The link is for you, works once and runs out soon. You have { $minutes }, and after that you can ask for a new one.
host-file-open = Download the file
host-file-description = Shall I save the file in your OneDrive? The offer holds for ten minutes.
host-file-declined = All right, the file was not saved.
host-file-gone = This file can no longer be had here. Ask Kehu for it again.
host-file-not-stored = The file could not be saved. Ask for it again in a moment.

## Roles and people

role-offered = { $person } offers you a role: { $role }. Will you take it?
role-swap = { $person } would like to swap roles with you. You would become: { $role }. The swap takes effect when both have accepted it.
role-handover = You now have the role: { $role }. Here is everything that came over to you.
people-leaver = { $person } is no longer a member of the network. { $n ->
     [0] There were no open items.
     [one] { $n } open item moved to the role: { $role }
    *[other] { $n } open items moved to the role: { $role }
  }

## Own data

data-export = Here is your data as a file. Anonymous feedback, answers and cats are not included, because they cannot be linked to you.
data-erase-confirm = Shall I delete your data from Kehu? Deleted: { $removed }. Kept: { $kept }. This cannot be undone.
data-erased = I deleted your data from Kehu. You can delete the messages of our chat yourself in Teams.

## Mail in a card's place

host-mail-foot = This came by e-mail because I cannot reach you in Teams. Open the chat with Kehu in Teams, and messages go there again. This message cannot be replied to.
