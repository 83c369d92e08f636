"""What is compared: an article, an RDF file, a project's folder, or that folder as Git has it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.articles import load_article
from kg.findings import Finding, UnreadableError, UsageError
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.strict import SUFFIXES, parse_rdf
from kg.namespaces import GAZETTEER_GRAPH, is_concluded
from kg.project import MARKER, Project, articles_in, open_project
from kg.terms import quads_from

GIT = "git:"
"""How a side begins that is a commit of the project's Git repository, as in `git:HEAD~1`."""


@dataclass
class Side:
    """One of two versions: its triples, and what of it could not be read."""

    quads: list[ox.Quad] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_side(what: str, project: Project) -> Side:
    """The version that `what` names; articles that are no RDF are read with the names of `project`.

    UnreadableError, or UsageError, when there is no such thing.
    """
    if what.startswith(GIT):
        return _commit(what.removeprefix(GIT), project)
    path = Path(what)
    if (path / MARKER).is_file():
        return _project(open_project(path))
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    if path.is_dir():
        files = articles_in(path)
        if not files:
            raise UnreadableError(f"{path}: no articles in this folder")
        return _articles(files, gazetteer)
    if path.suffix.lower() in SUFFIXES:
        return _rdf(path)
    return _articles([path], gazetteer)


def _project(project: Project) -> Side:
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    side = _articles(project.article_files, gazetteer)
    side.quads += quads_from(gazetteer.graph, GAZETTEER_GRAPH)
    side.warnings += _unread("the gazetteer", gazetteer.findings)
    return side


def _articles(files: Iterable[Path], gazetteer: Gazetteer) -> Side:
    side = Side()
    for file in files:
        article = load_article(file, gazetteer.names)
        unreadable = [finding for finding in article.findings if finding.code == "unreadable"]
        if unreadable:
            raise UnreadableError(f"{file}: {unreadable[0].message}")
        side.quads += quads_from(article.graph, GAZETTEER_GRAPH)
        side.warnings += _unread(str(file), article.findings)
    return side


def _rdf(path: Path) -> Side:
    quads, findings = parse_rdf(path)
    broken = [finding for finding in findings if finding.code == "syntax-error"]
    if broken:
        raise UnreadableError(f"{broken[0].where()}: {broken[0].message}")
    asserted = [quad for quad in quads if not _is_derived(quad)]
    return Side(asserted, _unread(str(path), findings))


def _is_derived(quad: ox.Quad) -> bool:
    name = getattr(quad.graph_name, "value", "")
    return name.endswith(".inferred") or is_concluded(name)


def _unread(what: str, findings: list[Finding]) -> list[str]:
    count = sum(finding.severity == "violation" for finding in findings)
    if not count:
        return []
    return [f"{what} has {count} violation{'s' * (count != 1)}: what is wrong is not compared"]


def _commit(revision: str, project: Project) -> Side:
    """The project's folder in the commit `revision`; nothing of the working folder is touched."""
    if project.root is None:
        raise UsageError("git:REVISION compares a project's folder: there is no project here")
    if revision.startswith("-") or not revision:
        raise UsageError(f"{GIT}{revision}: name a commit, as in git:HEAD~1")
    command = ["git", "-C", str(project.root), "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("git:REVISION needs Git, which is not installed") from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableError(f"{GIT}{revision}: {said[0] if said else 'Git cannot read it'}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            _write_files(archive, Path(folder))
        return _project(open_project(Path(folder)))


def _write_files(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the files of `archive` into `folder`; links and whatever lies elsewhere are left out.

    `extractall` is safe only from Python 3.11.4 on.
    """
    for member in archive:
        target = (folder / member.name).resolve()
        content = archive.extractfile(member) if member.isfile() else None
        if content is not None and target.is_relative_to(folder.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
