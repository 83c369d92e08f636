"""Statements about a place, read from the graph as it counts on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pyoxigraph as ox

from kg.ask.control.logic import ControlLogic
from kg.ask.control.statements import Relations, Statement, read_statements
from kg.ask.interpreter import Interpreter
from kg.ask.slices import Moment, slice_of
from kg.derive import load_rules
from kg.force import ClaimInForce, Claims, recent
from kg.project import Settings
from kg.store import Row, Store, Term

_Slice = tuple[tuple[ClaimInForce, ...], tuple[ClaimInForce, ...]]


@dataclass
class KeptRows:
    """Rows that were read, for readers to share: by the claims in force, then by the place.

    With `all_places`, all places are read at once, which for many is quicker than one by one.
    """

    all_places: bool = False
    by_slice: dict[_Slice, dict[str, list[Row]]] = field(default_factory=dict)


@dataclass
class StatementReader:
    """Reads statements about `place` (an IRI) by the query of the question who-controls.

    `about` are the claims (IRIs) that bear on the place: where they are given, others are not
    looked at, so that days with the same claims are read once. `kept` may be shared by readers of
    the same claims.
    """

    store: Store
    settings: Settings
    sparql: str
    place: str
    about: Collection[str] | None = None
    kept: KeptRows = field(default_factory=KeptRows)
    _claims: Claims = field(init=False)

    def __post_init__(self) -> None:
        self._claims = Claims(self.store, self.about)

    def read(self, moment: Moment, oldest: date | None = None) -> list[Statement]:
        """The statements at `moment`; inferences rest on claims that speak of `oldest` or later."""
        claims = tuple(self._claims.in_force(moment.as_of, moment.known_on))
        fresh = claims if oldest is None else tuple(recent(claims, oldest))
        rows = self._known(self._rows((claims, fresh)), moment.known_on)
        return read_statements(rows, self.place)

    def on(self, moment: Moment, as_of: date) -> list[Statement]:
        """The statements for a verdict on the day `as_of`.

        Inferences rest on claims as recent as the horizon allows, counted back from the newest
        evidence on the place.
        """
        moment = replace(moment, as_of=as_of)
        newest = newest_of(self.of_the_place(self.read(moment)))
        last = min(newest.newest(), as_of) if newest else as_of
        return self.read(moment, last - timedelta(days=self.settings.horizon_days))

    def of_the_place(self, statements: Iterable[Statement]) -> list[Statement]:
        """What is said of the place, a part of it or its surroundings, or covers it."""
        return [
            s for s in statements if s.about_place or (s.at == self.place and s.role != "not-yet")
        ]

    def _rows(self, among: _Slice) -> list[Row]:
        known = among in self.kept.by_slice
        places = self.kept.by_slice.setdefault(among, {})
        if self.kept.all_places and not known:
            for row in self._select(among, {}):
                places.setdefault(row["place"] or "", []).append(row)
        elif not self.kept.all_places and self.place not in places:
            places[self.place] = self._select(among, {"place": ox.NamedNode(self.place)})
        return places.get(self.place, [])

    def _select(self, among: _Slice, bindings: dict[str, Term]) -> list[Row]:
        with slice_of(self.store, *among) as graphs:
            return self.store.select(self.sparql, bindings, graphs)

    def _known(self, rows: list[Row], known_on: date | None) -> list[Row]:
        """The rows but for those that rest on a claim, naming a member, not known by then.

        Which places make a group does not change with time, so the day asked about sets no limit.
        """
        if all(row["naming"] is None for row in rows):
            return rows
        known = {claim.iri for claim in self._claims.in_force(known_on=known_on)}
        return [row for row in rows if row["naming"] is None or row["naming"] in known]


def newest_of(statements: Iterable[Statement]) -> Statement | None:
    """The statement that speaks of the latest day; None when there is none."""
    found = sorted(statements, key=lambda s: (s.newest(), s.claims), reverse=True)
    return found[0] if found else None


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
