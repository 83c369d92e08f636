"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.findings import Finding


@dataclass
class Done:
    """What a build did: files read again, and articles that left the store (their IRIs).

    `left_out` are all files whose article is not in the store; `findings` are about all files.
    """

    made: list[Path] = field(default_factory=list)
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
