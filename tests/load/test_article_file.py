"""Article files: front matter, text, the short forms of a claim, and files that are none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from kg.findings import UnreadableError
from kg.load.article_file import load_article_file
from kg.load.front_matter import split_front_matter
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import ACTOR, ARTICLE, CKG, CLAIM
from kg.project import built_in_project
from tests.projects import ARTICLE as WRITTEN
from tests.projects import TEXT, changed

Load = Callable[..., LoadedArticle]
DATE = "{words: on Monday, rule: weekday-before}"
CONTENT = WRITTEN[WRITTEN.index("    content:") : WRITTEN.index("---\n\n")]
DATED = f"date: {DATE}"
QUOTE = "quote: The Hill Guard took Mocktown on Monday"


@pytest.fixture
def load(tmp_path: Path, mock_gazetteer: Gazetteer) -> Load:
    """Loads what is given as the article: bytes or text, or changes to the invented one."""

    def loaded(*given: Any) -> LoadedArticle:
        path = tmp_path / "mock.md"
        content = changed(*given) if given and isinstance(given[0], tuple) else given[0]
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_article_file(path, mock_gazetteer.names)

    return loaded


def codes(loaded: LoadedArticle) -> list[str]:
    return [finding.code for finding in loaded.findings]


def spans(graph: Graph, subject: str, predicate: str = CKG["hasQuote"]) -> list[tuple[int, int]]:
    quotes = graph.objects(URIRef(subject), URIRef(predicate))
    return sorted((number(graph, q, "start"), number(graph, q, "end")) for q in quotes)


def number(graph: Graph, node: Any, name: str) -> int:
    return int(str(graph.value(node, URIRef(CKG[name]))))


# -- the file --------------------------------------------------------------------------------


def test_front_matter_text_and_the_line_on_which_it_begins() -> None:
    assert split_front_matter("---\na: b\n---\n\n\nOne\n\nTwo\n\n") == ("a: b", "One\n\nTwo", 6)
    assert split_front_matter("---\n---\nText") == ("", "Text", 3)
    assert split_front_matter("---\na: b\n---\n") == ("a: b", "", 5)
    assert split_front_matter("---  \na: b\n...\nText\n---\n") == ("a: b", "Text\n---", 4)


@pytest.mark.parametrize("text", ["", "a: b", " ---\na\n---", "---\na: b", "----\na\n----\n"])
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("empty-file", None)]),
        (b" \n\n", [("empty-file", None)]),
        (b"Only text.\n", [("no-front-matter", 1)]),
        (b"---\nid: x\n", [("no-front-matter", 1)]),
        (b"---\n---\nText", [("no-front-matter", 1)]),
        (b"---\n- a\n---\nText", [("no-front-matter", 1)]),
        (b"---\nwords\n---\nText", [("no-front-matter", 1)]),
        (b"---\nid: [x\n---\nText", [("yaml-syntax", 2)]),
        (b"---\nid: x\nnote: a\x00b\n---\nText", [("nul-character", 3), ("control-character", 3)]),
    ],
)
def test_files_that_are_no_article(
    load: Load, content: bytes, expected: list[tuple[str, int | None]]
) -> None:
    loaded = load(content)
    assert [(f.code, f.line) for f in loaded.findings] == expected
    assert loaded.iri is None
    assert len(loaded.graph) == 0


def test_closed_is_told_from_missing_front_matter(load: Load) -> None:
    assert "not closed" in load(b"---\nid: x\n").findings[0].message
    assert "begins with a line ---" in load(b"Text").findings[0].message
    assert "holds no keys" in load(b"---\n# nothing\n---\nText").findings[0].message


def test_an_article_without_text(load: Load) -> None:
    loaded = load(WRITTEN[: WRITTEN.index(TEXT)])
    # the front matter closes in line 21
    assert [(f.code, f.line) for f in loaded.findings if f.code == "no-text"] == [("no-text", 21)]
    assert "quote-not-found" in codes(loaded)


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-16", "UTF-16"), ("latin-1", "not UTF-8: byte 0xe9")]
)
def test_another_encoding_is_refused_with_its_line(load: Load, encoding: str, said: str) -> None:
    text = changed(("gave no numbers", "gave no numb\u00e9rs"))
    with pytest.raises(UnreadableError, match=said):
        load(text.encode(encoding))


def test_mark_and_carriage_returns_are_reported_and_shift_nothing(load: Load) -> None:
    loaded = load(("\ufeff" + WRITTEN).replace("\n", "\r\n"))
    assert codes(loaded) == ["byte-order-mark", "carriage-return"]
    assert {finding.severity for finding in loaded.findings} == {"warning"}
    # line 1, "The Hill Guard took Mocktown on Monday": 38 code points from 0
    assert spans(loaded.graph, CLAIM["mock.C1"]) == [(0, 38)]
    text = loaded.graph.value(URIRef(ARTICLE["mock"]), URIRef(CKG["text"]))
    assert str(text) == TEXT


def test_control_characters_in_the_text_are_reported_where_they_stand(load: Load) -> None:
    loaded = load(("At least 3", "At \x1b[31mleast 3"))
    found = [(f.code, f.line, f.column) for f in loaded.findings]
    # the text begins in line 23; its second line is line 24
    assert found == [("control-character", 24, 4)]


def test_separators_that_are_no_line_ends_stay_in_the_text(load: Load) -> None:
    loaded = load(("gave no numbers", "gave\u2028no numbers"))
    assert loaded.findings == []
    assert "gave\u2028no" in str(loaded.graph.value(URIRef(ARTICLE["mock"]), URIRef(CKG["text"])))


# -- quotes ----------------------------------------------------------------------------------


def test_a_quote_in_several_pieces(load: Load) -> None:
    # "The Hill Guard" also stands in line 2; "took" and "Monday" once
    loaded = load((QUOTE, "quote: [The Hill Guard took, on Monday]"))
    assert loaded.findings == []
    # The Hill Guard took = 19; "on Monday" ends the 38 code points
    assert spans(loaded.graph, CLAIM["mock.C1"]) == [(0, 19), (29, 38)]


def test_a_later_piece_is_looked_for_near_the_earlier_one(load: Load) -> None:
    text = "The Hill Guard came. It took the mill.\nIt took the bridge."
    loaded = load((TEXT, text), (QUOTE, "quote: [Hill Guard, took the]"), (DATED, "date: 2031-05"))
    assert "quote-ambiguous" not in codes(loaded)
    # Hill Guard [4,14); in its line "took the" stands at 24
    assert spans(loaded.graph, CLAIM["mock.C1"]) == [(4, 14), (24, 32)]


def test_words_that_stand_twice_need_an_occurrence(load: Load) -> None:
    twice = load((QUOTE, "quote: Hill Guard"), (DATED, "date: 2031-05"))
    assert [(f.code, f.line) for f in twice.findings] == [("quote-ambiguous", 11)]
    chosen = load((QUOTE, "quote: {exact: Hill Guard, occurrence: 2}"), (DATED, "date: 2031-05"))
    # line 1 has 86 code points and its end; in line 2 "Hill Guard" follows "At least 3 fighters
    # were killed, and the " (41): 87 + 41
    assert spans(chosen.graph, CLAIM["mock.C1"]) == [(128, 138)]


@pytest.mark.parametrize(
    ("occurrence", "code"),
    [
        ("3", "quote-occurrence"),
        ("0", "quote-occurrence"),
        ("x", "bad-value"),
        ("-1", "bad-value"),
        ("9" * 5000, "bad-value"),
        ("²", "bad-value"),
        ("[1]", "bad-value"),
        ("1.0", "bad-value"),
    ],
)
def test_an_occurrence_that_is_none(load: Load, occurrence: str, code: str) -> None:
    loaded = load((QUOTE, f"quote: {{exact: Hill Guard, occurrence: {occurrence}}}"))
    assert code in codes(loaded)
    assert spans(loaded.graph, CLAIM["mock.C1"]) == []


@pytest.mark.parametrize("quote", ["[[a]]", "{exact: [a]}", "{occurrence: 1}", "[{}]"])
def test_a_quote_of_another_form(load: Load, quote: str) -> None:
    assert "not-a-quote" in codes(load((QUOTE, f"quote: {quote}")))


# -- dates, sources, numbers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "code", "said"),
    [
        ("2017-13-19", "bad-date", "there is no month 13"),
        ("2031-05-06/2031-05-05", "bad-date", "ends before it begins"),
        ("{rule: weekday-before}", "bad-date", "needs words"),
        ("{rule: weekday-befor, words: on Monday}", "unknown-code", "'weekday-before'"),
        ("{rule: [a], words: on Monday}", "unknown-code", "a list or map"),
        ("{words: on Monday}", "bad-date", "needs edtf, or a rule"),
        ("{edtf: [2031-05-06]}", "bad-date", "is not a date"),
        ("{edtf: 2031-05-06, rivalReading: 2031-13-06}", "bad-date", "no month 13"),
        ("{rule: not-after, anchor: 2031-02-30}", "bad-value", "2031-02 has no day 30"),
        ("{rule: iso-week-before, anchor: 0001-01-01}", "bad-value", "1000 and 9000"),
        ("{rule: weekday-before, words: on Monday, begin: x}", "unknown-key", "'begin'"),
        ("[[2031]]", "bad-date", "a date is a text"),
        ("{}", "no-value", "'date' has no value"),
    ],
)
def test_dates_that_are_none(load: Load, date: str, code: str, said: str) -> None:
    findings = load((DATE, date)).findings
    assert [f.code for f in findings] == [code]
    assert said in findings[0].message
    assert findings[0].line == 20


def test_a_relative_date_without_a_day_of_publication_is_not_blamed_twice(load: Load) -> None:
    assert codes(load(("published: 2031-05-06", "published: soon"))) == ["bad-value"]


def test_a_rival_reading_keeps_words_and_anchor_of_the_first(load: Load) -> None:
    rival_reading = "rivalReading: [{rule: until}]"
    date = f"{{words: on Monday, rule: weekday-before, anchor: 2031-05-04, {rival_reading}}}"
    loaded = load((DATE, date))
    assert loaded.findings == []
    first = f"{CLAIM['mock.C1']}.content.date"
    # 4 May 2031 is a Sunday: the Monday before is 28 April
    assert str(loaded.graph.value(URIRef(first), URIRef(CKG["edtf"]))) == "2031-04-28"
    rival = URIRef(f"{first}.rivalReading1")
    assert str(loaded.graph.value(rival, URIRef(CKG["anchorDate"]))) == "2031-05-04"
    assert str(loaded.graph.value(rival, URIRef(CKG["edtf"]))) == "/2031-05-04"


def test_a_source_chain_keeps_its_order_and_its_credits(load: Load) -> None:
    chain = "[mock-courier, {actor: river-column, credit: uncredited}, hill-guard]"
    loaded = load(("[mock-courier, hill-guard]", chain))
    found = [
        str(loaded.graph.value(URIRef(f"{CLAIM['mock.C1']}.source{n}"), URIRef(CKG[name])))
        for n in (1, 2, 3)
        for name in ("namesSource", "hasCredit")
    ]
    assert found == [
        *(ACTOR["mock-courier"], CKG["CreditedStatus"]),
        *(ACTOR["river-column"], CKG["UncreditedStatus"]),
        *(ACTOR["hill-guard"], CKG["CreditedStatus"]),
    ]


def casualties(quantity: str) -> tuple[str, str]:
    estimate = f"{{type: CasualtyEstimate, sufferedBy: hill-guard, quantity: {quantity}}}"
    return CONTENT, f"    content: {estimate}\n"


@pytest.mark.parametrize(
    ("quantity", "code"),
    [
        ("{kind: killed, minimum: 9, maximum: 7}", "minimum-above-maximum"),
        ("{kind: killed, minimum: -1}", "bad-value"),
        ("{kind: killed, minimum: 07}", "bad-value"),
        ("{kind: killed, minimum: ٧}", "bad-value"),
        ("{kind: killed, minimum: 7.0}", "bad-value"),
        ("{kind: hurt, minimum: 7}", "unknown-code"),
        ("{kind: killed, least: 7}", "unknown-key"),
        ("7", "not-a-map"),
    ],
)
def test_numbers_that_are_none(load: Load, quantity: str, code: str) -> None:
    assert codes(load(casualties(quantity))) == [code]


def test_numbers_of_any_length_are_compared_without_a_crash(load: Load) -> None:
    digits = "9" * 5000
    loaded = load(casualties(f"{{kind: killed, minimum: {digits}, maximum: {digits}}}"))
    assert loaded.findings == []


def test_at_least_has_no_maximum(load: Load) -> None:
    loaded = load(casualties("{kind: killed, minimum: 3, words: At least 3}"))
    node = URIRef(f"{CLAIM['mock.C1']}.content.quantity1")
    assert number(loaded.graph, node, "minimum") == 3
    assert loaded.graph.value(node, URIRef(CKG["maximum"])) is None
    # 87 code points of line 1 with its end, then "At least 3"
    assert spans(loaded.graph, str(node), CKG["hasExpression"]) == [(87, 97)]


# -- places of the article alone, coder's claims ------------------------------------------------


def test_a_place_that_only_the_article_knows(load: Load) -> None:
    own = "places:\n  - {id: hamlets, type: PlaceGroup, prefLabel: {en: hamlets}, cardinality: 3}\n"
    loaded = load(("claims:\n", f"{own}claims:\n"), ("place: mocktown", "place: hamlets"))
    assert loaded.findings == []
    place = loaded.graph.value(URIRef(CLAIM["mock.C1.content"]), URIRef(CKG["atPlace"]))
    assert str(place) == "https://w3id.org/conflict-kg/id/place/mock.hamlets"


@pytest.mark.parametrize(
    ("places", "code"),
    [
        ("[{id: mocktown, type: Town}]", "duplicate-id"),  # the gazetteer has one
        ("[{id: x, type: Town}, {id: x, type: Town}]", "duplicate-id"),
        ("[{id: x, type: Militia}]", "unknown-type"),
        ("[{id: x}]", "missing-key"),
        ("[x]", "not-a-map"),
        ("[{id: x, type: Town, prefLabel: X}]", "not-by-language"),
        ("[{id: x, type: Town, prefLabel: {'?': X}}]", "bad-language"),
        ("[{id: x, type: Town, prefLabel: {en: [[X]]}}]", "not-a-text"),
    ],
)
def test_places_that_are_none(load: Load, places: str, code: str) -> None:
    assert codes(load(("claims:\n", f"places: {places}\nclaims:\n"))) == [code]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{id: C1, statement: x}", "duplicate-claim-id"),
        ("{id: K1, type: Attack}", "unknown-type"),
        ("{id: K1, concerns: C9}", "unknown-claim"),
        ("{id: K1, concerns: [[C1]]}", "unknown-claim"),
        ("{id: K1, to: C1}", "unknown-key"),
        ("{id: K1, basis: hearsay}", "unknown-code"),
    ],
)
def test_coder_claims_that_are_wrong(load: Load, entry: str, code: str) -> None:
    assert codes(load(("claims:\n", f"coderClaims: [{entry}]\nclaims:\n"))) == [code]


LINK = "id: K1, type: Link, from: C1, linkKind: same-event, statement: One event., basis: text"


def test_a_link_leads_to_a_claim_of_another_article(load: Load) -> None:
    loaded = load(("claims:\n", f"coderClaims: [{{{LINK}, to: other-paper-3.C7}}]\nclaims:\n"))
    assert codes(loaded) == []
    link = URIRef(CLAIM["mock.K1"])
    assert loaded.graph.value(link, URIRef(CKG["linksTo"])) == URIRef(CLAIM["other-paper-3.C7"])


@pytest.mark.parametrize(
    "wrong", ["C7", "other-paper-3.", ".C7", "other.paper.C7", "other paper.C7"]
)
def test_a_link_leads_to_a_claim_that_can_be_one(wrong: str, load: Load) -> None:
    entry = f"{LINK}, to: {wrong}"
    loaded = load(("claims:\n", f"coderClaims: [{{{entry}}}]\nclaims:\n"))
    assert codes(loaded) == ["unknown-claim"]


def test_only_links_and_replacements_lead_out_of_the_article(load: Load) -> None:
    entry = "{id: K1, concerns: other-paper-3.C7, statement: A reading., basis: text}"
    assert codes(load(("claims:\n", f"coderClaims: [{entry}]\nclaims:\n"))) == ["unknown-claim"]


@pytest.mark.parametrize("claims", ["claims:\n", "claims: []\n", "claims: ''\n"])
def test_an_article_without_claims_is_a_warning(load: Load, claims: str) -> None:
    found = load((WRITTEN[WRITTEN.index("claims:") : WRITTEN.index("---\n\n")], claims)).findings
    assert [(f.code, f.severity) for f in found] == [("no-claims", "warning")]


# -- whatever is in the file ------------------------------------------------------------------

BUILT_IN = built_in_project().article_files[0].read_text("utf-8")
HEAD = BUILT_IN.index("  - id: C4a")
TAIL = BUILT_IN.index("coderClaims:")
SHORTER = BUILT_IN[:HEAD] + BUILT_IN[TAIL:]
"""The built-in article with its first claims only, so that a hundred mutations take seconds."""


@pytest.fixture(scope="module")
def built_in_names() -> Gazetteer:
    return load_gazetteer(list(built_in_project().gazetteer_files))


MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, len(SHORTER)),
        st.integers(0, 12),
        st.sampled_from(
            [
                "",
                " ",
                "\n",
                "-",
                ": ",
                "[",
                "]",
                "{",
                "}",
                "'",
                '"',
                "#",
                "&a ",
                "*a",
                "!!x ",
                "|\n",
                "\t",
                "\r\n",
                "\ufeff",
                "\u2028",
                "\x00",
                "\x1b",
                "البوكمال",
                "😀",
                "99999999999999",
                "---\n",
                "? ",
                "<<: ",
                "2017-13-19",
                "  - id: C1\n",
                "\\ud800",
                "null",
                "́",
            ]
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mutations=MUTATIONS)
def test_no_mutation_of_the_built_in_article_raises_or_shifts_a_quote(
    mutations: list[tuple[int, int, str]], tmp_path: Path, built_in_names: Gazetteer
) -> None:
    text = SHORTER
    for start, length, new in mutations:
        text = text[:start] + new + text[start + length :]
    path = tmp_path / "mutated.md"
    path.write_bytes(text.encode())
    loaded = load_article_file(path, built_in_names.names)
    body = str(loaded.graph.value(URIRef(loaded.iri or "x:none"), URIRef(CKG["text"])))
    for quote in loaded.graph.subjects(URIRef(CKG["exact"])):
        exact = str(loaded.graph.value(quote, URIRef(CKG["exact"])))
        if loaded.iri is not None:
            assert (
                body[number(loaded.graph, quote, "start") : number(loaded.graph, quote, "end")]
                == exact
            )
    for finding in loaded.findings:
        assert finding.path == str(path)
        assert str(finding).isprintable() or "\n" not in str(finding)


# -- as other editors save it ----------------------------------------------------------------

OBSIDIAN = """\
---
id: "mock"
publisher: "mock-courier"
published: 2031-05-06
language: "en"
coder: "mock-desk"
coded: 2031-05-07
review: "reviewed"
claims:
- id: "C1"
  quote: "The Hill Guard took Mocktown
    on Monday"
  attribution: 'its speaker said'
  source:
  - "mock-courier"
  - "hill-guard"
  stance: "claimed"
  interest: "for"
  content:
        type: "TerritorialChange"
        gainedBy: "hill-guard"
        place: >-
          mocktown
        date:
            words: >-
                on
                Monday
            rule: "weekday-before"
...
"""


def test_front_matter_of_another_editor_means_the_same(load: Load) -> None:
    plain = load(WRITTEN)
    theirs = load(OBSIDIAN + f"{TEXT}")
    assert theirs.findings == []
    assert len(theirs.graph) > 30
    assert set(theirs.graph) == set(plain.graph)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_the_same_article(load: Load, end: str) -> None:
    plain = load(WRITTEN)
    theirs = load(WRITTEN.replace("\n", end).encode())
    assert [(f.code, f.severity) for f in theirs.findings] == [("carriage-return", "warning")]
    assert set(theirs.graph) == set(plain.graph)


def test_a_tab_is_named_as_what_breaks_the_yaml(load: Load) -> None:
    loaded = load(("    attribution: its", "\tattribution: its"))
    (finding,) = loaded.findings
    assert (finding.code, finding.line, finding.column) == ("yaml-syntax", 12, 1)
    assert "indented with spaces" in finding.message
