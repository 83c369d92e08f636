"""Asking a built graph: from words to a typed answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import pyoxigraph as ox

from kg.ask.answers import Answer, ControlAnswer, Named, TableAnswer
from kg.ask.control_answer import ControlInterpreter
from kg.ask.evidence import EvidenceReader
from kg.ask.labels import Labels
from kg.ask.match import Match, find_question, nearest_questions
from kg.ask.questions import Parameter, Question, load_questions
from kg.ask.slices import Moment, sliced
from kg.findings import NotFoundError, UsageError
from kg.load.dates import DateError, read_day
from kg.load.names import did_you_mean, near_words, normalise
from kg.namespaces import CLAIM
from kg.project import Settings
from kg.store import Store, Term

_CLAIM_IDS = "SELECT ?claim ?id WHERE { ?claim a ckg:Claim ; dcterms:identifier ?id }"


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
        self.files = files or {}
        self._evidence = EvidenceReader(store, self.files)

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
        asked = _day(as_of, "--as-of") if as_of is not None else _day(match.day, "the question")
        moment = Moment(asked, _day(known_on, "--known-on"))
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
        by_name = {CLAIM.local(row["claim"] or ""): row["id"] or "" for row in rows}
        wanted = normalise(words)
        full = [name for name in by_name if normalise(name) == wanted]
        found = sorted(full or [n for n, short in by_name.items() if normalise(short) == wanted])
        if len(found) == 1:
            return Named(CLAIM[found[0]], found[0])
        if found:
            listed = "\n".join(f"  {name}" for name in found)
            raise NotFoundError(f"several articles have a claim {words!r}; write which:\n{listed}")
        hint = did_you_mean(near_words(words, {*by_name, *by_name.values()}))
        raise NotFoundError(f"no claim is called {words!r}{hint or ': write ARTICLE.ID or ID'}")

    # -- tables ----------------------------------------------------------------------------

    def table(
        self, text: str, question: Question, parameters: dict[str, Named], moment: Moment
    ) -> TableAnswer:
        """The rows of a question, with labels in place of IRIs."""
        bindings: dict[str, Term] = {
            name: ox.NamedNode(thing.iri) for name, thing in parameters.items()
        }
        with sliced(self.store, moment) as graphs:
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
        interpreter = ControlInterpreter(self.store, self.settings, self.labels, self._evidence)
        return interpreter.answer(text, question, place, moment)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from error
