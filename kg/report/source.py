"""The lines of the files that findings are about, to be shown beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kg.findings import Finding

_LINE_END = re.compile(r"\r\n?|\n")
_BOM = "\ufeff"


class Sources:
    """Reads each file once, when a line of it is asked for.

    `given` holds what is not to be read from a file: path to bytes, as for standard input.
    """

    def __init__(self, given: Mapping[str, bytes] | None = None) -> None:
        self._given = given or {}
        self._lines: dict[str, list[str]] = {}

    def line(self, finding: Finding, back: int = 0) -> str | None:
        """The line on which `finding` stands, or the one `back` lines before; None without one."""
        if finding.path is None or finding.line is None:
            return None
        lines, number = self._read(finding.path), finding.line - back
        return lines[number - 1] if 0 < number <= len(lines) else None

    def _read(self, path: str) -> list[str]:
        if path not in self._lines:
            data = self._bytes(path)
            text = (data or b"").decode("utf-8", "replace").removeprefix(_BOM)
            self._lines[path] = [] if data is None else _LINE_END.split(text)
        return self._lines[path]

    def _bytes(self, path: str) -> bytes | None:
        """What stands in the file; None where it cannot be read, which is a finding itself."""
        if path in self._given:
            return self._given[path]
        try:
            return Path(path).read_bytes() if Path(path).is_file() else None
        except (OSError, ValueError):
            return None
