"""The command that compares two versions of a graph."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from pathlib import Path

    from kg.diff.compare import Change, Difference
    from kg.diff.records import Record

LONGEST = 90
"""Characters of a quote or a value that are shown."""


@click.command("diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@JSON
@PROJECT
def diff_graphs(old: str, new: str, as_json: bool, folder: Path | None) -> int:
    """Show which claims were added, removed or changed from A to B, by meaning.

    A and B are article files, RDF files (as `kg export` writes them), folders, or git:REVISION,
    the project's folder in that commit. Exit code 1 when there is a difference.
    """
    from kg.diff.compare import compare
    from kg.diff.records import records_of
    from kg.diff.sides import read_side

    project = project_in(folder)
    one, other = read_side(old, project), read_side(new, project)
    found = compare(records_of(one.quads), records_of(other.quads))
    found.warnings += [*one.warnings, *other.warnings]
    for warning in found.warnings:
        tell(warning)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found)
    return 1 if found else 0


def _print(found: Difference) -> None:
    lines: list[tuple[str, str, list[str]]] = []
    lines += [(record.article, _entry("+", record), []) for record in found.added]
    lines += [(record.article, _entry("-", record), []) for record in found.removed]
    lines += [
        (one.record.article, _entry("~", one.record), [_change(change) for change in one.changes])
        for one in found.changed
    ]
    lines += [
        (one.record.article, f"= {one.record.kind} {one.record.name} was called {one.was}", [])
        for one in found.renamed
    ]
    for article, entries in groupby(sorted(lines, key=lambda line: line[0]), lambda line: line[0]):
        click.echo(article or "gazetteer")
        for _, entry, changes in entries:
            click.echo(f"  {entry}")
            for change in changes:
                click.echo(f"      {change}")
    counts = {
        "added": len(found.added),
        "removed": len(found.removed),
        "changed": len(found.changed),
        "renamed": len(found.renamed),
    }
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    tell(said or "no difference")


def _entry(sign: str, record: Record) -> str:
    words = record.fields.get("quote", [])
    content = record.fields.get("content", [])
    kinds = [kind for each in content if isinstance(each, dict) for kind in each.get("type", [])]
    quote = f"“{_short(' … '.join(map(str, words)))}”" if words else ""
    return " ".join(part for part in (sign, record.kind, record.name, *kinds, quote) if part)


def _change(change: Change) -> str:
    before, after = _from_the_difference(", ".join(change.before), ", ".join(change.after))
    if before and after:
        return f"{change.field}: {_short(before)} → {_short(after)}"
    return f"{change.field}: {'+ ' + _short(after) if after else '- ' + _short(before)}"


def _from_the_difference(before: str, after: str) -> tuple[str, str]:
    """Both texts; where both are long, from shortly before the place at which they part."""
    if min(len(before), len(after)) <= LONGEST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    parting = next((at for at, (one, two) in pairs if one != two), min(len(before), len(after)))
    start = max(0, parting - LONGEST // 3)
    dots = "…" if start else ""
    return dots + before[start:], dots + after[start:]


def _short(text: str) -> str:
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


ALL = (diff_graphs,)
