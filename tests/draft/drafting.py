"""Drafting from a few sentences about the invented war of `tuning`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kg.draft.draft import Draft, draft_article
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.project import built_in_project

TUNING = Path(__file__).parent / "tuning"


@cache
def gazetteer() -> Gazetteer:
    """The built-in gazetteer with the invented one."""
    own = TUNING / "gazetteer" / "names.yaml"
    return load_gazetteer([*built_in_project().gazetteer_files, own])


def article(text: str, **keys: str) -> str:
    """An article file with `text`, published on Wednesday 11 June 2031 unless `keys` say more."""
    given = {"id": "report", "publisher": "kestria-today", "language": "en"}
    given |= {"published": "2031-06-11", "coder": "tuning-coder", "coded": "2031-07-01"} | keys
    lines = [f"{key}: {value}" for key, value in given.items() if value]
    return "\n".join(["---", *lines, "claims: []", "---", "", text, ""])


def drafted(folder: Path, text: str, **keys: str) -> Draft:
    """What is drafted from `text`."""
    path = folder / "report.md"
    path.write_text(article(text, **keys), "utf-8")
    return draft_article(path, gazetteer())


def claims(folder: Path, text: str, **keys: str) -> list[dict[str, Any]]:
    """The entries of the claims that are drafted from `text`."""
    return [proposal.entry for proposal in drafted(folder, text, **keys).proposals]
