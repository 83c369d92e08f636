"""Small queries against a graph that find out why a larger one finds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.ask.empty.patterns import Part
from kg.findings import UsageError
from kg.store import Store

MOST_PROBES = 40
"""Probes for one query; what they have not explained by then stays unexplained."""
VALUE = "probed_value"
"""The variable that probes ask for."""


class SpentError(Exception):
    """All probes of an explanation are used up."""


class Probes:
    """Asks a graph small questions, and no more than MOST_PROBES."""

    def __init__(self, store: Store, most: int = MOST_PROBES) -> None:
        self.store = store
        self._left = most
        self._matched: dict[str, bool] = {}

    def matches(self, parts: Iterable[Part]) -> bool:
        """Whether `parts` match together."""
        text = f"ASK {{ {joined(parts)} }}"
        if text not in self._matched:
            self._matched[text] = bool(self.query(text))
        return self._matched[text]

    def values(self, pattern: str, what: str = f"?{VALUE}", limit: int = 500) -> list[ox.Literal]:
        """Distinct values of `what` where `pattern` matches, sorted by their text."""
        column = what if what.startswith("?") else f"({what} AS ?{VALUE}_of)"
        order = f"ORDER BY STR({what}) LIMIT {limit}"
        text = f"SELECT DISTINCT {column} WHERE {{ {pattern} }} {order}"
        found = (row[0] for row in self.query(text))
        return [term for term in found if term is not None]

    def query(self, text: str) -> Any:
        """What the store answers to one probe; SpentError when there were too many."""
        if self._left == 0:
            raise SpentError
        self._left -= 1
        try:
            return self.store.query(text)
        except (UsageError, ValueError) as error:  # a term that only the user's engine takes
            raise SpentError from error


def joined(parts: Iterable[Part]) -> str:
    """The text of a group of `parts`."""
    return " ".join(part.text for part in parts)
