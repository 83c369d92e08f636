"""Each component, path and target of compiled shapes, worked out by hand, and pySHACL's verdict.

The terms, shapes and nodes are invented; what is expected follows from the clause of the
specification that the docstring of the component names.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rdflib import Graph

from kg.engine.refusal import NotCompiledError
from kg.engine.shapes import CompiledValidator, validator_for
from kg.findings import Finding
from kg.namespaces import CKG, PLACE
from kg.terms import new_graph
from kg.validate import Validator
from tests.test_validate import parse

EMPTY = new_graph()
NODE_SHAPE = "shape:S a sh:NodeShape ; sh:targetClass ckg:T ; sh:property shape:P ."


@dataclass(frozen=True)
class Case:
    """A property shape for the nodes of class ckg:T, data, and for each finding focus and value."""

    name: str
    body: str
    data: str
    expected: set[str]
    more: str = ""
    path: str = "ckg:p"

    def shapes(self) -> Graph:
        shape = (
            f'shape:P a sh:PropertyShape ; sh:message "no" ; sh:path {self.path} ; {self.body} .'
        )
        return parse(f"{NODE_SHAPE} {shape} {self.more}")


def said(findings: list[Finding]) -> set[str]:
    return {
        f"{(finding.focus or '').removeprefix(PLACE.base)}: {finding.message}"
        for finding in findings
    }


KINDS = "ckg:Sub rdfs:subClassOf ckg:Middle . ckg:Middle rdfs:subClassOf ckg:K ."
SHAPES_OF_VALUES = """
    shape:Text a sh:NodeShape ; sh:nodeKind sh:Literal .
    shape:English a sh:NodeShape ; sh:languageIn ( "en" ) .
    shape:Held a sh:NodeShape ; sh:property shape:Held-holder .
    shape:Held-holder a sh:PropertyShape ; sh:path ckg:q ; sh:minCount 1 .
