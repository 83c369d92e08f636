"""What one source says and another leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.ask.answers import Answer
from kg.ask.excerpts import may_stand_in_the_rest
from kg.ask.interpreter import Asked
from kg.ask.tables.table import EVIDENCE, TableInterpreter
from kg.ask.tables.told import Told, read_told, tell_the_same
from kg.store import Row


class LeftOutInterpreter(TableInterpreter):
    """Compares what two sources say, claim by claim."""

    def answer(self, asked: Asked) -> Answer:
        """The claims of the first source that no claim of the second tells or denies.

        Where the graph has no claim of one of them there is nothing to compare: no rows then, and
        the note says so. Where only excerpts of an article of the second are held, it is not known
        to leave anything out: rows and a sentence say so.
        """
        rows = self.rows(asked)
        words = {row["claim"]: row["quote"] for row in rows}
        says, other = (
            read_told(row for row in rows if row["side"] == side) for side in ("says", "other")
        )
        shared = {told.claim for told in other}
        left_out = [
            told
            for told in says
            if told.claim not in shared and not any(tell_the_same(told, each) for each in other)
        ]
        held = _in_excerpts(rows)
        found = [self._row(told, words[told.claim], other, held) for told in left_out if other]
        table = self.table(asked, found, _note(asked, says, other))
        return replace(table, not_known=(may_stand_in_the_rest(held),)) if found and held else table

    def _row(self, told: Told, words: str | None, other: list[Told], held: list[Row]) -> Row:
        near = [each.claim for each in other if _same_matter(told, each)]
        spoke = [self.labels.label(claim) for claim in near]
        said = ", ".join(spoke) or ("nothing in the excerpts" if held else None)
        if spoke and held:
            said = f"{said} (only excerpts are held)"
        return {
            "claim": told.claim,
            "kind": told.kind,
            "quote": words,
            "spokeOf": said,
            EVIDENCE: " ".join(near),
        }


def _in_excerpts(rows: Iterable[Row]) -> list[Row]:
    """The articles with claims of the second source of which only excerpts are held, by day."""
    held = {
        row["article"]: row
        for row in rows
        if row["side"] == "other" and row["coverage"] == "excerpts"
    }
    return sorted(held.values(), key=lambda row: (row["published"] or "", row["article"] or ""))


def _same_matter(one: Told, other: Told) -> bool:
    """Whether both speak of one place, or of the same two actors: an actor alone says little."""
    return len(one.actors & other.actors) > 1 or _same_place(one, other)


def _same_place(one: Told, other: Told) -> bool:
    return one.place is not None and one.place == other.place


def _note(asked: Asked, says: list[Told], other: list[Told]) -> str:
    first, second = asked.thing("source_a").label, asked.thing("source_b").label
    if not says:
        return f"The graph has no claim of {first}."
    if not other:
        return f"The graph has no claim of {second}, so nothing can be said to be left out."
    return f"Everything that {first} says in the graph is told or denied by {second} too."
