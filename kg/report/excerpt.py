"""A line of a file with the words that a finding is about, cut to a width and safe to show.

Widths are cells of a terminal: a Chinese character takes two, a combining accent none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

CUT = "…"
TAB = "    "
MOST = 500
"""Characters beyond which a line is cut, however few cells they take."""


@dataclass(frozen=True)
class Excerpt:
    """A line in three parts, of which the one in the middle is meant."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The three parts together."""
        return self.before + self.marked + self.after

    @property
    def pointer(self) -> str:
        """Spaces and carets that stand under the marked part.

        Terminals disagree on the order of right-to-left script, so there the words are repeated.
        """
        carets = " " * cells(self.before) + "^" * max(cells(self.marked), 1)
        return f"{carets} {self.marked}" if _right_to_left(self.before + self.marked) else carets


def excerpt(line: str, column: int, end_column: int | None, width: int) -> Excerpt:
    """The part of `line` around the characters from `column` to before `end_column`.

    At most `width` cells, but for the marks where it is cut. Without `end_column` one character is
    meant. What a terminal would obey or not show is spelt out, a tab is four spaces.
    """
    start = min(column - 1, len(line))
    while 0 < start < len(line) and unicodedata.combining(line[start]):
        start -= 1
    end = _end(line, start, end_column)
    marked, whole = _head(line[start:end], width)
    left = width - _cells(marked)
    needed = _cells(_head(line[end:], left)[0])
    before, begins = _head(line[:start][::-1], left - min(needed, left // 2))
    after, ends = _head(line[end:], left - _cells(before)) if whole else ([], True)
    return Excerpt(
        ("" if begins else CUT) + "".join(reversed(before)),
        "".join(marked) + ("" if whole else CUT),
        "".join(after) + ("" if ends else CUT),
    )


def _end(line: str, start: int, end_column: int | None) -> int:
    """The offset after the marked characters, with the accents on the last of them."""
    end = min(max((end_column or 0) - 1, start + 1), len(line))
    while end < len(line) and unicodedata.combining(line[end]):
        end += 1
    return end


def _head(text: str, limit: int) -> tuple[list[str], bool]:
    """The characters with which `text` begins, to be shown in `limit` cells; whether these are all.

    Each is as it is shown.
    """
    taken: list[str] = []
    for char in text:
        shown = visible(char)
        limit -= cells(shown)
        if limit < 0 or len(taken) == MOST:  # accents on accents take no cells
            return taken, False
        taken.append(shown)
    return taken, True


def visible(text: str) -> str:
    """`text` with tabs as spaces, and control and format characters spelt out."""
    return "".join(
        char if char.isprintable() else TAB if char == "\t" else _escaped(char) for char in text
    )


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def _cells(shown: list[str]) -> int:
    return sum(map(cells, shown))


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    from rich.cells import cell_len

    return cell_len(text)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
