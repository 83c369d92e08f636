"""From keys to triples: every mistake is a finding at its place, and nothing is guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.findings import Finding
from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import Gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import ACTOR, ARTICLE, CKG, CLAIM, DCTERMS, PLACE, XSD
from tests.projects import ARTICLE as WRITTEN
from tests.projects import TEXT, changed

Load = Callable[..., LoadedArticle]
CONTENT = WRITTEN[WRITTEN.index("    content:") : WRITTEN.index("---\n\n")]


@pytest.fixture
def load(tmp_path: Path, mock_gazetteer: Gazetteer) -> Load:
    """Loads the invented article with changes."""

    def loaded(*changes: tuple[str, str]) -> LoadedArticle:
        path = tmp_path / "mock.md"
        path.write_text(changed(*changes), "utf-8")
        return load_article_file(path, mock_gazetteer.names)

    return loaded


def brief(finding: Finding) -> tuple[str, int | None, int | None]:
    return finding.code, finding.line, finding.column


def value(loaded: LoadedArticle, subject: str, predicate: str) -> str:
    found = list(loaded.graph.objects(URIRef(subject), URIRef(predicate)))
    assert len(found) == 1, found
    return str(found[0])


def test_the_invented_article_says_what_is_written(load: Load) -> None:
    loaded = load()
    assert loaded.findings == []
    assert loaded.iri == ARTICLE["mock"]
    claim = CLAIM["mock.C1"]
    assert value(loaded, claim, CKG["inArticle"]) == ARTICLE["mock"]
    assert value(loaded, claim, DCTERMS["identifier"]) == "C1"
    assert value(loaded, claim, CKG["hasStance"]) == CKG["ClaimedStance"]
    assert value(loaded, claim, CKG["codedBy"]) == ACTOR["mock-desk"]
    assert value(loaded, claim, CKG["hasReviewState"]) == CKG["ReviewedState"]
    content = f"{claim}.content"
    assert value(loaded, claim, CKG["hasContent"]) == content
    assert value(loaded, content, CKG["gainedBy"]) == ACTOR["hill-guard"]
    assert value(loaded, content, CKG["atPlace"]) == PLACE["mocktown"]
    assert value(loaded, content, CKG["hasPolarity"]) == CKG["AffirmedPolarity"]
    assert value(loaded, content, CKG["hasModality"]) == CKG["HappenedModality"]
    # 6 May 2031 is a Tuesday
    assert value(loaded, f"{content}.date", CKG["edtf"]) == "2031-05-05"
    assert value(loaded, f"{content}.date", CKG["anchorDate"]) == "2031-05-06"
    assert value(loaded, f"{claim}.quote", CKG["start"]) == "0"
    assert value(loaded, f"{claim}.quote", CKG["end"]) == "38"
    assert value(loaded, f"{claim}.attribution", CKG["exact"]) == "its speaker said"
    assert value(loaded, f"{claim}.attribution", CKG["start"]) == "40"
    assert value(loaded, f"{claim}.source2", CKG["namesSource"]) == ACTOR["hill-guard"]
    assert value(loaded, f"{claim}.source2", CKG["hasCredit"]) == CKG["CreditedStatus"]
    assert value(loaded, ARTICLE["mock"], CKG["text"]) == TEXT


def test_whole_numbers_are_integers(load: Load) -> None:
    loaded = load()
    start = loaded.graph.value(URIRef(CLAIM["mock.C1.quote"]), URIRef(CKG["start"]))
    assert start == Literal("0", datatype=URIRef(XSD["integer"]))


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column", "said"),
    [
        ("stance: claimed", "stanse: claimed", "unknown-key", 14, 5, "did you mean 'stance'"),
        ("stance: claimed", "stance: klaimed", "unknown-code", 14, 13, "did you mean 'claimed'"),
        ("stance: claimed", "stance: {a: b}", "unknown-code", 14, 13, "a list or map"),
        ("stance: claimed", "stance:", "no-value", 14, 5, "'stance' has no value"),
        ("stance: claimed", "stance: []", "no-value", 14, 13, "'stance' has no value"),
        ("gainedBy: h", "holder: h", "unknown-key", 18, 7, "TerritorialChange has no key"),
        ("gainedBy: hill-guard", "gainedBy: Hil Guard", "unknown-actor", 18, 17, "'Hill Guard'"),
        ("gainedBy: hill-guard", "gainedBy: mocktown", "unknown-actor", 18, 17, "(Town)"),
        ("gainedBy: hill-guard", "gainedBy: [{a: b}]", "not-a-name", 18, 18, "a name or a slug"),
        ("place: mocktown", "place: Moktown", "unknown-place", 19, 14, "mean 'Mocktown'"),
        ("place: mocktown", "place: Twinford", "ambiguous-name", 19, 14, "mocktown, twin-ford"),
        ("TerritorialChange", "TeritorialChange", "unknown-type", 17, 13, "TerritorialChange'"),
        ("TerritorialChange", "Town", "unknown-type", 17, 13, "not a kind of Content"),
        ("TerritorialChange", "[Attack]", "unknown-type", 17, 13, "a list or map is not"),
        ("[mock-courier, hill-guard]", "[]", "empty-source-chain", 13, 13, "at least the outlet"),
        ("[mock-courier, hill-guard]", "", "empty-source-chain", 13, 5, "at least the outlet"),
        ("[mock-courier, hill-guard]", "[[a]]", "not-a-name", 13, 14, "a source is a name"),
        ("[mock-courier, hill-guard]", "[hill]", "unknown-actor", 13, 14, "is called 'hill'"),
        ("publisher: mock-courier", "publisher: x y", "unknown-actor", 3, 12, "'x y'"),
        ("published: 2031-05-06", "published: 2017-13-19", "bad-value", 5, 12, "no month 13"),
        ("published: 2031-05-06\n", "", "missing-key", 2, 1, "'published' is missing"),
        ("id: C1", "id: C 1", "bad-id", 10, 9, "'C 1' is not an id"),
        ("id: C1", "id: article", "bad-id", 10, 9, "the word for the article"),
        ("id: C1", "id: [C1]", "missing-key", 10, 5, "'id' is missing"),
        ("id: mock\n", "id: مثال\n", "bad-id", 2, 5, "letters, digits and hyphens"),
        ("id: mock\n", "id: gazetteer\n", "bad-id", 2, 5, "graph of our own"),
        ("id: mock\n", "id: conclusions\n", "bad-id", 2, 5, "graph of our own"),
        ("id: mock\n", "id: mock.inferred\n", "bad-id", 2, 5, "letters, digits and hyphens"),
        ("id: mock\n", "id: mock\ntext: x\n", "computed-key", 3, 1, "worked out"),
        ("id: mock\n", "id: mock\ntype: Claim\n", "unknown-type", 3, 7, "not a kind of Article"),
        ("id: mock\n", "id: mock\nnote: {a: b}\n", "not-a-text", 3, 7, "takes a text"),
        ("id: mock\n", "id: mock\nurl: x y\n", "bad-value", 3, 6, "http(s) address"),
        ("id: mock\n", "id: mock\nurl: file:///x\n", "bad-value", 3, 6, "http(s) address"),
        ("id: mock\n", "id: mock\ncapturedSha256: ''\n", "no-value", 3, 17, "no value"),
        ("    stance", "    id: C2\n    stance", "duplicate-key", 14, 5, "stands twice"),
        (
            "    stance",
            "    position: 1\n    stance",
            "unknown-key",
            14,
            5,
            "has no key 'position'",
        ),
        ("    stance", "    labels: [a]\n    stance", "not-a-map", 14, 13, "takes a map"),
        ("    stance", "    labels: {Foo: ford}\n    stance", "label-not-in-text", 14, 14, "'Foo'"),
        ("    stance", "    labels: {'': ford}\n    stance", "label-not-in-text", 14, 14, "''"),
        ("coded: 2031-05-07", "coded: soon", "bad-value", 7, 8, "YYYY-MM-DD"),
        ("review: reviewed", "review: done", "unknown-code", 8, 9, "draft, reviewed, disputed"),
    ],
)
def test_a_mistake_is_named_where_it_stands(
    load: Load, old: str, new: str, code: str, line: int, column: int, said: str
) -> None:
    findings = load((old, new)).findings
    assert (code, line, column) in [brief(f) for f in findings], [str(f) for f in findings]
    finding = next(f for f in findings if brief(f) == (code, line, column))
    assert said in finding.message
    assert finding.severity == "violation"


@pytest.mark.parametrize("new", ["content:", "content: x", "content: [a]", "content: {}"])
def test_a_content_is_a_map(load: Load, new: str) -> None:
    findings = load((CONTENT, f"    {new}\n")).findings
    assert [f.line for f in findings] == [16]


def test_a_default_that_is_wrong_is_said_once_for_all_claims(load: Load) -> None:
    more = "  - {id: C2, quote: gave no numbers, source: [mock-courier], stance: own-voice,\n" + (
        "     interest: neutral, content: {type: Definition, definition: x}}\n---\n\n"
    )
    findings = load(("---\n\nThe", more + "The"), ("review: reviewed", "review: done")).findings
    assert [f.code for f in findings] == ["unknown-code"]


def test_all_mistakes_are_found_in_one_run(load: Load) -> None:
    findings = load(
        ("id: mock\n", "id: m o c k\n"),
        ("publisher: mock-courier", "publisher: nobody"),
        ("id: C1", "id: '?'"),
        ("stance: claimed", "stance: klaimed"),
        ("place: mocktown", "place: nowhere"),
        ("words: on Monday", "words: on Friday"),
        ("took Mocktown on Monday\n", "took Moktown on Monday\n"),
    ).findings
    assert sorted(f.code for f in findings) == [
        "bad-id",
        "bad-id",
        "quote-not-found",
        "quote-not-found",
        "unknown-actor",
        "unknown-code",
        "unknown-place",
    ]


def test_a_duplicate_claim_is_checked_too(load: Load) -> None:
    second = "  - {id: C1, quote: nowhere to be found, stance: claimed}\n"
    findings = load(("---\n\nThe", f"{second}---\n\nThe")).findings
    assert brief(findings[0]) == ("duplicate-claim-id", 21, 10)
    assert "first in line 10" in findings[0].message
    assert "quote-not-found" in {f.code for f in findings}
    assert {f.line for f in findings} == {21}


def test_what_is_wrong_is_not_in_the_graph(load: Load) -> None:
    loaded = load(("place: mocktown", "place: Twinford"))
    assert list(loaded.graph.objects(None, URIRef(CKG["atPlace"]))) == []
    assert (CLAIM["mock.C1.content"], CKG["atPlace"]) in loaded.rejected


def test_names_are_found_in_any_spelling(load: Load) -> None:
    loaded = load(("place: mocktown", "place: بلده المثال"), ("gainedBy: h", "gainedBy: the H"))
    assert loaded.findings == []
    assert value(loaded, CLAIM["mock.C1.content"], CKG["atPlace"]) == PLACE["mocktown"]
