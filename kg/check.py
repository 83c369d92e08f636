"""Checking files: everything that is wrong with them, in one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.build import Checker, load_articles, load_ontology
from kg.findings import Finding
from kg.load.gazetteer_file import load_gazetteer
from kg.project import ARTICLE_SUFFIXES, Project
from kg.reason import Reasoner


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
    gazetteer_files = set(project.gazetteer_files)
    wanted, missing = _files(project, paths)
    ontology = load_ontology()
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    checker = Checker(ontology, gazetteer, Reasoner(ontology, gazetteer.graph))
    findings = list(missing)
    about_gazetteer = checker.check_gazetteer()
    shown = {str(file) for file in wanted if file in gazetteer_files}
    findings += [f for f in about_gazetteer if not paths or f.path in shown]
    articles = load_articles([f for f in wanted if f not in gazetteer_files], gazetteer)
    for article in articles:
        if article.iri is not None:
            checker.check(article)
        findings += article.findings
    return Checked(sorted(findings, key=_place), len(wanted))


def _files(project: Project, paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    if not paths:
        return [*project.gazetteer_files, *project.article_files], []
    files: list[Path] = []
    missing = []
    for path in paths:
        if not path.exists():
            missing.append(Finding("unreadable", f"{path}: there is no such file", str(path)))
        elif path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix in ARTICLE_SUFFIXES)
            written = {p.with_suffix("") for p in inside if p.suffix == ".md"}
            files += [p for p in inside if p.suffix == ".md" or p.with_suffix("") not in written]
            if not inside:
                message = f"no articles in this folder: they end in {', '.join(ARTICLE_SUFFIXES)}"
                missing.append(Finding("unreadable", message, str(path)))
        else:
            files.append(path)
    known = {file.resolve(): file for file in project.gazetteer_files}
    return [known.get(file.resolve(), file) for file in files], missing


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.path or "", finding.line or 0, finding.column or 0, finding.code
