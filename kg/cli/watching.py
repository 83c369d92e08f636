"""`kg check --watch`: what is wrong, said again as often as somebody saves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import project_in, tell

if TYPE_CHECKING:
    from kg.findings import Finding
    from kg.watch import Round


INTERRUPTED = 130
"""The exit code of what Ctrl-C ends, here as everywhere."""


def watch(folder: Path | None, paths: list[Path], show: Callable[[list[Finding]], None]) -> int:
    """The exit code, when Ctrl-C ends it: until then `paths` are checked again on every save.

    Without `paths` the whole project in `folder` is. `show` prints findings.
    """
    import time

    from kg.watch import Watcher

    watcher = Watcher(lambda: project_in(folder), paths, time.perf_counter, time.sleep)
    try:
        for done in watcher.rounds():
            show(done.findings)
            tell(_summary(done))
            if sys.stdout.isatty():
                click.echo()  # so that the next round stands apart
    except KeyboardInterrupt:
        tell("no longer watching")
    return INTERRUPTED


def _summary(done: Round) -> str:
    """One line on what was checked, what came of it, and how long it took."""
    from kg.cli.paths import near

    if done.gone and done.file is not None:
        return f"{near(str(done.file))} is gone"
    what = _count(done.files, "file") if done.file is None else near(str(done.file))
    violations = sum(finding.severity == "violation" for finding in done.findings)
    others = len(done.findings) - violations
    counts = [_count(violations, "violation"), *([_count(others, "other")] if others else [])]
    return f"checked {what}: {', '.join(counts)} ({1000 * done.seconds:.0f} ms)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
