## Commands and home

feedback-help-feedback = give feedback, by name or anonymously
feedback-help-feedback-word = feedback
feedback-help-suggestion = suggest an improvement, support and follow
feedback-help-suggestion-word = suggestion
feedback-give = Give feedback
feedback-suggestions = Suggestions
feedback-name = Feedback

## Who receives feedback

feedback-recipient = { $recipient ->
     [support] project support
     [coordinator] the coordinator
    *[network] the whole network
  }
feedback-recipient-choice = { $recipient ->
     [support] Project support
     [coordinator] The coordinator
    *[network] The whole network, in the channel for everybody to read
  }
feedback-recipient-words = { $recipient ->
     [support] support, project support, to support
     [coordinator] coordinator, the coordinator, to the coordinator
    *[network] network, the whole network, everybody, everyone
  }
feedback-nameless-words = anonymous, nameless, nimettöm, nimetön, anonyym
feedback-handler = { $recipient ->
     [support] project support
     [coordinator] the coordinator
    *[network] the coordinator
  }
feedback-receivers = the coordinator or project support
feedback-coordinator = the coordinator
feedback-role-coordinator = The coordinator (role)

## Giving feedback

feedback-start-title = How would you like to give feedback?
feedback-start-lead = Thanks are feedback too. Feedback by name can be answered.
feedback-start-arrives = Feedback by name arrives at once. Anonymous feedback arrives next week together with others, so that the moment of sending does not reveal the writer.
feedback-by-name = By name
feedback-without-name = Anonymously
feedback-mine = My feedback
feedback-received = Feedback received
feedback-named-title = Feedback by name
feedback-anonymous-form-title = Anonymous feedback
feedback-promise-named = Your feedback is saved with your name, and only the recipient sees it: { $recipient }
feedback-promise-named-open = Your feedback is saved with your name, and only the recipient that you choose sees it.
feedback-promise-anonymous = Kehu stores your text, the recipient and the week number, but does not store your name, your account, the day or the time.
feedback-promise-advice = Write only in this form: a message typed in the chat stays in Teams under your name. Leave out details that would identify you.
feedback-arrives = Your text arrives { $day } at { $time }, together with the other anonymous ones of the week. So the moment of sending does not reveal you.
feedback-label-recipient = For whom?
feedback-label-kind = What is it about?
feedback-label-text = Your feedback
feedback-ask-recipient = For whom is the feedback: project support, the coordinator or the whole network?
feedback-ask-kind = What is it about: thanks, a worry or an idea?
feedback-ask-text = Write your feedback.
feedback-kind = { $kind ->
     [thanks] Thanks
     [worry] Worry or shortcoming
    *[idea] Idea or wish
  }
feedback-example-named = Tell in your own words what worked or what could be better.
feedback-example-anonymous = Tell in your own words. Leave out names and whatever would identify you.
feedback-hint-named = You can withdraw it later: type “feedback” and open your own feedback.
feedback-hint-channel = Others in the channel do not see what you write in the form. The anonymous form opens only in a private chat, because in a channel others see who opened it.
feedback-hint-other-recipient = Another recipient? Cancel and type “feedback”.
feedback-hint-anonymous = Anonymous feedback cannot be answered. If you want an answer or it is urgent, cancel and write by name.
feedback-taken-over = I put your text into the form. It is sent with your name when you choose Send. For anonymous feedback open the form without text: “feedback anonymously”.
feedback-sent-title = Feedback given
feedback-sent = Your feedback is saved. Thank you for telling us.
feedback-sent-channel = The feedback is saved. Thank you for telling us.
feedback-form-named = feedback by name
feedback-form-anonymous = anonymous feedback
feedback-form-answer = answer to feedback
feedback-error-recipient = Choose whom the feedback is for.
feedback-error-recipient-typed = Type whom the feedback is for: project support, the coordinator or the whole network.
feedback-error-kind = Choose what it is about.
feedback-error-kind-typed = Type what it is about: thanks, a worry or an idea.
feedback-error-text = Write the feedback before sending.
feedback-error-by-name = This form carries your name, so I did not save the message. Delete it, type “cancel” and then open the anonymous form.
feedback-gone = This feedback cannot be shown. Nothing was changed.

## The recipient's card

feedback-over = Feedback for: { $recipient }
feedback-kind-title = { $kind ->
     [thanks] Thanks
     [worry] Worry or shortcoming
    *[idea] Idea or wish
  }
feedback-anonymous-title = Anonymous feedback
feedback-nameless = anonymous
feedback-from = { $person }, { $when }
feedback-state-new = New
feedback-state-thanked = ✓ Thanked
feedback-state-answered = ✓ Answered
feedback-state-handled = ✓ Handled
feedback-thank = Thank
feedback-answer = Answer
feedback-handle = Handled
feedback-open = Open
feedback-thanked = { $person } gave thanks { $when }
feedback-answered = { $person } answered { $when }
feedback-handled = { $person } marked it handled { $when }
feedback-already-thanked = { $person } already gave thanks for this { $when }. You don't need to do anything.
feedback-already-answered = { $person } already answered this { $when }. You don't need to do anything.
feedback-already-handled = { $person } already marked this handled { $when }. You don't need to do anything.
feedback-thanked-notice = Your thanks go to the writer.
feedback-answered-notice = Your answer goes to the writer.
feedback-anonymous-no-answer = Kehu does not know who wrote this, so it cannot be answered.
feedback-answer-title = Answer
feedback-label-answer = Your answer
feedback-answer-where = The answer goes to the private chat. Written by: { $person }
feedback-error-answer = Write the answer before sending.
feedback-title-withdrawn = The feedback was withdrawn
feedback-was-withdrawn = The writer withdrew this feedback, and its text has been removed.
feedback-week = week { $week }
feedback-week-of-year = week { $week }/{ $year }

