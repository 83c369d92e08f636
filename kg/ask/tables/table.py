"""Questions whose rows are the answer."""

from __future__ import annotations

from kg.ask.answers import Answer, TableAnswer
from kg.ask.interpreter import Asked, Interpreter
from kg.ask.slices import reads_conclusions, sliced
from kg.namespaces import CLAIM
from kg.store import Row

EVIDENCE = "evidence"
"""The variable, of no column, with the claims behind a row that joins several, between spaces."""


class TableInterpreter(Interpreter):
    """Shows the rows of a question's query, with labels in place of IRIs."""

    def answer(self, asked: Asked) -> Answer:
        """The rows as they are found."""
        return self.table(asked, self.rows(asked))

    def rows(self, asked: Asked) -> list[Row]:
        """The rows of the question's query at the moment asked about."""
        sparql = asked.question.sparql
        with sliced(self.store, asked.moment, reads_conclusions(sparql)) as graphs:
            return self.store.select(sparql, asked.terms(), graphs)

    def table(self, asked: Asked, rows: list[Row], note: str | None = None) -> TableAnswer:
        """A table of `rows`, and the claims in them as evidence.

        `note` says why there are none, where more can be said than that no claim answers.
        """
        question = asked.question
        shown = [{name: self._shown(row.get(name)) for name in question.columns} for row in rows]
        return TableAnswer(
            question=asked.text,
            name=question.name,
            title=question.title,
            parameters=asked.parameters,
            columns=question.columns,
            rows=tuple(shown),
            evidence=self.evidence.read(("row", c) for row in rows for c in claims_behind(row)),
            sparql=asked.sparql(),
            note=None if shown else note or no_rows(asked),
            readings=asked.readings,
        )

    def _shown(self, value: str | None) -> str | None:
        return self.labels.label(value) if value and "://" in value else value


def claims_behind(row: Row) -> list[str]:
    """The claims that a row rests on: those in a cell of their own, and those of `EVIDENCE`."""
    alone = [value for name, value in row.items() if name != EVIDENCE]
    joined = (row.get(EVIDENCE) or "").split()
    return [value for value in (*alone, *joined) if value and value in CLAIM]


def no_rows(asked: Asked) -> str:
    """The plain sentence that there are no rows; `kg.ask.empty` finds out why.

    Where nothing particular was asked about, it is the one that the question's header gives.
    """
    if asked.question.none and not asked.parameters:
        return asked.question.none
    about = " and ".join(given.label for given in asked.parameters.values())
    return f"No claim in the graph answers this{' for ' + about if about else ''}."
