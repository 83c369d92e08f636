"""RDF terms between pyoxigraph, which parses strictly, and rdflib, which owlrl and pyshacl need.

`"x"^^xsd:string` and `"x"` are one literal in RDF 1.1 (Concepts, section 3.3) but not equal in
rdflib: the plain form is used throughout.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from kg.namespaces import PREFIXES, XSD
from kg.statements import Statement, Term, parts

# rdflib would rewrite "01"^^xsd:integer to 1 and drop the offset of dates.
rdflib.NORMALIZE_LITERALS = False
# It also prints a traceback for every ill-typed literal; the checks report those.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\.term")

_STRING = XSD["string"]
Triple = tuple[Node, Node, Node]
OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_rdflib(term: Any) -> Node:
    """The rdflib form of a pyoxigraph term; TypeError for a quoted triple."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype.value == _STRING:
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    raise TypeError(f"not a term of RDF 1.1: {term!r}")


def to_oxigraph(term: Node) -> OxTerm:
    """The pyoxigraph form of an rdflib term; TypeError for a variable or anything else."""
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or _STRING)))
    raise TypeError(f"not an RDF term: {term!r}")


def new_graph() -> rdflib.Graph:
    """An empty rdflib graph with this project's prefixes and no others."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    return graph


def graph_from(triples: Iterable[Any]) -> rdflib.Graph:
    """An rdflib graph of pyoxigraph triples or quads (graph names are left out)."""
    graph = new_graph()
    for triple in triples:
        graph.add(
            (to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object))
        )
    return graph


def quads_from(graph: rdflib.Graph, name: str) -> Iterator[ox.Quad]:
    """The triples of an rdflib graph as pyoxigraph quads in the graph called `name` (an IRI)."""
    graph_name = ox.NamedNode(name)
    for subject, predicate, value in graph:
        yield ox.Quad(
            to_oxigraph(subject),  # type: ignore[arg-type]
            to_oxigraph(predicate),  # type: ignore[arg-type]
            to_oxigraph(value),
            graph_name,
        )


def term_from(node: Node) -> Term:
    """The text in N-Triples of an rdflib term; TypeError for a variable or anything else."""
    return str(to_oxigraph(node))


def node_from(one: Term) -> Node:
    """The rdflib form of a term that is given as its text in N-Triples."""
    if one[0] == "<":
        return rdflib.URIRef(one[1:-1])
    if one[0] == "_":
        return rdflib.BNode(one[2:])
    text, language, datatype = parts(one)
    if datatype is None:
        return rdflib.Literal(text, lang=language)
    return rdflib.Literal(text, datatype=rdflib.URIRef(datatype))


def statement_from(triple: Triple) -> Statement:
    """An rdflib triple as three texts of N-Triples."""
    subject, predicate, value = triple
    return term_from(subject), term_from(predicate), term_from(value)


def statements_from(graph: Iterable[Triple]) -> list[Statement]:
    """The triples of an rdflib graph as texts of N-Triples, each node converted once."""
    known: dict[Node, Term] = {}
    found = []
    for triple in graph:
        for node in triple:
            if node not in known:
                known[node] = term_from(node)
        found.append((known[triple[0]], known[triple[1]], known[triple[2]]))
    return found


def graph_from_statements(statements: Iterable[Statement]) -> rdflib.Graph:
    """`statements` as an rdflib graph, each term converted once."""
    known: dict[Term, Node] = {}
    graph = new_graph()
    for statement in statements:
        for one in statement:
            if one not in known:
                known[one] = node_from(one)
        graph.add((known[statement[0]], known[statement[1]], known[statement[2]]))
    return graph
