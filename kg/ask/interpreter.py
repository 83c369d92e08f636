"""What is asked, and what everything that answers is given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ask.answers import Answer, Named, Value
from kg.ask.evidence import EvidenceReader
from kg.ask.labels import Labels
from kg.ask.moment import Moment
from kg.ask.questions import Question
from kg.ask.sparql_text import with_values
from kg.namespaces import XSD
from kg.project import Settings
from kg.store import Store, Term

_DATATYPES = {"date": "date", "number": "integer", "review": "string", "scheme": "string"}


@dataclass(frozen=True)
class Asked:
    """A question with its parameters and the moment it is about; `text` are the words it came in.

    `readings` say how doubtful words were read.
    """

    text: str
    question: Question
    parameters: dict[str, Named | Value]
    moment: Moment
    readings: tuple[str, ...] = ()

    def thing(self, name: str) -> Named:
        """The thing given for the parameter `name`."""
        given = self.parameters[name]
        if not isinstance(given, Named):
            raise TypeError(f"the parameter {name!r} is no thing")
        return given

    def terms(self) -> dict[str, Term]:
        """The parameters as RDF terms, by the variables that they are bound to."""
        types = {parameter.name: parameter.type for parameter in self.question.parameters}
        return {name: _term(given, types[name]) for name, given in self.parameters.items()}

    def sparql(self) -> str:
        """The question's query with the parameters in it, to be run by any engine."""
        return with_values(self.question.sparql, self.terms())


def _term(given: Named | Value, kind: str) -> Term:
    if isinstance(given, Named):
        return ox.NamedNode(given.iri)
    return ox.Literal(given.value, datatype=ox.NamedNode(XSD[_DATATYPES[kind]]))


@dataclass(frozen=True)
class Interpreter(ABC):
    """Makes an answer of what a question's query finds."""

    store: Store
    settings: Settings
    labels: Labels
    evidence: EvidenceReader

    @abstractmethod
    def answer(self, asked: Asked) -> Answer:
        """The answer to what is `asked`."""
