"""The example of docs/articles.md passes the checks and gives the answer that it should."""

import re
from pathlib import Path

import pytest

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.build import build
from kg.project import open_project
from kg.scaffold import make_project

GUIDE = Path(__file__).parent.parent / "docs" / "articles.md"


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
