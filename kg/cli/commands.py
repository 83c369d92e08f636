"""The commands: each reads its arguments, calls the library, and shows what it returns.

Imports stand inside the functions, so that a command loads only what it needs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
GRAPH_FORMATS = ("turtle", "trig", "nquads", "jsonld", "rdfxml")


def _project(folder: Path | None) -> Project:
    from kg.project import find_project, open_project

    return open_project(folder) if folder is not None else find_project(Path.cwd())


def _tell(message: str) -> None:
    click.echo(f"kg: {message}", err=True)


def _opened(project: Project) -> Opened:
    """The project's graph; on standard error, what was left out of it."""
    from kg.cache import open_graph

    opened = open_graph(project, _tell)
    _tell_what_is_wrong(opened)
    return opened


def _tell_what_is_wrong(opened: Opened) -> None:
    from kg.cli.paths import near

    left_out = opened.left_out
    for path in left_out[:LISTED]:
        _tell(f"{near(path)} does not pass the checks and is left out: `kg check` says why")
    if len(left_out) > LISTED:
        _tell(f"{len(left_out) - LISTED} more articles are left out as well")
    wrong = {f.path for f in opened.findings if f.severity == "violation"} - set(left_out)
    for path in sorted(near(path or "the gazetteer") for path in wrong):
        _tell(f"{path} does not pass the checks: `kg check` says why")


def _session(folder: Path | None, horizon: int | None = None) -> Session:
    from dataclasses import replace

    from kg.ask.session import Session

    project = _project(folder)
    settings = project.settings
    if horizon is not None:
        settings = replace(settings, horizon_days=horizon)
    opened = _opened(project)
    return Session(opened.store, opened.files, settings)


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--as-of", metavar="DAY", help="What was true on that day (YYYY-MM-DD).")
@click.option("--known-on", metavar="DAY", help="Using only what was published by that day.")
@HORIZON
@click.option("--timeline", is_flag=True, help="Who controlled the place over time.")
@click.option("--show-sparql", is_flag=True, help="Print the question's SPARQL instead.")
@JSON
@PROJECT
def ask(
    question: tuple[str, ...],
    as_of: str | None,
    known_on: str | None,
    horizon: int | None,
    timeline: bool,
    show_sparql: bool,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Ask QUESTION in words, such as "who controls Albu Kamal"."""
    from kg.cli.render import print_answer

    answer = _session(folder, horizon).ask(" ".join(question), as_of, known_on, timeline)
    if show_sparql:
        click.echo(answer.sparql, nl=False)
    elif as_json:
        _print_json(answer.to_dict())
    else:
        print_answer(answer)


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "csv", "json", "xml", "turtle"]),
    default="table",
    show_default=True,
)
@PROJECT
def query(file: str, output: str, folder: Path | None) -> int:
    """Run any SPARQL 1.1 query from FILE, or from standard input (-)."""
    from kg.ask.query import run_query
    from kg.cli.render import print_result

    text = _query_text(file)
    name = "standard input" if file == "-" else file
    result = run_query(_opened(_project(folder)).store, text, output, name)
    print_result(result, output)
    for sentence in result.why:
        _tell(f"nothing was found: {sentence}")
    for sentence in result.unknown:
        if not any(sentence.partition(";")[0] in why for why in result.why):
            _tell(sentence)
    return 1 if result.unknown and not result.found else 0


def _query_text(file: str) -> str:
    from kg.load.strict import read_text

    if file != "-":
        return read_text(Path(file))
    from kg.findings import UnreadableError

    if sys.stdin is None:
        raise UnreadableError("there is no standard input")
    data: bytes = sys.stdin.buffer.read()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(f"standard input is not UTF-8: {error}") from error


@click.command()
@JSON
@PROJECT
def questions(as_json: bool, folder: Path | None) -> None:
    """List the questions that can be asked, by group, with an example of each."""
    from kg.ask.questions import load_questions
    from kg.cli.render import print_questions

    found = load_questions()
    if as_json:
        keys = ("name", "title", "group", "summary", "sample", "phrasings")
        _print_json([{key: getattr(question, key) for key in keys} for question in found])
    else:
        print_questions(found)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@JSON
@PROJECT
def check(paths: tuple[Path, ...], as_json: bool, folder: Path | None) -> int:
    """Check articles and gazetteer, or only the files and folders PATH."""
    from dataclasses import asdict

    from kg.check import check_project
    from kg.cli.paths import finding_line, from_here

    found = check_project(_project(folder), list(paths))
    if as_json:
        _print_json([asdict(from_here(finding)) for finding in found.findings])
    else:
        for finding in found.findings:
            click.echo(finding_line(finding))
    wrong = sum(finding.severity == "violation" for finding in found.findings)
    _tell(f"{found.files} files checked, {wrong} violations, {len(found.findings) - wrong} others")
    if any(finding.code == "unreadable" for finding in found.findings):
        return 3
    return 1 if wrong else 0


@click.command()
@PROJECT
def build(folder: Path | None) -> int:
    """Build the graph anew, keep it, and write each article's Turtle beside it."""
    from kg.cache import open_graph
    from kg.cli.paths import finding_line
    from kg.cli.render import print_build
    from kg.compiled import write_compiled

    project = _project(folder)
    opened = open_graph(project, _tell, fresh=True)
    for finding in opened.findings:
        click.echo(finding_line(finding), err=True)
    print_build(opened, write_compiled(opened.store, opened.files))
    return 1 if any(finding.severity == "violation" for finding in opened.findings) else 0


@click.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(GRAPH_FORMATS),
    default="turtle",
    show_default=True,
)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Write to FILE.")
@click.option("--inferred", is_flag=True, help="With what was inferred and concluded.")
@PROJECT
def export(output: str, file: Path | None, inferred: bool, folder: Path | None) -> None:
    """Write the graph, the same bytes for the same graph."""
    from kg.export import exported_quads, write_whole
    from kg.serialise import serialise

    data = serialise(exported_quads(_opened(_project(folder)).store, inferred), output)
    if file is None:
        sys.stdout.buffer.write(data)
    else:
        write_whole(file, data)


@click.command()
@click.argument("thing", nargs=-1, required=True)
@JSON
@PROJECT
def show(thing: tuple[str, ...], as_json: bool, folder: Path | None) -> None:
    """Show an actor, a place, a claim or an article: THING is a name, slug, id or IRI."""
    from kg.ask.show import describe
    from kg.cli.render import print_description

    session = _session(folder)
    description = describe(session.store, session.labels, " ".join(thing), session.files)
    if as_json:
        _print_json(description.to_dict())
    else:
        print_description(description, session.labels)


@click.command()
@click.argument("one", metavar="FILE_A", type=click.Path(path_type=Path))
@click.argument("other", metavar="FILE_B", type=click.Path(path_type=Path))
@JSON
@PROJECT
def agreement(one: Path, other: Path, as_json: bool, folder: Path | None) -> None:
    """Compare two coders' encodings of one article, claim by claim and field by field."""
    from kg.agreement.compare import compare_files
    from kg.cli.render_agreement import print_agreement

    found = compare_files(_project(folder), one, other)
    for warning in found.warnings:
        _tell(warning)
    if as_json:
        _print_json(found.to_dict())
    else:
        print_agreement(found)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make FOLDER a project for your own articles and gazetteer."""
    from kg.scaffold import make_project

    for path in make_project(folder):
        click.echo(str(path))
    _tell(f"`cd {folder}`, then write an article into articles/ and run `kg check`")


ALL = (ask, query, questions, check, build, export, show, agreement, init)
