## Model texts

decision-label-summary = What was decided? Write one or two sentences.
decision-label-help = What do you need help with?
decision-sent = The decision is saved. The card is in the project support channel, and the e-mail has been sent.
decision-waiting = The decision is saved, but { $what ->
     [mail] the e-mail is waiting to be sent
     [card] the card is waiting to be sent
    *[both] the card and the e-mail are waiting to be sent
  }. I'll try again. You don't need to do anything.
decision-delivered = { $what ->
     [mail] The e-mail has
     [card] The card has
    *[both] The card and the e-mail have
  } now been sent. Decision: { $title }
decision-acked = { $function }: { $person } acknowledged { $when }
decision-unacked = Not yet acknowledged: { $functions }
decision-ask-back = { $person } asks about the decision: { $question }
decision-ask-back-where = Your answer will be shown in the decision's thread in the project support channel.
decision-handled = { $function }: handled { $when }, { $person }
decision-function-silent = The decision came { $date } and is still waiting to be acknowledged: { $function }. Acknowledging tells the sender that it has been seen.
decision-same-number = There is already a decision with this number, so I did not save another. Decision: { $title }
decision-start-kickoff = The funding decision is saved. Shall we start the project? I have filled in the dates.

## Words

decisions-kind = { $kind ->
     [funding] Funding decision
     [amendment] Amendment
     [procurement] Procurement decision
     [staff] Staff decision
     [steering] Steering group decision
    *[end] End of the project
  }
decisions-kind-words = { $kind ->
     [funding] funding
     [amendment] amendment
     [procurement] procurement
     [staff] staff
     [steering] steering
    *[end] ending
  }
decisions-function = { $function ->
     [finance] finance
     [hr] HR
     [procurement] procurement
     [communications] communications
     [data-protection] data protection
    *[records] records
  }
decisions-support = project support
decisions-nobody = nobody yet
decisions-editors = the sender, the project manager or project support
decisions-fact-project = Project
decisions-fact-kind = Kind of decision
decisions-fact-maker = Decided by
decisions-fact-number = Number
decisions-fact-sender = Sent by
decisions-fact-functions = Concerns
decisions-fact-help = Help asked in

## The card

decisions-spoken = { $kind }, project { $project }
decisions-state-new = New: nobody has acknowledged it yet
decisions-state-acked = Everyone has acknowledged it
decisions-state-handled = { $n ->
     [one] ✓ Handled: the only part is done
    *[other] ✓ Handled: all { $n } parts are done
  }
decisions-acks = Acknowledgements { $n }/{ $total }
decisions-acks-short = { $n }/{ $total } acknowledged
decisions-ack = Acknowledge
decisions-handle = Handled
decisions-ask-back = Ask back
decisions-answer = Answer
decisions-change = Change
decisions-open-link = Open the decision
decisions-open = Open
decisions-show = Show the decision
decisions-amend = Record an amendment
decisions-record = Record a decision
decisions-help-asked = help asked for
decisions-part-waiting = Waiting to be acknowledged
decisions-part-acked = ✓ Acknowledged
decisions-part-asked = ? Asked the sender
decisions-part-handled = ✓ Handled
decisions-part-silent = { $n ->
     [one] ! Has waited { $n } working day
    *[other] ! Has waited { $n } working days
  }
decisions-reminded = reminded { $day }
decisions-not-answered = { $person } has not answered yet
decisions-asked = { $person } asked back { $when }
decisions-answered = { $person } answered { $when }
decisions-last = Latest: { $what }
decisions-amends = Replaces: { $title }
decisions-amended-by = Replaced by: { $title }
decisions-review-on = The decision is looked at again: { $day }
decisions-gone = This decision is no longer there. Nothing was changed.
decisions-not-yours = This part ({ $function }) is taken care of by { $people }. Nothing was changed.
decisions-already-acked = { $person } already acknowledged this { $when }. You don't need to do anything.
decisions-already-handled = { $person } already marked this handled { $when }. You don't need to do anything.
decisions-already-answered = { $person } already answered this { $when }. You don't need to do anything.
decisions-already-reviewed = The decision has been looked at again already. You don't need to do anything.
decisions-reviewed = All right. The decision need not be looked at again.

