"""The answer about who controls a place, put together from statements, logic and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kg.ask.answers import CitedRelation, ControlAnswer, Named, Newest
from kg.ask.control import parts
from kg.ask.control.gaps import ControlGaps
from kg.ask.control.logic import Assessment
from kg.ask.control.reading import Known, StatementReader, new_logic, newest_of
from kg.ask.control.rivals import rivals
from kg.ask.control.statements import Statement
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.moment import Moment
from kg.derive import load_rules
from kg.findings import NotFoundError
from kg.namespaces import CLAIM
from kg.records.publication import newest_publication
from kg.store import Row

_RELATION = """
SELECT ?relation ?member ?whole ?reference WHERE {
  ?relation a ckg:Membership ; ckg:reference ?reference ;
    ckg:hasMember ?member ; ckg:hasWhole ?whole .
}
ORDER BY ?relation
"""
_LINK = """
SELECT DISTINCT ?relation ?member ?whole ?reference WHERE {
  ?relation ckg:linksFrom/ckg:hasContent/ckg:atPlace ?member ; ckg:statement ?reference ;
    ckg:linksTo/ckg:hasContent/ckg:atPlace ?whole .
  ?whole a ckg:PlaceGroup .
}
ORDER BY ?relation
"""
_LISTED = 5
"""How many drafts are named."""


@dataclass(frozen=True)
class ControlInterpreter(Interpreter):
    """Turns what the question who-controls finds into an answer with a verdict.

    What it reads of the store is kept for the next answer, as `known`.
    """

    @cached_property
    def known(self) -> Known:
        """What was read so far."""
        return Known.of(self.store)

    def answer(self, asked: Asked) -> ControlAnswer:
        """Who controls the place asked about: verdict, basis, evidence, and what is not known.

        NotFoundError when the graph holds no article at all.
        """
        place, moment = asked.thing("place"), asked.moment
        reader = self.reader(place.iri)
        as_of = moment.as_of or reader.newest(moment) or self._newest_day(moment.known_on)
        words = self.found(place, moment, as_of)
        found, logic = words.assessment, words.logic
        return ControlAnswer(
            question=asked.text,
            place=place,
            as_of=as_of.isoformat(),
            as_of_given=moment.as_of is not None,
            known_on=moment.known_on.isoformat() if moment.known_on else None,
            verdict=found.verdict,
            basis=found.basis,
            reason=found.reason,
            sentence=words.sentence(),
            fought_over=found.fought_over,
            surroundings_fought_over=found.surroundings_fought_over,
            holders=parts.holders(found, logic, self.labels),
            lost_by=parts.losses(found, self.labels),
            evidence=self.evidence.read(parts.roles(found, logic)),
            relations=(*self._memberships(found), *self._members(found)),
            rivals=rivals(found, logic, place.iri, self.labels.phrase),
            independent_sources=parts.independent(found, logic),
            newest_evidence=_newest(newest_of(reader.of_the_place(logic.statements)), as_of),
            interested_premises=tuple(words.interested_premises()),
            not_known=tuple(words.not_known()),
            would_settle=tuple(words.would_settle()),
            horizon_days=self.settings.horizon_days,
            sparql=asked.sparql(),
            readings=(
                *asked.readings,
                *self._drafts(place, reader.drafts(moment)),
                *_left_out(
                    words.place.label, parts.unlisted(found), reader.context(as_of).complete
                ),
            ),
        )

    def found(self, place: Named, moment: Moment, as_of: date) -> ControlGaps:
        """The assessment of `place` on the day `as_of`, with the words for it and for its gaps."""
        reader = self.reader(place.iri)
        logic = new_logic(self, reader.on(moment, as_of), reader.relations(as_of))
        return ControlGaps(
            logic.assess(as_of),
            logic,
            Named(place.iri, self.labels.phrase(place.iri)),
            self.labels.phrase,
            {rule.iri: rule for rule in load_rules()},
            moment.as_of is not None,
            moment.known_on,
        )

    def reader(self, place: str) -> StatementReader:
        """What reads the statements about `place` (an IRI)."""
        return StatementReader(self.known, self.settings, place)

    def _drafts(self, place: Named, drafts: set[str]) -> list[str]:
        """The sentence that claims about the place are drafts, which no answer uses."""
        found = map(CLAIM.local, drafts)
        claims = sorted(found, key=lambda claim: (len(claim), claim))
        if not claims:
            return []
        more = f" and {len(claims) - _LISTED} more" if len(claims) > _LISTED else ""
        what = "A draft claim tells" if len(claims) == 1 else f"{len(claims)} draft claims tell"
        listed = ", ".join(claims[:_LISTED])
        return [
            f"{what} of {place.label} and {'is' if len(claims) == 1 else 'are'} not used: "
            f"{listed}{more}."
        ]

    def _memberships(self, found: Assessment) -> tuple[CitedRelation, ...]:
        """The relations of the gazetteer that the inferences rest on, by their names."""
        wanted = {relation for statement in found.live for relation in statement.rests_on}
        return self._cited(_straight(self._rows(_RELATION, wanted), found))

    def _members(self, found: Assessment) -> tuple[CitedRelation, ...]:
        """What the coder says of which place is one of a group, where the answer rests on it."""
        wanted = {link for s in (*found.live, *found.losses) for link in s.links}
        return self._cited(self._rows(_LINK, wanted))

    def _rows(self, sparql: str, relations: set[str]) -> list[Row]:
        return [
            row
            for relation in sorted(relations)
            for row in self.store.select(sparql, {"relation": ox.NamedNode(relation)})
        ]

    def _cited(self, rows: list[Row]) -> tuple[CitedRelation, ...]:
        return tuple(
            CitedRelation(
                row["relation"] or "",
                Named(row["member"] or "", self.labels.label(row["member"] or "")),
                Named(row["whole"] or "", self.labels.label(row["whole"] or "")),
                row["reference"] or "",
            )
            for row in rows
        )

    def _newest_day(self, known_on: date | None) -> date:
        """The day of the newest publication until `known_on`, else that day itself."""
        newest = newest_publication(self.store, known_on)
        if newest is None and known_on is None:
            raise NotFoundError("the graph holds no article: `kg check` says why")
        return newest or known_on or date.max


def _left_out(place: str, unlisted: int, complete: bool) -> list[str]:
    """Sentences on what bears on the place, decides nothing and is too much to be told."""
    said = []
    if not complete:
        said.append(
            f"Very many claims speak of parts of areas around {place}: only the newest were read."
        )
    if unlisted:
        more = "1 older claim" if unlisted == 1 else f"{unlisted} older claims"
        said.append(f"{more} on {place} and its surroundings that decide nothing are not listed.")
    return said


def _straight(rows: list[Row], found: Assessment) -> list[Row]:
    """The relations without detours: where one leads straight to the holder, no longer way."""
    holders = {statement.actor for statement in found.live}
    direct = {row["member"] for row in rows if row["whole"] in holders}
    return [row for row in rows if row["whole"] in holders or row["member"] not in direct]


def _newest(statement: Statement | None, as_of: date) -> Newest | None:
    if statement is None:
        return None
    day = statement.newest()
    return Newest(day.isoformat(), statement.claims[0], (as_of - day).days)
