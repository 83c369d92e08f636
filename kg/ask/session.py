"""Asking a built graph: from words to a typed answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kg.ask.answers import Answer, ControlAnswer, Evidence, Holder, Loss, Named, Newest, TableAnswer
from kg.ask.control import Assessment, ControlLogic, newest_of
from kg.ask.control_text import ControlWords, roots_of, since_edtf
from kg.ask.evidence import EvidenceReader
from kg.ask.labels import Labels
from kg.ask.match import Match, find_question, nearest_questions
from kg.ask.questions import Parameter, Question, load_questions
from kg.ask.timeline import Statement, read_relations, read_statements
from kg.derive import conclude, in_force, load_rules
from kg.findings import NotFoundError, UsageError
from kg.force import claims_in_force
from kg.load.dates import DateError, read_day
from kg.namespaces import CLAIM, CONCLUSIONS_GRAPH, SLICE_GRAPH
from kg.project import Settings
from kg.store import Store, Term

_CLAIM_IDS = "SELECT ?claim ?id WHERE { ?claim a ckg:Claim ; dcterms:identifier ?id }"
_NEWEST = "SELECT ?published WHERE { ?article ckg:publishedOn ?published }"


@dataclass(frozen=True)
class Moment:
    """The day asked about and the day by which something had to be published; None for no limit."""

    as_of: date | None = None
    known_on: date | None = None


class Session:
    """A graph that can be asked.

    `files` maps an article's IRI to its file and the line on which its text begins. `horizon_days`
    and the like come from `settings`.
    """

    def __init__(
        self,
        store: Store,
        files: Mapping[str, tuple[str, int | None]] | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.store = store
        self.settings = settings or Settings()
        self.questions = load_questions()
        self._evidence = EvidenceReader(store, files or {})

    @cached_property
    def labels(self) -> Labels:
        """The names of the graph's things."""
        return Labels(self.store)

    # -- from words ------------------------------------------------------------------------

    def ask(self, text: str, as_of: str | None = None, known_on: str | None = None) -> Answer:
        """The answer to a question in words.

        `as_of` and `known_on` are days (YYYY-MM-DD). NotFoundError when the question or a name in
        it is not known, with what is near; UsageError for a day that is none.
        """
        match = find_question(text, self.questions)
        if match is None:
            raise self._unknown_question(text)
        moment = Moment(_day(as_of or match.day, "--as-of"), _day(known_on, "--known-on"))
        parameters = self._parameters(match)
        if match.question.interpreter == "control":
            return self.control(text, match.question, parameters["place"], moment)
        return self.table(text, match.question, parameters, moment)

    def _unknown_question(self, text: str) -> NotFoundError:
        nearest = nearest_questions(text, self.questions)
        offers = "\n".join(f"  kg ask {question.sample!r}" for question in nearest)
        return NotFoundError(
            f"I do not understand {text!r}. The nearest questions are\n{offers}\n"
            "`kg questions` lists them all."
        )

    def _parameters(self, match: Match) -> dict[str, Named]:
        found = {}
        for parameter in match.question.parameters:
            words = match.words.get(parameter.name)
            if words is not None:
                found[parameter.name] = self.resolve(parameter, words)
        return found

    def resolve(self, parameter: Parameter, words: str) -> Named:
        """The thing that `words` name; NotFoundError, with candidates, when there is not one."""
        if parameter.type == "claim":
            return self._claim(words)
        places = parameter.type == "place"
        found = self.labels.index.find(words, places=places)
        if len(found) == 1:
            return Named(found[0].iri, found[0].label)
        if found:
            candidates = "\n".join(f"  {t.slug}  ({t.label}, {t.kind})" for t in found)
            raise NotFoundError(f"{words!r} may be any of these; write which:\n{candidates}")
        offers = self.labels.index.hint(words, places=places)
        raise NotFoundError(f"no {parameter.type} in the gazetteer is called {words!r}{offers}")

    def _claim(self, words: str) -> Named:
        rows = self.store.select(_CLAIM_IDS)
        wanted = words.replace(" ", "-").casefold()
        by_name = {CLAIM.local(row["claim"] or ""): row for row in rows}
        full = [n for n in by_name if n.replace(".", "-").casefold() == wanted]
        short = [n for n, row in by_name.items() if (row["id"] or "").casefold() == wanted]
        found = sorted(full or short)
        if len(found) == 1:
            return Named(CLAIM[found[0]], found[0])
        if found:
            listed = "\n".join(f"  {name}" for name in found)
            raise NotFoundError(f"several articles have a claim {words!r}; write which:\n{listed}")
        raise NotFoundError(f"no claim is called {words!r}: write ARTICLE.ID, or ID alone")

    # -- tables ----------------------------------------------------------------------------

    def table(
        self, text: str, question: Question, parameters: dict[str, Named], moment: Moment
    ) -> TableAnswer:
        """The rows of a question, with labels in place of IRIs."""
        bindings: dict[str, Term] = {
            name: ox.NamedNode(thing.iri) for name, thing in parameters.items()
        }
        with self._slice(moment) as graphs:
            rows = self.store.select(question.sparql, bindings, graphs)
        shown = [{name: self._shown(row.get(name)) for name in question.columns} for row in rows]
        return TableAnswer(
            question=text,
            name=question.name,
            title=question.title,
            parameters=parameters,
            columns=question.columns,
            rows=tuple(shown),
            sparql=question.sparql,
            note=None if shown else self._no_rows(parameters),
        )

    def _shown(self, value: str | None) -> str | None:
        return self.labels.label(value) if value and "://" in value else value

    def _no_rows(self, parameters: dict[str, Named]) -> str:
        about = " and ".join(thing.label for thing in parameters.values())
        return f"No claim in the graph answers this{' for ' + about if about else ''}."

    # -- control ---------------------------------------------------------------------------

    def control(self, text: str, question: Question, place: Named, moment: Moment) -> ControlAnswer:
        """Who controls `place`: verdict, basis, evidence, and what is not known."""
        as_of = moment.as_of or self._newest_day(question, place, moment)
        logic = self._logic(question, place, replace(moment, as_of=as_of))
        found = logic.assess(as_of)
        rules = {rule.iri: rule for rule in load_rules()}
        words = ControlWords(found, logic, place.label, self.labels.phrase, rules)
        newest = newest_of(_of_the_place(logic.statements))
        return ControlAnswer(
            question=text,
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
            holders=self._holders(found, logic),
            lost_by=self._losses(found),
            evidence=self._evidence.read(_roles(found)),
            independent_sources=_independent(found, logic),
            newest_evidence=_newest(newest, as_of),
            interested_premises=tuple(words.interested_premises()),
            not_known=tuple(words.not_known()),
            would_settle=tuple(words.would_settle()),
            horizon_days=self.settings.horizon_days,
            sparql=question.sparql,
        )

    def _logic(self, question: Question, place: Named, moment: Moment) -> ControlLogic:
        with self._slice(moment) as graphs:
            rows = self.store.select(question.sparql, {"place": ox.NamedNode(place.iri)}, graphs)
        return ControlLogic(
            relations=read_relations(self.store),
            settings=self.settings,
            names_holder=frozenset(rule.iri for rule in load_rules() if rule.names_holder),
            evidence=self._evidence_of,
            statements=read_statements(rows, place.iri),
        )

    def _newest_day(self, question: Question, place: Named, moment: Moment) -> date:
        """The day of the newest evidence about the place, else of the newest publication."""
        statements = self._logic(question, place, moment).statements
        newest = newest_of(_of_the_place(statements))
        if newest is not None:
            return newest.newest()
        days = [
            day
            for row in self.store.select(_NEWEST)
            if (day := date.fromisoformat((row["published"] or "")[:10]))
            and (moment.known_on is None or day <= moment.known_on)
        ]
        if not days:
            raise NotFoundError("the graph holds no article that was published by then")
        return max(days)

    def _evidence_of(self, claim: str) -> Evidence:
        return self._evidence.read([("context", claim)])[0]

    def _holders(self, found: Assessment, logic: ControlLogic) -> tuple[Holder, ...]:
        holders: dict[str, Holder] = {}
        for statement in found.live:
            basis = logic.basis_of(statement)
            rule = statement.rule.rpartition("/")[2] if statement.rule else None
            holder = Holder(
                iri=statement.actor,
                label=self.labels.label(statement.actor),
                since=since_edtf(statement.begin),
                basis=basis,
                rule=rule if basis == "inferred" else None,
            )
            known = holders.get(statement.actor)
            if known is None or _better(holder, known):
                holders[statement.actor] = holder
        return tuple(holders[iri] for iri in sorted(holders))

    def _losses(self, found: Assessment) -> tuple[Loss, ...]:
        latest: dict[str, Loss] = {}
        for statement in sorted(found.losses, key=Statement.newest):
            latest[statement.actor] = Loss(
                statement.actor, self.labels.label(statement.actor), since_edtf(statement.begin)
            )
        return tuple(latest[iri] for iri in sorted(latest))

    # -- slices ----------------------------------------------------------------------------

    @contextmanager
    def _slice(self, moment: Moment) -> Iterator[list[str]]:
        """The graphs to ask for a moment: what was built, with the conclusions drawn for it."""
        if moment == Moment():
            yield self.store.graphs()
            return
        claims = claims_in_force(
            self.store, moment.as_of, moment.known_on, self.settings.horizon_days
        )
        given = [graph for graph in self.store.graphs() if graph != CONCLUSIONS_GRAPH]
        try:
            self.store.add(in_force(claims, SLICE_GRAPH))
            self.store.add(conclude(self.store, [*given, SLICE_GRAPH], SLICE_GRAPH))
            yield [*given, SLICE_GRAPH]
        finally:
            self.store.drop(SLICE_GRAPH)


