"""Running something in a process of its own, and what it took; tables of such figures."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

LAUNCHER = """
import json, os, sys, time
started = time.perf_counter()
process = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - started
code = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as file:
    json.dump([code, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss], file)
"""
"""A small process between us and what is measured: Linux counts as a process's peak what its parent
had when it was started, so that a large parent would hide a small child.
"""


@dataclass(frozen=True)
class Run:
    """A process that has ended: seconds by the clock and of the processor, peak memory in MB.

    The memory is that of the largest single process among it and those it waited for.
    """

    code: int
    seconds: float
    cpu: float
    peak_mb: float
    output: str

    def figures(self) -> dict[str, Any]:
        """The JSON object that the process printed in its last line."""
        try:
            found = json.loads(self.output.rstrip().rpartition("\n")[2])
        except ValueError as error:
            raise SystemExit(f"a measured process failed ({self.code}):\n{self.output}") from error
        return dict(found)


def environment(cache: Path | None = None) -> dict[str, str]:
    """The environment of a measured process: see `run`."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    if cache is not None:
        variables.pop("CONFLICT_KG_CACHE", None)
        variables["XDG_CACHE_HOME"] = str(cache)
    return variables


def run(*command: str, cwd: Path | None = None, cache: Path | None = None) -> Run:
    """What `python COMMAND …` takes; its output is caught.

    `cache` stands for the user's cache folder; a project's store lies in the project all the same.
    """
    with tempfile.NamedTemporaryFile() as figures:
        launch = (sys.executable, "-S", "-c", LAUNCHER, figures.name, sys.executable, *command)
        done = subprocess.run(
            launch,
            cwd=cwd,
            env=environment(cache),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        code, seconds, cpu, peak = json.load(figures)
    return Run(code, seconds, cpu, peak / 1024, done.stdout)


def median_run(
    times: int, *command: str, cwd: Path | None = None, cache: Path | None = None
) -> Run:
    """The run of the middle wall time among `times`, after one that is not counted."""
    run(*command, cwd=cwd, cache=cache)
    runs = [run(*command, cwd=cwd, cache=cache) for _ in range(times)]
    return sorted(runs, key=lambda one: one.seconds)[times // 2]


@dataclass(frozen=True)
class Spread:
    """A median with the fastest, and what nine in ten stay under."""

    least: float
    median: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}-{self.most:.2f})"


def spread(values: Sequence[float]) -> Spread:
    """The spread of `values`."""
    ordered = sorted(values)
    return Spread(ordered[0], statistics.median(ordered), ordered[int(0.9 * (len(ordered) - 1))])


def noise() -> Spread:
    """What the same work takes in ms, twenty times: how far this machine can be trusted."""
    times = []
    for _ in range(20):
        started = time.perf_counter()
        sum(range(300_000))
        times.append(1000 * (time.perf_counter() - started))
    return spread(times)


def table(rows: Iterable[dict[str, Any]]) -> str:
    """The rows as a table, whose columns are the keys of the first row."""
    listed = list(rows)
    if not listed:
        return ""
    columns = list(listed[0])
    cells = [columns, *([_cell(row.get(column)) for column in columns] for row in listed)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return str(value)
