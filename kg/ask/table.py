"""Questions whose rows are the answer."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.answers import Answer, TableAnswer
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.slices import sliced
from kg.namespaces import CLAIM
from kg.store import Row


class TableInterpreter(Interpreter):
    """Shows the rows of a question's query, with labels in place of IRIs."""

    def answer(self, asked: Asked) -> Answer:
        """The rows as they are found."""
        return self.table(asked, self.rows(asked))

    def rows(self, asked: Asked) -> list[Row]:
        """The rows of the question's query at the moment asked about."""
        with sliced(self.store, asked.moment) as graphs:
            return self.store.select(asked.question.sparql, asked.terms(), graphs)

    def table(self, asked: Asked, rows: list[Row]) -> TableAnswer:
        """A table of `rows`, and the claims in them as evidence."""
        question = asked.question
        shown = [{name: self._shown(row.get(name)) for name in question.columns} for row in rows]
        return TableAnswer(
            question=asked.text,
            name=question.name,
            title=question.title,
            parameters=asked.parameters,
            columns=question.columns,
            rows=tuple(shown),
            evidence=self.evidence.read(("row", claim) for claim in _claims(rows)),
            sparql=asked.sparql(),
            note=None if shown else _no_rows(asked),
            readings=asked.readings,
        )

    def _shown(self, value: str | None) -> str | None:
        return self.labels.label(value) if value and "://" in value else value


def _claims(rows: Iterable[Row]) -> list[str]:
    """The claims that stand in a cell of their own."""
    return [value for row in rows for value in row.values() if value and value in CLAIM]


def _no_rows(asked: Asked) -> str:
    about = " and ".join(given.label for given in asked.parameters.values())
    return f"No claim in the graph answers this{' for ' + about if about else ''}."
