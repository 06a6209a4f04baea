"""Where one person stands in the meetings: what they led, proposed, wrote, promised, were asked and wished for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from storage.agendas import AgendaAsk, AgendaItem, AgendaMove, AgendaWriting
from storage.meetings import Meeting
from storage.promises import Promise
from storage.turns import Theme, ThemeVote, TurnInvite, TurnWish


def led_by(session: Session, member_id: int) -> Sequence[Meeting]:
    """Meetings that the person started or ended, the earliest first."""
    led = or_(Meeting.started_by_id == member_id, Meeting.ended_by_id == member_id)
    return session.scalars(select(Meeting).where(led).order_by(Meeting.starts_at)).all()


def items_with(session: Session, member_id: int) -> Sequence[AgendaItem]:
    """Agenda items that the person proposed or presents, whatever became of them."""
    theirs = or_(AgendaItem.proposed_by_id == member_id, AgendaItem.presenter_id == member_id)
    return session.scalars(select(AgendaItem).where(theirs).order_by(AgendaItem.id)).all()


def writings_by(session: Session, member_id: int) -> Sequence[tuple[AgendaWriting, AgendaItem]]:
    """What the person wrote into minutes, each version with its item, the oldest first."""
    found = (
        select(AgendaWriting, AgendaItem)
        .join(AgendaItem, AgendaWriting.item_id == AgendaItem.id)
        .where(AgendaWriting.written_by_id == member_id)
        .order_by(AgendaWriting.id)
    )
    return [(writing, item) for writing, item in session.execute(found)]


def moves_by(session: Session, member_id: int) -> Sequence[AgendaMove]:
    """Items that the person moved to another meeting, the earliest first."""
    found = select(AgendaMove).where(AgendaMove.moved_by_id == member_id)
    return session.scalars(found.order_by(AgendaMove.id)).all()


def promises_with(session: Session, member_id: int) -> Sequence[Promise]:
    """Promises that the person gave, carries, wrote down or settled, the oldest first."""
    theirs = or_(
        Promise.owner_id == member_id,
        Promise.promised_by_id == member_id,
        Promise.made_by_id == member_id,
        Promise.settled_by_id == member_id,
    )
    return session.scalars(select(Promise).where(theirs).order_by(Promise.id)).all()


def asks_of(session: Session, member_id: int) -> Sequence[AgendaAsk]:
    """Every time that the person was asked for items."""
    found = select(AgendaAsk).where(AgendaAsk.member_id == member_id)
    return session.scalars(found.order_by(AgendaAsk.id)).all()


def invites_of(session: Session, member_id: int) -> Sequence[TurnInvite]:
    """Every invitation to present that the person got."""
    found = select(TurnInvite).where(TurnInvite.member_id == member_id)
    return session.scalars(found.order_by(TurnInvite.id)).all()


def wishes_by(session: Session, member_id: int) -> Sequence[TurnWish]:
    """What the person said of their projects' presenting."""
    found = select(TurnWish).where(TurnWish.said_by_id == member_id)
    return session.scalars(found.order_by(TurnWish.id)).all()


def themes_by(session: Session, member_id: int) -> Sequence[Theme]:
    """Themes that the person proposed."""
    found = select(Theme).where(Theme.proposed_by_id == member_id)
    return session.scalars(found.order_by(Theme.id)).all()


def themes_voted(session: Session, member_id: int) -> Sequence[Theme]:
    """Themes that the person voted for."""
    voted = select(ThemeVote.theme_id).where(ThemeVote.member_id == member_id)
    return session.scalars(select(Theme).where(Theme.id.in_(voted)).order_by(Theme.id)).all()


def meetings_naming(session: Session, member_id: int) -> Sequence[Meeting]:
    """Every meeting on whose cards or in whose minutes the person's name may stand."""
    items = items_with(session, member_id)
    numbers = {item.meeting_id for item in items}
    moved = select(AgendaMove.from_id).where(AgendaMove.item_id.in_([item.id for item in items]))
    numbers |= set(session.scalars(moved))
    numbers |= {promise.meeting_id for promise in promises_with(session, member_id)}
    for _, item in writings_by(session, member_id):
        numbers.add(item.meeting_id)
        numbers |= set(session.scalars(select(AgendaMove.from_id).where(AgendaMove.item_id == item.id)))
    numbers |= {meeting.id for meeting in led_by(session, member_id)}
    known = [number for number in numbers if number is not None]
    return session.scalars(select(Meeting).where(Meeting.id.in_(known)).order_by(Meeting.id)).all()


def forget_asks(session: Session, member_id: int) -> None:
    """Delete that the person was asked for items: it concerned nobody else."""
    session.execute(delete(AgendaAsk).where(AgendaAsk.member_id == member_id))
