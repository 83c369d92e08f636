"""What lies in a store's directory, and how it is told from other directories.

kg-store.json   the mark that this is a store, with the version of its layout
lock            held by the one who writes, and shared by readers while they clone
data/           the live database, and `seal`: how far it had come when a change was acknowledged
published/N/    a finished copy by a writer that goes on for long, for readers to clone
readers/…/      clones: hard links to the files of the database, each of one reader
data.old/       the database before, while another takes its place
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.findings import UnreadableError
from kg.store import seal
from kg.store.errors import damaged
from kg.store.locks import held
from kg.store.steps import step

FORMAT = 1
"""The version of the layout; a store of another version is refused, not guessed at."""
_MARK = "kg-store.json"
_FRESH = f"{_MARK}.new"


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
    def aside(self) -> Path:
        """The database before, while another takes its place."""
        return self.path / "data.old"

    @property
    def published(self) -> Path:
        """Where a writer puts copies for readers."""
        return self.path / "published"

    @property
    def readers(self) -> Path:
        """Where readers put their clones."""
        return self.path / "readers"

    def exists(self) -> bool:
        """Whether there is a store; UnreadableError when there is something else, or damage.

        Where somebody only began to make a store, there is none.
        """
        if not self.path.exists():
            return False
        if not self.path.is_dir():
            raise UnreadableError(f"{self.path}: not a directory, where a store is meant")
        if not any(file.name != _FRESH for file in self.path.iterdir()):
            return False
        if not self._read_mark():
            return False
        self._mend()
        if not (self.data / "CURRENT").is_file():
            raise damaged(self.path, "its database is missing")
        seal.check(self.data)
        return True

    def is_ours(self) -> bool:
        """Whether there is a store's mark, be the store good, damaged or of another version."""
        return (self.path / _MARK).is_file()

    def _read_mark(self) -> bool:
        """Whether the store was made to its end."""
        mark = self.path / _MARK
        if not mark.is_file():
            raise UnreadableError(f"{self.path}: not a store (it has no {_MARK}): left alone")
        try:
            said = json.loads(mark.read_bytes())
            version, begun = said["format"], said.get("begun", False)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(self.path, f"{_MARK}: {error}") from error
        if version != FORMAT:
            message = f"layout {version!r}, and this program reads {FORMAT}"
            raise UnreadableError(
                f"{self.path}: {message}: `kg build --from-scratch` makes it anew"
            )
        return not begun

    def make(self, begun: bool = False) -> None:
        """Mark the directory as a store, or as one that is only `begun`.

        The mark is written whole, so half a one is none.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        fresh = self.path / _FRESH
        fresh.write_text(json.dumps({"format": FORMAT} | ({"begun": True} if begun else {})))
        fresh.replace(self.path / _MARK)

    def put(self, database: Path) -> None:
        """Put `database` in the place of the live one, under the writer's lock; keep no other.

        A process that dies in between leaves the old one or the new: see `_mend`.
        """
        shutil.rmtree(self.aside, ignore_errors=True)
        step("before exchange")
        if self.data.exists():
            self.data.rename(self.aside)
        step("in exchange")
        database.rename(self.data)
        sync(self.path)
        step("after exchange")
        shutil.rmtree(self.aside, ignore_errors=True)

    def _mend(self) -> None:
        """Put the old database back, where a process died before the new one was in its place."""
        if self.data.exists() or not self.aside.is_dir():
            return
        with held(self.lock):
            if not self.data.exists() and self.aside.is_dir():
                self.aside.rename(self.data)


def sync(path: Path) -> None:
    """Return when the file or directory `path` is on disk, where the system can tell."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no directories
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
