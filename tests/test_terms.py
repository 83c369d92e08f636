"""RDF terms between pyoxigraph and rdflib: nothing is changed on the way."""

import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.namespaces import EDTF_DATATYPE, GRAPH, PREFIXES, XSD
from kg.terms import graph_from, new_graph, quads_from, to_oxigraph, to_rdflib

A = ox.NamedNode("http://example.org/a")
P = ox.NamedNode("http://example.org/p")


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


TERMS = [
    A,
    ox.BlankNode("b1"),
    ox.Literal("plain"),
    ox.Literal(""),
    ox.Literal("البوكمال", language="ar"),
    ox.Literal("right to left \u200f and \"quotes\" and '''more'''\r\n\ttabs \\"),
    typed("01", XSD["integer"]),
    typed("2017-12-11+03:00", XSD["date"]),
    typed("1", XSD["boolean"]),
    typed("34.4536", XSD["decimal"]),
    typed("[2017-12-04..2017-12-10]", EDTF_DATATYPE),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_there_and_back(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
    assert to_oxigraph(to_rdflib(term)) == term


@given(st.text(), st.sampled_from([None, "ar", "en-gb", "ckb"]))
def test_any_text_there_and_back(text: str, language: str | None) -> None:
    literal = ox.Literal(text, language=language)
    assert to_oxigraph(to_rdflib(literal)) == literal


def test_a_string_is_the_plain_literal_of_rdflib() -> None:
    assert to_rdflib(typed("x", XSD["string"])) == rdflib.Literal("x")
    assert to_oxigraph(rdflib.Literal("x", datatype=rdflib.XSD.string)) == ox.Literal("x")


def test_numbers_keep_their_letters() -> None:
    assert str(to_rdflib(typed("007", XSD["integer"]))) == "007"


def test_what_is_no_term_is_refused() -> None:
    with pytest.raises(TypeError, match=r"not a term of RDF 1\.1"):
        to_rdflib(ox.Triple(A, P, A))
    with pytest.raises(TypeError, match="not an RDF term"):
        to_oxigraph(rdflib.Variable("x"))


def test_a_graph_has_our_prefixes_and_no_others() -> None:
    assert {prefix: str(base) for prefix, base in new_graph().namespaces()} == PREFIXES


def test_quads_of_a_graph_carry_its_name() -> None:
    quads = {ox.Quad(A, P, term, ox.NamedNode(GRAPH["g"])) for term in TERMS}
    graph = graph_from(quads)
    assert len(graph) == len(TERMS)
    assert set(quads_from(graph, GRAPH["g"])) == quads


def test_ill_typed_literals_print_nothing() -> None:
    script = (
        "import pyoxigraph as ox; from kg.terms import to_rdflib; from kg.namespaces import XSD\n"
        "for kind in ('integer', 'decimal', 'date', 'boolean'):\n"
        "    to_rdflib(ox.Literal('no such value', datatype=ox.NamedNode(XSD[kind])))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout + run.stderr == ""
