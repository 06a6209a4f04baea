"""The windows are kept for any traffic, and deliveries never stand in the way of a person who waits."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.pacing import CONVERSATION_WINDOWS, Lane, Pacer
from bot.post_failed import PostFailed
from tests.bot.scripted_connector import VirtualTime

pytestmark = pytest.mark.asyncio

FAR = 1_000_000.0


class Traffic:
    def __init__(self, **windows: Any) -> None:
        self.time = VirtualTime()
        self.pacer = Pacer(monotonic=self.time.monotonic, sleep=self.time.sleep, **windows)
        self.sent: list[tuple[float, str | None, Lane]] = []

    async def send(self, conversation: str | None, lane: Lane, count: int = 1, within: float = FAR) -> None:
        for _ in range(count):
            await self.pacer.place(conversation, lane, self.time.now + within)
            self.sent.append((self.time.now, conversation, lane))

    async def run(self, *work: Coroutine[Any, Any, None]) -> None:
        tasks = [asyncio.ensure_future(each) for each in work]
        await self.time.run(*tasks)
        for task in tasks:
            task.result()

    def most_within(self, seconds: float, conversation: str | None = None) -> int:
        moments = sorted(at for at, where, _ in self.sent if conversation in (None, where))
        return max(bisect_right(moments, at + seconds) - bisect_left(moments, at) for at in moments)


@pytest.mark.parametrize("lane", Lane)
async def test_one_conversation_keeps_every_window(lane: Lane) -> None:
    traffic = Traffic()
    await traffic.run(*(traffic.send("c", lane) for _ in range(1900)))
    assert len(traffic.sent) == 1900
    for window in CONVERSATION_WINDOWS:
        assert traffic.most_within(window.seconds) <= window.most


async def test_lanes_together_keep_every_window() -> None:
    traffic = Traffic()
    await traffic.run(*(traffic.send("c", lane, 20) for lane in (Lane.LIVE, Lane.DELIVERY) * 3))
    for window in CONVERSATION_WINDOWS[:3]:
        assert traffic.most_within(window.seconds) <= window.most


async def test_the_tenant_gets_at_most_twenty_a_second_and_deliveries_leave_room() -> None:
    traffic = Traffic()
    await traffic.run(*(traffic.send(f"c-{number}", Lane.DELIVERY) for number in range(200)))
    assert traffic.most_within(1.0) == 16
    assert traffic.time.now - 1000.0 < 15


async def test_live_replies_do_not_wait_for_a_thousand_deliveries() -> None:
    traffic = Traffic()
    waits: list[float] = []

    async def person(number: int) -> None:
        await traffic.time.sleep(number * 0.5)
        asked = traffic.time.now
        await traffic.send(f"person-{number}", Lane.LIVE)
        waits.append(traffic.time.now - asked)

    await traffic.run(
        *(traffic.send(f"c-{number}", Lane.DELIVERY) for number in range(1000)),
        *(person(number) for number in range(60)),
    )
    assert traffic.most_within(1.0) <= 20
    assert max(waits) == 0.0


async def test_a_live_reply_passes_the_deliveries_of_its_own_conversation() -> None:
    traffic = Traffic()

    async def person() -> None:
        await traffic.time.sleep(10)
        await traffic.send("c", Lane.LIVE, within=3)

    await traffic.run(*(traffic.send("c", Lane.DELIVERY) for _ in range(100)), person())
    assert next(at for at, _, lane in traffic.sent if lane is Lane.LIVE) <= 1013


async def test_what_cannot_go_in_time_is_told_at_once_with_the_wait() -> None:
    traffic = Traffic()
    await traffic.run(traffic.send("c", Lane.LIVE, 7))
    with pytest.raises(PostFailed) as caught:
        await traffic.send("c", Lane.LIVE, within=0.5)
    assert caught.value.reason == "throttled"
    assert caught.value.retry_after == pytest.approx(1.05)
    await traffic.send("another", Lane.LIVE, within=0.5)


async def test_threads_of_a_channel_share_its_windows() -> None:
    traffic = Traffic()
    await traffic.run(traffic.send("19:k;messageid=1", Lane.LIVE, 7))
    with pytest.raises(PostFailed):
        await traffic.send("19:k;messageid=2", Lane.LIVE, within=0.5)


async def test_a_conversation_on_hold_is_quiet_and_others_are_not() -> None:
    traffic = Traffic()
    traffic.pacer.hold("c", 30)
    traffic.pacer.hold(None, 30)
    await traffic.run(traffic.send("c", Lane.LIVE), traffic.send("d", Lane.DELIVERY))
    assert [(at, where) for at, where, _ in traffic.sent] == [(1000.0, "d"), (1030.0, "c")]


async def test_idle_conversations_are_forgotten() -> None:
    traffic = Traffic(tenant=())
    for number in range(30_000):
        await traffic.send(f"c-{number}", Lane.LIVE)
        traffic.time.now += 10
    assert traffic.pacer.remembered <= 4096
