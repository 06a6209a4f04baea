"""Fair turns: whose project presents next, and which quiet ones are invited. Pure; projects are numbers.

Source of the rules: the product's chapter on monthly meetings. A project does not present twice before every willing one
has presented once, so two that are willing all along are never more than one presentation apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

QUIET_MEETINGS = 3
"""Meetings without the floor after which a project is quiet."""
INVITE_AGAIN = 3
"""Meetings from one invitation to the next: nobody is asked again and again."""


def turns(willing: Sequence[int], presented: Sequence[int]) -> list[int]:
    """The willing projects in the order of their turns.

    ``willing`` is in the order in which they said so, ``presented`` the presentations held, the earliest first. Who has
    never presented comes first, then who did so the longest ago.
    """
    last = {project: number for number, project in enumerate(presented)}
    return sorted(dict.fromkeys(willing), key=lambda project: last.get(project, -1))


def ahead_of(
    project: int, willing: Sequence[int], presented: Sequence[int], declined: Collection[int] = ()
) -> list[int]:
    """The willing projects that present before this one may do so again, in their turns; empty if it may now.

    A project's first presentation waits for nobody. Who has ``declined`` this meeting holds nobody up in it.
    """
    if project not in presented:
        return []
    since = presented[len(presented) - list(reversed(presented)).index(project) :]
    waiting = (other for other in turns(willing, presented) if other != project and other not in declined)
    return [other for other in waiting if other not in since]


def next_presenters(
    willing: Sequence[int],
    presented: Sequence[int],
    places: int,
    *,
    coming: Iterable[int] = (),
    declined: Collection[int] = (),
) -> list[int]:
    """The projects whose turn the free places of a meeting are, at most ``places`` of them.

    ``coming`` have a place in it already; ``declined`` will not this time, and keep their turn for the next.
    """
    asked = {*coming, *declined}
    return [project for project in turns(willing, presented) if project not in asked][: max(0, places)]


@dataclass(frozen=True)
class Floor:
    """How long a project has been quiet, in meetings held.

    ``silent``: since it last had the floor, or since it came to the network; ``invited``: since it was last invited, 0 if
    that is for the coming meeting, None if never; ``coming``: it has an item on the coming agenda.
    """

    project: int
    silent: int
    invited: int | None = None
    coming: bool = False

    @property
    def quiet(self) -> bool:
        """Whether it has not had the floor for long, nor is about to have it."""
        return self.silent >= QUIET_MEETINGS and not self.coming

    @property
    def to_invite(self) -> bool:
        """Whether it is quiet and has not been invited lately."""
        return self.quiet and (self.invited is None or self.invited >= INVITE_AGAIN)


def quiet_projects(floors: Iterable[Floor], most: int) -> list[int]:
    """At most ``most`` quiet projects to invite: the quietest first, then those longest uninvited."""

    def order(floor: Floor) -> tuple[int, bool, int]:
        return -floor.silent, floor.invited is not None, -(floor.invited or 0)

    invited = sorted((floor for floor in floors if floor.to_invite), key=order)
    return [floor.project for floor in invited[: max(0, most)]]
