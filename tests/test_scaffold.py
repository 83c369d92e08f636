"""A new project: complete and right, or not begun."""

from pathlib import Path

import pytest

from kg.articles import load_articles
from kg.findings import UsageError
from kg.load.gazetteer_file import load_gazetteer
from kg.project import Settings, find_project
from kg.scaffold import make_project
from tests.projects import listing

FILES = [
    ".kg/schemas/article.schema.json",
    ".kg/schemas/gazetteer.schema.json",
    *("README.md", "gazetteer/actors.yaml", "gazetteer/places.yaml", "kg.toml"),
]


def test_a_new_project_is_one_and_has_nothing_wrong(tmp_path: Path) -> None:
    written = make_project(tmp_path / "new" / "desk")
    root = tmp_path / "new" / "desk"
    assert sorted(path.relative_to(root).as_posix() for path in written) == FILES
    project = find_project(root / "articles")
    assert (project.root, project.settings) == (root, Settings())
    gazetteer = load_gazetteer(list(project.gazetteer_files))
    assert gazetteer.findings == []
    assert load_articles(list(project.article_files), gazetteer.names) == []


def test_the_examples_in_the_new_files_are_right(tmp_path: Path) -> None:
    make_project(tmp_path / "desk")
    files = []
    for name in ("actors", "places"):
        path = tmp_path / "desk" / "gazetteer" / f"{name}.yaml"
        lines = path.read_text("utf-8").splitlines()[3:-1]
        path.write_text("\n".join(line.removeprefix("# ") for line in lines), "utf-8")
        files.append(path)
    builtin = list(find_project(tmp_path).gazetteer_files)
    gazetteer = load_gazetteer([*builtin, *files])
    assert [str(finding) for finding in gazetteer.findings] == []
    assert gazetteer.names.find("Example Brigade") != []
    assert gazetteer.names.find("بلدة المثال") != []


def test_an_existing_empty_folder_may_become_one(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    make_project(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "kg.toml").write_text("# mine")
    before = listing(tmp_path)
    with pytest.raises(UsageError, match=r"kg\.toml is there already"):
        make_project(tmp_path)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("taken", FILES)
def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True, parents=True)
    (tmp_path / taken).write_text("mine")
    with pytest.raises(UsageError, match="nothing was written"):
        make_project(tmp_path)
    assert listing(tmp_path) == {taken: b"mine"}


@pytest.mark.parametrize("taken", ["desk", "desk/gazetteer", "desk/articles"])
def test_a_file_where_a_folder_is_meant(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("mine")
    with pytest.raises(UsageError, match="is a file where a folder is meant"):
        make_project(tmp_path / "desk")
    assert listing(tmp_path) == {taken: b"mine"}


def test_what_cannot_be_finished_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_text

    def full(path: Path, *arguments: str) -> int:
        if path.name == "places.yaml":
            raise OSError(28, "No space left on device")
        return write(path, *arguments)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UsageError, match="No space left"):
        make_project(tmp_path / "deep" / "desk")
    assert list(tmp_path.iterdir()) == []
