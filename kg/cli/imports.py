"""The command that takes over what was annotated with other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.annotations.importing import Imported

FORMATS = ("auto", "webannotation", "brat", "doccano", "inception")
LISTED = 20
"""How many messages, names or ids of one kind are shown."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=Path)
@click.option("--article", help="The article's id or file; without it, the one with the text.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="auto")
@click.option("--map", "mapping", type=Path, metavar="MAP.yaml", help="What labels mean.")
@click.option("--strict", is_flag=True, help="Write nothing unless all of it becomes claims.")
@click.option("--dry-run", is_flag=True, help="Show the claims and write nothing.")
@JSON
@PROJECT
def import_annotations(
    files: tuple[Path, ...],
    article: str | None,
    format_name: str,
    mapping: Path | None,
    strict: bool,
    dry_run: bool,
    as_json: bool,
    folder: Path | None,
) -> int:
    """Make draft claims of the annotations in FILE, made with other tools."""
    from kg.annotations.importing import Importer
    from kg.annotations.labels import read_labels

    importer = Importer(project_in(folder), read_labels(mapping), article)
    chosen = None if format_name == "auto" else format_name
    found = [one for file in files for one in importer.import_file(file, chosen)]
    for imported in found:
        _tell(imported)
    lost = any(_is_lost(imported) for imported in found)
    wrong = any(imported.problems for imported in found)
    if strict and lost:
        tell("nothing was written: with --strict, all of it becomes claims or none")
    elif not dry_run:
        _write(found)
    if as_json:
        print_json([_record(imported) for imported in found])
    else:
        for imported in found:
            _show(imported, dry_run)
    return 1 if wrong or (strict and lost) else 0


def _is_lost(imported: Imported) -> bool:
    drafted = imported.drafted
    return bool(
        imported.without_relations
        or imported.problems
        or drafted.left_out
        or drafted.unknown_labels
        or drafted.unresolved
    )


def _write(found: list[Imported]) -> None:
    from kg.export import write_whole

    newest = {one.article: one.content for one in found if one.drafts}
    for path, content in newest.items():
        write_whole(path, content.encode())


def _tell(imported: Imported) -> None:
    """Say on standard error what did not become part of a claim, and how places were found."""
    where, fitted, drafted = imported.document.where, imported.fitted, imported.drafted
    _tell_all(str(problem) for problem in imported.problems)
    if imported.without_relations:
        count = len(imported.document.mentions)
        tell(f"{where}: NO RELATIONS among {count} annotations: none of them becomes a claim,")
        tell("  since a claim says who did what to whom: annotate relations or events as well")
    if imported.document.text is not None and not fitted.same_text:
        tell(f"{where}: its text is not that of {imported.article}: check every quote")
    if fitted.by_words:
        tell(f"{where}: {fitted.by_words} spans were placed by their words, not their offsets")
    if fitted.utf16:
        tell(f"{where}: {fitted.utf16} offsets count UTF-16 code units; read as such")
    if fitted.unchecked:
        tell(f"{where}: {fitted.unchecked} offsets have no words beside them to check them by")
    if imported.already:
        tell(f"{where}: {imported.already} claims are in {imported.article} already")
    _tell_all(str(problem) for problem in drafted.left_out)
    _tell_names(where, "labels that mean nothing here (see --map)", drafted.unknown_labels)
    _tell_names(where, "names that the gazetteer lacks", drafted.unresolved)
    _tell_names(where, "names in no claim", drafted.loose)


def _tell_all(messages: Iterable[str]) -> None:
    listed = list(messages)
    for message in listed[:LISTED]:
        tell(message)
    if len(listed) > LISTED:
        tell(f"and {len(listed) - LISTED} more")


def _tell_names(where: str, what: str, names: Mapping[str, int]) -> None:
    if not names:
        return
    shown = [f"{name!r} ({count})" for name, count in list(names.items())[:LISTED]]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    tell(f"{where}: {what}: {', '.join(shown)}{more}")


def _show(imported: Imported, dry_run: bool) -> None:
    from kg.authoring.entry_text import entry_text
    from kg.cli.paths import near

    for draft in imported.drafts if dry_run else ():
        click.echo(entry_text(draft.entry), nl=False)
    ids = [draft.id for draft in imported.drafts]
    count = len(ids)
    identifiers = ", ".join(ids) if count <= LISTED else f"{ids[0]} … {ids[-1]}"
    claims = f"{count} draft claim{'' if count == 1 else 's'}"
    told = f"{near(str(imported.article))}: {claims}{f': {identifiers}' if count else ''}"
    (tell if dry_run else click.echo)(told)


def _record(imported: Imported) -> dict[str, Any]:
    drafted, fitted = imported.drafted, imported.fitted
    return {
        "file": imported.document.path,
        "line": imported.document.line,
        "article": str(imported.article),
        "claims": [dict(draft.entry) for draft in imported.drafts],
        "already": imported.already,
        "problems": [str(problem) for problem in imported.problems],
        "leftOut": [str(problem) for problem in drafted.left_out],
        "unknownLabels": drafted.unknown_labels,
        "unresolvedNames": drafted.unresolved,
        "namesInNoClaim": drafted.loose,
        "withoutRelations": imported.without_relations,
        "sameText": fitted.same_text,
        "placedByWords": fitted.by_words,
        "utf16Offsets": fitted.utf16,
        "uncheckedOffsets": fitted.unchecked,
    }


ALL = (import_annotations,)
