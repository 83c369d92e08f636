"""Output: the same bytes under any hash seed, and the same graph when read by other tools."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.findings import UsageError
from kg.namespaces import CKG, CLAIM, EDTF_DATATYPE, GRAPH, PLACE, PREFIXES, RDF, RDFS, XSD
from kg.resources import ONTOLOGY_FILE
from kg.serialise import FORMATS, canonical_turtle, serialise
from kg.terms import graph_from, to_rdflib

# rdflib's own readers of datasets use what rdflib has deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore:Parsing weird boolean"),
]

SYNTAX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
IN_RDFLIB = {"jsonld": "json-ld", "rdfxml": "xml"}
WITH_NAMES = ("trig", "nquads", "jsonld")

node = ox.NamedNode
FIRST, SECOND = node(GRAPH["invented-1"]), node(GRAPH["invented-2"])
CONTENT = node(CLAIM["invented-1.C1.content"])


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=node(datatype))


VALUES = [
    typed("01", XSD["integer"]),
    typed("1", XSD["integer"]),
    typed("+1", XSD["integer"]),
    typed("not a number", XSD["integer"]),
    typed("5", XSD["decimal"]),
    typed("34.4536", XSD["decimal"]),
    typed("-1.", XSD["decimal"]),
    typed("1.50", XSD["double"]),
    typed("inf", XSD["double"]),
    typed("1", XSD["boolean"]),
    typed("true", XSD["boolean"]),
    typed("2017-12-11", XSD["date"]),
    typed("2017-12-11+03:00", XSD["date"]),
    typed("2017-13-19", XSD["date"]),
    typed("[2017-12-04..2017-12-10]", EDTF_DATATYPE),
    ox.Literal(""),
    ox.Literal(" spaces "),
    ox.Literal("البوكمال", language="ar"),
    ox.Literal("Albu Kamal", language="en-gb"),
    ox.Literal("left \u200f\u202bright\u202c left"),
    ox.Literal('ends with a "quote"'),
    ox.Literal('two lines\nand a """quote"""'),
    ox.Literal("carriage\r\nreturn, tab\t and back\\slash \\n"),
    ox.Literal("<xml> & ]]> 'entities'"),
]
QUADS = [
    *(ox.Quad(CONTENT, node(CKG["note"]), value, FIRST) for value in VALUES),
    ox.Quad(CONTENT, node(RDF["type"]), node(CKG["Attack"]), FIRST),
    ox.Quad(CONTENT, node(CKG["nearPlace"]), node(PLACE["invented-town"]), FIRST),
    ox.Quad(CONTENT, node(CKG["nearPlace"]), node("http://example.org/مكان"), FIRST),
    ox.Quad(CONTENT, node(CKG["nearPlace"]), node("claim:looks-like-a-prefix"), FIRST),
    ox.Quad(CONTENT, node("http://example.org/one/p"), node("urn:x:y"), FIRST),
    ox.Quad(CONTENT, node("http://example.org/two/p"), node(PLACE["a.b-c_d."]), FIRST),
    ox.Quad(node(PLACE["invented-town"]), node(RDFS["label"]), ox.Literal("a town"), SECOND),
    ox.Quad(CONTENT, node(RDF["type"]), node(CKG["Attack"]), SECOND),
]


def without_names(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def read_by_rdflib(data: bytes, format_name: str) -> set[tuple[object, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=IN_RDFLIB.get(format_name, format_name))
    return {
        (s, p, o, str(name) if format_name in WITH_NAMES else None)
        for s, p, o, name in dataset.quads()
    }


def as_rdflib_reads(quads: Iterable[ox.Quad], format_name: str) -> set[tuple[object, ...]]:
    return {
        (
            *(to_rdflib(term) for term in (quad.subject, quad.predicate, quad.object)),
            quad.graph_name.value if format_name in WITH_NAMES else None,
        )
        for quad in quads
    }


@pytest.mark.parametrize("format_name", FORMATS)
def test_pyoxigraph_reads_back_the_same_graph(format_name: str) -> None:
    read = set(ox.parse(serialise(QUADS, format_name), format=SYNTAX[format_name]))
    assert read == (set(QUADS) if format_name in WITH_NAMES else without_names(QUADS))


@pytest.mark.parametrize("format_name", FORMATS)
def test_rdflib_reads_back_the_same_graph(format_name: str) -> None:
    read = read_by_rdflib(serialise(QUADS, format_name), format_name)
    assert read == as_rdflib_reads(QUADS, format_name)


@pytest.mark.parametrize("format_name", FORMATS)
def test_blank_nodes_come_back_isomorphic(format_name: str) -> None:
    quads = list(ox.parse(path=str(ONTOLOGY_FILE)))
    data = serialise(quads, format_name)
    assert isomorphic(graph_from(ox.parse(data, format=SYNTAX[format_name])), graph_from(quads))
    assert serialise(ox.parse(data, format=SYNTAX[format_name]), format_name) == data


LITERALS = st.builds(
    lambda text, language: ox.Literal(text, language=language),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from([None, "ar", "en"]),
) | st.builds(
    typed,
    st.text("0123456789-+.eEINFNa", max_size=6),
    st.sampled_from([XSD[name] for name in ("integer", "decimal", "double", "boolean", "date")]),
)


@settings(deadline=None)
@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "rdfxml"])
@given(values=st.lists(LITERALS, min_size=1, max_size=4))
def test_any_literal_comes_back(format_name: str, values: list[ox.Literal]) -> None:
    quads = [ox.Quad(CONTENT, node(CKG["note"]), value) for value in values]
    data = serialise(quads, format_name)
    assert set(ox.parse(data, format=SYNTAX[format_name])) == set(quads)
    assert serialise(reversed(quads), format_name) == data


PATH = [str(Path(__file__).parent), *sys.path]
SCRIPT = """
import hashlib, test_serialise as t
for name in t.FORMATS:
    print(name, hashlib.sha256(t.serialise(set(t.QUADS), name)).hexdigest())
