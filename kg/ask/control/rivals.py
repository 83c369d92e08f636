"""Rival claims behind an answer about control: which conflict, and why others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.ask.answers import Compared
from kg.ask.control.compare import HOLDS, LOST, Comparer, Comparison, Position
from kg.ask.control.logic import Assessment, ControlLogic
from kg.ask.control.parts import MOST_LISTED, newest_first
from kg.ask.control.statements import Relations, Statement

_KINDS = {"holds": HOLDS, "denied": HOLDS, "lost": LOST}


def rivals(
    found: Assessment, logic: ControlLogic, place: str, label: Callable[[str], str]
) -> tuple[Compared, ...]:
    """Each claim by which somebody holds `place`, with each that could exclude it.

    Conflicts come first. What only a rule infers is no party to a comparison.
    """
    told = _listed(
        [s for s in logic.statements if s.role in _KINDS and _by_a_claim(s, logic)], found
    )
    areas = frozenset(s.at for s in told if s.at != place)
    comparer = Comparer(logic.relations, label, {place: areas})
    sides = {id(s): position(s, place, told, logic.relations) for s in told}
    pairs = [_Pair(one, s, found) for one in found.live for s in told if id(one) in sides]
    seen: dict[frozenset[str], Compared] = {}
    for pair in pairs:
        compared = pair.compared(comparer, sides)
        if compared is not None:
            key = frozenset((compared.one, compared.other))
            if key not in seen or compared.conflict:
                seen[key] = compared
    return tuple(sorted(seen.values(), key=lambda c: (not c.conflict, c.one, c.other)))


def _listed(told: list[Statement], found: Assessment) -> list[Statement]:
    """Those to be compared: all, or of very many the newest, and those that decide the verdict."""
    if len(told) <= MOST_LISTED:
        return told
    kept = {
        id(s) for s in (*found.live, *(side for c in found.conflicts for side in (c.one, c.other)))
    }
    kept |= {id(s) for s in newest_first(told)[:MOST_LISTED]}
    return [s for s in told if id(s) in kept]


def _by_a_claim(statement: Statement, logic: ControlLogic) -> bool:
    return statement.role != "holds" or logic.outright(statement)


@dataclass(frozen=True)
class _Pair:
    """A statement that somebody holds the place, and another."""

    one: Statement
    other: Statement
    found: Assessment

    def compared(self, comparer: Comparer, sides: Mapping[int, Position]) -> Compared | None:
        """How the two compare; None when their contents do not exclude each other."""
        one, other = sides[id(self.one)], sides[id(self.other)]
        if self.one is self.other or not comparer.exclude(one, other):
            return None
        seen = self._in_this_answer(comparer.compare(one, other))
        claims = (self.one.claims[0], self.other.claims[0])
        return Compared(*claims, seen.conflict, seen.decisive, seen.sentence)

    def _in_this_answer(self, seen: Comparison) -> Comparison:
        """The same for the day asked about: a hold lasts, and a later claim settles a dispute."""
        contested = any(
            {id(c.one), id(c.other)} == {id(self.one), id(self.other)} for c in self.found.conflicts
        )
        if contested and not seen.conflict:
            lasting = "One says that it was held, the other denies it for a later day; nobody says"
            return Comparison(True, "overlap", f"{lasting} that it was lost in between.")
        if seen.conflict and not contested:
            return replace(seen, sentence=f"{seen.sentence} A later claim settles it.")
        return seen


def position(
    statement: Statement, place: str, told: Iterable[Statement], relations: Relations
) -> Position:
    """What `statement` says, to be compared; `told` are those that can be said to come later."""
    own = statement.at == place or bool(statement.naming)
    after = {c for content in statement.contents for c in relations.later.get(content, ())}
    return Position(
        claim=statement.claims[0],
        kind=_KINDS[statement.role],
        actors=frozenset({statement.actor}),
        denied=statement.role == "denied",
        place=place if own else statement.at,
        near=False,
        extent=_notation(statement.extent),
        first=statement.spoken[0],
        last=statement.spoken[1],
        over=statement.told_as_over(),
        later=frozenset(s.claims[0] for s in told if after.intersection(s.contents))
        if after
        else frozenset(),
    )


def _notation(extent: str | None) -> str | None:
    """The word for an extent (an IRI): whole for WholeExtent."""
    return extent.rpartition("#")[2].removesuffix("Extent").lower() if extent else None
