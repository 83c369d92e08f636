"""The built-in article: its text, its quotes, and what its graph says, compared with a table.

The table (`article_table.py`) was written by hand; the graph is compiled from the article's file
with the built-in gazetteer.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.namespaces import CKG, DCTERMS, ID, PLACE
from kg.resources import BUILT_IN
from kg.serialise import canonical_turtle
from kg.terms import graph_from, new_graph
from tests import article_table as table
from tests.article_graph import (
    CLAIMS,
    CODER,
    CONTENTS,
    FILE,
    GAZETTEER,
    GRAPH,
    KEYS,
    LOADED,
    NAME,
    ONTOLOGY,
    TEXT,
    THE_ARTICLE,
    TYPE,
    WORDS,
    bounds,
    chain_of,
    claim,
    label_of,
    line_of,
    rows,
    short,
    span,
    value,
    values,
)

COMPILED = FILE.with_suffix(".md.ttl")
CAPTURED = BUILT_IN / "articles" / "captured" / f"{NAME}.txt"


# -- the text --------------------------------------------------------------------------------


def test_the_article_has_no_findings() -> None:
    assert [str(finding) for finding in [*GAZETTEER.findings, *LOADED.findings]] == []


def test_text_is_what_was_captured_without_page_furniture() -> None:
    captured = CAPTURED.read_bytes()
    lines = captured.decode().split("\n")
    assert "\n".join(lines[:11]) == TEXT
    assert lines[11:] == [
        "Zaman A Wasl",
        "Comments About This Article",
        "Please fill the fields below.",
    ]
    assert hashlib.sha256(captured).hexdigest() == short(value(THE_ARTICLE, "capturedSha256"))
    assert hashlib.sha256(TEXT.encode()).hexdigest() == short(value(THE_ARTICLE, "textSha256"))


def test_text_of_the_file_is_the_text_of_the_graph() -> None:
    whole = FILE.read_text(encoding="utf-8")
    assert whole.endswith(f"---\n\n{TEXT}\n")
    assert LOADED.text_line is not None
    assert "\n".join(whole.split("\n")[LOADED.text_line - 1 :]) == f"{TEXT}\n"


def test_article_says_where_and_when_it_was_published() -> None:
    assert short(value(THE_ARTICLE, "publishedBy")) == "zaman-al-wasl"
    assert short(value(THE_ARTICLE, "publishedOn")) == "2017-12-12"
    assert short(value(THE_ARTICLE, "address")) == "https://en.zamanalwsl.net/news/article/31666"
    assert str(GRAPH.value(THE_ARTICLE, URIRef(DCTERMS["language"]))) == "en"
    derived = value(THE_ARTICLE, "hasPublicationDate")
    assert bounds(derived) == ("2017-12-12",) * 4
    assert short(value(derived, "accordingTo")) == "K1"


def test_every_quote_is_the_text_between_its_offsets() -> None:
    quotes = set(GRAPH.subjects(TYPE, URIRef(CKG["Quote"])))
    assert len(quotes) > len(CLAIMS)
    for quote in quotes:
        start, end = int(short(value(quote, "start"))), int(short(value(quote, "end")))
        assert TEXT[start:end] == short(value(quote, "exact")) != ""
        assert value(quote, "quotedFrom") == THE_ARTICLE


@pytest.mark.parametrize("identifier", CLAIMS)
def test_dates_extents_and_numbers_are_read_from_the_claims_own_line(identifier: str) -> None:
    home = {line_of(quote) for quote in values(claim(identifier), "hasQuote")}
    content = value(claim(identifier), "hasContent")
    read = values(content, "hasDate", "hasExpression") | values(content, "hasExtentExpression")
    read |= values(content, "hasQuantity", "hasExpression")
    read |= values(claim(identifier), "hasAttribution")
    assert {line_of(quote) for quote in read} <= home


def test_the_attack_is_dated_by_its_own_words() -> None:
    words = value(claim("C2"), "hasContent", "hasDate", "hasExpression")
    assert span(words) == "255-269"


# -- the claims ------------------------------------------------------------------------------


def test_the_table_is_complete() -> None:
    typed = GRAPH.subjects(TYPE, URIRef(CKG["Claim"]))
    assert {short(node) for node in typed} == set(CLAIMS) == set(CONTENTS)
    coders = set(GRAPH.subjects(TYPE, URIRef(CKG["CoderClaim"])))
    links = set(GRAPH.subjects(TYPE, URIRef(CKG["Link"])))
    assert {short(node) for node in coders | links} == set(CODER)
    assert list(CODER) == [f"K{number}" for number in range(1, len(CODER) + 1)]


@pytest.mark.parametrize("identifier", CLAIMS)
def test_words_source_chain_stance_interest(identifier: str) -> None:
    node = claim(identifier)
    quote, attribution, chain, *told = WORDS[identifier]
    assert {span(each) for each in values(node, "hasQuote")} == {quote}
    assert span(value(node, "hasAttribution")) == attribution
    assert chain_of(node) == table.CHAINS[chain]
    assert told == [
        short(value(node, "hasStance")),
        short(value(node, "hasInterest")),
        short(value(node, "hasContent", "hasModality")),
    ]
    assert short(value(node, "hasContent", "hasPolarity")) == "affirmed"
    assert value(node, "inArticle") == THE_ARTICLE


def facts_of(content: Node) -> Iterator[str]:
    """All that is said of a content, but for its class, dates and numbers."""
    names = {key.iri: name for name, key in KEYS.items()}
    own = ("hasPolarity", "hasModality", "hasDate", "hasQuantity", "hasExtent", "note")
    left_out = {str(TYPE), *(CKG[term] for term in (*own, "hasExtentExpression"))}
    for predicate, node in GRAPH.predicate_objects(content):
        if str(predicate) not in left_out:
            yield f"{names[str(predicate)]}{':' * isinstance(node, Literal)} {short(node)}"
    extent = short(value(content, "hasExtent"))
    words = short(value(content, "hasExtentExpression", "exact"))
    if extent:
        yield f"extent {extent}" + (f": {words}" if words else "")


@pytest.mark.parametrize("identifier", CLAIMS)
def test_content(identifier: str) -> None:
    kind, expected = " ".join(CONTENTS[identifier]).split(None, 2)[1:]
    content = value(claim(identifier), "hasContent")
    assert content is not None
    assert {short(each) for each in GRAPH.objects(content, TYPE)} == {kind}
    one_a_line = re.sub(r"\s{2,}", ", ", expected)
    assert sorted(facts_of(content)) == sorted(one_a_line.split(", "))


def test_the_six_villages() -> None:
    group = URIRef(PLACE[f"{NAME}.six-villages"])
    assert {short(node) for node in GRAPH.objects(group, TYPE)} == {"PlaceGroup"}
    assert short(value(group, "cardinality")) == "6"
    assert value(group, "groupOf") == URIRef(CKG["Village"])
    assert short(value(group, "within")) == "deir-ezzor-east"
    assert short(value(group, "nearPlace")) == "syrian-iraqi-border-zone"


# -- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize("identifier", CLAIMS)
def test_names_keep_their_speaker(identifier: str) -> None:
    expected = {
        (name, denotes, table.SPOKEN.get(name, "zaman-al-wasl"))
        for name, denotes, where in rows(table.NAMES)
        if identifier in where.split()
    }
    assert {label_of(node) for node in values(claim(identifier), "hasLabelUse")} == expected


@pytest.mark.parametrize("identifier", CLAIMS)
def test_no_name_of_an_actor_is_left_out(identifier: str) -> None:
    """The longest names of the table in the claim's words, each word counted once."""
    quotes = values(claim(identifier), "hasQuote") | values(claim(identifier), "hasAttribution")
    words = " | ".join(short(value(quote, "exact")) for quote in quotes)
    places = {"Deir Ezzor"}
    names = {row[0] for row in rows(table.NAMES)} - places
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    kept = {label_of(node)[0] for node in values(claim(identifier), "hasLabelUse")}
    assert set(re.findall(rf"\b(?:{longest})\b", words)) == kept - places
    assert all(name in words for name in kept)


