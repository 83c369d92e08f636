"""How far a long build is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.cli.shared import tell

_EVERY = 5.0
"""Seconds between two plain lines."""
_FEW = 50
"""Fewer articles than these need no bar."""

Shown = Callable[[int, int], None]


@contextmanager
def progress() -> Iterator[Shown]:
    """What a build calls with how many articles are done, and of how many."""
    if sys.stderr is not None and sys.stderr.isatty():
        with _bar() as shown:
            yield shown
    else:
        yield Lines(time.monotonic)


class Lines:
    """A line every few seconds, with the rate and an estimate of what is left."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun = self._said = clock()

    def __call__(self, done: int, of: int) -> None:
        """Say how far it is, unless that was said just now."""
        now = self._clock()
        if now - self._said < _EVERY:
            return
        self._said = now
        rate = done / (now - self._begun)
        left = (of - done) / rate
        tell(f"{done} of {of} articles, {rate:.0f} a second, about {left:.0f} s left")


@contextmanager
def _bar() -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), rate, Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None, visible=False, rate="")

        def shown(done: int, of: int) -> None:
            speed = bar.tasks[0].speed
            words = f"{speed:.0f}/s" if speed else ""
            bar.update(task, completed=done, total=of, visible=of >= _FEW, rate=words)

        yield shown
