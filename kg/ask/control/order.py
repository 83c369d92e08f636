"""Which of many statements came after another, without comparing each with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kg.ask.control.statements import Relations, Statement


class InOrder:
    """Statements by actor and by day, to find those that came after another."""

    def __init__(self, statements: Iterable[Statement], relations: Relations) -> None:
        self._relations = relations
        self._by_actor: dict[str, list[Statement]] = {}
        self._by_content: dict[str, list[Statement]] = {}
        for statement in sorted(statements, key=_first, reverse=True):
            self._by_actor.setdefault(statement.actor, []).append(statement)
            for content in statement.contents:
                self._by_content.setdefault(content, []).append(statement)

    def of(self, fits: Callable[[str], bool]) -> Iterator[Statement]:
        """The statements about actors that fit."""
        for actor, statements in self._by_actor.items():
            if fits(actor):
                yield from statements

    def after(self, one: Statement, fits: Callable[[str], bool]) -> Iterator[Statement]:
        """The statements about actors that fit and that came after `one`.

        As `Relations.earlier` has it: because a claim says so, else by their dates. Of each actor
        the latest comes first; one may come twice.
        """
        for actor, statements in self._by_actor.items():
            if fits(actor):
                yield from self._by_date(one, statements)
        for statement in self._by_word(one):
            if fits(statement.actor):
                yield statement

    def _by_date(self, one: Statement, statements: list[Statement]) -> Iterator[Statement]:
        for statement in statements:
            if not one.before(statement):
                return  # neither are those that follow: they speak of earlier days
            if not self._relations.precedes(statement, one):
                yield statement

    def _by_word(self, one: Statement) -> Iterator[Statement]:
        for content in one.contents:
            for later in self._relations.later.get(content, ()):
                yield from self._by_content.get(later, ())


def _first(statement: Statement) -> date:
    """The first day of which it speaks; what is open there comes after nothing by its date."""
    return statement.spoken[0] or date.min
