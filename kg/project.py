"""Which files make a graph: the built-in ones, or a project's folder found by walking up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.findings import UnreadableError, UsageError
from kg.resources import BUILT_IN

MARKER = "kg.toml"
"""The file that makes a folder a project."""

ARTICLE_SUFFIXES = (".md", ".ttl", ".trig", ".nt", ".nq", ".jsonld")
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


@dataclass(frozen=True)
class Project:
    """The files of one graph. `root` is None for the built-in graph."""

    root: Path | None
    gazetteer_files: tuple[Path, ...]
    article_files: tuple[Path, ...]
    settings: Settings = Settings()


def built_in_project() -> Project:
    """The graph that comes with the package: its gazetteer and its one article."""
    return Project(None, _gazetteer_in(BUILT_IN), _articles_in(BUILT_IN))


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
    return Project(root, gazetteer, _articles_in(root), _settings(root / MARKER))


def _gazetteer_in(root: Path) -> tuple[Path, ...]:
    return tuple(sorted((root / "gazetteer").glob("*.yaml")))


def _articles_in(root: Path) -> tuple[Path, ...]:
    """Article files; an RDF file beside a Markdown file of the same name is its compiled form."""
    files = sorted(p for p in (root / "articles").glob("*") if p.suffix in ARTICLE_SUFFIXES)
    written = {file.stem for file in files if file.suffix == ".md"}
    return tuple(file for file in files if file.suffix == ".md" or file.stem not in written)


def _settings(path: Path) -> Settings:
    try:
        answers = tomllib.loads(path.read_text("utf-8")).get("answers", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableError(f"{path}: settings cannot be read: {error}") from error
    known = Settings.__dataclass_fields__
    for name, value in answers.items():
        if name not in known:
            raise UnreadableError(f"{path}: unknown setting {name!r}: one of {', '.join(known)}")
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise UnreadableError(f"{path}: {name} = {value!r} is not a number of days")
    return Settings(**answers)
