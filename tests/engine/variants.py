"""Random variants of good graphs, the same for the same seed: most of them bad, some still good.

They have what a hand or a program gets wrong: missing and doubled properties, nodes of the wrong
kind, literals of the wrong datatype or language, values that only look right, blank nodes, types
that do not go together, triples the wrong way round, terms of the ontology described anew.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.namespaces import ACTOR, CKG, OWL, PLACE, RDF, RDFS, SCHEMA, SKOS, XSD
from kg.terms import new_graph

Triple = tuple[Node, Node, Node]

TYPE = URIRef(RDF["type"])


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=URIRef(XSD[datatype]))


LITERALS: list[Node] = [
    *(
        Literal(text)
        for text in ("", " ", "a", "a b\n", "2017-12-04", "2017-12-04\n", "7", "x" * 99)
    ),
    *(Literal("Elm", lang=tag) for tag in ("en", "EN", "en-GB", "ar", "de")),
    *(Literal("الدردار", lang=tag) for tag in ("ar", "ar-SY", "en")),
    *(typed(text, "integer") for text in ("0", "01", "+1", "-1", "99999", "x", "")),
    *(typed(text, "decimal") for text in ("1.0", "95.5", "-500", "x", "1e3")),
    *(typed(text, "double") for text in ("1.0", "NaN", "INF", "x")),
    *(
        typed(text, "date")
        for text in ("2017-12-04", "2017-12-04Z", "2017-13-45", "soon", "2999-01-01")
    ),
    typed("true", "boolean"),
    *(typed(text, "anyURI") for text in ("https://example.org/a", "https://example.org/a b", "x")),
    *(typed(text, "gYear") for text in ("2017", "24")),
    Literal("b", datatype=URIRef(CKG["noDatatype"])),
]
"""Values of which most are wrong wherever they stand."""


class Variants:
    """Makes variants of graphs, with the terms of `ontology` and the nodes of `context`."""

    def __init__(self, ontology: Graph, context: Graph, seed: int) -> None:
        self._random = random.Random(seed)
        self._classes = sorted(ontology.subjects(TYPE, URIRef(OWL["Class"])))
        kinds = [URIRef(OWL["ObjectProperty"]), URIRef(OWL["DatatypeProperty"])]
        self._properties = sorted({p for kind in kinds for p in ontology.subjects(TYPE, kind)})
        self._properties += [URIRef(SKOS["prefLabel"]), URIRef(CKG["noProperty"])]
        self._context: list[Triple] = sorted(context)
        self._ways: list[Callable[[Graph], None]] = [
            self._drop,
            self._drop_all,
            self._double,
            self._other_value,
            self._other_literal,
            self._other_property,
            self._other_type,
            self._further_type,
            self._other_words,
            self._turn_round,
            self._blank,
            self._restate,
            self._redefine,
            self._new_node,
        ]

    def variant(self, good: Graph, changes: int = 8) -> Graph:
        """A copy of `good` with up to so many random changes, once in a while with none."""
        graph = new_graph() + good
        for way in self._random.choices(self._ways, k=self._random.randint(0, changes)):
            if len(graph) > 0:
                way(graph)
        return graph

    def _any_triple(self, graph: Graph) -> Triple:
        return self._random.choice(sorted(graph))

    def _any_node(self, graph: Graph) -> Node:
        here = sorted({node for node in graph.subjects() if isinstance(node, URIRef)})
        there = [self._random.choice(self._context)[0]] if self._context else []
        return self._random.choice([*here, *there, URIRef(ACTOR["nobody"])])

    def _any_value(self, graph: Graph) -> Node:
        which = self._random.random()
        if which < 0.4:
            return self._random.choice(LITERALS)
        if which < 0.8:
            return self._any_node(graph)
        return self._random.choice([*self._classes, BNode("b1"), BNode("b2")])

    def _drop(self, graph: Graph) -> None:
        graph.remove(self._any_triple(graph))

    def _drop_all(self, graph: Graph) -> None:
        subject, predicate, _ = self._any_triple(graph)
        graph.remove((subject, predicate, None))

    def _double(self, graph: Graph) -> None:
        subject, predicate, _ = self._any_triple(graph)
        values = sorted(graph.objects(None, predicate))
        graph.add((subject, predicate, self._random.choice(values)))

    def _other_value(self, graph: Graph) -> None:
        subject, predicate, value = self._any_triple(graph)
        graph.remove((subject, predicate, value))
        graph.add((subject, predicate, self._any_value(graph)))

    def _other_literal(self, graph: Graph) -> None:
        literals = sorted(triple for triple in graph if isinstance(triple[2], Literal))
        if literals:
            subject, predicate, value = self._random.choice(literals)
            graph.remove((subject, predicate, value))
            graph.add((subject, predicate, self._random.choice(LITERALS)))

    def _other_property(self, graph: Graph) -> None:
        subject, predicate, value = self._any_triple(graph)
        graph.remove((subject, predicate, value))
        graph.add((subject, self._random.choice(self._properties), value))

    def _other_type(self, graph: Graph) -> None:
        subject = self._any_node(graph)
        graph.remove((subject, TYPE, None))
        self._add_type(graph, subject)

    def _further_type(self, graph: Graph) -> None:
        self._add_type(graph, self._any_node(graph))

    def _add_type(self, graph: Graph, subject: Node) -> None:
        strange: list[Node] = [Literal("Claim"), BNode("class"), URIRef(CKG["noClass"])]
        classes = [*self._classes, *strange] if self._random.random() < 0.3 else self._classes
        graph.add((subject, TYPE, self._random.choice(classes)))

    def _other_words(self, graph: Graph) -> None:
        """A literal of the same datatype and language with slightly other text."""
        literals = sorted(triple for triple in graph if isinstance(triple[2], Literal))
        if not literals:
            return
        subject, predicate, value = self._random.choice(literals)
        assert isinstance(value, Literal)
        text = str(value)
        changed = self._random.choice([f"{text}\n", f" {text}", f"0{text}", text[:-1], f"{text}0"])
        graph.remove((subject, predicate, value))
        new = Literal(changed, lang=value.language, datatype=value.datatype)
        graph.add((subject, predicate, new))

    def _turn_round(self, graph: Graph) -> None:
        links = sorted(t for t in graph if not isinstance(t[2], Literal) and t[1] != TYPE)
        if links:
            subject, predicate, value = self._random.choice(links)
            graph.add((value, predicate, subject))

    def _blank(self, graph: Graph) -> None:
        """A node loses its name, wherever it stands."""
        node, blank = self._any_node(graph), BNode("b1")
        for subject, predicate, value in list(graph):
            if node in (subject, value):
                graph.remove((subject, predicate, value))
                ends = [blank if end == node else end for end in (subject, value)]
                graph.add((ends[0], predicate, ends[1]))

    def _restate(self, graph: Graph) -> None:
        """The graph describes a node of its context, in part or as the context does."""
        if self._context:
            start = self._random.randrange(len(self._context))
            for triple in self._context[start : start + self._random.randint(1, 6)]:
                graph.add(triple)

    def _redefine(self, graph: Graph) -> None:
        """The graph says something about a term that the ontology defines."""
        predicates = [RDFS["subClassOf"], SCHEMA["domainIncludes"], RDFS["isDefinedBy"]]
        term = self._random.choice([*self._classes, *self._properties])
        predicate = URIRef(self._random.choice(predicates))
        graph.add((term, predicate, self._random.choice(self._classes)))

    def _new_node(self, graph: Graph) -> None:
        node = URIRef(PLACE[f"new-{self._random.randint(1, 3)}"])
        self._add_type(graph, node)
        for _ in range(self._random.randint(1, 5)):
            graph.add((node, self._random.choice(self._properties), self._any_value(graph)))
            graph.add((self._any_node(graph), self._random.choice(self._properties), node))
