"""The examples of the documents are right: articles pass the checks, Python prints what it says."""

import doctest
import json
import re
from pathlib import Path

import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.build import build
from kg.findings import Finding
from kg.namespaces import CKG, CLAIM
from kg.project import open_project
from kg.report.formats import render
from kg.report.source import Sources
from kg.scaffold import make_project

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = DOCS / "articles.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guide") / "desk"
    make_project(folder)
    (folder / "articles" / "example.md").write_text(example("markdown"), "utf-8")
    (folder / "gazetteer" / "example.yaml").write_text(example("yaml"), "utf-8")
    return folder


def example(language: str) -> str:
    """The first block of the guide in that language."""
    found = re.search(rf"```{language}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_the_guide_is_right(project: Path) -> None:
    built = build(open_project(project))
    assert [str(finding) for finding in built.findings] == []
    answer = Session(built.store).ask("who controls Exampletown")
    assert isinstance(answer, ControlAnswer)
    # 6 May 2031 is a Tuesday, so "on Monday" is the day before; only the party itself says so
    assert (answer.verdict, answer.basis) == ("known", "claimed")
    assert [(h.label, h.since) for h in answer.holders] == [("Northern Guard", "2031-05-05")]
    assert answer.independent_sources == {"holder": 1, "loss": 0}


def test_the_page_on_python_prints_what_it_says(
    cache_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # outside any project
    tried = doctest.testfile(str(DOCS / "python.md"), module_relative=False, encoding="utf-8")
    assert tried.attempted > 15
    assert tried.failed == 0


def test_the_page_on_checks_shows_what_is_printed() -> None:
    page = (DOCS / "checks.md").read_text("utf-8")
    lines = [*[""] * 13, "    stance: claimd", "", "", "      type: TerritorialChange"]
    sources = Sources({"articles/mock.md": "\n".join(lines).encode()})
    codes = "own-voice, reported, claimed, directly-quoted, presupposed"
    findings = [
        Finding(
            "unknown-code",
            f"stance: 'claimd' is none of {codes}; did you mean 'claimed'?",
            "articles/mock.md",
            14,
            13,
            end_column=19,
        ),
        Finding(
            "TerritorialChange-place",
            "a territorial change has exactly one place",
            "articles/mock.md",
            17,
            7,
            focus=CLAIM["mock.C1.content"],
            property=CKG["atPlace"],
            end_column=30,
            advice="Add the key 'place'.",
        ),
    ]
    assert f"```text\n{render(findings, 'text', sources)}```" in page
    shown = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert shown is not None
    assert json.loads(shown[1]) == json.loads(render(findings, "json", sources))[1]
    assert render(findings, "github", sources).partition(" none of")[0] in page


def test_every_link_between_documents_leads_somewhere() -> None:
    for page in (DOCS.parent / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
