"""Graphs as bytes: the same graph gives the same bytes, and they parse back to the same graph.

Turtle is what the repository keeps: rdflib's `longturtle` in its canonical form and order, mended
where rdflib would write another literal than it was given. TriG has the prefixes of
`kg.namespaces` in one order (pyoxigraph's changes every time) and its literals in quotes (rdflib
reads 01 as 1); the other formats are written by pyoxigraph from sorted quads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, Literal
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer

from kg.findings import UsageError
from kg.namespaces import PREFIXES, RDF, XSD
from kg.terms import graph_from, new_graph


@dataclass(frozen=True)
class Format:
    """How a format's files are called, and its media type."""

    suffix: str
    media_type: str


FORMATS: dict[str, Format] = {
    "turtle": Format(".ttl", "text/turtle"),
    "trig": Format(".trig", "application/trig"),
    "nquads": Format(".nq", "application/n-quads"),
    "jsonld": Format(".jsonld", "application/ld+json"),
    "rdfxml": Format(".rdf", "application/rdf+xml"),
}
"""The formats that `serialise` writes. Turtle and RDF/XML hold one graph: names are left out."""


def serialise(quads: Iterable[ox.Quad], format: str) -> bytes:  # noqa: A002
    """The bytes of `quads` in `format`, a key of `FORMATS`.

    Use it for everything that leaves the program. UsageError for an unknown format, or for RDF/XML
    when a triple cannot be written in it.
    """
    if format not in _WRITERS:
        raise UsageError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    return _WRITERS[format](list(quads))


def canonical_turtle(graph: Graph, prefixes: Mapping[str, str] | None = None) -> str:
    """`graph` as the repository keeps it; reading that text and writing it again changes nothing.

    Use it for every Turtle file that a program writes. `prefixes` are used beside our own, where
    neither name nor namespace is among those.
    """
    ours = new_graph()
    for name, base in (prefixes or {}).items():
        if name not in PREFIXES and base not in PREFIXES.values():
            ours.bind(name, base, override=False)
    for triple in graph:
        ours.add(triple)
    stream = BytesIO()
    _Turtle(ours).serialize(stream, encoding="utf-8", canon=True)
    return stream.getvalue().decode().strip("\n") + "\n"


_PLAIN = {
    XSD["integer"]: re.compile(r"0|-?[1-9][0-9]*"),
    XSD["decimal"]: re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]{1,6}"),
    XSD["boolean"]: re.compile(r"true|false"),
}
"""Values that Turtle writes without quotes (Turtle, section 2.5.2) and that every reader keeps
letter by letter: rdflib reads 01 as 1, +1.5 as 1.5 and 0.0000001 as 1E-7."""


class _Turtle(LongTurtleSerializer):
    """longturtle that keeps every literal as it is and makes up no prefixes.

    rdflib writes "1"^^xsd:boolean as 1, "5"^^xsd:decimal as 5.0 and rounds doubles. It sorts the
    values of a property by comparisons that do not settle every order ("x"^^xsd:date and a date),
    so they are put in the order of their letters before.
    """

    def __init__(self, store: Graph) -> None:
        super().__init__(store)  # type: ignore[no-untyped-call]

    def label(self, node: Any, position: int) -> str:
        if not isinstance(node, Literal) or self._is_plain(node):
            return str(super().label(node, position))  # type: ignore[no-untyped-call]
        quoted = node._quote_encode()
        if node.language:
            return f"{quoted}@{node.language}"
        datatype = node.datatype and (self.get_pname(node.datatype) or node.datatype.n3())
        return f"{quoted}^^{datatype}" if datatype else quoted

    def get_pname(self, uri: Any, gen_prefix: bool = False) -> str | None:
        name: str | None = super().get_pname(uri, gen_prefix=False)  # type: ignore[no-untyped-call]
        return name

    def buildPredicateHash(self, subject: Any) -> Mapping[Any, list[Any]]:  # noqa: N802
        values = super().buildPredicateHash(subject)
        return {predicate: sorted(values[predicate], key=_letters) for predicate in values}

    @staticmethod
    def _is_plain(literal: Literal) -> bool:
        pattern = _PLAIN.get(str(literal.datatype))
        return pattern is not None and pattern.fullmatch(literal) is not None


def _letters(node: Any) -> tuple[str, str, str]:
    if not isinstance(node, Literal):
        return str(node), "", ""
    return str(node), node.language or "", str(node.datatype or "")


def _turtle(quads: list[ox.Quad]) -> bytes:
    return canonical_turtle(graph_from(quads)).encode()


def _written(quads: list[ox.Quad], syntax: ox.RdfFormat) -> bytes:
    stream = BytesIO()
    ox.serialize(quads, stream, syntax, prefixes=PREFIXES)
    return stream.getvalue()


