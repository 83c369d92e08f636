"""An article's triples by subject and property, as far as control can depend on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.namespaces import CKG, RDF

_TYPE = RDF["type"]


class ArticleTriples:
    """What an article states and what OWL RL adds to it: of the properties `names` of ours alone.

    `triples` are triples or quads of pyoxigraph; the name `type` stands for rdf:type.
    """

    def __init__(self, triples: Iterable[Any], names: Iterable[str]) -> None:
        wanted = {_TYPE if name == "type" else CKG[name]: name for name in names}
        self._about: dict[str, dict[str, list[str]]] = {}
        self._triples: dict[str, list[Any]] = {}
        for triple in triples:
            name = wanted.get(triple.predicate.value)
            if name is not None:
                subject = triple.subject.value
                about = self._about.setdefault(subject, {})
                about.setdefault(name, []).append(triple.object.value)
                self._triples.setdefault(subject, []).append(triple)

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

    def about(self, subject: str) -> list[Any]:
        """The triples about `subject`, as they were given."""
        return self._triples.get(subject, [])
