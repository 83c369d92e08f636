"""Answers about control worked out the long way, to compare with.

The graph as it counts at a moment is sliced out of the whole store, all rules are evaluated over
all of it, and the query of the question who-controls finds what is said of the place. The answer
is then put together like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pyoxigraph as ox

from kg.ask.answers import ControlAnswer, Named
from kg.ask.control.answer import ControlInterpreter
from kg.ask.control.reading import StatementReader, newest_of
from kg.ask.control.statements import Relations, Statement, read_relations, read_statements
from kg.ask.evidence import EvidenceReader
from kg.ask.interpreter import Asked
from kg.ask.moment import Moment
from kg.ask.questions import question_named
from kg.ask.session import Session
from kg.derive import conclude, in_force, load_rules
from kg.force import ClaimInForce, Claims, recent
from kg.namespaces import GRAPH, is_concluded
from kg.project import Settings
from kg.store import Row, Store

_IN_FORCE, _RECENT, _OUT = (GRAPH[f"reference.{name}"] for name in ("force", "recent", "out"))
_DRAFTS = """
SELECT DISTINCT ?claim ?place ?published WHERE {
  ?claim ckg:hasReviewState ckg:DraftState ; ckg:inArticle/ckg:publishedOn ?published ;
    ckg:hasContent ?content .
  ?content ckg:atPlace|ckg:nearPlace ?place .
}
"""
QUESTION = question_named("who-controls")


@contextmanager
def slice_of(
    store: Store, claims: Iterable[ClaimInForce], recent_ones: Iterable[ClaimInForce]
) -> Iterator[list[str]]:
    given = [graph for graph in store.graphs() if not is_concluded(graph)]
    marks = {_IN_FORCE: in_force(claims, _IN_FORCE), _RECENT: in_force(recent_ones, _RECENT)}
    plain = [rule for rule in load_rules() if not rule.infers]
    inferring = [rule for rule in load_rules() if rule.infers]
    with store.scratch(marks):
        concluded = conclude(store, [*given, _IN_FORCE], _OUT, plain)
        concluded += conclude(store, [*given, _RECENT], _OUT, inferring)
        with store.scratch({_OUT: concluded}):
            yield [*given, _IN_FORCE, _OUT]


@dataclass
class ReferenceReader(StatementReader):
    store: Store = field(kw_only=True)
    kept: dict[object, dict[str, list[Row]]] = field(kw_only=True)

    def read(self, moment: Moment, oldest: date | None = None) -> list[Statement]:
        claims = tuple(Claims(self.store).in_force(moment.as_of, moment.known_on))
        fresh = claims if oldest is None else tuple(recent(claims, oldest))
        rows = self._rows(claims, fresh)
        if any(row["naming"] for row in rows):
            known = {c.iri for c in Claims(self.store).in_force(known_on=moment.known_on)}
            rows = [row for row in rows if row["naming"] is None or row["naming"] in known]
        return read_statements(rows, self.place)

    def _rows(self, claims: tuple[ClaimInForce, ...], fresh: tuple[ClaimInForce, ...]) -> list[Row]:
        if (claims, fresh) not in self.kept:
            places = self.kept[claims, fresh] = {}
            with slice_of(self.store, claims, fresh) as graphs:
                for row in self.store.select(QUESTION.sparql, {}, graphs):
                    places.setdefault(row["place"] or "", []).append(row)
        return self.kept[claims, fresh].get(self.place, [])

    def newest(self, moment: Moment) -> date | None:
        found = newest_of(self.of_the_place(self.read(moment)))
        return found.newest() if found else None

    def on(self, moment: Moment, as_of: date) -> list[Statement]:
        moment = replace(moment, as_of=as_of)
        newest = self.newest(moment)
        last = min(newest, as_of) if newest else as_of
        return self.read(moment, last - timedelta(days=self.settings.horizon_days))

    def relations(self, as_of: date) -> Relations:
        return read_relations(self.store)

    def drafts(self, moment: Moment) -> set[str]:
        known = moment.known_on.isoformat() if moment.known_on else "9999"
        rows = self.store.select(_DRAFTS, {"place": ox.NamedNode(self.place)})
        return {row["claim"] or "" for row in rows if (row["published"] or "")[:10] <= known}


@dataclass(frozen=True)
class ReferenceControl(ControlInterpreter):
    kept: dict[object, dict[str, list[Row]]] = field(default_factory=dict)

    def reader(self, place: str) -> ReferenceReader:
        return ReferenceReader(self.known, self.settings, place, store=self.store, kept=self.kept)


class Compared:
    """Asks a session about control in both ways."""

    def __init__(self, session: Session) -> None:
        settings: Settings = session.settings
        evidence = EvidenceReader(session.store, session.files)
        given = (session.store, settings, session.labels, evidence)
        self._quick, self._reference = ControlInterpreter(*given), ReferenceControl(*given)

    def answers(self, place: str, moment: Moment) -> tuple[ControlAnswer, ControlAnswer]:
        """The answer about `place` (an IRI) at `moment`, and the one from the reference."""
        named = Named(place, place.rpartition("/")[2])
        asked = Asked("who holds it", QUESTION, {"place": named}, moment)
        return self._quick.answer(asked), self._reference.answer(asked)
