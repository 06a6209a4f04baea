## The checklist

kickoff-name = Kickoff
kickoff-funder = { $funder ->
     [esr] ESF+
     [eakr] ERDF
     [jtf] JTF
     [leader] Leader
     [interreg] Interreg
     [state] Government grant
     [eu] Other EU funding
    *[other] Other funder
  }
kickoff-progress = { $done }/{ $total } done
kickoff-progress-skipped = { $settled }/{ $total } settled: { $done } done, { $skipped } skipped
kickoff-progress-label = { $done } done, { $total ->
     [one] { $total } item
    *[other] { $total } items
  } in all
kickoff-all-settled = All { $total } settled. Thank you, everyone!
kickoff-spoken = { $done } settled, { $total ->
     [one] { $total } item
    *[other] { $total } items
  } in all
kickoff-late-label = { $n ->
     [0] No items past their date
     [one] { $n } item past its date
    *[other] { $n } items past their date
  }
kickoff-late = Past the date
kickoff-late-more = { $n ->
     [one] { $n } more item is below in its phase.
    *[other] { $n } more items are below in their phases.
  }
kickoff-next = Next
kickoff-phases = Phases
kickoff-phase-settled = { $n ->
     [one] ✓ The only item settled
    *[other] ✓ All { $n } settled
  }
kickoff-phase-progress = { $settled }/{ $total } settled
kickoff-phase-late = { $n ->
     [one] { $n } past its date
    *[other] { $n } past their dates
  }
kickoff-phase-waiting = waiting for a date
kickoff-on-top = { $n ->
     [one] { $n } item is higher up on this card.
    *[other] { $n } items are higher up on this card.
  }
kickoff-open-phase = Open phase
kickoff-last = Latest: { $what }
kickoff-items = { $n ->
     [one] { $n } item
    *[other] { $n } items
  }
kickoff-date-was = the date was { $day }
kickoff-waiting-date = waiting for a date: { $anchor }
kickoff-no-date = no date
kickoff-now = now
kickoff-now-why = The calculated date { $due } had already passed when the dates were set. Nobody is late. Do this among the first.
kickoff-over = all settled
kickoff-somebody = Somebody
kickoff-me = { $name } (you)

## Buttons

kickoff-all = All items
kickoff-add-item = Add item
kickoff-move-date = Move a date
kickoff-people = Responsibilities
kickoff-comment = Comment
kickoff-skip = Skip
kickoff-open-item = Open
kickoff-open-list = Open checklist
kickoff-give = Give to another
kickoff-from-start = To the start
kickoff-reopen = Open again
kickoff-edit = Edit
kickoff-start-button = Start a project
kickoff-move-n = { $n ->
     [0] Save the date
     [one] Move { $n } item
    *[other] Move { $n } items
  }

## Starting

kickoff-start-over = Start of a new project
kickoff-start-title = Start a project
kickoff-start-lead = I'll make a checklist and calculate the dates. Everything can be changed later. The list is also shown in the network's channel.
kickoff-label-name = Project name
kickoff-example-name = For example Kotoportti
kickoff-label-manager = Project manager
kickoff-error-manager = Choose the project manager.
kickoff-label-funder = Funder
kickoff-label-number = Case number
kickoff-example-number = For example 1234/02.05.00/2026
kickoff-label-conditions = Which of these apply to the project?
kickoff-label-k = Kickoff meeting (if empty: 15 working days from the decision)
kickoff-hint-dates = Leave a date empty if it is not known yet. You can add it later.
kickoff-more = Other dates and case number
kickoff-error-project = Type the project name. You can add the rest later.
kickoff-error-order = The project would start { $begin } and end already { $end }, so check the dates.
kickoff-created = The checklist is ready. It has { $n ->
     [one] { $n } item
    *[other] { $n } items
  }. Project: { $project }
kickoff-exists = The project already has a checklist, so I did not make another.
kickoff-ask-name = What is the name of the project?
kickoff-ask-p = When did the decision come? Write the date, for example 2.12.2026. If it is not known, write “not yet”.
kickoff-ask-a = When does the project start? Write the date or “not yet”.
kickoff-ask-conditions = Which of these apply to the project: group project, new staff, procurement, personal data, ESF+, steering group or investments? Write them in one message. If none apply, write “no”.

## What a click says

kickoff-item-left = { $n ->
     [0] The item is done, and with it the whole list. Thank you, everyone!
     [one] The item is done. { $n } item is left.
    *[other] The item is done. { $n } items are left.
  }
kickoff-already-skipped = { $person } skipped this item { $when }. Nothing was changed.
kickoff-reopened = The item is open again: { $title }
kickoff-skipped = The item is skipped: { $title }
kickoff-commented = The comment is saved.
kickoff-given = The item is now done by { $person }: { $title }
kickoff-moved = The new due date is { $day }: { $title }
kickoff-added = I added the item: { $title }
kickoff-people-saved = The responsibilities are saved.
kickoff-gone = This item no longer exists. Nothing was changed.

## Forms

