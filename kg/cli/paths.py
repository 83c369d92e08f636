"""Files and findings as people see them: from the current folder, where they lie inside it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from kg.findings import Finding
from kg.namespaces import compact

_PLACE = re.compile(r"(?P<path>.*?)(?P<place>(?::\d+)*)", re.DOTALL)


def near(where: str) -> str:
    """`where`, a path with or without line and column, as seen from the current folder."""
    match = _PLACE.fullmatch(where)
    if match is None:
        return where
    try:
        path = Path(match["path"])
        return f"{path.relative_to(Path.cwd())}{match['place']}" if path.is_absolute() else where
    except (ValueError, OSError):
        return where


def finding_line(finding: Finding) -> str:
    """A finding as one line: where, how grave, what; the node, where no line is known."""
    node = f" ({compact(finding.focus)})" if finding.line is None and finding.focus else ""
    shown = from_here(finding)
    return str(replace(shown, message=shown.message + node))


def from_here(finding: Finding) -> Finding:
    """The finding with its path, and those in its message, as seen from the current folder."""
    path = None if finding.path is None else near(finding.path)
    message = finding.message.replace(f"{Path.cwd()}{os.sep}", "")
    return replace(finding, path=path, message=message)
