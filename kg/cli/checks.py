"""The commands that check what was written."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@JSON
@PROJECT
def check(paths: tuple[Path, ...], as_json: bool, folder: Path | None) -> int:
    """Check articles and gazetteer, or only the files and folders PATH."""
    from dataclasses import asdict

    from kg.check import check_project
    from kg.cli.paths import finding_line, from_here

    found = check_project(project_in(folder), list(paths))
    if as_json:
        print_json([asdict(from_here(finding)) for finding in found.findings])
    else:
        for finding in found.findings:
            click.echo(finding_line(finding))
    wrong = sum(finding.severity == "violation" for finding in found.findings)
    tell(f"{found.files} files checked, {wrong} violations, {len(found.findings) - wrong} others")
    if any(finding.code == "unreadable" for finding in found.findings):
        return 3
    return 1 if wrong else 0


ALL = (check,)
