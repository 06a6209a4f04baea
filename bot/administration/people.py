"""``people`` and ``role``: who is on the roster, and who holds which role. For the day when nobody in chat can."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.administration.desk import CannotDo, Desk
from storage import members
from storage.members import COORDINATOR, Member


async def people(desk: Desk) -> int:
    """List the roster: number, name, user principal name, roles."""
    found = await desk.database.read(lambda session: [_line(member) for member in members.active(session)])
    for line in found:
        desk.say(line)
    desk.say(
        f"{len(found)} people."
        if found
        else "Nobody yet: Kehu learns its people when it is added to the team."
    )
    return 0


async def give(desk: Desk, role: str, person: str) -> int:
    """Give a role to a member, named by number, user principal name, mail address, directory id or whole name."""

    def work(session: Session) -> str:
        member = find(session, person)
        if members.give_role(session, member, role, desk.clock.now()):
            return f"{member.name} is {role} now."
        return f"{member.name} is {role} already."

    desk.say(await desk.database.transaction(work))
    return 0


async def take(desk: Desk, role: str, person: str) -> int:
    """Take a role back; the last coordinator keeps it until there is another."""

    def work(session: Session) -> str:
        member = find(session, person)
        if role == COORDINATOR and [one.id for one in members.holders(session, role)] == [member.id]:
            raise CannotDo(f"{member.name} is the only coordinator: name another one first.")
        if members.take_role(session, member, role):
            return f"{member.name} is no longer {role}."
        return f"{member.name} was not {role}."

    desk.say(await desk.database.transaction(work))
    return 0


def find(session: Session, person: str) -> Member:
    """The one active member who is meant; CannotDo if there is none, or more than one."""
    wanted = person.strip().casefold()
    found = [member for member in members.active(session) if wanted in _names(member)]
    if not found:
        raise CannotDo(f"Nobody on the roster is {person!r}. See: python app.py people")
    if len(found) > 1:
        numbers = ", ".join(str(member.id) for member in found)
        raise CannotDo(f"Several people are {person!r}. Name one by number: {numbers}")
    return found[0]


def _names(member: Member) -> set[str]:
    known = (
        str(member.id), member.name, member.user_principal_name, member.email, member.aad_object_id
    )  # fmt: skip
    return {name.casefold() for name in known if name}


def _line(member: Member) -> str:
    roles = ", ".join(sorted(holder.role for holder in member.roles)) or "-"
    return f"{member.id:>4}  {member.name:<30} {member.user_principal_name or '-':<40} {roles}"
