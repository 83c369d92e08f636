"""How many findings there are, by severity and by file, and what a process says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from kg.findings import Finding, Severity, UnreadableError

NAMES: dict[Severity, str] = {"violation": "violation", "warning": "warning", "info": "note"}
"""Severities, the gravest first, with their names for people."""


def exit_code(findings: Iterable[Finding]) -> int:
    """0 where nothing is wrong, 1 where there is a violation, 3 where a file cannot be read."""
    found = list(findings)
    if any(finding.code == "unreadable" for finding in found):
        return UnreadableError.exit_code
    return int(any(finding.severity == "violation" for finding in found))


def by_file(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by the path of their file, in their order; "" where there is no file."""
    return [(path, list(group)) for path, group in groupby(findings, lambda f: f.path or "")]


def summary(findings: Iterable[Finding], files: int) -> str:
    """How many files were checked, and how many findings of each severity in how many files."""
    found = list(findings)
    counts = Counter(finding.severity for finding in found)
    checked = f"{_counted(files, 'file')} checked"
    if not found:
        return f"{checked}, nothing found"
    parts = [_counted(counts[severity], name) for severity, name in NAMES.items()]
    return f"{checked}, {', '.join(parts)} in {_counted(len({f.path for f in found}), 'file')}"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"
