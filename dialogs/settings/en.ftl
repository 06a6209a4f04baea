## Settings

settings-help = language and the network's roles
settings-help-word = settings
settings-title = Settings
settings-lead-own = These concern you and the roles of the network.
settings-lead-channel = The language of this channel. Your own settings are in our private chat.
settings-language = Language
settings-language-now = I now speak English.
settings-language-fi = Suomi
settings-language-en = English
settings-chosen = { $language ->
     [en] From now on I speak English.
    *[fi] Puhun tästä lähtien suomea.
  }
settings-roles = Roles
settings-roles-hint = Roles are given by the coordinator and project support.
settings-role = { $role ->
     [coordinator] coordinator
     [deputy] deputy coordinator
     [support] project support
     [finance] finance
     [hr] HR
     [procurement] procurement
     [communications] communications
     [data-protection] data protection
    *[records] records
  }
settings-nobody = nobody yet
settings-give = Give a role
settings-take = Remove
settings-give-title = Give a role
settings-form-role = giving a role
settings-label-role = Role
settings-label-to = To whom?
settings-error-role = Choose a role.
settings-error-person = Choose a member of the network.
settings-error-last-coordinator = The network always has a coordinator. Give the role to another first, then you can remove this one.
settings-editors = the coordinator or project support
settings-coordination = the coordinator or the deputy
settings-given = The role is now given. { $role }: { $person }
settings-had = This person already has the role. { $role }: { $person }
settings-taken = The role is removed. { $role }: { $person }

## Offers, swaps and handovers

settings-pass = Hand over
settings-pass-title = Hand over or swap a role
settings-pass-lead = The role is yours until the other has accepted it. I ask them privately.
settings-pass-swap = { $person }, swap: { $role }
settings-form-pass = handing over a role
settings-give-lead = The roles of coordinator and deputy are offered, and the person answers. Project support's roles take effect at once.
settings-give-up-lead = If you have no time for the role and nobody to follow you yet, you can also give it up.
settings-give-up = Give the role up
settings-pending = Waiting for an answer
settings-offer-over = Roles of the network
settings-offer-open = Open
settings-offer-sent = The offer is on its way. I will tell you the answer.
settings-offer-waits-already = { $person } has not answered the same offer yet. I did not send another.
settings-offer-by = Answer { $day } at the latest
settings-offer-until = An answer is awaited by { $day }
settings-offer-rules = You decide, and no reason is needed. Last day to answer: { $day }
settings-offer-gone = There is no such offer for you. Nothing was changed.
settings-offer-settled = This has been answered already. Nothing was changed.
settings-offer-lapsed = The offer's time is over, so nothing was changed. You can ask for a new one.
settings-offer-moot = Roles have changed since the offer, so nothing was changed.
settings-offer-no-answer = The offer's time ended without an answer. { $person }: { $role }
settings-swap-gives = From you would pass: { $role }
settings-accept = I accept
settings-decline = Not this time
settings-withdraw = Withdraw the offer
settings-show = Show the roles
settings-taker-told = { $state ->
     [declined] All right, the role does not come to you. Your answer goes only to the one who offered: { $person }
     [withdrawn] { $person } withdrew the offer. You don't need to do anything.
     [lapsed] The offer's time is over. You don't need to do anything.
    *[moot] The offer no longer stands, because roles have changed. You don't need to do anything.
  }
settings-giver-told = { $state ->
     [open] { $person } has not answered yet. Role: { $role }
     [accepted] { $person } accepted the role. Role: { $role }
     [declined] { $person } does not take the role this time. You can offer it to another. Role: { $role }
     [withdrawn] Withdrawn. This role is no longer offered. { $person }: { $role }
     [lapsed] { $person } had no time to answer, and the offer's time is over. You can offer the role again. Role: { $role }
    *[moot] The offer no longer stands, because roles or members have changed. { $person }: { $role }
  }
settings-handover-empty = You now have the role: { $role }. Nothing was left unfinished.
settings-given-note = If the role is not right for you, you can give it up here.
settings-ended = { $person } changed the roles, and this role is no longer yours. Thank you for looking after it.
settings-deputy-coordinates = The coordinator is no longer a member of the network, so the deputy coordinates from today.
settings-news = { $person } now coordinates the network.
settings-leaver-title = A member left the network
settings-moved-to = { $role ->
     [manager] project manager
     [support] project support
     [finance] finance
     [hr] HR
     [procurement] procurement
     [communications] communications
     [data-protection] data protection
    *[records] records
  }
settings-vacant = The network has no coordinator now
settings-vacant-how = you can take coordination at once and hand it over later
settings-take-up = Take coordination
settings-taken-up-already = { $person } already coordinates the network. Nothing was changed.
settings-takers = project support or whoever installed Kehu
settings-nudge-offer = Roles offered to you
settings-nudge-vacant = A missing coordinator
settings-error-swap = A swap needs two different roles, one held by each. Nothing was changed.
settings-error-not-yours = You do not have this role. Nothing was changed.
settings-error-has-it = { $person } already looks after this role. Choose another member.
settings-leaver-nameless = A member deleted their data from Kehu. { $n ->
     [0] There were no open items.
     [one] { $n } open item moved to the role: { $role }
    *[other] { $n } open items moved to the role: { $role }
  }
