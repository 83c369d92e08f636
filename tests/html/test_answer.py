"""Answers as HTML: quotes marked in their sentences, nothing unescaped, nothing fetched."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from kg.ask.answers import Evidence, Link, Named, Span, TableAnswer
from kg.ask.session import Session
from kg.html.evidence import quote_html
from kg.html.markup import link
from tests.invented import session as invented

TEXT = "He said: the town fell, and nobody left."


def evidence(**changes: Any) -> dict[str, Any]:
    """The JSON of a claim with the words "the town fell" and, apart from it, "nobody left"."""
    spans = [{"quote": "the town fell", "start": 109, "end": 122}]
    spans += [{"quote": "nobody left", "start": 128, "end": 139}]
    return {"spans": spans, "passages": [{"quote": TEXT, "start": 100, "end": 140}]} | changes


def test_each_span_is_marked_in_its_sentence() -> None:
    marked = "He said: <mark>the town fell</mark>, and <mark>nobody left</mark>."
    assert quote_html(evidence()) == marked


def test_spans_of_two_sentences_stand_in_two_passages() -> None:
    both = [
        {"quote": "He said: the town fell", "start": 100, "end": 122},
        {"quote": "nobody left.", "start": 128, "end": 140},
    ]
    marked = "He said: <mark>the town fell</mark> … <mark>nobody left</mark>."
    assert quote_html(evidence(passages=both)) == marked


def test_without_a_text_the_words_stand_alone() -> None:
    expected = "<mark>the town fell</mark> … <mark>nobody left</mark>"
    assert quote_html(evidence(passages=[])) == expected


def test_spans_that_overlap_are_marked_once() -> None:
    spans = [{"quote": "", "start": 109, "end": 122}, {"quote": "", "start": 113, "end": 122}]
    assert quote_html(evidence(spans=spans)) == (
        "He said: <mark>the town fell</mark>, and nobody left."
    )


class Page(HTMLParser):
    """What stands in a page: its tags with attributes, its text, and whether all tags close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def names(page: Page) -> set[str]:
    return {tag for tag, _ in page.tags}


@pytest.fixture
def control(session: Session) -> Page:
    return Page(session.ask("who controls Albu Kamal")._repr_html_())


def test_an_answer_about_control_shows_what_it_rests_on_and_leaves_open(control: Page) -> None:
    for words in (
        "Most likely the Syrian government side: inferred; no source in the graph says so.",
        "As of 12 December 2017, the newest evidence.",
        "Daesh launched major attack",
        "Zaman Al Wasl ← Amaq News Agency",
        "What nobody said",
        "What would settle or change it",
    ):
        assert words in control.text
    assert "mark" in names(control)
    assert control.open == []


def test_nothing_is_run_or_fetched(control: Page) -> None:
    assert not names(control) & {"script", "link", "img", "iframe", "object", "form"}
    attributes = {name for _, given in control.tags for name in given}
    assert attributes <= {"class", "dir"}


def test_a_table_has_headings_rows_and_the_words_behind_it(session: Session) -> None:
    answer = session.ask("what does Amaq claim")
    assert isinstance(answer, TableAnswer)
    page = Page(answer._repr_html_())
    rows = [tag for tag, _ in page.tags if tag == "tr"]
    assert len(rows) == 1 + len(answer.rows)
    assert "What does a source claim? — Amaq News Agency" in page.text
    assert f"The words behind it ({len(answer.evidence)})" in page.text
    assert page.open == []


def hostile(words: str) -> TableAnswer:
    source = Named("https://example.org/a", words)
    claim = Evidence(
        "row",
        "https://example.org/c/C1",
        words,
        0,
        9,
        (Span(words, 0, len(words)),),
        "https://example.org/article",
        source,
        "2017-12-12",
        (Link(source.iri, words, "credited"),),
        "claimed",
        "for",
        attribution=words,
        passages=(Span(words + ".", 0, len(words) + 1),),
    )
    cells = {"claim": words}
    return TableAnswer(
        words, "invented", words, {"place": source}, {"claim": words}, (cells,), (claim,), "", words
    )


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><b onmouseover='alert(1)'>",
        "</style></mark></details><svg onload=alert(1)>",
        "&lt;b&gt; &amp;",
    ],
)
def test_what_comes_from_a_file_is_text(words: str) -> None:
    page = Page(hostile(words)._repr_html_())
    assert page.open == []
    plain = Page(hostile("harmless")._repr_html_())
    assert page.tags == plain.tags
    assert page.text == plain.text.replace("harmless", words)


def test_words_from_outside_run_in_the_direction_of_their_script(session: Session) -> None:
    page = Page(session.ask("what does Amaq claim")._repr_html_())
    outside = [given for tag, given in page.tags if tag in {"blockquote", "td"}]
    assert all(given["dir"] == "auto" for given in outside)
    assert len(outside) > 10
    # our own sentences do not, even where they begin with a quote
    assert page.tags[0] == ("div", {"class": "kg-answer", "dir": "ltr"})
    assert not any("dir" in given for tag, given in page.tags if tag in {"li", "dd", "dt"})


def test_only_web_addresses_become_links() -> None:
    assert link("javascript:alert(1)") == "javascript:alert(1)"
    assert link('https://example.org/"x').startswith('<a href="https://example.org/&quot;x"')


def test_an_unknown_answer_has_no_evidence_to_show() -> None:
    held = {"type": "Control", "holder": "northern-army", "place": "sampleton"}
    page = Page(invented(held).ask("who controls Quietville")._repr_html_())
    assert "Unknown: no claim in the graph tells of Quietville." in page.text
    assert "blockquote" not in names(page)
