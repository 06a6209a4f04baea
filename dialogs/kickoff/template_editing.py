"""Editing the template: support or the coordinator change one item at a time; each change is a new version.

Open checklists keep the version they were made from.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.capability import Asks, Draft, Form, Reply, Shows
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Meta,
    Part,
    button,
    buttons,
    card,
    choice_input,
    fold,
    heading,
    item_row,
    multiline_input,
    plain_line,
    section,
    small,
    submit_button,
    tap_row,
    text_input,
)
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.texts import capital
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.learning_payloads import ShowProposals
from dialogs.kickoff.start import newest
from dialogs.kickoff.template import Due, Template, TemplateItem, Text
from storage import kickoff_lessons, kickoffs
from storage.kickoffs import TemplateVersion
from storage.members import COORDINATOR, DEPUTY, SUPPORT

GUIDANCE_MOST = 500
HISTORY_SHOWN = 5


def may_edit(turn: Turn) -> None:
    """Support, the coordinator and the deputy edit the template."""
    if not turn.me.holds(SUPPORT, COORDINATOR, DEPUTY):
        raise Refusal("refusal-not-allowed", role=turn.text("kickoff-template-editors"))


def show_template(payload: p.ShowTemplate, turn: Turn, session: Session) -> Reply:
    """Show the template and its newest versions to anybody of the network."""
    return Reply(shows=Shows(p.TEMPLATE, payload.phase), fresh=payload.fresh)


def template_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The template by phases, the phase ``subject`` opened; an editor's tap opens an item."""
    return first_that_fits(
        _template(turn, session, subject, notice, others=others) for others in (True, False)
    )


def _template(turn: Turn, session: Session, opened: int, notice: str | None, *, others: bool) -> Card:
    version, template = newest(session)
    language = turn.speech.code
    title = turn.text("kickoff-template-title", version=version.version)
    body: list[Part] = [
        heading(
            turn.text("kickoff-name"),
            title,
            notice or turn.text("kickoff-template-lead", n=len(template.items)),
        ),
        section(turn.text("kickoff-phases")),
    ]
    editor = turn.me.holds(SUPPORT, COORDINATOR, DEPUTY)
    for phase in template.phases:
        items = [item for item in template.items if item.phase == phase.number]
        here = phase.number == opened
        if here:
            rows: list[Part] = [_row(turn, template, item, editor) for item in items]
        else:
            rows = [plain_line(item.title.of(language), str(item.due)) for item in items] if others else []
            open_phase = button(turn.text("kickoff-open-phase"), p.ShowTemplate(phase.number))
            rows.extend(buttons([open_phase]))
        name = f"{phase.number} {phase.title.of(language)}"
        count = turn.text("kickoff-items", n=len(items))
        body.append(fold(f"t{phase.number}", name, [Meta(count)], rows, speech=turn.speech, open=here))
    body.append(section(turn.text("kickoff-template-versions")))
    body.extend(
        small(_version_line(turn, each)) for each in kickoffs.template_history(session)[:HISTORY_SHOWN]
    )
    actions = [submit_button(turn.text("kickoff-add-item"), p.AskTemplateItem())] if editor else []
    learned = len(kickoff_lessons.proposals(session)) if editor else 0
    if learned:
        actions.append(submit_button(turn.text("kickoff-lessons-button", n=learned), ShowProposals()))
    return card(turn.speech, speak=title, body=body, actions=actions)


def _row(turn: Turn, template: Template, item: TemplateItem, editor: bool) -> Part:
    language = turn.speech.code
    meta = [Meta(str(item.due)), Meta(template.role(item.role).name.of(language))]
    if item.condition:
        meta.append(Meta(template.condition(item.condition).name.of(language)))
    if not editor:
        return item_row(item.title.of(language), meta)
    opens = submit_button(turn.text("kickoff-edit"), p.AskTemplateItem(item.number))
    return tap_row(item.title.of(language), meta, opens=opens, speech=turn.speech)


def _version_line(turn: Turn, version: TemplateVersion) -> str:
    person = version.made_by.name if version.made_by else turn.text("kickoff-template-shipped")
    line = turn.text(
        "kickoff-template-version",
        version=version.version,
        day=turn.day(version.made_at.astimezone(turn.zone).date()),
        person=person,
    )
    return f"{line}: {version.note}" if version.note else line


def ask_item(payload: p.AskTemplateItem, turn: Turn, session: Session) -> Reply:
    """Open the form of one item; number 0 adds one."""
    may_edit(turn)
    version, template = newest(session)
    known: Draft = {"number": payload.number, "version": version.version}
    if payload.number:
        item = _item(template, payload.number)
        known |= {
            "title_fi": item.title.fi,
            "title_en": item.title.en,
            "guidance_fi": item.guidance.fi,
            "guidance_en": item.guidance.en,
            "phase": str(item.phase),
            "role": item.role,
            "due": str(item.due),
            "condition": item.condition or "",
        }
    return Reply(asks=Asks("kickoff.template-item", known))


def _item(template: Template, number: int) -> TemplateItem:
    try:
        return template.item(number)
    except KeyError:
        raise Refusal("kickoff-gone") from None


