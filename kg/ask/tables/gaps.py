"""What the corpus leaves open: the rows of the question, with who holds places worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.ask.answers import ControlAnswer, Named, TableAnswer
from kg.ask.control.many import ControlOfMany
from kg.ask.control.text import listed
from kg.ask.interpreter import Asked
from kg.ask.tables.table import TableInterpreter
from kg.namespaces import CLAIM
from kg.store import Row

WORDS = {
    "holder": ("holder of a place", "holders of places"),
    "names": ("unnamed group of places", "unnamed groups of places"),
    "day": ("open day", "open days"),
    "reading": ("doubtful reading", "doubtful readings"),
    "toll": ("fight without casualties told", "fights without casualties told"),
    "assumed": ("assumed event", "assumed events"),
    "own-losses": ("party silent on its losses", "parties silent on their losses"),
    "interested": (
        "interested party that nobody confirms",
        "interested parties that nobody confirms",
    ),
    "source": ("source without an article here", "sources without an article here"),
    "original": ("uncredited original", "uncredited originals"),
    "draft": ("unread draft", "unread drafts"),
}
"""What a kind of gap is called, one and several."""


class GapsInterpreter(TableInterpreter):
    """Adds to the gaps that the query finds what an answer about control says of each place."""

    def answer(self, asked: Asked) -> TableAnswer:
        """The gaps, and a sentence that counts them."""
        rows = list(self._open(asked, self.rows(asked)))
        return replace(
            self.table(asked, rows),
            sentence=_sentence(rows),
            evidence=self.evidence.read(_roles(rows)),
            note=None if rows else "No claim leaves open what this question looks for.",
        )

    def _open(self, asked: Asked, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows without places whose holder some source names after all."""
        control = ControlOfMany(self)
        for row in rows:
            if row["kind"] != "holder":
                yield row
                continue
            place = Named(row["thing"] or "", row["about"] or "")
            found = control.answer(asked.text, place, asked.moment)
            if found.verdict != "known" or found.basis == "inferred":
                unknown = f"who holds {self.labels.phrase(found.place.iri)}: {_so_far(found)}"
                yield row | {"unknown": unknown, "settle": "; ".join(found.would_settle)}


def _so_far(found: ControlAnswer) -> str:
    """The best answer that there is, or why there is none."""
    said = found.sentence.removeprefix("Unknown: ")
    return said if said != found.sentence else f"{said[0].lower()}{said[1:]}"


def _roles(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for claim in (row["claims"] or "").split(", "):
            yield "row", CLAIM[claim]


def _sentence(rows: list[Row]) -> str | None:
    if not rows:
        return None
    counts = Counter(row["kind"] or "" for row in rows)
    parts = [f"{count} {WORDS[kind][count != 1]}" for kind, count in counts.items()]
    return f"The corpus leaves {len(rows)} thing{'s' * (len(rows) != 1)} open: {listed(parts)}."