kickoff-form-create = starting a project
kickoff-form-skip = skipping an item
kickoff-form-comment = a comment
kickoff-form-give = giving an item to another
kickoff-form-move = moving an item
kickoff-form-add = a new item
kickoff-form-anchor = moving a date
kickoff-form-people = responsibilities
kickoff-form-template = an item of the template
kickoff-skip-title = Skip this item?
kickoff-skip-reason = Why are you skipping this item? The reason helps improve the template.
kickoff-example-reason = For example: the limit is not exceeded in this project
kickoff-error-reason = Write briefly why the item is skipped.
kickoff-comment-title = Comment on the item
kickoff-label-comment = Comment
kickoff-error-comment = Write a comment.
kickoff-give-title = Give the item to another
kickoff-label-to = Who does the item?
kickoff-error-person = Choose one member of the network. Write the name as it is in Teams.
kickoff-move-title = Move the date of the item
kickoff-label-day = New date
kickoff-error-day = Choose a date.
kickoff-move-hint = A date set by hand stays even if the project's dates move.
kickoff-add-title = Add an item
kickoff-label-title = What needs to be done?
kickoff-example-title = For example: book a room for the workshop
kickoff-error-title = Write what needs to be done.
kickoff-label-phase = Phase
kickoff-label-who = Who does it?
kickoff-label-due = Due date
kickoff-ask-due = By when? Write the date or “not yet”.
kickoff-anchor-title = Move a date of the project
kickoff-anchor-lead = I'll first show what would move. Nothing is changed yet.
kickoff-label-anchor = Which date moves?
kickoff-error-anchor = Choose which date moves.
kickoff-nobody = nobody yet
kickoff-error-role = Choose a role.
kickoff-people-title = Who is responsible for what?
kickoff-people-hint = For a role left empty I remind the project manager.

## Moving an anchor

kickoff-preview-title = Shall we move the date?
kickoff-preview-lead = { $anchor }: { $old } → { $new }
kickoff-anchor-preview = { $n ->
     [0] No item changes its date.
     [one] { $n } open item changes its date.
    *[other] { $n } open items change their dates.
  } Done items and dates set by hand stay as they are.
kickoff-preview-moves = Moves
kickoff-preview-rest = { $n ->
     [one] { $n } more item
    *[other] { $n } more items
  }
kickoff-preview-stays = Stays as it is
kickoff-stays-settled = ✓ Settled, not changed
kickoff-stays-by-hand = Date set by hand
kickoff-preview-changed = The list changed in the meantime, so nothing was moved. Here is a new preview.
kickoff-anchor-moved = { $n ->
     [0] The date is saved. No item moved.
     [one] The date is saved, and { $n } item moved.
    *[other] The date is saved, and { $n } items moved.
  }
kickoff-anchor-same = The date is already this. Nothing was changed.
kickoff-anchor-already = The date has already been moved. You don't need to do anything.

## One item

kickoff-all-lead = Open an item to see its guidance, source and history.
kickoff-fact-state = State
kickoff-fact-who = Responsible
kickoff-fact-due = Due date
kickoff-fact-rule = Calculated
kickoff-by-hand = date set by hand
kickoff-source = Checked { $checked }, source: { $source }
kickoff-history = History
kickoff-state-done = Done
kickoff-state-skipped = Skipped
kickoff-state-late = Past its date
kickoff-state-today = Today
kickoff-state-coming = Coming up
kickoff-state-waiting = waiting for a date

## History

kickoff-item-done = { $person } marked this item done { $when }: { $title }
kickoff-item-skipped = { $person } skipped this item { $when }: { $title }
kickoff-item-reopened = { $person } opened this item again { $when }: { $title }
kickoff-item-commented = { $person } commented on this item { $when }: { $title }
kickoff-item-given = { $person } gave this item to another { $when }: { $title }
kickoff-item-added = { $person } added this item { $when }: { $title }
kickoff-item-moved = { $person } moved the date of this item { $when } (was { $old }, now { $new }): { $title }
kickoff-list-created = { $person } made the checklist { $when }
kickoff-list-people = { $person } updated the responsibilities { $when }
kickoff-list-anchor = { $person } moved a date of the project { $when } ({ $anchor }: { $new })

## Projects

kickoff-projects = Projects
kickoff-projects-title = { $n ->
     [one] { $n } project
    *[other] { $n } projects
  }{ $late ->
     [0] { "" }
     [one] , { $late } needs attention
    *[other] , { $late } need attention
  }
kickoff-projects-lead = The bar shows how many items are settled. Open a project by its name.
kickoff-projects-late = Needs attention
kickoff-projects-going = Under way
kickoff-projects-over = Kickoff settled
kickoff-projects-rest = { $n ->
     [one] { $n } more project
    *[other] { $n } more projects
  }
kickoff-projects-by-name = Open one of these by typing “project” and its name.
kickoff-next-day = next { $day }
kickoff-no-projects = There are no projects yet. Start the first one, and I'll make its checklist.
kickoff-no-project = No project was found by this name: { $name }
kickoff-which-project = Which of these did you mean?

## Reminders and home

kickoff-nudge-title = Kickoffs
kickoff-why-manager = you are the project manager
kickoff-why-given = given to you
kickoff-why-role = your role: { $role }