## The receipt

decisions-receipt-title = The decision is saved
decisions-receipt-what = Decision: { $title }
decisions-receipt-ways = To project support
decisions-leaving = The card and the e-mail are on their way to project support. This receipt tells when they have been sent.
decisions-waits-for-setup = The decision waits until project support has chosen its channel. I am asking the coordinator to help. You don't need to do anything.
decisions-saved-receipt = The decision is saved. The receipt comes to our private chat.
decisions-way-card = Support's channel
decisions-way-mail = Support's e-mail
decisions-way-acks = Acknowledgements
decisions-way-sent = { $what ->
     [mail] ✓ Sent
    *[card] ✓ Delivered
  }
decisions-way-waiting = Waiting
decisions-way-unset = { $what ->
     [mail] e-mail has not been set up yet
    *[card] no channel has been chosen yet
  }
decisions-way-next = { $n ->
     [one] { $n } try, the next { $when }
    *[other] { $n } tries, the next { $when }
  }
decisions-way-given-up = ! Could not be delivered
decisions-way-tell-coordinator = tell the coordinator
decisions-begun = The project already has a checklist. Here it is.

## Questions

decisions-question-title = A question about a decision
decisions-ask-title = Ask the sender
decisions-ask-where = The question goes to a private chat. Answered by: { $person }
decisions-label-question = What would you like to ask?
decisions-label-function = Who asks?
decisions-error-question = Type the question.
decisions-asked-notice = The question has been sent. The answer comes to the decision's thread. Answered by: { $person }
decisions-asked-later = The question is saved. { $person } gets it { $when }. The answer comes to the decision's thread.
decisions-answer-title = Answer the question
decisions-label-answer = Your answer
decisions-error-answer = Type the answer.
decisions-answered-notice = Your answer is saved. It is shown in the decision's thread in the project support channel.
decisions-reply-title = { $person } answered the question

## The form

decisions-form-over = Project decision
decisions-form-title = Record a decision
decisions-form-lead = I pass the decision on to project support at once: to the channel and by e-mail.
decisions-label-project = Project
decisions-label-new-project = Name of a new project, if it is not on the list
decisions-label-project-name = Name of the project
decisions-example-project = For example Kotoportti
decisions-error-project = Choose a project or type the name of a new one.
decisions-error-project-name = Type the name of the project.
decisions-label-kind = What does the decision concern?
decisions-error-kind = Choose what the decision concerns.
decisions-error-kind-typed = Type one of these: funding, amendment, procurement, staff, steering group or end of the project
decisions-label-title = Title
decisions-example-title = For example: ESF+ funding granted
decisions-error-title = Type in short what was decided.
decisions-label-maker = Decided by
decisions-example-maker = For example the ELY Centre
decisions-error-maker = Type who decided.
decisions-label-day = Day of the decision
decisions-error-day = Choose the day of the decision.
decisions-label-number = Section or number
decisions-example-number = For example S31207
decisions-more = Link, the project's dates and the decision that this replaces
decisions-label-link = Link
decisions-example-link = For example https://city.example/214
decisions-error-link = Type the whole link: it begins with https://
decisions-label-starts = Project starts
decisions-label-ends = Project ends
decisions-error-order = The project would start { $begin } and end already { $end }, so check the dates.
decisions-label-review = The decision is looked at again
decisions-label-amends = Which decision does this replace?
decisions-say-project = Which project does the decision concern? Type its name.
decisions-say-kind = What does the decision concern? Type one of these: funding, amendment, procurement, staff, steering group or end of the project
decisions-say-maker = Who decided?
decisions-say-day = When was it decided? Type the day, for example 2.12.2026
decisions-say-number = What is the decision's section or number? If there is none, type “no”.
decisions-say-help = What do you need help with: finance, HR, procurement, communications, data protection or records? Type them in one message. If you need no help, type “no”.
decisions-label-functions = Whom does the decision concern?
decisions-functions-title = Whom does the decision concern?
decisions-functions-hint = Those who have acknowledged or asked stay.
decisions-error-functions = Choose at least one support function.
decisions-functions-saved = The change is saved.
decisions-form-record = recording a decision
decisions-form-ask = a question about a decision
decisions-form-answer = the answer to a question
decisions-form-functions = whom the decision concerns
decisions-form-mailbox = support's e-mail
decisions-form-kind = a kind of decision

