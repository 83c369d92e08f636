"""Quotes are found exactly or not at all, in code points, and a mistake shows what is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.load.quotes import QuoteError, Span, find_all, line_of, locate, locate_next, nearest_passage

#       0         1         2         3
#       0123456789012345678901234567890123456
TEXT = "The army left.\nThe army came. An army"


def fails(code: str, *arguments: object, where: object = locate) -> str:
    with pytest.raises(QuoteError) as caught:
        where(*arguments)  # type: ignore[operator]
    assert caught.value.code == code
    return str(caught.value)


def test_a_quote_that_stands_once() -> None:
    assert locate("army left", TEXT, []) == Span(4, 13)


def test_offsets_are_code_points() -> None:
    text = "😀😀 البوكمال e\u0301"
    assert locate("البوكمال", text, []) == Span(3, 11)
    assert locate("\u0301", text, []) == Span(13, 14)


def test_nearby_words_win_over_the_same_words_elsewhere() -> None:
    claim = Span(15, 28)  # "The army came"
    assert locate("army", TEXT, [claim]) == Span(19, 23)


def test_then_the_line_then_everywhere() -> None:
    claim = Span(24, 28)  # "came"
    assert locate("The army", TEXT, [claim]) == Span(15, 23)
    assert locate("left", TEXT, [claim]) == Span(9, 13)


def test_twice_nearby_is_ambiguous_even_if_further_off_it_would_not_be() -> None:
    message = fails("quote-ambiguous", "army", TEXT, [Span(15, 37)])
    assert "occurrence: N" in message
    assert "2: …" in message
    assert "3: …" in message
    assert "1: …" not in message


def test_occurrence_chooses_and_counts_over_the_whole_text() -> None:
    starts = [locate("army", TEXT, [Span(24, 28)], number).start for number in (1, 2, 3)]
    assert starts == [4, 19, 33]


@pytest.mark.parametrize("number", [0, 4, -1])
def test_an_occurrence_that_is_not_there(number: int) -> None:
    assert "the text has 3" in fails("quote-occurrence", "army", TEXT, [], number)


def test_overlapping_occurrences_count() -> None:
    assert find_all("aa", "aaa", Span(0, 3)) == [Span(0, 2), Span(1, 3)]


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_nothing_is_no_quote(words: str) -> None:
    fails("quote-empty", words, TEXT, [])


def test_a_near_miss_is_shown_and_never_taken() -> None:
    message = fails("quote-not-found", "The army cane", TEXT, [])
    assert "'The army cane' is not in the text" in message
    assert "nearest passage is 'The army came.'" in message


def test_the_same_letters_in_another_form_are_told_apart_and_it_is_said() -> None:
    composed, decomposed = "Caf\u00e9 bar", "Cafe\u0301 bar"
    message = fails("quote-not-found", decomposed, f"The {composed} burnt", [])
    assert "looks the same" in message


def test_case_and_quotation_marks_count() -> None:
    fails("quote-not-found", "the army", "The army", [])
    fails("quote-not-found", "army's", "army\u2019s", [])


def test_a_long_quote_is_cut_in_the_message() -> None:
    assert len(fails("quote-not-found", "long " * 3000, "short", [])) < 1000


def test_nothing_is_near_an_empty_text() -> None:
    assert nearest_passage("army", "") is None
    assert nearest_passage("army", "x" * 50) is None


def test_a_later_span_is_looked_for_after_the_earlier_one_in_its_line() -> None:
    # the first "army" lies before, another "army" in another line; the rest of the line has one
    first = locate("came", TEXT, [])
    assert locate_next("army", TEXT, [first]) == Span(33, 37)


def test_a_later_span_may_stand_in_a_later_line_or_before() -> None:
    first = locate("left", TEXT, [])
    assert locate_next("came", TEXT, [first]) == Span(24, 28)
    assert locate_next("The", "The end", [Span(4, 7)]) == Span(0, 3)


def test_a_later_span_is_ambiguous_where_the_rest_of_the_line_has_it_twice() -> None:
    fails("quote-ambiguous", "a", "x a a\na", [Span(0, 1)], where=locate_next)


def test_spans_of_one_quote_do_not_overlap() -> None:
    whole = locate("The army left", TEXT, [])
    fails("quote-overlap", "left", TEXT, [whole], where=locate_next)
    fails("quote-overlap", "The army left", TEXT, [whole], where=locate_next)


def test_the_line_of_a_span() -> None:
    assert line_of(Span(4, 8), TEXT) == Span(0, 14)
    assert line_of(Span(19, 23), TEXT) == Span(15, 37)
    assert line_of(Span(10, 20), TEXT) == Span(0, 37)


@given(st.text(alphabet="ab \né😀ا", max_size=40), st.text(alphabet="ab \nا", max_size=4))
def test_what_is_found_is_what_was_asked_for(text: str, words: str) -> None:
    try:
        span = locate(words, text, [])
    except QuoteError as error:
        once = text.count(words) == 1 and words.strip()
        assert not once or error.code == "quote-ambiguous"
    else:
        assert text[span.start : span.end] == words
        assert text.count(words) == 1
