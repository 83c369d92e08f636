"""The moment that a question is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Moment:
    """The day asked about and the day by which something had to be published; None for no limit.

    `every_claim` counts drafts and what was withdrawn as well, to find out what they would answer.
    """

    as_of: date | None = None
    known_on: date | None = None
    every_claim: bool = False
