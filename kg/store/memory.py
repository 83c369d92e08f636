"""Graphs in memory: nothing is written to disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from kg.store.interface import Graphs
from kg.store.oxigraph import OxigraphReader, update


class MemoryStore(OxigraphReader):
    """A store that is gone with the process: see `kg.store.interface.Store`."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        super().__init__(ox.Store())
        self._store.extend(quads)

    @classmethod
    def from_nquads(cls, data: bytes) -> MemoryStore:
        """A store of the quads in `data`; SyntaxError when it is not N-Quads."""
        store = cls()
        store._store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        return store

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, all or none."""
        self._store.extend(quads)

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Put `graphs` in the place of those of their names, and remove the graphs `drop`."""
        update(self._store, graphs, drop)

    def drop(self, graphs: Collection[str]) -> None:
        """Remove the graphs of these names; one that is not there is no error."""
        self.replace({}, graphs)

    def snapshot(self) -> MemoryStore:
        """The store as it is now."""
        return MemoryStore(self._store)
