"""The records of claims that bear on one place, found by place and never by searching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from kg.namespaces import CKG, RDF
from kg.records.geography import Geography
from kg.records.keys import at_key, dekads_back, dekads_key, part_key, whole_key
from kg.records.lookup import objects
from kg.records.record import Record, read_record
from kg.records.remembered import Remembered
from kg.store import Store

MOST_CONTEXT = 200
"""How many claims about parts of an area are all read; of more, the newest so many."""
MOST_KEPT = 20_000
"""How many records are remembered under the places that they bear on, and as many under areas."""
_VALUE, _CONTENT, _AT = RDF["value"], CKG["hasContent"], CKG["atPlace"]
_UNDER = "SELECT ?node ?text WHERE { ?node rdf:value ?text }"
_SOME = f"{_UNDER} LIMIT {MOST_CONTEXT + 1}"


@dataclass(frozen=True)
class Naming:
    """A claim that names a place as one of a group: the group, and the link that says so."""

    group: str
    claim: str
    link: str


@dataclass(frozen=True)
class _Own:
    """The records that bear on a place, and the claims that name it as one of a group."""

    records: list[Record]
    namings: list[Naming]

    def __len__(self) -> int:
        return len(self.records)


@dataclass(frozen=True)
class Context:
    """Records of what is said of parts of areas; `complete` unless there were too many."""

    records: list[Record]
    complete: bool

    def __len__(self) -> int:
        return len(self.records)


class Bearings:
    """What bears on the places of a store, read when it is asked for and remembered.

    It is to be used while the store stays as it is.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.geography = Geography(store)
        self._own: Remembered[str, _Own] = Remembered(MOST_KEPT)
        self._under: Remembered[str, list[Record]] = Remembered(MOST_KEPT)
        self._contexts: Remembered[tuple[str, date, int], Context] = Remembered(MOST_KEPT)
        self._dekads: dict[str, list[str] | None] = {}

    def of(self, place: str) -> list[Record]:
        """The records of what is so at `place`, inside or near it, and in the whole of an area.

        Also of groups of which it is one.
        """
        return self._own.of(place, lambda: self._bearing_on(place)).records

    def namings(self, place: str) -> list[Naming]:
        """The claims that name `place` as one of a group of places."""
        return self._own.of(place, lambda: self._bearing_on(place)).namings

    def _bearing_on(self, place: str) -> _Own:
        geography, own = self.geography, self._read(at_key(place))
        beside = sorted(geography.inside(place) | geography.near(place))
        namings = self._namings(place, own)
        groups = sorted({naming.group for naming in namings})
        found = [
            *own,
            *(r for other in (*beside, *groups) for r in self._few(at_key(other))),
            *(r for area in geography.around(place) for r in self._few(whole_key(area))),
        ]
        return _Own(_once(found), namings)

    def context(self, place: str, as_of: date, horizon_days: int) -> Context:
        """The records of what is said of areas around `place`, but not of all that is in them.

        Where there are more than `MOST_CONTEXT` of an area: the newest that were published by the
        day `as_of`, within `horizon_days` before it.
        """
        key = (place, as_of, horizon_days)
        return self._contexts.of(key, lambda: self._context(*key))

    def _context(self, place: str, as_of: date, horizon_days: int) -> Context:
        found = [r for group in self._groups(place) for r in self._few(at_key(group))]
        complete = True
        for area in self.geography.around(place):
            dekads = self._dekads_of(area)
            if dekads is not None:
                found += [r for dekad in dekads for r in self._few(part_key(area, dekad))]
            else:
                complete = False
                found += self._newest(area, as_of, as_of - timedelta(days=horizon_days))
        return Context(_once(found), complete)

    def _dekads_of(self, area: str) -> list[str] | None:
        """The dekads in which something was said of parts of `area`; None where it is too much."""
        if area not in self._dekads:
            rows = self.store.select(_SOME, {"node": ox.NamedNode(dekads_key(area))})
            dekads = sorted({row["text"] or "" for row in rows})
            self._dekads[area] = dekads if len(rows) <= MOST_CONTEXT else None
        return self._dekads[area]

    def _groups(self, place: str) -> Iterable[str]:
        """Groups of places in the gazetteer in an area around `place`."""
        groups = sorted(self.geography.groups - {place})
        return (group for group in groups if self.geography.shares_area(group, place))

    def _newest(self, area: str, as_of: date, oldest: date) -> list[Record]:
        found: list[Record] = []
        for dekad in dekads_back(as_of, oldest):
            records = self._few(part_key(area, dekad))
            found += [r for r in records if oldest <= r.published <= as_of]
            if len(found) >= MOST_CONTEXT:
                break
        found.sort(key=lambda record: (record.published, record.claim), reverse=True)
        return found[:MOST_CONTEXT]

    # -- reading ---------------------------------------------------------------------------

    def _read(self, key: str) -> list[Record]:
        """The records under the node `key`: by a query, which is quick for many."""
        rows = self.store.select(_UNDER, {"node": ox.NamedNode(key)})
        return [read_record(row["text"] or "") for row in rows]

    def _few(self, key: str) -> list[Record]:
        """The same, quick for none or a few; remembered, as more than one place needs them."""
        return self._under.of(
            key, lambda: [read_record(text) for text in objects(self.store, key, _VALUE)]
        )

    def _namings(self, place: str, own: list[Record]) -> list[Naming]:
        return [
            Naming(group, record.claim, link)
            for record in own
            if record.names and not record.draft and place in record.at()
            for link, claim in record.names
            for group in self._groups_of(claim)
        ]

    def _groups_of(self, claim: str) -> Iterator[str]:
        """The groups of places of which a claim speaks."""
        for content in objects(self.store, claim, _CONTENT):
            for place in objects(self.store, content, _AT):
                if self.geography.is_a(place, "PlaceGroup"):
                    yield place


def _once(records: Iterable[Record]) -> list[Record]:
    return list({record.content: record for record in records}.values())
