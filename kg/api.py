"""The graph as a Python object: what the command line can do, as functions with typed results."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

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
from kg.project import MOST_DAYS, Project, find_project, open_project
from kg.serialise import serialise

if TYPE_CHECKING:
    from kg.upkeep.adding import Added
    from kg.upkeep.single import Adder

Changed = TypeVar("Changed")
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
    _warn_of_left_out(opened)
    return Graph(Session(opened.store, opened.files, settings), opened, project)


def _warn_of_left_out(opened: cache.Opened) -> None:
    if opened.left_out:
        count = len(opened.left_out)
        said = f"{count} article{'s do' if count > 1 else ' does'} not pass the checks"
        warnings.warn(f"{said}; see left_out and findings", stacklevel=4)


class Graph:
    """A graph that can be asked, from several threads too: one question is answered at a time.

    Close it after use, or open it in a `with` block. `add` and `remove` change the project's
    store, and this graph sees it at once; what others change it does not see.
    """

    def __init__(self, session: Session, opened: cache.Opened, project: Project) -> None:
        self._asked = session, opened
        self._is_old = False
        self._project = project
        self._adder: Adder | None = None
        self._lock = RLock()  # a question about a moment adds to the store and takes it back

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the graph takes on disk; it is not asked any more."""
        with self._lock:
            self._asked[0].store.close()
            self._is_old = False

    @property
    def _session(self) -> Session:
        return self._current()[0]

    @property
    def _opened(self) -> cache.Opened:
        return self._current()[1]

    def _current(self) -> tuple[Session, cache.Opened]:
        """What is asked; after a change it is opened again, once for several changes."""
        with self._lock:
            if self._is_old:
                before = self._asked[0]
                opened = cache.reopened(self._project)
                self._asked = Session(opened.store, opened.files, before.settings), opened
                self._is_old = False
                before.store.close()
            return self._asked

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks found in the graph's files."""
        return tuple(self._opened.findings)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The articles that are not in the graph because of what the checks found."""
        return tuple(self._opened.left_out)

    def add(self, path: str | PathLike[str]) -> Added:
        """What became of the article file at `path`, or of all in that folder, once checked.

        The files lie in the project. One with a violation is refused, and what the graph had of it
        before stays: see `refused` and `findings`. UsageError for a file that lies elsewhere.
        """
        with self._lock:
            return self._changed(lambda adder: adder.add([Path(path)]))

    def remove(self, article: str, *, delete: bool = False) -> None:
        """Take an article (its id, IRI, or the path of its file) out of the graph.

        `delete` deletes its file, too. NotFoundError when there is no such article; UsageError
        when its file is still there, since it would be built in again.
        """
        with self._lock:
            self._changed(lambda adder: adder.remove(article, delete))

    def _changed(self, change: Callable[[Adder], Changed]) -> Changed:
        if self._adder is None:
            from kg.upkeep.single import Adder

            self._adder = Adder(self._project)
        done = change(self._adder)
        self._is_old = True
        return done

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
