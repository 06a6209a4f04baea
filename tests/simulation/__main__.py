"""``make simulate``: a year with 40 people, 12 projects and 11 meetings, checked and told in numbers."""

from __future__ import annotations

import asyncio
import logging
import sys

import structlog

from .year import Plan, live


def main() -> int:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    plan = Plan()
    print(f"Simulating {plan.start:%d.%m.%Y} to {plan.end:%d.%m.%Y}", end="", flush=True)
    lived = asyncio.run(live(plan, lambda day: print(".", end="", flush=True) if day.day == 1 else None))
    print(f" {lived.seconds:.0f} s\n")
    width = max(map(len, lived.facts))
    for what, number in lived.facts.items():
        print(f"  {what:<{width}}  {number}")
    print("\nEvery check passed: see tests/simulation/verdict.py for what was checked.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