## The register

decisions-register = Decisions
decisions-found = { $n ->
     [0] No decisions were found
     [one] { $n } decision
    *[other] { $n } decisions
  }
decisions-filtered = Narrowed to: { $filters }
decisions-filter = Search or narrow down
decisions-all = All
decisions-label-year = Year
decisions-label-words = Words
decisions-search = Search
decisions-newer = Newer
decisions-older = Older
decisions-last-year-words = last year's, last year
decisions-as-xlsx = Get as Excel
decisions-as-csv = Get as CSV
decisions-file-name = decisions
decisions-column-project = Project
decisions-column-kind = Kind
decisions-column-title = Title
decisions-column-maker = Decided by
decisions-column-day = Day of the decision
decisions-column-number = Section or number
decisions-column-summary = What was decided
decisions-column-link = Link
decisions-column-sender = Sent by
decisions-column-sent = Sent
decisions-column-acked = Acknowledged by
decisions-column-handled = Handled by
decisions-column-amends = Replaces
decisions-column-review = Looked at again

## Settings

decisions-settings = Project decisions
decisions-channel = Project support channel
decisions-channel-is = Decisions come to this channel.
decisions-channel-is-not = Decisions do not come to this channel.
decisions-channel-set = chosen
decisions-channel-how = not chosen yet: type “@Kehu settings” in support's channel
decisions-take-channel = Use for support
decisions-channel-taken = { $n ->
     [0] This is now the support channel. New decisions come here.
     [one] This is now the support channel. { $n } decision that was waiting comes here now.
    *[other] This is now the support channel. { $n } decisions that were waiting come here now.
  }
decisions-error-channel = Type “@Kehu settings” in the channel where decisions are wanted. Nothing was changed.
decisions-setup-role = the coordinator or project support
decisions-kinds = Whom decisions concern
decisions-mailbox = Project support e-mail
decisions-mailbox-unset = not given yet
decisions-no-server = there is no mail server
decisions-mailbox-title = Project support e-mail
decisions-label-mailbox = E-mail address
decisions-example-mailbox = support@example.fi
decisions-mailbox-hint = Decisions are sent to this address. Empty takes the address of the installation again.
decisions-error-mailbox = Type one e-mail address, for example support@example.fi
decisions-mailbox-saved = The address is saved. Messages that were waiting leave now.
decisions-kind-hint = The change concerns new decisions.
decisions-kind-saved = I saved whom this concerns: { $kind_name }
decisions-mail-foot = Acknowledge the decision in the project support channel in Teams. This message was sent by Kehu, and replies are not read.

## Reminders, home and help

decisions-nudge-silent = Decisions to acknowledge
decisions-why-question = { $who ->
     [me] you were asked
    *[manager] you are the project manager
  }
decisions-why-review = { $who ->
     [sender] you recorded the decision
    *[other] you are the project manager
  }
decisions-nudge-review = Decisions to look at again
decisions-nudge-question = Questions to you
decisions-nudge-setup = Choosing the support channel
decisions-review-now = Look at the decision again
decisions-setup-waits = { $n ->
     [one] { $n } decision is waiting because no support channel has been chosen
    *[other] { $n } decisions are waiting because no support channel has been chosen
  }
decisions-setup-how = type “@Kehu settings” in support's channel
decisions-help-record = tell project support about a decision
decisions-help-record-word = decision
decisions-help-register = search decisions and take them as a file
decisions-help-register-word = decisions
decisions-fact-unacknowledged = Decisions waiting to be acknowledged
decisions-fact-no-channel = Decisions waiting for a support channel
