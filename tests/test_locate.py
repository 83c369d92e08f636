"""From node, property and value to line and column: every expected place is counted by hand.

The article, its places and outlets are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import check_project
from kg.findings import Finding
from kg.load.article_file import load_article_file
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.locate import located
from kg.namespaces import ACTOR, ARTICLE, CKG, CLAIM, PLACE, SKOS
from kg.project import open_project
from tests.projects import ARTICLE as SMALL
from tests.projects import TEXT, changed, make

FRONT = """\
---
id: mock
publisher: mock-courier
language: en
published: 2031-05-06
coder: mock-desk
coded: 2031-05-07
review: reviewed
places:
  - id: two-farms
    type: PlaceGroup
    prefLabel: {en: two farms, ar: مزرعتان}
    cardinality: 2
    groupOf: Village
    within: mockland
claims:
  - id: C1
    quote: The Hill Guard took Mocktown on Monday
    attribution: its speaker said
    source: [mock-courier, {actor: hill-guard, credit: unclear, accordingTo: K1}]
    stance: claimed
    interest: for
    labels: {Hill Guard: hill-guard}
    content:
      type: TerritorialChange
      gainedBy: [hill-guard, river-column]
      place: mocktown
      date:
        words: on Monday
        rule: weekday-before
        rivalReading: [{edtf: 2031-05-05, rule: coder, accordingTo: K1}]
  - id: C2
    quote: [At least 3 fighters, were killed]
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    content:
      type: CasualtyEstimate
      sufferedBy: river-column
      quantity:
        - {kind: killed, minimum: 3, words: At least 3}
coderClaims:
  - {id: K1, concerns: C1, statement: invented, basis: assumed}
---

