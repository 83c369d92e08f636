"""Which files are formatted, and each of them read."""

from __future__ import annotations

from pathlib import Path

from kg.findings import UnreadableError, UsageError, unreadable
from kg.formatting.texts import SUFFIXES, Formatted, format_text
from kg.load.front_matter import split_front_matter
from kg.load.strict import read_text
from kg.load.yaml_tree import Mapping, plain_lines, read_yaml
from kg.project import COMPILED_SUFFIX, Project


def files_to_format(project: Project, paths: list[Path]) -> list[Path]:
    """The files that `paths` name, each once: files, and in folders all that can be formatted.

    Without paths those of the project that lie in its folder. UsageError where there is none.
    """
    if not paths and project.root is None:
        raise UsageError("no project here: name the files or folders to format, or `-`")
    inside = project.root
    own = [*project.gazetteer_files, *project.article_files] if inside is not None else []
    found = [file for file in own if inside is not None and file.is_relative_to(inside)]
    if paths:
        found = [file for path in paths for file in (_inside(path) if path.is_dir() else [path])]
    formattable = [file for file in found if paths or file.suffix.lower() in SUFFIXES]
    return list(dict.fromkeys(formattable))


def _inside(folder: Path) -> list[Path]:
    """The files in `folder` and below that have a canonical form, but for hidden ones."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not file.name.lower().endswith(COMPILED_SUFFIX)
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def format_file(path: Path) -> Formatted:
    """The text of the file `path` before and after; one that cannot be read has a finding."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableError(f"{path}: a pipe or a device, where a file is meant")
        return format_text(read_text(path), path)
    except UnreadableError as error:
        return Formatted("", "", [unreadable(error, path)])


def kind_of_text(text: str) -> Path:
    """A name that ends as files do that hold such a text; use it for standard input.

    Front matter makes an article, YAML with keys a gazetteer; anything else is Turtle.
    """
    plain = plain_lines(text)
    if split_front_matter(plain) is not None:
        return Path("-.md")
    tree, problems = read_yaml(plain, "-")
    is_yaml = isinstance(tree, Mapping) and not problems
    return Path("-.yaml" if is_yaml else "-.ttl")
