"""The commands that begin articles and gazetteer entries."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from kg.cli import writing
from tests import projects
from tests.capture import pages
from tests.projects import listing
from tests.running import kg


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(pages.WORDPRESS, "utf-8")
    return path


def test_a_saved_page_becomes_an_article(desk: Path, page: Path) -> None:
    ran = kg("new", page, "--publisher", "mock-courier", cwd=desk)
    assert ran.code == 0
    name = "mock-courier-2031-05-06-northern-guard-takes-exampletown"
    assert ran.out == f"articles/{name}.md\n"
    said = ran.err.splitlines()
    assert said[0].startswith(f"kg: 10 lines of articles/captured/{name}.txt are not the article's")
    assert said[1] == "     1 | We use cookies to improve this site."
    assert (
        said[-1] == "kg: guessed, to be checked: url, captured, language, title, published, coder"
    )
    checked = kg("check", "articles", cwd=desk)
    assert checked.code == 0
    assert "no-claims" in checked.out


def test_options_may_stand_first(desk: Path, page: Path) -> None:
    assert kg("new", "--id", "x", "--keep-all", page, cwd=desk).out == "articles/x.md\n"
    assert kg("new", "article", "--id", "y", page, cwd=desk).out == "articles/y.md\n"


def test_standard_input(desk: Path) -> None:
    ran = kg("new", "-", "--id", "x", cwd=desk, stdin=b"The guard left.\nComments\n")
    assert ran.code == 0
    assert "     2 | Comments" in ran.err
    assert (desk / "articles" / "x.md").read_text("utf-8").endswith("---\n\nThe guard left.\n")
    assert "to be filled in: publisher, language, published" in ran.err


def test_a_file_called_place_is_reached_by_its_path(desk: Path) -> None:
    (desk / "place").write_text("The guard left.")
    assert kg("new", "./place", "--id", "x", cwd=desk).code == 0


def test_a_picture(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"abc")
    ran = kg("new", "--type", "Image", tmp_path / "a.png", "--id", "x", cwd=desk)
    assert (ran.code, ran.out) == (0, "articles/x.md\n")
    assert "\ntype: Image\n" in (desk / "articles" / "x.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("new",), 2, "Usage"),
        (("new", "missing.html"), 3, "missing.html: cannot be read"),
        (("new", "articles"), 3, "cannot be read"),
        (("new", "ftp://h.example/x"), 2, "is not an address of a page"),
        (("new", "-", "--published", "6 May"), 2, "--published: '6 May' is no day"),
        (("new", "-", "--archive", "x"), 2, "--archive: 'x'"),
        (("new", "-", "--url", "herald.example/1"), 2, "--url: 'herald.example/1' is no http"),
        (("new", "-", "--charset", "x"), 2, "--charset: 'x'"),
        (("new", "-"), 3, "there is no text in it"),
        (("new", "-", "--type", "Song"), 2, "'Song'"),
        (("new", "place", "Newford"), 2, "still to be said: --type"),
        (("new", "actor", "Hill Guard", "--type", "Militia", "--ar", "x"), 2, "is a name of"),
        (("new", "place", "X", "--lat", "91"), 2, "91"),
    ],
)
def test_what_goes_wrong_is_said(desk: Path, arguments: Any, code: int, said: str) -> None:
    before = listing(desk)
    ran = kg(*arguments, cwd=desk)
    assert ran.code == code
    assert said in ran.err + ran.out
    assert "Traceback" not in ran.err
    assert listing(desk) == before


def test_outside_a_project(tmp_path: Path, page: Path) -> None:
    ran = kg("new", page, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "`kg init FOLDER`" in ran.err
    assert kg("new", page, "-o", "own.md", "--id", "x", cwd=tmp_path).out == "own.md\n"


@pytest.mark.parametrize("missing", ["trafilatura", "lxml"])
def test_a_page_without_its_library(
    desk: Path, page: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    from kg.capture import needs

    found = needs.import_module

    def without(name: str) -> Any:
        if name.partition(".")[0] == missing:
            raise ImportError(f"No module named '{missing}'")
        return found(name)

    monkeypatch.setattr(needs, "import_module", without)
    ran = kg("new", page, cwd=desk)
    assert ran.code == 2
    assert "pip install 'conflict-kg[capture]'" in ran.err
    assert kg("new", "-", "--id", "x", cwd=desk, stdin=b"A text.").code == 0


def test_a_text_imports_no_library_for_pages(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *rest: Any) -> Any:
        assert name.partition(".")[0] not in ("trafilatura", "httpx", "lxml")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert kg("new", "-", "--id", "x", cwd=desk, stdin=b"A text.").code == 0


def test_a_new_place_and_actor_are_known_at_once(desk: Path) -> None:
    options = ("--type", "Town", "--ar", "نيوفورد", "--within", "Mockland")
    ran = kg("new", "place", "Newford", *options, "--lat", "35", "--lon", "40", cwd=desk)
    assert (ran.code, ran.out) == (0, "gazetteer/places.yaml\n")
    shown = kg("show", "Newford", cwd=desk)
    assert shown.code == 0
    assert "نيوفورد" in shown.out
    ran = kg("new", "actor", "حرس جديد", "--en", "New Guard", "--type", "Militia", cwd=desk)
    assert (ran.code, ran.err) == (0, "kg: added new-guard\n")


def test_what_is_missing_is_asked_for_at_a_terminal(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_can_be_asked", lambda: True)
    answers = "Town\nنيوفورد\nMockland\n".encode()
    ran = kg("new", "place", "Newford", cwd=desk, stdin=answers)
    assert ran.code == 0
    text = (desk / "gazetteer" / "places.yaml").read_text("utf-8")
    assert text.endswith(
        "  - id: newford\n    type: Town\n    prefLabel: {en: Newford, ar: نيوفورد}\n"
        "    within: mockland\n"
    )


def test_the_checks_say_how_a_name_is_added(desk: Path) -> None:
    wrong = projects.changed(("place: mocktown", "place: Far $(Ford)"))
    (desk / "articles" / "mock.md").write_text(wrong, "utf-8")
    ran = kg("check", "articles", cwd=desk)
    assert "`kg new place 'Far $(Ford)'` adds it [unknown-place]" in ran.out
