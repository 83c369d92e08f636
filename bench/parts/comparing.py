"""Whether two stores hold the same quads, told by a hash of all of them in the database's order."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.store import open_snapshot


class _Hashed:
    """A file that keeps only a hash of what is written, and how many lines that had."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.lines = 0

    def write(self, data: bytes) -> int:
        """Take `data` in."""
        self.digest.update(data)
        self.lines += data.count(b"\n")
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def main(*stores: Path) -> None:
    """Compare the stores in these directories."""
    found = []
    for path in stores:
        snapshot, hashed = open_snapshot(path), _Hashed()
        snapshot.opened().dump(hashed, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
        snapshot.close()
        found.append((hashed.lines, hashed.digest.hexdigest()))
    print(json.dumps({"quads": found[0][0], "same": len(set(found)) == 1}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
