"""A new article file, ready to fill: what is known, what was guessed and from where, what is left.

Its keys stand in the order of house. What was guessed carries a comment that says so; what could
not be guessed is left empty, with a comment that says what to write, so that checking the file
names just that.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.authoring.entry_text import Value, entry_text
from kg.authoring.example_claim import example_claim
from kg.authoring.publisher import host_of, publisher_of
from kg.authoring.slugs import article_id, slug_of
from kg.capture.captured import Captured
from kg.capture.guess import Guess
from kg.load.compile import SLUG
from kg.load.names import NameIndex, Thing
from kg.namespaces import ARTICLE, RESERVED_GRAPHS, article_graph

MEDIA_KINDS = ("Image", "Video", "SatelliteImage")
"""Kinds of articles that are no text."""
KINDS = ("Article", "Post", *MEDIA_KINDS)

_FILL = {
    "language": "fill in: the language of the text, such as en or ar",
    "published": "fill in: the day of publication, YYYY-MM-DD; relative dates count from it",
    "coder": "fill in: who encodes it, a Coder of the gazetteer",
}
_UNQUOTED = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?")


@dataclass(frozen=True)
class Given:
    """What a person says about the article, which counts more than any guess.

    `kind` is one of `KINDS`; `excerpts` means that its text may not be kept as a whole. `keys`
    holds values by the keys of article files: id, publisher, published, language, title, archive,
    coder.
    """

    kind: str = "Article"
    excerpts: bool = False
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What the new file stands among: names of the gazetteer, the project's coders, the day.

    `schema` is the line that names the JSON Schema, or nothing.
    """

    names: NameIndex
    coders: list[Thing]
    today: date
    schema: str = ""


@dataclass(frozen=True)
class NewArticle:
    """The file's text, the article's id (None where none can be made), what is still to fill in.

    `guessed` are the keys to look at again.
    """

    id: str | None
    text: str
    guessed: list[str]
    missing: list[str]


class _Front:
    """The lines of a front matter on their way."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.guessed: list[str] = []
        self.missing: list[str] = []

    def add(self, key: str, value: str, comment: str = "") -> None:
        plain = not value or _UNQUOTED.fullmatch(value)
        written = f"{key}: {value}".rstrip() if plain else _pair(key, value)
        self.lines.append(f"{written}  # {comment}" if comment else written)

    def add_guess(self, key: str, guess: Guess) -> None:
        if guess.origin:
            self.guessed.append(key)
        self.add(key, guess.value, f"guessed from {guess.origin}; check it" if guess.origin else "")

    def leave(self, key: str, comment: str) -> None:
        self.missing.append(key)
        self.add(key, "", comment)


def new_article(captured: Captured, given: Given, around: Surroundings) -> NewArticle:
    """The file of a new article about what was captured; nothing is written."""
    front = _Front()
    publisher = _publisher(captured, given, around)
    identifier = given.keys.get("id") or _id(captured, given, publisher)
    front.add("id", identifier or "")
    if given.kind != "Article":
        front.add("type", given.kind)
    _put_publisher(front, captured, given, publisher)
    for key in ("url", "archive", "captured", "language", "title", "published"):
        _put(front, captured, given, key)
    front.add("capturedSha256", captured.sha256)
    _put_rest(front, captured, given, around)
    example = example_claim(captured.text, publisher.value if publisher else None, given.kind)
    lines = [around.schema] * bool(around.schema) + front.lines + [example + "claims: []"]
    body = "" if given.excerpts or given.kind in MEDIA_KINDS else f"\n{captured.text}\n"
    text = "\n".join(["---", *lines, "---", body])
    return NewArticle(identifier, text, front.guessed, front.missing)


def stored_text(captured: Captured, given: Given) -> str | None:
    """The captured text to keep beside the article; None for what is not kept, or is no text."""
    if given.excerpts or given.kind in MEDIA_KINDS:
        return None
    return captured.whole


def usable_id(identifier: str) -> bool:
    """Whether an article may have this id."""
    graph = article_graph(ARTICLE[identifier])
    return SLUG.fullmatch(identifier) is not None and graph not in RESERVED_GRAPHS


def _publisher(captured: Captured, given: Given, around: Surroundings) -> Guess | None:
    named = given.keys.get("publisher")
    if named is None:
        return publisher_of(around.names, captured.guesses)
    found = around.names.find(named, places=False)
    return Guess(found[0].slug if len(found) == 1 else named, "")


def _id(captured: Captured, given: Given, publisher: Guess | None) -> str | None:
    url = captured.guesses.get("url")
    host = host_of(url.value) if url else None
    by = publisher.value if publisher else host and slug_of(host)
    day, title = (given.keys.get(key) or _value(captured, key) for key in ("published", "title"))
    first = next((line for line in captured.text.split("\n") if line.strip()), None)
    return article_id(by and slug_of(by), day, title or first)


def _value(captured: Captured, key: str) -> str | None:
    guess = captured.guesses.get(key)
    return guess.value if guess else None


def _put(front: _Front, captured: Captured, given: Given, key: str) -> None:
    guess = captured.guesses.get(key)
    if key in given.keys:
        front.add(key, given.keys[key])
    elif guess:
        front.add_guess(key, guess)
    elif key in _FILL and (key != "language" or given.kind not in MEDIA_KINDS):
        front.leave(key, _FILL[key])


def _put_publisher(
    front: _Front, captured: Captured, given: Given, publisher: Guess | None
) -> None:
    if publisher:
        front.add_guess("publisher", publisher)
        return
    site = _value(captured, "site")
    what = "a news organisation" if given.kind == "Article" else "a news organisation or an actor"
    url = _value(captured, "url")
    host = f"; the host is {host_of(url)}" if url else ""
    new = f"kg new actor {shlex.quote(site or '')} --type NewsOrganisation"
    called = f"; the page calls itself {site!r}: {new}" if site else host
    front.leave("publisher", f"fill in: {what} of the gazetteer{called}")


def _put_rest(front: _Front, captured: Captured, given: Given, around: Surroundings) -> None:
    if given.excerpts:
        comment = "below the second line --- stand short excerpts, a line […] between each two"
        front.add("coverage", "excerpts", comment)
    author = captured.guesses.get("author")
    if author:
        front.lines.append(f"# author, by {author.origin}: {author.value}")
    if "coder" in given.keys:
        front.add("coder", given.keys["coder"])
    elif len(around.coders) == 1:
        front.add_guess("coder", Guess(around.coders[0].slug, "the project's only coder"))
    else:
        front.leave("coder", _FILL["coder"])
    front.add("coded", around.today.isoformat())
    front.add("review", "reviewed", "of all claims that do not say draft; drafts give no answers")


def _pair(key: str, value: Value) -> str:
    return entry_text({key: value}, indent=0).removeprefix("- ").rstrip("\n")


def default_file(root: Path, identifier: str) -> Path:
    """Where the article file of a project's new article stands."""
    return root / "articles" / f"{identifier}.md"
