"""Graphs on disk, in one directory: one process writes, any number read."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

from kg.findings import UsageError
from kg.store import seal
from kg.store.cloning import remove_orphans
from kg.store.directory import StoreDirectory
from kg.store.disk import DiskReader
from kg.store.errors import StoreWriteError, reading, writing
from kg.store.interface import Graphs
from kg.store.lines import nquads
from kg.store.locks import PATIENCE, held
from kg.store.oxigraph import update
from kg.store.snapshot import SnapshotStore
from kg.store.steps import step

BULK = 200_000
"""Bytes of N-Triples from which on new graphs are loaded as tables of their own."""


class EmbeddedStore(DiskReader):
    """The store in a directory, open for writing: see `kg.store.interface.Store`."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Open the store in `path`, made when there is none.

        UnreadableError when something else lies there, or the store is damaged; StoreBusyError
        when somebody else writes for longer than `patience` seconds.
        """
        self._directory = StoreDirectory(path)
        if not self._directory.exists():
            self._directory.make(begun=True)
        with ExitStack() as opened:
            opened.enter_context(held(self._directory.lock, patience=patience))
            new = not self._directory.exists()
            remove_orphans(self._directory)
            with reading(path):
                super().__init__(ox.Store(str(self._directory.data)))
            if new:
                self._flush()
                self._directory.make()
            self._held = opened.pop_all()
        self._closed = False

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Put `graphs` in the place of those of their names, and remove the graphs `drop`.

        It has reached the disk when this returns. UsageError when a graph is not N-Triples, a line
        for each triple; StoreWriteError when the disk is full, after which the store has to be
        closed and opened again.
        """
        size = sum(map(len, graphs.values()))
        bulk = size >= BULK and not any(map(self._has, (*graphs, *drop)))
        try:
            with writing(self._directory.path):
                if bulk:
                    self._load(nquads(graphs))
                else:
                    step("before commit")
                    update(self._store, graphs, drop)
                    step("after commit")
                self._flush()
        except StoreWriteError:
            self._open = None  # what Oxigraph would say from now on is not what is on disk
            raise

    def _load(self, quads: bytes) -> None:
        step("before bulk load")
        try:
            self._store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise UsageError(f"these graphs are not N-Triples: {error}") from error
        step("after bulk load")

    def _flush(self) -> None:
        self._store.flush()
        seal.write(self._directory.data)
        step("after flush")

    def drop(self, graphs: Collection[str]) -> None:
        """Remove the graphs of these names; one that is not there is no error."""
        self.replace({}, graphs)

    def _has(self, graph: str) -> bool:
        return self._store.contains_named_graph(ox.NamedNode(graph))

    def publish(self) -> None:
        """Let readers see what has been written so far, while this store stays open.

        Who writes for longer than a second or two calls it first of all, and again after each
        batch: readers wait for `PATIENCE` seconds only.
        """
        step("before publish")
        folder = self._directory.published
        earlier = sorted(folder.glob("[0-9]*"), key=lambda copy: int(copy.name))
        number = int(earlier[-1].name) + 1 if earlier else 1
        fresh = folder / f"new-{number}"
        folder.mkdir(exist_ok=True)
        with writing(self._directory.path):
            self._store.backup(str(fresh))
        step("before publish is named")
        fresh.rename(folder / str(number))
        for copy in earlier:  # renamed first, so that no reader takes half of one
            gone = copy.rename(folder / f"gone-{copy.name}")
            shutil.rmtree(gone, ignore_errors=True)
        step("after publish")

    def snapshot(self) -> SnapshotStore:
        """The store as it is now, in a clone of its own."""
        store = self._store
        return SnapshotStore(self._directory, lambda target: store.backup(str(target)))

    def close(self) -> None:
        """Close the database and let others write; what was published is gone."""
        super().close()
        if not self._closed:
            self._closed = True
            shutil.rmtree(self._directory.published, ignore_errors=True)
            self._held.close()
