"""Somebody's own survey: written in a form or in the chat, looked at, and only then sent."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.capability import Asks, Draft, Form, Question, Reply, Shows
from bot.cards import (
    Card,
    Part,
    button,
    card,
    choice_input,
    date_input,
    facts,
    fold,
    heading,
    plain_line,
    section,
    small,
    submit_button,
    text_input,
)
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.texts import capital
from bot.turn import Turn
from dialogs.surveys import launching, rules
from dialogs.surveys import payloads as p
from dialogs.surveys.actions import launched_text
from dialogs.surveys.wording import choices_of, question_text
from storage import surveys
from storage.surveys import OWN, TITLE_MOST, Survey

OWN_FORM = "surveys.own-form"
IN_SIGHT = 2


def ask_own(payload: p.AskOwn, turn: Turn, session: Session) -> Reply:
    """Open the form; with an earlier survey its title and questions are there already."""
    _may_ask(turn, session)
    known: Draft = {"closes": rules.closing_day(OWN, turn.today, turn.calendar).isoformat()}
    earlier = surveys.by_id(session, payload.again) if payload.again else None
    if earlier is not None and earlier.template == OWN and earlier.launched_by_id == turn.me.id:
        known |= {"title": earlier.title or "", "audience": earlier.audience, "again": earlier.id}
        for n, question in enumerate(rules.questions_of(earlier.questions), 1):
            known |= {f"q{n}": question.text, f"k{n}": question.kind, f"c{n}": ", ".join(question.choices)}
    return Reply(asks=Asks(OWN_FORM, known))


def _may_ask(turn: Turn, session: Session) -> None:
    if not launching.audiences(turn, session):
        raise Refusal("survey-error-no-audience")


def draw_own_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Title, audience, last day, and up to five questions."""
    known = {name: str(draft.get(name) or "") for name in ("title", "audience", "closes")}
    choices = launching.audiences(turn, session)
    values = [value for value, _ in choices]
    fields: list[Part] = [
        text_input(
            "title",
            turn.text("survey-label-title"),
            max_length=TITLE_MOST,
            value=known["title"],
            required=turn.text("survey-error-title"),
        ),
        choice_input(
            "audience",
            turn.text("survey-label-audience"),
            [(value, capital(name)) for value, name in choices],
            speech=turn.speech,
            value=known["audience"] if known["audience"] in values else (values or [""])[0],
            expanded=False,
        ),
        date_input(
            "closes", turn.text("survey-label-closes"), speech=turn.speech, value=_day(turn, known["closes"])
        ),
    ]
    fields.append(section(turn.text("survey-label-questions")))
    fields.append(small(turn.text("survey-hint-questions")))
    fields += [part for n in range(1, IN_SIGHT + 1) for part in _question(turn, draft, n)]
    more = [part for n in range(IN_SIGHT + 1, rules.OWN_QUESTIONS + 1) for part in _question(turn, draft, n)]
    opened = any(draft.get(f"q{n}") for n in range(IN_SIGHT + 1, rules.OWN_QUESTIONS + 1))
    further = turn.text("survey-more-questions")
    fields.append(fold("more", further, [], more, speech=turn.speech, open=opened, separator=False))
    title = turn.text("survey-form-own")
    sends = p.Preview(key=draft["key"], who=draft["who"], again=int(draft.get("again") or 0))
    return card(
        turn.speech,
        speak=title,
        body=[heading(turn.text("survey-name"), title, notice or turn.text("survey-form-own-lead")), *fields],
        actions=[
            button(turn.text("survey-preview"), sends, style="positive", inputs=True),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def _day(turn: Turn, known: str) -> date:
    try:
        return date.fromisoformat(known)
    except ValueError:
        return rules.closing_day(OWN, turn.today, turn.calendar)


def _question(turn: Turn, draft: Draft, n: int) -> list[Part]:
    kinds = [(kind, capital(turn.text(f"survey-kind-{kind}"))) for kind in rules.KINDS]
    known = {name: str(draft.get(f"{name}{n}") or "") for name in "qkc"}
    return [
        text_input(
            f"q{n}",
            turn.text("survey-label-question", n=str(n)),
            max_length=rules.QUESTION_MOST,
            placeholder=turn.text("survey-example-question") if n == 1 else None,
            value=known["q"],
            required=turn.text("survey-error-questions") if n == 1 else None,
        ),
        choice_input(
            f"k{n}",
            turn.text("survey-label-kind", n=str(n)),
            kinds,
            speech=turn.speech,
            value=known["k"] or rules.SCALE,
            expanded=False,
        ),
        text_input(
            f"c{n}",
            turn.text("survey-label-choices", n=str(n)),
            max_length=rules.MOST_CHOICES * (rules.CHOICE_MOST + 2),
            placeholder=turn.text("survey-example-choices"),
            value=known["c"],
        ),
    ]


def _checked(
    payload: p.OwnFields, turn: Turn, session: Session
) -> tuple[str, str, date, tuple[rules.Question, ...]]:
    """The title, the audience, the last day and the questions; Refusal for whatever cannot be sent."""
    _may_ask(turn, session)
    title = " ".join(payload.title.split())
    if not title:
        raise Refusal("survey-error-title")
    if len(title) > TITLE_MOST:
        raise Refusal("refusal-too-long", length=len(title), max=TITLE_MOST)
    allowed = [value for value, _ in launching.audiences(turn, session)]
    audience = payload.audience or allowed[0]
    if audience not in allowed:
        raise Refusal("survey-error-audience")
    closes = rules.check_closing(payload.closes, turn.today, turn.calendar)
    questions = rules.own_questions(payload.questions)
    launching.check_enough(surveys.audience(session, audience))
    return title, audience, closes, questions


def preview(payload: p.Preview, turn: Turn, session: Session) -> Reply:
    """Show the survey as it would be asked; nothing is sent to anybody yet."""
    title, audience, closes, questions = _checked(payload, turn, session)
    people = surveys.audience(session, audience)
    body: list[Part] = [
        heading(turn.text("survey-preview-overline"), title, turn.text("survey-nothing-sent")),
        facts(
            [
                (turn.text("survey-fact-asked"), launching.audience_name(turn, session, audience)),
                (turn.text("survey-fact-people"), turn.text("survey-people", n=len(people))),
                (turn.text("survey-fact-closes"), turn.day(closes)),
            ]
        ),
        section(turn.text("survey-label-questions"), len(questions)),
    ]
    for n, question in enumerate(questions, 1):
        body.append(plain_line(f"{n}. {question_text(turn, question)}"))
        body.append(small(_kind_line(turn, question), spacing="None"))
    body.append(small(turn.text("survey-threshold", min=rules.MIN_NUMBERS, minText=rules.MIN_WORDS)))
    sends = p.LaunchOwn(
        key=f"{payload.key}-send", who=payload.who, **(payload.known | {"audience": audience})
    )
    actions = [
        button(turn.text("host-send"), sends, style="positive"),
        submit_button(turn.text("survey-change"), p.ChangeOwn(**payload.known)),
        button(turn.text("host-cancel"), CancelForm(payload.key)),
    ]
    spoken = f"{turn.text('survey-preview-overline')}: {title}"
    return Reply(card=card(turn.speech, speak=spoken, body=body, actions=actions))


def _kind_line(turn: Turn, question: rules.Question) -> str:
    kind = turn.text(f"survey-kind-{question.kind}")
    if question.kind != rules.CHOICE:
        return kind
    return f"{kind}: {', '.join(title for _, title in choices_of(turn, question))}"


def change_own(payload: p.ChangeOwn, turn: Turn, session: Session) -> Reply:
    """Back to the form with everything that was written."""
    known = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in payload.known.items()
    }
    return Reply(asks=Asks(OWN_FORM, known))


def launch_own(payload: p.LaunchOwn, turn: Turn, session: Session) -> Reply:
    """Send it."""
    title, audience, closes, questions = _checked(payload, turn, session)
    made = launching.launch_own(
        session,
        title,
        questions,
        audience,
        turn.today,
        closes,
        by=turn.me.id,
        series=_series(turn, surveys.by_id(session, payload.again), questions),
    )
    return Reply(notice=launched_text(turn, made), shows=Shows(p.LIST))


def _series(turn: Turn, earlier: Survey | None, questions: tuple[rules.Question, ...]) -> str | None:
    """The earlier round's series, if the same person asks the same questions again."""
    if earlier is None or earlier.launched_by_id != turn.me.id or earlier.template != OWN:
        return None
    return earlier.series if rules.questions_of(earlier.questions) == questions else None


def read_title(said: str, turn: Turn, session: Session) -> str:
    """The title, as it was said in the chat."""
    title = " ".join(said.split())
    if not title or len(title) > TITLE_MOST:
        raise Refusal("survey-error-title")
    return title


def read_question(said: str, turn: Turn, session: Session) -> str:
    """A question, as it was said in the chat."""
    return rules.own_questions([(said, rules.SCALE, "")])[0].text


FORM = Form(
    OWN_FORM,
    "survey-form-own",
    draw_own_form,
    p.Preview,
    (
        Question("title", "survey-ask-title", read_title),
        Question("q1", "survey-ask-question", read_question),
        Question("q2", "survey-ask-question-2", read_question, optional=True),
        Question("q3", "survey-ask-question-3", read_question, optional=True),
    ),
)
