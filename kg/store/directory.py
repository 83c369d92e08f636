"""What lies in a store's directory, and how it is told from other directories.

kg-store.json   the mark that this is a store, with the version of its layout
lock            held by the one who writes, and shared by readers while they clone
data/           the live database
published/N/    a finished copy by a writer that goes on for long, for readers to clone
readers/…/      clones: hard links to the files of the database, each of one reader
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.findings import UnreadableError

FORMAT = 1
"""The version of the layout; a store of another version is refused, not guessed at."""
_MARK = "kg-store.json"


@dataclass(frozen=True)
class StoreDirectory:
    """The directory `path` of a store on disk."""

    path: Path

    @property
    def lock(self) -> Path:
        """The file that the writer locks."""
        return self.path / "lock"

    @property
    def data(self) -> Path:
        """The live database."""
        return self.path / "data"

    @property
    def published(self) -> Path:
        """Where a writer puts copies for readers."""
        return self.path / "published"

    @property
    def readers(self) -> Path:
        """Where readers put their clones."""
        return self.path / "readers"

    def exists(self) -> bool:
        """Whether there is a store; UnreadableError when there is something else, or damage."""
        if not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir())):
            return False
        if not self.path.is_dir():
            raise UnreadableError(f"{self.path}: not a directory, where a store is meant")
        self._read_mark()
        return True

    def _read_mark(self) -> None:
        mark = self.path / _MARK
        if not mark.is_file():
            raise UnreadableError(f"{self.path}: not a store (it has no {_MARK}): left alone")
        try:
            version = json.loads(mark.read_bytes())["format"]
        except (ValueError, LookupError, TypeError) as error:
            raise UnreadableError(f"{mark}: damaged: {error}") from error
        if version != FORMAT:
            message = f"layout {version}, and this program reads {FORMAT}"
            raise UnreadableError(
                f"{self.path}: {message}: `kg build --from-scratch` makes it anew"
            )
        if not (self.data / "CURRENT").is_file():
            message = "its database is missing: `kg build --from-scratch` makes it anew"
            raise UnreadableError(f"{self.path}: {message}")

    def make(self) -> None:
        """Make the directory with the mark; the mark is written whole, so half a one is none."""
        self.path.mkdir(parents=True, exist_ok=True)
        fresh = self.path / f"{_MARK}.new"
        fresh.write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
        fresh.replace(self.path / _MARK)


def clone(database: Path, target: Path) -> None:
    """Make `target` a database of its own with what `database` holds, in a few milliseconds.

    The tables of a RocksDB database never change once they are written, so that they are linked;
    everything else is copied. Nobody may write to `database` meanwhile.
    """
    target.mkdir(parents=True)
    for file in database.iterdir():
        if file.suffix == ".sst":
            os.link(file, target / file.name)
        elif file.name != "LOCK" and not file.name.startswith("LOG"):
            shutil.copyfile(file, target / file.name)
