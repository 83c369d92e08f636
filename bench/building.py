"""How fast a project is built, beside the obvious script and beside no checks at all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from bench.generator.project import write_project
from bench.measure import Run, run


def obvious(counts: tuple[int, ...], seed: int) -> list[dict[str, Any]]:
    """What the obvious script takes for each number of articles."""
    with tempfile.TemporaryDirectory() as target:
        folder = Path(target)
        write_project(folder, seed, max(counts), "turtle")
        return [_part("obvious", folder, count) for count in counts]


def build(
    counts: tuple[int, ...], seed: int, slow: tuple[int, ...], jobs: tuple[int, ...]
) -> list[dict[str, Any]]:
    """Rows for the obvious script, for the limit, and for `kg build` with these numbers of jobs.

    The obvious script runs over the numbers of articles `slow`. What it would take for more is
    drawn as a line through the last two: too little, since it grows faster than its data. The
    ratios compare with that, in seconds of the processor and in seconds by the clock.
    """
    with tempfile.TemporaryDirectory() as target:
        folder = Path(target, "project")
        write_project(folder, seed, max(*slow, *counts), "turtle")
        rows = [_part("obvious", folder, count) for count in slow]
        rows.append(_part("stages", folder, min(200, max(counts))))
        for count in counts:
            drawn = _drawn(rows[: len(slow)], count)
            part = _first_articles(folder, Path(target, "part"), count)
            measured = [_part("limit", folder, count)]
            measured += [_built(part, count, number, Path(target, "cache")) for number in jobs]
            for row in measured:
                row["times less cpu"] = drawn["cpu s"] / row["cpu s"]
                row["times faster"] = drawn["s"] / row["s"]
            rows += [drawn, *measured] if count not in slow else measured
    return [_COLUMNS | row for row in rows]


_COLUMNS: dict[str, Any] = dict.fromkeys(
    (
        *("what", "articles", "s", "cpu s", "cpu ms each", "articles/s", "peak MB"),
        *("times less cpu", "times faster", "stages, cpu ms each"),
    )
)


def _built(part: Path, count: int, jobs: int, cache: Path) -> dict[str, Any]:
    """The row for `kg build` of the project `part`, from nothing."""
    shutil.rmtree(part / ".kg", ignore_errors=True)
    done = run("-m", "kg", "build", "--jobs", str(jobs), "--no-turtle", cwd=part, cache=cache)
    if done.code != 0:
        raise SystemExit(f"kg build failed:\n{done.output}")
    return _row(f"kg build, jobs: {jobs}", count, done)


def _drawn(rows: list[dict[str, Any]], count: int) -> dict[str, Any]:
    """What the obvious script would take for `count` articles, on a line through two rows."""
    fewer, more = rows[-2:]
    steps = (count - more["articles"]) / (more["articles"] - fewer["articles"])
    times = {key: more[key] + steps * (more[key] - fewer[key]) for key in ("s", "cpu s")}
    each = {"cpu ms each": 1000 * times["cpu s"] / count, "articles/s": count / times["s"]}
    return {"what": "obvious, extrapolated", "articles": count, **times, **each}


def _first_articles(folder: Path, part: Path, count: int) -> Path:
    """A project with the first `count` articles of the one in `folder`, as links."""
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(folder / "gazetteer", part / "gazetteer")
    shutil.copy(folder / "kg.toml", part)
    for file in sorted((folder / "articles").rglob("*.ttl"))[:count]:
        target = part / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(file)
    return part


def _part(name: str, folder: Path, count: int) -> dict[str, Any]:
    done = run("-m", f"bench.parts.{name}", str(folder), str(count))
    figures = done.figures()
    row = _row(name, count, done)
    stages = {key: value for key, value in figures["stages"].items() if key != "get ready"}
    row["stages, cpu ms each"] = ", ".join(
        f"{key} {1000 * value / count:.2f}" for key, value in stages.items()
    )
    return row


def _row(name: str, count: int, done: Run) -> dict[str, Any]:
    return {
        "what": name,
        "articles": count,
        "s": done.seconds,
        "cpu s": done.cpu,
        "cpu ms each": 1000 * done.cpu / count,
        "articles/s": count / done.seconds,
        "peak MB": done.peak_mb,
    }
