"""What every store can do, wherever it keeps its graphs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

import pyoxigraph as ox

Row = dict[str, str | None]
Term = ox.NamedNode | ox.BlankNode | ox.Literal
Graphs = Mapping[str, bytes]
"""Graphs by name (an IRI), each as N-Triples without blank nodes: a line for each triple."""


class Store(Protocol):
    """Named graphs that can be asked and replaced.

    Every named graph is part of what a query sees without GRAPH. Parameters are bound as RDF
    terms by the engine, never written into the query's text.
    """

    # -- changing --------------------------------------------------------------------------

    def replace(self, graphs: Graphs, drop: Collection[str] = ()) -> None:
        """Put `graphs` in the place of those of their names, and remove the graphs `drop`.

        All of it or nothing, whatever happens meanwhile. What this returns from is kept: where
        the store is on disk, it is written there for good. KgError when it cannot be.
        """

    def drop(self, graphs: Collection[str]) -> None:
        """Remove the graphs of these names, all or none; one that is not there is no error."""

    def snapshot(self) -> Store:
        """The store as it is now: what is replaced later does not show in it. Close it, too."""

    def scratch(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> AbstractContextManager[None]:
        """While the block runs, this object sees `graphs` too; nobody else ever does."""

    def close(self) -> None:
        """Give back files and locks; the object is not used any more."""

    # -- asking ----------------------------------------------------------------------------

    def select(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[Row]:
        """The rows of a SELECT query, each a map from variable to the value's text or None.

        `bindings` are values for variables, which the query must select; `graphs` limits what is
        seen without GRAPH to these named graphs. UsageError when the query is not SPARQL or does
        not select a variable that is bound.
        """

    def construct(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[ox.Triple]:
        """The triples of a CONSTRUCT query; see `select`."""

    def query(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
        own_dataset: bool = False,
    ) -> Any:
        """What pyoxigraph returns for any query; see `select`.

        `own_dataset` leaves the graphs to the query, which names them with FROM.
        """

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all."""

    def matching(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        value: Term | None,
        graph: str | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms, None for any: the quick way to a few of them."""

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""

    def __contains__(self, iri: str) -> bool:
        """Whether `iri` stands in a triple or is the name of a graph."""

    def __len__(self) -> int:
        """How many quads there are; a store on disk counts them one by one."""
