"""One way in which an article is wrong, and what the checks must find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bench.generator.records import Article

Change = Callable[[Article], None]
Spoil = Callable[[str], str]


def _nothing(article: Article) -> None:
    """Leave the article as it is."""


@dataclass(frozen=True)
class Breakage:
    """One way to be wrong: in what the article says, or in how one form of it is written.

    `expected` has for each form that can be wrong so the codes of the violations to be found.
    """

    name: str
    expected: dict[str, tuple[str, ...]]
    change: Change = _nothing
    spoiling: dict[str, Spoil] = field(default_factory=dict)
    fits: Callable[[Article], bool] = lambda article: True

    def codes(self, form: str) -> tuple[str, ...]:
        """The codes that the checks must find in `form`."""
        return tuple(sorted(self.expected[form]))

    def spoils(self, form: str) -> bool:
        """Whether the written text is changed in `form`."""
        return form in self.spoiling

    def spoil(self, form: str, text: str) -> str:
        """The written text with its fault."""
        return self.spoiling[form](text) if form in self.spoiling else text
