"""Checking files: everything that is wrong with them, in one run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rdflib.term import Node

from kg.across import add_unresolved
from kg.articles import add_taken, load_articles
from kg.build import Checker, load_ontology
from kg.engine.closure import reasoner_for
from kg.findings import Finding
from kg.load.article_id import article_id
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.namespaces import ARTICLE
from kg.project import ARTICLE_SUFFIXES, GAZETTEER_SUFFIXES, Project, articles_in


@dataclass(frozen=True)
class Checked:
    """What was found, in the order of the files, and how many files were looked at.

    `given` is what was read in place of files, by the paths that findings name.
    """

    findings: list[Finding]
    files: int
    given: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class _Files:
    """What to check: the project's gazetteer, then articles; `given` in place of files."""

    wanted: list[Path] = field(default_factory=list)
    gazetteer: list[Path] = field(default_factory=list)
    given: dict[str, bytes] = field(default_factory=dict)
    unusable: list[Finding] = field(default_factory=list)

    @property
    def articles(self) -> list[Path]:
        """The wanted files that are no part of the gazetteer."""
        return [file for file in self.wanted if file not in self.gazetteer]


def check_project(
    project: Project, paths: list[Path], given: Mapping[str, bytes] | None = None
) -> Checked:
    """The findings about a project's gazetteer and articles, or only about `paths`.

    A path is a file or a folder of articles; an article is always checked against the project's
    gazetteer, and what is wrong there and concerns it is found too. `given` holds what is checked
    in place of a file, or without there being one: its path, whose ending says what it is, to
    bytes. Nothing is raised for what stands in a file.
    """
    files = _files(project, paths, given or {})
    ontology = load_ontology()
    gazetteer = load_gazetteer(files.gazetteer, files.given)
    checker = Checker(ontology, gazetteer, reasoner_for(ontology, gazetteer.graph))
    articles = load_articles(files.articles, gazetteer.names, files.given)
    if paths or given:
        read = (article for article in articles if article.iri is not None)
        own = (article for article in read if not _elsewhere(article.path, project))
        add_taken(own, _taken(project, files))
    add_unresolved(articles, whole=not (paths or given))
    findings = [*files.unusable, *_about_gazetteer(checker, files, articles)]
    for article in articles:
        if article.iri is not None:
            checker.check(article)
        findings += article.findings
    return Checked(sorted(set(findings), key=by_place), len(files.wanted), files.given)


def _about_gazetteer(
    checker: Checker, files: _Files, articles: list[LoadedArticle]
) -> list[Finding]:
    """What is wrong in the wanted gazetteer files, and elsewhere with what articles mention."""
    shown = {str(file) for file in files.wanted if file in files.gazetteer}
    found: list[Finding] = []
    if shown:
        found += [f for f in checker.check_gazetteer() if f.path is None or f.path in shown]
    if articles and len(shown) < len(files.gazetteer):
        found += checker.check_entries(_mentioned(articles, checker.gazetteer))
    return found


def _mentioned(articles: Iterable[LoadedArticle], gazetteer: Gazetteer) -> set[Node]:
    """The gazetteer's entries that `articles` name, and those that these refer to in turn."""
    described = set(gazetteer.graph.subjects())
    waiting = {value for article in articles for value in article.graph.objects()} & described
    found: set[Node] = set()
    while waiting:
        found |= waiting
        waiting = {v for node in waiting for v in gazetteer.graph.objects(node)} & described - found
    return found


def _taken(project: Project, files: _Files) -> dict[str, str]:
    """The articles of the project that are not checked, with their files: their ids are taken."""
    checked = {_real(file) for file in files.wanted}
    others = [file for file in project.article_files if _real(file) not in checked]
    return {ARTICLE[slug]: str(file) for file in others if (slug := article_id(file)) is not None}


def _elsewhere(path: str, project: Project) -> bool:
    """Whether a file lies outside the project's articles: a second coder's has the same id."""
    if project.root is None or not Path(path).is_file():
        return False
    return not _real(Path(path)).startswith(_real(project.root / "articles") + os.sep)


def _files(project: Project, paths: list[Path], given: Mapping[str, bytes]) -> _Files:
    """The files to check with what is `given` in place of some."""
    files = _Files(gazetteer=list(project.gazetteer_files))
    wanted, unusable = files_to_check(project, paths) if paths or not given else ([], [])
    files.wanted.extend(wanted)
    files.unusable.extend(unusable)
    known = {_real(file): file for file in (*_own(project), *wanted)}
    for name, data in given.items():
        _give(files, known.get(_real(Path(name)), Path(name)), data)
    return files


def _give(files: _Files, file: Path, data: bytes) -> None:
    files.given[str(file)] = data
    if file not in files.wanted:
        files.wanted.append(file)
    if file.suffix.lower() in GAZETTEER_SUFFIXES and file not in files.gazetteer:
        files.gazetteer.append(file)


def files_to_check(project: Project, paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """The files to check, each once, and what is wrong with the paths themselves."""
    own = _own(project)
    if not paths:
        return own, []
    known = {_real(file): file for file in own}
    files: dict[str, Path] = {}
    missing = []
    for path in paths:
        inside = _inside(path, own) if _is_folder(path) else [path]
        if not inside:
            missing.append(_nothing_in(path))
        for file in inside:
            files.setdefault(_real(file), known.get(_real(file), file))
    return list(files.values()), missing


def _own(project: Project) -> list[Path]:
    return [*project.gazetteer_files, *project.article_files]


def _nothing_in(folder: Path) -> Finding:
    endings = ", ".join((*ARTICLE_SUFFIXES, *GAZETTEER_SUFFIXES))
    message = f"nothing to check in this folder: files end in {endings}"
    return Finding("unreadable", message, str(folder))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says why
        return False


def _inside(folder: Path, own: list[Path]) -> list[Path]:
    """The project's own files in `folder`; where none is, all articles in it."""
    real = _real(folder) + os.sep
    return [file for file in own if _real(file).startswith(real)] or articles_in(folder)


def _real(path: Path) -> str:
    return os.path.realpath(path)


def by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """Where findings come in a report: by file, line, column, code and message."""
    return (
        finding.path or "",
        finding.line or 0,
        finding.column or 0,
        finding.code,
        finding.message,
    )
