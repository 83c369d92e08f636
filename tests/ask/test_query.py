"""Any SPARQL: no network, no changes, positions of mistakes, and why nothing was found."""

import json

import pytest

from kg.ask.query import run_query
from kg.cache import Opened
from kg.findings import UnreadableError, UsageError
from kg.store import MemoryStore

EMPTY = MemoryStore()


@pytest.mark.parametrize(
    "pattern",
    [
        "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
        "service silent ?x { ?s ?p ?o }",
        "SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o }",
        "?s ?p ?o.SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p <x:o>.SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p 1.SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p 1SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p trueSERVICE <x:y> { ?s ?p ?o }",
        "?s ?p 'x'.SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p a: .SERVICE <x:y> { ?s ?p ?o }",
        "?s ?p a:.SERVICE <x:y> { ?s ?p ?o }",
        "SERVICEa:x { ?s ?p ?o }",
        "SERVICE:x { ?s ?p ?o }",
        "SERVICESILENT:x { ?s ?p ?o }",
        "SERVICESILENT<x:y>{ ?s ?p ?o }",
        "?s ?p 1SERVICEa:x { ?s ?p ?o }",
        r"?s ?p '\\' . SERVICE <x:y> { ?a ?b 'c' }",
        r"?s ?p a:b\' . SERVICE <x:y> { ?a ?b 'c' }",
        r"?s ?p a:b\# . SERVICE <x:y> { ?a ?b ?c }",
        r"?s ?p <http://x/\u0041#y> . SERVICE <x:y> { ?a ?b ?c }",
        "FILTER(?a<?b) #>\nSERVICE <x:y> { ?s ?p ?o }",
        "FILTER(1<2)SERVICE<x:y>{ ?s ?p ?o }FILTER(2>1)",
        "{ SELECT * WHERE { SERVICE <x:y> { ?s ?p ?o } } }",
        "?s ?p '''a''' SERVICE <x:y> { ?s ?p ?o }",
        "# a comment\rSERVICE <x:y> { ?s ?p ?o }",
    ],
)
def test_another_server_is_not_asked(pattern: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        run_query(EMPTY, f"PREFIX : <x:> PREFIX a: <x:> SELECT * WHERE {{ {pattern} }}")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ("SERVICE <x:y> { }" AS ?a) WHERE { } # SERVICE <x:y> { }',
        "PREFIX service: <x:service/> SELECT ?service WHERE { ?service a service:service }",
        "PREFIX a: <x:SERVICE#> ASK { ?s a:SERVICE $SERVICE . ?o a:x.SERVICE a:xSERVICE }",
        "ASK { ?s <x:a#SERVICE> 'SERVICE'@service }",
        "ASK { ?s ?p '''a' SERVICE \"''' }",
        'ASK { ?s ?p """a\\""" SERVICE <x:y> { } """ }',
        "ASK { _:SERVICE ?p ?o }",
    ],
)
def test_the_mere_word_is_no_clause(query: str) -> None:
    assert run_query(EMPTY, query).kind in ("select", "ask")


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "PREFIX a: <x:a>\nBASE <x:b>\ndelete where { ?s ?p ?o }",
        "# harmless\nDROP ALL",
        "LOAD <http://127.0.0.1:1/>",
        "CLEAR ALL",
    ],
)
def test_nothing_is_changed(query: str) -> None:
    with pytest.raises(UsageError, match="changes nothing"):
        run_query(EMPTY, query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "x.rq: the query is empty"),
        (" \n# only a comment", "x.rq: the query is empty"),
        ("SELECT * WHERE { ?s ?p \n ?o ", "x.rq:2:5: not SPARQL 1.1"),
        ("SELECT ?s\nWHERE { ?s ?p ?o ", "x.rq:2:18: not SPARQL 1.1"),
        ("SELECT ?s WHERE { ?s a nope:x }", "the prefix 'nope:' is not declared"),
        ("SELECT ?s WHERE { ?s a :x }", "the prefix ':' is not declared"),
        ("ASK { " + "{" * 3000 + "}" * 3000 + " }", "brackets within brackets"),
        ("ASK { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }", "brackets within brackets"),
    ],
)
def test_what_is_no_sparql_is_said_with_its_place(query: str, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        run_query(EMPTY, query, name="x.rq")
    assert said in str(caught.value)


def test_the_line_of_a_mistake_is_shown() -> None:
    with pytest.raises(UnreadableError, match=r":2:\d+: .*\n    WHERE \{ \?s \?p \}$"):
        run_query(EMPTY, "SELECT *\n   WHERE { ?s ?p }")


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert run_query(EMPTY, "\ufeffASK { }").truth is True


# -- results -------------------------------------------------------------------------------

SELECT = "SELECT ?l WHERE { place:albu-kamal skos:prefLabel ?l } ORDER BY ?l"
ASK = "ASK { place:albu-kamal a ckg:Town }"
CONSTRUCT = "CONSTRUCT { place:albu-kamal a ckg:Town } WHERE { place:albu-kamal a ckg:Town }"
DESCRIBE = "DESCRIBE place:albu-kamal"


def test_select_in_every_format(opened: Opened) -> None:
    table = run_query(opened.store, SELECT)
    assert (table.columns, table.rows) == (("l",), (("Albu Kamal",), ("البوكمال",)))
    csv = run_query(opened.store, SELECT, "csv").data
    assert csv is not None
    assert csv.decode().splitlines() == ["l", "Albu Kamal", "البوكمال"]
    found = json.loads(run_query(opened.store, SELECT, "json").data or b"")
    assert [row["l"]["xml:lang"] for row in found["results"]["bindings"]] == ["en", "ar"]
    xml = run_query(opened.store, SELECT, "xml").data or b""
    assert '<literal xml:lang="ar">البوكمال</literal>' in xml.decode()


def test_ask_in_every_format(opened: Opened) -> None:
    assert run_query(opened.store, ASK).truth is True
    assert json.loads(run_query(opened.store, ASK, "json").data or b"")["boolean"] is True
    assert b"<boolean>true</boolean>" in (run_query(opened.store, ASK, "xml").data or b"")
    assert (run_query(opened.store, ASK, "csv").data or b"").strip() == b"true"


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("output", ["table", "turtle"])
def test_triples(opened: Opened, query: str, output: str) -> None:
    result = run_query(opened.store, query, output)
    assert result.kind == "construct"
    assert any(quad.object.value.endswith("#Town") for quad in result.quads)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "output"),
    [(q, o) for q in (CONSTRUCT, DESCRIBE) for o in ("csv", "json", "xml")]
    + [(SELECT, "turtle"), (ASK, "turtle")],
)
def test_a_format_that_does_not_fit_is_wrong_usage(opened: Opened, query: str, output: str) -> None:
    with pytest.raises(UsageError, match="--format"):
        run_query(opened.store, query, output)


