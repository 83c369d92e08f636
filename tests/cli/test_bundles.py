"""The commands bundle, verify and schema: what they write and print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bundle import forged, members, tampered
from tests.projects import ARTICLE, changed, listing, make
from tests.running import kg

ASKED = ("bundle", "who", "controls", "Mocktown")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with the invented article, and a bundle of an answer from it beside it."""
    folder = make(tmp_path / "desk", {"mock.md": ARTICLE})
    ran = kg(*ASKED, "-o", tmp_path / "answer.zip", cwd=folder)
    assert (ran.code, ran.out) == (0, "")
    assert "`kg verify " in ran.err
    return folder


def test_a_bundle_that_holds(desk: Path) -> None:
    ran = kg("verify", "../answer.zip", cwd=desk)
    assert ran.code == 0
    assert ran.out == (
        "The answer still holds.\n"
        "  question  who controls Mocktown\n"
        "  answer    Hill Guard: claimed by Hill Guard, an interested party; no uninvolved source "
        "says so.\n"
    )
    again = kg("verify", "../answer.zip", "--json", cwd=desk)
    assert (again.code, json.loads(again.out)["holds"]) == (0, True)


def test_a_bundle_that_holds_no_more(desk: Path) -> None:
    article = desk / "articles" / "mock.md"
    article.write_text(changed(("gainedBy: hill-guard", "lostBy: hill-guard")), "utf-8")
    ran = kg("verify", "../answer.zip", cwd=desk)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "The answer does not hold any more."
    assert "Asked of the present graph, it answers otherwise" in lines
    assert "  - verdict: known → unknown" in lines
    assert "Asked of its own triples, it answers otherwise" not in lines


def test_a_bundle_that_was_changed(desk: Path) -> None:
    path = desk.parent / "answer.zip"
    path.write_bytes(tampered(path.read_bytes(), {"answer.html": b"something else"}))
    ran = kg("verify", path, cwd=desk)
    assert ran.code == 1
    assert ran.out.startswith("The bundle has been changed.\n")
    assert "  - answer.html has been changed: its SHA-256 is another" in ran.out
    assert "holds" not in ran.out


@pytest.mark.parametrize("data", [b"", b"no ZIP", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "answer.zip").write_bytes(data)
    ran = kg("verify", "answer.zip", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("kg: answer.zip: ")


def test_a_bundle_does_not_steer_the_terminal(desk: Path) -> None:
    path = desk.parent / "answer.zip"
    asked = "who controls \x1b[31mRed\u202e"
    path.write_bytes(forged(path.read_bytes(), {}, question=asked, program="other"))
    ran = kg("verify", path, cwd=desk)
    assert ran.code == 1
    assert "\\x1b[31mRed\\u202e" in ran.out
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_the_moment_and_the_horizon_are_kept(desk: Path) -> None:
    options = ("--as-of", "2031-05-09", "--known-on", "2031-05-08", "--horizon", "3")
    assert kg(*ASKED, *options, "-o", "then.zip", cwd=desk).code == 0
    manifest = json.loads(members((desk / "then.zip").read_bytes())["manifest.json"])
    assert (manifest["as_of"], manifest["known_on"]) == ("2031-05-09", "2031-05-08")
    assert manifest["settings"]["horizon_days"] == 3
    assert kg("verify", "then.zip", cwd=desk).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("bundle", "flurb the wub", "-o", "new.zip"), 1, "The nearest questions are"),
        ((*ASKED, "--as-of", "2031-13-01", "-o", "new.zip"), 2, "2031-13-01"),
        (ASKED, 2, "Missing option '-o'"),
        (("verify", "new.zip"), 3, "new.zip: there is no such file"),
        (("verify", "articles"), 3, "articles: cannot be read"),
    ],
)
def test_what_fails_leaves_nothing_behind(
    arguments: tuple[str, ...], code: int, said: str, mock_project: Path
) -> None:
    before = listing(mock_project)
    ran = kg(*arguments, cwd=mock_project)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert listing(mock_project).keys() - before.keys() == set()


def test_a_bundle_cannot_be_written_into_a_folder(desk: Path) -> None:
    ran = kg(*ASKED, "-o", "articles", cwd=desk)
    assert ran.code == 3
    assert "articles" in ran.err
