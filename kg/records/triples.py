"""An article's triples by subject and property, as far as control can depend on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kg.namespaces import CKG, RDF
from kg.statements import Statement, Term, term, value


class ArticleTriples:
    """What an article states and what OWL RL adds to it: of the properties `names` of ours alone.

    The name `type` stands for rdf:type.
    """

    def __init__(self, statements: Iterable[Statement], names: tuple[str, ...]) -> None:
        wanted = _wanted(names)
        self._about: dict[str, dict[str, list[str]]] = {}
        self._statements: dict[str, list[Statement]] = {}
        for statement in statements:
            name = wanted.get(statement[1])
            if name is not None:
                subject = value(statement[0])
                about = self._about.get(subject)
                if about is None:
                    about = self._about[subject] = {}
                    self._statements[subject] = []
                about.setdefault(name, []).append(value(statement[2]))
                self._statements[subject].append(statement)

    def having(self, name: str) -> Iterator[tuple[str, list[str]]]:
        """Subjects (IRIs) with the property `name`, each with its values."""
        for subject, properties in self._about.items():
            if name in properties:
                yield subject, properties[name]

    def all(self, subject: str, name: str) -> list[str]:
        """The values of `name`, sorted: IRIs, or texts of literals."""
        values = self._about.get(subject, {}).get(name)
        return sorted(set(values)) if values else []

    def one(self, subject: str, name: str) -> str | None:
        """The value of `name`, the first of several; None for none."""
        values = self._about.get(subject, {}).get(name)
        return min(values) if values else None

    def about(self, subject: str) -> list[Statement]:
        """The statements about `subject`, as they were given."""
        return self._statements.get(subject, [])


@cache
def _wanted(names: tuple[str, ...]) -> dict[Term, str]:
    return {term(RDF["type"] if name == "type" else CKG[name]): name for name in names}
