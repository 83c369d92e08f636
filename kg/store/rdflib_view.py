"""A store on disk as an rdflib Dataset: for code that is written for rdflib.

It needs the extra `conflict-kg[rdflib-store]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import rdflib

from kg.findings import UsageError
from kg.namespaces import XSD
from kg.store.snapshot import SnapshotStore, open_snapshot

try:
    from oxrdflib import OxigraphStore
except ImportError as error:
    message = "rdflib needs oxrdflib to read a store: pip install 'conflict-kg[rdflib-store]'"
    raise UsageError(message) from error

_STRING = rdflib.URIRef(XSD["string"])


class _SnapshotView(OxigraphStore):
    """A snapshot for rdflib, which cannot be changed; plain texts are plain, as rdflib has them.

    oxrdflib gives them the datatype xsd:string, which is the same term in RDF 1.1 and a different
    one in rdflib.
    """

    def __init__(self, snapshot: SnapshotStore) -> None:
        super().__init__(store=snapshot.opened())
        self._snapshot = snapshot

    def triples(self, pattern: Any, context: Any = None) -> Iterator[Any]:
        for triple, contexts in super().triples(pattern, context):
            yield tuple(map(_plain, triple)), contexts

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803  # the names are rdflib's
        initBindings: Any,  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> Any:
        prefixes = {prefix: str(name) for prefix, name in initNs.items()}
        result = super().query(query, prefixes, initBindings, queryGraph, **kwargs)
        if result.type == "SELECT":
            result.bindings = [
                {name: _plain(term) for name, term in row.items() if term is not None}
                for row in result.bindings
            ]
        elif result.graph is not None:
            plain = rdflib.Graph()
            plain += (tuple(map(_plain, triple)) for triple in result.graph)
            result.graph = plain
        return result

    def add_graph(self, graph: Any) -> None:
        """Nothing: rdflib names a graph before it asks it."""

    def _refuse(self, *_: Any, **__: Any) -> None:
        raise UsageError("this is a snapshot of the store: it is read, and not changed")

    add = addN = remove = remove_graph = update = destroy = _refuse  # noqa: N815

    def close(self, commit_pending_transaction: bool = False) -> None:
        self._store = None
        self._snapshot.close()


def _plain(term: Any) -> Any:
    if isinstance(term, rdflib.Literal) and term.datatype == _STRING:
        return rdflib.Literal(str(term))
    return term


def dataset(path: Path) -> rdflib.Dataset:
    """The store in the directory `path` as it is now, as a Dataset of rdflib; close it afterwards.

    Queries are answered by Oxigraph; every named graph is part of what they see. What is written
    to the store later does not show. UnreadableError when there is no store, or it is damaged.
    """
    found = rdflib.Dataset(store=_SnapshotView(open_snapshot(path)), default_union=True)
    found.namespace_manager = rdflib.namespace.NamespaceManager(found, bind_namespaces="none")
    return found