## The author's own

feedback-own-over = Your feedback goes to: { $recipient }
feedback-own-title = { $kind ->
     [thanks] The thanks you gave
     [worry] The worry or shortcoming you told of
    *[idea] The idea or wish you told of
  }
feedback-own-state-sent = Sent { $day }
feedback-own-state-thanked = { $person } thanked you
feedback-own-state-answered = { $person } answered you
feedback-withdraw = Withdraw
feedback-withdraw-title = Shall I withdraw the feedback?
feedback-withdraw-lead = I remove the text everywhere in Kehu, also from the recipient's card. The recipient may have read it already.
feedback-withdrawn = The feedback was withdrawn, and its text has been removed.
feedback-mine-title = { $n ->
     [0] You have given no feedback by name
     [one] { $n } message of feedback that you gave
    *[other] { $n } messages of feedback that you gave
  }
feedback-mine-lead = Anonymous feedback is not here, because it cannot be linked to you.
feedback-received-title = { $n ->
     [0] No feedback is waiting
     [one] { $n } message of feedback
    *[other] { $n } messages of feedback
  }
feedback-received-lead = You see the feedback for: { $recipients }
feedback-also-handled = Show handled ones too
feedback-only-open = Show open ones
feedback-newer = Newer
feedback-older = Older

## Suggestions

feedback-suggestion = Suggestion
feedback-suggestion-nameless = Suggestion · anonymously
feedback-nameless-of = anonymous, { $week }
feedback-own-suggestion = Your own suggestion
feedback-suggestions-found = { $n ->
     [0] No suggestions
     [one] { $n } suggestion
    *[other] { $n } suggestions
  }
feedback-suggestions-lead = Open ones are first. Each has an owner, and its author gets an answer.
feedback-suggestions-none = Make the first one. Each suggestion gets an owner and an answer.
feedback-suggest = Make a suggestion
feedback-suggest-nameless = Anonymously
feedback-follow-code = Follow by code
feedback-filter = Search or narrow down
feedback-filtered = Filter: { $filters }
feedback-search = Search
feedback-label-state = State
feedback-every-state = Every state
feedback-label-whose = Whose?
feedback-everybodys = Everybody's
feedback-only-mine = Mine: those that I made, support or look after
feedback-label-words = Words
feedback-supporters-short = { $n ->
     [one] { $n } supporter
    *[other] { $n } supporters
  }
feedback-suggestion-gone = This suggestion cannot be shown. Nothing was changed.
suggestion-state = { $state ->
     [new] new
     [in-hand] in hand
     [trying] being tried
     [in-use] in use
    *[not-now] not now
  }
suggestion-reply-by = Thank you for the suggestion. { $person } is taking care of it, and you will have an answer { $date } at the latest.
suggestion-not-now = { $person } answered your suggestion: not now. Reason: { $reason }
feedback-state-reply-by = answer { $day } at the latest
feedback-state-next-by = next word { $day } at the latest
feedback-owner = Owner: { $person }
feedback-reason = Reason
feedback-owners-words = In the owner's words
feedback-supporters = Supporters: { $people }
feedback-other-supporters = { $n ->
     [one] { $n } former member
    *[other] { $n } former members
  }
feedback-no-supporters = No supporters yet
feedback-support = I support this
feedback-stop-supporting = I no longer support this
feedback-supporting = Thank you. Your name is now among the supporters.
feedback-already-supporting = You support this already. You can take it back in our private chat: type “suggestion”.
feedback-support-taken-back = Your name is no longer among the supporters.
feedback-own-already = This is your own suggestion, so your name is on it already.
feedback-last = Last: { $what }
feedback-event-state = { $person } changed the state { $when }: { $state }
feedback-event-owner = the owner changed { $when }: { $owner }
feedback-event-date = { $person } moved the reply date { $when }
feedback-news-state = { $person } changed the state of your suggestion: { $state }
feedback-news-owner = Your suggestion is now looked after by { $owner }
feedback-news-date = { $person } moved the day on which you will hear more.
feedback-news-asked = { $person } wrote to you about your suggestion.
feedback-show-suggestion = Show suggestion
feedback-write-more = Write more

## Making a suggestion

