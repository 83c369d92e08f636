"""Standard output as a page: plain and unbroken, or coloured and broken into lines on a terminal.

What draws on a terminal is slow to import, so it is loaded only where there is one, or a table.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence

from kg.cli.page import Page, Part

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that would steer a terminal; lines and tabs are none."""


class PlainPage(Page):
    """Text that another program may read: in no colour, and unbroken."""

    def line(self, *parts: Part | str, indent: int = 0) -> None:
        """Write a line of `parts`."""
        words = "".join(part if isinstance(part, str) else part[0] for part in parts)
        _write("\n".join(f"{' ' * indent}{line}" for line in words.split("\n")))

    def aligned(self, rows: Iterable[tuple[Part, str]], gap: int) -> None:
        """Write rows of a short word and a text."""
        found = list(rows)
        width = max((len(word) for (word, _), _ in found), default=0) + gap
        for (word, _), text in found:
            _write(word.ljust(width) + text.replace("\n", "\n" + " " * width))

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], whole: Collection[str] = ()
    ) -> None:
        """Write a table."""
        from kg.cli.terminal import RichPage  # it knows how wide letters are

        RichPage().table(headings, rows, whole)


def _write(text: str) -> None:
    spelt = _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
    sys.stdout.write(f"{spelt}\n")


def new_page() -> Page:
    """The page for standard output."""
    if not sys.stdout.isatty():
        return PlainPage()
    from kg.cli.terminal import RichPage

    return RichPage()
