"""The sentences around quoted words: each expected passage was marked by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.answers import Span
from kg.ask.passages import REACH, passages


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(quote, start, start + len(quote))


def found(text: str, *quotes: str) -> list[str]:
    given_spans = [span(text, quote) for quote in quotes]
    result = passages(text, given_spans)
    assert [text[p.start : p.end] for p in result] == [p.quote for p in result]
    return [p.quote for p in result]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("One fell. Two held out. Three left.", "held out", "Two held out."),
        ("One fell. Two held out", "held out", "Two held out"),
        ("One fell.\nTwo held out.", "fell", "One fell."),
        ("A headline without a stop\nTwo held out.", "headline", "A headline without a stop"),
        ("Did it fall? Nobody knows! So be it.", "Nobody", "Nobody knows!"),
        # a quotation mark after the stop belongs to the sentence
        ("“It fell.” He left.", "fell", "“It fell.”"),
        # what goes on with a small letter goes on
        ("“Has it fallen?” he asked. He left.", "fallen", "“Has it fallen?” he asked."),
        (
            "The U.S. Army and Gen. Doe left. All is well.",
            "Doe",
            "The U.S. Army and Gen. Doe left.",
        ),
        ("About 3.5 km on. Then back.", "km", "About 3.5 km on."),
        ("هل سقطت البلدة؟ لا أحد يعلم. انتهى.", "لا أحد", "لا أحد يعلم."),
        ("هل سقطت البلدة؟ لا أحد يعلم.", "سقطت", "هل سقطت البلدة؟"),
        # the Arabic semicolon ends no sentence, nor does the doctor's one letter
        ("دخلوا البلدة؛ ثم انسحبوا منها. انتهى.", "انسحبوا", "دخلوا البلدة؛ ثم انسحبوا منها."),
        ("قال د. سالم إنهم انسحبوا. انتهى.", "سالم", "قال د. سالم إنهم انسحبوا."),
    ],
)
def test_the_sentence_around_a_quote(text: str, quote: str, expected: str) -> None:
    assert found(text, quote) == [expected]


def test_words_of_several_sentences_that_follow_each_other_make_one_passage() -> None:
    text = "One fell. Two held out. Three left. Four stayed."
    assert found(text, "fell. Two") == ["One fell. Two held out."]
    assert found(text, "fell", "out") == ["One fell. Two held out."]
    assert found(text, "fell", "left") == ["One fell.", "Three left."]


def test_where_no_sentence_ends_a_passage_reaches_so_far_and_no_farther() -> None:
    text = "a" * 2000 + "QUOTE" + "b" * 2000
    (passage,) = found(text, "QUOTE")
    assert passage == "a" * REACH + "QUOTE" + "b" * REACH


@given(st.text(alphabet="Ab.?؟\n ”", max_size=60), st.data())
def test_every_span_lies_in_a_passage(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(offsets, offsets), max_size=3))
    # a quote never begins or ends with white space
    spans = [
        Span(text[start:end], start, end)
        for start, end in map(sorted, pairs)
        if text[start:end].strip() == text[start:end] != ""
    ]
    result = passages(text, spans)
    for each in spans:
        assert any(p.start <= each.start and each.end <= p.end for p in result)
    assert all(text[p.start : p.end] == p.quote == p.quote.strip() for p in result)
    assert all(one.end <= other.start for one, other in pairwise(result))
