"""Adding to the store of a project that lies on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.findings import NotFoundError, UsageError
from kg.project import Project
from kg.store import EmbeddedStore
from kg.upkeep.adding import Added, add_files
from kg.upkeep.build import bring_in_line
from kg.upkeep.ending import MOST_JOINED
from kg.upkeep.keeping import writing
from kg.upkeep.making import Maker
from kg.upkeep.record import build_record


def no_store(path: Path) -> NotFoundError:
    """The error that there is no store in `path` yet."""
    return NotFoundError(f"{path}: there is no store yet: `kg build` makes it")


@contextmanager
def existing(path: Path) -> Iterator[EmbeddedStore]:
    """The store in `path`, open for writing; NotFoundError when there is none."""
    if not path.is_dir():
        raise no_store(path)
    with writing(path) as store:
        yield store


def add_to_project(
    project: Project,
    path: Path,
    files: list[Path],
    tell: Callable[[str], None] = lambda said: None,
    maker: Maker | None = None,
) -> Added:
    """What became of `files` of `project`, whose store lies in `path`.

    A store that was not built yet, or against another gazetteer, is brought in line first where
    the project is small; UsageError where it is large. See `kg.upkeep.adding.add_files`.
    """
    maker = maker or Maker(project)
    with writing(path) as store:
        last = build_record(store)
        if last is None or last.key != maker.key:
            if len(project.article_files) > MOST_JOINED:
                raise UsageError(f"{path}: not in line with the project: `kg build` comes first")
            tell("the store is brought in line with the project first …")
            bring_in_line(project, store)
        return add_files(project, store, maker, files)
