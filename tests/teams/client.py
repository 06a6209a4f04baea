"""What the Teams client does between a tap and the wire: finds the button, checks and gathers the fields.

The rules are those of Microsoft's renderer (adaptivecards 3.0.6): every field's value is a string, a field
left empty is not sent at all, a hidden required field blocks as surely as a visible one, `associatedInputs:
none` sends and checks none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time

from .reading import Button, Card, Input, Json, plain


class ClientBlocked(Exception):
    """The person could not have sent this: the client says so itself and nothing reaches the bot.

    `field`: label or id of the field in the way, if one is; `message`: what the client shows under it.
    """

    def __init__(self, why: str, *, field: str = "", message: str = "") -> None:
        super().__init__(f"{why}{f' ({message})' if message else ''}")
        self.field = field
        self.message = message


class NotThere(LookupError):
    """No such button or field, or several: the error lists what there is."""


def find_button(card: Card, title: str, row: str | None = None) -> Button:
    """The button with this title; with `row`, the one whose nearest surroundings contain that text."""
    named = [b for b in card.buttons if b.title == plain(title)]
    if row is not None:
        near = [(distance, b) for b in named if (distance := b.distance(row)) is not None]
        least = min((distance for distance, _ in near), default=0)
        named = [b for distance, b in near if distance == least]
    if not named:
        where = f" in the row {row!r}" if row is not None else ""
        raise NotThere(
            f"no button {title!r}{where}; there are {[b.title for b in card.buttons]} in\n{card.sees()}"
        )
    if any(b.action != named[0].action for b in named[1:]):
        rows = [b.rows[0] if b.rows else "" for b in named]
        raise NotThere(f"{len(named)} buttons {title!r}: say which row, of {rows}")
    return named[0]


def gathered(
    card: Card, button: Button, given: Mapping[str, object], *, force: bool = False
) -> dict[str, str]:
    """What the fields add to the button's data; raises ClientBlocked as the client would, unless `force`.

    `given` names fields by id or label. With `force` unknown names and impossible values go through
    untouched.
    """
    takes_none = str(button.action.get("associatedInputs", "auto")).lower() == "none"
    fields = [] if takes_none else [f for f in card.inputs if _belongs(f, button)]
    values = {f.id: f.default for f in fields}
    by_id = {f.id: f for f in fields}
    for name, value in given.items():
        field = _field(fields, name)
        if field is not None:
            values[field.id] = _as_sent(field, value, force=force)
        elif force:
            values[name] = str(value)
        else:
            raise NotThere(
                f"{button.title!r} sends no field {name!r}; it sends {[(f.id, f.label) for f in fields]}"
            )
    if not force:
        for field_id, value in values.items():
            _check(by_id[field_id], value)
    return {field_id: value for field_id, value in values.items() if value != ""}


def submitted(action: Json, inputs: Mapping[str, str]) -> Json:
    """The data of an action with the fields laid over it, as it travels."""
    data = action.get("data")
    return {**(data if isinstance(data, dict) else {}), **inputs}


def _belongs(field: Input, button: Button) -> bool:
    """A button takes the fields of its own card and of the cards around it, never of a card it unfolds."""
    cards = [id(e) for e in button.path if e.get("type") == "AdaptiveCard"]
    own = [e for e in field.path if e.get("type") == "AdaptiveCard"]
    return id(own[-1]) in cards


def _field(fields: Iterable[Input], name: str) -> Input | None:
    fields = list(fields)
    for field in fields:
        if field.id == name:
            return field
    named = [f for f in fields if f.label.rstrip(" *:") == plain(name).rstrip(" *:")]
    if len(named) > 1:
        raise NotThere(f"{len(named)} fields are labelled {name!r}: use the id, of {[f.id for f in named]}")
    return named[0] if named else None


def _as_sent(field: Input, value: object, *, force: bool) -> str:
    if value is None:
        return ""
    if field.kind == "Input.Toggle" and isinstance(value, bool):
        return str(field.element.get("valueOn" if value else "valueOff", str(value).lower()))
    if field.kind == "Input.ChoiceSet" and not force:
        return _chosen(field, value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return ",".join(str(v) for v in value)
    return str(value)


def _chosen(field: Input, value: object) -> str:
    titles = {plain(title): sent for title, sent in field.choices.items()}
    many = field.element.get("isMultiSelect") is True
    if isinstance(value, list | tuple | set):
        wanted = [str(v) for v in value]
    else:
        text = str(value)
        whole = text in titles.values() or plain(text) in titles
        wanted = text.split(",") if many and not whole else [text]
    sent = []
    for one in wanted:
        if one == "":
            continue
        if one not in titles.values() and plain(one) not in titles:
            raise ClientBlocked(f"{field.label!r} offers no {one!r}, only {list(titles)}", field=field.label)
        sent.append(one if one in titles.values() else titles[plain(one)])
    if len(sent) > 1 and not many:
        raise ClientBlocked(f"{field.label!r} takes one choice", field=field.label)
    return ",".join(sent)


def _check(field: Input, value: str) -> None:
    name = field.label or field.id
    message = str(field.element.get("errorMessage", ""))

    def blocked(why: str) -> ClientBlocked:
        hidden = ", and the field is folded away" if field.folded else ""
        return ClientBlocked(f"{name!r} {why}{hidden}", field=name, message=message)

    on = str(field.element.get("valueOn", "true"))
    if field.required and (value == "" or (field.kind == "Input.Toggle" and value != on)):
        raise blocked("is required")
    if value == "":
        return
    if field.kind == "Input.Text":
        # The browser counts UTF-16 units, so an emoji is two.
        if len(value.encode("utf-16-le", "surrogatepass")) // 2 > field.element.get(
            "maxLength", len(value) * 2
        ):
            raise blocked(f"takes {field.element['maxLength']} characters")
        if "\n" in value and field.element.get("isMultiline") is not True:
            raise blocked("takes one line")
        if field.element.get("regex") and not re.search(str(field.element["regex"]), value):
            raise blocked("has another form")
    if field.kind in _RANGED and not _within(field, value):
        raise blocked(f"does not take {value!r}")


def _within(field: Input, value: str) -> bool:
    read = _RANGED[field.kind]
    try:
        amount = read(value)
        low, high = (read(str(field.element[k])) if k in field.element else None for k in ("min", "max"))
    except ValueError:
        return False
    return (low is None or amount >= low) and (high is None or amount <= high)


def _day(value: str) -> float:
    return float(date.fromisoformat(value).toordinal())


def _minute(value: str) -> float:
    moment = time.fromisoformat(value)
    return float(moment.hour * 60 + moment.minute)


_RANGED: dict[str, Callable[[str], float]] = {
    "Input.Number": float,
    "Input.Date": _day,
    "Input.Time": _minute,
}
