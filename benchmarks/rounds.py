"""Interleaved rounds: whatever else the machine does, it does to all contestants alike."""

import time
from collections.abc import Callable, Mapping
from statistics import median


def interleave(
    contestants: Mapping[str, Callable[[], object]], *, rounds: int
) -> dict[str, list[float]]:
    """Return the seconds of every contestant in every round.

    They run in the order given, since one may prepare what the next one needs; what a contestant
    loads once is to be loaded before.
    """
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            started = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - started)
    return seconds


def ratios(seconds: Mapping[str, list[float]], *, against: str) -> list[str]:
    """Return a line a contestant: how many times faster it is than one of them, round by round.

    The median over rounds with the lowest and the highest, since two rounds are seldom alike.
    """
    lines = []
    for name, own in seconds.items():
        if name == against:
            continue
        times = [theirs / ours for ours, theirs in zip(own, seconds[against], strict=True)]
        lines.append(
            f"{name} is {median(times):.2f} times as fast as {against} "
            f"(from {min(times):.2f} to {max(times):.2f} in {len(times)} rounds)"
        )
    return lines
