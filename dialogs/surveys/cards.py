"""The list of surveys: what waits for my answer, what is open, and the results."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    buttons,
    card,
    heading,
    in_rows,
    item_row,
    plain_line,
    section,
    small,
    submit_button,
    tap_row,
)
from bot.turn import Turn
from dialogs.surveys import launching, rules
from dialogs.surveys import payloads as p
from dialogs.surveys.closing import in_channel
from dialogs.surveys.wording import title_of
from storage import surveys
from storage.members import COORDINATOR, DEPUTY, SUPPORT
from storage.surveys import POOLED, Survey

RESULTS_SHOWN = 8


def may_see(turn: Turn, session: Session, survey: Survey) -> bool:
    """Who may look at a survey's results: everybody's are everybody's, others those who were asked and who carry it."""
    if in_channel(survey):
        return True
    if not turn.place.private:
        return False
    if survey.launched_by_id == turn.me.id or turn.me.holds(COORDINATOR, DEPUTY, SUPPORT):
        return True
    return surveys.mark_of(session, survey.id, turn.me.id) is not None


def list_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """My surveys. In a channel it names no person's own matters."""
    body: list[Part] = [heading(turn.text("host-name"), turn.text("survey-list-title"), notice)]
    asked = [each.survey for each in surveys.invitations(session, turn.me.id) if not each.answered]
    waiting = asked if turn.place.private else []
    if waiting:
        body.append(section(turn.text("survey-list-waiting"), len(waiting)))
        body += [item_row(title_of(turn, e), asked_meta(turn, e), button=_answer(turn, e)) for e in waiting]
    running = [e for e in surveys.running(session) if e not in waiting and may_see(turn, session, e)]
    if running:
        body.append(section(turn.text("survey-list-running"), len(running)))
        body += [_running(turn, survey) for survey in running]
    done = [each for each in surveys.finished(session) if may_see(turn, session, each)]
    if done:
        body.append(section(turn.text("survey-list-results")))
        body += [_finished(turn, survey) for survey in done[:RESULTS_SHOWN]]
    if not (waiting or running or done):
        body.append(small(turn.text("survey-list-empty")))
    if not turn.place.private:
        body.append(small(turn.text("survey-list-private")))
    body.append(buttons(*in_rows(_offered(turn, session))))
    spoken = (
        turn.text("survey-list-spoken", n=len(waiting))
        if turn.place.private
        else turn.text("survey-list-title")
    )
    return card(turn.speech, speak=spoken, body=body)


def asked_meta(turn: Turn, survey: Survey) -> list[Meta]:
    """Until when, and how long it takes."""
    duration = turn.speech.minutes(rules.minutes(rules.questions_of(survey.questions)))
    return [
        Meta(turn.text("survey-closes", date=turn.day(survey.closes_on)), "strong"),
        Meta(turn.text("survey-takes", duration=duration)),
    ]


def _answer(turn: Turn, survey: Survey) -> Element:
    return submit_button(turn.text("survey-answer"), p.Answer(survey.id))


def _running(turn: Turn, survey: Survey) -> Part:
    """How many have answered, as it was at the last fixed moment."""
    count = (
        turn.text(
            "survey-counted", n=survey.counted, invited=survey.invited, date=turn.day(survey.counted_on)
        )
        if survey.counted
        else turn.text("survey-not-counted", min=survey.min_numbers)
    )
    closes = turn.text("survey-closes", date=turn.day(survey.closes_on))
    return item_row(title_of(turn, survey), [Meta(closes, "strong"), Meta(count)])


def _finished(turn: Turn, survey: Survey) -> Part:
    title = title_of(turn, survey)
    if survey.state == POOLED and survey.results_in_id is None:
        return plain_line(title, turn.text("survey-pooled"))
    meta = [Meta(turn.text("survey-closed-on", date=turn.day(survey.closed_on or survey.closes_on)))]
    if survey.answered is not None:
        meta.append(Meta(turn.text("survey-answers", n=survey.answered)))
    return tap_row(title, meta, opens=submit_button(title, p.ShowResults(survey.id)), speech=turn.speech)


def _offered(turn: Turn, session: Session) -> list[Element]:
    found = []
    if turn.place.private and launching.audiences(turn, session):
        found.append(submit_button(turn.text("survey-new"), p.AskOwn()))
    yearly = launching.may_launch_yearly(turn) and surveys.running_of(session, surveys.YEARLY) is None
    if turn.place.private and yearly:
        found.append(submit_button(turn.text("survey-yearly"), p.AskYearly()))
    found.append(submit_button(turn.text("survey-anonymity"), p.ShowAnonymity()))
    return found
