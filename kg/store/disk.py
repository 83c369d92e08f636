"""Asking a store on disk, whose files may be damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.store.directory import StoreDirectory
from kg.store.errors import guarded, reading
from kg.store.interface import Row, Term
from kg.store.oxigraph import OxigraphReader


class DiskReader(OxigraphReader):
    """The asking half of a store on disk: damage that is met on the way is an UnreadableError."""

    _directory: StoreDirectory

    def select(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[Row]:
        """The rows of a SELECT query."""
        with reading(self._directory.path):
            return super().select(text, bindings, graphs)

    def construct(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[ox.Triple]:
        """The triples of a CONSTRUCT query."""
        with reading(self._directory.path):
            return super().construct(text, bindings, graphs)

    def matching(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        value: Term | None,
        graph: str | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms."""
        return guarded(self._directory.path, super().matching(subject, predicate, value, graph))
