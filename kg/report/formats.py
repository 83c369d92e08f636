"""All formats of a report by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.findings import Finding, UsageError
from kg.report.github import github
from kg.report.json_list import to_json
from kg.report.page import html
from kg.report.sarif import sarif
from kg.report.source import Sources
from kg.report.text import text

Writer = Callable[[list[Finding], Sources, int], str]

WRITERS: dict[str, Writer] = {
    "text": lambda findings, sources, files: text(findings, sources),
    "json": lambda findings, sources, files: to_json(findings),
    "sarif": lambda findings, sources, files: sarif(findings, sources),
    "github": lambda findings, sources, files: github(findings),
    "html": html,
}
FORMATS = tuple(WRITERS)


def render(
    findings: Iterable[Finding], output: str, sources: Sources | None = None, files: int = 0
) -> str:
    """The report of `findings` in the format `output`, one of `FORMATS`.

    Use it from Python on what `kg.check.check_project` returns, or on `Graph.findings`. `sources`
    gives the lines shown (read from the files named, where it is left out); `files` is how many
    files were checked. UsageError for an unknown format.
    """
    if output not in WRITERS:
        raise UsageError(f"unknown format {output!r}: choose one of {', '.join(FORMATS)}")
    return WRITERS[output](list(findings), sources or Sources(), files)
