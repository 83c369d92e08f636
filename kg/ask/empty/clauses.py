"""FILTERs and MINUS of a query that take away all that its patterns match.

Such a clause is found in the text and replaced by one that takes nothing away; the engine then
says whether the query finds something without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ask.empty.probes import Probes
from kg.ask.sparql_text import masked

_CLAUSE = re.compile(r"(?<![\w:?$@-])(FILTER|MINUS)(?![\w:-])[^({]*(?=[({])", re.IGNORECASE)
_GATHERS = re.compile(r"(?<![\w:?$@-])(ORDER|GROUP|DISTINCT|REDUCED)(?![\w:-])", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")
_CLOSING = {"(": ")", "{": "}"}
_MANY = 1000


@dataclass(frozen=True)
class Clause:
    """A FILTER or MINUS: where it stands in the query's text, and on which line it begins."""

    word: str
    start: int
    end: int
    line: int
    code: str

    def variables(self) -> list[str]:
        """Its variables in their order, each once."""
        return list(dict.fromkeys(_VARIABLE.findall(self.code)))

    def of_values(self) -> bool:
        """Whether it compares values, and asks for no pattern."""
        return self.word == "FILTER" and "{" not in self.code


def clauses_of(text: str) -> list[Clause]:
    """The outermost FILTERs and MINUS of the query `text`, in their order."""
    code, found, after = masked(text), [], 0
    for match in _CLAUSE.finditer(code):
        end = _closed(code, match.end())
        if match.start() < after or end is None:
            continue
        line = text.count("\n", 0, match.start()) + 1
        inside = code[match.end() : end]
        found.append(Clause(match[1].upper(), match.start(), end, line, inside))
        after = end
    return found


def _closed(code: str, start: int) -> int | None:
    """The offset after the bracket that closes the one at `start`."""
    opening, depth = code[start], 0
    for offset in range(start, len(code)):
        if code[offset] == opening:
            depth += 1
        elif code[offset] == _CLOSING[opening]:
            depth -= 1
            if depth == 0:
                return offset + 1
    return None


def without(text: str, clauses: Iterable[Clause]) -> str:
    """The query `text` with nothing taken away by `clauses`."""
    for clause in sorted(clauses, key=lambda c: c.start, reverse=True):
        text = f"{text[: clause.start]}FILTER(true){text[clause.end :]}"
    return text


def gathers(text: str) -> bool:
    """Whether the query `text` must find all its rows before it gives the first."""
    return _GATHERS.search(masked(text)) is not None


def unbound(clause: Clause, text: str) -> list[str]:
    """Variables of a FILTER that stand in no pattern of the query, so that it compares nothing."""
    if not clause.of_values():
        return []
    patterns = masked(without(text, [clause])).partition("{")[2]
    elsewhere = set(_VARIABLE.findall(patterns))
    return [name for name in clause.variables() if name not in elsewhere]


def found_by(probes: Probes, text: str) -> str | None:
    """What the query `text` finds, as a clause; None when it finds nothing."""
    found = probes.query(text)
    if isinstance(found, ox.QueryBoolean):
        return "the answer is true" if found else None
    count = sum(1 for _ in zip(found, range(_MANY), strict=False))
    if count == _MANY:
        return f"there are {_MANY} rows or more"
    return f"there {'is 1 row' if count == 1 else f'are {count} rows'}" if count else None
