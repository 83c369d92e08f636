"""Rival claims behind an answer about control: which conflict, and why others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.ask.answers import Compared
from kg.ask.control.compare import HOLDS, LOST, Comparer, Comparison, Position
from kg.ask.control.logic import Assessment, ControlLogic
from kg.ask.control.statements import Relations, Statement

_KINDS = {"holds": HOLDS, "denied": HOLDS, "lost": LOST}


def rivals(
    found: Assessment, logic: ControlLogic, place: str, label: Callable[[str], str]
) -> tuple[Compared, ...]:
    """Each claim by which somebody holds `place`, with each that could exclude it.

    Conflicts come first. What only a rule infers is no party to a comparison.
    """
    told = [s for s in logic.statements if s.role in _KINDS and _by_a_claim(s, logic)]
    areas = frozenset(s.at for s in told if s.at != place)
    comparer = Comparer(logic.relations, label, {place: areas})
    pairs = [_Pair(one, other, found) for one in found.live for other in told if one in told]
    seen: dict[frozenset[str], Compared] = {}
    for pair in pairs:
        compared = pair.compared(comparer, place, told)
        if compared is not None:
            key = frozenset((compared.one, compared.other))
            if key not in seen or compared.conflict:
                seen[key] = compared
    return tuple(sorted(seen.values(), key=lambda c: (not c.conflict, c.one, c.other)))


def _by_a_claim(statement: Statement, logic: ControlLogic) -> bool:
    return statement.role != "holds" or logic.outright(statement)


@dataclass(frozen=True)
class _Pair:
    """A statement that somebody holds the place, and another."""

    one: Statement
    other: Statement
    found: Assessment

    def compared(self, comparer: Comparer, place: str, told: list[Statement]) -> Compared | None:
        """How the two compare; None when their contents do not exclude each other."""
        sides = [position(s, place, told, comparer.relations) for s in (self.one, self.other)]
        if self.one == self.other or not comparer.exclude(sides[0], sides[1]):
            return None
        seen = self._in_this_answer(comparer.compare(sides[0], sides[1]))
        claims = (self.one.claims[0], self.other.claims[0])
        return Compared(*claims, seen.conflict, seen.decisive, seen.sentence)

    def _in_this_answer(self, seen: Comparison) -> Comparison:
        """The same for the day asked about: a hold lasts, and a later claim settles a dispute."""
        contested = any(
            (c.one, c.other) in ((self.one, self.other), (self.other, self.one))
            for c in self.found.conflicts
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
        later=frozenset(s.claims[0] for s in told if after & set(s.contents)),
    )


def _notation(extent: str | None) -> str | None:
    """The word for an extent (an IRI): whole for WholeExtent."""
    return extent.rpartition("#")[2].removesuffix("Extent").lower() if extent else None