def test_words_in_quotation_marks_are_the_speakers() -> None:
    marked = TEXT[TEXT.index("“") : TEXT.index("”")]
    assert all(name in marked for name in table.SPOKEN)
    assert TEXT.count("“") == TEXT.count("”") == 1


# -- the coder -------------------------------------------------------------------------------


@pytest.mark.parametrize("identifier", CODER)
def test_coder_claim(identifier: str) -> None:
    node = claim(identifier)
    basis, concerns, kind, start, end, proposes = CODER[identifier]
    assert short(value(node, "hasCoderBasis")) == basis
    assert bool(values(node, "reference")) == (basis == "outside")
    assert {short(each) for each in values(node, "concerns")} == concerned(concerns)
    assert short(value(node, "hasLinkKind")) == kind
    assert (short(value(node, "linksFrom")), short(value(node, "linksTo"))) == (start, end)
    assert ", ".join(proposals(node)) == proposes


def concerned(cell: str) -> set[str]:
    """The claims that a cell lists; of lines 6 to 11, all whose quotes stand there."""
    if cell != "article lines 6-11":
        return set(cell.split())
    from_line_6 = TEXT.index("On Monday, the U.S.-led")
    return {"article"} | {c for c in CLAIMS if int(WORDS[c][0].split("-")[0]) >= from_line_6}


