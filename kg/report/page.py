"""Findings as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from kg.findings import Finding
from kg.html.markup import element, foreign, text, words
from kg.html.page import page
from kg.namespaces import compact
from kg.report.advice import advice, headline
from kg.report.counts import NAMES, by_file, summary
from kg.report.excerpt import excerpt
from kg.report.source import Sources

WIDTH = 240
"""Cells of a source line that are shown: a browser breaks lines itself."""

_STYLE = """
article { margin: .9em 0; padding-inline-start: .8em; border-inline-start: 3px solid; }
article.violation { border-color: #c62828; }
article.warning { border-color: #b26a00; }
article.info { border-color: #1565c0; }
article p { margin: .2em 0; }
.severity { font-weight: 600; }
pre { margin: .35em 0; padding: .5em .8em; }
pre .number { opacity: .6; user-select: none; }
mark { background: rgba(255,196,0,.4); color: inherit; border-radius: 2px; outline: 1px solid
  rgba(178,106,0,.7); }
code { font-size: .9em; }
"""


def html(findings: Iterable[Finding], sources: Sources, files: int) -> str:
    """A page with the findings about `files` files, grouped by file."""
    found = list(findings)
    sections = (_section(path, group, sources) for path, group in by_file(found))
    title = "What the checks found"
    head = element("style", _STYLE) + words("h1", title) + words("p", summary(found, files))
    return page(title, head + "".join(sections))


def _section(path: str, findings: list[Finding], sources: Sources) -> str:
    heading = foreign("h2", text(path or "no file"))
    return element("section", heading + "".join(_finding(each, sources) for each in findings))


def _finding(finding: Finding, sources: Sources) -> str:
    what_to_do = advice(finding)
    parts = [
        element("p", _position(finding) + words("code", finding.code), class_="small"),
        words("p", headline(finding)),
        _line(finding, sources),
        words("p", f"What to do: {what_to_do}", class_="small") if what_to_do else "",
    ]
    return element("article", "".join(parts), class_=finding.severity)


def _position(finding: Finding) -> str:
    place = f"line {finding.line}" if finding.line else compact(finding.focus or "")
    column = f", column {finding.column}" if finding.column else ""
    severity = words("span", NAMES[finding.severity], class_="severity")
    return f"{severity} {text(place + column)} "


def _line(finding: Finding, sources: Sources) -> str:
    line = sources.line(finding)
    if line is None:
        return ""
    number = words("span", f"{finding.line} ", class_="number")
    found = excerpt(line, finding.column or 1, finding.end_column, WIDTH)
    if finding.column is None:
        return element("pre", number + text(found.text))
    marked = words("mark", found.marked or " ")
    return element("pre", number + text(found.before) + marked + text(found.after))
