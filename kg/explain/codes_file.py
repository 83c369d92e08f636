"""The codes that loading and reasoning report: `codes/*.toml`, one table for each code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.findings import Severity

FOLDER = Path(__file__).parent / "codes"

EXAMPLE_TEXT = (
    "After days of shelling the Northern Guard took Exampletown on Monday, its spokesman said. "
    "In Exampletown two of its men were killed."
)
"""The invented text that the examples quote."""

QUOTING = ("claim", "claims", "content")
"""Kinds of examples that are about `EXAMPLE_TEXT`."""


@dataclass(frozen=True)
class Code:
    """What a code means.

    `title` is the rule, said positively; `reason` why there is such a rule; `fix` what to do.
    `bad` and `good` are examples of the kind `example_kind`: keys of a claim, a content, an
    article, a place; a whole file; Turtle or JSON-LD. `shape` is the shape in Turtle, for what
    SHACL finds.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    fix: str = ""
    example_kind: str = ""
    bad: str = ""
    good: str = ""
    shape: str = ""


@cache
def written_codes() -> dict[str, Code]:
    """The codes described in files, by code; read once."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for code, about in tomllib.loads(path.read_text("utf-8")).items():
            found[code] = _code(code, about)
    return found


def _code(code: str, about: dict[str, str]) -> Code:
    return Code(
        code,
        about.get("severity", "violation"),  # type: ignore[arg-type]  # a test looks at the files
        about["title"],
        " ".join(about["reason"].split()),
        about.get("fix", ""),
        about.get("in", ""),
        about.get("bad", "").strip("\n"),
        about.get("good", "").strip("\n"),
    )
