"""Relations followed to their ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def followed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """From each first of `pairs` to everything that it leads to, through others too."""
    direct: dict[str, set[str]] = {}
    for one, other in pairs:
        direct.setdefault(one, set()).add(other)
    return {start: _reach(start, direct) for start in direct}


def _reach(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for following in direct.get(waiting.pop(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return frozenset(reached)
