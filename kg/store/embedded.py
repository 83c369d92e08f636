"""Graphs on disk, in one directory: one process writes, any number read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.store.directory import StoreDirectory, clone
from kg.store.interface import Graphs
from kg.store.locks import held
from kg.store.memory import replacement
from kg.store.oxigraph import OxigraphReader

BULK = 200_000
"""Bytes of N-Triples from which on new graphs are loaded as tables of their own."""


class EmbeddedStore(OxigraphReader):
    """The store in a directory, open for writing: see `kg.store.interface.Store`."""

    def __init__(self, path: Path) -> None:
        """Open the store in `path`, made when there is none.

        UnreadableError when something else lies there; StoreBusyError when somebody else writes.
        """
        self._directory = StoreDirectory(path)
        new = not self._directory.exists()
        if new:
            self._directory.make()
        self._held = ExitStack()
        self._held.enter_context(held(self._directory.lock))
        super().__init__(ox.Store(str(self._directory.data)))
        if new:
            self._store.flush()

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Put `graphs` in the place of those of their names, and remove the graphs `drop`.

        It has reached the disk when this returns.
        """
        size = sum(map(len, graphs.values()))
        if size >= BULK and not any(map(self._has, (*graphs, *drop))):
            self._store.bulk_load(nquads(graphs), format=ox.RdfFormat.N_QUADS)
        else:
            self._store.update(replacement(graphs, drop))
        self._store.flush()

    def drop(self, graphs: Collection[str]) -> None:
        """Remove the graphs of these names; one that is not there is no error."""
        self.replace({}, graphs)

    def _has(self, graph: str) -> bool:
        return self._store.contains_named_graph(ox.NamedNode(graph))

    def publish(self) -> None:
        """Let readers see what has been written so far, while this store stays open."""

    def snapshot(self) -> SnapshotStore:
        """The store as it is now, in a clone of its own."""
        return SnapshotStore(self._directory, lambda target: self._store.backup(str(target)))

    def close(self) -> None:
        """Close the database and let others write."""
        del self._store
        self._held.close()


class SnapshotStore(OxigraphReader):
    """What a store on disk held at one moment: it can be asked, and changes nothing.

    `make` makes the clone. It is opened for reading; where something is put beside it for a while
    (`scratch`), it is opened anew for that, as its files are its own.
    """

    def __init__(self, directory: StoreDirectory, make: object) -> None:
        directory.readers.mkdir(exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=directory.readers))
        self._data = self._folder / "data"
        make(self._data)  # type: ignore[operator]
        super().__init__(ox.Store.read_only(str(self._data)))
        self._writable = False

    @contextmanager
    def scratch(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> Iterator[None]:
        """While the block runs, this object sees `graphs` too; nobody else ever does."""
        if not self._writable:
            del self._store
            self._store = ox.Store(str(self._data))
            self._writable = True
        with super().scratch(graphs):
            yield

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Never: a snapshot stays as it is."""
        raise TypeError("a snapshot is not changed")

    def drop(self, graphs: Collection[str]) -> None:
        """Never: a snapshot stays as it is."""
        raise TypeError("a snapshot is not changed")

    def snapshot(self) -> SnapshotStore:
        """Itself, which does not change."""
        return self

    def close(self) -> None:
        """Close the clone and remove it."""
        del self._store
        shutil.rmtree(self._folder, ignore_errors=True)


def open_snapshot(path: Path) -> SnapshotStore:
    """The store in the directory `path` as it is now, for reading.

    UnreadableError when there is none, or it is damaged; StoreBusyError when it cannot be read
    because somebody else writes.
    """
    directory = StoreDirectory(path)
    directory.exists()
    with held(directory.lock, shared=True):
        return SnapshotStore(directory, lambda target: clone(directory.data, target))


def nquads(graphs: Graphs) -> bytes:
    """The graphs as N-Quads."""
    lines = []
    for name, triples in graphs.items():
        end = f"{ox.NamedNode(name)} .\n".encode()
        lines += [line[:-1] + end for line in triples.splitlines()]
    return b"".join(lines)
