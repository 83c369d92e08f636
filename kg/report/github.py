"""Findings as GitHub's workflow commands, which become annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from kg.findings import Finding, Severity
from kg.report.advice import advice, headline

LEVELS: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "notice"}


def github(findings: Iterable[Finding]) -> str:
    """One line for each finding: `::error file=…,line=…,col=…,title=CODE::message`."""
    return "".join(_command(finding) + "\n" for finding in findings)


def _command(finding: Finding) -> str:
    known = {
        "file": finding.path,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": finding.code,
    }
    properties = ",".join(f"{key}={_property(value)}" for key, value in known.items() if value)
    said = "\n".join(filter(None, (headline(finding), advice(finding))))
    return f"::{LEVELS[finding.severity]} {properties}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
