"""Checking files: everything that is wrong with them, in one run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.across import add_unresolved
from kg.build import Checker, load_articles, load_ontology
from kg.engine.closure import reasoner_for
from kg.findings import Finding
from kg.load.gazetteer_file import load_gazetteer
from kg.project import ARTICLE_SUFFIXES, GAZETTEER_SUFFIXES, Project, articles_in


@dataclass(frozen=True)
class Checked:
    """What was found, in the order of the files, and how many files were looked at."""

    findings: list[Finding]
    files: int


def check_project(project: Project, paths: list[Path]) -> Checked:
    """The findings about a project's gazetteer and articles, or only about `paths`.

    A path is a file or a folder of articles; an article is always checked against the project's
    gazetteer.
    """
    wanted, missing = files_to_check(project, paths)
    ontology = load_ontology()
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    checker = Checker(ontology, gazetteer, reasoner_for(ontology, gazetteer.graph))
    findings = list(missing)
    shown = {str(file) for file in wanted} & {str(file) for file in project.gazetteer_files}
    if shown:
        about_gazetteer = checker.check_gazetteer()
        findings += [f for f in about_gazetteer if f.path is None or f.path in shown]
    articles = load_articles([file for file in wanted if str(file) not in shown], gazetteer)
    add_unresolved(articles, whole=not paths)
    for article in articles:
        if article.iri is not None:
            checker.check(article)
        findings += article.findings
    return Checked(sorted(findings, key=by_place), len(wanted))


def files_to_check(project: Project, paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """The files to check, each once, and what is wrong with the paths themselves."""
    own = [*project.gazetteer_files, *project.article_files]
    if not paths:
        return own, []
    known = {_real(file): file for file in own}
    files: dict[str, Path] = {}
    missing = []
    for path in paths:
        inside = _inside(path, own) if _is_folder(path) else [path]
        if not inside:
            endings = ", ".join((*ARTICLE_SUFFIXES, *GAZETTEER_SUFFIXES))
            message = f"nothing to check in this folder: files end in {endings}"
            missing.append(Finding("unreadable", message, str(path)))
        for file in inside:
            files.setdefault(_real(file), known.get(_real(file), file))
    return list(files.values()), missing


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


def by_place(finding: Finding) -> tuple[str, int, int, str]:
    """Where findings come in a report: by file, line, column and code."""
    return finding.path or "", finding.line or 0, finding.column or 0, finding.code
