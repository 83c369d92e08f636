"""The commands: each reads its arguments, calls the library, and shows what it returns.

Imports stand inside the functions, so that a command loads only what it needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.shared import (
    HORIZON,
    JSON,
    PROJECT,
    opened_graph,
    print_json,
    project_in,
    session_in,
    standard_input,
    tell,
)

GRAPH_FORMATS = ("turtle", "trig", "nquads", "jsonld", "rdfxml")


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

    answer = session_in(folder, horizon).ask(" ".join(question), as_of, known_on, timeline)
    if show_sparql:
        click.echo(answer.sparql, nl=False)
    elif as_json:
        print_json(answer.to_dict())
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
    result = run_query(opened_graph(project_in(folder)).store, text, output, name)
    print_result(result, output)
    for sentence in result.why:
        tell(f"nothing was found: {sentence}")
    for sentence in result.unknown:
        if not any(sentence.partition(";")[0] in why for why in result.why):
            tell(sentence)
    return 1 if result.unknown and not result.found else 0


def _query_text(file: str) -> str:
    from kg.load.strict import decoded, read_text

    return decoded(standard_input(), "standard input") if file == "-" else read_text(Path(file))


@click.command()
@JSON
@PROJECT
def questions(as_json: bool, folder: Path | None) -> None:
    """List the questions that can be asked, by group, with an example of each."""
    from kg.ask.questions import load_questions
    from kg.cli.render import print_questions

    found = load_questions()
    if as_json:
        keys = ("name", "title", "group", "summary", "sample", "reads_all", "phrasings")
        print_json([{key: getattr(question, key) for key in keys} for question in found])
    else:
        print_questions(found)


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
    from kg.export import write_whole
    from kg.exported import exported_quads
    from kg.serialise import serialise

    data = serialise(exported_quads(opened_graph(project_in(folder)).store, inferred), output)
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

    session = session_in(folder)
    description = describe(session.store, session.labels, " ".join(thing), session.files)
    if as_json:
        print_json(description.to_dict())
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

    found = compare_files(project_in(folder), one, other)
    for warning in found.warnings:
        tell(warning)
    if as_json:
        print_json(found.to_dict())
    else:
        print_agreement(found)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make FOLDER a project for your own articles and gazetteer."""
    from kg.scaffold import make_project

    for path in make_project(folder):
        click.echo(str(path))
    tell(f"`cd {folder}`, then write an article into articles/ and run `kg check`")


ALL = (ask, query, questions, export, show, agreement, init)
