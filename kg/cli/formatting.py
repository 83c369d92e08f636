"""The command that writes files in canonical form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import PROJECT, project_in, tell

if TYPE_CHECKING:
    from kg.formatting.texts import Formatted


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 if any would change."
)
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--stdin-name",
    metavar="NAME",
    type=click.Path(path_type=Path),
    help="Of what kind standard input is, told by the end of a file's name.",
)
@PROJECT
def fmt(
    paths: tuple[Path, ...],
    only_check: bool,
    as_diff: bool,
    stdin_name: Path | None,
    folder: Path | None,
) -> int:
    """Write articles, gazetteer and RDF files in one canonical form.

    No meaning changes and no comment is lost; the text of an article stays as it is. Without PATH,
    the project's own files; `-` reads standard input and writes to standard output.
    """
    if Path("-") in paths:
        return _from_standard_input(list(paths), stdin_name, only_check, as_diff)
    from kg.cli.paths import near
    from kg.formatting.files import files_to_format, format_file

    done = {path: format_file(path) for path in files_to_format(project_in(folder), list(paths))}
    for path, formatted in done.items():
        _show(path, formatted, as_diff)
    changed = [path for path, formatted in done.items() if formatted.changed]
    if not (only_check or as_diff):
        _write({path: done[path] for path in changed})
    if not as_diff:
        for path in changed:
            click.echo(near(str(path)))
    return _told(done, changed, only_check or as_diff)


def _write(changed: dict[Path, Formatted]) -> None:
    from kg.export import write_whole

    for path, formatted in changed.items():
        write_whole(path, formatted.after.encode())


def _show(path: Path, formatted: Formatted, as_diff: bool) -> None:
    from kg.cli.paths import finding_line, near

    for finding in formatted.findings:
        click.echo(finding_line(finding), err=True)
    if as_diff and formatted.changed:
        click.echo(_diff(formatted, near(str(path))), nl=False)


def _diff(formatted: Formatted, name: str) -> str:
    from difflib import unified_diff

    before, after = (text.splitlines(keepends=True) for text in (formatted.before, formatted.after))
    lines = unified_diff(before, after, name, f"{name} (formatted)")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _told(done: dict[Path, Formatted], changed: list[Path], only_check: bool) -> int:
    """The exit code, after what was done was said."""
    alone = [formatted for formatted in done.values() if formatted.findings]
    verb = "would change" if only_check else "changed"
    tell(f"{len(done)} files, {len(changed)} {verb}, {len(alone)} left alone")
    return _exit_code(list(done.values()), bool(changed) and only_check)


def _exit_code(done: list[Formatted], would_change: bool) -> int:
    found = [finding for formatted in done for finding in formatted.findings]
    if any(finding.code == "unreadable" for finding in found):
        return 3
    wrong = any(finding.severity == "violation" for finding in found)
    return 1 if wrong or would_change else 0


def _from_standard_input(
    paths: list[Path], name: Path | None, only_check: bool, as_diff: bool
) -> int:
    from kg.findings import UsageError
    from kg.formatting.files import kind_of_text
    from kg.formatting.texts import format_text
    from kg.load.strict import decoded

    if len(paths) > 1:
        raise UsageError("`-` stands alone: it reads standard input instead of files")
    text = decoded(sys.stdin.buffer.read(), "-")
    formatted = format_text(text, name or kind_of_text(text))
    _show(name or Path("-"), formatted, as_diff)
    if not (only_check or as_diff):
        click.echo(formatted.after, nl=False)
    return _exit_code([formatted], (only_check or as_diff) and formatted.changed)


ALL = (fmt,)
