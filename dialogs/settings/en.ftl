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
