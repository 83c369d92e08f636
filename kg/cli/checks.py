"""The commands that check what was written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import PROJECT, project_in, standard_input, tell

if TYPE_CHECKING:
    from kg.findings import Finding
    from kg.report.source import Sources

STDIN = "<stdin>"
FORMATS = ("text", "json", "sarif", "github", "html")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--stdin-name", metavar="PATH", help="What standard input is a version of.")
@click.option("--watch", "watching", is_flag=True, help="Check again on saving, until Ctrl-C.")
@PROJECT
def check(
    paths: tuple[str, ...],
    output: str,
    as_json: bool,
    stdin_name: str | None,
    watching: bool,
    folder: Path | None,
) -> int:
    """Check articles and gazetteer, or only the files and folders PATH (- is standard input)."""
    output = "json" if as_json else output
    _refuse_what_does_not_go_together(paths, stdin_name, watching)
    files = [Path(path) for path in paths if path != "-"]
    if watching:
        from kg.cli.watching import watch

        return watch(folder, files, lambda found: _show(found, output))
    given = {stdin_name or STDIN: standard_input()} if "-" in paths else {}
    return _check(folder, files, given, output)


def _refuse_what_does_not_go_together(
    paths: tuple[str, ...], stdin_name: str | None, watching: bool
) -> None:
    from kg.findings import UsageError

    if stdin_name is not None and "-" not in paths:
        raise UsageError("--stdin-name says what standard input is: give - as a PATH too")
    if watching and "-" in paths:
        raise UsageError("--watch waits for files to be saved; standard input is read once")


def _check(folder: Path | None, files: list[Path], given: dict[str, bytes], output: str) -> int:
    from kg.check import check_project
    from kg.report.counts import exit_code, summary

    checked = check_project(project_in(folder), files, given)
    _show(checked.findings, output, checked.given, checked.files)
    tell(summary(checked.findings, checked.files))
    if checked.findings and output == "text":
        tell("`kg explain CODE` says more about the code of a finding")
    return exit_code(checked.findings)


def _show(
    findings: list[Finding], output: str, given: dict[str, bytes] | None = None, files: int = 0
) -> None:
    """Print the findings with paths as seen from here; the lines are read anew each time."""
    from kg.cli.paths import from_here, near
    from kg.report.source import Sources

    sources = Sources({near(path): data for path, data in (given or {}).items()})
    _write([from_here(finding) for finding in findings], output, sources, files)


def _write(findings: list[Finding], output: str, sources: Sources, files: int) -> None:
    if output == "text" and sys.stdout.isatty():
        from kg.cli.render_findings import print_findings

        print_findings(findings, sources)
    else:
        from kg.report.formats import render

        click.echo(render(findings, output, sources, files), nl=False)


ALL = (check,)
