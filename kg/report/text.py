"""Findings as text: each with its line of the file and a pointer under the words concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.findings import Finding
from kg.namespaces import compact
from kg.report.advice import advice, headline
from kg.report.counts import by_file
from kg.report.excerpt import excerpt, visible
from kg.report.source import Sources

WIDTH = 100
"""Cells of a source line that are shown where no terminal sets the limit."""

Piece = tuple[str, str]
"""Text and its style: a severity, "bold", "dim" or nothing."""


def text(findings: Iterable[Finding], sources: Sources, width: int = WIDTH) -> str:
    """The findings as plain text, a blank line between files."""
    lines = text_lines(findings, sources, width)
    return "".join("".join(words for words, _ in line) + "\n" for line in lines)


def text_lines(
    findings: Iterable[Finding], sources: Sources, width: int = WIDTH
) -> Iterator[list[Piece]]:
    """The lines of the text, each in pieces with their styles, to be coloured on a terminal."""
    for number, (_, group) in enumerate(by_file(findings)):
        if number:
            yield []
        for finding in group:
            yield from _finding_lines(finding, sources, width)


def _finding_lines(finding: Finding, sources: Sources, width: int) -> Iterator[list[Piece]]:
    yield list(_first_line(finding))
    indent = " " * 5
    if finding.line is not None:
        indent = " " * max(5, len(str(finding.line)))
        yield from _source_lines(finding, sources, width)
    what_to_do = advice(finding)
    if what_to_do:
        yield [(f"{indent} = ", "dim"), (visible(what_to_do), "")]


def _first_line(finding: Finding) -> Iterator[Piece]:
    where = visible(finding.where())
    if where:
        yield f"{where}: ", "bold"
    yield finding.severity, finding.severity
    node = f" ({compact(finding.focus)})" if finding.line is None and finding.focus else ""
    yield f": {visible(headline(finding) + node)} ", ""
    yield f"[{finding.code}]", "dim"


def _source_lines(finding: Finding, sources: Sources, width: int) -> Iterator[list[Piece]]:
    line = sources.line(finding)
    if line is None or finding.line is None:
        return
    if "\n" in finding.message:  # the fault may lie in the line before
        before = sources.line(finding, back=1)
        if before is not None and before.strip():
            yield [_number(finding.line - 1), (excerpt(before, 1, None, width).text, "")]
    found = excerpt(line, finding.column or 1, finding.end_column, width)
    marked = (found.marked, finding.severity if finding.column else "")
    yield [_number(finding.line), (found.before, ""), marked, (found.after, "")]
    if finding.column is not None:
        yield [_number(None, len(str(finding.line))), (found.pointer, finding.severity)]


def _number(line: int | None, digits: int = 0) -> Piece:
    return f"{line or '':>{max(digits, 5)}} | ", "dim"
