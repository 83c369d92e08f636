"""Article files read, whatever their form; of several with one id the first has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kg.findings import Finding, UnreadableError, unreadable
from kg.load.loaded import LoadedArticle
from kg.load.names import GazetteerNames
from kg.load.strict import SUFFIXES
from kg.locate import located
from kg.namespaces import DCTERMS
from kg.project import ARTICLE_SUFFIXES, GAZETTEER_SUFFIXES


def load_articles(
    files: Iterable[Path],
    names: GazetteerNames,
    given: Mapping[str, bytes] | None = None,
) -> list[LoadedArticle]:
    """The articles in `files`, in their order; a file that cannot be read is one with a finding.

    `given` holds what is read in place of a file: its path to bytes.
    """
    articles = [load_article(file, names, (given or {}).get(str(file))) for file in files]
    add_duplicates(articles)
    return articles


def add_duplicates(articles: list[LoadedArticle]) -> None:
    """Add a finding to each of `articles` whose id an earlier one has."""
    seen: dict[str, str] = {}
    for article in articles:
        if article.iri is not None and article.iri in seen:
            _add_duplicate(article, seen[article.iri])
        seen.setdefault(article.iri or "", article.path)


def add_taken(articles: Iterable[LoadedArticle], taken: Mapping[str, str]) -> None:
    """Add a finding to each of `articles` whose id is `taken` by another file (IRI to its path)."""
    for article in articles:
        if article.iri in taken:
            _add_duplicate(article, taken[article.iri or ""])


def _add_duplicate(article: LoadedArticle, other: str) -> None:
    message = f"the article id is already used by {other}: ids are unique"
    article.findings.append(_about_id(article, "duplicate-article-id", message))


def _about_id(article: LoadedArticle, code: str, message: str) -> Finding:
    finding = Finding(code, message, focus=article.iri, property=DCTERMS["identifier"])
    return replace(located([finding], article, article.path)[0], focus=None, property=None)


def load_article(file: Path, names: GazetteerNames, data: bytes | None = None) -> LoadedArticle:
    """The article in `file`, whatever its form; `data` is read in place of the file, if given.

    `names` are those of the gazetteer.
    """
    try:
        if data is None:
            _refuse(file)
        return _loader(file)(file, names, data)
    except UnreadableError as error:
        return LoadedArticle(str(file), findings=[unreadable(error, file)])
    except OSError as error:  # not even its kind can be told, as when its name is too long
        message = f"cannot be read: {error.strerror}"
        return LoadedArticle(str(file), findings=[Finding("unreadable", message, str(file))])


def _loader(file: Path) -> Callable[[Path, GazetteerNames, bytes | None], LoadedArticle]:
    """What reads files of this form, imported when there is one: they have little in common."""
    if file.suffix.lower() in SUFFIXES:
        from kg.load.article_rdf import load_article_rdf

        return load_article_rdf
    from kg.load.article_file import load_article_file

    return load_article_file


def _refuse(file: Path) -> None:
    """Raise UnreadableError for a file that is not even opened: it is no article, or no file."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise UnreadableError(f"{file}: a pipe or a device, where a file is meant")
    if file.suffix.lower() in GAZETTEER_SUFFIXES:
        raise UnreadableError(f"{file}: not in the project's gazetteer/, so not a part of it")
    if file.suffix.lower() not in ARTICLE_SUFFIXES and file.is_file():
        endings = ", ".join(ARTICLE_SUFFIXES)
        raise UnreadableError(f"{file}: unknown kind of file: articles end in {endings}")
