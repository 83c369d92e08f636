"""A triple as three texts of N-Triples: what is checked, inferred and stored, at the speed of str.

A term is its N-Triples text: `<IRI>`, `_:name`, `"text"`, `"text"@en`, `"text"^^<datatype>`. Equal
texts are equal terms (RDF 1.1 Concepts, section 3), as pyoxigraph writes each term in one way: it
leaves out the datatype xsd:string, writes language tags in lower case and escapes what it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

Term = str
Statement = tuple[Term, Term, Term]


def term(iri: str) -> Term:
    """The term that the IRI `iri` is."""
    return f"<{iri}>"


def literal(text: str, datatype: str | None = None, language: str | None = None) -> Term:
    """The term of a literal: a plain one, one of `datatype` (an IRI), or one in `language`.

    ValueError for a language tag that is none.
    """
    if datatype is not None:
        return str(ox.Literal(text, datatype=ox.NamedNode(datatype)))
    return str(ox.Literal(text, language=language))


def is_iri(one: Term) -> bool:
    """Whether a term is an IRI."""
    return one[0] == "<"


def is_blank(one: Term) -> bool:
    """Whether a term is a blank node."""
    return one[0] == "_"


def is_literal(one: Term) -> bool:
    """Whether a term is a literal."""
    return one[0] == '"'


class Parts(NamedTuple):
    """What a literal is made of; `datatype` is an IRI, or None for plain text and with language."""

    text: str
    language: str | None
    datatype: str | None


@lru_cache(maxsize=20_000)
def parts(literal: Term) -> Parts:
    """The parts of a term that is a literal."""
    end = literal.rindex('"')
    text = literal[1:end]
    if "\\" in text:
        text = _ESCAPE.sub(_character, text)
    rest = literal[end + 1 :]
    if rest.startswith("@"):
        return Parts(text, rest[1:], None)
    return Parts(text, None, rest[3:-1] or None)


def value(one: Term) -> str:
    """The letters of a term: an IRI, the name of a blank node, the text of a literal."""
    if one[0] == '"':
        return parts(one).text
    return one[1:-1] if one[0] == "<" else one[2:]


def node(one: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term as an object of pyoxigraph; ValueError where it is none."""
    if one[0] == "<":
        return ox.NamedNode(one[1:-1])
    if one[0] == "_":
        return ox.BlankNode(one[2:])
    text, language, datatype = parts(one)
    if datatype is None:
        return ox.Literal(text, language=language)
    return ox.Literal(text, datatype=ox.NamedNode(datatype))


def name(one: Term) -> str:
    """The letters of a term, where a blank node is to be told from a text."""
    return one if one[0] == "_" else value(one)


def statements_of(triples: Iterable[ox.Triple]) -> list[Statement]:
    """The statements that `triples` of pyoxigraph are."""
    return read_lines(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def read_lines(data: bytes) -> list[Statement]:
    """The statements in N-Triples as pyoxigraph writes them: a line for each, without comments."""
    return [_statement(line) for line in data.decode().split("\n") if line]


def lines(statements: Iterable[Statement]) -> bytes:
    """`statements` as N-Triples, sorted by their letters, each once."""
    return "".join(sorted({f"{one[0]} {one[1]} {one[2]} .\n" for one in statements})).encode()


def _statement(line: str) -> Statement:
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[:-2]


_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _SHORT.get(escape[3], escape[3])
