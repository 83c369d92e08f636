"""What drafting needs of an article file: its text, who published it when, and what it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.findings import UsageError
from kg.load.dates import day_or_none
from kg.load.front_matter import split_front_matter
from kg.load.gazetteer_file import add_names
from kg.load.names import NameIndex, Thing, did_you_mean
from kg.load.strict import read_text
from kg.load.vocabulary import load_vocabulary
from kg.load.yaml_tree import Mapping, items_of, plain_lines, read_yaml
from kg.namespaces import PLACE

LONGEST_TEXT = 50_000
"""Code points of a text that are read: more is no report, and a person reviews every draft."""


@dataclass(frozen=True)
class ArticleFile:
    """An article file as drafting sees it; `names` are the gazetteer's with its own places.

    `source` is the whole file, `text` the article's text alone. `ids` are in use already.
    `published` is None where the file gives no day of publication.
    """

    source: str
    text: str
    tree: Mapping
    names: NameIndex
    publisher: Thing
    published: date | None
    language: str
    cut: int = 0
    """Code points at the end that are not read."""

    @property
    def claims(self) -> list[Mapping]:
        """The entries of its claims."""
        return list(_entries(self.tree, "claims"))

    @property
    def places(self) -> list[Mapping]:
        """The entries of the places that only this article knows."""
        return list(_entries(self.tree, "places"))

    def own_iri(self, slug: str) -> str:
        """The IRI of a place that only this article knows."""
        return PLACE[f"{self.tree.text('id')}.{slug}"]

    def own_place(self, slug: str) -> Thing | None:
        """A place that only this article knows."""
        return self.names.things.get(self.own_iri(slug))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its claims and coder's claims."""
        entries = [*self.claims, *_entries(self.tree, "coderClaims")]
        return frozenset(identifier for e in entries if (identifier := e.text("id")))


def read_article(path: Path, names: NameIndex) -> ArticleFile:
    """The article in the file `path`; mistakes in its claims do not matter here.

    UnreadableError when the file cannot be opened; UsageError, saying what to mend, when it is no
    article file, has no text, or names no publisher that is among `names`.
    """
    if path.suffix.casefold() != ".md":
        raise UsageError(f"{path}: drafts are made of article files, which end in .md")
    source = plain_lines(read_text(path))
    parts = split_front_matter(source)
    if parts is None:
        raise UsageError(f"{path}: no front matter between two lines ---: `kg check` says more")
    front, text, _ = parts
    tree, problems = read_yaml(front, str(path), line_offset=1)
    if problems or not isinstance(tree, Mapping):
        reason = str(problems[0]) if problems else f"{path}: the front matter holds no keys"
        raise UsageError(f"{reason}: mend it before drafting")
    if not text:
        raise UsageError(f"{path}: the article has no text to draft from")
    own = _with_own_places(names, tree)
    return ArticleFile(
        source=source,
        text=text[:LONGEST_TEXT],
        cut=max(len(text) - LONGEST_TEXT, 0),
        tree=tree,
        names=own,
        publisher=_publisher(path, tree, own),
        published=day_or_none(tree.text("published")),
        language=tree.text("language") or "",
    )


def _entries(tree: Mapping, section: str) -> Iterator[Mapping]:
    value = tree.get(section)
    for item in items_of(value) if value is not None else []:
        if isinstance(item, Mapping):
            yield item


def _with_own_places(names: NameIndex, tree: Mapping) -> NameIndex:
    found = names.copy()
    places = load_vocabulary().kinds("Place")
    for entry in _entries(tree, "places"):
        slug, kind = entry.text("id"), entry.text("type")
        if slug and kind in places:
            add_names(found, PLACE[f"{tree.text('id')}.{slug}"], slug, kind, entry)
    return found


def _publisher(path: Path, tree: Mapping, names: NameIndex) -> Thing:
    given = tree.text("publisher") or ""
    found = names.find(given, places=False)
    if len(found) == 1:
        return found[0]
    hint = did_you_mean(names.near(given, places=False)) if given else ""
    raise UsageError(
        f"{path}: the publisher {given!r} is not one actor of the gazetteer{hint}; every source "
        "chain begins with it, so add it first"
    )
