"""Which files make a graph: the built-in ones, or a project's folder found by walking up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import overload

from kg.findings import UnreadableError, UsageError
from kg.resources import BUILT_IN

MARKER = "kg.toml"
"""The file that makes a folder a project."""

COMPILED_SUFFIX = ".md.ttl"
"""How the Turtle ends that is compiled from a Markdown article and kept beside it."""

ARTICLE_SUFFIXES = (".md", ".ttl", ".trig", ".nt", ".nq", ".jsonld")
GAZETTEER_SUFFIXES = (".yaml", ".yml")
MOST_DAYS = 36_500
"""The longest time that a setting may name: a hundred years, beyond which days run out."""
DEFAULT_HORIZON_DAYS = 180
DEFAULT_FIGHTING_DAYS = 7


@dataclass(frozen=True)
class Settings:
    """How answers about control are worked out.

    `horizon_days`: how long control lasts after its newest evidence. `fighting_days`: how long a
    place counts as fought over after the newest fighting claimed there.
    """

    horizon_days: int = DEFAULT_HORIZON_DAYS
    fighting_days: int = DEFAULT_FIGHTING_DAYS


class ArticleFiles(Sequence[Path]):
    """The article files in a folder, looked for when they are first needed.

    Of a hundred thousand that takes longer than an answer.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files' paths as text: thousands of `Path` take longer than an answer."""
        return tuple(_articles_below(str(self._folder)))

    @cached_property
    def _files(self) -> tuple[Path, ...]:
        return tuple(map(Path, self.names))

    @overload
    def __getitem__(self, index: int) -> Path: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Path]: ...

    def __getitem__(self, index: int | slice) -> Path | Sequence[Path]:
        return self._files[index]

    def __len__(self) -> int:
        return len(self._files)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._files == tuple(other)

    def __hash__(self) -> int:
        return hash(self._files)

    def __repr__(self) -> str:
        return repr(self._files)


@dataclass(frozen=True)
class Project:
    """The files of one graph. `root` is None for the built-in graph."""

    root: Path | None
    gazetteer_files: tuple[Path, ...]
    article_files: Sequence[Path]
    settings: Settings = Settings()


def built_in_project() -> Project:
    """The graph that comes with the package: its gazetteer and its one article."""
    return Project(None, _gazetteer_in(BUILT_IN), ArticleFiles(BUILT_IN / "articles"))


def find_project(start: Path) -> Project:
    """The project in whose folder `start` lies, else the built-in one.

    UnreadableError when the project's settings cannot be read.
    """
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return open_project(folder)
    return built_in_project()


def open_project(root: Path) -> Project:
    """The project in the folder `root`: its own files, beside the built-in gazetteer.

    UsageError when there is no project; UnreadableError when its settings cannot be read.
    """
    if not (root / MARKER).is_file():
        raise UsageError(f"{root}: no project here: `kg init {root}` makes one")
    gazetteer = (*_gazetteer_in(BUILT_IN), *_gazetteer_in(root))
    return Project(root, gazetteer, ArticleFiles(root / "articles"), _settings(root / MARKER))


def _gazetteer_in(root: Path) -> tuple[Path, ...]:
    files = (root / "gazetteer").glob("*")
    return tuple(sorted(file for file in files if file.suffix.lower() in GAZETTEER_SUFFIXES))


def articles_in(folder: Path) -> list[Path]:
    """The article files in `folder` and the folders inside it, but for hidden ones.

    `NAME.md.ttl` is what `kg build` compiles from `NAME.md`, and never an article of its own.
    """
    return [Path(name) for name in _articles_below(str(folder))]


def _articles_below(folder: str) -> list[str]:
    """The paths of article files, in the order of their parts; folders that are links stay out."""
    found, waiting = [], [folder]
    while waiting:
        try:
            entries = [e for e in os.scandir(waiting.pop()) if not e.name.startswith(".")]
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            continue
        found += [entry.path for entry in entries if _is_article(entry.name.lower())]
        waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    return sorted(found, key=lambda path: path.split(os.sep))


def _is_article(name: str) -> bool:
    return name.endswith(ARTICLE_SUFFIXES) and not name.endswith(COMPILED_SUFFIX)


def captured_file(article: Path, identifier: str) -> Path:
    """Where the captured text of the article in the file `article` is kept."""
    return article.parent / "captured" / f"{identifier}.txt"


def _settings(path: Path) -> Settings:
    import tomllib  # here, because most projects are the built-in one

    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"{path}: settings cannot be read: {error}") from error
    for name in tables.keys() - {"answers"}:
        raise UnreadableError(f"{path}: unknown table {name!r}: the only one is [answers]")
    answers = tables.get("answers", {})
    if not isinstance(answers, dict):
        raise UnreadableError(f"{path}: answers is a table of settings: [answers]")
    known = Settings.__dataclass_fields__
    for name, value in answers.items():
        if name not in known:
            raise UnreadableError(f"{path}: unknown setting {name!r}: one of {', '.join(known)}")
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_DAYS:
            message = f"{name} = {value!r} is not a number of days from 0 to {MOST_DAYS}"
            raise UnreadableError(f"{path}: {message}")
    return Settings(**answers)