## The template

kickoff-template-button = Template
kickoff-template-title = Checklist template, version { $version }
kickoff-template-lead = The template has { $n ->
     [one] { $n } item
    *[other] { $n } items
  }. A change makes a new version. Open checklists stay as they are.
kickoff-template-versions = Versions
kickoff-template-version = Version { $version }, { $day }, { $person }
kickoff-template-shipped = Kehu
kickoff-template-editors = support or the coordinator
kickoff-template-edit-title = Change an item of the template
kickoff-template-add-title = Add an item to the template
kickoff-template-edit-lead = The change concerns new kickoffs.
kickoff-template-changed = Somebody changed the template in the meantime, so nothing was saved. Open the template again.
kickoff-template-saved = The template is now version { $version }
kickoff-template-removed = The item is removed. The template is now version { $version }
kickoff-template-remove = Remove the item from the template
kickoff-label-title-fi = Item in Finnish
kickoff-label-title-en = Item in English
kickoff-label-guidance-fi = Guidance in Finnish
kickoff-label-guidance-en = Guidance in English
kickoff-error-guidance = Write a short guidance.
kickoff-label-role = Responsible role
kickoff-label-rule = Rule of the due date
kickoff-error-rule = Write the rule like this: K−10 ap, A+2 kk or K
kickoff-rule-hint = P decision, A start, K kickoff meeting, O1 steering group, M1 payment period, L end. ap is a working day, kk a month.
kickoff-label-condition = Condition (empty: applies to all)
kickoff-no-condition = no condition
kickoff-error-phase = Choose a phase.
kickoff-label-note = Why does the template change?
kickoff-label-remove = Removal

## Help

kickoff-help-start = start a project: checklist and dates
kickoff-help-start-word = kickoff
kickoff-help-projects = all projects and how they are going
kickoff-help-projects-word = projects
kickoff-help-project = one project, for example “project Digipolku”
kickoff-help-project-word = project
kickoff-list-left = A person left the network, and their items went on { $when }
kickoff-fact-open = Open items
kickoff-fact-late = Past their due date

## The template learns

kickoff-lessons-nudge = The checklist's template
kickoff-lessons-button = Proposals ({ $n })
kickoff-lessons-title = { $n ->
     [0] No proposals for the template
     [one] { $n } proposal for the template
    *[other] { $n } proposals for the template
  }
kickoff-lessons-lead = Finished kickoffs taught this. The chosen proposals make a new version of the template.
kickoff-lessons-none = When a kickoff is finished, what it taught comes here as proposals.
kickoff-lessons-waiting = { $n ->
     [one] There is { $n } proposed change to the template
    *[other] There are { $n } proposed changes to the template
  }
kickoff-lessons-why = from what finished kickoffs taught
kickoff-template-evidence = Projects that skipped this item: { $skipped }, projects that passed its date: { $late }: { $title }
kickoff-lesson-remove = Remove: { $title }
kickoff-lesson-later = Move later: { $title }
kickoff-lesson-add = Add: { $title }
kickoff-lesson-projects = from the projects: { $projects }
kickoff-lesson-new-due = New due date: { $due }
kickoff-lessons-evidence = The evidence
kickoff-lessons-survey = What those who were there answered
kickoff-lessons-list = The list helped us start: mean { $mean }, answers { $n }
kickoff-lessons-dates = The due dates fitted: mean { $mean }, answers { $n }
kickoff-lessons-support = Support came in time: mean { $mean }, answers { $n }
kickoff-lessons-words = Free text, in shuffled order
kickoff-lessons-choose = Your choice
kickoff-lessons-label = Which proposals do you choose?
kickoff-lessons-accept = Make a new version
kickoff-lessons-decline = Decline the chosen
kickoff-lessons-none-chosen = Choose at least one proposal. Nothing was changed.
kickoff-lessons-note = Learned from experience, changes { $n }
kickoff-lessons-accepted = The template is now version { $version }, with { $n ->
     [one] { $n } change
    *[other] { $n } changes
  }. Managers of running projects can take the changes line by line.
kickoff-lessons-declined = The proposal is put aside, and comes back only if more projects tell the same. Declined: { $n }
kickoff-changes-nudge = Changes to the template
kickoff-changes-title = { $n ->
     [0] The template has nothing new for this list
     [one] The template has { $n } change
    *[other] The template has { $n } changes
  }
kickoff-changes-lead = Take a change into your list or leave the list as it is. You decide about each.
kickoff-changes-none = All changes have been gone through.
kickoff-changes-waiting = { $n ->
     [one] The template has { $n } change that you can take into your list
    *[other] The template has { $n } changes that you can take into your list
  }
kickoff-change-added = New item
kickoff-change-removed = Removed from the template
kickoff-change-due = New due date
kickoff-change-take = Take it
kickoff-change-leave = Leave as is
kickoff-change-gone = This change was already decided, so nothing was changed.
kickoff-change-taken = The change is in the list now: { $title }
kickoff-change-left = The list stays as it was: { $title }
kickoff-change-reason = Removed in version { $version } of the template
