"""The answer about who controls a place, put together from statements, logic and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from kg.ask.answers import CitedRelation, ControlAnswer, Named, Newest
from kg.ask.control import parts
from kg.ask.control.gaps import ControlGaps
from kg.ask.control.logic import Assessment
from kg.ask.control.reading import KeptRows, StatementReader, new_logic, newest_of
from kg.ask.control.rivals import rivals
from kg.ask.control.statements import Statement, read_relations
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.slices import Moment
from kg.derive import load_rules
from kg.findings import NotFoundError
from kg.namespaces import CLAIM
from kg.store import Row

_RELATIONS = """
SELECT ?relation ?member ?whole ?reference WHERE {
  ?relation a ckg:Membership ; ckg:reference ?reference ;
    ckg:hasMember ?member ; ckg:hasWhole ?whole .
}
ORDER BY ?relation
"""
_LINKS = """
SELECT DISTINCT ?relation ?member ?whole ?reference WHERE {
  ?relation ckg:linksFrom/ckg:hasContent/ckg:atPlace ?member ; ckg:statement ?reference ;
    ckg:linksTo/ckg:hasContent/ckg:atPlace ?whole .
  ?whole a ckg:PlaceGroup .
}
ORDER BY ?relation
"""
_DRAFTS = """
SELECT DISTINCT ?claim ?place ?published WHERE {
  ?claim ckg:hasReviewState ckg:DraftState ; ckg:inArticle/ckg:publishedOn ?published ;
    ckg:hasContent ?content .
  ?content ckg:atPlace|ckg:nearPlace ?place .
}
ORDER BY ?claim
"""
_PUBLISHED = "SELECT ?published WHERE { ?article ckg:publishedOn ?published }"

_LISTED = 5
"""How many drafts are named."""


@dataclass(frozen=True)
class ControlInterpreter(Interpreter):
    """Turns what the question who-controls finds into an answer with a verdict.

    What it reads is kept for the next answer: of one place on other days, or, where `kept` says
    so, of all places.
    """

    kept: KeptRows = field(default_factory=KeptRows)

    def answer(self, asked: Asked) -> ControlAnswer:
        """Who controls the place asked about: verdict, basis, evidence, and what is not known.

        NotFoundError when the graph holds no article at all.
        """
        place, moment = asked.thing("place"), asked.moment
        sparql = asked.question.sparql
        reader = StatementReader(self.store, self.settings, sparql, place.iri, kept=self.kept)
        given = moment.as_of is not None
        as_of = moment.as_of or self._newest_evidence(reader, moment)
        statements = reader.on(moment, as_of)
        logic = new_logic(self, statements, read_relations(self.store))
        found = logic.assess(as_of)
        phrase = Named(place.iri, self.labels.phrase(place.iri))
        rules = {rule.iri: rule for rule in load_rules()}
        words = ControlGaps(found, logic, phrase, self.labels.phrase, rules, given, moment.known_on)
        return ControlAnswer(
            question=asked.text,
            place=place,
            as_of=as_of.isoformat(),
            as_of_given=given,
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
            newest_evidence=_newest(newest_of(reader.of_the_place(statements)), as_of),
            interested_premises=tuple(words.interested_premises()),
            not_known=tuple(words.not_known()),
            would_settle=tuple(words.would_settle()),
            horizon_days=self.settings.horizon_days,
            sparql=asked.sparql(),
            readings=(*asked.readings, *self._drafts(place, moment)),
        )

    def _drafts(self, place: Named, moment: Moment) -> list[str]:
        """The sentence that claims about the place are drafts, which no answer uses."""
        rows = self.store.select(_DRAFTS, {"place": ox.NamedNode(place.iri)})
        known = moment.known_on.isoformat() if moment.known_on else None
        found = {
            CLAIM.local(row["claim"] or "")
            for row in rows
            if known is None or (row["published"] or "")[:10] <= known
        }
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
        rows = self.store.select(_RELATIONS) if wanted else []
        return self._cited(_straight([row for row in rows if row["relation"] in wanted], found))

    def _members(self, found: Assessment) -> tuple[CitedRelation, ...]:
        """What the coder says of which place is one of a group, where the answer rests on it."""
        wanted = {link for s in (*found.live, *found.losses) for link in s.links}
        rows = self.store.select(_LINKS) if wanted else []
        return self._cited([row for row in rows if row["relation"] in wanted])

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

    def _newest_evidence(self, reader: StatementReader, moment: Moment) -> date:
        newest = newest_of(reader.of_the_place(reader.read(moment)))
        return newest.newest() if newest else self._newest_day(moment.known_on)

    def _newest_day(self, known_on: date | None) -> date:
        """The day of the newest publication until `known_on`, else that day itself."""
        published = [
            date.fromisoformat((row["published"] or "")[:10])
            for row in self.store.select(_PUBLISHED)
        ]
        known = [day for day in published if known_on is None or day <= known_on]
        if not known and known_on is None:
            raise NotFoundError("the graph holds no article: `kg check` says why")
        return max(known) if known else known_on or date.max


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