def _trig(quads: list[ox.Quad]) -> bytes:
    lines = [f"PREFIX {name}: <{base}>" for name, base in sorted(PREFIXES.items())]
    for graph, members in groupby(_in_order(quads), key=lambda quad: quad.graph_name):
        named = "" if isinstance(graph, ox.DefaultGraph) else f"{_trig_term(graph)} "
        lines += ["", f"{named}{{"]
        for subject, facts in groupby(members, key=lambda quad: quad.subject):
            lines += [_trig_term(subject), *(_trig_fact(fact) for fact in facts), "."]
        lines.append("}")
    return "\n".join([*lines, ""]).encode()


def _trig_fact(quad: ox.Quad) -> str:
    verb = "a" if quad.predicate.value == RDF["type"] else _trig_term(quad.predicate)
    return f"    {verb} {_trig_term(quad.object)} ;"


# Local names that every reader takes without escapes: rdflib does not know all of Turtle's.
_PLAIN_NAME = re.compile(r"\w+:[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*")


def _trig_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        name = _prefixed(term.value, PREFIXES)
        return name if name != term.value and _PLAIN_NAME.fullmatch(name) else str(term)
    if isinstance(term, ox.Literal) and not term.language and term.datatype != _STRING:
        return f"{ox.Literal(term.value)}^^{_trig_term(term.datatype)}"
    return str(term)


_STRING = ox.NamedNode(XSD["string"])


def _nquads(quads: list[ox.Quad]) -> bytes:
    return _written(_in_order(quads), ox.RdfFormat.N_QUADS)


def _rdfxml(quads: list[ox.Quad]) -> bytes:
    triples = _in_order([ox.Quad(q.subject, q.predicate, q.object) for q in quads])
    for triple in triples:
        _check_fits_xml(triple)
    written = _written(triples, ox.RdfFormat.RDF_XML)
    # XML readers turn a carriage return into a line feed unless it is written as a reference.
    return written.replace(b"\r", b"&#13;")


# The end of an IRI that can be an element's name; XML 1.0 text (section 2.2) beyond that.
_LOCAL_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RESERVED = {RDF[name] for name in ("RDF", "Description", "ID", "about", "li", "nodeID")} | {
    RDF[name] for name in ("parseType", "resource", "datatype", "bagID", "aboutEach")
}


def _check_fits_xml(triple: ox.Quad) -> None:
    predicate = triple.predicate.value
    if predicate in _RESERVED or not _LOCAL_NAME.search(predicate):
        raise UsageError(f"RDF/XML cannot name the property <{predicate}>: choose another format")
    if isinstance(triple.object, ox.Literal) and _NOT_XML.search(triple.object.value):
        raise UsageError(
            f"RDF/XML cannot hold the control character in {triple.object}: choose another format"
        )


def _in_order(quads: list[ox.Quad]) -> list[ox.Quad]:
    """`quads` sorted and each once; blank nodes get the names of RDFC-1.0."""
    dataset = ox.Dataset(quads)
    if any(isinstance(node, ox.BlankNode) for quad in quads for node in _nodes(quad)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=_key)


def _nodes(quad: ox.Quad) -> tuple[Any, ...]:
    return quad.graph_name, quad.subject, quad.predicate, quad.object


def _key(quad: ox.Quad) -> tuple[str, ...]:
    return tuple(str(node) for node in _nodes(quad))


def _jsonld(quads: list[ox.Quad]) -> bytes:
    expanded = json.loads(_written(_in_order(quads), ox.RdfFormat.JSON_LD))
    # An absolute IRI whose scheme is called like a prefix would be read as a prefixed name.
    schemes = {iri.partition(":")[0] for quad in quads for iri in _iris(quad)}
    prefixes = {name: base for name, base in PREFIXES.items() if name not in schemes}
    document = {"@context": prefixes, "@graph": _compacted(expanded, prefixes)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _iris(quad: ox.Quad) -> Iterator[str]:
    for node in _nodes(quad):
        if isinstance(node, ox.NamedNode):
            yield node.value
        elif isinstance(node, ox.Literal):
            yield node.datatype.value


def _compacted(value: Any, prefixes: dict[str, str]) -> Any:
    """Expanded JSON-LD with prefixed names, types as `@type` and plain strings plainly."""
    if isinstance(value, list):
        return [_compacted(item, prefixes) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@value"}:
        return value["@value"]
    return dict(_compacted_pair(key, item, prefixes) for key, item in value.items())


def _compacted_pair(key: str, value: Any, prefixes: dict[str, str]) -> tuple[str, Any]:
    if key in ("@id", "@type"):
        return key, _prefixed(value, prefixes)
    if key == RDF["type"] and all(item.keys() == {"@id"} for item in value):
        return "@type", [_prefixed(item["@id"], prefixes) for item in value]
    return _prefixed(key, prefixes), _compacted(value, prefixes)


def _prefixed(iri: str, prefixes: dict[str, str]) -> str:
    fitting = [(base, name) for name, base in prefixes.items() if iri.startswith(base)]
    if not fitting:
        return iri
    base, name = max(fitting)
    local = iri[len(base) :]
    return iri if local.startswith("//") else f"{name}:{local}"


_WRITERS: dict[str, Callable[[list[ox.Quad]], bytes]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
