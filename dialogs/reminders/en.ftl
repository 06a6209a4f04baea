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

## The reminders card

reminders-title = Reminders
reminders-lead = You get at most one reminder message a day, usually at { $daily }. I don't write in the evening, at weekends or on public holidays, only on working days { $hours }.
reminders-kinds = What I remind you of
reminders-no-kinds = There is nothing to remind you of yet.
reminders-on = on
reminders-off = off
reminders-turn-on = Turn on
reminders-turn-off = Turn off
reminders-kind-on = I remind you again. Topic: { $kind }
reminders-kind-off = I don't remind you of this topic. The matters are still there. Topic: { $kind }
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
reminders-away-title = Until when are you away?
reminders-away-lead = I send no reminders while you are away. The first can come on the next working day.
reminders-label-last = What is your last day away?
reminders-later-title = When shall I remind you again?
reminders-label-day = On which day shall I remind you?
reminders-error-day = Choose a day.
reminders-error-today = Today's reminder is this one. Choose a later day.
reminders-error-far = The day is more than three years away. Check the year.

## How the messages are going, for the coordinator

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
    *[other] Teams did not take the message
  }
