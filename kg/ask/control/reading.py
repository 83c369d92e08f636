"""Statements about a place, read from the graph as it counts on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from weakref import WeakKeyDictionary, proxy

from kg.ask.control.inferred import inferred_statements
from kg.ask.control.logic import ControlLogic
from kg.ask.control.statements import Relations, Statement
from kg.ask.control.told import Teller
from kg.ask.interpreter import Interpreter
from kg.ask.moment import Moment
from kg.derive import load_rules
from kg.namespaces import CKG
from kg.project import Settings
from kg.records.bearing import MOST_KEPT, Bearings, Context, Naming
from kg.records.counting import in_force
from kg.records.inference import Inference, is_settlement
from kg.records.members import Members, UnnamedSources
from kg.records.record import Record
from kg.records.remembered import Remembered, each_once
from kg.records.times import BOUNDS
from kg.store import SnapshotStore, Store

_MOST_TELLERS = 500


class Known:
    """What answers about control have read of a store, to be shared by them.

    It is to be used while the store stays as it is.
    """

    def __init__(self, store: Store) -> None:
        store = proxy(store) if isinstance(store, SnapshotStore) else store
        self.bearings = Bearings(store)
        self.members = Members(store)
        self.unnamed = UnnamedSources(store)
        self.inference = Inference(self.bearings.geography, self.members)
        self._told: Remembered[tuple[Teller, Record], list[Statement]] = Remembered(MOST_KEPT)
        self._tellers: Remembered[tuple[str, tuple[Naming, ...]], Teller] = Remembered(
            _MOST_TELLERS, each_once
        )

    @classmethod
    def of(cls, store: Store) -> Known:
        """What was read of `store`: a snapshot never changes, so that it is read once."""
        if not isinstance(store, SnapshotStore):
            return cls(store)
        if store not in _OF_SNAPSHOTS:
            _OF_SNAPSHOTS[store] = cls(store)
        return _OF_SNAPSHOTS[store]

    def teller(self, place: str, namings: Iterable[Naming]) -> Teller:
        """What makes statements about `place`, with these `namings`."""
        key = (place, tuple(namings))
        return self._tellers.of(
            key, lambda: Teller(place, self.bearings.geography, self._told, key[1])
        )


_OF_SNAPSHOTS: WeakKeyDictionary[Store, Known] = WeakKeyDictionary()


@dataclass
class StatementReader:
    """Reads statements about `place` (an IRI)."""

    known: Known
    settings: Settings
    place: str

    def read(self, moment: Moment, oldest: date | None = None) -> list[Statement]:
        """The statements at `moment`; inferences rest on claims that speak of `oldest` or later.

        What is said of parts of areas is left out: see `on`.
        """
        records = self._counting(self.known.bearings.of(self.place), moment)
        return self._ordered([*self._told(records, moment), *self._inferred(moment, oldest)])

    def on(self, moment: Moment, as_of: date) -> list[Statement]:
        """The statements for a verdict on the day `as_of`, with those about parts of areas.

        Inferences rest on claims as recent as the horizon allows, counted back from the newest
        evidence on the place.
        """
        moment = replace(moment, as_of=as_of)
        newest = self.newest(moment)
        last = min(newest, as_of) if newest else as_of
        oldest = last - timedelta(days=self.settings.horizon_days)
        own = self.known.bearings.of(self.place)
        known = {record.content for record in own}
        beside = [r for r in self.context(as_of).records if r.content not in known]
        records = self._counting([*own, *beside], moment)
        return self._ordered([*self._told(records, moment), *self._inferred(moment, oldest)])

    def newest(self, moment: Moment) -> date | None:
        """The latest day of which something about the place speaks; None for nothing."""
        records = self._counting(self.known.bearings.of(self.place), moment)
        told = newest_of(self.of_the_place(self._told(records, moment)))
        if told is not None and not _speaks_beyond(records, told.newest()):
            return told.newest()  # no inference from these can speak of a later day
        found = newest_of(self.of_the_place(self.read(moment)))
        return found.newest() if found else None

    def turning_days(self, as_of: date) -> list[date]:
        """The days, sorted, on which something was published or withdrawn that counts on `as_of`.

        By any two days between two of them the same was known for a verdict on the day `as_of`.
        """
        bearings = self.known.bearings
        areas = bearings.geography.around(self.place)
        around = (area for area in areas if is_settlement(bearings.geography, area))
        own = [record for place in (self.place, *around) for record in bearings.of(place)]
        records = (*own, *self.context(as_of).records)
        counting = [r for r in records if _may_count(r, as_of)]
        withdrawn = {record.since for record in counting if record.since is not None}
        return sorted({record.published for record in counting} | withdrawn)

    def context(self, as_of: date) -> Context:
        """What is said of parts of areas around the place, for a verdict on the day `as_of`."""
        return self.known.bearings.context(self.place, as_of, self.settings.horizon_days)

    def relations(self, as_of: date) -> Relations:
        """Who belongs to whom, and what came before what, for a verdict on the day `as_of`."""
        records = (*self.known.bearings.of(self.place), *self.context(as_of).records)
        later = {record.content: record.later for record in records if record.later}
        return Relations(self.known.members, later, self.known.unnamed)

    def drafts(self, moment: Moment) -> set[str]:
        """The claims (IRIs) about the place or its surroundings that nobody has reviewed."""
        return {
            record.claim
            for record in self.known.bearings.of(self.place)
            if record.draft and self.place in (*record.at(), *record.near())
            if moment.known_on is None or record.published <= moment.known_on
        }

    def of_the_place(self, statements: Iterable[Statement]) -> list[Statement]:
        """What is said of the place, a part of it or its surroundings, or covers it."""
        return [
            s for s in statements if s.about_place or (s.at == self.place and s.role != "not-yet")
        ]

    # -- what counts -----------------------------------------------------------------------

    def _counting(
        self, records: Iterable[Record], moment: Moment, oldest: date | None = None
    ) -> list[Record]:
        """The records that count at `moment`, and speak of `oldest` or a later day."""
        counted = ((r, in_force(r, moment.as_of, moment.known_on)) for r in records)
        return [r for r, claim in counted if claim and (not oldest or claim.speaks_of >= oldest)]

    def _told(self, records: Iterable[Record], moment: Moment) -> list[Statement]:
        return self._teller(moment.known_on).statements(records)

    def _teller(self, known_on: date | None) -> Teller:
        """What makes statements; namings count that were known, whatever day they speak of.

        Which places make a group does not change with time.
        """
        bearings = self.known.bearings
        namings = bearings.namings(self.place)
        if namings:
            own = bearings.of(self.place)
            counting = {r.claim for r in own if in_force(r, None, known_on)}
            namings = [naming for naming in namings if naming.claim in counting]
        return self.known.teller(self.place, namings)

    def _inferred(self, moment: Moment, oldest: date | None) -> list[Statement]:
        """What rules infer about the place, and about settlements in which it lies."""
        found: list[Statement] = []
        for place in (self.place, *self.known.bearings.geography.around(self.place)):
            if is_settlement(self.known.bearings.geography, place):
                records = self._counting(self.known.bearings.of(place), moment, oldest)
                triples = self.known.inference.conclusions(place, records)
                if triples:
                    by_claim = {record.claim: record for record in records}
                    found += inferred_statements(triples, by_claim, self.place)
        return found

    def _ordered(self, statements: list[Statement]) -> list[Statement]:
        return sorted(statements, key=lambda s: (s.role, s.claims[0], s.actor, s.at, s.rule or ""))


def _may_count(record: Record, as_of: date) -> bool:
    """Whether `record` can count on `as_of`; which place is one of a group holds always."""
    if record.names or not record.readings:
        return True
    return any(earliest is None or earliest <= as_of for earliest, _ in record.readings)


def _speaks_beyond(records: Iterable[Record], day: date) -> bool:
    """Whether the date of an event that happened has a bound later than `day`."""
    limit = day.isoformat()
    return any(
        value[:10] > limit
        for record in records
        if CKG["PlannedModality"] not in record.facts.get("hasModality", ())
        for name in BOUNDS
        for value in record.date.get(name, ())
    )


def newest_of(statements: Iterable[Statement]) -> Statement | None:
    """The statement that speaks of the latest day; None when there is none."""
    return max(statements, key=lambda s: (s.newest(), s.claims), default=None)


def new_logic(
    interpreter: Interpreter, statements: list[Statement], relations: Relations
) -> ControlLogic:
    """What assesses `statements` about one place, with the settings of `interpreter`."""
    return ControlLogic(
        relations=relations,
        settings=interpreter.settings,
        names_holder=frozenset(rule.iri for rule in load_rules() if rule.names_holder),
        evidence=lambda claim: interpreter.evidence.read([("context", claim)])[0],
        statements=statements,
    )
