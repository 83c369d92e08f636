"""The graphs of a project, ready to be asked: a thin layer over an in-memory Oxigraph store.

Every named graph is part of what a query sees without GRAPH. Parameters are bound as RDF terms
by the engine, never written into the query's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.findings import UsageError
from kg.namespaces import PREFIXES

Row = dict[str, str | None]
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Store:
    """Named graphs that can be queried; nothing is written to disk."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        self._store = ox.Store()
        self._store.extend(quads)

    @classmethod
    def from_nquads(cls, data: bytes) -> Store:
        """A store of the quads in `data`; SyntaxError when it is not N-Quads."""
        store = cls()
        store._store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        return store

    def __len__(self) -> int:
        return len(self._store)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, all or none."""
        self._store.extend(quads)

    def drop(self, graph: str) -> None:
        """Remove the named graph `graph`; nothing happens when there is none."""
        self._store.remove_graph(ox.NamedNode(graph))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all."""
        name = ox.NamedNode(graph) if graph is not None else None
        return iter(self._store.quads_for_pattern(None, None, None, name))

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""
        return sorted(name.value for name in self._store.named_graphs())

    def query(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> Any:
        """What pyoxigraph returns for the query `text`.

        `bindings` are values for variables, which the query must select; `graphs` limits the
        default graph to these named graphs. UsageError when the query is not SPARQL or does not
        select a variable that is bound.
        """
        options: dict[str, Any] = {"use_default_graph_as_union": True}
        if graphs is not None:
            options = {"default_graph": [ox.NamedNode(graph) for graph in graphs]}
        substitutions: Any = {ox.Variable(name): term for name, term in (bindings or {}).items()}
        try:
            return self._store.query(
                text, prefixes=PREFIXES, substitutions=substitutions, **options
            )
        except SyntaxError as error:
            raise UsageError(f"not SPARQL 1.1: {error}") from error
        except RuntimeError as error:
            raise UsageError(str(error)) from error

    def select(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[Row]:
        """The rows of a SELECT query, each a map from variable to the value's text or None."""
        solutions = self.query(text, bindings, graphs)
        names = [variable.value for variable in solutions.variables]
        return [
            {name: None if row[name] is None else row[name].value for name in names}
            for row in solutions
        ]
