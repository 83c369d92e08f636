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
    counts: tuple[int, ...], seed: int, obvious_count: int, jobs: tuple[int, ...]
) -> list[dict[str, Any]]:
    """Rows for `kg build` with these numbers of jobs, for the limit, and for the obvious script.

    The obvious script runs over `obvious_count` articles of the same data in the same run; its
    figure for one article is what the ratios compare with. It grows with the data, so that the
    ratio at more articles is at least that.
    """
    rows = []
    with tempfile.TemporaryDirectory() as target:
        folder, cache = Path(target, "project"), Path(target, "cache")
        write_project(folder, seed, max((obvious_count, *counts)), "turtle")
        first = _part("obvious", folder, obvious_count)
        rows.append(first)
        rows.append(_part("stages", folder, min(200, max(counts))))
        for count in counts:
            rows.append(_part("limit", folder, count))
            part = _first_articles(folder, Path(target, "part"), count)
            for number in jobs:
                shutil.rmtree(part / ".kg", ignore_errors=True)
                command = ("-m", "kg", "build", "--jobs", str(number), "--no-turtle")
                built = run(*command, cwd=part, cache=cache)
                if built.code not in (0, 1):
                    raise SystemExit(f"kg build failed:\n{built.output}")
                rows.append(_row(f"kg build, {number} jobs", count, built))
    for row in rows:
        row["times faster"] = first["ms each"] / row["ms each"]
        row["times faster by the clock"] = (
            first["s"] / first["articles"] / (row["s"] / row["articles"])
        )
    return rows


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
    row["ms each"] = 1000 * sum(stages.values()) / count
    row["stages, ms each"] = ", ".join(
        f"{key} {1000 * value / count:.2f}" for key, value in stages.items()
    )
    return row


def _row(name: str, count: int, done: Run) -> dict[str, Any]:
    return {
        "what": name,
        "articles": count,
        "s": done.seconds,
        "cpu s": done.cpu,
        "ms each": 1000 * done.cpu / count,
        "articles/s": count / done.seconds,
        "peak MB": done.peak_mb,
        "stages, ms each": None,
    }
