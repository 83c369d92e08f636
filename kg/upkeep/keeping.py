"""Building the store of a project where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.findings import UnreadableError
from kg.project import Project
from kg.store import EmbeddedStore
from kg.upkeep.build import How, bring_in_line
from kg.upkeep.done import Done
from kg.upkeep.scratch import build_from_scratch


@contextmanager
def writing(path: Path) -> Iterator[EmbeddedStore]:
    """The store in `path`, open for writing while the block runs; made when there is none.

    UnreadableError when it is damaged; StoreBusyError when somebody else writes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    store = EmbeddedStore(path)
    try:
        yield store
    finally:
        store.close()


def build_store(
    project: Project, path: Path, from_scratch: bool = False, how: How | None = None
) -> Done:
    """What was done to bring the store in `path` in line, or to build it anew `from_scratch`.

    A store that is damaged is built anew; where something else lies, UnreadableError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if from_scratch:
        return build_from_scratch(project, path, how)
    try:
        with writing(path) as store:
            return bring_in_line(project, store, how)
    except UnreadableError:
        return build_from_scratch(project, path, how)
