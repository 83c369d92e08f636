"""An answer as HTML, made of its JSON.

What an answer has is shown: a kind of answer that has a sentence, rows, evidence or gaps under the
same keys needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.html.evidence import evidence_html
from kg.html.markup import element, foreign, listed, text, words
from kg.html.style import ANSWER_STYLE
from kg.wording.cells import in_words, one_article
from kg.wording.facts import (
    RIVALS,
    ROLES,
    Data,
    facts_in_short,
    moment_in_words,
    relation_in_words,
    rivals_in_words,
)
from kg.wording.history import HEADINGS, history_rows, history_title, learned_in_words

LISTS = {
    "interested_premises": "From interested parties",
    "not_known": "What is not known",
    "would_settle": "What would settle or change it",
}
"""Keys that hold sentences, with the headings over them."""
OF_CONTROL = {"not_known": "What nobody said"}
"""Headings that are others over an answer about control."""


def answer_html(answer: Data) -> str:
    """The answer as a fragment of a page: it brings its style, takes its colours from the page."""
    control = answer["kind"] == "control"
    headings = LISTS | (OF_CONTROL if control else {})
    parts = [
        element("style", ANSWER_STYLE),
        _heading(answer),
        _control(answer) if control else "",
        _history(answer) if answer["kind"] == "history" else "",
        _rows(answer) if answer.get("rows") else "",
        *_evidence(answer),
        *(_section(heading, rivals_in_words(answer, is_so)) for is_so, heading in RIVALS.items()),
        *(_section(heading, answer.get(key)) for key, heading in headings.items()),
    ]
    return element("div", "".join(parts), class_="kg-answer", dir="ltr")


def title_of(answer: Data) -> str:
    """What the answer is about: the question's title and its parameters, or the question itself."""
    if "title" not in answer:
        return str(answer["question"])
    about = ", ".join(given["label"] for given in answer.get("parameters", {}).values())
    return f"{answer['title']}{' — ' + about if about else ''}"


def _heading(answer: Data) -> str:
    said = answer.get("sentence")
    note = answer.get("note")
    return "".join(
        [
            foreign("p", text(title_of(answer)), class_="question"),
            words("p", said, class_="sentence") if said else "",
            *(words("p", reading, class_="small") for reading in answer.get("readings", ())),
            words("p", note, class_="sentence") if note else "",
        ]
    )


def _control(answer: Data) -> str:
    facts = "".join(words("dt", word) + words("dd", fact) for word, fact in facts_in_short(answer))
    return words("p", moment_in_words(answer)) + element("dl", facts)


def _rows(answer: Data) -> str:
    columns = answer["columns"]
    rows = [[in_words(row[name] or "") for name in columns] for row in answer["rows"]]
    article = one_article(cell for row in rows for cell in row)
    short = [[_short(cell, article) for cell in row] for row in rows]
    told = words("p", f"Claims of {article}", class_="small") if article else ""
    return told + _table(columns.values(), short)


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = element("tr", "".join(element("th", text(heading)) for heading in headings))
    body = "".join(
        element("tr", "".join(foreign("td", text(cell)) for cell in row)) for row in rows
    )
    table = element("table", element("thead", head) + element("tbody", body))
    return element("div", table, class_="wide")


def _history(answer: Data) -> str:
    told = _section("What was learned when", learned_in_words(answer))
    title = words("p", history_title(answer), class_="sentence")
    return title + _table(HEADINGS, history_rows(answer)) + told


def _short(cell: str, article: str | None) -> str:
    return ", ".join(part.removeprefix(f"{article}.") for part in cell.split(", "))


def _evidence(answer: Data) -> Iterable[str]:
    """The claims by what they are evidence of; those behind a table's rows are folded up."""
    roles = dict.fromkeys([*ROLES, *(claim["role"] for claim in answer["evidence"])])
    for role in roles:
        claims = [claim for claim in answer["evidence"] if claim["role"] == role]
        if not claims:
            continue
        heading, shown = ROLES.get(role, role), "".join(map(evidence_html, claims))
        if role == "row":
            yield element("details", words("summary", f"{heading} ({len(claims)})") + shown)
        else:
            yield words("h4", heading) + shown
    relations = [relation_in_words(relation) for relation in answer.get("relations", ())]
    yield _section("Relations that it rests on", relations)


def _section(heading: str, sentences: Iterable[str] | None) -> str:
    return words("h4", heading) + listed(sentences) if sentences else ""
