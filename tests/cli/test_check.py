"""`kg check` on standard input, in every format, beside other files, and on bad input.

The project is invented.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from kg.cli.render_findings import print_findings
from kg.cli.shared import standard_input
from kg.findings import Finding, UnreadableError
from kg.report.source import Sources
from tests.projects import ARTICLE, changed, make
from tests.running import kg

WRONG = changed(("stance: claimed", "stance: claimd"))
NAMED = ("--stdin-name", "articles/mock.md")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("desk") / "desk", {"mock.md": ARTICLE})


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading only: reasoning and shapes take seconds and are not what is tested."""
    monkeypatch.setattr("kg.build.Checker.check", lambda self, article: None)
    monkeypatch.setattr("kg.build.Checker.check_gazetteer", lambda self: self.gazetteer.findings)
    monkeypatch.setattr("kg.build.Checker.check_entries", lambda self, nodes: [])


@pytest.mark.usefixtures("quick")
class TestStandardInput:
    def test_it_is_an_article(self, desk: Path) -> None:
        other = changed(("id: mock\n", "id: other\n"), article=WRONG)
        ran = kg("check", "-", cwd=desk, stdin=other.encode())
        assert ran.code == 1
        assert ran.out.startswith("<stdin>:14:13: violation: stance: 'claimd' is none of")
        assert "   14 |     stance: claimd\n      |             ^^^^^^\n" in ran.out
        assert ran.err.startswith("kg: 1 file checked, 1 violation")

    def test_under_its_name_it_stands_for_the_file(self, desk: Path) -> None:
        # the file itself is right and has the same id
        ran = kg("check", "-", *NAMED, cwd=desk, stdin=WRONG.encode())
        assert ran.out.startswith("articles/mock.md:14:13: violation: ")
        assert ran.out.count("[") == 1
        assert "   14 |     stance: claimd" in ran.out
        assert kg("check", "-", *NAMED, cwd=desk, stdin=ARTICLE.encode()).code == 0

    def test_under_another_name_its_id_is_taken(self, desk: Path) -> None:
        ran = kg("check", "-", cwd=desk, stdin=ARTICLE.encode())
        assert ran.code == 1
        assert ran.out.startswith(
            "<stdin>:2:5: violation: the article id is already used by articles/mock.md"
        )

    def test_the_name_says_that_it_is_rdf(self, desk: Path) -> None:
        ran = kg("check", "-", "--stdin-name", "new.ttl", cwd=desk, stdin=b"<a> <b>\n<c> x .\n")
        assert ran.code == 1
        assert ran.out.startswith("new.ttl:")
        assert "[syntax-error]" in ran.out
        assert "    1 | <a> <b>\n" in ran.out

    def test_the_name_says_that_it_is_a_gazetteer(self, desk: Path) -> None:
        entry = b"actors:\n  - {id: hill-guard, type: Militi}\n"
        ran = kg("check", "-", "--stdin-name", "gazetteer/actors.yaml", cwd=desk, stdin=entry)
        assert ran.code == 1
        assert "gazetteer/actors.yaml:2:28: violation: 'Militi' is not a kind of Actor" in ran.out

    def test_beside_files(self, desk: Path) -> None:
        text = changed(("id: mock\n", "id: other\n"), article=WRONG)
        ran = kg("check", "articles", "-", cwd=desk, stdin=text.encode())
        assert ran.err.startswith("kg: 2 files checked, 1 violation")

    @pytest.mark.parametrize(
        ("data", "code", "said"),
        [
            (b"", 1, "<stdin>: violation: the file is empty [empty-file]"),
            (b"\xff\xfe", 3, "<stdin>:1: violation: not UTF-8: byte 0xff"),
            (b"---\nid: a\n---\nb\0c\n", 1, "<stdin>:4:2: violation: a NUL character"),
            (b"\x7fELF\x01\0\0", 1, "<stdin>:1:1: violation: no front matter"),
            (b"text", 1, "<stdin>:1:1: violation: no front matter"),
        ],
    )
    def test_bad_input(self, desk: Path, data: bytes, code: int, said: str) -> None:
        ran = kg("check", "-", cwd=desk, stdin=data)
        assert ran.code == code
        assert said in ran.out
        assert "Traceback" not in ran.err

    def test_a_name_without_it(self, desk: Path) -> None:
        ran = kg("check", "articles", *NAMED, cwd=desk)
        assert (ran.code, ran.out) == (2, "")
        assert "give - as a PATH too" in ran.err

    def test_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("kg.cli.shared.sys.stdin", None)
        with pytest.raises(UnreadableError, match="there is no standard input"):
            standard_input()


