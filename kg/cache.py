"""A built graph, kept so that the next question need not build it again.

What is kept is found by the hash of everything that it was made of, so it can never be out of
date: change an article, a shape or the program, and another hash is looked for.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg import __version__
from kg.findings import Finding
from kg.kept import cache_folder
from kg.project import Project
from kg.resources import CONTEXT_FILE, CROSSWALK_FILE, ONTOLOGY_FILE, PACKAGE, RULES_DIR, SHAPES_DIR
from kg.store import MemoryStore, Store

_KEPT_NAME = re.compile(r"[0-9a-f]{32}")
KEPT = 5
"""How many built graphs are kept in one folder; older ones are removed."""


@dataclass
class Opened:
    """A project's graph: its store, where texts stand, and what was found on the way.

    `files` maps an article's IRI to its file and the line on which its text begins.
    """

    store: Store
    files: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def open_graph(
    project: Project, tell: Callable[[str], None] | None = None, fresh: bool = False
) -> Opened:
    """The graph of `project`: the one kept from before, or built now and kept.

    `tell` is called with a sentence when building begins, which takes seconds; `fresh` builds in
    any case. A folder in which nothing can be kept is no error.
    """
    folder = cache_folder(project.root)
    key = _key(project)
    kept = None if fresh or folder is None else _read(folder / key)
    if kept is not None:
        return kept
    if tell is not None:
        count = len(project.article_files)
        tell(f"building the graph from {count} article{'s' * (count != 1)} (kept for next time) …")
    from kg.build import build

    built = build(project)
    opened = Opened(
        built.store,
        {iri: (source.path, source.text_line) for iri, source in built.sources.items()},
        built.findings,
        built.left_out,
        built.seconds,
    )
    if folder is not None:
        _keep(folder, key, opened)
    return opened


def _key(project: Project) -> str:
    digest = hashlib.sha256(__version__.encode())
    code = sorted(PACKAGE.rglob("*.py"))
    shapes = sorted(SHAPES_DIR.glob("*.ttl"))
    rules = sorted(RULES_DIR.glob("*.rq"))
    terms = (ONTOLOGY_FILE, CROSSWALK_FILE, CONTEXT_FILE)
    beside = {file.parent / "captured" for file in project.article_files}
    captured = sorted(file for folder in beside for file in folder.glob("*.txt"))
    inputs = [*project.gazetteer_files, *project.article_files, *captured]
    for path in (*code, *terms, *shapes, *rules, *inputs):
        digest.update(str(path).encode() + b"\0")
        try:
            data = path.read_bytes() if path.is_file() else b""  # a pipe would never end
            digest.update(hashlib.sha256(data).digest())
        except OSError as error:
            digest.update(str(error).encode())
    return digest.hexdigest()[:32]


def _read(folder: Path) -> Opened | None:
    """The graph kept in `folder`; None when there is none or it is damaged in any way."""
    try:
        kept = json.loads((folder / "about.json").read_bytes())
        text, data = str(kept["about"]), (folder / "graph.nq").read_bytes()
        if _seal(text, data) != kept["sha256"]:
            return None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    about = json.loads(text)
    return Opened(
        MemoryStore.from_nquads(data),
        {iri: (path, line) for iri, (path, line) in about["files"].items()},
        [Finding(**finding) for finding in about["findings"]],
        about["left_out"],
    )


def _seal(about: str, data: bytes) -> str:
    return hashlib.sha256(about.encode() + b"\0" + data).hexdigest()


def _keep(folder: Path, key: str, opened: Opened) -> None:
    from kg.serialise import serialise

    data = serialise(opened.store.quads(), "nquads")
    about = json.dumps(
        {
            "files": opened.files,
            "findings": [asdict(finding) for finding in opened.findings],
            "left_out": opened.left_out,
        }
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            fresh = Path(scratch) / "new"
            fresh.mkdir()
            (fresh / "graph.nq").write_bytes(data)
            kept = {"sha256": _seal(about, data), "about": about}
            (fresh / "about.json").write_text(json.dumps(kept), "utf-8")
            _remove(folder / key)
            fresh.rename(folder / key)
        _forget_old(folder)
    except OSError:
        return


def _forget_old(folder: Path) -> None:
    kept = [path for path in folder.iterdir() if _KEPT_NAME.fullmatch(path.name)]
    kept.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        _remove(path)


def _remove(folder: Path) -> None:
    import shutil

    if folder.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
