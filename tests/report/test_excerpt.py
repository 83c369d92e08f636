"""A line and the pointer under it: every expected line is drawn by hand."""

from __future__ import annotations

import pytest

from kg.report.excerpt import cells, excerpt


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "pointer"),
    [
        ("    stance: claimed", 13, 20,
         "    stance: claimed",
         "            ^^^^^^^"),
        ("no end", 4, None,
         "no end",
         "   ^"),
        # a tab is four spaces, as in the pointer
        ("\tid:\tC1", 6, 8,
         "    id:    C1",
         "           ^^"),
        # a wide character takes two cells
        ("地名: x", 5, 6,
         "地名: x",
         "      ^"),
        ("in 北村 today", 4, 6,
         "in 北村 today",
         "   ^^^^"),
        # an accent of its own belongs to the letter before it, whichever of the two is meant
        ("cafe\u0301 noir", 4, 5,
         "cafe\u0301 noir",
         "   ^"),
        ("cafe\u0301 noir", 5, 6,
         "cafe\u0301 noir",
         "   ^"),
        ("cafe\u0301 noir", 7, 11,
         "cafe\u0301 noir",
         "     ^^^^"),
        # right-to-left script: the words are repeated, since terminals turn the line or do not
        ("place: بلدة", 8, 12,
         "place: بلدة",
         "       ^^^^ بلدة"),
        ("place: بلدة # x", 15, 16,
         "place: بلدة # x",
         "              ^ x"),
        # what steers a terminal, or turns a line round, is spelt out
        ("a\x1b[31mb", 7, 8,
         "a\\x1b[31mb",
         "         ^"),
        ("a\u202eb", 2, 3,
         "a\\u202eb",
         " ^^^^^^"),
        # a place after the end of the line, and one on an empty line
        ("ab", 9, None,
         "ab",
         "  ^"),
        ("", 1, None,
         "",
         "^"),
    ],
)  # fmt: skip
def test_a_line_and_its_pointer(
    line: str, column: int, end: int | None, shown: str, pointer: str
) -> None:
    found = excerpt(line, column, end, 100)
    assert found.text == shown
    assert found.pointer == pointer


@pytest.mark.parametrize(
    ("column", "end", "shown"),
    [
        # 26 letters in ten cells: two of them are marked, four of the others on each side
        (13, 15, "…ijklmnopqr…"),
        (1, 3, "abcdefghij…"),
        (25, 27, "…qrstuvwxyz"),
        # more is marked than there is room for
        (3, 24, "…cdefghijkl…"),
    ],
)
def test_a_long_line_is_cut_around_the_place(column: int, end: int, shown: str) -> None:
    assert excerpt("abcdefghijklmnopqrstuvwxyz", column, end, 10).text == shown


def test_ten_million_characters() -> None:
    line = "x" * 5_000_000 + "bad" + "\u0301" * 5_000_000
    found = excerpt(line, 5_000_001, 5_000_004, 60)
    assert found.marked.startswith("ba")
    assert cells(found.text) <= 60 + 3
    assert len(found.text) < 2_000
