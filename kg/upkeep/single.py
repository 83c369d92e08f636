"""Adding to the store of a project that lies on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kg.findings import NotFoundError, UsageError
from kg.project import ArticleFiles, Project
from kg.store import EmbeddedStore
from kg.upkeep.adding import Added, add_files, files_to_add, remove_article
from kg.upkeep.build import bring_in_line
from kg.upkeep.context import context_in
from kg.upkeep.ending import MOST_JOINED
from kg.upkeep.fingerprint import context_key
from kg.upkeep.keeping import writing
from kg.upkeep.making import Maker
from kg.upkeep.place import store_path
from kg.upkeep.record import BuildRecord, Record, build_record


def no_store(path: Path) -> NotFoundError:
    """The error that there is no store in `path` yet."""
    return NotFoundError(f"{path}: there is no store yet: `kg build` makes it")


class Adder:
    """Adds to the store of a project and takes away from it; keep one for several times.

    What articles are checked against is read once. `tell` is called with a sentence when the store
    has to be brought in line first.
    """

    def __init__(self, project: Project, tell: Callable[[str], None] = lambda said: None) -> None:
        """UsageError for the built-in graph, which is not added to."""
        self._path = _path_of(project)
        self._project = project
        self._tell = tell
        self._maker: Maker | None = None

    def add(self, paths: Iterable[Path]) -> Added:
        """What became of the articles that `paths` name: see `kg.upkeep.adding`.

        A store that was not built yet, or against another gazetteer, is brought in line first where
        the project is small; UsageError where it is large.
        """
        project = replace(self._project, article_files=self._files())
        files = files_to_add(project, paths)
        key = context_key(project)
        with writing(self._path) as store:
            self._bring_in_line(project, store, key)
            return add_files(project, store, self._maker_in(store, project, key), files)

    def remove(self, article: str, delete: bool = False) -> Record:
        """The record of the article that was taken out: see `kg.upkeep.adding.remove_article`.

        NotFoundError when there is no store yet.
        """
        project = replace(self._project, article_files=self._files())
        if not self._path.is_dir():
            raise no_store(self._path)
        with writing(self._path) as store:
            return remove_article(project, store, article, delete)

    def _maker_in(self, store: EmbeddedStore, project: Project, key: str) -> Maker:
        if self._maker is None or self._maker.key != key:
            self._maker = Maker(project, store, key)
        self._maker.look_in(store)
        return self._maker

    def _files(self) -> ArticleFiles:
        """The project's files as they are now."""
        assert self._project.root is not None
        return ArticleFiles(self._project.root / "articles")

    def _bring_in_line(self, project: Project, store: EmbeddedStore, key: str) -> None:
        context = context_in(store)
        if context is not None and context.key == key and build_record(store) is not None:
            return
        if _is_large(project, build_record(store)):
            raise UsageError(f"{self._path}: not in line with the project: `kg build` comes first")
        self._tell("the store is brought in line with the project first …")
        bring_in_line(project, store)


def _is_large(project: Project, last: BuildRecord | None) -> bool:
    count = last.articles if last is not None else len(project.article_files)
    return count > MOST_JOINED


def _path_of(project: Project) -> Path:
    path = store_path(project)
    if project.root is None or path is None:
        raise UsageError("the built-in graph is not added to: `kg init FOLDER` makes a project")
    return path
