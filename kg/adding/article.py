"""A captured text as a new article file of a project, with the captured text beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.authoring.new_article import (
    Given,
    NewArticle,
    Surroundings,
    default_file,
    new_article,
    stored_text,
    usable_id,
)
from kg.authoring.schema_line import schema_line
from kg.capture.captured import Captured
from kg.export import write_whole
from kg.findings import UsageError
from kg.load.gazetteer_file import load_gazetteer
from kg.load.names import Thing
from kg.project import Project, captured_file
from kg.schemas.project import schema_files


@dataclass(frozen=True)
class Written:
    """The article, the file in which it stands, and that of its captured text, where one is."""

    article: NewArticle
    file: Path
    captured: Path | None


def add_article(
    project: Project, captured: Captured, given: Given, today: date, output: Path | None = None
) -> Written:
    """Write the file of a new article about what was captured, into `articles/` or to `output`.

    UsageError, and nothing written, where the built-in graph is meant and no `output` given, where
    it has no usable id, or something of that name is there already.
    """
    if project.root is None and output is None:
        raise UsageError("no project here: `kg init FOLDER` makes one; or write elsewhere: -o FILE")
    article = new_article(captured, given, _surroundings(project, today, output))
    identifier = article.id
    if identifier is None or not usable_id(identifier):
        shown = "none can be made" if identifier is None else f"{identifier!r} is none"
        raise UsageError(
            f"the article needs an id, and {shown}: --id with letters, digits, hyphens"
        )
    file = output or default_file(project.root or Path(), identifier)
    stored = stored_text(captured, given)
    beside = captured_file(file, identifier) if stored is not None else None
    _refuse_what_is_there(file, beside)
    _write(file, article.text, beside, stored)
    if project.root is not None:
        _keep_schemas(project.root)
    return Written(article, file, beside)


def _keep_schemas(root: Path) -> None:
    """Write the schemas that the file's first line leads to, unless they are there as they are."""
    for path, text in schema_files(root).items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode())


def _surroundings(project: Project, today: date, output: Path | None) -> Surroundings:
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    coders: list[Thing] = []
    schema = ""
    if project.root is not None:
        own = str(project.root / "gazetteer") + os.sep
        places = gazetteer.positions
        things = gazetteer.names.things.values()
        coders = [
            thing
            for thing in things
            if thing.kind == "Coder" and places[(thing.iri, None)][0].startswith(own)
        ]
        folder = output.parent if output else project.root / "articles"
        schema = schema_line(folder.resolve(), project.root.resolve())
    return Surroundings(gazetteer.names, coders, today, schema)


def _refuse_what_is_there(file: Path, beside: Path | None) -> None:
    if file.suffix.lower() != ".md":
        raise UsageError(f"{file}: an article file ends in .md")
    for path in (file, beside):
        if path is not None and path.exists():
            message = "is there already: nothing was written; choose another name with --id"
            raise UsageError(f"{path} {message}")


def _write(file: Path, text: str, beside: Path | None, stored: str | None) -> None:
    """Write both files, or none: the captured text first, which nothing refers to yet."""
    made = beside is not None and not beside.parent.exists()
    if beside is not None and stored is not None:
        beside.parent.mkdir(parents=True, exist_ok=True)
        write_whole(beside, stored.encode())
    try:
        file.parent.mkdir(exist_ok=True)
        write_whole(file, text.encode())
    except BaseException:
        if beside is not None:
            beside.unlink(missing_ok=True)
            if made:
                beside.parent.rmdir()
        raise
