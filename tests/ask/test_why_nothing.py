"""Why a SPARQL query finds nothing: one fault each, and empty queries that have none.

The graph is invented: the Southern Front holds Sampleton, the Northern Army attacks it at Otherby
and loses at least three; one article of 10 December 2017.
"""

from __future__ import annotations

import pytest

from kg.ask.empty.clauses import clauses_of, without
from kg.ask.empty.patterns import required_patterns
from kg.ask.query import run_query
from kg.store import Store
from tests.invented import session

ARMY, FRONT = "northern-army", "southern-front"
KILLED = [{"kind": "killed", "minimum": 3}]


@pytest.fixture(scope="module")
def store() -> Store:
    return session(
        {"type": "Control", "holder": FRONT, "place": "sampleton", "date": "2017-12-05"},
        {"type": "Attack", "attacker": ARMY, "target": FRONT, "place": "otherby"},
        {"type": "CasualtyEstimate", "sufferedBy": ARMY, "quantity": KILLED},
    ).store


FAULTS = {
    "a mistyped class": (
        "SELECT ?c WHERE {\n  ?c a ckg:Clame }",
        "`?c a ckg:Clame` (line 2) matches nothing: the ontology has no term 'Clame'; "
        "did you mean 'Claim'?",
    ),
    "a mistyped property of ours": (
        "SELECT ?c WHERE { ?c ckg:publishedOm ?d }",
        "`?c ckg:publishedOm ?d` (line 1) matches nothing: the ontology has no term "
        "'publishedOm'; did you mean 'ckg:publishedOn'?",
    ),
    "a class for a property of like name": (
        "ASK { ?c ckg:stance ?q }",
        "`?c ckg:stance ?q` (line 1) matches nothing: the ontology has no term 'stance'; "
        "did you mean 'ckg:hasStance'?",
    ),
    "a value of another property": (
        'ASK { ?c rdfs:label "Sampleton" }',
        '`?c rdfs:label "Sampleton"` (line 1) matches nothing: no value of rdfs:label is so; '
        "it stands under skos:prefLabel",
    ),
    "a mistyped property of another vocabulary": (
        "SELECT ?c WHERE { ?c a ckg:Town ;\n skos:prefLable ?d }",
        "`?c skos:prefLable ?d` (line 2) matches nothing: the graph has no property "
        "skos:prefLable; did you mean 'skos:prefLabel'?",
    ),
    "a mistyped step of a path": (
        "ASK { ?c ckg:hasStance/skos:notaton 'own-voice' }",
        '`?c ckg:hasStance/skos:notaton "own-voice"` (line 1) matches nothing: the graph has no '
        "property skos:notaton; did you mean 'skos:notation'?",
    ),
    "a place that is not there": (
        "ASK { ?c ckg:atPlace place:samplton }",
        "`?c ckg:atPlace place:samplton` (line 1) matches nothing: the graph knows no "
        "'place:samplton'; did you mean 'place:sampleton'?",
    ),
    "a class without members": (
        "ASK { ?c a ckg:Siege }",
        "`?c a ckg:Siege` (line 1) matches nothing: nothing in the graph is a ckg:Siege",
    ),
    "a class that this thing is not": (
        "ASK { place:sampleton a ckg:Village }",
        "`place:sampleton a ckg:Village` (line 1) matches nothing: "
        "place:sampleton is ckg:Place, ckg:Town",
    ),
    "a class for a property": (
        "ASK { ?c ckg:Town ?p }",
        "`?c ckg:Town ?p` (line 1) matches nothing: ckg:Town is a class, not a property; "
        "`?x a ckg:Town` asks for its members",
    ),
    "a value for a class": (
        "ASK { ?c a ckg:OwnVoiceStance }",
        "`?c a ckg:OwnVoiceStance` (line 1) matches nothing: "
        "ckg:OwnVoiceStance is no class but ckg:Stance",
    ),
    "a language tag left out": (
        'SELECT ?p WHERE { ?p skos:prefLabel "Sampleton" }',
        '`?p skos:prefLabel "Sampleton"` (line 1) matches nothing: '
        'the graph has it as "Sampleton"@en, not as "Sampleton"',
    ),
    "another language": (
        'SELECT ?p WHERE { ?p skos:prefLabel "Sampleton"@ar }',
        '`?p skos:prefLabel "Sampleton"@ar` (line 1) matches nothing: '
        'the graph has it as "Sampleton"@en, not as "Sampleton"@ar',
    ),
    "another case": (
        'SELECT ?p WHERE { ?p skos:prefLabel "sampleton"@en }',
        '`?p skos:prefLabel "sampleton"@en` (line 1) matches nothing: '
        'the graph has it as "Sampleton"@en, not as "sampleton"@en',
    ),
    "a misspelt label": (
        'SELECT ?p WHERE { ?p skos:prefLabel "Samplton"@en }',
        '`?p skos:prefLabel "Samplton"@en` (line 1) matches nothing: '
        'no value is so; did you mean "Sampleton"@en?',
    ),
    "a day as text": (
        'SELECT ?a WHERE { ?a a ckg:Article ;\n  ckg:publishedOn "2017-12-10" }',
        '`?a ckg:publishedOn "2017-12-10"` (line 2) matches nothing: '
        'the graph has it as "2017-12-10"^^xsd:date, not as "2017-12-10"',
    ),
    "a day as a number": (
        "SELECT ?a WHERE { ?a ckg:publishedOn 2017 }",
        "`?a ckg:publishedOn 2017` (line 1) matches nothing: the values of ckg:publishedOn are "
        'xsd:date, such as "2017-12-10"^^xsd:date; 2017 is xsd:integer',
    ),
    "a number as text": (
        'SELECT ?q WHERE { ?q ckg:minimum "3" }',
        '`?q ckg:minimum "3"` (line 1) matches nothing: the graph has it as 3, not as "3"',
    ),
    "a label for a thing": (
        'SELECT ?c WHERE { ?c ckg:atPlace "Sampleton"@en }',
        '`?c ckg:atPlace "Sampleton"@en` (line 1) matches nothing: '
        "the values of ckg:atPlace are things, such as place:otherby, place:sampleton",
    ),
    "a thing of which no claim tells": (
        "SELECT ?c WHERE { ?c ckg:atPlace place:quietville }",
        "`?c ckg:atPlace place:quietville` (line 1) matches nothing: "
        "the values are others, such as place:otherby, place:sampleton",
    ),
    "a subject that lacks the property": (
        "SELECT ?d WHERE { place:sampleton ckg:publishedOn ?d }",
        "`place:sampleton ckg:publishedOn ?d` (line 1) matches nothing: "
        "place:sampleton has no ckg:publishedOn",
    ),
    "the other way round, with a thing": (
        "SELECT ?p WHERE { place:testland ckg:within ?p }",
        "`place:testland ckg:within ?p` (line 1) matches nothing: "
        "the graph has it the other way round: `?p ckg:within place:testland`",
    ),
    "the other way round, between variables": (
        "SELECT ?c WHERE {\n ?q a ckg:Quote .\n ?q ckg:hasQuote ?c }",
        "`?q ckg:hasQuote ?c` (line 3) matches nothing together with `?q a ckg:Quote` (line 2): "
        "it would match the other way round: `?c ckg:hasQuote ?q`",
    ),
    "a property of another class": (
        "SELECT ?c WHERE {\n ?c ckg:publishedOn ?d .\n ?c a ckg:Claim }",
        "`?c a ckg:Claim` (line 3) matches nothing together with `?c ckg:publishedOn ?d` "
        "(line 2): ?c in `?c ckg:publishedOn ?d` is ckg:Article",
    ),
    "a step left out": (
        "SELECT ?c WHERE {\n ?a ckg:text ?t .\n ?l ckg:namesSource ?t }",
        "`?l ckg:namesSource ?t` (line 3) matches nothing together with `?a ckg:text ?t` (line 2)",
    ),
    "a value that does not fit": (
        "SELECT ?c WHERE { VALUES ?p { actor:northern-army } ?c ckg:atPlace ?p }",
        "`?c ckg:atPlace ?p` (line 1) matches nothing together with VALUES: ?p is, for example, "
        "place:otherby in the first and actor:northern-army in the second",
    ),
    "no values": ("SELECT ?c WHERE { VALUES ?c { } ?c a ckg:Claim }", "VALUES names no value"),
    "a graph without it": (
        "SELECT ?c WHERE { GRAPH graph:gazetteer { ?a ckg:publishedOn ?d } }",
        "`?a ckg:publishedOn ?d` (line 1) matches nothing: "
        "it matches in graph:case1-1, not in graph:gazetteer",
    ),
    "a sub-select that finds nothing": (
        "SELECT ?c WHERE { ?c a ckg:Claim { SELECT ?x WHERE { ?x a ckg:Siege } } }",
        "`?x a ckg:Siege` (line 1) matches nothing: nothing in the graph is a ckg:Siege",
    ),
    "a FILTER that compares a day with text": (
        'SELECT ?a WHERE {\n ?a ckg:publishedOn ?d .\n FILTER(?d > "2017-01-01") }',
        "the FILTER on line 3 leaves nothing; without it, there is 1 row, "
        'where ?d is, for example, "2017-12-10"^^xsd:date',
    ),
    "a FILTER between patterns that share nothing": (
        "SELECT ?a WHERE { ?a a ckg:Claim . ?t a ckg:Province FILTER(?t = ?a) }",
        "the FILTER on line 1 leaves nothing; without it, there are 3 rows, "
        "where ?t is, for example, place:invented-province",
    ),
    "a FILTER with a mistyped variable": (
        'SELECT ?p WHERE { ?p a ckg:Province ; ckg:within ?in FILTER(?inn = "x") }',
        "the FILTER on line 1 leaves nothing; without it, there is 1 row; "
        "?inn stands in no pattern",
    ),
    "a FILTER NOT EXISTS": (
        "ASK { ?c a ckg:Claim FILTER NOT EXISTS { ?c ckg:hasQuote ?q FILTER(?q != 1) } }",
        "the FILTER on line 1 leaves nothing; without it, the answer is true",
    ),
    "a MINUS": (
        "SELECT ?c WHERE { ?c a ckg:Claim MINUS { ?c ckg:hasQuote ?q } }",
        "the MINUS on line 1 leaves nothing; without it, there are 3 rows",
    ),
    "two FILTERs": (
        "SELECT ?c WHERE { ?c a ckg:Claim\nFILTER(1 = 2)\nFILTER(2 = 3) }",
        "the clauses on lines 2, 3 together leave nothing; without them, there are 3 rows",
    ),
    "a FILTER on what is never there": (
        "SELECT ?c WHERE { ?c a ckg:Claim OPTIONAL { ?c ckg:publishedOn ?d } FILTER(BOUND(?d)) }",
        "the FILTER on line 1 leaves nothing; without it, there are 3 rows",
    ),
    "a FILTER on a count": (
        "ASK { { SELECT (COUNT(*) AS ?n) WHERE { ?s a ckg:Siege } } FILTER(?n > 0) }",
        "the FILTER on line 1 leaves nothing; without it, the answer is true",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_named(store: Store, fault: str) -> None:
    query, expected = FAULTS[fault]
    result = run_query(store, query)
    assert not result.found
    assert len(result.why) == 1
    assert result.why[0].startswith(expected)


def test_a_union_is_empty_for_every_branch(store: Store) -> None:
    query = "SELECT ?x WHERE { ?x a ckg:Claim { ?x a ckg:Siege } UNION { ?x a ckg:Town } }"
    siege, town = run_query(store, query).why
    assert "`?x a ckg:Siege` (line 1) matches nothing: nothing" in siege
    assert "?x in `?x a ckg:Town` is ckg:Place, ckg:Town" in town


def test_every_pattern_that_matches_nothing_is_named(store: Store) -> None:
    query = "ASK { ?x a ckg:Siege ; ckg:atPlace place:quietville }"
    assert [why.partition("`")[2].partition("`")[0] for why in run_query(store, query).why] == [
        "?x a ckg:Siege",
        "?x ckg:atPlace place:quietville",
    ]


NO_FAULT = {
    "no rows asked for": "SELECT ?c WHERE { ?c a ckg:Claim } LIMIT 0",
    "more skipped than there are": "SELECT ?c WHERE { ?c a ckg:Claim } OFFSET 1000",
    "groups that are too small": (
        "SELECT ?c WHERE { ?c ckg:hasQuote ?q } GROUP BY ?c HAVING(COUNT(*) > 9)"
    ),
    "graphs of its own choice": "SELECT ?c FROM graph:gazetteer WHERE { ?c a ckg:Claim }",
    "a computed value": 'ASK { BIND("no such words" AS ?w) ?q ckg:exact ?w }',
    "a trailing VALUES": "SELECT ?c WHERE { ?c a ckg:Claim } VALUES ?c { place:sampleton }",
    "brackets that go deep": "ASK { " + "{" * 30 + "?x a ckg:Siege" + "}" * 30 + " }",
    "a FILTER between patterns that share nothing, with all rows gathered": (
        "SELECT DISTINCT ?a WHERE { ?a a ckg:Claim . ?t a ckg:Town FILTER(?a = ?t) }"
    ),
    "a path that rdflib cannot write": "ASK { place:sampleton !(ckg:within|^ckg:within) 'x' }",
}


@pytest.mark.parametrize("name", NO_FAULT)
def test_where_the_reason_is_not_sure_none_is_given(store: Store, name: str) -> None:
    result = run_query(store, NO_FAULT[name])
    assert (result.found, result.why) == (False, ())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?c WHERE { ?c a ckg:Claim }",
        "ASK { ?c a ckg:Claim OPTIONAL { ?c a ckg:Siege } FILTER NOT EXISTS { ?c a ckg:Town } }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?c a ckg:Siege }",
        "CONSTRUCT { ?c a ckg:Claim } WHERE { ?c a ckg:Claim }",
    ],
)
def test_what_finds_something_needs_no_reason(store: Store, query: str) -> None:
    result = run_query(store, query)
    assert (result.found, result.why) == (True, ())


