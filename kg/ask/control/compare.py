"""Whether two claims conflict, and what decides it: who, order, time, place or extent.

Two claims conflict only if their contents exclude each other and they overlap in place and time.
Pure functions: what they compare comes from statements or from what claims tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.ask.control.statements import Relations
from kg.wording.facts import day_in_words

Decisive = Literal["overlap", "content", "same side", "order", "time", "place", "extent"]
HOLDS, LOST = "holds", "lost"
_AMOUNTS = {"most": "most", "part": "a part", "unstated": "an unstated part", None: "some"}
"""An extent, short of the whole, as it stands before "of"."""


@dataclass(frozen=True)
class Position:
    """What a claim says, as far as another can exclude it.

    `kind` is holds, lost, or the name of another kind of content. `first` and `last` bound the
    days of which it speaks. `over`: it is told as over, with no word on when it ended. `later` are
    the claims of which it says that they came after it.
    """

    claim: str
    kind: str
    actors: frozenset[str]
    denied: bool
    place: str | None
    near: bool
    extent: str | None
    first: date | None
    last: date | None
    over: bool = False
    later: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Comparison:
    """Whether two claims conflict, what decided it, and a sentence that says so.

    `decisive` is overlap for a conflict: contents exclude each other, and place and time overlap.
    Otherwise it is what keeps them apart: content (they do not exclude each other), same side,
    order (a claim says which came first), time, place, or extent.
    """

    conflict: bool
    decisive: Decisive
    sentence: str


@dataclass(frozen=True)
class Comparer:
    """Compares positions.

    `within` are the areas in which a place lies; `label` names actors and places in sentences.
    """

    relations: Relations
    label: Callable[[str], str]
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def exclude(self, one: Position, other: Position) -> bool:
        """Whether the contents could exclude each other, were place and time the same."""
        if one.denied or other.denied:
            same_kind = one.kind == other.kind and one.denied != other.denied
            return same_kind and self._touch(one, other)
        if one.kind == other.kind == HOLDS:
            return not one.actors & other.actors
        return {one.kind, other.kind} == {HOLDS, LOST} and self._touch(one, other)

    def near_each_other(self, one: Position, other: Position) -> bool:
        """Whether the places are one, or one lies in the other and that speaks of most or all."""
        if one.place is None or other.place is None:
            return False
        return one.place == other.place or any(
            outer.place in self.within.get(inner.place or "", ()) and outer.extent != "part"
            for inner, outer in ((one, other), (other, one))
        )

    def compare(self, one: Position, other: Position) -> Comparison:
        """Whether `one` and `other` conflict, and what is decisive."""
        if not self.exclude(one, other):
            return Comparison(False, "content", "What they say does not exclude each other.")
        for check in (self._same_side, self._in_order, self._apart, self._elsewhere, self._extent):
            found = check(one, other)
            if found is not None:
                return found
        return Comparison(True, "overlap", self._overlap(one, other))

    # -- what keeps two claims apart -------------------------------------------------------

    def _same_side(self, one: Position, other: Position) -> Comparison | None:
        if one.kind != HOLDS or other.kind != HOLDS or one.denied or other.denied:
            return None
        pairs = [(a, b) for a in one.actors for b in other.actors]
        if not any(self.relations.compatible(a, b) for a, b in pairs):
            return None
        who = f"{self._actors(one)} and {self._actors(other)}"
        belong = f"{who} belong together, so both can hold it."
        return Comparison(False, "same side", _capital(belong))

    def _in_order(self, one: Position, other: Position) -> Comparison | None:
        for before, after in ((one, other), (other, one)):
            if after.claim in before.later or (before.over and not after.over):
                return Comparison(False, "order", f"By the text, {self._told(before)} came first.")
        return None

    def _apart(self, one: Position, other: Position) -> Comparison | None:
        for before, after in ((one, other), (other, one)):
            if before.last and after.first and before.last < after.first:
                days = f"up to {day_in_words(before.last)}, from {day_in_words(after.first)}"
                return Comparison(
                    False, "time", f"They speak of different days: {days}; the later counts."
                )
        return None

    def _elsewhere(self, one: Position, other: Position) -> Comparison | None:
        if one.near != other.near:
            return Comparison(False, "place", "One is in the place, the other only near it.")
        if one.place == other.place or one.place is None or other.place is None:
            return None
        nested = one.place in self.within.get(other.place, ()) or other.place in self.within.get(
            one.place, ()
        )
        if nested:
            return None
        places = f"{self.label(one.place)} and {self.label(other.place)}"
        return Comparison(
            False,
            "place",
            f"{places} are different places, and neither is known to lie in the other.",
        )

    def _extent(self, one: Position, other: Position) -> Comparison | None:
        for inner, outer in ((one, other), (other, one)):
            area = outer.place in self.within.get(inner.place or "", ())
            if area and outer.extent != "whole":
                area_words = f"{_AMOUNTS[outer.extent]} of {self.label(outer.place or '')}"
                words = f"What is said of {area_words} is not said of each place in it."
                return Comparison(False, "extent", words)
        parts = {one.extent, other.extent} - {None}
        if parts and parts <= _AMOUNTS.keys() and parts != {"most"}:
            return Comparison(False, "extent", "Both speak of parts, which can be different parts.")
        return None

    # -- words -----------------------------------------------------------------------------

    def _touch(self, one: Position, other: Position) -> bool:
        pairs = [(a, b) for a in one.actors for b in other.actors]
        return any(self.relations.contained(a, b) for a, b in pairs)

    def _overlap(self, one: Position, other: Position) -> str:
        where = self.label(one.place) if one.place else "no place that is named"
        return f"{self._excluded(one, other)} Both speak of {where}, and {_when(one, other)}."

    def _excluded(self, one: Position, other: Position) -> str:
        if one.denied or other.denied:
            return "One denies what the other says."
        if one.kind == other.kind:
            both = f"{self._actors(one)} and {self._actors(other)} cannot both hold it."
            return _capital(both)
        return f"One says that {self._actors(one)} held it, the other that it was lost."

    def _told(self, position: Position) -> str:
        what = "loss by" if position.kind == LOST else "hold of"
        return f"the {what} {self._actors(position)}"

    def _actors(self, position: Position) -> str:
        return " and ".join(sorted(map(self.label, position.actors)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _when(one: Position, other: Position) -> str:
    """The days of which both can speak."""
    first = max((day for day in (one.first, other.first) if day), default=None)
    last = min((day for day in (one.last, other.last) if day), default=None)
    if first and last:
        days = day_in_words(first), day_in_words(last)
        return f"both of {days[0]}" if first == last else f"both can be of {' to '.join(days)}"
    if last:
        return f"both can be of {day_in_words(last)} or before, so that neither is the later"
    if first:
        return f"both can be of {day_in_words(first)} or after, so that neither is the later"
    return "neither is dated"
