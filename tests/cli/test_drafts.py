"""`kg draft`: into the file, to the terminal, again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.draft.drafting import article
from tests.running import kg

GAZETTEER = Path(__file__).parent.parent / "draft" / "tuning" / "gazetteer" / "names.yaml"
TEXT = "The Kestrian Army took Tarnholm on Monday. Marsh Voice was silent about Dunwick."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kg.toml").write_text("", "utf-8")
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "names.yaml").write_bytes(GAZETTEER.read_bytes())
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "report.md").write_text(article(TEXT), "utf-8")
    return tmp_path


def test_drafts_are_added_and_pass_the_checks(desk: Path) -> None:
    ran = kg("draft", "articles/report.md", cwd=desk)
    assert (ran.code, ran.out) == (0, "1 draft claims added: D1\n")
    assert "kg new place Dunwick" in ran.err or "kg new actor Dunwick" in ran.err
    written = (desk / "articles" / "report.md").read_text("utf-8")
    assert "# draft by the rule capture" in written
    assert written.endswith(f"---\n\n{TEXT}\n")
    assert kg("check", "articles", cwd=desk).code == 0


def test_print_and_json_write_nothing(desk: Path) -> None:
    before = (desk / "articles" / "report.md").read_bytes()
    assert "  - id: D1\n" in kg("draft", "--print", "articles/report.md", cwd=desk).out
    (claim,) = json.loads(kg("draft", "--json", "articles/report.md", cwd=desk).out)["claims"]
    assert claim["content"]["place"] == "tarnholm"
    assert (desk / "articles" / "report.md").read_bytes() == before


def test_a_second_time_needs_again_and_adds_nothing_twice(desk: Path) -> None:
    kg("draft", "articles/report.md", cwd=desk)
    before = (desk / "articles" / "report.md").read_bytes()
    refused = kg("draft", "articles/report.md", cwd=desk)
    assert refused.code == 2
    assert "--again" in refused.err
    again = kg("draft", "--again", "articles/report.md", cwd=desk)
    assert (again.code, again.out) == (0, "no draft claims added\n")
    assert (desk / "articles" / "report.md").read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere.md", "articles", "kg.toml"])
def test_what_is_no_article_is_refused(desk: Path, name: str) -> None:
    ran = kg("draft", name, cwd=desk)
    assert ran.code in (2, 3)
    assert ran.out == ""
    assert "Traceback" not in ran.err
