"""What adding one article takes in a process that runs already."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from kg.api import open_graph


def main(folder: Path, files: list[str]) -> None:
    """Add `files`, one after the other, to the graph in `folder`; the first is not counted."""
    graph = open_graph(folder)
    times = []
    for file in files:
        started = time.perf_counter()
        graph.add(file)
        times.append(1000 * (time.perf_counter() - started))
    print(json.dumps({"ms": times[1:], "first_ms": times[0]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