"""
C1, C2, K1 = (CLAIM[f"mock.{name}"] for name in ("C1", "C2", "K1"))


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory, mock_gazetteer: Gazetteer) -> LoadedArticle:
    path = tmp_path_factory.mktemp("located") / "mock.md"
    path.write_text(FRONT + TEXT, "utf-8")
    loaded = load_article_file(path, mock_gazetteer.names)
    assert loaded.findings == []
    return loaded


@pytest.mark.parametrize(
    ("focus", "name", "value", "place"),
    [
        # the article: what it says, what it does not say, and what is worked out
        (ARTICLE["mock"], "publishedBy", None, (3, 12, 24)),
        (ARTICLE["mock"], "note", None, (2, 1, 9)),
        (ARTICLE["mock"], None, None, (2, 1, 9)),
        # a place that only the article knows
        (PLACE["mock.two-farms"], "cardinality", None, (13, 18, 19)),
        (PLACE["mock.two-farms"], "latitude", None, (10, 5, 18)),
        # a claim
        (C1, None, None, (17, 5, 11)),
        (C1, "hasStance", None, (21, 13, 20)),
        (C1, "note", None, (17, 5, 11)),
        # what every claim takes from the article stands there
        (C1, "hasReviewState", None, (8, 9, 17)),
        # quotes: in one piece, as attribution, and the second of two pieces
        (f"{C1}.quote", None, None, (18, 12, 50)),
        (f"{C1}.quote", "exact", None, (18, 12, 50)),
        (f"{C1}.attribution", None, None, (19, 18, 34)),
        (f"{C2}.quote2", None, None, (33, 34, 45)),
        # source links: the first is a name, the second a map
        (f"{C1}.source1", None, None, (20, 14, 26)),
        (f"{C1}.source2", None, None, (20, 28, 81)),
        (f"{C1}.source2", "hasCredit", None, (20, 56, 63)),
        # a property of the claim with one of its values
        (C1, "hasSource", f"{C1}.source2", (20, 28, 81)),
        # a value of which only the claim and not the property is known
        (C1, None, ACTOR["river-column"], (26, 30, 42)),
        (C1, None, f"{C1}.source2", (20, 28, 81)),
        # a label: its node is where it says what it denotes
        (f"{C1}.labels1", None, None, (23, 26, 36)),
        # the content, its date, the other reading of that
        (f"{C1}.content", None, None, (25, 7, 30)),
        (f"{C1}.content", "gainedBy", None, (26, 18, 28)),
        (f"{C1}.content", "gainedBy", ACTOR["river-column"], (26, 30, 42)),
        (f"{C1}.content", "lostBy", None, (25, 7, 30)),
        (f"{C1}.content.date", None, None, (29, 9, 25)),
        (f"{C1}.content.date", "hasDateRule", None, (29, 9, 25)),
        (f"{C1}.content.date", "earliestBegin", None, (29, 9, 25)),
        (f"{C1}.content.date.rivalReading1", "accordingTo", None, (31, 69, 71)),
        # a quantity
        (f"{C2}.content.quantity1", None, None, (41, 11, 56)),
        (f"{C2}.content.quantity1", "minimum", None, (41, 35, 36)),
        (f"{C2}.content.quantity1", "maximum", None, (41, 11, 56)),
        # what the coder adds
        (K1, None, None, (43, 5, 64)),
        (K1, "basis", None, (43, 5, 64)),
        # a part that was never written stands where the whole does
        (f"{C2}.content.date", None, None, (38, 7, 29)),
    ],
)  # fmt: skip
def test_nodes_of_an_article(
    article: LoadedArticle,
    focus: str,
    name: str | None,
    value: str | None,
    place: tuple[int, int, int],
) -> None:
    prop = None if name is None else CKG[name]
    finding = Finding("code", "message", focus=focus, property=prop, value=value)
    found = located([finding], article, article.path)[0]
    assert found.path == article.path
    assert (found.line, found.column, found.end_column) == place


def test_a_node_of_another_file_has_the_file_alone(article: LoadedArticle) -> None:
    finding = Finding("code", "message", focus=CLAIM["other.C1"])
    found = located([finding], article, article.path)[0]
    assert (found.path, found.line, found.column) == (article.path, None, None)


def test_what_has_a_place_keeps_it(article: LoadedArticle) -> None:
    finding = Finding("code", "message", "x.md", 3, 4, focus=C1)
    assert located([finding], article, article.path) == [finding]


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("hasStance", None, None),
        ("saidOn", None, "Add the key 'said'."),
        ("saidOn", "something", None),
        ("inArticle", None, None),
    ],
)
def test_the_key_that_is_missing_is_named(
    article: LoadedArticle, name: str, value: str | None, advice: str | None
) -> None:
    finding = Finding("code", "message", focus=C1, property=CKG[name], value=value)
    assert located([finding], article)[0].advice == advice


ENTRIES = """\
places:
  - {id: mockland, type: Country, prefLabel: {en: Mockland, ar: مثالستان}}

  - id: mocktown
    type: Town
    within: [mockland, mockdale]
    prefLabel:
      en: Mocktown
      ar: بلدة
  - {id: mockdale, type: District, within: mockland}
