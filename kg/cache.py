"""A project's graph, opened: its store, brought in line first where that is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.findings import Finding, UnreadableError
from kg.project import Project
from kg.store import MemoryStore, SnapshotStore, Store, open_snapshot
from kg.upkeep.inline import in_line
from kg.upkeep.place import base_of, store_path
from kg.upkeep.record import (
    BuildRecord,
    articles_in_store,
    build_record,
    kept_findings,
    record_about,
    records,
)

MOST = 2_000
"""So many articles are looked at before each question, and brought in line; of more only the
folders are looked at, and the answer says when it is not of today."""

Tell = Callable[[str], None]


class Files(Mapping[str, tuple[str, int | None]]):
    """An article's IRI to its file and the line on which its text begins, read when asked for."""

    def __init__(self, store: Store, base: Path) -> None:
        self._store = store
        self._base = base

    def __getitem__(self, article: str) -> tuple[str, int | None]:
        record = record_about(self._store, article)
        if record is None:
            raise KeyError(article)
        return str(self._base / record.path), record.text_line

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(articles_in_store(self._store)))

    def __len__(self) -> int:
        return sum(1 for _ in articles_in_store(self._store))


@dataclass
class Opened:
    """A project's graph: its store, where texts stand, and what was found on the way.

    `files` maps an article's IRI to its file and the line on which its text begins. `last` is the
    record of the last build; None where that was interrupted.
    """

    store: Store
    base: Path
    last: BuildRecord | None = None
    files: Mapping[str, tuple[str, int | None]] = field(init=False)

    def __post_init__(self) -> None:
        self.files = Files(self.store, self.base)

    @cached_property
    def left_out(self) -> list[str]:
        """The files of articles that are left out."""
        return [str(self.base / path) for path in (self.last.left_out if self.last else [])]

    @cached_property
    def findings_of_gazetteer(self) -> list[Finding]:
        """What is wrong with the gazetteer."""
        return kept_findings(self.last.findings if self.last else [])

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that the checks found, of the gazetteer first, then by file."""
        known = sorted(records(self.store), key=lambda record: record.path)
        joining = kept_findings(self.last.joining if self.last else [])
        of_files = [found for record in known for found in record.found(self.base)]
        return [*self.findings_of_gazetteer, *of_files, *joining]


def open_graph(project: Project, tell: Tell | None = None, fresh: bool = False) -> Opened:
    """The graph of `project`: its store, brought in line with its files first.

    With more than `MOST` articles it is left as of its last build, and `tell` is called with a
    sentence if it is no longer in line. `tell` is also called when building begins, which takes
    seconds; `fresh` builds anew. Where no store can be kept, the graph is built in memory.
    """
    path = store_path(project)
    if path is None:
        return _in_memory(project, tell)
    if not fresh:
        found = _as_it_is(project, path, tell)
        if found is not None:
            return found
    return _built(project, path, tell, fresh)


def reopened(project: Project) -> Opened:
    """The graph of `project` as its store is now, whether or not that is in line."""
    path = store_path(project)
    assert path is not None
    snapshot = open_snapshot(path)
    return Opened(snapshot, base_of(project), build_record(snapshot))


def _as_it_is(project: Project, path: Path, tell: Tell | None) -> Opened | None:
    """The store as it lies there, if that will do."""
    snapshot = _snapshot(path)
    if snapshot is None:
        return None
    last = build_record(snapshot)
    current = in_line(project, last, MOST)
    many = last is not None and last.articles > MOST
    if current or many or (last is None and len(project.article_files) > MOST):
        if not current and tell is not None:
            tell(_as_of(last))
        return Opened(snapshot, base_of(project), last)
    snapshot.close()
    return None


def _as_of(last: BuildRecord | None) -> str:
    if last is None:
        return "the last build was interrupted: some articles are missing; `kg build` goes on"
    return "files have changed since the store was built: `kg build` brings it in line"


def _snapshot(path: Path) -> SnapshotStore | None:
    """The store in `path`; None where there is none that can be read."""
    if not path.is_dir():
        return None
    try:
        return open_snapshot(path)
    except (UnreadableError, OSError):
        return None


def _built(project: Project, path: Path, tell: Tell | None, fresh: bool) -> Opened:
    """The graph after building: kept in `path` where that can be written, else in memory."""
    from kg.upkeep.keeping import build_store

    _say(project, tell)
    try:
        build_store(project, path, fresh)
        return reopened(project)
    except OSError:  # nothing can be kept there
        return _in_memory(project, None)


def _in_memory(project: Project, tell: Tell | None) -> Opened:
    from kg.upkeep.build import bring_in_line

    _say(project, tell)
    store = MemoryStore()
    bring_in_line(project, store)
    return Opened(store, base_of(project), build_record(store))


def _say(project: Project, tell: Tell | None) -> None:
    if tell is not None:
        count = len(project.article_files)
        tell(f"building the graph from {count} article{'s' * (count != 1)} (kept for next time) …")
