"""`kg fmt`: what it writes and shows, its exit codes, and that nothing is half written."""

from pathlib import Path

import pytest

from tests.projects import ARTICLE, changed, listing, make
from tests.running import kg

LOOSE = changed(("publisher: mock-courier", "publisher:   'mock-courier'"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make(tmp_path / "desk", {"loose.md": LOOSE, "tidy.md": ARTICLE})
    for name in ("actors", "places"):
        kg("fmt", root / "gazetteer" / f"{name}.yaml", cwd=tmp_path)
    return root


def test_the_project_is_written_and_then_stays(root: Path) -> None:
    ran = kg("fmt", cwd=root)
    assert (ran.code, ran.out) == (0, "articles/loose.md\n")
    assert ran.err == "kg: 4 files, 1 changed, 0 left alone\n"
    assert (root / "articles" / "loose.md").read_text("utf-8") == ARTICLE
    assert kg("fmt", cwd=root).out == ""


def test_check_lists_and_writes_nothing(root: Path) -> None:
    before = listing(root)
    ran = kg("fmt", "--check", cwd=root)
    assert (ran.code, ran.out) == (1, "articles/loose.md\n")
    assert listing(root) == before
    assert kg("fmt", "--check", "articles/tidy.md", cwd=root).code == 0


def test_diff_shows_the_lines_and_writes_nothing(root: Path) -> None:
    before = listing(root)
    ran = kg("fmt", "--diff", "articles", cwd=root)
    assert ran.code == 1
    assert "-publisher:   'mock-courier'\n+publisher: mock-courier\n" in ran.out
    assert listing(root) == before


def test_the_permissions_of_a_file_stay(root: Path) -> None:
    path = root / "articles" / "loose.md"
    path.chmod(0o640)
    assert kg("fmt", "articles/loose.md", cwd=root).code == 0
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_broken_file_is_left_alone_and_the_others_are_written(root: Path) -> None:
    broken = LOOSE.replace("claims:", "claims: [")
    (root / "articles" / "broken.md").write_text(broken)
    ran = kg("fmt", cwd=root)
    assert (ran.code, ran.out) == (1, "articles/loose.md\n")
    assert "articles/broken.md:" in ran.err
    assert "[yaml-syntax]" in ran.err
    assert (root / "articles" / "broken.md").read_text() == broken


def test_what_is_no_text_is_unreadable(root: Path) -> None:
    (root / "articles" / "latin.md").write_bytes(ARTICLE.encode().replace(b"speaker", b"\xe9"))
    ran = kg("fmt", "articles/latin.md", "nowhere.md", cwd=root)
    assert ran.code == 3
    assert "articles/latin.md:12: violation: not UTF-8" in ran.err
    assert "nowhere.md: violation: there is no such file" in ran.err


def test_a_readme_among_the_articles_is_passed_by(root: Path) -> None:
    (root / "README.md").write_text("# Notes\n")
    ran = kg("fmt", ".", cwd=root)
    assert ran.code == 0
    assert "README.md:1:1: warning: no front matter" in ran.err


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (LOOSE, ARTICLE),
        ("actors:   []\n", "actors: []\n"),
        ("<a:s> <a:p> <a:o> .", "<a:s>\n    <a:p> <a:o> ;\n.\n"),
    ],
)
def test_standard_input_goes_to_standard_output(tmp_path: Path, given: str, made: str) -> None:
    ran = kg("fmt", "-", cwd=tmp_path, stdin=given.encode())
    assert (ran.code, ran.out, ran.err) == (0, made, "")


def test_a_name_says_what_standard_input_is(tmp_path: Path) -> None:
    line = b"<a:s> <a:p> <a:o> <a:g> .\n"
    assert kg("fmt", "-", "--stdin-name", "x.nq", cwd=tmp_path, stdin=line).out == line.decode()
    broken = kg("fmt", "-", cwd=tmp_path, stdin=line)
    assert broken.code == 1
    assert broken.out == line.decode()  # a filter that fails gives back what it was given
    assert "syntax-error" in broken.err


def test_wrong_usage(tmp_path: Path) -> None:
    nothing = kg("fmt", cwd=tmp_path)
    assert (nothing.code, nothing.out) == (2, "")
    assert "name the files or folders" in nothing.err
    assert kg("fmt", "-", "x.md", cwd=tmp_path).code == 2
    (tmp_path / "x.jsonld").write_text("{}")
    assert kg("fmt", "x.jsonld", cwd=tmp_path).code == 2