def test_from_chooses_the_graphs(opened: Opened) -> None:
    of_all = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s a ckg:Claim }}"
    article = "<https://w3id.org/conflict-kg/id/graph/zaman-al-wasl-31666>"
    counts = [
        run_query(opened.store, of_all.format(clause)).rows[0][0]
        for clause in ("", f"FROM {article}", "FROM graph:gazetteer", "FROM <file:///etc/passwd>")
    ]
    assert counts[0] == counts[1] != "0"
    assert counts[2:] == ["0", "0"]


# -- nothing found -------------------------------------------------------------------------


@pytest.mark.parametrize("output", ["table", "csv", "json", "xml"])
def test_a_term_that_the_ontology_lacks(opened: Opened, output: str) -> None:
    result = run_query(opened.store, "SELECT ?s WHERE { ?s a ckg:Clame }", output)
    assert not result.found
    assert result.unknown == ("the ontology has no term 'Clame'; did you mean 'Claim'?",)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s WHERE { ?s a <https://w3id.org/conflict-kg/ontology#Clame> }",
        "PREFIX c: <https://w3id.org/conflict-kg/ontology#> SELECT ?s WHERE { ?s a c:Clame }",
        "ASK { ?s a ckg:Clame }",
        "CONSTRUCT WHERE { ?s a ckg:Clame }",
        "SELECT ?s WHERE { ?s a ckg:Clame . }",
    ],
)
def test_however_it_is_written(opened: Opened, query: str) -> None:
    result = run_query(opened.store, query)
    assert not result.found
    assert [sentence.partition(";")[0] for sentence in result.unknown] == [
        "the ontology has no term 'Clame'"
    ]


def test_a_thing_that_the_graph_does_not_know(opened: Opened) -> None:
    result = run_query(opened.store, "SELECT ?p WHERE { place:albu-kamel ?p ?o }")
    assert result.unknown == (
        "the graph knows no 'place:albu-kamel'; did you mean 'place:albu-kamal'?",
    )


def test_a_count_of_nothing_says_so_too(opened: Opened) -> None:
    result = run_query(opened.store, "SELECT (COUNT(*) AS ?n) WHERE { ?s a ckg:Clame }")
    assert result.rows == (("0",),)
    assert len(result.unknown) == 1


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX c: <https://w3id.org/conflict-kg/ontology#> ASK { <x:a> a c:Claim }",
        "BASE <https://w3id.org/conflict-kg/id/none> ASK { <x:a> a ckg:Claim }",
        "ASK { ?s ckg:exact 'ckg:Clame' } # ckg:Clame",
        "ASK { <x:a> <x:b> '1'^^xsd:integer FILTER(xsd:date(?x) > ?y) }",
        "ASK { <x:a> a rdfs:Nonsense }",
        "ASK { ?ckg:Claim a ckg:Siege }",
    ],
)
def test_what_is_known_or_not_ours_is_not_blamed(opened: Opened, query: str) -> None:
    try:
        assert run_query(opened.store, query).unknown == ()
    except UnreadableError:
        assert "?ckg:" in query
