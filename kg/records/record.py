"""A record: everything about one claim that an answer about control can depend on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from kg.namespaces import CKG, ID
from kg.records.times import Bounds, Times, read_day

KEPT = 8192
"""How many records are kept as they were read, in one process; a few kilobytes each."""


@dataclass(frozen=True)
class Told:
    """One thing that a claim says of an actor, with its times.

    `role`: holds or lost for what a rule concludes (then with `rule`, `conclusion`, `place` and
    `extent`); denied, fights, present, not-yet, gained for what stands in the claim itself.
    """

    role: str
    actor: str
    times: Times
    rule: str | None = None
    conclusion: str | None = None
    place: str | None = None
    extent: str | None = None


@dataclass(frozen=True, eq=False)
class Record:
    """What one claim says, whether or not it counts.

    `readings` are the earliest and latest day by each reading of its date. `facts` are the
    properties of the content that rules read, `date` those of its date, by their local names;
    `rivals` are other readings as parts of a row of the question who-controls. `inside` and
    `around` say in which areas, and near which places, a place of the article's own lies. `names`
    are links (IRIs) by which the claim names a member of a group, each with the group's claim.
    `later` are the contents of which the article says that they came after this one.
    """

    claim: str
    content: str
    published: date
    draft: bool
    withdrawn: bool
    since: date | None
    readings: tuple[Bounds, ...]
    facts: dict[str, list[str]]
    date: dict[str, list[str]]
    told: tuple[Told, ...]
    inside: dict[str, list[str]] = field(default_factory=dict)
    around: dict[str, list[str]] = field(default_factory=dict)
    rivals: tuple[dict[str, str | None], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    later: frozenset[str] = frozenset()

    def at(self) -> list[str]:
        """The places in which it is so."""
        return self.facts.get("atPlace", [])

    def near(self) -> list[str]:
        """The places near which it is so."""
        return self.facts.get("nearPlace", [])


def written(record: Record) -> str:
    """`record` as JSON."""
    return json.dumps(_written(record), separators=(",", ":"))


@lru_cache(maxsize=KEPT)
def read_record(text: str) -> Record:
    """The record in the JSON `text`; of the same text the same one, which nobody may change."""
    return _read(json.loads(text))


def _written(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {
        "claim": _short(record.claim),
        "content": _short(record.content),
        "published": record.published.isoformat(),
        "draft": record.draft,
        "withdrawn": record.withdrawn,
        "since": _text(record.since),
        "readings": [[_text(day) for day in bounds] for bounds in record.readings],
        "facts": _shortened(record.facts),
        "date": _shortened(record.date),
        "told": [_told(told) for told in record.told],
        "inside": _shortened(record.inside),
        "around": _shortened(record.around),
        "rivals": record.rivals,
        "later": [*map(_short, sorted(record.later))],
        "names": [[*map(_short, pair)] for pair in record.names],
    }
    return {key: value for key, value in values.items() if value}


def _read(values: dict[str, Any]) -> Record:
    published = date.fromisoformat(values["published"])
    return Record(
        claim=_long(values["claim"]),
        content=_long(values["content"]),
        published=published,
        draft="draft" in values,
        withdrawn="withdrawn" in values,
        since=read_day(values.get("since")),
        readings=tuple(_bounds(each) for each in values.get("readings", ())),
        facts=_lengthened(values.get("facts", {})),
        date=_lengthened(values.get("date", {})),
        told=tuple(_read_told(each, published) for each in values.get("told", ())),
        inside=_lengthened(values.get("inside", {})),
        around=_lengthened(values.get("around", {})),
        later=frozenset(map(_long, values.get("later", ()))),
        rivals=tuple(values.get("rivals", ())),
        names=tuple((_long(link), _long(claim)) for link, claim in values.get("names", ())),
    )


def _told(told: Told) -> list[Any]:
    times = told.times
    days = (*times["begin"], *times["end"], *times["spoken"])
    names = (told.role, _short(told.actor), *map(_maybe_short, _concluded(told)))
    return [*names, int(times["closed"]), *map(_text, days)]


def _concluded(told: Told) -> tuple[str | None, ...]:
    return told.rule, told.conclusion, told.place, told.extent


def _read_told(values: list[Any], published: date) -> Told:
    role, actor, *concluded = values[:6]
    days = [read_day(day) for day in values[7:]]
    times: Times = {
        "begin": (days[0], days[1]),
        "end": (days[2], days[3]),
        "closed": bool(values[6]),
        "spoken": (days[4], days[5]),
        "published": published,
    }
    return Told(role, _long(actor), times, *map(_maybe_long, concluded))


def _bounds(days: list[str | None]) -> Bounds:
    return read_day(days[0]), read_day(days[1])


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _shortened(values: dict[str, list[str]]) -> dict[str, list[str]]:
    return {_short(name): list(map(_short, each)) for name, each in values.items()}


def _lengthened(values: dict[str, list[str]]) -> dict[str, list[str]]:
    return {_long(name): list(map(_long, each)) for name, each in values.items()}


def _short(iri: str) -> str:
    """An IRI without what is always the same: `#term` for a term, a path for a thing."""
    if iri in CKG:
        return f"#{CKG.local(iri)}"
    return f"/{ID.local(iri)}" if iri in ID else iri


def _long(short: str) -> str:
    if short.startswith("#"):
        return CKG[short[1:]]
    return ID[short[1:]] if short.startswith("/") else short


def _maybe_short(iri: str | None) -> str | None:
    return None if iri is None else _short(iri)


def _maybe_long(short: str | None) -> str | None:
    return None if short is None else _long(short)