@pytest.mark.usefixtures("quick")
class TestFormats:
    @pytest.fixture
    def wrong(self, desk: Path) -> tuple[str, ...]:
        return ("check", "-", *NAMED)

    def test_json_is_one_of_the_formats(self, desk: Path, wrong: tuple[str, ...]) -> None:
        short = kg(*wrong, "--json", cwd=desk, stdin=WRONG.encode())
        long = kg(*wrong, "--format", "json", cwd=desk, stdin=WRONG.encode())
        assert short == long
        [found] = json.loads(short.out)
        assert (found["path"], found["line"], found["column"]) == ("articles/mock.md", 14, 13)
        assert (found["code"], found["end_column"]) == ("unknown-code", 19)

    def test_sarif(self, desk: Path, wrong: tuple[str, ...]) -> None:
        ran = kg(*wrong, "--format", "sarif", cwd=desk, stdin=WRONG.encode())
        run = json.loads(ran.out)["runs"][0]
        place = run["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "articles/mock.md"
        assert place["region"] == {"startLine": 14, "startColumn": 13, "endColumn": 19}
        assert run["invocations"][0]["exitCode"] == ran.code == 1

    def test_github(self, desk: Path, wrong: tuple[str, ...]) -> None:
        ran = kg(*wrong, "--format", "github", cwd=desk, stdin=WRONG.encode())
        assert ran.out.startswith(
            "::error file=articles/mock.md,line=14,col=13,endColumn=19,title=unknown-code::stance"
        )

    def test_html(self, desk: Path, wrong: tuple[str, ...]) -> None:
        ran = kg(*wrong, "--format", "html", cwd=desk, stdin=WRONG.encode())
        assert ran.out.startswith("<!doctype html>")
        assert "<mark>claimd</mark>" in ran.out

    def test_an_unknown_one(self, desk: Path) -> None:
        ran = kg("check", "--format", "pdf", cwd=desk)
        assert ran.code == 2
        assert "'pdf' is not one of" in ran.err


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colours_and_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TERM", "xterm-256color"), ("COLUMNS", "60")):
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    shown = Terminal()
    monkeypatch.setattr("sys.stdout", shown)
    finding = Finding("x", "[red]message[/red]", "a.md", 1, 1, end_column=6)
    print_findings([finding], Sources({"a.md": b"[red]" + b"-" * 100}))
    out = shown.getvalue()
    assert "[red]message[/red]" in out
    assert "\x1b[1;31mviolation\x1b[0m" in out
    assert "\x1b[1;31m[red]\x1b[0m" in out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
    # the console is 60 wide, of which the line number and the marks of a cut take ten
    assert plain.splitlines()[1] == f"    1 | [red]{'-' * 45}…"
    assert plain.splitlines()[2] == "      | ^^^^^"


@pytest.mark.usefixtures("quick")
class TestIds:
    @pytest.fixture
    def two(self, tmp_path: Path) -> Path:
        return make(tmp_path / "two", {"a.md": ARTICLE, "b.md": ARTICLE})

    def test_one_file_knows_the_ids_of_the_others(self, two: Path) -> None:
        first, second = (kg("check", f"articles/{name}.md", cwd=two) for name in "ab")
        assert first.code == second.code == 1
        assert first.out.startswith("articles/a.md:2:5: violation: the article id is already")
        assert "articles/b.md" in first.out
        assert "articles/a.md" in second.out

    def test_together_the_second_is_named(self, two: Path) -> None:
        ran = kg("check", "articles", cwd=two)
        assert ran.out.startswith("articles/b.md:2:5: violation: ")
        assert ran.err.startswith("kg: 2 files checked, 1 violation")

    @pytest.mark.parametrize(
        "other",
        [
            '---\nid: "mock" # quoted\n---\n',
            "---\n\ntitle: x\nid:   'mock'\nclaims: [\n---\n",
            "\ufeff---\r\nid: mock\r\n---\r\n",
        ],
    )
    def test_however_the_id_is_written(self, tmp_path: Path, other: str) -> None:
        root = make(tmp_path / "two", {"a.md": ARTICLE, "b.md": other})
        assert "[duplicate-article-id]" in kg("check", "articles/a.md", cwd=root).out

    @pytest.mark.parametrize(
        "other",
        ["---\nclaims:\n  - id: mock\n---\n", "---\nid: other\n---\n\nid: mock\n", "id: mock\n"],
    )
    def test_what_is_no_id_of_an_article(self, tmp_path: Path, other: str) -> None:
        root = make(tmp_path / "two", {"a.md": ARTICLE, "b.md": other})
        assert kg("check", "articles/a.md", cwd=root).code == 0

    def test_an_id_in_turtle(self, tmp_path: Path) -> None:
        turtle = (
            "PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>\n"
            "<https://w3id.org/conflict-kg/id/article/mock> a ckg:Article .\n"
        )
        root = make(tmp_path / "two", {"a.md": ARTICLE, "b.ttl": turtle, "c.ttl": "broken"})
        assert "articles/b.ttl" in kg("check", "articles/a.md", cwd=root).out


class TestGazetteer:
    """What is wrong in the gazetteer and concerns the article is found with the article."""

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        root = make(tmp_path / "desk", {"mock.md": ARTICLE})
        places = root / "gazetteer" / "places.yaml"
        wrong = "    latitude: 95\n    longitude: 1\n"
        places.write_text(places.read_text("utf-8") + wrong, "utf-8")
        return root

    def test_another_place_does_not_concern_it(self, project: Path) -> None:
        # twin-ford, the last entry, has the impossible latitude; the article is about mocktown
        assert kg("check", "articles/mock.md", cwd=project).code == 0
        assert kg("check", cwd=project).code == 1

    def test_its_own_place_does(self, project: Path) -> None:
        article = changed(("place: mocktown", "place: twin-ford"))
        (project / "articles" / "mock.md").write_text(article, "utf-8")
        ran = kg("check", "articles/mock.md", cwd=project)
        assert ran.code == 1
        # places.yaml had 12 lines, and `    latitude: ` takes fourteen columns
        assert ran.out.startswith("gazetteer/places.yaml:13:15: violation: a place has at most one")

    def test_what_cannot_be_read_does(self, project: Path) -> None:
        (project / "gazetteer" / "more.yaml").write_bytes(b"\xff")
        ran = kg("check", "articles/mock.md", cwd=project)
        assert ran.code == 3
        assert ran.out.startswith("gazetteer/more.yaml:1: violation: not UTF-8")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("picture.md", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
        ("zeros.md", b"\0" * 1000, "NUL"),
        ("zeros.ttl", b"\0" * 1000, "NUL"),
        ("line.md", b"x" * 10_000_000, "no front matter"),
        ("line.ttl", b"x" * 10_000_000, "syntax-error"),
        ("line.jsonld", b'"' + b"x" * 10_000_000, "syntax-error"),
    ],
)
def test_what_is_no_article(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    root = make(tmp_path / "desk", {name: data})
    ran = kg("check", f"articles/{name}", cwd=root)
    assert ran.code in (1, 3)
    assert said in ran.out
    assert len(ran.out) < 20_000, "a long line is cut"
    assert "Traceback" not in ran.err
