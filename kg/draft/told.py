"""What a sentence tells, before it is written as a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.draft.casualties import Count
from kg.draft.frames import load_rules
from kg.draft.moments import DatePhrase
from kg.draft.sources import Attribution
from kg.load.names import Thing
from kg.load.quotes import Span


@dataclass(frozen=True)
class Told:
    """One thing that a sentence tells: what kind, who, where, when, in which words, by whom."""

    rule: str
    kind: str
    actors: Mapping[str, Sequence[Thing]]
    words: Span
    verb: Span
    place: Thing | None = None
    near: Sequence[Thing] = ()
    extent: tuple[str, Span] | None = None
    when: DatePhrase | None = None
    date_rule: str = "not-after"
    said_by: Attribution | None = None
    said: DatePhrase | None = None
    attributed: Span | None = None
    """The words that say who said it."""
    denied: bool = False
    presupposed: bool = False
    quoted: bool = False
    again: bool = False
    speaks: bool = False
    aim: int = 0
    """Where the words for what is aimed at begin."""
    outcome: Span | None = None
    counts: Sequence[Count] = ()
    names: Sequence[tuple[str, Thing]] = ()


def told_once(found: Sequence[Told]) -> Iterator[Told]:
    """What one sentence tells, without what it tells again: "withdrew from A, leaving the town"."""
    seen: list[tuple[Any, ...]] = []
    for told in found:
        key = (told.kind, dict(told.actors), told.place, tuple(told.near), told.denied)
        if key not in seen:
            seen.append(key)
            yield told


def is_whole(told: Told) -> bool:
    """Whether a content of its kind has everything that it cannot be without, and nobody twice."""
    rules = load_rules()
    if told.kind == "Intent":
        return any(who for role, who in told.actors.items() if role != "target")
    given = {role for role, actors in told.actors.items() if actors}
    given |= {"place"} if told.place is not None or told.near else set()
    given |= {"outcome"} if told.outcome is not None else set()
    if told.kind in ("TerritorialChange", "Control") and told.place is None:
        return False
    for needed in rules.needs.get(told.kind, ()):
        if not given & set(needed):
            return False
    role = rules.several.get(told.kind)
    if role is not None and len(told.actors.get(role, ())) < 2:
        return False
    return not _on_both_sides(told)


def _on_both_sides(told: Told) -> bool:
    seen: set[str] = set()
    for actors in told.actors.values():
        these = {actor.iri for actor in actors}
        if these & seen:
            return True
        seen |= these
    return False
