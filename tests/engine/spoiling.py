"""Random changes to a graph of invented data, the same for the same seed.

They are what nobody writes on purpose: types that exclude each other, links between things that
have nothing to do with each other, places within each other in a circle, texts where a thing is
meant and ill-typed numbers and dates, nodes without a name.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.namespaces import CKG, CLAIM, OWL, RDF, XSD
from kg.terms import new_graph

TYPE = URIRef(RDF["type"])
LITERALS = [
    Literal("so"),
    Literal("so", lang="en"),
    Literal("7", datatype=URIRef(XSD["integer"])),
    Literal("seven", datatype=URIRef(XSD["integer"])),
    Literal("2017-12-11", datatype=URIRef(XSD["date"])),
    Literal("2017-13-41", datatype=URIRef(XSD["date"])),
    Literal("x", datatype=URIRef(XSD["decimal"])),
    Literal("-1", datatype=URIRef(XSD["nonNegativeInteger"])),
    Literal("?", datatype=URIRef(CKG["noDatatype"])),
]


class Spoiler:
    """Spoils graphs with the terms of `ontology` and the nodes of `context`."""

    def __init__(self, ontology: Graph, context: Graph, seed: int) -> None:
        self._random = random.Random(seed)
        self._classes = _of_type(ontology, "Class")
        self._properties = _of_type(ontology, "ObjectProperty")
        self._data_properties = _of_type(ontology, "DatatypeProperty")
        self._things = _named(context)

    def spoil(self, data: Graph) -> Graph:
        """A copy of `data` with one to twelve random changes."""
        spoilt = new_graph()
        spoilt += data
        ways: list[Callable[[Graph], None]] = [
            self._type,
            self._type,
            self._link,
            self._link,
            self._circle,
            self._text,
            self._blank,
            self._drop,
            self._turn,
        ]
        for way in self._random.choices(ways, k=self._random.randint(1, 12)):
            way(spoilt)
        return spoilt

    def _any(self, nodes: list[Node]) -> Node:
        return self._random.choice(nodes)

    def _node(self, data: Graph) -> Node:
        return self._any([*_named(data), *self._things, URIRef(CLAIM["nobody"])])

    def _type(self, data: Graph) -> None:
        strange: list[Node] = [URIRef(CLAIM["no-class"]), BNode("class"), Literal("Attack")]
        kind = self._any(self._classes * 3 + strange)
        data.add((self._node(data), TYPE, kind))

    def _link(self, data: Graph) -> None:
        data.add((self._node(data), self._any(self._properties), self._node(data)))

    def _circle(self, data: Graph) -> None:
        name = self._random.choice(["within", "borders", "atPlace", "occursWithin"])
        nodes = [self._node(data) for _ in range(self._random.randint(1, 4))]
        for node, after in zip(nodes, [*nodes[1:], nodes[0]], strict=True):
            data.add((node, URIRef(CKG[name]), after))

    def _text(self, data: Graph) -> None:
        which = self._any(self._properties + self._data_properties)
        data.add((self._node(data), which, self._random.choice(LITERALS)))

    def _blank(self, data: Graph) -> None:
        blank = BNode(f"b{self._random.randint(1, 3)}")
        data.add((blank, self._any(self._properties), self._node(data)))
        data.add((self._node(data), self._any(self._properties), blank))

    def _drop(self, data: Graph) -> None:
        for triple in self._random.sample(sorted(data), k=min(3, len(data))):
            data.remove(triple)

    def _turn(self, data: Graph) -> None:
        links = sorted(t for t in data if isinstance(t[2], URIRef) and t[1] != TYPE)
        if links:
            subject, predicate, value = self._random.choice(links)
            data.add((value, predicate, subject))


def _of_type(ontology: Graph, name: str) -> list[Node]:
    return sorted(ontology.subjects(TYPE, URIRef(OWL[name])))


def _named(data: Graph) -> list[Node]:
    return sorted({node for node in data.subjects() if isinstance(node, URIRef)})