"""
VALUES = 'place:a a ckg:T ; ckg:p "one"@en , "eins"@de , place:b .'

CASES = [
    Case(
        "sh:class",
        "sh:class ckg:K",
        'place:a a ckg:T ; ckg:p place:b , place:c , place:d , "K" . place:b a ckg:Sub . '
        f"place:d a ckg:K . place:c a ckg:Other . {KINDS}",
        {"a: no (found place:c)", "a: no (found 'K')"},
    ),
    Case(
        "two of sh:class",
        "sh:class ckg:K , ckg:L",
        "place:a a ckg:T ; ckg:p place:b , place:c . place:b a ckg:K , ckg:L . place:c a ckg:L .",
        {"a: no (found place:c)"},
    ),
    Case(
        "sh:datatype xsd:integer",
        "sh:datatype xsd:integer",
        'place:a a ckg:T ; ckg:p 7 , 7.5 , "x"^^xsd:integer , "8" , place:b .',
        {f"a: no (found {found})" for found in ("'7.5'", "'x'", "'8'", "place:b")},
    ),
    Case(
        "sh:datatype xsd:date",
        "sh:datatype xsd:date",
        'place:a a ckg:T ; ckg:p "2031-02-28"^^xsd:date , "2031-02-30"^^xsd:date .',
        {"a: no (found '2031-02-30')"},
    ),
    Case(
        "sh:datatype rdf:langString",
        "sh:datatype rdf:langString",
        'place:a a ckg:T ; ckg:p "mill"@en , "mill" .',
        {"a: no (found 'mill')"},
    ),
    Case(
        "sh:datatype xsd:string",
        "sh:datatype xsd:string",
        'place:a a ckg:T ; ckg:p "ford"@en , "mill" , "weir"^^xsd:string .',
        {"a: no (found 'ford')"},
    ),
    Case(
        "sh:nodeKind sh:IRI",
        "sh:nodeKind sh:IRI",
        'place:a a ckg:T ; ckg:p place:b , "b" .',
        {"a: no (found 'b')"},
    ),
    Case(
        "sh:nodeKind sh:BlankNodeOrIRI",
        "sh:nodeKind sh:BlankNodeOrIRI",
        'place:a a ckg:T ; ckg:p place:b , [] , "b" .',
        {"a: no (found 'b')"},
    ),
    Case(
        "sh:minCount",
        "sh:minCount 2",
        'place:a a ckg:T ; ckg:p 1 , 2 . place:b a ckg:T ; ckg:p "only" . place:c a ckg:T .',
        {"b: no", "c: no"},
    ),
    Case(
        "sh:maxCount",
        "sh:maxCount 1",
        "place:a a ckg:T ; ckg:p 1 , 2 . place:b a ckg:T ; ckg:p 1 .",
        {"a: no"},
    ),
    Case(
        "sh:minInclusive",
        "sh:minInclusive -90.0",
        'place:a a ckg:T ; ckg:p -90.0 , -90 , -91 , "x"^^xsd:decimal , "5" , place:b , true .',
        {f"a: no (found {found})" for found in ("'-91'", "'x'", "'5'", "place:b", "'true'")},
    ),
    Case(
        "sh:maxExclusive",
        "sh:maxExclusive 10",
        "place:a a ckg:T ; ckg:p 9 , 10 , 9.99 , 1.0e1 .",
        {"a: no (found '10')", "a: no (found '1.0e1')"},
    ),
    Case(
        "sh:minExclusive and sh:maxInclusive",
        "sh:minExclusive 0 ; sh:maxInclusive 1",
        "place:a a ckg:T ; ckg:p 0 , 1 , 2 .",
        {"a: no (found '0')", "a: no (found '2')"},
    ),
    Case(
        "sh:pattern",
        'sh:pattern "^https?:"',
        'place:a a ckg:T ; ckg:p "https:" , "see https:" , place:b , <http://example.org/> .',
        {"a: no (found 'see https:')"},
    ),
    Case(
        "sh:languageIn",
        'sh:languageIn ( "en" "ar" )',
        'place:a a ckg:T ; ckg:p "a"@EN , "b"@en-GB , "c"@de , "d" , place:b , "e"@eng .',
        {f"a: no (found {found})" for found in ("'c'", "'d'", "place:b", "'e'")},
    ),
    Case(
        "sh:uniqueLang",
        "sh:uniqueLang true",
        'place:a a ckg:T ; ckg:p "x"@en , "y"@EN . place:b a ckg:T ; ckg:p "x"@en , "y" , "z" .',
        {"a: no"},
    ),
    Case(
        "sh:uniqueLang false",
        "sh:uniqueLang false",
        'place:a a ckg:T ; ckg:p "x"@en , "y"@en .',
        set(),
    ),
    Case(
        "sh:not",
        "sh:not shape:Text",
        VALUES,
        {"a: no (found 'one')", "a: no (found 'eins')"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:and",
        "sh:and ( shape:Text shape:English )",
        VALUES,
        {"a: no (found 'eins')", "a: no (found place:b)"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:or",
        "sh:or ( shape:English shape:Held )",
        VALUES + " place:b ckg:q place:a .",
        {"a: no (found 'eins')"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:xone",
        "sh:xone ( shape:Text shape:English )",
        VALUES,
        {"a: no (found 'one')", "a: no (found place:b)"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:node with sh:property",
        "sh:node shape:Held",
        "place:a a ckg:T ; ckg:p place:b , place:c . place:b ckg:q place:a .",
        {"a: no (found place:c)"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:property of a property shape: the value node is the focus node",
        "sh:property shape:Inner",
        "place:a a ckg:T ; ckg:p place:b , place:c . place:b ckg:q 1 .",
        {"c: inner"},
        'shape:Inner a sh:PropertyShape ; sh:message "inner" ; sh:path ckg:q ; sh:minCount 1 .',
    ),
    Case(
        "sh:qualifiedMinCount",
        "sh:qualifiedValueShape shape:English ; sh:qualifiedMinCount 1",
        VALUES + ' place:b a ckg:T ; ckg:p "zwei"@de .',
        {"b: no"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:qualifiedMaxCount",
        "sh:qualifiedValueShape shape:Text ; sh:qualifiedMaxCount 1",
        VALUES + ' place:b a ckg:T ; ckg:p "zwei"@de , place:a .',
        {"a: no"},
        SHAPES_OF_VALUES,
    ),
    Case(
        "sh:hasValue",
        "sh:hasValue place:z",
        "place:a a ckg:T ; ckg:p place:z , place:y . place:b a ckg:T ; ckg:p place:y .",
        {"b: no"},
    ),
    Case(
        "sh:in",
        'sh:in ( place:z "z"@en 1 )',
        'place:a a ckg:T ; ckg:p place:z , "z"@en , "z" , 1 , "01"^^xsd:integer .',
        {"a: no (found 'z')", "a: no (found '01')"},
    ),
    Case(
        "an inverse path",
        "sh:minCount 1",
        "place:a a ckg:T . place:b ckg:p place:a . place:c a ckg:T ; ckg:p place:b .",
        {"c: no"},
        path="[ sh:inversePath ckg:p ]",
    ),
    Case(
        "a sequence path: each value once",
        "sh:maxCount 1 ; sh:nodeKind sh:Literal",
        "place:a a ckg:T ; ckg:p place:b , place:c . "
        "place:b ckg:q place:d . place:c ckg:q place:d .",
        {"a: no (found place:d)"},
        path="( ckg:p ckg:q )",
    ),
    Case(
        "an alternative path",
        "sh:minCount 2",
        "place:a a ckg:T ; ckg:p 1 . place:b ckg:q place:a . place:c a ckg:T ; ckg:p 1 .",
        {"c: no"},
        path="[ sh:alternativePath ( ckg:p [ sh:inversePath ckg:q ] ) ]",
    ),
    Case(
        "a zero-or-more path, in a circle",
        "sh:maxCount 2",
        "place:a a ckg:T ; ckg:p place:b . place:b ckg:p place:a . "
        "place:c a ckg:T ; ckg:p place:d . place:d ckg:p place:e .",
        {"c: no"},
        path="[ sh:zeroOrMorePath ckg:p ]",
    ),
    Case(
        "a one-or-more path, in a circle and not",
        "sh:in ( place:b place:c place:d )",
        "place:a a ckg:T ; ckg:p place:b . place:b ckg:p place:a . "
        "place:c a ckg:T ; ckg:p place:d .",
        {"a: no"},
        path="[ sh:oneOrMorePath ckg:p ]",
    ),
    Case(
        "a zero-or-one path",
        "sh:maxCount 1",
        "place:a a ckg:T . place:b a ckg:T ; ckg:p place:c . place:c ckg:p place:d .",
        {"b: no"},
        path="[ sh:zeroOrOnePath ckg:p ]",
    ),
    Case(
        "the inverse of an alternative and of a repeated path",
        "sh:maxCount 2",
        "place:a a ckg:T . place:b ckg:p place:a . place:c ckg:q place:b . place:d a ckg:T .",
        {"a: no"},
        path="[ sh:inversePath [ sh:zeroOrMorePath [ sh:alternativePath ( ckg:p ckg:q ) ] ] ]",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_component(case: Case) -> None:
    data = parse(case.data)
    found = CompiledValidator(case.shapes(), EMPTY).validate(data)
    assert said(found) == case.expected
    assert found == Validator(case.shapes(), EMPTY).validate(data)


TARGETS = [
    ("sh:targetClass ckg:K", {"a", "b"}),
    ("sh:targetNode place:c , place:nowhere", {"c"}),
    ("sh:targetSubjectsOf ckg:p", {"b"}),
    ("sh:targetObjectsOf ckg:p", {"c"}),
    ("sh:targetNode place:a ; sh:targetObjectsOf ckg:p", {"a", "c"}),
    ("a rdfs:Class", {"e"}),
]


@pytest.mark.parametrize(("target", "expected"), TARGETS)
def test_target(target: str, expected: set[str]) -> None:
    shapes = parse(f"""
        shape:S a sh:NodeShape ; {target} ; sh:severity sh:Warning ; sh:property shape:P .
        shape:P sh:path ckg:nothing ; sh:minCount 1 ; sh:message "no" ; sh:severity sh:Info .
    """)
    data = parse(f"""
        place:a a ckg:Sub . place:b a ckg:K ; ckg:p place:c , place:d .
        place:c a ckg:Other . place:e a shape:S . {KINDS}
    """)
    found = CompiledValidator(shapes, EMPTY).validate(data)
    assert said(found) == {f"{local}: no" for local in expected}
    assert {(finding.code, finding.severity) for finding in found} == {("P", "info")}
    assert {finding.property for finding in found} == {CKG["nothing"]}
    assert found == Validator(shapes, EMPTY).validate(data)


def test_a_node_shape_finds_something_about_the_node_itself() -> None:
    shapes = parse("""
        shape:S a sh:NodeShape ; sh:targetSubjectsOf ckg:p ; sh:message "no" ; sh:class ckg:K .
    """)
    data = parse("place:a ckg:p 1 . place:b a ckg:K ; ckg:p 1 .")
    found = CompiledValidator(shapes, EMPTY).validate(data)
    assert found == [Finding("S", "no", focus=PLACE["a"])]
    assert found == Validator(shapes, EMPTY).validate(data)


# --- where pySHACL and the specification differ ---------------------------------------------------

DIFFERENT = [
    Case(
        "the inverse of a sequence goes through it backwards",
        "sh:minCount 1",
        "place:x ckg:p place:y . place:y ckg:q place:a . place:a a ckg:T .",
        set(),
        path="[ sh:inversePath ( ckg:p ckg:q ) ]",
    ),
    Case(
        "no number is below NaN, nor is NaN below any",
        "sh:maxInclusive 10",
        'place:a a ckg:T ; ckg:p "NaN"^^xsd:double .',
        {"a: no (found 'NaN')"},
    ),
    Case(
        "a language range of two parts holds for tags of three",
        'sh:languageIn ( "en-GB" )',
        'place:a a ckg:T ; ckg:p "a"@en-GB-oed , "b"@en-US .',
        {"a: no (found 'b')"},
    ),
]


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda case: case.name)
def test_where_the_reference_is_wrong_the_specification_is_followed(case: Case) -> None:
    data = parse(case.data)
    assert said(CompiledValidator(case.shapes(), EMPTY).validate(data)) == case.expected
    assert said(Validator(case.shapes(), EMPTY).validate(data)) != case.expected


# --- what is refused ------------------------------------------------------------------------------

REFUSED = [
    ("sh:minLength 1", "shape:P: sh:minLength"),
    ("sh:equals ckg:q", "shape:P: sh:equals"),
    ('sh:pattern "a" ; sh:flags "i"', "shape:P: sh:flags"),
    ('sh:pattern "("', "shape:P: sh:pattern that is no regular expression"),
    ("sh:datatype rdfs:Literal", "shape:P: sh:datatype rdfs:Literal"),
    ("sh:nodeKind sh:Nonsense", "shape:P: sh:nodeKind sh:Nonsense"),
    ('sh:minInclusive "a"', "shape:P: sh:minInclusive that is no number"),
    ('sh:minCount "two"', "shape:P: sh:minCount that is no whole number"),
    ("sh:in ()", "shape:P: sh:in without a list"),
    ("sh:qualifiedMinCount 1", "shape:P: sh:qualifiedMinCount with 0 sh:qualifiedValueShape"),
    ("sh:deactivated true", "shape:P: sh:deactivated"),
    ("sh:node shape:S", "shape:S: a shape that refers to itself"),
    ("sh:node shape:Nobody", "shape:Nobody: a shape that is not described"),
    ("sh:severity shape:Fatal", "shape:P: sh:severity shape:Fatal"),
    ('sh:message "another"', "shape:P: more than one sh:message"),
    ("sh:misspelt 1", "shape:P: sh:misspelt"),
    ("sh:qualifiedValueShapesDisjoint true", "shape:P: sh:qualifiedValueShapesDisjoint"),
]


@pytest.mark.parametrize(("body", "message"), REFUSED)
def test_what_is_not_compiled_is_refused_by_name(body: str, message: str) -> None:
    shapes = Case("refused", body, "", set()).shapes()
    with pytest.raises(NotCompiledError) as refused:
        CompiledValidator(shapes, EMPTY)
    assert str(refused.value).startswith(message)
    assert str(refused.value).endswith("is not compiled")


MORE_REFUSED = [
    ('shape:P sh:path [ sh:aPath ckg:p ] ; sh:message "no" ; sh:minCount 1 .', "of this form"),
    ("shape:P sh:path ckg:p ; sh:minCount 1 .", "shape:P: a shape without sh:message"),
    ('shape:P sh:message "no" ; sh:minCount 1 .', "shape:P: a property shape with"),
    ("shape:P sh:path ckg:p . ckg:c a sh:ConstraintComponent .", "ckg:c: sh:ConstraintComponent"),
]


@pytest.mark.parametrize(("text", "message"), MORE_REFUSED)
def test_other_forms_are_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(NotCompiledError, match=message):
        CompiledValidator(parse(NODE_SHAPE + text), EMPTY)


def test_shapes_that_are_refused_are_left_to_the_reference() -> None:
    shapes = Case("refused", "sh:minLength 3", "", set()).shapes()
    validator = validator_for(shapes, EMPTY)
    assert isinstance(validator, Validator)
    found = validator.with_context(EMPTY).validate(parse('place:a a ckg:T ; ckg:p "ab" , "abc" .'))
    assert said(found) == {"a: no (found 'ab')"}


def test_the_reference_can_be_asked_for() -> None:
    shapes = Case("compiled", "sh:minCount 3", "", set()).shapes()
    assert isinstance(validator_for(shapes, EMPTY), CompiledValidator)
    assert isinstance(validator_for(shapes, EMPTY, reference=True), Validator)
