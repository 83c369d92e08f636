"""What people see: the answer first, then the words it rests on, then what is not known.

Everything that comes from a file is shown as text, never as markup.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from kg.cli.page import Page
from kg.cli.pages import new_page
from kg.cli.paths import near
from kg.wording.cells import in_words, one_article
from kg.wording.facts import (
    RIVALS,
    ROLES,
    Data,
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
    from kg.ask.answers import Answer
    from kg.ask.labels import Labels
    from kg.ask.query import QueryResult
    from kg.ask.questions import Question
    from kg.ask.show import Description, Fact

VERDICT_STYLES = {"known": "bold green", "contested": "bold yellow", "unknown": "bold magenta"}


def print_answer(answer: Answer) -> None:
    """Print an answer, whichever kind it is."""
    page, data = new_page(), answer.to_dict()
    for reading in answer.readings:
        page.line((reading, "italic"))
    if data["kind"] == "control":
        _print_control(page, data)
    elif data["kind"] == "history":
        _print_history(page, data)
    else:
        _print_table_answer(page, data)


# -- control -------------------------------------------------------------------------------


def _print_control(page: Page, data: Data) -> None:
    page.line((data["sentence"], VERDICT_STYLES[data["verdict"]]))
    page.line(moment_in_words(data))
    page.aligned([((f"  {word}", "dim"), fact) for word, fact in facts_in_short(data)], gap=2)
    for role, heading in ROLES.items():
        chosen = [e for e in data["evidence"] if e["role"] == role]
        if chosen:
            page.line()
            page.line((heading, "bold"))
            for evidence in chosen:
                _print_evidence(page, evidence)
    relations = [relation_in_words(relation) for relation in data["relations"]]
    page.listed("Relations that it rests on", relations)
    for conflict, heading in RIVALS.items():
        page.listed(heading, rivals_in_words(data, conflict))
    page.listed("From interested parties", data["interested_premises"])
    page.listed("What nobody said", data["not_known"])
    page.listed("What would settle or change it", data["would_settle"])


def _print_evidence(page: Page, evidence: Data) -> None:
    where = f"{near(evidence['where'])}  " if evidence["where"] else ""
    page.line((words_of(evidence), "italic" if evidence["spans"] else ""), indent=2)
    if evidence["spans"] and evidence["seen"]:
        page.line((seen_in_words(evidence["seen"]), "dim"), indent=4)
    chain = chain_in_words(evidence["source_chain"])
    claim = evidence["claim"].rpartition("/")[2]
    details = f"{where}{claim}  {chain} · {presentation_in_words(evidence)}"
    page.line((details, "dim"), indent=4)


def _print_history(page: Page, data: Data) -> None:
    page.line((history_title(data), "bold"))
    page.table(HEADINGS, history_rows(data))
    page.listed("What was learned when", learned_in_words(data))
    for evidence in data["evidence"]:
        page.line()
        _print_evidence(page, evidence)
    page.listed("What is not known", data["not_known"])


# -- tables --------------------------------------------------------------------------------


def _print_table_answer(page: Page, data: Data) -> None:
    about = ", ".join(thing["label"] for thing in data["parameters"].values())
    page.line((f"{data['title']}{' — ' + about if about else ''}", "bold"))
    if data["sentence"] is not None:
        page.line(data["sentence"])
    if data["note"] is not None:
        page.line(data["note"])
    else:
        _print_answer_rows(page, data["columns"], data["rows"])
    page.listed("What is not known", data["not_known"])


def _print_answer_rows(
    page: Page, columns: Mapping[str, str], found: Iterable[Mapping[str, str | None]]
) -> None:
    rows = [[in_words(row[name] or "") for name in columns] for row in found]
    article = one_article(cell for row in rows for cell in row)
    if article is not None:
        rows = [[_short_ids(cell, f"{article}.") for cell in row] for row in rows]
        page.line((f"Claims of {article}", "dim"))
    whole = {columns["claim"]} if "claim" in columns else set()
    page.table(list(columns.values()), rows, whole)


def _short_ids(cell: str, article: str) -> str:
    return ", ".join(part.removeprefix(article) for part in cell.split(", "))


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
        new_page().table(result.columns, rows)
        click.echo(f"{len(rows)} row{'s' * (len(rows) != 1)}", err=True)


def print_questions(questions: Iterable[Question]) -> None:
    """Print the questions by group, with an example of each."""
    page = new_page()
    group = ""
    for question in questions:
        if question.group != group:
            group = question.group
            page.line((f"\n{group}" if group else group, "bold"))
        page.line(question.title, indent=2)
        page.line((f'kg ask "{question.sample}"', "dim"), indent=6)


# -- things and builds ---------------------------------------------------------------------


def print_description(description: Description, labels: Labels) -> None:
    """Print everything that is known of a thing."""
    page = new_page()
    page.line((f"{description.label}  ({description.kind})", "bold"))
    page.line((description.iri, "dim"))
    if description.where is not None:
        page.line((near(description.where), "dim"))
    _print_facts(page, description.facts)
    for part, facts in description.parts.items():
        page.line((f"\n{part}", "bold"))
        _print_facts(page, facts)
    ties = (f"{tie} {other} ({reference})" for tie, other, reference in description.ties)
    page.listed("Relations of the gazetteer", ties)
    sentences = (f"{labels.label(claim)}: {words}" for claim, words in description.mentions)
    page.listed("Claims that mention it", sentences)


def _print_facts(page: Page, facts: Iterable[Fact]) -> None:
    for fact in facts:
        language = f" @{fact.language}" if fact.language else ""
        inferred = "  (inferred)" if fact.inferred else ""
        label, rest = f"{fact.label}: ", f"{language}{inferred}"
        page.line((label, "cyan"), fact.value, (rest, "dim"), indent=2)
