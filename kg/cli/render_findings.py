"""Findings in colour, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from kg.cli.terminal import new_console
from kg.findings import Finding
from kg.report.source import Sources
from kg.report.text import text_lines

STYLES = {"violation": "bold red", "warning": "bold yellow", "info": "bold blue"}
GUTTER = 10
"""Cells that a line number and the marks of a cut take."""


def print_findings(findings: Iterable[Finding], sources: Sources) -> None:
    """Print findings as text, coloured; what comes from a file is never read as markup."""
    console = new_console()
    width = max(console.width - GUTTER, 20)
    for line in text_lines(findings, sources, width):
        pieces = ((words, STYLES.get(style, style)) for words, style in line)
        console.print(Text.assemble(*pieces), soft_wrap=True)
