"""Asking an Oxigraph store, which the stores in memory and on disk have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyoxigraph as ox

from kg.findings import UsageError
from kg.namespaces import PREFIXES
from kg.store.errors import ClosedStoreError
from kg.store.interface import Graphs, Row, Term
from kg.store.lines import replacement


class OxigraphReader:
    """The asking half of a store whose quads lie in `_store`, until it is closed."""

    def __init__(self, store: ox.Store) -> None:
        self._open: ox.Store | None = store

    @property
    def _store(self) -> ox.Store:
        if self._open is None:
            raise ClosedStoreError("this store has been closed: open it again")
        return self._open

    def close(self) -> None:
        """Close the store, once or more often; it cannot be used any more."""
        self._open = None

    def __len__(self) -> int:
        return len(self._store)

    def __bool__(self) -> bool:
        return True  # an empty store is a store

    def __contains__(self, iri: str) -> bool:
        node = ox.NamedNode(iri)
        patterns = ((node, None, None), (None, node, None), (None, None, node))
        return any(
            next(self._store.quads_for_pattern(*pattern), None) for pattern in patterns
        ) or self._store.contains_named_graph(node)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all."""
        return self.matching(None, None, None, graph)

    def matching(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        value: Term | None,
        graph: str | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that have these terms, None for any: the quick way to a few of them."""
        name = ox.NamedNode(graph) if graph is not None else None
        return iter(self._store.quads_for_pattern(subject, predicate, value, name))  # type: ignore[arg-type]

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""
        return sorted(name.value for name in self._store.named_graphs())

    @contextmanager
    def scratch(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> Iterator[None]:
        """While the block runs, this object sees `graphs` too; nobody else ever does."""
        store = self._store
        try:
            for quads in graphs.values():
                store.extend(quads)
            yield
        finally:
            for name in graphs:
                store.remove_graph(ox.NamedNode(name))

    def query(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
        own_dataset: bool = False,
    ) -> Any:
        """What pyoxigraph returns for the query `text`.

        `bindings` are values for variables, which the query must select; `graphs` limits the
        default graph to these named graphs; `own_dataset` leaves the graphs to the query, which
        names them with FROM. UsageError when the query is not SPARQL or does not select a variable
        that is bound.
        """
        options: dict[str, Any] = {"use_default_graph_as_union": not own_dataset}
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

    def construct(
        self,
        text: str,
        bindings: Mapping[str, Term] | None = None,
        graphs: list[str] | None = None,
    ) -> list[ox.Triple]:
        """The triples of a CONSTRUCT query."""
        return list(self.query(text, bindings, graphs))


def update(store: ox.Store, graphs: Graphs, drop: Collection[str]) -> None:
    """Put `graphs` in the place of those of their names and drop others, all or nothing.

    UsageError when a graph is not N-Triples.
    """
    text = replacement(graphs, drop)
    try:
        store.update(text)
    except SyntaxError as error:
        raise UsageError(f"these graphs are not N-Triples: {error}") from error
