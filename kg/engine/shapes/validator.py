"""Validation with compiled shapes, with the interface of `kg.validate.Validator`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox
import rdflib
from rdflib import URIRef
from rdflib.term import Node

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes.compiler import Root, compile_shapes
from kg.engine.shapes.index import TYPE, Index, Nodes, Triple
from kg.engine.shapes.queries import FOCUS, marks
from kg.engine.shapes.targets import instances_by_class
from kg.findings import Finding
from kg.namespaces import RDFS
from kg.results import in_order, vocabulary
from kg.terms import to_oxigraph
from kg.validate import Validator

_RESOURCE = URIRef(RDFS["Resource"])


def validator_for(
    shapes: rdflib.Graph, ontology: rdflib.Graph, reference: bool = False
) -> CompiledValidator | Validator:
    """The compiled validator; pySHACL's for shapes that are not compiled, or if `reference`.

    KgError when pySHACL cannot read the shapes either.
    """
    if not reference:
        try:
            return CompiledValidator(shapes, ontology)
        except NotCompiledError:
            pass
    return Validator(shapes, ontology)


class CompiledValidator:
    """Checks graphs against `shapes`, which use the classes and terms of `ontology`.

    Finds what `kg.validate.Validator` finds. NotCompiledError, naming the shape and the component,
    when `shapes` use something that is not implemented: take that one then.
    """

    def __init__(self, shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
        self._vocabulary = vocabulary(ontology)
        self._roots = compile_shapes(shapes)

    def validate(self, data: rdflib.Graph, context: rdflib.Graph | None = None) -> list[Finding]:
        """What is wrong with the nodes that `data` describes, in a fixed order.

        `context` is what `data` refers to and is not itself checked. For many graphs in one
        context use `with_context`, which reads it once.
        """
        return self.with_context(context).validate(data)

    def with_context(self, context: rdflib.Graph | None) -> CompiledInContext:
        """The validator of graphs that refer to `context`, which is read here and now."""
        return CompiledInContext(self._roots, chain(self._vocabulary, context or ()))


class CompiledInContext:
    """Checks one graph after the other in one context; not two at the same time.

    How long a graph takes does not grow with the context, unless a query reads all of it.
    """

    def __init__(self, roots: list[Root], context: Iterable[Triple]) -> None:
        self._roots = roots
        triples = list(context)
        self._index = Index(triples)
        self._store = ox.Store()
        self._store.extend(_quads(triples))

    def validate(self, data: rdflib.Graph) -> list[Finding]:
        """What is wrong with the nodes that `data` describes, in a fixed order.

        SHACL, section 3.4: https://www.w3.org/TR/shacl/#validation-definition.
        """
        nodes: Nodes = dict.fromkeys(data.subjects())
        resources = ((node, TYPE, _RESOURCE) for node in nodes)  # RDF Semantics, rule rdfs4a
        triples = list(chain(data, resources))
        index = Index(triples, self._index)
        instances = instances_by_class(index, nodes)
        focus = [root.targets.among(index, instances, nodes) for root in self._roots]
        found = chain(self._of_shapes(index, focus), self._of_queries(triples, focus))
        return in_order(found)

    def _of_shapes(self, index: Index, focus: list[Nodes]) -> Iterator[Finding]:
        for root, nodes in zip(self._roots, focus, strict=True):
            for node in nodes:
                yield from root.shape.findings(index, node)

    def _of_queries(self, triples: list[Triple], focus: list[Nodes]) -> Iterator[Finding]:
        """What the queries find: for as long as they run, the data stand in the store."""
        added = [quad for quad in _quads(triples) if quad not in self._store]
        try:
            self._store.extend(added)
            for root, nodes in zip(self._roots, focus, strict=True):
                if root.queries and nodes:
                    self._store.extend(marks(root.queries[0].shape, nodes))
                    for query in root.queries:
                        yield from query.findings(self._store, nodes)
        finally:
            self._store.clear_graph(FOCUS)
            for quad in added:
                self._store.remove(quad)


def _quads(triples: Iterable[Triple]) -> Iterator[ox.Quad]:
    """The triples as quads of the default graph; each node is converted once."""
    known: dict[Node, object] = {}
    for triple in triples:
        for node in triple:
            if node not in known:
                known[node] = to_oxigraph(node)
        yield ox.Quad(*(known[node] for node in triple))  # type: ignore[arg-type]
