"""Turtle, TriG, N-Triples and N-Quads in canonical form, with their comments.

A comment goes before the statements about the subject that it stood within or before; those at the
head of the file stay there, and those that no subject follows stay at its end.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.findings import Finding
from kg.load.characters import BYTE_ORDER_MARK
from kg.load.strict import SYNTAXES, parse_rdf, syntax_of
from kg.load.turtle_positions import Statement, prefixes, statements
from kg.load.turtle_tokens import comments, tokens
from kg.serialise import canonical_turtle, serialise
from kg.terms import graph_from

_WRITTEN_AS = {"trig": "trig", "ntriples": "nquads", "nquads": "nquads"}
"""Syntax, to the format that writes it; N-Triples are N-Quads without a graph's name."""
_FATAL = ("syntax-error", "too-deep", "not-rdf-1.1", "nul-character")


def format_rdf(text: str, path: Path) -> tuple[str | None, list[Finding]]:
    """The RDF text `text` in canonical form; None, with findings, where it cannot be read.

    The suffix of `path` says the syntax: any of `SUFFIXES` but that of JSON-LD.
    """
    syntax = syntax_of(path)
    quads, findings = parse_rdf(text.encode(), syntax, str(path))
    fatal = [finding for finding in findings if finding.code in _FATAL]
    if fatal or not quads:
        return None, fatal or findings
    text = text.removeprefix(BYTE_ORDER_MARK)
    made = _with_comments(_canonical(quads, syntax, text), text)
    if _named(ox.parse(made.encode(), format=SYNTAXES[syntax])) != _named(quads):
        message = "the canonical form would not read the same; left as it is"
        return None, [Finding("not-formatted", message, str(path), severity="warning")]
    return made, []


def _canonical(quads: list[ox.Quad], syntax: str, text: str) -> str:
    if syntax == "turtle":
        return canonical_turtle(graph_from(quads), prefixes(text))
    return serialise(quads, _WRITTEN_AS[syntax]).decode()


def _named(quads: object) -> ox.Dataset:
    """The quads with the names of RDFC-1.0 for their blank nodes."""
    dataset = ox.Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


# -- comments ------------------------------------------------------------------------------------


def _with_comments(made: str, text: str) -> str:
    head, by_subject, end = _attached(text)
    if not (head or by_subject or end):
        return made
    lines = made.split("\n")
    places = _first_lines(made)
    for subject in sorted(by_subject, key=lambda name: -places.get(name, 0)):
        if subject in places:
            lines[places[subject] : places[subject]] = by_subject[subject]
        else:
            head = [*head, *by_subject[subject]]
    top = [*head, ""] if head else []
    return "\n".join([*top, *lines[:-1], *end, ""])


def _attached(text: str) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """The comments of `text`: at its head, by the subject that each is about, at its end."""
    found = list(statements(text))
    ends = [statement.object_at for statement in found]
    head: list[str] = []
    end: list[str] = []
    by_subject: dict[str, list[str]] = {}
    for comment in comments(text):
        line = comment.text.rstrip()
        subject = _subject_at(text, found, ends, comment.offset)
        if _is_at_head(text, found[0].subject_at, comment.offset):
            head.append(line)
        elif subject is None:
            end.append(line)
        else:
            by_subject.setdefault(subject, []).append(line)
    return head, by_subject, end


def _is_at_head(text: str, first: int, offset: int) -> bool:
    """Whether a comment stands before all directives, or apart from the `first` statement."""
    if offset < next(tokens(text)).offset:
        return True
    return offset < first and re.search(r"\n[ \t\r]*\n", text[offset:first]) is not None


def _subject_at(text: str, found: list[Statement], ends: list[int], offset: int) -> str | None:
    """The named subject that the comment at `offset` is about.

    On the line of a statement it is that statement's; else it is the one of the next statement.
    """
    number = bisect.bisect_left(ends, offset)
    named: Iterable[Statement] = found[number:]
    if number and "\n" not in text[ends[number - 1] : offset]:
        named = chain(reversed(found[:number]), named)
    subjects = (s.subject.value for s in named if isinstance(s.subject, ox.NamedNode))
    return next(subjects, None)


def _first_lines(made: str) -> dict[str, int]:
    """Subject, to the number of the line (from 0) with which its statements begin."""
    places: dict[str, int] = {}
    for statement in _top_statements(made):
        line = made.count("\n", 0, statement.subject_at)
        places.setdefault(str(statement.subject.value), line)
    return places


def _top_statements(made: str) -> Iterator[Statement]:
    """The statements whose subject begins a line."""
    for statement in statements(made):
        begins = made[: statement.subject_at].endswith("\n") or statement.subject_at == 0
        if begins and isinstance(statement.subject, ox.NamedNode):
            yield statement
