"""Files as people see them: relative to the current folder where they lie inside it."""

from __future__ import annotations

import re
from pathlib import Path

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
