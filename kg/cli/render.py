"""What people see: the answer first, then the words it rests on, then what is not known.

Plain text when the output is no terminal. Everything that comes from a file is shown as text,
never as markup.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.paths import near
from kg.wording.cells import in_words, one_article
from kg.wording.facts import (
    RIVALS,
    ROLES,
    chain_in_words,
    facts_in_short,
    moment_in_words,
    presentation_in_words,
    relation_in_words,
    rivals_in_words,
)
from kg.wording.history import HEADINGS, history_rows, history_title, learned_in_words
from kg.wording.seen import seen_in_words, words_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.ask.answers import Answer, ControlAnswer, Evidence, HistoryAnswer, TableAnswer
    from kg.ask.labels import Labels
    from kg.ask.query import QueryResult
    from kg.ask.questions import Question
    from kg.ask.show import Description, Fact
    from kg.cache import Opened

UNBROKEN = 100_000
"""Columns of an output that is no terminal."""

VERDICT_STYLES = {"known": "bold green", "contested": "bold yellow", "unknown": "bold magenta"}


def new_console() -> Console:
    """A console for standard output: plain and unbroken where that is no terminal."""
    from rich.console import Console

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich would end the process with 1

    if not sys.stdout.isatty():
        # another program reads it: nothing is broken into lines
        return _Console(highlight=False, markup=False, width=UNBROKEN, color_system=None)
    width = shutil.get_terminal_size((100, 24)).columns
    return _Console(highlight=False, markup=False, width=min(width, 110), soft_wrap=False)


def print_answer(answer: Answer) -> None:
    """Print an answer, whichever kind it is."""
    from kg.ask.answers import ControlAnswer, HistoryAnswer

    console = new_console()
    for reading in answer.readings:
        console.print(reading, style="italic")
    if isinstance(answer, ControlAnswer):
        _print_control(answer)
    elif isinstance(answer, HistoryAnswer):
        _print_history(answer)
    else:
        _print_table_answer(answer)


# -- control -------------------------------------------------------------------------------


def _print_control(answer: ControlAnswer) -> None:
    from rich.table import Column, Table
    from rich.text import Text

    console, data = new_console(), answer.to_dict()
    console.print(answer.sentence, style=VERDICT_STYLES[answer.verdict])
    console.print(moment_in_words(data))
    grid = Table.grid("", Column(overflow="fold"), padding=(0, 2, 0, 0))
    for word, fact in facts_in_short(data):
        grid.add_row(Text(f"  {word}", style="dim"), Text(fact))
    console.print(grid)
    for role, heading in ROLES.items():
        chosen = [e for e in answer.evidence if e.role == role]
        if chosen:
            console.print()
            console.print(heading, style="bold")
            for evidence in chosen:
                _print_evidence(console, evidence)
    relations = [relation_in_words(relation) for relation in data["relations"]]
    _print_list(console, "Relations that it rests on", relations)
    for conflict, heading in RIVALS.items():
        _print_list(console, heading, rivals_in_words(data, conflict))
    _print_list(console, "From interested parties", answer.interested_premises)
    _print_list(console, "What nobody said", answer.not_known)
    _print_list(console, "What would settle or change it", answer.would_settle)


def _print_evidence(console: Console, evidence: Evidence) -> None:
    from rich.padding import Padding
    from rich.text import Text

    where = f"{near(evidence.where)}  " if evidence.where else ""
    data = asdict(evidence)
    style = "italic" if evidence.spans else ""
    console.print(Padding(Text(words_of(data), style=style), (0, 0, 0, 2), expand=False))
    if evidence.spans and evidence.seen:
        said = Text(seen_in_words(data["seen"]), style="dim")
        console.print(Padding(said, (0, 0, 0, 4), expand=False))
    chain = chain_in_words(data["source_chain"])
    claim = evidence.claim.rpartition("/")[2]
    details = f"{where}{claim}  {chain} · {presentation_in_words(data)}"
    console.print(Padding(Text(details, style="dim"), (0, 0, 0, 4), expand=False))


def _print_list(console: Console, heading: str, sentences: Iterable[str]) -> None:
    from rich.table import Column, Table
    from rich.text import Text

    lines = list(sentences)
    if not lines:
        return
    console.print()
    console.print(heading, style="bold")
    for line in lines:
        bullet = Table.grid("", Column(overflow="fold"), padding=(0, 1, 0, 0))
        bullet.add_row(Text("  -"), Text(line))
        console.print(bullet)


def _print_history(answer: HistoryAnswer) -> None:
    console, data = new_console(), answer.to_dict()
    console.print(history_title(data), style="bold")
    print_rows(console, HEADINGS, history_rows(data))
    _print_list(console, "What was learned when", learned_in_words(data))
    for evidence in answer.evidence:
        console.print()
        _print_evidence(console, evidence)
    _print_list(console, "What is not known", answer.not_known)


# -- tables --------------------------------------------------------------------------------


def _print_table_answer(answer: TableAnswer) -> None:
    console = new_console()
    about = ", ".join(thing.label for thing in answer.parameters.values())
    console.print(f"{answer.title}{' — ' + about if about else ''}", style="bold")
    if answer.sentence is not None:
        console.print(answer.sentence)
    if answer.note is not None:
        console.print(answer.note)
    else:
        _print_answer_rows(console, answer)
    _print_list(console, "What is not known", answer.not_known)


def _print_answer_rows(console: Console, answer: TableAnswer) -> None:
    rows = [[in_words(row[name] or "") for name in answer.columns] for row in answer.rows]
    article = one_article(cell for row in rows for cell in row)
    if article is not None:
        rows = [[_short_ids(cell, f"{article}.") for cell in row] for row in rows]
        console.print(f"Claims of {article}", style="dim")
    whole = {answer.columns["claim"]} if "claim" in answer.columns else set()
    print_rows(console, list(answer.columns.values()), rows, whole)


def _short_ids(cell: str, article: str) -> str:
    return ", ".join(part.removeprefix(article) for part in cell.split(", "))


def print_rows(
    console: Console,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    whole: Collection[str] = (),
) -> None:
    """Print a table; the columns headed `whole` are not broken into lines."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold", no_wrap=heading in whole)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def print_result(result: QueryResult, output: str) -> None:
    """Print the result of a SPARQL query in the format `output`."""
    from kg.namespaces import compact

    if result.kind == "construct":
        from kg.serialise import serialise

        sys.stdout.buffer.write(serialise(result.quads, "turtle"))
    elif result.data is not None:
        sys.stdout.buffer.write(result.data)
        if output in ("json", "xml"):
            click.echo()
    elif result.kind == "ask":
        click.echo("true" if result.truth else "false")
    else:
        rows = [[compact(cell) for cell in row] for row in result.rows]
        print_rows(new_console(), result.columns, rows)
        click.echo(f"{len(rows)} row{'s' * (len(rows) != 1)}", err=True)


