"""Statements about a place in time: what was so on a day, what came after what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.namespaces import CKG
from kg.store import Row, Store

WHOLE = CKG["WholeExtent"]


@dataclass(frozen=True)
class Statement:
    """One thing that claims or rules say about who is, was or fights at a place.

    `role`: holds, lost, denied, fights-in, fights-near or present. `about_place` is False when it
    speaks of an area and does not cover the place. `begin` and `end` are pairs of earliest and
    latest day; `closed` is True when the end is part of what is said.
    """

    role: str
    actor: str
    at: str
    about_place: bool
    claims: tuple[str, ...]
    contents: tuple[str, ...]
    rule: str | None
    begin: tuple[date | None, date | None]
    end: tuple[date | None, date | None]
    closed: bool
    published: date

    def certain_on(self, day: date) -> bool:
        """Whether it had certainly begun by the end of `day` and not yet possibly ended."""
        if self.begin[1] is None or self.begin[1] > day:
            return False
        return not self.closed or self.end[1] is None or self._open_until(day)

    def _open_until(self, day: date) -> bool:
        return self.end[0] is not None and day <= self.end[0]

    def ended_before(self, day: date) -> bool:
        """Whether what is said had certainly ended by the end of `day`."""
        if not self.closed or self.end[1] is None:
            return False
        return self.end[1] < day or (self.end[1] == day and self.end[0] != self.end[1])

    def newest(self) -> date:
        """The latest day that it speaks of, the publication at the latest."""
        spoken = [day for day in (*self.begin, *self.end) if day is not None]
        return min(max(spoken), self.published) if spoken else self.published

    def before(self, other: Statement) -> bool:
        """Whether it began certainly earlier than `other`."""
        return bool(self.begin[1] and other.begin[0] and self.begin[1] < other.begin[0])


@dataclass
class Relations:
    """Who belongs to whom, and which content came before which, whatever their dates."""

    wholes: dict[str, frozenset[str]] = field(default_factory=dict)
    precedes: frozenset[tuple[str, str]] = frozenset()

    def compatible(self, one: str, other: str) -> bool:
        """Whether two actors are one, or belong together through cited memberships."""
        return bool(self._circle(one) & self._circle(other))

    def _circle(self, actor: str) -> frozenset[str]:
        return self.wholes.get(actor, frozenset()) | {actor}

    def earlier(self, one: Statement, other: Statement) -> bool:
        """Whether `one` came before `other`: by their dates, or because a claim says so."""
        if any((a, b) in self.precedes for a in one.contents for b in other.contents):
            return True
        return one.before(other)


_MEMBERSHIPS = """
SELECT ?member ?whole WHERE {
  ?relation a ckg:Membership ; ckg:reference ?reference ;
    ckg:hasMember ?member ; ckg:hasWhole ?whole .
}
"""
_PRECEDES = "SELECT ?one ?other WHERE { ?one ckg:precedes ?other }"


def read_relations(store: Store) -> Relations:
    """The cited memberships of the gazetteer, followed to their ends, and what precedes what."""
    direct: dict[str, set[str]] = {}
    for row in store.select(_MEMBERSHIPS):
        direct.setdefault(row["member"] or "", set()).add(row["whole"] or "")
    pairs = frozenset((row["one"] or "", row["other"] or "") for row in store.select(_PRECEDES))
    return Relations({actor: _reach(actor, direct) for actor in direct}, pairs)


def _reach(actor: str, direct: dict[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [actor]
    while waiting:
        for whole in direct.get(waiting.pop(), ()):
            if whole not in reached:
                reached.add(whole)
                waiting.append(whole)
    return frozenset(reached)


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
    contents = sorted({row["content"] or "" for row in rows})
    whole = first["extent"] in (None, WHOLE)
    is_place = first["at"] == place
    return Statement(
        role=first["role"] or "",
        actor=first["actor"] or "",
        at=first["at"] or "",
        about_place=whole if is_place else first["extent"] == WHOLE,
        claims=tuple(sorted({row["claim"] or "" for row in rows})),
        contents=tuple(contents),
        rule=first["rule"],
        begin=_bound(first, "earliestBegin", "latestBegin", rows),
        end=(_day(first["earliestEnd"]), _day(first["latestEnd"])),
        closed="/" in (first["edtf"] or "") and len(rows) == 1,
        published=max(_day(row["published"]) or date.min for row in rows),
    )


def _bound(
    row: Row, earliest: str, latest: str, rows: list[Row]
) -> tuple[date | None, date | None]:
    """Begin bounds; what is told without any date began by the day of publication."""
    bounds = (_day(row[earliest]), _day(row[latest]))
    if bounds == (None, None):
        return None, max(_day(each["published"]) or date.min for each in rows)
    return bounds


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