def _of_the_place(statements: list[Statement]) -> list[Statement]:
    """The statements that are about the place itself or its surroundings, not a larger area."""
    return [s for s in statements if s.about_place]


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from error


def _better(one: Holder, other: Holder) -> bool:
    order = ("stated", "claimed", "inferred")
    return order.index(one.basis) < order.index(other.basis)


def _roles(found: Assessment) -> list[tuple[str, str]]:
    opposing = {s for c in found.conflicts for s in (c.one, c.other)}
    holding = "premise" if found.basis == "inferred" else "holder"
    losses = [("loss", c) for s in found.losses for c in s.claims]
    lost = {claim for _, claim in losses}
    pairs = [(holding, c) for s in found.live for c in s.claims if c not in lost] + losses
    pairs += [("denial", c) for s in opposing if s.role == "denied" for c in s.claims]
    others = sorted((*found.stale, *found.unclear, *found.context), key=lambda s: s.claims)
    return pairs + [("context", c) for s in others for c in s.claims]


def _independent(found: Assessment, logic: ControlLogic) -> dict[str, int]:
    outright = tuple(s for s in found.live if s.rule in logic.names_holder)
    return {"holder": roots_of(logic, outright), "loss": roots_of(logic, found.losses)}


def _newest(statement: Statement | None, as_of: date) -> Newest | None:
    if statement is None:
        return None
    day = statement.newest()
    return Newest(day.isoformat(), statement.claims[0], (as_of - day).days)