feedback-suggest-title = Make a suggestion
feedback-suggest-anonymous-title = Anonymous suggestion
feedback-promise-suggestion-named = The suggestion is saved with your name, and the whole network sees it.
feedback-promise-suggestion = Kehu stores your texts, the week number and a hash of your code, but does not store your name, your account, the day or the time.
feedback-label-title = What do you suggest?
feedback-example-title = A shared template for final reports
feedback-label-why = How would it help? Tell more if you like.
feedback-ask-why = How would it help? Type “no” if you would rather not tell more.
feedback-example-why = Now everybody starts the report from an empty page.
feedback-hint-suggestion = I will tell you in this chat when the suggestion moves on.
feedback-hint-suggestion-channel = The anonymous form opens only in a private chat, because in a channel others see who opened it.
feedback-hint-code = After sending you get a tracking code. With it you see the answer and can talk anonymously.
feedback-suggestion-taken-over = I put your text into the form. It is sent with your name when you choose Send. For an anonymous suggestion open the form without text: “suggestion anonymously”.
feedback-error-title = Write briefly what you suggest.
feedback-form-suggest = suggestion
feedback-form-suggest-anonymous = anonymous suggestion
feedback-form-progress = state of a suggestion
feedback-form-owner = owner of a suggestion
feedback-form-message = message about a suggestion

## The owner

feedback-progress = Update
feedback-progress-title = How does it stand?
feedback-label-new-state = State
feedback-state-choice = { $state ->
     [new] New
     [in-hand] In hand
     [trying] Being tried
     [in-use] In use
    *[not-now] Not now, and why
  }
feedback-label-reason = Tell the author in your own words
feedback-example-reason = For example: we will bring this up in the January meeting.
feedback-label-reply-by = When will you tell more?
feedback-hint-progress = “Not now” needs a reason. Everybody sees your words. The day may be left empty.
feedback-error-state = Choose the state.
feedback-error-reason = Tell why the suggestion is not taken up now. The author gets the reason.
feedback-error-same = Nothing changed. Change the state, write to the author or choose a new day.
feedback-progress-saved = The state is updated. I will tell the author.
feedback-progress-saved-nameless = The state is updated. The author sees it with the tracking code.
feedback-give-owner = Give to another
feedback-owner-title = Who looks after the suggestion?
feedback-label-to = Owner
feedback-error-to = Choose a member of the network or the coordinator's role.
feedback-owner-saved = The owner is changed. I will tell the new owner and the author.
feedback-owner-same = This person looks after the suggestion already. Nothing was changed.
feedback-ask-author = Write to the author
feedback-message-title = Write to the author
feedback-label-message = Your message
feedback-error-message = Write the message before sending.
feedback-message-to = The message goes to the private chat. To: { $person }
feedback-message-nameless = The author reads it when opening the suggestion with the tracking code. Kehu does not know who that is.
feedback-message-sent = Your message is on its way.
feedback-message-left = Your message waits for the author, who sees it when opening the suggestion with the code.
feedback-no-author = This suggestion no longer has an author to write to.
feedback-talk = Talk with the author
feedback-talk-earlier = { $n ->
     [one] { $n } earlier message
    *[other] { $n } earlier messages
  }
feedback-talk-own = Talk with the owner
feedback-you = You
feedback-author = Author
feedback-asks = { $person } wrote about your suggestion: { $question }

## The receipt code

feedback-suggestion-saved = The suggestion is saved
feedback-code = Copy your tracking code to a safe place now. Kehu will not show it again and cannot recover it. Code: { $code }
feedback-your-code = Your tracking code
feedback-code-advice = Copy the code to a safe place now. Kehu will not show it again and cannot recover it.
feedback-code-how = When you want to read the answer, type “suggestion” and choose Follow by code. The answer is promised { $day } at the latest.
feedback-code-kept = I have the code
feedback-code-wiped = The code is wiped off this card. To follow the suggestion, type “suggestion” and choose Follow by code.
feedback-code-title = Follow a suggestion by its code
feedback-code-lead = Type the code only into this field. A code typed in the chat stays in Teams under your name.
feedback-code-typed = I did not use the code, because a code typed in the chat stays in Teams under your name. Delete the message and type the code here.
feedback-label-code = Tracking code
feedback-error-code = Type 16 digits.
feedback-code-wrong = Nothing was found with this code. Check that it has 16 digits.
feedback-code-again = The talk has been open for long, so the message was not saved. Copy your text, type “suggestion” and open the talk with the code again.
feedback-still-waits = Nobody has seen this yet. The suggestion arrives { $day } { $time }
feedback-message-waits = { $week }, arrives { $day }
feedback-message-kept = Your message is saved.
feedback-reply-arrives = Your message arrives next week together with other anonymous ones. Kehu stores only its text and the week number.
feedback-close-talk = Close and wipe
feedback-closed = The card is wiped
feedback-closed-how = You can open the suggestion with your code at any time: type “suggestion”.

## Reminders

feedback-nudge-reply = Promised answers
feedback-nudge-reply-why = you promised the author a word
feedback-nudge-stuck = Suggestions past their date
feedback-nudge-stuck-why = Is help needed? Owner: { $owner }
feedback-nudge-open = Feedback to handle
feedback-nudge-open-anonymous = Anonymous feedback
feedback-promised = answer { $day } at the latest
feedback-promised-was = the reply date was { $day }
feedback-came = came { $day }
