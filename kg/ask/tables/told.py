"""What claims tell, so far that two of them can be compared: do they tell the same?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.store import Row

PLAIN_ROLE = "participant"
Key = tuple[str, str | None, bool, str | None, bool]


@dataclass(frozen=True)
class Told:
    """What one claim tells.

    `key` is what must be equal in two claims that tell the same: the kind of content, the place,
    whether it is only near it, the extent, whether it is planned. `roles` are pairs of a role and
    an actor. `first` and `last` bound the days on which it can have been so. `linked` are claims
    that a coder links to it as telling of the same event.
    """

    claim: str
    kind: str
    nature: str
    key: Key
    denied: bool
    roles: frozenset[tuple[str, str]]
    first: date | None
    last: date | None
    edtf: str | None
    root: str
    linked: frozenset[str]

    @property
    def place(self) -> str | None:
        """Where it is told to be, or near where."""
        return self.key[1]

    @property
    def actors(self) -> frozenset[str]:
        """Who takes part, in whatever role."""
        return frozenset(actor for _, actor in self.roles)


def read_told(rows: Iterable[Row]) -> list[Told]:
    """What the claims in `rows` tell, each once, in their order.

    The rows are those of a question that selects claim, kind, nature, place, near, extent, planned,
    polarity, role, actor, first, last, edtf, root and linked.
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["claim"] or "", []).append(row)
    return [_told(claim, group) for claim, group in grouped.items()]


def _told(claim: str, rows: list[Row]) -> Told:
    row = rows[0]
    near = row["near"] == "true"
    return Told(
        claim=claim,
        kind=row["kind"] or "",
        nature=row["nature"] or "",
        key=(row["kind"] or "", row["place"], near, row["extent"], row["planned"] == "true"),
        denied=row["polarity"] == "denied",
        roles=_roles(rows),
        first=_day(row["first"]),
        last=_day(row["last"]),
        edtf=row["edtf"],
        root=row["root"] or "",
        linked=frozenset(each["linked"] for each in rows if each["linked"]),
    )


def _roles(rows: list[Row]) -> frozenset[tuple[str, str]]:
    """The roles of the actors; the plain one only for those who have no other."""
    found = {(row["role"] or PLAIN_ROLE, row["actor"]) for row in rows if row["actor"]}
    special = {actor for role, actor in found if role != PLAIN_ROLE}
    return frozenset(
        (role, actor) for role, actor in found if role != PLAIN_ROLE or actor not in special
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def tell_the_same(one: Told, other: Told) -> bool:
    """Whether two claims tell of the same, or one denies what the other tells.

    So it is when a coder links them; or when kind, place and extent are the same, an actor has the
    same role in both, no role is given to different actors, and the dates can meet. Without a
    place an event needs a date in both, and only a situation needs none.
    """
    if linked(one, other):
        return True
    if one.key != other.key or not one.roles & other.roles or not _comparable(one, other):
        return False
    return agree(one, other)


def linked(one: Told, other: Told) -> bool:
    """Whether a coder says that both tell of one event."""
    return other.claim in one.linked or one.claim in other.linked


def agree(one: Told, other: Told) -> bool:
    """Whether dates and, for one kind of content, roles do not keep two claims apart."""
    return _dates_meet(one, other) and (one.kind != other.kind or _roles_fit(one, other))


def _comparable(one: Told, other: Told) -> bool:
    if one.place is not None or one.nature == "situation":
        return True
    return one.nature == "event" and all((one.first, one.last, other.first, other.last))


def _dates_meet(one: Told, other: Told) -> bool:
    return _by(one.first, other.last) and _by(other.first, one.last)


def _by(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def _roles_fit(one: Told, other: Told) -> bool:
    """Whether each role that both give is given to somebody in common."""
    shared = {role for role, _ in one.roles} & {role for role, _ in other.roles}
    return all(_of(one, role) & _of(other, role) for role in shared)


def _of(told: Told, role: str) -> set[str]:
    return {actor for given, actor in told.roles if given == role}
