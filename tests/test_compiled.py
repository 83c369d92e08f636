"""The compiled Turtle beside an article's Markdown file."""

import shutil
from pathlib import Path

import pytest

from kg.cache import Opened
from kg.compiled import compiled_turtle, write_compiled
from kg.namespaces import ARTICLE
from kg.project import built_in_project

IRI = ARTICLE["zaman-al-wasl-31666"]
KEPT = built_in_project().article_files[0].with_suffix(".md.ttl")


def test_the_kept_turtle_is_in_step(opened: Opened) -> None:
    assert compiled_turtle(opened.store, IRI) == KEPT.read_text("utf-8")


def test_it_is_written_once_and_only_when_it_changed(opened: Opened, tmp_path: Path) -> None:
    files = {IRI: (str(tmp_path / "a.md"), 1)}
    assert write_compiled(opened.store, files) == [tmp_path / "a.md.ttl"]
    assert (tmp_path / "a.md.ttl").read_bytes() == KEPT.read_bytes()
    assert write_compiled(opened.store, files) == []
    (tmp_path / "a.md.ttl").write_text("old")
    assert write_compiled(opened.store, files) == [tmp_path / "a.md.ttl"]


def test_an_article_that_is_rdf_already_is_left_alone(opened: Opened, tmp_path: Path) -> None:
    shutil.copy(KEPT, tmp_path / "a.md.ttl")
    assert write_compiled(opened.store, {IRI: (str(tmp_path / "a.md.ttl"), None)}) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.md.ttl"]


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(30, "read-only")])
def test_a_folder_that_cannot_be_written_is_no_error(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise error

    monkeypatch.setattr("kg.compiled.write_whole", refuse)
    assert write_compiled(opened.store, {IRI: (str(tmp_path / "a.md"), 1)}) == []
