"""The graph as a Python object: what the command line can do, as functions with typed results."""

from __future__ import annotations

import warnings
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from threading import RLock

from kg import cache
from kg.ask.answers import Answer
from kg.ask.query import QueryResult, run_query
from kg.ask.questions import Question
from kg.ask.session import Session
from kg.ask.show import Description, describe
from kg.bundle.verify import Verification, verify_bundle
from kg.bundle.write import make_bundle
from kg.exported import exported_quads
from kg.findings import Finding, UsageError
from kg.project import MOST_DAYS, find_project, open_project
from kg.serialise import serialise

Day = str | date
"""A day as YYYY-MM-DD or as a date."""


def open_graph(path: str | PathLike[str] | None = None, horizon: int | None = None) -> Graph:
    """The graph of the project in `path`: see `kg.open`.

    Python is warned of articles that do not pass the checks and are left out.
    """
    project = find_project(Path.cwd()) if path is None else open_project(Path(path))
    settings = project.settings
    if horizon is not None:
        if not isinstance(horizon, int) or not 0 <= horizon <= MOST_DAYS:
            raise UsageError(f"horizon = {horizon!r} is not a number of days from 0 to {MOST_DAYS}")
        settings = replace(settings, horizon_days=horizon)
    opened = cache.open_graph(project)
    if opened.left_out:
        count = len(opened.left_out)
        said = f"{count} article{'s do' if count > 1 else ' does'} not pass the checks"
        warnings.warn(f"{said}; see left_out and findings", stacklevel=3)
    session = Session(opened.store, opened.files, settings)
    return Graph(session, tuple(opened.findings), tuple(opened.left_out))


class Graph:
    """A graph that can be asked, from several threads too: one question is answered at a time.

    `findings` are what the checks found in its files; `left_out` are the articles that are not in
    it because of that.
    """

    def __init__(
        self, session: Session, findings: tuple[Finding, ...] = (), left_out: tuple[str, ...] = ()
    ) -> None:
        self.findings = findings
        self.left_out = left_out
        self._session = session
        self._lock = RLock()  # a question about a moment adds to the store and takes it back

    def __repr__(self) -> str:
        articles = len(self._session.files)
        return f"<kg.Graph of {articles} article{'s' * (articles != 1)}>"

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that can be asked, by group."""
        return self._session.questions

    def ask(self, text: str, as_of: Day | None = None, known_on: Day | None = None) -> Answer:
        """The answer to a question in words, such as "who controls Albu Kamal".

        `as_of` asks what was true on a day, `known_on` uses only what was published by a day.
        NotFoundError when the question or a name in it is not known, with what is near; UsageError
        for a day that is none.
        """
        if not isinstance(text, str):
            raise UsageError(f"{text!r} is no question: give it in words")
        with self._lock:
            return self._session.ask(text, _iso(as_of), _iso(known_on))

    def answer(
        self,
        name: str,
        /,
        *,
        as_of: Day | None = None,
        known_on: Day | None = None,
        **parameters: str,
    ) -> Answer:
        """The answer to the question called `name`, such as "who-controls", with its parameters.

        Use it where the question is known and only names change: `answer("who-controls",
        place="Albu Kamal")`. NotFoundError when there is no such question or thing; UsageError
        when a parameter is missing or does not belong to it.
        """
        with self._lock:
            return self._session.answer(name, parameters, _iso(as_of), _iso(known_on))

    def query(self, sparql: str) -> QueryResult:
        """The result of any SPARQL 1.1 query: `columns` and `rows`, `truth`, or `quads`.

        UnreadableError when it is not SPARQL; UsageError for SERVICE and updates.
        """
        with self._lock:
            return run_query(self._session.store, sparql)

    def show(self, name: str) -> Description:
        """Everything about an actor, place, claim or article, by its name, slug, id or IRI.

        NotFoundError, with what is near, when there is no such thing or more than one.
        """
        session = self._session
        with self._lock:
            return describe(session.store, session.labels, name, session.files)

    def export(self, format: str = "turtle", *, inferred: bool = False) -> bytes:  # noqa: A002
        """The graph as turtle, trig, nquads, jsonld or rdfxml: the same bytes for the same graph.

        `inferred` adds what was inferred and concluded. UsageError for an unknown format.
        """
        with self._lock:
            return serialise(exported_quads(self._session.store, inferred), format)

    def bundle(
        self,
        text: str,
        as_of: Day | None = None,
        known_on: Day | None = None,
        *,
        with_texts: bool = False,
    ) -> bytes:
        """The answer to a question with everything that it rests on, as the bytes of a ZIP file.

        Errors are those of `ask`. `with_texts` puts whole texts of articles in.
        """
        with self._lock:
            return make_bundle(self._session, text, _iso(as_of), _iso(known_on), with_texts)

    def verify(self, data: bytes) -> Verification:
        """Whether the answer in the bundle `data` still holds, by itself and in this graph.

        UnreadableError when it is no bundle.
        """
        with self._lock:
            return verify_bundle(data, self._session)


def _iso(day: Day | None) -> str | None:
    if isinstance(day, date):
        return day.isoformat()[:10]
    if day is not None and not isinstance(day, str):
        raise UsageError(f"{day!r} is no day: give text such as '2017-12-12', or a date")
    return day
