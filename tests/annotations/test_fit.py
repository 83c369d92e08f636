"""Fitting annotations to a text: never by an offset that was not checked."""

from __future__ import annotations

import pytest

from kg.annotations.fit import Fitted, fit
from kg.annotations.model import Document, Mention, Piece
from kg.load.quotes import Span

TEXT = "🔴 The Hill Guard left. Later the Hill Guard came back to the hill."
#       0 2  6           18        28 34 38


def fitted(piece: Piece, own: str | None = None, text: str = TEXT) -> Fitted:
    document = Document("a", text=own)
    document.mentions["T1"] = Mention("T1", "X", (piece,), "a:1")
    return fit(document, text)


def spans(found: Fitted) -> list[Span]:
    assert [problem.message for problem in found.problems] == []
    return list(found.spans["T1"])


def test_code_points_as_the_recommendation_says() -> None:
    found = fitted(Piece(6, 16, "Hill Guard"))
    assert spans(found) == [Span(6, 16)]
    assert (found.utf16, found.by_words, found.unchecked) == (0, 0, 0)


def test_code_units_as_browsers_count_are_told() -> None:
    """The emoji is one more unit, and the words show it."""
    found = fitted(Piece(7, 17, "Hill Guard"))
    assert spans(found) == [Span(6, 16)]
    assert (found.utf16, found.by_words) == (1, 0)


def test_offsets_without_words_are_told() -> None:
    found = fitted(Piece(6, 16))
    assert spans(found) == [Span(6, 16)]
    assert found.unchecked == 1


def test_offsets_without_words_outside_the_text() -> None:
    found = fitted(Piece(6, len(TEXT) + 1))
    assert found.spans == {}
    assert "6 to 67 is no span of a text of 66 characters" in found.problems[0].message


def test_the_neighbours_tell_words_apart() -> None:
    second = TEXT.rindex("Hill Guard")
    found = fitted(Piece(None, None, "Hill Guard", "Later the ", " came"))
    assert spans(found) == [Span(second, second + 10)]
    assert found.by_words == 0


@pytest.mark.parametrize(
    ("prefix", "suffix"), [("", ""), ("he ", ""), ("Then came the ", " and went")]
)
def test_without_neighbours_that_tell_them_apart_nothing_is_placed(
    prefix: str, suffix: str
) -> None:
    found = fitted(Piece(None, None, "Hill Guard", prefix, suffix))
    assert found.spans == {}
    assert "'Hill Guard' stands in the text 2 times" in found.problems[0].message


def test_where_offsets_and_words_disagree_the_words_count_and_it_is_told() -> None:
    found = fitted(Piece(0, 10, "came back"))
    start = TEXT.index("came back")
    assert spans(found) == [Span(start, start + 9)]
    assert found.by_words == 1


def test_words_that_are_not_there() -> None:
    found = fitted(Piece(6, 16, "Hill Guards"))
    assert found.spans == {}
    assert "'Hill Guards' is not in the article's text" in found.problems[0].message


def test_the_same_text_with_blank_lines_around() -> None:
    found = fitted(Piece(8, 18), own=f"\n\n{TEXT}\n\n")
    assert spans(found) == [Span(6, 16)]
    assert found.same_text is True


def test_a_text_with_page_furniture_before_it_is_shifted_and_told() -> None:
    """ "Menu\\n" is five characters."""
    found = fitted(Piece(11, 21), own=f"Menu\n{TEXT}")
    assert spans(found) == [Span(6, 16)]
    assert (found.same_text, found.by_words) == (False, 0)


def test_a_span_in_the_furniture_is_no_span_of_the_article() -> None:
    found = fitted(Piece(0, 4), own=f"Menu\n{TEXT}")
    assert found.spans == {}
    assert "outside the article's text" in found.problems[0].message


def test_a_text_that_holds_the_article_twice_says_nothing_about_offsets() -> None:
    found = fitted(Piece(6, 16), own=f"{TEXT}\n{TEXT}")
    assert found.same_text is False
    assert spans(found) == [Span(6, 16)]
    assert found.by_words == 1
