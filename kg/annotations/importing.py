"""Importing annotations: from files of other tools to draft claims in article files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg.annotations.checked import Checks
from kg.annotations.claim_maker import Draft, Drafted, Setting
from kg.annotations.claims import draft_claims
from kg.annotations.fit import Fitted, fit, same_text
from kg.annotations.formats import read_documents
from kg.annotations.labels import Labels
from kg.annotations.model import Document, Problem
from kg.findings import KgError, NotFoundError, UsageError
from kg.load.front_matter import split_front_matter
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.strict import read_text
from kg.load.yaml_tree import Mapping, Scalar, Sequence, items_of, plain_lines, read_yaml
from kg.project import Project

MOST_CLAIMS = 500
"""How many claims one import may add to an article: more belong to more articles."""


@dataclass
class ArticleFile:
    """An article file that claims are added to: its text, and what claims need to know of it."""

    path: Path
    content: str
    text: str
    keys: Mapping

    @property
    def publisher(self) -> str:
        """The article's publisher, as its file names it."""
        return self.keys.text("publisher") or ""

    def lacks(self, draft: Draft) -> bool:
        """Whether no claim of the article has the quote and the content of `draft`."""
        own = _same([draft.entry["quote"], draft.entry["content"]])
        return all(own != [_same(claim.get(key)) for key in _MEANING] for claim in self._claims())

    def _claims(self) -> list[Mapping]:
        value = self.keys.get("claims")
        entries = items_of(value) if value is not None else []
        return [entry for entry in entries if isinstance(entry, Mapping)]

    def free_ids(self, count: int) -> list[str]:
        """`count` ids that no claim of the article has: I1, I2 and so on."""
        sections = (self.keys.get(name) for name in ("claims", "coderClaims"))
        entries = [item for value in sections if value is not None for item in items_of(value)]
        taken = {item.text("id") for item in entries if isinstance(item, Mapping)}
        numbers = range(1, count + len(taken) + 1)
        return [f"I{number}" for number in numbers if f"I{number}" not in taken][:count]


@dataclass
class Imported:
    """What one document brought: the claims, and all that did not become one.

    `content` is the article's file with the claims; `already` counts those that it had before.
    """

    document: Document
    article: Path
    content: str
    drafts: list[Draft]
    already: int
    drafted: Drafted
    fitted: Fitted
    problems: list[Problem] = field(default_factory=list)

    @property
    def without_relations(self) -> bool:
        """Whether nothing in the document relates anything: then nothing can become a claim."""
        return not self.document.relations


def read_article(path: Path) -> ArticleFile:
    """The article in the Markdown file `path`.

    UsageError when claims cannot be added to it without changing more of it.
    """
    content = read_text(path)
    if content != plain_lines(content):
        message = "byte order mark or carriage returns: save it as UTF-8 with line feeds alone"
        raise UsageError(f"{path}: {message}")
    parts = split_front_matter(content)
    tree = read_yaml(parts[0], str(path), 1)[0] if parts else None
    if parts is None or not isinstance(tree, Mapping):
        raise UsageError(f"{path}: no article to add claims to: `kg check {path}` says why")
    return ArticleFile(path, content, parts[1], tree)


class Importer:
    """Imports files of annotations into the articles of one project, without writing anything."""

    def __init__(self, project: Project, labels: Labels, article: str | None = None) -> None:
        self._project = project
        self._labels = labels
        self._gazetteer: Gazetteer = load_gazetteer(list(project.gazetteer_files))
        self._checks: Checks | None = None
        self._articles: dict[Path, ArticleFile] = {}
        self._chosen = self._named(article) if article is not None else None

    def import_file(self, path: Path, format_name: str | None = None) -> list[Imported]:
        """What the annotations in the file `path` bring, document by document.

        UnreadableError when the file cannot be read; NotFoundError when no article has its text.
        """
        documents = read_documents(path, format_name)
        if self._chosen is not None and len(documents) > 1:
            text = self._chosen.text
            documents = [d for d in documents if d.text is not None and same_text(d.text, text)]
            if not documents:
                message = f"none of its documents has the text of {self._chosen.path}"
                raise NotFoundError(f"{path}: {message}")
        return [self._import(document) for document in documents]

    def _import(self, document: Document) -> Imported:
        article = self._article_of(document)
        fitted = fit(document, article.text)
        ids = article.free_ids(len(document.relations) + len(document.mentions))
        setting = Setting(article.text, article.publisher, self._gazetteer.names, self._labels)
        drafted = draft_claims(document, fitted, setting, ids)
        if len(drafted.drafts) > MOST_CLAIMS:
            message = f"{len(drafted.drafts)} claims for one article, where {MOST_CLAIMS} are"
            raise UsageError(f"{document.where}: {message} the most: split the file")
        after = article.content
        kept = [draft for draft in drafted.drafts if article.lacks(draft)]
        already = len(drafted.drafts) - len(kept)
        if kept:
            self._checks = self._checks or Checks(self._gazetteer)
            after, kept, lacking = self._checks.passing(after, kept)
            drafted.left_out += lacking
        if kept:
            self._articles[article.path] = _changed(article, after)
        problems = [*document.problems, *fitted.problems]
        return Imported(document, article.path, after, kept, already, drafted, fitted, problems)

    def _article_of(self, document: Document) -> ArticleFile:
        """The article that has the document's text or address, or that the caller named."""
        if self._chosen is not None:
            return self._articles.get(self._chosen.path, self._chosen)
        fitting = [article for article in self._readable() if _fits(article, document)]
        if len(fitting) == 1:
            return fitting[0]
        found = f"{len(fitting)} articles have" if fitting else "no article of the project has"
        what = "its text" if document.text is not None else "its address"
        message = f"{found} {what}: say which one is meant with --article, or make one"
        raise NotFoundError(f"{document.where}: {message} first: `kg new`")

    def _readable(self) -> Iterator[ArticleFile]:
        """The articles of the project that claims can be added to."""
        for path in self._project.article_files:
            if path.suffix.lower() == ".md":
                with suppress(KgError):
                    yield self._article(path)

    def _article(self, path: Path) -> ArticleFile:
        if path not in self._articles:
            self._articles[path] = read_article(path)
        return self._articles[path]

    def _named(self, name: str) -> ArticleFile:
        path = Path(name)
        if path.suffix.lower() == ".md":
            return self._article(path)
        for article in self._readable():
            if article.keys.text("id") == name:
                return article
        raise NotFoundError(f"no article {name!r} in the project: give its id or its file")


def _fits(article: ArticleFile, document: Document) -> bool:
    if document.text is not None:
        return same_text(document.text, article.text)
    return article.keys.text("url") in document.addresses


_MEANING = ("quote", "content")
"""The keys of a claim in which two claims that say the same agree."""


def _same(value: object) -> object:
    """`value`, of a file or of a draft, as it is compared: maps, lists and texts."""
    if isinstance(value, Mapping):
        return {key: _same(item) for key, item in value.entries.items()}
    if isinstance(value, dict):
        return {key: _same(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_same(item) for item in value]
    if isinstance(value, Sequence):
        return [_same(item) for item in value.items]
    return value.text if isinstance(value, Scalar) else str(value)


def _changed(article: ArticleFile, content: str) -> ArticleFile:
    parts = split_front_matter(content)
    tree = read_yaml(parts[0], str(article.path), 1)[0] if parts else None
    keys = tree if isinstance(tree, Mapping) else article.keys
    return ArticleFile(article.path, content, article.text, keys)
