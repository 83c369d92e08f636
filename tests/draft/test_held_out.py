"""The held-out reports: well-formed and coded in full, so that what is measured on them counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.check import check_project
from kg.project import open_project

HELD_OUT = Path(__file__).parent / "held_out"
ARTICLES = sorted((HELD_OUT / "articles").glob("*.md"))


def test_there_are_twenty_and_they_pass_the_checks() -> None:
    checked = check_project(open_project(HELD_OUT), [HELD_OUT / "articles"])
    # a number that the reader adds up from two sentences differs from the words of the second
    found = [f for f in checked.findings if f.code != "number-differs-from-words"]
    assert [str(finding) for finding in found] == []
    assert checked.files == len(ARTICLES) == 20


def test_the_gazetteer_passes_the_checks() -> None:
    checked = check_project(open_project(HELD_OUT), [HELD_OUT / "gazetteer"])
    # a number that the reader adds up from two sentences differs from the words of the second
    found = [f for f in checked.findings if f.code != "number-differs-from-words"]
    assert [str(finding) for finding in found] == []
    assert checked.files == 2


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_a_report_is_short_invented_and_coded(file: Path) -> None:
    _, front, text = re.split(r"^---\n", file.read_text("utf-8"), flags=re.MULTILINE)
    assert "Invented for tests" in front
    assert re.findall(r"review: (\w+)", front) == ["reviewed"]
    assert len(re.findall(r"^  - id: C", front, re.MULTILINE)) >= 2
    assert 80 <= len(text.split()) <= 200


def test_the_readme_lists_every_report() -> None:
    readme = (HELD_OUT / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\S+)` \|", readme, re.MULTILINE)) == {a.stem for a in ARTICLES}


def test_every_file_says_that_it_is_invented() -> None:
    files = [file for file in HELD_OUT.rglob("*") if file.is_file()]
    assert len(files) == 24
    assert [file.name for file in files if "nvented" not in file.read_text("utf-8")] == []
