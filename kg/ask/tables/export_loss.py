"""What other schemes would lose of the claims: the rows of the question, and a sentence on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from kg.ask.answers import TableAnswer
from kg.ask.control.text import listed
from kg.ask.interpreter import Asked
from kg.ask.tables.table import TableInterpreter
from kg.store import Row


class ExportInterpreter(TableInterpreter):
    """Adds to the rows how many claims each scheme would keep, and what of them it would lose."""

    def answer(self, asked: Asked) -> TableAnswer:
        """The rows as they are found, and a sentence for each scheme."""
        rows = self.rows(asked)
        return replace(self.table(asked, rows), sentence=_sentence(rows))


def _sentence(rows: list[Row]) -> str | None:
    schemes = groupby(rows, key=lambda row: row["schemeName"] or "")
    return " ".join(_of_scheme(name, list(found)) for name, found in schemes) or None


def _of_scheme(name: str, rows: list[Row]) -> str:
    kept = [row for row in rows if row["code"]]
    lost = len(rows) - len(kept)
    said = f"{name} has a code for {len(kept)} of {_claims(len(rows))} and loses {lost} whole."
    parts = _parts(kept)
    return f"{said} Of the {len(kept)} it loses: {listed(parts)}." if parts else said


def _parts(rows: Iterable[Row]) -> list[str]:
    """What is lost of claims that have a code, with how often; the most frequent first."""
    counts = Counter(part for row in rows for part in (row["lost"] or "").split("; ") if part)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{part} ({count})" for part, count in ordered]


def _claims(number: int) -> str:
    return f"{number} claim{'s' * (number != 1)}"