"""


@pytest.mark.parametrize(
    ("focus", "prop", "value", "place"),
    [
        (PLACE["mockland"], None, None, (2, 5, 75)),
        (PLACE["mocktown"], None, None, (4, 5, 17)),
        (PLACE["mocktown"], CKG["within"], PLACE["mockdale"], (6, 24, 32)),
        (PLACE["mocktown"], SKOS["prefLabel"], "بلدة", (9, 11, 15)),
        (PLACE["mockdale"], SKOS["prefLabel"], None, (10, 5, 53)),
    ],
)
def test_entries_of_the_gazetteer(
    tmp_path: Path, focus: str, prop: str | None, value: str | None, place: tuple[int, int, int]
) -> None:
    file = tmp_path / "places.yaml"
    file.write_text(ENTRIES, "utf-8")
    finding = Finding("code", "message", focus=focus, property=prop, value=value)
    found = located([finding], load_gazetteer([file]))[0]
    assert (found.path, found.line, found.column, found.end_column) == (str(file), *place)


# -- what shapes really find ---------------------------------------------------------------

GROUP = (
    "places:\n  - {{id: farms, type: PlaceGroup, within: mockland, near: mocktown, {}}}\nclaims:"
)
LABEL = "prefLabel: {en: farms, ar: مزارع}"
FAULTS: dict[str, tuple[tuple[tuple[str, str], ...], str, int, int]] = {
    "two stances": (
        (("stance: claimed", "stance: [claimed, reported]"),), "Claim-stance", 14, 14),
    "other outlet first": (
        (("[mock-courier, hill-guard]", "[hill-guard]"),),
        "Claim-chain-begins-with-publisher", 13, 14),
    "no place": ((("      place: mocktown\n", ""),), "TerritorialChange-place", 17, 7),
    "in the future": (
        (("{words: on Monday, rule: weekday-before}", "2031-06-01"),),
        "Content-past-before-publication", 20, 13),
    "loses to himself": (
        (("place: mocktown", "place: mocktown\n      lostBy: [river-column, hill-guard]"),),
        "TerritorialChange-loser-is-another", 18, 17),
    "near is at": (
        (("place: mocktown", "place: mocktown\n      near: [twin-ford, mocktown]"),),
        "Content-near-is-not-at", 19, 14),
    "unseen source": (
        (("hill-guard]", "{actor: hill-guard, credit: uncredited}]"),),
        "SourceLink-unseen-rests-on-coder", 13, 56),
    "most without words": (
        (("place: mocktown", "place: mocktown\n      extent: most"),),
        "Extent-limit-has-words", 20, 15),
    "label of two": (
        (("for\n", "for\n    labels: {Mocktown: {denotes: [mocktown, mockland]}}\n"),),
        "LabelUse-denotes", 16, 35),
    "group of one": (
        (("claims:", GROUP.format(f"{LABEL}, groupOf: Village, cardinality: 1")),),
        "PlaceGroup-cardinality", 10, 135),
    "group of what": (
        (("claims:", GROUP.format(f"{LABEL}, cardinality: 2")),), "PlaceGroup-group-of", 10, 5),
    "corrected by nothing": (
        (("interest: for", "interest: for\n    status: corrected\n    statusSince: 2031-05-07"),),
        "Claim-corrected-is-replaced", 10, 5),
    "outside without reference": (
        ((f"---\n\n{TEXT}", "coderClaims:\n  - {id: K1, concerns: C1, statement: x, basis: outside}"
          f"\n---\n\n{TEXT}"),),
        "CoderClaim-outside-has-reference", 22, 5),
}  # fmt: skip
"""Fault: changes of the small article, code of the shape, line and column."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    articles = {}
    for fault, (changes, *_) in FAULTS.items():
        slug = fault.replace(" ", "-")
        articles[f"{slug}.md"] = changed(("id: mock\n", f"id: {slug}\n"), *changes, article=SMALL)
    root = make(tmp_path_factory.mktemp("faults") / "desk", articles)
    wrong = "places:\n  - id: edge\n    type: Town\n    within: mockland\n    latitude: 95\n"
    label = "    prefLabel: {en: Edge, ar: حافة}\n"
    (root / "gazetteer" / "more.yaml").write_text(wrong + label, "utf-8")
    return check_project(open_project(root), []).findings


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_shape_finds_stands_where_it_is_written(found: list[Finding], fault: str) -> None:
    _, code, line, column = FAULTS[fault]
    name = f"{fault.replace(' ', '-')}.md"
    places = {f.code: (f.line, f.column) for f in found if Path(f.path or "").name == name}
    assert places.get(code) == (line, column), places


def test_what_a_shape_finds_in_the_gazetteer(found: list[Finding]) -> None:
    places = {f.code: (f.line, f.column) for f in found if Path(f.path or "").name == "more.yaml"}
    # the latitude itself; that there is no longitude is said of the entry
    assert places == {"Place-latitude": (5, 15), "Place-coordinates-complete": (2, 5)}
