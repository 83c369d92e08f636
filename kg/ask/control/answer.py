"""The answer about who controls a place, put together from statements, logic and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pyoxigraph as ox

from kg.ask.answers import CitedRelation, ControlAnswer, Holder, Loss, Named, Newest
from kg.ask.control.gaps import ControlGaps
from kg.ask.control.logic import Assessment, ControlLogic, newest_of
from kg.ask.control.statements import Statement, read_relations, read_statements
from kg.ask.control.text import since_edtf
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.questions import Question
from kg.ask.slices import Moment, sliced
from kg.derive import load_rules
from kg.findings import NotFoundError
from kg.force import claims_in_force
from kg.store import Row

_RELATIONS = """
SELECT ?relation ?member ?whole ?reference WHERE {
  ?relation a ckg:Membership ; ckg:reference ?reference ;
    ckg:hasMember ?member ; ckg:hasWhole ?whole .
}
ORDER BY ?relation
"""
_LINKS = """
SELECT DISTINCT ?link ?member ?group ?statement WHERE {
  ?link ckg:linksFrom/ckg:hasContent/ckg:atPlace ?member ; ckg:statement ?statement ;
    ckg:linksTo/ckg:hasContent/ckg:atPlace ?group .
  ?group a ckg:PlaceGroup .
}
ORDER BY ?link
"""
_PUBLISHED = "SELECT ?published WHERE { ?article ckg:publishedOn ?published }"
_BASES = ("stated", "claimed", "inferred")


class ControlInterpreter(Interpreter):
    """Turns what the question who-controls finds into an answer with a verdict."""

    def answer(self, asked: Asked) -> ControlAnswer:
        """Who controls the place asked about: verdict, basis, evidence, and what is not known.

        NotFoundError when the graph holds no article at all.
        """
        question, place, moment = asked.question, asked.thing("place"), asked.moment
        given = moment.as_of is not None
        newest = newest_of(_of_the_place(self._statements(question, place, moment), place.iri))
        as_of = moment.as_of or (newest.newest() if newest else self._newest_day(moment.known_on))
        moment = replace(moment, as_of=as_of)
        last = min(newest.newest(), as_of) if newest else as_of
        oldest = last - timedelta(days=self.settings.horizon_days)
        statements = self._statements(question, place, moment, oldest)
        logic = self._logic(statements)
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
            holders=self._holders(found, logic),
            lost_by=self._losses(found),
            evidence=self.evidence.read(_roles(found, logic)),
            relations=(*self._relations(found), *self._members(found)),
            independent_sources=_independent(found, logic),
            newest_evidence=_newest(newest_of(_of_the_place(statements, place.iri)), as_of),
            interested_premises=tuple(words.interested_premises()),
            not_known=tuple(words.not_known()),
            would_settle=tuple(words.would_settle()),
            horizon_days=self.settings.horizon_days,
            sparql=asked.sparql(),
        )

    def _relations(self, found: Assessment) -> tuple[CitedRelation, ...]:
        """The relations of the gazetteer that the inferences rest on, by their names."""
        wanted = {relation for statement in found.live for relation in statement.rests_on}
        rows = self.store.select(_RELATIONS) if wanted else []
        rows = _straight([row for row in rows if row["relation"] in wanted], found)
        return tuple(
            CitedRelation(
                row["relation"] or "",
                Named(row["member"] or "", self.labels.label(row["member"] or "")),
                Named(row["whole"] or "", self.labels.label(row["whole"] or "")),
                row["reference"] or "",
            )
            for row in rows
        )

    def _members(self, found: Assessment) -> tuple[CitedRelation, ...]:
        """What the coder says of which place is one of a group, where the answer rests on it."""
        wanted = {link for s in (*found.live, *found.losses) for link in s.links}
        rows = self.store.select(_LINKS) if wanted else []
        return tuple(
            CitedRelation(
                row["link"] or "",
                Named(row["member"] or "", self.labels.label(row["member"] or "")),
                Named(row["group"] or "", self.labels.label(row["group"] or "")),
                row["statement"] or "",
            )
            for row in rows
            if row["link"] in wanted
        )

    def _statements(
        self, question: Question, place: Named, moment: Moment, oldest: date | None = None
    ) -> list[Statement]:
        with sliced(self.store, moment, oldest) as graphs:
            rows = self.store.select(question.sparql, {"place": ox.NamedNode(place.iri)}, graphs)
        return read_statements(self._known(rows, moment.known_on), place.iri)

    def _known(self, rows: list[Row], known_on: date | None) -> list[Row]:
        """The rows but for those that rest on a claim, naming a member, not known by then.

        Which places make a group does not change with time, so the day asked about sets no limit.
        """
        if all(row["naming"] is None for row in rows):
            return rows
        known = {claim.iri for claim in claims_in_force(self.store, known_on=known_on)}
        return [row for row in rows if row["naming"] is None or row["naming"] in known]

    def _logic(self, statements: list[Statement]) -> ControlLogic:
        return ControlLogic(
            relations=read_relations(self.store),
            settings=self.settings,
            names_holder=frozenset(rule.iri for rule in load_rules() if rule.names_holder),
            evidence=lambda claim: self.evidence.read([("context", claim)])[0],
            statements=statements,
        )

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

    def _holders(self, found: Assessment, logic: ControlLogic) -> tuple[Holder, ...]:
        """Each holder once: on its best basis, and of those by the statement that begins first."""
        best: dict[str, Statement] = {}
        for statement in sorted(found.live, key=lambda s: _rank(s, logic), reverse=True):
            best[statement.actor] = statement
        return tuple(self._holder(best[actor], logic) for actor in sorted(best))

    def _holder(self, statement: Statement, logic: ControlLogic) -> Holder:
        basis = logic.basis_of(statement)
        rule = statement.rule.rpartition("/")[2] if statement.rule else None
        return Holder(
            iri=statement.actor,
            label=self.labels.label(statement.actor),
            since=since_edtf(statement.begin),
            basis=basis,
            rule=rule if basis == "inferred" else None,
        )

    def _losses(self, found: Assessment) -> tuple[Loss, ...]:
        """Each loser once, by its latest loss."""
        latest: dict[str, Loss] = {}
        for statement in sorted(found.losses, key=Statement.newest):
            latest[statement.actor] = Loss(
                statement.actor, self.labels.label(statement.actor), since_edtf(statement.begin)
            )
        return tuple(latest[iri] for iri in sorted(latest))


def _straight(rows: list[Row], found: Assessment) -> list[Row]:
    """The relations without detours: where one leads straight to the holder, no longer way."""
    holders = {statement.actor for statement in found.live}
    direct = {row["member"] for row in rows if row["whole"] in holders}
    return [row for row in rows if row["whole"] in holders or row["member"] not in direct]


def _rank(statement: Statement, logic: ControlLogic) -> tuple[int, date, tuple[str, ...]]:
    begun = statement.begin[1] or date.max
    return _BASES.index(logic.basis_of(statement)), begun, statement.claims


def _of_the_place(statements: Iterable[Statement], place: str) -> list[Statement]:
    """What is said to be so of the place, a part of it or its surroundings, or covers it."""
    return [s for s in statements if s.about_place or (s.at == place and s.role != "not-yet")]


def _roles(found: Assessment, logic: ControlLogic) -> list[tuple[str, str]]:
    """Every claim that was looked at, with what it is evidence of; the first role counts."""
    losses = [("loss", c) for s in found.losses for c in s.claims]
    lost = {claim for _, claim in losses}
    pairs = [("holder", c) for s in found.live if logic.outright(s) for c in s.claims]
    inferred = [c for s in found.live if not logic.outright(s) for c in s.claims]
    pairs += [("premise", claim) for claim in inferred if claim not in lost]
    pairs += losses
    pairs += [("premise", c) for s in (*found.live, *found.losses) for c in s.naming]
    opposing = {c.other for c in found.conflicts if c.other.role == "denied"}
    pairs += [("denial", claim) for s in sorted(opposing, key=_claims) for claim in s.claims]
    others = sorted((*found.stale, *found.unclear, *found.context), key=_claims)
    return pairs + [("context", claim) for s in others for claim in s.claims]


def _claims(statement: Statement) -> tuple[str, ...]:
    return statement.claims


def _independent(found: Assessment, logic: ControlLogic) -> dict[str, int]:
    """Roots for the holder, as far as claims name one, and for the loss."""
    outright = [s for s in found.live if logic.outright(s)]
    return {
        "holder": logic.independent_roots(outright),
        "loss": logic.independent_roots(found.losses),
    }


def _newest(statement: Statement | None, as_of: date) -> Newest | None:
    if statement is None:
        return None
    day = statement.newest()
    return Newest(day.isoformat(), statement.claims[0], (as_of - day).days)
