"""What was measured, and the table that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TextIO

from tests.bench.wire import Load

CARD = b'"type":"application/vnd.microsoft.card.adaptive"'
NAMES = {
    "sdk": "echo, the SDK as it comes",
    "floor": "echo, plain aiohttp (the floor)",
    "echo": "(a) echo through Kehu's door and post",
    "click": "(b) a Valmis click, 100,000 items",
    "click in 1,000": "    a Valmis click, 1,000 items",
}


@dataclass(frozen=True)
class Run:
    """One bot's short run: what came back, seconds of processor time, new connections to the connector."""

    load: Load
    cpu: float
    opened: int

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.load.turns / self.load.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time a turn."""
        return self.cpu * 1000 / self.load.turns


@dataclass(frozen=True)
class FanOut:
    """One fan-out: messages, seconds it took, seconds of processor time, new connections."""

    messages: int
    seconds: float
    cpu: float
    opened: int


@dataclass
class Table:
    """All runs by their bot. Each figure is the median of its runs, so that one disturbed run says nothing."""

    pinned: bool
    stall: float = 0.0
    tokens: int = 0
    _runs: dict[str, list[Run]] = field(default_factory=dict)
    _fan_outs: dict[str, list[FanOut]] = field(default_factory=dict)

    def add(self, name: str, run: Run) -> None:
        """Note a run; raises if anything was answered with what it should not be."""
        for status, body in run.load.answers:
            if not status.startswith(b"HTTP/1.1 20") or (name.startswith("click") and CARD not in body):
                raise RuntimeError(f"{name} answered {status!r} {body[:300]!r}")
        self._runs.setdefault(name, []).append(run)

    def add_fan_out(self, name: str, messages: int, seconds: float, cpu: float, opened: int) -> None:
        """Note a fan-out."""
        self._fan_outs.setdefault(name, []).append(FanOut(messages, seconds, cpu, opened))

    def check_clicks(self, name: str, done: int, warm_up: int) -> None:
        """Raises unless every click has done its item."""
        clicked = warm_up + sum(run.load.turns for run in self._runs[name])
        if done != clicked:
            raise RuntimeError(
                f"{name}: {clicked} clicks were answered with a card, but {done} items are done"
            )

    def show(self, out: TextIO, seconds: float) -> None:
        """Write the table and the ratios."""
        lines = [
            "| bot | turns/s | p50 ms | p99 ms | CPU ms/turn | new TCP connections/turn | x SDK | of the floor |"
        ]
        lines.append("|---|---|---|---|---|---|---|---|")
        lines.extend(self._line(name) for name in NAMES)
        lines.append("")
        lines.extend(f"{figure} ({target})" for figure, target in self._figures())
        pinned = "bots on one processor" if self.pinned else "NOT pinned: this machine has one processor"
        lines.append(f"\n{pinned}, 16 connections, {len(self._runs['sdk'])} rounds in {seconds:.0f} s")
        out.write("\n".join(lines) + "\n")

    def _line(self, name: str) -> str:
        runs = self._runs[name]
        turns = sum(run.load.turns for run in runs)
        return (
            f"| {NAMES[name]} | {self._rate(name):.0f} | {_mid(runs, 0.5):.1f} | {_mid(runs, 0.99):.1f} "
            f"| {self._cpu(name):.2f} | {sum(run.opened for run in runs) / turns:.2f} "
            f"| {self._rate(name) / self._rate('sdk'):.1f} | {self._rate(name) / self._rate('floor'):.0%} |"
        )

    def _figures(self) -> list[tuple[str, str]]:
        floor, ours = self._fastest("floor"), self._fastest("click")
        echo, click = self._ratio("echo", "sdk"), self._ratio("click", "sdk")
        return [
            (
                f"(a) {echo:.1f} x the SDK's echo, {self._ratio('echo', 'floor'):.0%} of the floor",
                "15 x, 40 %",
            ),
            (f"    by CPU: {self._cpu('sdk') / self._cpu('echo'):.1f} x", "the steadiest figure"),
            (f"(b) {click:.1f} x the SDK's echo", "8 x, better 11 x"),
            (f"    by CPU: {self._cpu('sdk') / self._cpu('click'):.1f} x", "the steadiest figure"),
            (
                f"    by CPU, 100,000 items cost {self._cpu('click') / self._cpu('click in 1,000'):.2f} x 1,000",
                "1.2 x",
            ),
            (
                f"(c) {ours.messages} messages at 50 ms: {ours.seconds:.2f} s, the floor {floor.seconds:.2f} s:"
                f" {floor.seconds / ours.seconds:.0%} of its rate,"
                f" {ours.cpu * 1000 / ours.messages:.2f} ms CPU each, {ours.opened} new TCP connections",
                "85 %, 0",
            ),
            (
                f"    longest stall of the event loop {self.stall * 1000:.0f} ms"
                f" with a token service of 300 ms, asked {self.tokens} time(s)",
                "50 ms, 1",
            ),
        ]

    def _rate(self, name: str) -> float:
        return median(run.rate for run in self._runs[name])

    def _cpu(self, name: str) -> float:
        return median(run.cpu_ms for run in self._runs[name])

    def _ratio(self, name: str, to: str) -> float:
        return self._rate(name) / self._rate(to)

    def _fastest(self, name: str) -> FanOut:
        return min(self._fan_outs[name], key=lambda one: one.seconds)


def _mid(runs: Sequence[Run], share: float) -> float:
    return median(run.load.percentile(share) for run in runs)
