"""Numbers as reports tell them, with what limits them."""

import pytest

from kg.load.numbers import agrees, numbers_in


@pytest.mark.parametrize(
    ("words", "minimum", "maximum"),
    [
        ("14", 14, 14),
        ("At least 7", 7, None),
        ("no fewer than twelve", 12, None),
        ("more than 30", 31, None),
        ("up to nine", None, 9),
        ("fewer than ten", None, 9),
        ("three or more", 3, None),
        ("between 10 and 15", 10, 15),
        ("six or seven", 6, 7),
        ("some 20", 20, 20),
        ("1,200", 1200, 1200),
        ("twenty-four", 24, 24),
        ("two hundred and six", 206, 206),
        ("a hundred", 100, 100),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("dozens", 24, None),
        ("several hundred", 200, None),
        ("٧", 7, 7),
    ],
)
def test_a_number_keeps_its_operator(words: str, minimum: int | None, maximum: int | None) -> None:
    (number,) = numbers_in(f"{words} fighters")
    assert (number.minimum, number.maximum) == (minimum, maximum)
    assert f"{words} fighters"[number.start : number.end] == words


def test_several_numbers_stay_apart() -> None:
    found = numbers_in("seven soldiers and at least three civilians")
    assert [(n.minimum, n.maximum) for n in found] == [(7, 7), (3, None)]


@pytest.mark.parametrize("words", ["a man", "hundred-year", "nobody", "", "one" * 100])
def test_no_number_is_made_up(words: str) -> None:
    assert numbers_in(words) == []


@pytest.mark.parametrize(
    ("minimum", "maximum", "words", "expected"),
    [
        (7, None, "At least 7", True),
        (70, None, "At least 7", False),
        (7, 7, "At least 7", False),
        (14, 14, "14 more", True),
        (41, 41, "14", False),
        (14, None, "At least 7 were killed and 14 more", True),
        (None, 9, "up to nine", True),
        (9, 9, "up to nine", False),
        (18, 22, "about 20", True),
        (30, None, "about 20", False),
        (12, None, "dozens", True),
        (1, 1, "a soldier", True),
    ],
)
def test_bounds_are_compared_with_their_words(
    minimum: int | None, maximum: int | None, words: str, expected: bool
) -> None:
    assert agrees(minimum, maximum, words) is expected
