"""A store in use: adding an article, asking, opening, and what it takes on disk."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.generator.project import articles, write_project
from bench.generator.world import make_world
from bench.measure import Run, median_run, run, spread
from kg.resources import BUILT_IN

TIMES = 11


def built(folder: Path, cache: Path) -> Run:
    """`kg build` of the project in `folder`, which must succeed."""
    done = run("-m", "kg", "build", "--no-turtle", cwd=folder, cache=cache)
    if done.code != 0:
        raise SystemExit(f"kg build failed:\n{done.output}")
    return done


def flush_ms(folder: Path) -> float:
    """The median time in ms that the disk takes to make a small file last."""
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        with (folder / "flushed").open("wb") as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
        times.append(1000 * (time.perf_counter() - started))
    return spread(times).median


def add(counts: tuple[int, ...], seed: int) -> list[dict[str, Any]]:
    """What adding one article takes to stores of these sizes, from the shell and within Python."""
    rows = []
    for count in counts:
        with tempfile.TemporaryDirectory() as target:
            folder, cache = Path(target, "project"), Path(target, "cache")
            write_project(folder, seed, count, "turtle")
            built(folder, cache)
            new = _new_articles(folder, seed, count, 2 * TIMES)
            cold = []
            for file in new[:TIMES]:
                done = run("-m", "kg", "add", file, cwd=folder, cache=cache)
                if done.code != 0:
                    raise SystemExit(f"kg add failed:\n{done.output}")
                cold.append(1000 * done.seconds)
            part = run("-m", "bench.parts.adding", str(folder), *new[TIMES:], cache=cache)
            warm = part.figures()["ms"]
            rows.append(
                {
                    "articles": count,
                    "shell ms": str(spread(cold)),
                    "running ms": str(spread(warm)),
                    "disk flush ms": flush_ms(Path(target)),
                }
            )
    return rows


def _new_articles(folder: Path, seed: int, first: int, count: int) -> list[str]:
    """More articles, which come after those that are there; their paths."""
    paths = []
    world = make_world(seed)
    for written in articles(world, seed, range(first, first + count), "turtle"):
        path = folder / written.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written.text, "utf-8")
        paths.append(str(path))
    return paths


def ask(counts: tuple[int, ...], seed: int, questions: int) -> list[dict[str, Any]]:
    """What asking takes, from the shell and within Python, beside Python's own start."""
    rows = [
        _start("python, nothing", "-c", "pass"),
        _start("python, pyoxigraph", "-c", "import pyoxigraph"),
    ]
    for count in counts:
        with tempfile.TemporaryDirectory() as target:
            folder, cache = Path(target, "project"), Path(target, "cache")
            write_project(folder, seed, count - 1, "turtle")
            with_built_in_article(folder)
            built(folder, cache)
            question = ("-m", "kg", "ask", "who controls Albu Kamal")
            cold = median_run(TIMES, *question, cwd=folder, cache=cache)
            row = _asked(f"who controls Albu Kamal, {count} articles", cold)
            part = ("-m", "bench.parts.asking", str(folder), str(seed), str(questions))
            figures = run(*part, cache=cache).figures()
            row["running ms"] = str(spread(figures["ms"]))
            row["running MB"] = figures["peak_mb"]
            row["open ms"] = figures["open_ms"]
            rows.append(row)
    return rows


def with_built_in_article(folder: Path) -> None:
    """Put the built-in article beside the invented ones: the question is about its town."""
    for file in (BUILT_IN / "articles").glob("*.md"):
        shutil.copy(file, folder / "articles")


def _start(name: str, *command: str) -> dict[str, Any]:
    return _asked(name, median_run(TIMES, *command))


def _asked(name: str, cold: Run) -> dict[str, Any]:
    return {
        "what": name,
        "shell ms": 1000 * cold.seconds,
        "cpu ms": 1000 * cold.cpu,
        "shell MB": cold.peak_mb,
        "running ms": None,
        "running MB": None,
        "open ms": None,
    }


def disk(counts: tuple[int, ...], seed: int) -> list[dict[str, Any]]:
    """Bytes on disk before and after `kg compact`, and for each triple that is stored."""
    rows = []
    for count in counts:
        with tempfile.TemporaryDirectory() as target:
            folder, cache = Path(target, "project"), Path(target, "cache")
            write_project(folder, seed, count, "turtle")
            built(folder, cache)
            row: dict[str, Any] = {
                "articles": count,
                "built MB": size_on_disk(folder / ".kg") / 1e6,
            }
            compacted = run("-m", "kg", "compact", cwd=folder, cache=cache)
            size = size_on_disk(folder / ".kg")
            triples = run("-m", "bench.parts.counting", str(folder), cache=cache).figures()
            row["compacted MB"] = size / 1e6 if compacted.code == 0 else None
            row["quads"] = triples["quads"]
            row["bytes each"] = size / triples["quads"]
            row["open ms"] = triples["open_ms"]
            rows.append(row)
    return rows


def size_on_disk(folder: Path) -> int:
    """Bytes that the files in `folder` take; one with several names is counted once."""
    files = [file.stat() for file in folder.rglob("*") if file.is_file()]
    return sum({one.st_ino: one.st_blocks * 512 for one in files}.values())
