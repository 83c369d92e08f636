"""Opening a graph: its store, brought in line where that is quick, and never in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import cache
from kg.cache import open_graph
from kg.namespaces import ARTICLE
from kg.project import Project, built_in_project, open_project
from kg.store import MemoryStore, StoreBusyError
from kg.upkeep.place import store_path
from tests import projects
from tests.projects import changed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONFLICT_KG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk", {"mock.md": projects.ARTICLE, "bad.md": "text"})


def stored(opened: cache.Opened) -> set[str]:
    return {str(quad) for quad in opened.store.quads()}


def test_a_graph_comes_back_as_it_was(root: Path, folder: Path) -> None:
    told: list[str] = []
    first = open_graph(open_project(root), told.append)
    second = open_graph(open_project(root), told.append)
    assert len(told) == 1
    assert "2 articles" in told[0]
    assert stored(second) == stored(first)
    assert second.findings == first.findings != []
    assert second.left_out == first.left_out == [str(root / "articles" / "bad.md")]


def test_it_knows_the_file_and_the_line_of_an_article(root: Path, folder: Path) -> None:
    opened = open_graph(open_project(root))
    lines = projects.ARTICLE.splitlines()
    first_line = lines.index(projects.TEXT.splitlines()[0]) + 1
    assert dict(opened.files) == {ARTICLE["mock"]: (str(root / "articles" / "mock.md"), first_line)}
    assert opened.files.get(ARTICLE["bad"]) is None


def test_an_edit_is_seen_by_the_next_question(root: Path, folder: Path) -> None:
    article = root / "articles" / "mock.md"
    open_graph(open_project(root))
    article.write_text(changed(("gave no numbers", "gave few numbers")), "utf-8")
    assert any("gave few numbers" in quad for quad in stored(open_graph(open_project(root))))
    article.unlink()
    assert len(open_graph(open_project(root)).files) == 0


def test_of_many_articles_the_last_build_answers_and_says_so(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_graph(open_project(root))
    monkeypatch.setattr(cache, "MOST", 1)  # two are many now
    told: list[str] = []
    open_graph(open_project(root), told.append)
    assert told == []
    (root / "articles" / "more.md").write_text(changed(("id: mock\n", "id: more\n")))
    opened = open_graph(open_project(root), told.append)
    assert list(opened.files) == [ARTICLE["mock"]]
    (said,) = told
    assert "`kg build`" in said


def test_opening_what_is_in_line_imports_little(root: Path, folder: Path) -> None:
    open_graph(open_project(root))
    script = (
        "import sys; from pathlib import Path; from kg.project import open_project;"
        f"from kg.cache import open_graph; open_graph(open_project(Path({str(root)!r})));"
        "heavy = {'rdflib', 'owlrl', 'pyshacl', 'ruamel.yaml', 'rich', 'multiprocessing'};"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parent.parent)}
    run = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", ["kg-store.json", "data/CURRENT"])
def test_a_damaged_store_is_built_again(root: Path, folder: Path, name: str) -> None:
    first = stored(open_graph(open_project(root)))
    path = store_path(open_project(root))
    assert path is not None
    (path / name).write_bytes(b"{" if name.endswith("json") else b"")
    (path / "data" / "CURRENT").unlink()
    assert stored(open_graph(open_project(root))) == first


def test_anew_when_asked(root: Path, folder: Path) -> None:
    told: list[str] = []
    first = stored(open_graph(open_project(root)))
    assert stored(open_graph(open_project(root), told.append, fresh=True)) == first
    assert len(told) == 1


@pytest.mark.parametrize("place", ["a file", os.devnull, "/proc/none/here"])
def test_a_folder_that_cannot_be_written_is_no_error(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("CONFLICT_KG_CACHE", str(tmp_path / place))
    opened = open_graph(open_project(root))
    assert isinstance(opened.store, MemoryStore)
    assert list(opened.files) == [ARTICLE["mock"]]


def test_without_a_home_nothing_is_kept_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for variable in ("CONFLICT_KG_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert isinstance(open_graph(Project(None, (), ())).store, MemoryStore)


def test_while_another_builds_that_is_said(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.store import EmbeddedStore

    monkeypatch.setattr("kg.store.locks.PATIENCE", 0.1)
    path = store_path(open_project(root))
    assert path is not None
    path.parent.mkdir(parents=True)
    store = EmbeddedStore(path)
    try:
        with pytest.raises(StoreBusyError):
            open_graph(open_project(root))
    finally:
        store.close()


def test_a_project_keeps_its_store_in_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONFLICT_KG_CACHE")
    open_graph(open_project(root))
    assert store_path(open_project(root)) == root / ".kg" / "store"
    assert (root / ".kg" / "store").is_dir()
    assert len(open_project(root).article_files) == 2


def test_projects_share_a_folder_and_no_store(root: Path, folder: Path) -> None:
    built_in = store_path(built_in_project())
    assert built_in is not None
    assert built_in.parent == folder
    assert store_path(open_project(root)) != built_in


def test_a_pipe_among_the_articles_is_not_waited_for(root: Path, folder: Path) -> None:
    os.mkfifo(root / "articles" / "pipe.md")
    opened = open_graph(open_project(root))
    assert str(root / "articles" / "pipe.md") in opened.left_out
