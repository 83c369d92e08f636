"""The commands that check what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from kg.findings import Finding


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--watch", "watching", is_flag=True, help="Check again on saving, until Ctrl-C.")
@JSON
@PROJECT
def check(paths: tuple[Path, ...], watching: bool, as_json: bool, folder: Path | None) -> int:
    """Check articles and gazetteer, or only the files and folders PATH."""
    show = _show_json if as_json else _show_lines
    if watching:
        from kg.cli.watching import watch

        return watch(folder, list(paths), show)
    from kg.check import check_project

    found = check_project(project_in(folder), list(paths))
    show(found.findings)
    wrong = sum(finding.severity == "violation" for finding in found.findings)
    tell(f"{found.files} files checked, {wrong} violations, {len(found.findings) - wrong} others")
    if any(finding.code == "unreadable" for finding in found.findings):
        return 3
    return 1 if wrong else 0


def _show_lines(findings: list[Finding]) -> None:
    from kg.cli.paths import finding_line

    for finding in findings:
        click.echo(finding_line(finding))


def _show_json(findings: list[Finding]) -> None:
    from dataclasses import asdict

    from kg.cli.paths import from_here

    print_json([asdict(from_here(finding)) for finding in findings])


ALL = (check,)
