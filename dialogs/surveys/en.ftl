## Commands and names

survey-help = answer a survey, make your own and see results
survey-help-word = survey
survey-help-anonymity = what is stored of anonymous answers, and a self-test
survey-help-anonymity-word = anonymity
survey-name = Survey
survey-title-pulse = Meeting pulse, { $day }
survey-title-kickoff = Kickoff survey: { $project }
survey-title-yearly = State of development { $year }
survey-launchers = the coordinator, the deputy or a member of project support

## The promise

survey-promise = Kehu stores your answers and the week number, but does not store your name, your account, the day or the time with them.
survey-promise-mark = A separate mark shows that you have answered. The mark cannot be linked to your answers.
survey-promise-advice = Write only in this form: a message typed in the chat stays in Teams under your name. Leave out details that would identify you.
survey-threshold = Numbers are shown when at least { $min } people have answered, and free text when at least { $minText } have written some. The limits are the same for everyone and cannot be changed while the survey runs.
survey-suppressed = No results are shown for this. They are shown only when there are at least { $min } answers both in this group and outside it.

## Answering

survey-form-answer = the survey's answers
survey-form-lead = Answer { $date } at the latest; it takes about { $duration }
survey-skip = I pass on this
survey-step = { $n } { $step ->
     [s1] strongly disagree
     [s2] rather disagree
     [s3] neither agree nor disagree
     [s4] rather agree
    *[s5] strongly agree
  }
survey-answer = Answer
survey-saved = Your answers are saved. Thank you for telling us.
survey-saved-next = Results come when the survey has closed. Last day to answer: { $date }
survey-saved-late = You still made it, although the last day to answer was { $date }
survey-answered = You have already answered this survey. The answer cannot be changed, because it cannot be linked to you.
survey-closed = Thank you for wanting to answer. The survey was already closed { $date }, so the answer was not saved. Type “survey” to see the results.
survey-not-asked = This survey is for others, so the answer was not saved. Type “survey” to see yours.
survey-error-empty = Answer at least one question. Nothing has been saved yet.

## Reminders

survey-nudge-title = Surveys
survey-reminder = The survey closes { $due }, and answering takes about { $duration }: { $title }
survey-nudge-why = Only those who have not answered yet see this.

## The list

survey-list-title = Surveys
survey-list-spoken = { $n ->
     [0] No survey is waiting for your answer.
     [one] { $n } survey is waiting for your answer.
    *[other] { $n } surveys are waiting for your answer.
  }
survey-list-waiting = Waiting for your answer
survey-list-running = Open now
survey-list-results = Results
survey-list-empty = There have been no surveys yet.
survey-list-private = You see your own surveys in a private chat.
survey-closes = closes { $date }
survey-takes = takes about { $duration }
survey-counted = answers { $n }, asked { $invited } (as of { $date })
survey-not-counted = the number of answers is shown when there are at least { $min }
survey-closed-on = closed { $date }
survey-closed-overline = Survey · closed { $date }
survey-answers = answers { $n }
survey-answers-of = answers { $n }, asked { $invited }
survey-pooled = waiting for more answers from the next survey
survey-new = New survey
survey-yearly = Yearly survey
survey-anonymity = Anonymity

## Results

survey-still-open = The survey is still open, and the results come when it has closed. Last day to answer: { $date }
survey-not-yours = These results are seen by those who were asked and by the sender of the survey.
survey-not-shown = There are not enough answers for results to be shown.
survey-pooled-why = The answers wait for the next survey of the same kind. The results are shown together when there are at least { $min } answers, and no single survey can be told apart in them.
survey-holds-earlier = There are answers of several surveys here. They cannot be told apart.
survey-best = Most agreement: { $question }
survey-worst = Least agreement: { $question }
survey-result = Mean { $mean } (in the previous round { $previous }), answers { $n }: { $question }
survey-result-first = Mean { $mean }, answers { $n }: { $question }
survey-agree = Agree (answered 4 or 5)
survey-as-table = The same numbers as a table
survey-column-claim = Statement
survey-column-agree = 4–5
survey-column-mean = Mean
survey-column-before = Last time
survey-column-now = Now
survey-column-step = Answer
survey-column-choice = Choice
survey-row-not-shown = { $question }: not shown
survey-by-group = By group
survey-group = Group: { $group }
survey-everybody = Everybody
survey-words-count = { $n ->
     [one] { $n } answer
    *[other] { $n } answers
  }, in shuffled order
survey-words-more = The rest of the answers are in the file: { $n }
survey-words-not-shown = Free text is shown when at least { $min } people have written some.
survey-export-xlsx = Get as Excel
survey-export-csv = Get as CSV
survey-again = Ask again

## The file

survey-file-name = survey
survey-file-question = Question
survey-file-group = Group
survey-file-choice = Answer
survey-file-count = Answers
survey-file-mean = Mean
survey-file-not-shown = not shown
survey-file-numbers = Numbers
survey-file-words = Free text

## Launching

survey-audience-all = the whole network
survey-audience-support = project support
survey-audience-project = project: { $project }
survey-audience-meeting = the meeting's people
survey-people = { $n ->
     [one] { $n } person
    *[other] { $n } people
  }