def proposals(node: Node) -> Iterator[str]:
    day = value(node, "proposesDate")
    if day is not None:
        assert short(value(day, "hasDateRule")) == "coder"
        assert bounds(day) == (bounds(day)[0],) * 4
        yield f"on {bounds(day)[0]}"
    for key in ("interest", "scope"):
        proposed = value(node, f"proposes{key.capitalize()}")
        if proposed is not None:
            yield f"{key} {short(proposed)}"


@pytest.mark.parametrize("identifier", [*CLAIMS, *CODER])
def test_every_claim_says_who_encoded_it_when_and_how_far_it_was_checked(identifier: str) -> None:
    node = claim(identifier)
    assert short(value(node, "codedBy")) == "conflict-kg-editors"
    assert short(value(node, "codedOn")) == "2026-11-22"
    assert short(value(node, "hasReviewState")) == "reviewed"
    assert str(GRAPH.value(node, URIRef(DCTERMS["identifier"]))) == identifier


def test_where_stance_or_interest_is_the_coders_choice_a_note_says_why() -> None:
    """The list of claims leaves it open for the presupposed ones and from C9pa on."""
    given = ("C1", "C2", "C2p", "C3", "C7a", "C7b", "C8", "C9a", "C9b", "C9c", "C10a")
    for identifier in CLAIMS:
        stated = identifier in given or WORDS[identifier][4] == "unknown"
        assert stated or values(claim(identifier), "note"), identifier


# -- the graph as a whole --------------------------------------------------------------------


def test_no_blank_nodes() -> None:
    assert not [triple for triple in GRAPH if any(isinstance(node, BNode) for node in triple)]


def test_every_iri_of_ours_is_defined() -> None:
    used = {str(node) for triple in GRAPH for node in triple if isinstance(node, URIRef)}
    described = {str(s) for graph in (GRAPH, GAZETTEER.graph) for s in graph.subjects()}
    terms = {str(subject) for subject in ONTOLOGY.subjects()}
    assert {iri for iri in used if iri in ID} - described == set()
    assert {iri for iri in used if iri in CKG} - terms == set()


HINT = f"{COMPILED.name} is missing or not what {FILE.name} compiles to: run `kg build`, commit it"


def compiled() -> bytes:
    assert COMPILED.is_file(), HINT
    return COMPILED.read_bytes()


def test_compiled_turtle_is_in_step() -> None:
    same = compiled() == canonical_turtle(GRAPH).encode()
    assert same, HINT


def by_rdflib(data: bytes) -> set[Any]:
    return set(new_graph().parse(data=data, format="turtle"))


def by_pyoxigraph(data: bytes) -> set[Any]:
    return set(graph_from(ox.parse(data, format=ox.RdfFormat.TURTLE)))


@pytest.mark.parametrize("parse", [by_rdflib, by_pyoxigraph])
def test_compiled_turtle_parses_to_the_same_graph(parse: Any) -> None:
    same = parse(compiled()) == set(GRAPH)
    assert same, HINT
