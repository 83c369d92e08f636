"""How many quads a built project's store holds, and how long it takes to open."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from kg.store import open_snapshot


def main(folder: Path) -> None:
    """Count the store of the project in `folder`."""
    started = time.perf_counter()
    store = open_snapshot(folder / ".kg" / "store")
    opened = time.perf_counter() - started
    quads = sum(1 for graph in store.graphs() for _ in store.quads(graph))
    store.close()
    print(json.dumps({"quads": quads, "open_ms": 1000 * opened}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
