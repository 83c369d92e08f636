"""Draft claims that pass the checks, since one that does not would keep its article out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.annotations.claim_maker import Draft
from kg.annotations.model import Problem
from kg.articles import load_article
from kg.authoring.entry_text import entry_text
from kg.authoring.sections import add_to_article
from kg.build import Checker, load_ontology
from kg.load.gazetteer_file import Gazetteer
from kg.reason import Reasoner


class Checks:
    """Checks articles that are not yet written, against one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        ontology = load_ontology()
        self.gazetteer = gazetteer
        self._checker = Checker(ontology, gazetteer, Reasoner(ontology, gazetteer.graph))

    def passing(
        self, article: str, drafts: Sequence[Draft]
    ) -> tuple[str, list[Draft], list[Problem]]:
        """The file text `article` with those of `drafts` that pass, these, and what others lack.

        A draft that refers to one that was left out is left out as well.
        """
        kept = list(drafts)
        lacking: list[Problem] = []
        while kept:
            text = with_claims(article, kept)
            wrong = self._wrong_by_line(text)
            lines = _begins(text, kept)
            broken: dict[str, str] = {}
            for line, message in wrong:
                at = max((begin for begin in lines if begin <= line), default=None)
                if at is not None and line < lines[at][1]:
                    broken.setdefault(lines[at][0], message)
            if not broken:
                return text, kept, lacking
            lacking += [
                Problem(draft.where, f"{broken[draft.id]}; without it there is no claim")
                for draft in kept
                if draft.id in broken
            ]
            kept = [draft for draft in kept if draft.id not in broken]
        return article, kept, lacking

    def _wrong_by_line(self, text: str) -> list[tuple[int, str]]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "article.md")
            file.write_text(text, "utf-8")
            article = load_article(file, self.gazetteer.names)
        if article.iri is not None:
            self._checker.check(article)
        return [(f.line or 0, f.message) for f in article.findings if f.severity == "violation"]


def with_claims(article: str, drafts: Sequence[Draft]) -> str:
    """The text of an article file with `drafts` at the end of its claims.

    UsageError where they cannot be added.
    """
    entries = "".join(entry_text(draft.entry) for draft in drafts)
    return add_to_article(article, "claims", entries)


def _begins(text: str, drafts: Sequence[Draft]) -> dict[int, tuple[str, int]]:
    """The first line of each draft in `text`, with its id and the line after its last one."""
    wanted = {draft.id for draft in drafts}
    found: dict[int, tuple[str, int]] = {}
    open_at: tuple[int, str, int] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.fullmatch(r"( *)- id: (\S+)", line)
        indent = len(line) - len(line.lstrip())
        if open_at is not None and line.strip() and (match or indent <= open_at[2]):
            found[open_at[0]] = (open_at[1], number)
            open_at = None
        if match and match[2] in wanted:
            open_at = (number, match[2], indent)
    return found
