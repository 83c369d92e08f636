"""Every question of the collection, asked of a store that has been built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.measure import run


def questions(folder: Path, seed: int) -> list[dict[str, Any]]:
    """What each question takes of the graph in `folder`, slowest first.

    `about` says what it was asked about; a question about everything has to look at everything.
    """
    done = run("-m", "bench.parts.questions", str(folder.absolute()), str(seed), cwd=folder)
    rows = list(done.figures()["questions"])
    return sorted(rows, key=lambda row: -float(row["again ms"]))
