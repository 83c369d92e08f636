"""What graphs are made of: by content, which decides, and by the look of files, which is quick.

The look of a file is its size and the time of its last change. Where it is as it was, the content
is taken to be as it was, too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kg import __version__
from kg.kept import kept
from kg.namespaces import ARTICLE
from kg.project import ArticleFiles, Project, captured_file
from kg.resources import CONTEXT_FILE, CROSSWALK_FILE, ONTOLOGY_FILE, PACKAGE, RULES_DIR, SHAPES_DIR

Look = tuple[int, int]
"""Size in bytes, and the time of the last change in nanoseconds."""
NO_FILE: Look = (-1, -1)

_MAKERS = ("engine", "load", "records", "store", "upkeep")
"""The rooms whose code makes graphs; the modules beside them are taken all together."""


def look_of(file: Path | str) -> Look:
    """Size and time of the last change of `file`; NO_FILE where there is none to be seen."""
    try:
        seen = os.stat(file)
    except OSError:
        return NO_FILE
    return seen.st_size, seen.st_mtime_ns


def article_look(file: Path, article: str | None, own: Look | None = None) -> str:
    """The look of an article's file, and of the captured text beside it.

    `own` is the look that the file had before it was read: what changed later is not missed.
    """
    captured = NO_FILE
    if article is not None:
        captured = look_of(captured_file(file, ARTICLE.local(article)))
    return " ".join(map(str, (*(own or look_of(file)), *captured)))


def article_hash(data: bytes, file: Path, article: str | None) -> str:
    """The SHA-256 of an article's `data` and of the captured text beside its file."""
    digest = hashlib.sha256(data)
    if article is not None:
        digest.update(b"\0" + content_of(captured_file(file, ARTICLE.local(article))))
    return digest.hexdigest()


def content_of(file: Path) -> bytes:
    """What stands in `file`; nothing where it is no file that can be read."""
    try:
        return file.read_bytes() if file.is_file() else b""  # a pipe would never end
    except OSError:
        return b""


def context_key(project: Project) -> str:
    """The hash of all that every article of `project` is checked against.

    Program, ontology, shapes, rules and gazetteer: when one of them changes, all articles are
    checked again.
    """
    return _contents([program_key().encode()], project.gazetteer_files)


@cache
def program_key() -> str:
    """The hash of what all projects have in common: program, ontology, shapes and rules.

    That is the program that runs. The hash is kept, as reading all of the files takes longer than
    looking at them.
    """
    files = [Path(file) for file in _program()]
    found: str = kept("program.json", files, lambda: _contents([__version__.encode()], files))
    return found


def _contents(begin: Iterable[bytes], files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for data in (*begin, *map(content_of, files)):
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def project_look(project: Project) -> str:
    """The look of all files that make the project's graph: cheap where there are few."""
    files = project.article_files
    names = files.names if isinstance(files, ArticleFiles) else tuple(map(str, files))
    beside = sorted({os.path.join(os.path.dirname(name), "captured") for name in names})
    captured = (file for folder in beside for file in _files_in(folder, ".txt"))
    return _looks([*_common(project), *names, *captured])


def folders_look(project: Project, folders: Iterable[str]) -> str:
    """The look of what all articles share and of the `folders` they stand in.

    A folder looks different when a file in it is added, removed, or replaced as editors do it; not
    when one is written over.
    """
    return _looks([*_common(project), *sorted(folders)])


def _looks(files: Iterable[str]) -> str:
    here = os.getcwd()  # a project is the same from wherever its files are named
    seen = "".join(f"{os.path.join(here, file)}\0{look_of(file)}\n" for file in files)
    return hashlib.sha256(f"{__version__}\n{seen}".encode("utf-8", "surrogateescape")).hexdigest()


def _common(project: Project) -> Iterator[str]:
    """The paths, as text, of the files on which all articles depend."""
    yield from _program()
    yield from map(str, project.gazetteer_files)


def _program() -> Iterator[str]:
    yield from _files_in(str(PACKAGE), ".py")
    for room in _MAKERS:
        for folder, _, _ in sorted(os.walk(PACKAGE / room)):
            yield from _files_in(folder, ".py")
    yield from map(str, (ONTOLOGY_FILE, CROSSWALK_FILE, CONTEXT_FILE))
    yield from _files_in(str(SHAPES_DIR), ".ttl")
    yield from _files_in(str(RULES_DIR), ".rq")


def _files_in(folder: str, suffix: str) -> list[str]:
    """The paths of the files in `folder` that end so, sorted; none where there is no folder."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [os.path.join(folder, name) for name in sorted(names) if name.endswith(suffix)]


def folders_of(files: Iterable[Path]) -> list[str]:
    """The folders in which `files` stand, sorted."""
    return sorted({str(file.parent) for file in files})