ontology = t.ox.parse(path=str(t.ONTOLOGY_FILE))
print(hashlib.sha256(t.serialise(ontology, "trig")).hexdigest())
"""


def test_the_same_bytes_under_any_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(PATH)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == len(FORMATS) + 1


def test_the_order_in_which_quads_come_does_not_matter() -> None:
    for format_name in FORMATS:
        assert serialise(QUADS, format_name) == serialise(reversed(QUADS), format_name)


def test_prefixes_are_ours_in_one_order() -> None:
    trig = serialise(QUADS, "trig").decode().splitlines()
    declared = [line.split()[1].rstrip(":") for line in trig if line.startswith("PREFIX ")]
    assert declared == sorted(PREFIXES)
    turtle = serialise(QUADS, "turtle").decode()
    assert "ns1" not in turtle
    assert "<http://example.org/one/p>" in turtle


def test_an_empty_graph_is_written_and_read() -> None:
    for format_name in FORMATS:
        assert list(ox.parse(serialise([], format_name), format=SYNTAX[format_name])) == []


def test_an_unknown_format_offers_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown format 'xlsx': choose one of turtle, trig"):
        serialise(QUADS, "xlsx")


@pytest.mark.parametrize(
    "predicate", ["http://example.org/1", "http://example.org/", RDF["li"], "http://example.org/a'"]
)
def test_rdfxml_says_which_property_it_cannot_name(predicate: str) -> None:
    with pytest.raises(UsageError, match=f"cannot name the property <{predicate}>"):
        serialise([ox.Quad(CONTENT, node(predicate), ox.Literal("x"))], "rdfxml")


def test_rdfxml_refuses_control_characters() -> None:
    with pytest.raises(UsageError, match="control character"):
        serialise([ox.Quad(CONTENT, node(CKG["note"]), ox.Literal("\x01"))], "rdfxml")


def test_rewriting_the_ontology_changes_nothing() -> None:
    written = ONTOLOGY_FILE.read_text(encoding="utf-8")
    assert canonical_turtle(graph_from(ox.parse(written, format=ox.RdfFormat.TURTLE))) == written


def test_canonical_turtle_is_longturtle_where_that_is_right() -> None:
    plain = [quad for quad in QUADS if quad.graph_name == SECOND]
    graph = graph_from(plain)
    assert (
        canonical_turtle(graph).strip() == graph.serialize(format="longturtle", canon=True).strip()
    )