@pytest.mark.parametrize("output", ["csv", "json", "xml"])
def test_the_reason_does_not_depend_on_the_format(store: Store, output: str) -> None:
    query = "SELECT ?c WHERE { ?c a ckg:Siege }"
    assert run_query(store, query, output).why == run_query(store, query).why != ()


def test_a_line_is_given_only_where_one_alone_fits(store: Store) -> None:
    twice = "ASK {\n ?c a ckg:Siege\n OPTIONAL {\n ?c a ckg:Siege } }"
    assert run_query(store, twice).why[0].startswith("`?c a ckg:Siege` matches nothing")
    commented = "ASK {\n # ?c a ckg:Siege\n ?c a ckg:Siege }"
    assert run_query(store, commented).why[0].startswith("`?c a ckg:Siege` (line 3)")


def test_many_patterns_use_up_the_probes_and_nothing_is_said(store: Store) -> None:
    parts = " . ".join(f"?c{n} ckg:hasQuote ?q{n}" for n in range(60))
    result = run_query(store, f"SELECT * WHERE {{ {parts} . ?x a ckg:Siege }}")
    assert (result.found, result.why) == (False, ())


def test_clauses_are_found_by_their_brackets_not_in_strings() -> None:
    text = 'ASK { ?s ?p "FILTER(1)" # MINUS { }\nfilter regex(?p, ")") . Filter (?s = ")") }'
    assert [(clause.word, clause.line) for clause in clauses_of(text)] == [
        ("FILTER", 2),
        ("FILTER", 2),
    ]
    assert without(text, clauses_of(text)).splitlines()[1] == "FILTER(true) . FILTER(true) }"


def test_what_may_be_absent_is_not_required() -> None:
    group = required_patterns(
        "SELECT * WHERE { ?a ckg:within ?b OPTIONAL { ?a ckg:near ?c } MINUS { ?a a ckg:Town } "
        "FILTER EXISTS { ?a a ckg:Area } }"
    )
    assert group is not None
    assert [part.variables for part in group.parts] == [{"a", "b"}]
    assert (group.unions, group.selects) == ([], [])
