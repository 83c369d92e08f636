"""What the commands share: their common options, the project, the graph, and how they speak."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.findings import UnreadableError
from kg.project import MOST_DAYS

if TYPE_CHECKING:
    from kg.ask.session import Session
    from kg.cache import Opened
    from kg.project import Project

PROJECT = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    help="The project's folder; without it, the one around the current folder.",
)
HORIZON = click.option(
    "--horizon",
    type=click.IntRange(0, MOST_DAYS),
    metavar="DAYS",
    help="How long control lasts.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Give JSON.")
LISTED = 3
"""How many articles that are left out are named."""


def project_in(folder: Path | None) -> Project:
    """The project in `folder`, else the one around the current folder."""
    from kg.project import find_project, open_project

    return open_project(folder) if folder is not None else find_project(Path.cwd())


def tell(message: str) -> None:
    """Say `message` on standard error."""
    click.echo(f"kg: {message}", err=True)


def opened_graph(project: Project) -> Opened:
    """The project's graph; on standard error, what was left out of it."""
    from kg.cache import open_graph

    opened = open_graph(project, tell)
    _tell_what_is_wrong(opened)
    return opened


def _tell_what_is_wrong(opened: Opened) -> None:
    from kg.cli.paths import near

    left_out = opened.left_out
    for path in left_out[:LISTED]:
        tell(f"{near(path)} does not pass the checks and is left out: `kg check` says why")
    if len(left_out) > LISTED:
        tell(f"{len(left_out) - LISTED} more articles are left out as well")
    wrong = {f.path for f in opened.findings_of_gazetteer if f.severity == "violation"}
    for path in sorted(near(path or "the gazetteer") for path in wrong):
        tell(f"{path} does not pass the checks: `kg check` says why")


def session_in(folder: Path | None, horizon: int | None = None) -> Session:
    """A session of questions about the project's graph; `horizon` in days."""
    from dataclasses import replace

    from kg.ask.session import Session

    project = project_in(folder)
    settings = project.settings
    if horizon is not None:
        settings = replace(settings, horizon_days=horizon)
    opened = opened_graph(project)
    return Session(opened.store, opened.files, settings)


def standard_input() -> bytes:
    """All of standard input; UnreadableError when there is none."""
    if sys.stdin is None:
        raise UnreadableError("there is no standard input")
    data: bytes = sys.stdin.buffer.read()
    return data


def print_json(data: Any) -> None:
    """Print `data` as JSON for people and programs."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
