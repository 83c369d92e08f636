"""Where the nodes, properties and values of an RDF text stand, as lines and columns."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.load.jsonld_positions import Mention, mentions
from kg.load.turtle_positions import Term, statements

Place = tuple[int, int]

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass
class RdfPlaces:
    """First occurrences, as line and column from 1, columns in code points.

    `nodes`: of a node where it is a subject, and of each of its properties; `values`: of each
    value, by the IRIs of subject and property and the value's letters.
    """

    nodes: dict[tuple[str, str | None], Place] = field(default_factory=dict)
    values: dict[tuple[str, str, str], Place] = field(default_factory=dict)


def rdf_places(text: str, syntax: str) -> RdfPlaces:
    """Where everything in `text` stands, of which `syntax` is a key of `kg.load.strict.SYNTAXES`.

    Use it on a text that pyoxigraph has accepted, without its byte order mark.
    """
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    places = RdfPlaces()
    for mention in mentions(text) if syntax == "jsonld" else _from_turtle(text):
        _note(places, mention, starts)
    return places


def _from_turtle(text: str) -> Iterator[Mention]:
    for found in statements(text):
        subject, predicate, value = map(_name, found[:3])
        yield Mention(subject, predicate, value, *found[3:])


def _name(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value


def _note(places: RdfPlaces, found: Mention, starts: list[int]) -> None:
    subject, predicate, value = found[:3]
    if (subject, None) not in places.nodes:
        places.nodes[subject, None] = _place(found.subject_at, starts)
    if predicate is None:
        return
    if (subject, predicate) not in places.nodes:
        places.nodes[subject, predicate] = _place(found.predicate_at, starts)
    if value is not None and (subject, predicate, value) not in places.values:
        places.values[subject, predicate, value] = _place(found.value_at, starts)


def _place(offset: int, starts: list[int]) -> Place:
    line = bisect.bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