def draw_item_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """One item of the template, in both languages."""
    _, template = newest(session)
    language = turn.speech.code

    def known(field: str) -> str:
        return str(draft.get(field) or "")

    fields: list[Part] = []
    for code in ("fi", "en"):
        fields.append(
            text_input(
                f"title_{code}",
                turn.text(f"kickoff-label-title-{code}"),
                max_length=rules.TITLE_MOST,
                value=known(f"title_{code}"),
                required=turn.text("kickoff-error-title"),
            )
        )
        fields.append(
            multiline_input(
                f"guidance_{code}",
                turn.text(f"kickoff-label-guidance-{code}"),
                max_length=GUIDANCE_MOST,
                value=known(f"guidance_{code}"),
                required=turn.text("kickoff-error-guidance"),
            )
        )
    phases = [(str(phase.number), f"{phase.number} {phase.title.of(language)}") for phase in template.phases]
    roles = [(role.key, capital(role.name.of(language))) for role in template.roles]
    conditions = [(each.key, capital(each.name.of(language))) for each in template.conditions]
    # A choice that opens cannot be emptied again, so that nothing is a choice too.
    conditions.insert(0, ("-", capital(turn.text("kickoff-no-condition"))))
    fields += [
        choice_input(
            "phase",
            turn.text("kickoff-label-phase"),
            phases,
            speech=turn.speech,
            value=known("phase") or "0",
            expanded=False,
        ),
        choice_input(
            "role",
            turn.text("kickoff-label-role"),
            roles,
            speech=turn.speech,
            value=known("role") or "PP",
            expanded=False,
        ),
        text_input(
            "due",
            turn.text("kickoff-label-rule"),
            max_length=20,
            placeholder="K−10 ap",
            value=known("due"),
            required=turn.text("kickoff-error-rule"),
        ),
        small(turn.text("kickoff-rule-hint")),
        choice_input(
            "condition",
            turn.text("kickoff-label-condition"),
            conditions,
            speech=turn.speech,
            value=known("condition"),
            expanded=False,
        ),
        text_input("note", turn.text("kickoff-label-note"), max_length=200, value=known("note")),
    ]
    if draft["number"]:
        gone = [("yes", turn.text("kickoff-template-remove"))]
        fields.append(
            choice_input(
                "remove",
                turn.text("kickoff-label-remove"),
                gone,
                speech=turn.speech,
                multi=True,
                value=known("remove"),
            )
        )
    title = turn.text("kickoff-template-edit-title" if draft["number"] else "kickoff-template-add-title")
    sends = p.ChangeTemplateItem(draft["key"], draft["who"], draft["number"], draft["version"])
    lead = notice or turn.text("kickoff-template-edit-lead")
    return card(
        turn.speech,
        speak=title,
        body=[heading(turn.text("kickoff-template-title", version=draft["version"]), title, lead), *fields],
        actions=[
            button(
                turn.text("host-save" if draft["number"] else "host-send"),
                sends,
                style="positive",
                inputs=True,
            ),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def change_item(payload: p.ChangeTemplateItem, turn: Turn, session: Session) -> Reply:
    """Make the next version with one item changed, added or removed."""
    may_edit(turn)
    version, template = newest(session)
    if payload.version != version.version:
        raise Refusal("kickoff-template-changed")
    items = list(template.items)
    phase = int(payload.phase) if payload.phase.isdecimal() and len(payload.phase) < 3 else -1
    if payload.number and payload.remove:
        phase = _item(template, payload.number).phase
        items = [item for item in items if item.number != payload.number]
        what = "kickoff-template-removed"
    else:
        changed = _changed(payload, template, turn, phase)
        what = "kickoff-template-saved"
        if payload.number:
            items = [changed if item.number == payload.number else item for item in items]
        else:
            items.append(changed)
    items.sort(key=lambda item: (item.phase, item.number))
    number = version.version + 1
    made = replace(template, version=number, items=tuple(items))
    session.add(
        TemplateVersion(
            version=number,
            content=made.to_json(),
            made_by_id=turn.me.id,
            made_at=turn.now,
            note=payload.note[:200] or None,
        )
    )
    session.flush()
    return Reply(notice=turn.text(what, version=number), shows=Shows(p.TEMPLATE, phase))


def _changed(payload: p.ChangeTemplateItem, template: Template, turn: Turn, phase: int) -> TemplateItem:
    title = Text(
        rules.check_text(payload.title_fi, rules.TITLE_MOST, "kickoff-error-title"),
        rules.check_text(payload.title_en, rules.TITLE_MOST, "kickoff-error-title"),
    )
    guidance = Text(
        rules.check_text(payload.guidance_fi, GUIDANCE_MOST, "kickoff-error-guidance"),
        rules.check_text(payload.guidance_en, GUIDANCE_MOST, "kickoff-error-guidance"),
    )
    try:
        due = Due.parse(payload.due)
    except ValueError:
        raise Refusal("kickoff-error-rule") from None
    known = {each.number for each in template.phases}
    role = payload.role if payload.role in {each.key for each in template.roles} else "PP"
    condition = payload.condition if payload.condition in {each.key for each in template.conditions} else None
    if phase not in known:
        raise Refusal("kickoff-error-phase")
    if payload.number:
        old = _item(template, payload.number)
        return replace(
            old,
            title=title,
            guidance=guidance,
            due=due,
            phase=phase,
            role=role,
            condition=condition,
            checked=turn.today,
        )
    return TemplateItem(
        number=max((item.number for item in template.items), default=0) + 1,
        phase=phase,
        role=role,
        due=due,
        title=title,
        guidance=guidance,
        sources=(Text("verkoston oma", "the network's own"),),
        checked=turn.today,
        condition=condition,
    )


TEMPLATE_FORM = Form("kickoff.template-item", "kickoff-form-template", draw_item_form, p.ChangeTemplateItem)
