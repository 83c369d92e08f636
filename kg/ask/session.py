"""Asking a built graph: from words to a typed answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from kg.ask.answers import Answer, ControlAnswer, TableAnswer
from kg.ask.evidence import EvidenceReader
from kg.ask.excerpts import with_excerpts
from kg.ask.interpreter import Asked
from kg.ask.interpreters import interpreter_named
from kg.ask.labels import Labels
from kg.ask.moment import Moment
from kg.ask.names import ClaimNames, Names
from kg.ask.parameters import ParameterReader
from kg.ask.questions import MOMENT, Question, load_questions
from kg.ask.words.understanding import Understanding
from kg.findings import NotFoundError, UsageError
from kg.load.dates import DateError, read_day
from kg.load.names import did_you_mean, near_words
from kg.project import Settings
from kg.store import Store
from kg.wording.facts import day_in_words

_OF_A_DAY = ("control", "history")
"""Interpreters whose answer is about the day asked about."""
_LONGEST_SHOWN = 200
"""Characters of a question that a message repeats."""


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
        self.files = {} if files is None else files  # whether it is empty takes long to tell
        self._evidence = EvidenceReader(store, self.files)

    @cached_property
    def labels(self) -> Labels:
        """The names of the graph's things."""
        return Labels(self.store)

    @cached_property
    def _names(self) -> Names:
        return Names(self.store, self.labels)

    @cached_property
    def _claims(self) -> ClaimNames:
        return ClaimNames(self.store)

    @cached_property
    def parameters(self) -> ParameterReader:
        """What reads the words given for parameters."""
        return ParameterReader(self._names, self._claims)

    @cached_property
    def understanding(self) -> Understanding:
        """What understands questions in words."""
        return Understanding(self.questions, self._names, self._claims)

    def ask(
        self,
        text: str,
        as_of: str | None = None,
        known_on: str | None = None,
        timeline: bool = False,
    ) -> Answer:
        """The answer to a question in words.

        `as_of` and `known_on` are days (YYYY-MM-DD); `timeline` asks for all days instead of one.
        NotFoundError when the question or a name in it is not known, with what is near; UsageError
        for a day that is none, or a question that has no timeline.
        """
        understood = self.understanding.understand(text)
        if understood is None:
            raise self._unknown_question(text)
        moment = Moment(
            _one_day(_day(as_of, "--as-of"), understood.as_of, "--as-of"),
            _one_day(_day(known_on, "--known-on"), understood.known_on, "--known-on"),
        )
        question = self._over_time(understood.question) if timeline else understood.question
        asked = self._asked(text, question, understood.words, moment)
        return self._answered(replace(asked, readings=(*understood.readings, *_limit(asked))))

    def answer(
        self,
        name: str,
        parameters: Mapping[str, str] | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> Answer:
        """The answer to the question in the file `name`.rq, with what is given for its parameters.

        Each parameter is given in words: a slug, label or alias, a day, a number. NotFoundError
        when there is no such question or thing, UsageError when a parameter is missing or does not
        belong to it.
        """
        question = next((q for q in self.questions if q.name == name), None)
        if question is None:
            known = [q.name for q in self.questions]
            raise NotFoundError(
                f"no question is called {name!r}{did_you_mean(near_words(name, known))}"
            )
        given = dict(parameters or {})
        text = " ".join([name, *(f"{key}={value}" for key, value in given.items())])
        moment = Moment(
            _day(given.pop("as_of", as_of), "as_of"),
            _day(given.pop("known_on", known_on), "known_on"),
        )
        return self._answered(self._asked(text, question, given, moment))

    def _over_time(self, question: Question) -> Question:
        """The question that asks the same of all days; itself when it does so already."""
        wanted = question.timeline or question.name
        if question.timeline is None and all(q.timeline != wanted for q in self.questions):
            sample = next(q.sample for q in self.questions if q.timeline is not None)
            raise UsageError(f"--timeline is for questions such as {sample!r}")
        return next(q for q in self.questions if q.name == wanted)

    def _asked(
        self, text: str, question: Question, words: Mapping[str, str], moment: Moment
    ) -> Asked:
        known = {p.name: p for p in question.parameters if p.name not in MOMENT}
        for name in words.keys() - known.keys():
            raise UsageError(f"the question {question.name!r} has no parameter {name!r}")
        found = {}
        for name, parameter in known.items():
            given = words.get(name, parameter.default)
            if given is not None:
                found[name] = self.parameters.read(parameter, given)
            elif parameter.required:
                raise UsageError(
                    f"the question {question.name!r} needs {name}: {parameter.summary}"
                )
        return Asked(text, question, found, moment)

    def _answered(self, asked: Asked) -> Answer:
        interpreter = interpreter_named(asked.question.interpreter)
        answers = interpreter(self.store, self.settings, self.labels, self._evidence)
        answer = answers.answer(asked)
        if _says_too_little(answer):
            from kg.ask.empty.answers import with_reason

            answer = with_reason(answer, asked, answers, self.labels)
        return with_excerpts(answer, asked, self.store)

    def _unknown_question(self, text: str) -> NotFoundError:
        nearest = self.understanding.nearest(text) or [q.sample for q in self.questions[:3]]
        offers = "\n".join(f"  kg ask {question!r}" for question in nearest)
        return NotFoundError(
            f"I do not understand {shortened(text)!r}. The nearest questions are\n{offers}\n"
            "`kg questions` lists them all."
        )


def _one_day(given: date | None, in_words: date | None, option: str) -> date | None:
    if given and in_words and given != in_words:
        raise UsageError(f"{option} says {given}, and the question {in_words}: give one of them")
    return given or in_words


def _says_too_little(answer: Answer) -> bool:
    """Whether it is worth looking for the reason why an answer has so little in it."""
    if isinstance(answer, ControlAnswer):
        return answer.reason is not None
    return isinstance(answer, TableAnswer) and not answer.rows


def _limit(asked: Asked) -> list[str]:
    """What a day leaves out of a question whose rows have no dates of their own."""
    if asked.moment.as_of is None or asked.question.interpreter in _OF_A_DAY:
        return []
    day = day_in_words(asked.moment.as_of)
    return [f"As of {day}: what certainly began later is left out, what is dated openly is not."]


def shortened(text: str) -> str:
    """`text` for a message, cut where it is very long."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from error
