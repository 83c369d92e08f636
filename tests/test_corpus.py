"""The invented corpus: it passes the checks, and gives the answers that its README works out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.cache import Opened
from kg.check import check_project
from kg.project import open_project
from tests.conftest import CORPUS

README = (CORPUS / "README.md").read_text("utf-8")
HEADINGS = ["place", "as of", "known on", "verdict", "holder", "sources", "lost", "why"]
ACTORS = {
    "Army": "velmark-army",
    "Front": "harrow-front",
    "government side": "velmark-side",
}
FIGHTING = [
    # place, first and last day of it, in it or around it
    ("Selwick", "2031-03-16", "2031-03-23", "around"),
    ("Dunmere", "2031-03-05", "2031-03-13", "in"),
    ("Millfenn", "2031-03-20", "2031-03-27", "in"),
]


def expected_rows() -> list[dict[str, str]]:
    """The rows of the README's table of verdicts."""
    lines = [line.split("|")[1:-1] for line in README.splitlines() if line.startswith("|")]
    tables = [[cell.strip() for cell in line] for line in lines]
    first = tables.index(HEADINGS) + 2
    return [dict(zip(HEADINGS, row, strict=True)) for row in tables[first:]]


EXPECTED = expected_rows()


def ask(corpus: Session, place: str, as_of: str | None, known_on: str | None) -> ControlAnswer:
    answer = corpus.ask(f"who controls {place}", as_of, known_on)
    assert isinstance(answer, ControlAnswer)
    return answer


def test_it_passes_the_checks(corpus_opened: Opened) -> None:
    assert [str(finding) for finding in corpus_opened.findings] == []
    assert len(corpus_opened.files) == len(list((CORPUS / "articles").glob("*.md")))


def test_the_second_coders_file_passes_the_checks_too() -> None:
    checked = check_project(open_project(CORPUS), [CORPUS / "second-coder"])
    assert checked.files == 1
    assert [str(finding) for finding in checked.findings] == []


def test_both_coders_encoded_one_text() -> None:
    files = (CORPUS / folder / "courier-dunmere.md" for folder in ("articles", "second-coder"))
    texts = {file.read_text("utf-8").rpartition("---\n")[2] for file in files}
    assert len(texts) == 1


def test_every_file_says_that_it_is_invented() -> None:
    files = [file for file in CORPUS.rglob("*") if file.is_file()]
    assert len(files) > 20
    silent = [file.name for file in files if "nvented" not in file.read_text("utf-8")]
    assert silent == []


def test_the_readme_lists_every_article_with_its_day() -> None:
    listed = set(re.findall(r"^\| (\S+) \| `(\S+)` \|", README, re.MULTILINE))
    assert listed == {written(file) for file in (CORPUS / "articles").glob("*.md")}


def written(file: Path) -> tuple[str, str]:
    """The day of publication and the id in an article's file."""
    text = file.read_text("utf-8")
    found = [re.search(rf"^{key}: (\S+)$", text, re.MULTILINE) for key in ("published", "id")]
    published, identifier = (match[1] for match in found if match)
    return published, identifier


@pytest.mark.parametrize(
    "row", EXPECTED, ids=[f"{r['place']} {r['as of']} {r['known on']}" for r in EXPECTED]
)
def test_verdict(row: dict[str, str], corpus: Session) -> None:
    known_on = None if row["known on"] == "now" else row["known on"]
    answer = ask(corpus, row["place"], row["as of"], known_on)
    verdict = [answer.verdict, answer.basis or answer.reason]
    sources = [answer.independent_sources[key] for key in ("holder", "loss")]
    found = {
        "verdict": ", ".join(word for word in verdict if word),
        "holder": [holder.iri.rpartition("/")[2] for holder in answer.holders],
        "sources": ", ".join(map(str, sources)),
        "lost": [loss.iri.rpartition("/")[2] for loss in answer.lost_by],
    }
    expected = {key: row[key] for key in ("verdict", "sources")}
    actors = {key: [ACTORS[row[key]]] if row[key] else [] for key in ("holder", "lost")}
    assert found == expected | actors, answer.sentence


def test_without_a_day_the_newest_evidence_counts(corpus: Session) -> None:
    assert ask(corpus, "Selwick", None, None).as_of == "2031-03-16"


@pytest.mark.parametrize(("place", "first", "last", "where"), FIGHTING)
def test_fighting(place: str, first: str, last: str, where: str, corpus: Session) -> None:
    days = [date.fromisoformat(first), date.fromisoformat(last)]
    inside = [(day.isoformat(), True) for day in days]
    before = (date.fromordinal(days[0].toordinal() - 1).isoformat(), False)
    after = (date.fromordinal(days[1].toordinal() + 1).isoformat(), False)
    for day, expected in [before, *inside, after]:
        answer = ask(corpus, place, day, None)
        told = {"in": answer.fought_over, "around": answer.surroundings_fought_over}
        assert told == {"in": False, "around": False} | {where: expected}, day


def test_every_quote_stands_where_it_says(corpus: Session, corpus_opened: Opened) -> None:
    rows = corpus_opened.store.select("SELECT ?article ?text WHERE { ?article ckg:text ?text }")
    texts = {row["article"]: row["text"] or "" for row in rows}
    for place in ("Selwick", "Dunmere", "Thornby", "Saltby", "Millfenn"):
        for evidence in ask(corpus, place, None, None).evidence:
            for span in evidence.spans:
                assert texts[evidence.article][span.start : span.end] == span.quote
