"""Triples as texts of N-Triples, and literals that are valid beyond doubt."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from kg.entailment import _owlrl_reads
from kg.lexical import surely_valid
from kg.namespaces import CKG, EDTF_DATATYPE, PLACE, XSD
from kg.statements import lines, name, parts, read_lines, statements_of, term, value
from kg.terms import graph_from_statements, node_from, statements_from, term_from

ODD = "".join(map(chr, range(1, 0x30))) + '\x7f\x85\u2028"\\ü\U0001f600 \\n \\u0041'


def test_parts_of_literals() -> None:
    integer = XSD["integer"]
    assert parts('"a"') == ("a", None, None)
    assert parts('"a"@en-gb') == ("a", "en-gb", None)
    assert parts(f'"07"^^<{integer}>') == ("07", None, integer)
    assert parts(r'"say \"no\"\n\\n"') == ('say "no"\n\\n', None, None)


def test_letters_of_terms() -> None:
    assert value(term(PLACE["a"])) == PLACE["a"]
    assert (value("_:b1"), name("_:b1")) == ("b1", "_:b1")
    assert value('"@en"') == "@en"


def test_any_character_comes_back() -> None:
    subject, predicate = ox.NamedNode(PLACE["a"]), ox.NamedNode(CKG["note"])
    [(_, _, literal)] = statements_of([ox.Triple(subject, predicate, ox.Literal(ODD))])
    assert value(literal) == ODD
    assert node_from(literal) == rdflib.Literal(ODD)
    assert term_from(rdflib.Literal(ODD)) == literal
    assert "\n" not in literal


def test_lines_are_sorted_and_single() -> None:
    one, other = ((term(PLACE[x]), term(CKG["note"]), '"a b . c"') for x in "ba")
    assert read_lines(lines([one, other, one])) == [other, one]


def test_graphs_and_statements_are_the_same() -> None:
    stated = {
        (term(PLACE["a"]), term(CKG["note"]), '"a"@en'),
        (term(PLACE["a"]), term(CKG["note"]), "_:b1"),
        (term(PLACE["a"]), term(CKG["note"]), f'"01"^^{term(XSD["integer"])}'),
    }
    assert set(statements_from(graph_from_statements(stated))) == stated


VALID = [
    ("date", "2017-12-11"),
    ("date", "2016-02-28"),
    ("date", "2034-09-30"),
    ("date", "2035-01-29"),
    ("date", "2017-10-31"),
    ("dateTime", "2017-08-31T00:00:00"),
    ("dateTime", "2017-12-11T23:59:59Z"),
    ("integer", "-07"),
    ("decimal", "34.4536"),
    ("boolean", "true"),
    ("date", "2017-01-31"),
    ("date", "2017-04-30"),
    ("date", "2016-11-29"),
    ("dateTime", "2017-12-31T23:59:59Z"),
]
DOUBTFUL = [
    ("date", "2016-02-29"),
    ("date", "2017-02-29"),
    ("date", "2017-02-30"),
    ("date", "2017-04-31"),
    ("date", "2017-00-30"),
    ("date", "2017-13-31"),
    ("date", "2017-12-32"),
    ("date", "2017-12-11\n"),
    ("anyURI", "http://example.org/ a"),
    ("date", "2017-12-11Z"),
    ("integer", " 7"),
    ("integer", "7\n"),
    ("integer", "٧"),
    ("decimal", "1e3"),
    ("boolean", "yes"),
    ("gYear", "2017"),
]


@pytest.mark.parametrize(("datatype", "text"), VALID)
def test_what_is_surely_valid_is_valid_to_both_libraries(datatype: str, text: str) -> None:
    assert surely_valid(text, XSD[datatype])
    assert _owlrl_reads(text, XSD[datatype])
    literal = rdflib.Literal(text, datatype=rdflib.URIRef(XSD[datatype]))
    assert literal.ill_typed is False
    assert literal.value is not None


def test_plain_addresses_and_edtf_are_what_the_libraries_take_for_values() -> None:
    address = "https://example.org/a-b/c_d.html"
    assert surely_valid(address, XSD["anyURI"])
    assert _owlrl_reads(address, XSD["anyURI"])
    assert surely_valid("anything at all", EDTF_DATATYPE)
    assert _owlrl_reads("anything at all", EDTF_DATATYPE)
    for text, datatype in ((address, XSD["anyURI"]), ("anything at all", EDTF_DATATYPE)):
        assert rdflib.Literal(text, datatype=rdflib.URIRef(datatype)).ill_typed in (None, False)


@pytest.mark.parametrize(("datatype", "text"), DOUBTFUL)
def test_of_anything_else_the_libraries_are_asked(datatype: str, text: str) -> None:
    assert not surely_valid(text, XSD[datatype])
