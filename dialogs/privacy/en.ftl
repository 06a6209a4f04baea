## Own data

privacy-help-data = what is stored about you, as a file too
privacy-help-data-word = my data
privacy-help-forget = delete your own data from Kehu
privacy-help-forget-word = forget me
privacy-over = Own data
privacy-title = Your own data
privacy-file-name = my-data
privacy-as-xlsx = Get as Excel
privacy-as-json = Get as JSON
privacy-forget = Delete my data
privacy-logs = Kehu's logs hold no message texts. The messages in Teams are kept by Teams.
privacy-asked = Shall I delete your data from Kehu?
privacy-goes = Deleted:
privacy-remains = Kept:
privacy-final = This cannot be undone.
privacy-forget-title = Forget me
privacy-removed = name, contact details, language, roles, reminders, drafts and what is known of our chat
privacy-stays = common decisions, projects, checklists, minutes, promises and suggestions without your name
privacy-why = Why does something stay?
privacy-why-common = Decisions, checklists and minutes are the network's common work, and others need them. Your name is replaced by “Poistunut jäsen” (former member), and the texts that you wrote stay visible. Of feedback given in your name the text is deleted too.
privacy-why-sent = I cannot change e-mails that were sent or messages in other people's chats.
privacy-why-mark = A mark stays from which your name cannot be read. With it the team's roster does not bring your data back.
privacy-why-back = If you write to me later, you are a new member to me.
privacy-roles-end = Your roles end too: { $roles }
privacy-last-coordinator = The network would be left without a coordinator. You can hand the role over first: write “settings”.
privacy-forget-now = Delete my data
privacy-first-file = Get my data first
privacy-kept = All right, nothing was deleted.
privacy-already-erased = This data has been deleted already. You don't need to do anything.
privacy-erased-title = Your data is deleted
privacy-column-section = Topic
privacy-column-number = No.
privacy-column-field = Data
privacy-column-value = Content
privacy-section = { $name ->
     [person] You
     [conversations] Chats
     [drafts] Drafts
     [roles] Roles
     [role_offers] Offers of roles
     [reminders] Reminders
     [reminder_pauses] Pauses of reminders
     [decisions] Decisions you sent
     [decision_acts] Acknowledgements
     [decision_questions] Questions about decisions
     [projects] Your projects
     [project_roles] Responsibilities in projects
     [checklist_templates] Versions of the checklist template
     [checklist_acts] What you did on checklists
     [feedback] Feedback you gave
     [suggestions] Suggestions
     [suggestion_support] Suggestions you support
     [surveys] Surveys
     [meetings] Meetings you led
     [agenda_items] Agenda items
     [promises] Promises
     [reminder_times] Times of reminders
     [template_proposals] Decided proposals for the template
     [feedback_handled] Feedback you dealt with
     [anonymous_feedback_handled] Anonymous feedback you dealt with
     [suggestions_owned] Suggestions you look after
     [suggestion_changes] What you did on suggestions
     [suggestion_messages] Your messages about suggestions
     [agenda_moves] Agenda items you moved
     [minutes] What you wrote in minutes
     [agenda_requests] Requests for agenda items
     [invitations] Invitations to present a project
     [presenting_wishes] Projects' wishes to present
     [themes] Themes you proposed
     [theme_votes] Themes you voted for
    *[other] { $name }
  }
privacy-field = { $name ->
     [name] Name
     [given_name] Given name
     [email] E-mail
     [user_principal_name] User name
     [directory_id] Id in the directory
     [teams_id] Id in Teams
     [language] Language
     [joined] Member since
     [conversation] Id of the chat
     [seen] Last time
     [unreachable] Why messages did not arrive
     [role] Role
     [since] Since
     [kind] Kind
     [in_return] In return
     [from] From
     [to] To
     [made] When
     [state] State
     [day] Day
     [told] Reminded
     [until] Until
     [project] Project
     [number] Number
     [funder] Funder
     [version] Version
     [act] What
     [text] Text
     [title] Title
     [maker] Decided by
     [summary] What was decided
     [link] Link
     [sent] Sent
     [decision] Decision
     [function] Support function
     [acknowledged] Acknowledged
     [handled] Handled
     [question] Question
     [answer] Answer
     [answered] Answered
     [draft] Draft
     [opens] Messages from (hour)
     [daily] Daily reminder at (hour)
     [closes] Messages until (hour)
     [by_mail] By e-mail too
     [change] Change
     [recipient] To
     [withdrawn] Withdrawn
     [thanked] Thanked
     [suggested] Suggested
     [reason] Reason
     [reply_by] Reply by
     [week] Week
     [survey] Survey
     [about] About
     [launched_on] Began
     [closes_on] Last day
     [asked] You were asked
     [launched_by_me] Begun by you
     [meeting] Meeting
     [started] You started the meeting
     [ended] You ended the meeting
     [moved] Moved
     [notes] Notes
     [decisions] Decisions
     [written] Written
     [proposed] Proposed
     [presents] You present
     [promise] Promise
     [promised] Promised
     [carries] Yours now
     [due] Due
     [settled] Settled
     [asked_on] Asked on
     [response] Answer
     [willing] Willing to present
    *[other] { $name }
  }
privacy-value = { $value ->
     [fi] Finnish
     [en] English
     [deputy] deputy coordinator
     [support] project support
     [hr] HR
     [data-protection] data protection
     [told] sent
     [settled] no longer needed
     [moot] no longer valid
     [given] given
     [emergency] taken while there was no coordinator
     [people] responsibilities updated
     [anchor] date of the project
     [moved] date moved
     [kickoff-item] checklist item
     [decision-function] acknowledgement of a decision
     [decision-review] decision to look at again
     [decision-question] question about a decision
     [decision-setup] choosing the support channel
     [role-offer] offer of a role
     [role-vacant] missing coordinator
     [network] everybody in the network
     [thanks] thanks
     [worry] worry or shortcoming
     [idea] idea or wish
     [in-hand] in hand
     [trying] being tried
     [in-use] in use
     [not-now] not now
     [owner] owner changed
     [state] state changed
     [date] date of the reply changed
     [remove] item removed
     [later] later due day
     [add] item added
     [pulse] meeting pulse
     [kickoff] kickoff survey
     [yearly] state of development
     [own] own survey
     [dropped] given up
     [item] you proposed an item
     [none] not this time
     [everything] all reminders
     [kickoff-proposals] checklist template
     [kickoff-changes] changes of the template
     [suggestion-reply] promised reply to a suggestion
     [suggestion-stuck] suggestion whose reply is late
     [feedback-open] feedback that nobody has dealt with
     [feedback-open-anonymous] anonymous feedback that nobody has dealt with
     [meeting-call] items for a meeting
     [meeting-turn] turn to present a project
     [meeting-promise] promise given in a meeting
    *[other] { $value }
  }
