"""Which files are checked, each once, and where what a shape finds is said to stand."""

import os
from pathlib import Path

import pytest

from kg.check import Checked, check_project
from kg.findings import Finding
from kg.project import open_project
from kg.terms import new_graph
from tests.projects import ARTICLE, changed, make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "desk", {"mock.md": ARTICLE, "bad.md": "text"})


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading only: reasoning and shapes take seconds and are not what is tested."""
    monkeypatch.setattr("kg.build.Checker.check", lambda self, article: None)
    monkeypatch.setattr("kg.build.Checker.check_gazetteer", lambda self: self.gazetteer.findings)
    monkeypatch.setattr("kg.build.Checker.check_entries", lambda self, nodes: [])
    monkeypatch.setattr("kg.build.load_shapes", new_graph)


def check(root: Path, *paths: str | Path) -> Checked:
    return check_project(open_project(root), [root / path for path in paths])


def named(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(Path(finding.path or "").name, finding.code) for finding in findings]


BAD = ("bad.md", "no-front-matter")


@pytest.mark.usefixtures("quick")
class TestFiles:
    @pytest.mark.parametrize(
        ("paths", "files", "found"),
        [
            ((), 7, [BAD]),
            (("articles",), 2, [BAD]),
            ((".",), 4, [BAD]),
            (("gazetteer",), 2, []),
            (("articles/mock.md",), 1, []),
            (("articles/bad.md",), 1, [BAD]),
            (("articles/bad.md", "articles", "articles/../articles/bad.md"), 2, [BAD]),
            (("gazetteer/actors.yaml",), 1, []),
        ],
    )
    def test_files_and_folders(
        self, root: Path, paths: tuple[str, ...], files: int, found: list[tuple[str, str]]
    ) -> None:
        (root / "README.md").write_text("No article, though it ends in .md")
        checked = check(root, *paths)
        assert (checked.files, named(checked.findings)) == (files, found)

    def test_a_folder_outside_the_project(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "other" / "deep").mkdir(parents=True)
        (tmp_path / "other" / "deep" / "x.md").write_text("text")
        checked = check(root, tmp_path / "other")
        assert named(checked.findings) == [("x.md", "no-front-matter")]

    def test_links_in_a_circle_end(self, root: Path) -> None:
        (root / "articles" / "up").symlink_to(root / "articles", target_is_directory=True)
        (root / "articles" / "loop.md").symlink_to("loop.md")
        found = named(check(root, "articles").findings)
        assert ("loop.md", "unreadable") in found
        assert found.count(BAD) == 1

    def test_the_compiled_form_may_be_named_alone(self, root: Path) -> None:
        compiled = root / "articles" / "mock.md.ttl"
        compiled.write_text("")
        assert named(check(root, compiled).findings) == [("mock.md.ttl", "empty-file")]
        assert check(root, "articles").files == 2

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("none.md", "there is no such file"),
            ("x.txt", "unknown kind of file"),
            ("empty", "nothing to check in this folder"),
            ("other.yaml", "not in the project's gazetteer"),
            ("pipe.md", "a pipe or a device"),
            (os.devnull, "a pipe or a device"),
            ("x" * 300 + ".md", "cannot be read"),
        ],
    )
    def test_what_cannot_be_checked(self, root: Path, name: str, said: str) -> None:
        (root / "x.txt").touch()
        (root / "other.yaml").touch()
        (root / "empty").mkdir()
        os.mkfifo(root / "pipe.md")
        findings = check(root, name).findings
        assert [f.code for f in findings] == ["unreadable"]
        assert said in findings[0].message
        assert findings[0].path == str(root / name)

    def test_a_file_that_may_not_be_read(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read = Path.read_bytes

        def guarded(path: Path) -> bytes:
            if path.name == "mock.md":  # a superuser may read whatever its mode says
                raise PermissionError(13, "Permission denied")
            return read(path)

        monkeypatch.setattr(Path, "read_bytes", guarded)
        found = check(root, "articles").findings
        assert named(found) == [BAD, ("mock.md", "unreadable")]
        assert found[1].message == "no permission to read this file"

    def test_the_findings_stand_in_the_order_of_files_and_lines(self, root: Path) -> None:
        wrong = (("stance: claimed", "stance: x"), ("publisher: mock", "publisher: no"))
        text = changed(("id: mock\n", "id: other\n"), *wrong)
        (root / "articles" / "a.md").write_text(text)
        findings = check(root).findings
        places = [(f.path, f.line) for f in findings]
        assert places == sorted(places)
        assert [line for _, line in places] == [3, 14, 1]

    def test_an_id_that_two_files_use_is_named_at_the_second(self, root: Path) -> None:
        (root / "articles" / "second.md").write_text("---\n" + "# a comment\n" + ARTICLE[4:])
        found = [f for f in check(root).findings if f.code == "duplicate-article-id"]
        assert [(Path(f.path or "").name, f.line, f.column) for f in found] == [("second.md", 3, 5)]
        assert "mock.md" in found[0].message


def test_what_shapes_find_stands_at_the_key(root: Path) -> None:
    changes = (
        ("stance: claimed", "stance: [claimed, reported]"),
        ("place: mocktown", "place: mocktown\n      extent: [whole, part]"),
    )
    (root / "articles" / "mock.md").write_text(changed(*changes))
    findings = check(root, "articles/mock.md").findings
    places = {f.code: (f.line, f.column) for f in findings}
    assert places["Claim-stance"] == (14, 14)
    # `extent` stands in the line after `place`, which is line 19
    assert (20, 16) in places.values()
    assert all(line is not None for line, _ in places.values())


def test_a_shape_of_the_gazetteer_finds_the_entry(root: Path) -> None:
    lonely = "places:\n\n  - {id: nowhere, type: Town, prefLabel: {en: Nowhere, ar: لامكان}}\n"
    (root / "gazetteer" / "more.yaml").write_text(lonely, "utf-8")
    findings = check(root, "gazetteer/more.yaml").findings
    assert {(Path(f.path or "").name, f.line, f.column) for f in findings} == {("more.yaml", 3, 5)}
    assert "Place-reaches-country" in {f.code for f in findings}


def test_what_rdf_lacks_is_missed_at_its_node(root: Path) -> None:
    turtle = (
        "PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>\n"
        "<https://w3id.org/conflict-kg/id/article/bare> a ckg:Article .\n"
    )
    (root / "articles" / "bare.ttl").write_text(turtle)
    findings = check(root, "articles/bare.ttl").findings
    assert "Article-has-text" in {f.code for f in findings}
    assert {f.focus for f in findings} == {"https://w3id.org/conflict-kg/id/article/bare"}
    assert {(f.line, f.column) for f in findings} == {(2, 1)}
