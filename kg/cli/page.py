"""What a page of standard output can show, however it is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence

Part = tuple[str, str]
"""Words and their style: bold, italic, dim, a colour, or several of them; empty for none."""


class Page(ABC):
    """Where an answer is written, from top to bottom; nothing in it is read as markup."""

    @abstractmethod
    def line(self, *parts: Part | str, indent: int = 0) -> None:
        """Write a line of `parts`, `indent` columns from the left, also where it is broken."""

    @abstractmethod
    def aligned(self, rows: Iterable[tuple[Part, str]], gap: int) -> None:
        """Write rows of a short word and a text, the texts below each other."""

    @abstractmethod
    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], whole: Collection[str] = ()
    ) -> None:
        """Write a table; the columns headed `whole` are not broken into lines."""

    def listed(self, heading: str, lines: Iterable[str]) -> None:
        """Write `lines` as a list below a heading; nothing where there are none."""
        rows: list[tuple[Part, str]] = [(("  -", ""), line) for line in lines]
        if rows:
            self.line()
            self.line((heading, "bold"))
            self.aligned(rows, gap=1)