survey-ask-yearly = Send the yearly survey to everybody?
survey-nothing-sent = Nothing has been sent yet.
survey-fact-asked = To whom
survey-fact-people = To how many
survey-fact-closes = Last day
survey-launched = The survey is open now, and { $n } people get a message about it. I remind only those who have not answered. Last day to answer: { $date }
survey-error-running = The same survey is already open, so no new one was sent. Last day to answer: { $date }
survey-error-few = The survey would go to { $n } people, so results could not be shown to anybody. Choose a group of at least { $min } people.
survey-error-no-audience = A survey of one's own can be sent by the coordinator, the deputy, a member of project support, or a project manager to their own project.
survey-error-audience = Choose the group that you ask.
survey-error-title = Type a name for the survey.
survey-error-questions = Type at least one question.
survey-error-choices = Type the choices separated by commas. There can be 2–{ $most }.
survey-error-closing-past = Choose a day that is tomorrow or later. Chosen day: { $date }
survey-error-closing-far = A survey can be open for at most { $days } days. Choose an earlier day.
survey-form-own = Your own survey
survey-form-own-lead = You see a preview before anything is sent.
survey-preview-overline = Preview
survey-preview = Preview
survey-change = Edit
survey-label-title = Name of the survey
survey-label-audience = Who is asked?
survey-label-closes = Last day to answer
survey-label-questions = Questions
survey-hint-questions = On the scale 1–5 people answer a statement: strongly disagree – strongly agree.
survey-label-question = Question or statement { $n }
survey-label-kind = How question { $n } is answered
survey-label-choices = Choices of question { $n }, if one is picked
survey-example-question = I get help when I need it
survey-example-choices = morning, afternoon, either
survey-more-questions = Questions 3–5
survey-kind-scale = scale 1–5
survey-kind-choice = one choice is picked
survey-kind-words = free text
survey-ask-title = What is the survey called?
survey-ask-question = Type the first statement. It is answered on the scale 1–5. Other ways of answering can be chosen on the card.
survey-ask-question-2 = Type the second statement. If one is enough, type “skip”.
survey-ask-question-3 = Type the third statement. If two are enough, type “skip”.

## Kehu's own questions

survey-q-pulse-worth = The meeting was worth my time.
survey-q-pulse-worth-short = The meeting was worth my time
survey-q-kickoff-list = The checklist helped us get started.
survey-q-kickoff-list-short = List helped us start
survey-q-kickoff-dates = The due dates of the items fitted the project's daily work.
survey-q-kickoff-dates-short = Due dates fitted
survey-q-kickoff-support = We got support when we needed it.
survey-q-kickoff-support-short = Support came in time
survey-q-kickoff-size = What size was the checklist?
survey-q-kickoff-size-short = Size of the list
survey-q-kickoff-size-1 = too narrow
survey-q-kickoff-size-2 = right
survey-q-kickoff-size-3 = too wide
survey-q-kickoff-words = What was missing, and what was needless?
survey-q-kickoff-words-short = What was missing, and what was needless?
survey-q-yearly-role = In which role do you do development work?
survey-q-yearly-role-short = Role
survey-q-yearly-role-1 = Project manager
survey-q-yearly-role-2 = Developer
survey-q-yearly-role-3 = Project support
survey-q-yearly-role-4 = Another role
survey-q-yearly-alone = I do not develop alone: the network supports me.
survey-q-yearly-alone-short = The network supports me
survey-q-yearly-model = The operating model and the guides make my work easier.
survey-q-yearly-model-short = Model and guides help
survey-q-yearly-support = Project support helps when I need help.
survey-q-yearly-support-short = Project support helps
survey-q-yearly-straight = In the network we can speak plainly about difficult matters too.
survey-q-yearly-straight-short = We can speak plainly
survey-q-yearly-skills = I know who has the skills that I need.
survey-q-yearly-skills-short = I find the skills
survey-q-yearly-fail = We may try things out and fail.
survey-q-yearly-fail-short = We may fail
survey-q-yearly-words = What shall we develop next?
survey-q-yearly-words-short = What shall we develop next?

## anonymity

survey-anonymity-title = What is stored of what is anonymous?
survey-anonymity-lead = Of survey answers Kehu promises this:
survey-anonymity-how = How the promise is kept
survey-anonymity-how-1 = A mark is made for everybody who is asked already at the launch. When you answer it only changes. When the survey closes, the marks no longer tell who answered.
survey-anonymity-how-2 = The answers wait in a buffer under random keys. At the closing they are shuffled into their final table, and the buffer is wiped out of the files.
survey-anonymity-how-3 = The week number is the week in which the survey closed, the same for everybody.
survey-anonymity-how-4 = The number of answers moves only on agreed mornings, not when somebody answers.
survey-anonymity-how-5 = Only what may be shown stays in the final table. A group that is too small looks like an empty one.
survey-anonymity-limits = What Kehu cannot promise
survey-anonymity-limit-1 = The form travels through Teams. Microsoft and the city's Teams administrators may see that you sent a form, and when. Kehu does not send what you wrote back to Teams under your name.
survey-anonymity-limit-2 = Your way of writing and details may tell who wrote.
survey-anonymity-limit-3 = While a survey is open, an administrator of the database could follow its changes moment by moment. After the closing there is no link any more.
survey-anonymity-limit-4 = The server's backups and logs are not Kehu's to wipe.
survey-self-test = Self-test
survey-test-again = Test again
survey-test-good = The promises hold
survey-test-bad = { $n ->
     [one] { $n } check found something to mend.
    *[other] { $n } checks found something to mend.
  }
survey-test-lead = Checks: { $n }, the database in use, { $when }
survey-test-tell = Tell the coordinator about this. It is best to stop collecting answers until the cause is clear.
survey-test-faults = What was found, for a developer
survey-test-ok = ✓ in order
survey-test-fault = to be mended
survey-test-looked = checked { $n }
survey-test-columns = The tables have only the promised columns
survey-test-path = No way leads from the answers to a person
survey-test-order = The order does not tell when anyone answered
survey-test-elsewhere = The answers stand nowhere else
survey-test-inbox = The list of what was received does not tell the sender
survey-test-thresholds = The limits hold in every result
survey-test-wiped = The traces of closed surveys are wiped
