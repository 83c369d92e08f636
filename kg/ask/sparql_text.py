"""What can be told of a SPARQL query from its text: does it ask the network, change anything?

pyoxigraph has no switch for SERVICE, and its parser takes SERVICE also where no space stands around
it (`1SERVICE<…>`, `SERVICEa:b`). So whatever is certainly no clause is taken out, and the word must
not be left: in doubt a query is refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from kg.findings import UnreadableError, UsageError
from kg.namespaces import PREFIXES
from kg.store import Term

_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
DEEPEST = 200
"""Brackets within brackets that are still asked; thousands break the process in pyoxigraph."""

_NOT_CODE = re.compile(
    r"""
    (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<escape>\\.)
    | "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)
_NO_CLAUSE = re.compile(
    r"[?$]\w+|_:\w(?:[\w.-]*[\w-])?|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    r"|(?P<prefix>[\w.-]*:)(?:[\w:]|%[0-9A-Fa-f]{2})(?:[\w:.%-]*[\w:%-])?"
)
"""Variables, labels of blank nodes, language tags, and what follows a prefix."""
_PREFIX_IN_USE = re.compile(r"[\w.-]*service[\w.-]*:_?+(?!\s*\{)", re.IGNORECASE)
"""A prefix called service; before a brace it would be the clause with a name right after it."""
_FROM = re.compile(r"(?<![\w:?$@.-])FROM(?![\w:-])", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[\w.-]*:|BASE)\s*<>\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"PREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_BASE = re.compile(r"BASE\s*<[^>]*>", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:?$@-])([A-Za-z][\w.-]*)?:([A-Za-z_][\w.-]*(?<!\.))?")


def code_of(text: str) -> str:
    """`text` without comments, strings and what stands in IRIs."""
    return _NOT_CODE.sub(_in_place, text)


def _in_place(match: re.Match[str]) -> str:
    if match["iri"]:
        return " <> "
    return "_" if match["escape"] else " "


def masked(text: str) -> str:
    """`text` with spaces for comments, strings and what stands in IRIs; every offset stays."""
    return _NOT_CODE.sub(lambda match: " " * len(match[0]), text)


def asks_network(text: str) -> bool:
    """Whether the query has, or may have, a SERVICE clause."""
    plain = _NO_CLAUSE.sub(lambda match: f"{match['prefix'] or ' '}_", code_of(text))
    return "service" in _PREFIX_IN_USE.sub(" ", plain).casefold()


def names_graphs(text: str) -> bool:
    """Whether the query chooses its graphs with FROM."""
    return _FROM.search(code_of(text)) is not None


def refuse(text: str, name: str) -> None:
    """Raise what is wrong with the query `text` of the file `name` before it is even parsed.

    UsageError when it would ask another server or change something; UnreadableError when it is
    empty or nested too deeply.
    """
    if asks_network(text):
        raise UsageError(f"{name}: SERVICE is refused: a query asks this graph, not the network")
    code = code_of(text)
    update = _UPDATE.match(code)
    if update:
        message = f"{update[1].upper()} is refused: a query asks (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        raise UsageError(f"{name}: {message} and changes nothing")
    if not code.strip():
        raise UnreadableError(f"{name}: the query is empty")
    if deepest(text) > DEEPEST:
        raise UnreadableError(f"{name}: more than {DEEPEST} brackets within brackets")


def deepest(text: str) -> int:
    """How many brackets stand within brackets in the code of a query, at most."""
    steps = (1 if bracket in "[({" else -1 for bracket in re.findall(r"[\[({\])}]", code_of(text)))
    return max(itertools.accumulate(steps), default=0)


def prefixes(text: str) -> dict[str, str]:
    """The prefixes that a query may use: its own, and those that are declared for every query."""
    return PREFIXES | {match[1]: match[2] for match in _PREFIX.finditer(text)}


def _names(text: str) -> list[tuple[str, str]]:
    """Prefix and local part of the prefixed names in the code of a query."""
    code = code_of(_BASE.sub(" ", _PREFIX.sub(" ", text)))
    return [(match[1] or "", match[2] or "") for match in _NAME.finditer(code)]


def undeclared_prefixes(text: str) -> list[str]:
    """Prefixes that the query uses and nobody declares, sorted."""
    return sorted({prefix for prefix, _ in _names(text)} - prefixes(text).keys())


def names_used(text: str) -> set[str]:
    """The IRIs that the query names, written out or with a prefix; not those of its prologue."""
    without = _BASE.sub(" ", _PREFIX.sub(" ", text))
    written = {match["iri"][1:-1] for match in _NOT_CODE.finditer(without) if match["iri"]}
    declared = prefixes(text)
    return written | {declared.get(prefix, "") + local for prefix, local in _names(text)}


def with_values(text: str, terms: Mapping[str, Term]) -> str:
    """The SELECT query `text` with `terms` for its variables, to be run by any engine.

    The engine here is given the terms themselves; this is the same question for others. Each term
    is written by the RDF library, and stands as the first thing in the outermost group.
    """
    if not terms:
        return text
    lines = [f"  VALUES ?{name} {{ {term} }}" for name, term in terms.items()]
    where = _WHERE.search(text)
    if where is None:
        raise ValueError("a question's query says WHERE")
    return "\n".join([text[: where.end()], *lines]) + text[where.end() :]
