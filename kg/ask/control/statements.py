"""Statements about a place in time: what was so on a day, what came after what."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kg.namespaces import CKG
from kg.records.follow import followed
from kg.records.times import Bounds, times_of
from kg.store import Row, Store

WHOLE = CKG["WholeExtent"]


@dataclass(frozen=True)
class Statement:
    """One thing that claims or rules say about who is, was or fights at a place.

    `role`: holds, lost, denied, fights-in, fights-near, present; not-yet for what is planned or
    still goes on; took-nearby for unnamed places at `at` in the same province. `about_place` is
    False for these two, and where it speaks of an area and does not cover the place. `begin` and
    `end` bound the time in which it is so; `closed` when the end is part of what is said.
    `rests_on` are the cited relations of the gazetteer behind an inference. Where `at` is a group
    of places, `naming` are the claims that name the place as one of them, `links` the coder's
    statements that say so. `extent` is an IRI. `spoken` are the first and the last day of which it
    speaks: what orders statements. A day counts to its end: what began on a day was so on that day.
    """

    role: str
    actor: str
    at: str
    about_place: bool
    claims: tuple[str, ...]
    contents: tuple[str, ...]
    rule: str | None
    rests_on: tuple[str, ...]
    begin: Bounds
    end: Bounds
    closed: bool
    spoken: Bounds
    published: date
    naming: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    extent: str | None = None

    def begun_by(self, day: date) -> bool:
        """Whether it had certainly begun by the end of `day`."""
        return self.begin[1] is not None and self.begin[1] <= day

    def may_have_begun_by(self, day: date) -> bool:
        """Whether it can have begun by the end of `day`."""
        return self.begin[0] is None or self.begin[0] <= day

    def certain_on(self, day: date) -> bool:
        """Whether it had certainly begun by the end of `day` and not yet possibly ended."""
        if not self.begun_by(day):
            return False
        if not self.closed or self.end[1] is None:
            return True
        return self.end[0] is not None and day <= self.end[0]

    def ended_before(self, day: date) -> bool:
        """Whether what is said had certainly ended by the end of `day`.

        What is told as over by a day ("until") had ended by the end of that day; what lasted from
        one day to another was so on its last day.
        """
        if not self.closed or self.end[1] is None:
            return False
        return self.end[1] < day or (self.end[1] == day and self.end[0] is None)

    def told_as_over(self) -> bool:
        """Whether it is told as over, with no word on when it ended ("until")."""
        return self.closed and self.end[0] is None and self.end[1] is not None

    def newest(self) -> date:
        """The latest day that it speaks of, the publication at the latest."""
        spoken = [day for day in (*self.begin, *self.end) if day is not None]
        return min(max(spoken), self.published) if spoken else self.published

    def before(self, other: Statement) -> bool:
        """Whether it speaks only of days before any of which `other` can speak."""
        last, first = self.spoken[1], other.spoken[0]
        return last is not None and first is not None and last < first


class Wholes(Protocol):
    """Everybody to whom an actor belongs: a dict, or what looks it up."""

    def get(self, actor: str, default: frozenset[str], /) -> frozenset[str]:
        """The actors (IRIs) to whom `actor` belongs, through others too; else `default`."""


@dataclass
class Relations:
    """Who belongs to whom, and which content came before which, whatever their dates.

    `unnamed` are sources that no article names, such as some news feeds.
    """

    wholes: Wholes = field(default_factory=dict[str, frozenset[str]])
    later: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unnamed: Container[str] = frozenset()
    _circles: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False)

    def compatible(self, one: str, other: str) -> bool:
        """Whether two actors are one, or belong together through cited memberships."""
        return bool(self._circle(one) & self._circle(other))

    def contained(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one belongs to the other."""
        return one in self._circle(other) or other in self._circle(one)

    def apart(self, roots: Iterable[str]) -> list[str]:
        """Those of `roots` that are independent of each other, as many as can be vouched for.

        Sources that belong together count once, and so do all that are unnamed.
        """
        found: list[str] = []
        for root in sorted(set(roots)):
            if not any(self._tied(root, other) for other in found):
                found.append(root)
        return found

    def _tied(self, one: str, other: str) -> bool:
        nameless = one in self.unnamed and other in self.unnamed
        return nameless or self.compatible(one, other)

    def _circle(self, actor: str) -> frozenset[str]:
        if actor not in self._circles:
            self._circles[actor] = self.wholes.get(actor, frozenset()) | {actor}
        return self._circles[actor]

    def earlier(self, one: Statement, other: Statement) -> bool:
        """Whether `one` came before `other`: because a claim says so, else by their dates."""
        if self.precedes(one, other):
            return True
        return one.before(other) and not self.precedes(other, one)

    def precedes(self, one: Statement, other: Statement) -> bool:
        """Whether a claim says that `one` came before `other`."""
        return any(b in self.later.get(a, ()) for a in one.contents for b in other.contents)


_MEMBERSHIPS = """
SELECT ?one ?other WHERE {
  GRAPH graph:gazetteer { ?relation a ckg:Membership ; ckg:hasMember ?one ; ckg:hasWhole ?other }
}
"""
_PRECEDES = "SELECT ?one ?other WHERE { ?one ckg:precedes ?other }"
_UNNAMED = "SELECT ?actor WHERE { ?actor a ckg:UnnamedSource }"


def read_relations(store: Store) -> Relations:
    """The gazetteer's cited memberships and what precedes what, both followed to their ends."""
    return Relations(
        wholes=followed(_pairs(store.select(_MEMBERSHIPS))),
        later=followed(_pairs(store.select(_PRECEDES))),
        unnamed=frozenset(row["actor"] or "" for row in store.select(_UNNAMED)),
    )


def _pairs(rows: Iterable[Row]) -> list[tuple[str, str]]:
    return [(row["one"] or "", row["other"] or "") for row in rows]


def read_statements(rows: list[Row], place: str) -> list[Statement]:
    """The statements in the rows of the question who-controls about `place`.

    The rows of one conclusion, one for each claim that it rests on, make one statement.
    """
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        anchor = row["conclusion"] or row["claim"] or ""
        key = (row["role"] or "", row["actor"] or "", row["at"] or "", anchor)
        grouped.setdefault(key, []).append(row)
    return [_statement(group, place) for group in grouped.values()]


def _statement(rows: list[Row], place: str) -> Statement:
    first = rows[0]
    return Statement(
        role=first["role"] or "",
        actor=first["actor"] or "",
        at=first["at"] or "",
        about_place=_covers(first, place),
        claims=_each(rows, "claim"),
        contents=_each(rows, "content"),
        rule=first["rule"],
        rests_on=_each(rows, "relation"),
        naming=_each(rows, "naming"),
        links=_each(rows, "link"),
        extent=first["extent"],
        **times_of(rows),
    )


def _each(rows: list[Row], name: str) -> tuple[str, ...]:
    return tuple(sorted({value for row in rows if (value := row[name])}))


def _covers(row: Row, place: str) -> bool:
    """Whether what is said of a place speaks for `place`.

    It does when it is said of the place, of a group that has it as a named member, or of the whole
    of an area around it.
    """
    if row["role"] in ("not-yet", "took-nearby"):
        return False
    said_of_it = row["at"] == place or row["naming"] is not None
    return row["extent"] == WHOLE or (said_of_it and row["extent"] is None)
