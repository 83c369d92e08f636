"""What a store on disk held at one moment, for reading."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.findings import UnreadableError
from kg.store.cloning import clone, place_for_clone
from kg.store.directory import StoreDirectory, sync
from kg.store.disk import DiskReader
from kg.store.errors import reading
from kg.store.interface import Graphs
from kg.store.locks import PATIENCE, PAUSE, StoreBusyError, held


class SnapshotStore(DiskReader):
    """What a store on disk held at one moment: it can be asked, and changes nothing.

    `make` makes the clone in the directory it is given. It is opened for reading; where something
    is put beside it for a while (`scratch`), it is opened anew for that, as its files are its own.
    """

    def __init__(self, directory: StoreDirectory, make: Callable[[Path], None]) -> None:
        self._directory = directory
        with ExitStack() as opened:
            folder = opened.enter_context(place_for_clone(directory))
            self._data = folder / "data"
            with reading(directory.path):
                make(self._data)
                super().__init__(ox.Store.read_only(str(self._data)))
            self._folder = opened.pop_all()
        self._writable = False

    @contextmanager
    def scratch(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> Iterator[None]:
        """While the block runs, this object sees `graphs` too; nobody else ever does."""
        if not self._writable:
            self._open_for_writing()
        with super().scratch(graphs):
            yield

    def _open_for_writing(self) -> None:
        _ = self._store  # an error where it has been closed
        self._open = None
        with reading(self._directory.path):
            self._open = ox.Store(str(self._data))
        self._writable = True

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Never: a snapshot stays as it is."""
        raise TypeError("a snapshot is not changed")

    def drop(self, graphs: Collection[str]) -> None:
        """Never: a snapshot stays as it is."""
        raise TypeError("a snapshot is not changed")

    def snapshot(self) -> SnapshotStore:
        """Itself, which does not change."""
        return self

    def opened(self) -> ox.Store:
        """The database itself, for other libraries that read Oxigraph's."""
        return self._store

    def copy(self, target: Path) -> None:
        """Write the database to `target`, a new directory, with no link in common; it is on disk.

        OSError when that fails.
        """
        _ = self._store  # an error where it has been closed
        target.mkdir()
        for file in self._data.iterdir():
            if file.name != "LOCK" and not file.name.startswith("LOG"):
                shutil.copyfile(file, target / file.name)
                sync(target / file.name)
        sync(target)

    def close(self) -> None:
        """Close the clone and remove it."""
        super().close()
        self._folder.close()


def open_snapshot(path: Path, patience: float = PATIENCE) -> SnapshotStore:
    """The store in the directory `path` as it is now, for reading.

    While somebody writes it is the newest that the writer has published. UnreadableError when there
    is no store, or it is damaged; StoreBusyError when somebody writes and has published nothing
    within `patience` seconds.
    """
    directory = StoreDirectory(path)
    if not directory.exists():
        raise UnreadableError(f"{path}: no store here: `kg build` makes one")
    end = time.monotonic() + patience
    while True:
        try:
            with held(directory.lock, shared=True, patience=0):
                return SnapshotStore(directory, lambda target: clone(directory.data, target))
        except StoreBusyError:
            published = _published(directory)
            if published is not None:
                return published
            if time.monotonic() >= end:
                raise
        time.sleep(PAUSE)


def _published(directory: StoreDirectory) -> SnapshotStore | None:
    """A clone of the newest published copy; None where there is none, or it has just gone."""
    copies = [copy for copy in directory.published.glob("*") if copy.name.isdigit()]
    if not copies:
        return None
    newest = max(copies, key=lambda copy: int(copy.name))
    try:
        return SnapshotStore(directory, lambda target: _whole_clone(newest, target))
    except _GoneError:
        return None


class _GoneError(Exception):
    """The copy was removed while it was being cloned: there is a newer one."""


def _whole_clone(copy: Path, target: Path) -> None:
    try:
        clone(copy, target)
    except FileNotFoundError as error:
        raise _GoneError from error
    if not copy.is_dir():  # it is renamed before it is removed, so until now it was whole
        raise _GoneError