def print_questions(questions: Iterable[Question]) -> None:
    """Print the questions by group, with an example of each."""
    console = new_console()
    group = ""
    for question in questions:
        if question.group != group:
            group = question.group
            console.print(f"\n{group}" if group else group, style="bold")
        console.print(f"  {question.title}")
        console.print(f'      kg ask "{question.sample}"', style="dim")


# -- things and builds ---------------------------------------------------------------------


def print_description(description: Description, labels: Labels) -> None:
    """Print everything that is known of a thing."""
    console = new_console()
    console.print(f"{description.label}  ({description.kind})", style="bold")
    console.print(description.iri, style="dim")
    if description.where is not None:
        console.print(near(description.where), style="dim")
    _print_facts(console, description.facts)
    for part, facts in description.parts.items():
        console.print(f"\n{part}", style="bold")
        _print_facts(console, facts)
    ties = (f"{tie} {other} ({reference})" for tie, other, reference in description.ties)
    _print_list(console, "Relations of the gazetteer", ties)
    sentences = (f"{labels.label(claim)}: {words}" for claim, words in description.mentions)
    _print_list(console, "Claims that mention it", sentences)


def _print_facts(console: Console, facts: Iterable[Fact]) -> None:
    from rich.padding import Padding

    for fact in facts:
        console.print(Padding(_fact(fact), (0, 0, 0, 2), expand=False))


def _fact(fact: Fact) -> Text:
    from rich.text import Text

    language = f" @{fact.language}" if fact.language else ""
    inferred = "  (inferred)" if fact.inferred else ""
    return Text.assemble(
        (f"{fact.label}: ", "cyan"), fact.value, (language, "dim"), (inferred, "dim")
    )


def print_build(opened: Opened, written: Sequence[Path]) -> None:
    """Print what a build made, with the seconds of each stage."""
    from kg.namespaces import TERM_GRAPHS

    asserted = inferred = concluded = 0
    for graph in opened.store.graphs():
        count = sum(1 for _ in opened.store.quads(graph))
        if graph.endswith(".inferred"):
            inferred += count
        elif graph.endswith("/conclusions"):
            concluded += count
        elif graph not in TERM_GRAPHS:
            asserted += count
    articles = len(opened.files)
    click.echo(f"{articles} article{'s' * (articles != 1)}, {len(opened.left_out)} left out")
    click.echo(f"{asserted} triples asserted, {inferred} inferred, {concluded} by rules")
    for stage, seconds in opened.seconds.items():
        click.echo(f"  {stage:9} {seconds:7.2f} s")
    for path in written:
        click.echo(f"wrote {near(str(path))}")
