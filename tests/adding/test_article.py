"""New article files of a project: written whole, beside the captured text, over nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kg.adding import article as adding
from kg.adding.article import add_article
from kg.authoring.new_article import Given
from kg.build import build
from kg.cache import open_graph
from kg.capture.source import Wanted, capture_bytes
from kg.check import check_project
from kg.findings import Finding, UsageError
from kg.project import built_in_project, open_project
from tests import projects
from tests.capture import pages
from tests.projects import listing

NOW = datetime(2031, 5, 7, 10, 11, 12, tzinfo=UTC)
TODAY = date(2031, 5, 8)
PAGE = capture_bytes(pages.WORDPRESS.encode(), "x", Wanted(), NOW)
NAMED = Given(keys={"id": "new", "publisher": "mock-courier"})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk")


def test_article_and_captured_text(desk: Path) -> None:
    written = add_article(open_project(desk), PAGE, NAMED, TODAY)
    assert written.file == desk / "articles" / "new.md"
    assert written.captured == desk / "articles" / "captured" / "new.txt"
    assert written.captured.read_text("utf-8") == PAGE.whole
    text = written.file.read_text("utf-8")
    line = "# yaml-language-server: $schema=../.kg/schemas/article.schema.json"
    assert text.startswith(f"---\n{line}\nid: new\n")
    # the project has one coder of its own, the built-in gazetteer another
    assert "coder: mock-desk  # guessed from the project's only coder; check it\n" in text
    findings = build(open_project(desk)).findings
    assert [finding.code for finding in findings] == ["no-claims"]


def test_a_changed_captured_text_is_found(desk: Path) -> None:
    written = add_article(open_project(desk), PAGE, NAMED, TODAY)
    assert written.captured is not None
    assert open_graph(open_project(desk)).left_out == []
    written.captured.write_text(PAGE.whole + "x", "utf-8")
    found = build(open_project(desk)).findings
    line = 1 + written.file.read_text("utf-8").split("\n").index(f"capturedSha256: {PAGE.sha256}")
    assert [(f.code, f.line, f.severity) for f in found if f.code != "no-claims"] == [
        ("captured-text-differs", line, "violation")
    ]
    assert open_graph(open_project(desk)).left_out == [str(written.file)]


@pytest.mark.parametrize("taken", ["articles/new.md", "articles/captured/new.txt"])
def test_nothing_is_written_over(desk: Path, taken: str) -> None:
    (desk / taken).parent.mkdir(exist_ok=True)
    (desk / taken).write_text("mine")
    before = listing(desk)
    with pytest.raises(UsageError, match=r"is there already.*--id"):
        add_article(open_project(desk), PAGE, NAMED, TODAY)
    assert listing(desk) == before


@pytest.mark.parametrize("identifier", ["gazetteer", "a b", "../x", "é", "-a"])
def test_ids_that_are_none(desk: Path, identifier: str) -> None:
    before = listing(desk)
    with pytest.raises(UsageError, match="--id"):
        add_article(open_project(desk), PAGE, Given(keys={"id": identifier}), TODAY)
    assert listing(desk) == before


def test_a_text_without_a_title_is_named_by_its_first_words(desk: Path) -> None:
    plain = capture_bytes(b"Guard takes town, say two of its men.", "x", Wanted(), NOW)
    written = add_article(open_project(desk), plain, Given(), TODAY)
    assert written.article.id == "guard-takes-town-say-two-of"


def test_a_text_without_anything_to_make_an_id_of(desk: Path) -> None:
    plain = capture_bytes("نص عربي وحده.".encode(), "x", Wanted(), NOW)
    with pytest.raises(UsageError, match="none can be made"):
        add_article(open_project(desk), plain, Given(), TODAY)


def test_where_the_article_cannot_be_written_no_captured_text_is_left(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = adding.write_whole

    def fail(path: Path, data: bytes) -> None:
        if path.suffix == ".md":
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr(adding, "write_whole", fail)
    before = sorted(desk.rglob("*"))
    with pytest.raises(OSError, match="No space"):
        add_article(open_project(desk), PAGE, NAMED, TODAY)
    assert sorted(desk.rglob("*")) == before


def test_excerpts_keep_no_captured_text(desk: Path) -> None:
    given = Given(excerpts=True, keys=dict(NAMED.keys))
    written = add_article(open_project(desk), PAGE, given, TODAY)
    assert written.captured is None
    assert pages.TEXT[1] not in written.file.read_text("utf-8").partition("claims: []")[2]
    assert not (desk / "articles" / "captured").exists()


def test_outside_a_project_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg init"):
        add_article(built_in_project(), PAGE, NAMED, TODAY)
    with pytest.raises(UsageError, match=r"ends in \.md"):
        add_article(built_in_project(), PAGE, NAMED, TODAY, tmp_path / "x.txt")
    written = add_article(built_in_project(), PAGE, NAMED, TODAY, tmp_path / "x.md")
    assert written.file.read_text("utf-8").startswith("---\nid: new\n")
    assert (tmp_path / "captured" / "new.txt").exists()


def test_a_text_that_was_changed_after_its_capture_is_found_at_its_line(desk: Path) -> None:
    plain = capture_bytes(
        b"Guard takes town.\n\nNeither account is verified.\n", "x", Wanted(), NOW
    )
    file = add_article(open_project(desk), plain, NAMED, TODAY).file
    assert "text-not-captured" not in codes(desk, file)
    text = file.read_text("utf-8")
    file.write_text(text.replace("Neither account is", "Both accounts are"), "utf-8")
    number = file.read_text("utf-8").split("\n").index("Both accounts are verified.") + 1
    (finding,) = [f for f in found_in(desk, file) if f.code == "text-not-captured"]
    assert (finding.line, finding.column, finding.severity) == (number, 1, "violation")


def test_a_line_that_is_left_out_is_page_furniture(desk: Path) -> None:
    plain = capture_bytes(
        b"Guard takes town.\n\nNeither account is verified.\n", "x", Wanted(), NOW
    )
    file = add_article(open_project(desk), plain, NAMED, TODAY).file
    file.write_text(file.read_text("utf-8").replace("Neither account is verified.", ""), "utf-8")
    assert "text-not-captured" not in codes(desk, file)


def found_in(desk: Path, file: Path) -> list[Finding]:
    return check_project(open_project(desk), [file]).findings


def codes(desk: Path, file: Path) -> set[str]:
    return {finding.code for finding in found_in(desk, file)}
