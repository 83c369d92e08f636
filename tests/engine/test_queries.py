"""SPARQL constraints of compiled shapes: one query for all focus nodes, or one for each."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes import CompiledValidator
from kg.engine.shapes.compiler import compile_shapes
from kg.engine.shapes.queries import joins_safely
from kg.findings import Finding
from kg.namespaces import CKG, PLACE
from kg.terms import new_graph, statements_from
from kg.validate import Validator, load_shapes
from tests.test_validate import parse

EMPTY = new_graph()
DATA = """
    place:a a ckg:T ; ckg:p 0 , 1 , place:b .
    place:b a ckg:T ; ckg:q place:a .
    place:c a ckg:T , ckg:K .
    place:d ckg:p 2 .
"""

# By hand: whether joining the focus nodes finds what binding $this before does.
SAFE = [
    "$this ckg:p ?value . FILTER(?value = $this)",
    "{ $this ckg:p ?value } UNION { ?this ckg:q ?value . FILTER($this = ?value) }",
    "?value ckg:p ?any FILTER NOT EXISTS { { ?x ckg:q ?y } UNION { FILTER(BOUND($this)) } }",
    "OPTIONAL { $this ckg:p ?value } { ?x ckg:p ?y }",
    'BIND("} LIMIT {" AS ?value) FILTER(isIRI($this))',
]
UNSAFE = [
    "{ ?value ckg:p ?any . FILTER(?value = $this) } UNION { $this ckg:q ?value }",
    "$this a ckg:T . { BIND($this AS ?value) }",
    "$this a ckg:T . OPTIONAL { ?value ckg:q ?any . FILTER NOT EXISTS { $this ckg:p ?value } }",
    "{ SELECT $this (COUNT(?x) AS ?value) WHERE { $this ckg:p ?x } GROUP BY $this }",
    "$this ckg:p ?value MINUS { $this ckg:q ?value }",
    "GRAPH ?graph { $this ckg:p ?value }",
]


def query(body: str, after: str = "") -> str:
    return f"SELECT $this ?value WHERE {{ {body} }}{after}"


def shapes(select: str, more: str = 'sh:message "no"') -> Graph:
    return parse(f"""
        shape:S a sh:NodeShape ; sh:targetClass ckg:T ; sh:sparql shape:Q .
        shape:Q {more} ; sh:prefixes shape:prefixes ; sh:select '''{select}''' .
        shape:prefixes a owl:Ontology ; sh:declare shape:declaration .
        shape:declaration sh:prefix "ckg" ; sh:namespace "{CKG.base}"^^xsd:anyURI .
    """)


def found_by_both(select: str, data: str = DATA) -> list[Finding]:
    """What compiled shapes find, which has to be what pySHACL finds."""
    found = CompiledValidator(shapes(select), EMPTY).validate(parse(data))
    assert found == Validator(shapes(select), EMPTY).validate(parse(data))
    return found


@pytest.mark.parametrize("body", SAFE)
def test_joined(body: str) -> None:
    assert joins_safely(query(body))
    found_by_both(query(body))


@pytest.mark.parametrize("body", UNSAFE)
def test_not_joined(body: str) -> None:
    assert not joins_safely(query(body))


@pytest.mark.parametrize("after", [" LIMIT 1", " ORDER BY ?value", " VALUES ?value { 1 }"])
def test_not_joined_with_something_after_the_pattern(after: str) -> None:
    assert joins_safely(query("$this ckg:p ?value"))
    assert not joins_safely(query("$this ckg:p ?value", after))


def test_an_unsafe_query_is_put_for_each_focus_node() -> None:
    # joined, the filter of the first branch would not see $this: a would be missed
    found = found_by_both(query(UNSAFE[0]))
    assert [(f.focus, f.message) for f in found] == [
        (PLACE["a"], "no"),
        (PLACE["b"], "no (found place:a)"),
    ]


def test_one_for_each_is_not_limited_together() -> None:
    found = found_by_both(query("$this ckg:p ?any . BIND($this AS ?value)", " LIMIT 1"), DATA)
    assert [finding.focus for finding in found] == [PLACE["a"]]
    both = DATA + "place:c ckg:p 9 ."
    found = found_by_both(query("$this ckg:p ?any . BIND($this AS ?value)", " LIMIT 1"), both)
    assert [finding.focus for finding in found] == [PLACE["a"], PLACE["c"]]


def test_value_and_path_of_a_finding() -> None:
    select = "SELECT DISTINCT $this ?path ?value WHERE { $this ?path ?value FILTER(?value < 1) }"
    assert found_by_both(select) == [
        Finding("Q", "no (found '0')", focus=PLACE["a"], property=CKG["p"])
    ]


def test_without_a_value_nothing_is_shown() -> None:
    found = found_by_both("SELECT $this WHERE { $this a ckg:K }")
    assert found == [Finding("Q", "no", focus=PLACE["c"])]


def test_a_blank_node_is_a_focus_node_too() -> None:
    data = parse("_:x a ckg:T ; ckg:p 1 .")
    [finding] = CompiledValidator(shapes(query("$this ckg:p ?value")), EMPTY).validate(data)
    assert [finding] == Validator(shapes(query("$this ckg:p ?value")), EMPTY).validate(data)
    assert (finding.focus or "").startswith("_:")


def test_the_severity_is_that_of_the_shape() -> None:
    advice = shapes(query("$this ckg:p 1"))
    advice += parse("shape:S sh:severity sh:Warning . shape:Q sh:severity sh:Violation .")
    [finding] = CompiledValidator(advice, EMPTY).validate(parse(DATA))
    assert finding.severity == "warning"
    assert [finding] == Validator(advice, EMPTY).validate(parse(DATA))


def test_the_queries_of_our_shapes_are_all_joined() -> None:
    queries = [
        query for root in compile_shapes(statements_from(load_shapes())) for query in root.queries
    ]
    assert len(queries) > 50
    assert [one.node for one in queries if not one.joined] == []


REFUSED = [
    ("SELECT ?value $this WHERE { $this ckg:p ?value }", 'sh:message "no"', "sh:select of this"),
    ("SELECT $this ?failure WHERE { $this ckg:p ?failure }", 'sh:message "no"', "sh:select of"),
    ("SELECT $this WHERE { $this ckg:p }", 'sh:message "no"', "sh:select that is no query"),
    ("SELECT $this WHERE { $this skos:p 1 }", 'sh:message "no"', "sh:select that is no query"),
    (query("$this ckg:p ?value"), 'sh:message "not {?value}"', "sh:message with variables"),
    (query("$this ckg:p ?value"), "sh:order 1", "sh:order"),
    (query("$this ckg:p ?value"), 'rdfs:label "q"', "a shape without sh:message"),
]


@pytest.mark.parametrize(("select", "more", "message"), REFUSED)
def test_other_queries_are_refused_by_name(select: str, more: str, message: str) -> None:
    with pytest.raises(NotCompiledError, match=f"shape:Q: {message}"):
        CompiledValidator(shapes(select, more), EMPTY)


REFUSED_SHAPES = [
    ("shape:S sh:message 'more' .", "shape:S: sh:message beside sh:sparql"),
    ("shape:S sh:path ckg:p .", "shape:S: sh:sparql in a property shape"),
    (
        "shape:R sh:targetClass ckg:K ; sh:message 'no' ; sh:node shape:S .",
        "shape:S: sh:sparql in a shape that another shape refers to",
    ),
]


@pytest.mark.parametrize(("more", "message"), REFUSED_SHAPES)
def test_queries_elsewhere_are_refused_by_name(more: str, message: str) -> None:
    with pytest.raises(NotCompiledError, match=message):
        CompiledValidator(shapes(query("$this ckg:p ?value")) + parse(more), EMPTY)
