"""How well claims are drafted, and that what is drafted passes the checks.

The floors are what `python bench/draft.py` measured. A lower figure is a loss; a higher one is
written here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.draft import (
    HELD_OUT,
    Claim,
    articles_of,
    built_in,
    held_out,
    is_near,
    measured_all,
    pairs,
    uncoded,
)
from kg.check import check_project
from kg.draft.draft import draft_article
from kg.project import Project, built_in_project
from tests.draft.drafting import TUNING


def test_the_built_in_article() -> None:
    counts = built_in()
    assert counts.coded == 45
    assert counts.precision("match") >= 14 / 17
    assert counts.recall("match") >= 14 / 45
    assert counts.recall("strict") >= 14 / 45


def test_what_is_held_out() -> None:
    counts = held_out()
    assert counts.articles == 20
    assert counts.violations == 0
    assert counts.precision("near") >= 31 / 36
    assert counts.precision("match") >= 21 / 36
    assert counts.precision("strict") >= 13 / 36
    assert counts.recall("match") >= 21 / counts.coded


def test_the_reports_of_the_tuning() -> None:
    counts = measured_all(*articles_of(TUNING))
    assert counts.articles == 23
    assert counts.violations == 0
    assert counts.precision("match") >= 121 / 131
    assert counts.recall("match") >= 121 / counts.coded


def of(kind: str, *span: int) -> Claim:
    return Claim("x", kind, frozenset(), frozenset(), "affirmed", (), (), frozenset(span))


def test_claims_are_paired_one_to_one_and_as_many_as_can_be() -> None:
    wide, narrow = of("Attack", 1, 2, 3), of("Attack", 1, 2)
    coded = [of("Attack", 1, 2, 3), of("Attack", 1), of("Control", 1, 2)]
    # the narrow one is near to both attacks, the wide one to the first alone
    assert not is_near(wide, coded[1])
    assert pairs([narrow, wide], coded, is_near) == {0: 1, 1: 0}
    assert pairs([narrow, narrow, narrow], coded, is_near).keys() == {0, 1}


def test_a_coded_article_is_stripped_of_its_claims_alone() -> None:
    source = "---\nid: x\nclaims:\n  - id: C1\ncoderClaims:\n  - id: K1\nnote: y\n---\n\ntext\n"
    assert uncoded(source) == "---\nid: x\nnote: y\n---\n\ntext\n"


@pytest.mark.parametrize("folder", [TUNING, HELD_OUT], ids=["tuning", "held out"])
def test_what_is_drafted_passes_the_checks(folder: Path, tmp_path: Path) -> None:
    files, gazetteer = articles_of(folder)
    written = []
    for file in files:
        path = tmp_path / file.name
        path.write_text(uncoded(file.read_text("utf-8")), "utf-8")
        path.write_text(draft_article(path, gazetteer).written(), "utf-8")
        written.append(path)
    names = tmp_path / "gazetteer"
    names.mkdir()
    own = sorted(folder.rglob("*.yaml"))
    copied = [Path(shutil.copy(f, names / f"{i}.yaml")) for i, f in enumerate(own)]
    project = Project(None, (*built_in_project().gazetteer_files, *copied), tuple(written))
    found = check_project(project, written).findings
    wrong = [f.code for f in found if f.severity == "violation"]
    assert wrong == []
