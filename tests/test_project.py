"""Which files make a project, and settings that are wrong."""

from pathlib import Path

import pytest

from kg.findings import UnreadableError, UsageError
from kg.project import (
    MARKER,
    MOST_DAYS,
    Settings,
    articles_in,
    built_in_project,
    find_project,
    open_project,
)
from tests import projects


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return projects.make(tmp_path / "desk")


def names(files: tuple[Path, ...] | list[Path], root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in files if file.is_relative_to(root)]


def test_a_project_is_found_from_any_folder_inside(root: Path) -> None:
    assert find_project(root / "articles").root == root
    assert find_project(root).root == root


def test_without_a_project_the_built_in_one_is_meant(tmp_path: Path) -> None:
    assert find_project(tmp_path).root is None
    assert find_project(tmp_path) == built_in_project()


def test_a_folder_that_is_called_like_the_marker_is_none(tmp_path: Path) -> None:
    (tmp_path / MARKER).mkdir()
    assert find_project(tmp_path).root is None


def test_own_names_stand_beside_the_built_in_ones(root: Path) -> None:
    project = open_project(root)
    built_in = built_in_project().gazetteer_files
    assert project.gazetteer_files[: len(built_in)] == built_in
    assert names(project.gazetteer_files, root) == [
        "gazetteer/actors.yaml",
        "gazetteer/places.yaml",
    ]


def test_articles_are_found_by_suffix_in_any_case_and_in_folders(root: Path) -> None:
    wanted = ["a.md", "b.TTL", "c.jsonld", "deeper/d.nq", "deeper/e.MD"]
    for name in [
        *wanted,
        "a.md.ttl",
        "gone.md.ttl",
        "deeper/e.MD.TTL",
        "x.txt",
        ".hidden/f.md",
        "gazetteer.yaml",
    ]:
        path = root / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = names(list(open_project(root).article_files), root)
    assert found == [f"articles/{name}" for name in wanted]


def test_the_same_name_in_two_folders_is_two_articles(root: Path) -> None:
    (root / "articles" / "one").mkdir()
    (root / "articles" / "a.md").touch()
    (root / "articles" / "one" / "a.ttl").touch()
    assert len(articles_in(root / "articles")) == 2


def test_no_articles_folder_is_no_error(root: Path) -> None:
    (root / "articles").rmdir()
    assert open_project(root).article_files == ()


def test_a_gazetteer_file_may_end_in_yml(root: Path) -> None:
    (root / "gazetteer" / "more.yml").touch()
    assert "gazetteer/more.yml" in names(open_project(root).gazetteer_files, root)


def test_there_must_be_a_project_where_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg init"):
        open_project(tmp_path / "nowhere")


def test_settings_are_read(root: Path) -> None:
    (root / MARKER).write_text("[answers]\nhorizon_days = 30\nfighting_days = 0\n")
    assert open_project(root).settings == Settings(30, 0)


@pytest.mark.parametrize("text", ["", "[answers]\n", "# nothing\n"])
def test_settings_may_be_left_out(root: Path, text: str) -> None:
    (root / MARKER).write_text(text)
    assert open_project(root).settings == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[answers\n", "line 1"),
        ("answers = 3", "is a table"),
        ("answers = []", "is a table"),
        ("[[answers]]\nhorizon_days = 3", "is a table"),
        ("[answer]\nhorizon_days = 3", "unknown table 'answer'"),
        ("horizon_days = 3", "unknown table 'horizon_days'"),
        ("[answers]\nhorizon = 3", "unknown setting 'horizon'"),
        ("[answers]\nhorizon_days = '3'", "'3' is not a number of days"),
        ("[answers]\nhorizon_days = true", "True is not a number of days"),
        ("[answers]\nhorizon_days = 1.5", "1.5 is not a number of days"),
        ("[answers]\nhorizon_days = -1", "-1 is not a number of days"),
        (f"[answers]\nhorizon_days = {MOST_DAYS + 1}", f"from 0 to {MOST_DAYS}"),
        ("[answers]\nhorizon_days = 3\nhorizon_days = 4\n", "line 3"),
        ("a = " + "[" * 5000, "cannot be read"),
    ],
)
def test_settings_that_are_wrong(root: Path, text: str, said: str) -> None:
    (root / MARKER).write_text(text)
    with pytest.raises(UnreadableError) as caught:
        find_project(root)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(root / MARKER))


def test_settings_in_another_encoding(root: Path) -> None:
    (root / MARKER).write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableError, match=r"kg\.toml"):
        find_project(root)
