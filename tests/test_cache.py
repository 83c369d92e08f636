"""The kept graph: found by what it was made of, built again when damaged, never in the way."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cache import KEPT, open_graph
from kg.project import Project, open_project
from tests import projects
from tests.projects import changed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONFLICT_KG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk", {"mock.md": projects.ARTICLE, "bad.md": "text"})


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Project]:
    """Instead of building, which takes seconds, a graph of one triple; the projects so built."""
    import kg.build

    calls: list[Project] = []

    def pretend(project: Project) -> kg.build.Built:
        calls.append(project)
        quad = ox.Quad(*(ox.NamedNode(f"x:{letter}") for letter in "abcg"))
        return kg.build.Built(kg.build.MemoryStore([quad]), left_out=["bad.md"])

    monkeypatch.setattr(kg.build, "build", pretend)
    return calls


def test_a_real_graph_comes_back_as_it_was(root: Path, folder: Path) -> None:
    told: list[str] = []
    first = open_graph(open_project(root), told.append)
    second = open_graph(open_project(root), told.append)
    assert len(told) == 1
    assert "2 articles" in told[0]
    assert set(second.store.quads()) == set(first.store.quads())
    assert second.files == first.files
    assert second.findings == first.findings
    assert second.left_out == first.left_out == [str(root / "articles" / "bad.md")]
    assert [path.name for path in folder.iterdir() if not path.is_dir()] == []


def test_a_change_of_anything_builds_anew(root: Path, folder: Path, built: list[Project]) -> None:
    article = root / "articles" / "mock.md"
    for step in range(3):
        open_graph(open_project(root))
        open_graph(open_project(root))
        assert len(built) == step + 1
        article.write_text(changed(("gave no numbers", f"gave {step} numbers")), "utf-8")
    (root / "gazetteer" / "more.yaml").write_text("actors: []")
    open_graph(open_project(root))
    assert len(built) == 4


def test_anew_when_asked(root: Path, folder: Path, built: list[Project]) -> None:
    open_graph(open_project(root))
    open_graph(open_project(root), fresh=True)
    assert len(built) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("about.json", b""),
        ("about.json", b"{"),
        ("about.json", b"[]"),
        ("about.json", b"{}"),
        ("about.json", b"\xff"),
        ("about.json", b"[" * 100_000),
        ("graph.nq", b""),
        ("graph.nq", b"<x:a> <x:b> <x:c> .\n"),
    ],
)
def test_a_damaged_graph_is_built_again(
    root: Path, folder: Path, built: list[Project], name: str, content: bytes
) -> None:
    open_graph(open_project(root))
    (kept,) = folder.iterdir()
    (kept / name).write_bytes(content)
    assert open_graph(open_project(root)).left_out == ["bad.md"]
    assert len(built) == 2
    open_graph(open_project(root))
    assert len(built) == 2  # it was mended


def test_a_record_that_was_changed_is_built_again(
    root: Path, folder: Path, built: list[Project]
) -> None:
    open_graph(open_project(root))
    (kept,) = folder.iterdir()
    about = (kept / "about.json").read_text()
    assert "bad.md" in about
    (kept / "about.json").write_text(about.replace("bad.md", "fine.md"))
    assert open_graph(open_project(root)).left_out == ["bad.md"]
    assert len(built) == 2


def test_only_so_many_are_kept_and_nothing_else_is_touched(
    root: Path, folder: Path, built: list[Project]
) -> None:
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "about.json").write_text("mine")
    for step in range(KEPT + 2):
        (root / "articles" / "bad.md").write_text(str(step))
        open_graph(open_project(root))
    assert (folder / "mine" / "about.json").read_text() == "mine"
    assert len([path for path in folder.iterdir() if path.name != "mine"]) == KEPT


@pytest.mark.parametrize("place", ["a file", os.devnull, "/proc/none/here"])
def test_a_folder_that_cannot_be_written_is_no_error(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: list[Project], place: str
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("CONFLICT_KG_CACHE", str(tmp_path / place))
    open_graph(open_project(root))
    open_graph(open_project(root))
    assert len(built) == 2


def test_without_a_home_nothing_is_kept_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: list[Project]
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for variable in ("CONFLICT_KG_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    open_graph(Project(None, (), ()))
    assert len(built) == 1


def test_a_project_keeps_its_graph_in_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch, built: list[Project]
) -> None:
    monkeypatch.delenv("CONFLICT_KG_CACHE")
    open_graph(open_project(root))
    assert (root / ".kg").is_dir()
    assert open_project(root).article_files == open_project(root).article_files


def test_a_pipe_among_the_articles_is_not_waited_for(
    root: Path, folder: Path, built: list[Project]
) -> None:
    os.mkfifo(root / "articles" / "pipe.md")
    open_graph(open_project(root))
    assert len(built) == 1
