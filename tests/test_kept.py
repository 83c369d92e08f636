"""Small results are kept until what they were made of changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.ask import questions
from kg.kept import cache_folder, kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONFLICT_KG_CACHE", str(tmp_path / "kept"))
    return tmp_path


def made(folder: Path, value: object) -> object:
    return kept("x.json", [folder / "source"], lambda: value)


def test_it_is_made_once(folder: Path) -> None:
    (folder / "source").write_text("one")
    assert made(folder, [1]) == [1]
    assert made(folder, [2]) == [1]


def test_it_is_made_anew_when_a_file_changes(folder: Path) -> None:
    (folder / "source").write_text("one")
    assert made(folder, [1]) == [1]
    (folder / "source").write_text("two")
    assert made(folder, [2]) == [2]


def test_a_source_that_is_old_and_untouched_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = folder / "source"
    source.write_text("one")
    os.utime(source, (1_000_000_000, 1_000_000_000))
    assert made(folder, [1]) == [1]
    monkeypatch.setattr("kg.kept._key", lambda files: pytest.fail(f"{files} are read"))
    assert made(folder, [2]) == [1]


def test_a_source_that_may_still_have_its_time_is_read(folder: Path) -> None:
    source = folder / "source"
    source.write_text("one")
    time = source.stat().st_mtime_ns
    assert made(folder, [1]) == [1]
    source.write_text("two")  # as long, and at the same time as far as the system can tell
    os.utime(source, ns=(time, time))
    assert made(folder, [2]) == [2]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "\x00"])
def test_what_is_damaged_is_made_anew(folder: Path, damage: str) -> None:
    assert made(folder, [1]) == [1]
    (folder / "kept" / "x.json").write_text(damage)
    assert made(folder, [2]) == [2]


def test_where_nothing_can_be_kept_it_is_made(folder: Path) -> None:
    (folder / "kept").write_text("a file where the folder should be")
    assert made(folder, [1]) == [1]
    assert made(folder, [2]) == [2]


def test_a_project_keeps_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CONFLICT_KG_CACHE")
    assert cache_folder(tmp_path) == tmp_path / ".kg"


def test_kept_questions_are_those_of_the_files(folder: Path) -> None:
    fresh = questions.load_questions.__wrapped__(questions.QUESTIONS_DIR)
    assert (folder / "kept" / "questions.json").is_file()
    assert questions.load_questions.__wrapped__(questions.QUESTIONS_DIR) == fresh


def test_kept_questions_of_another_form_are_read_anew(folder: Path) -> None:
    fresh = questions.load_questions.__wrapped__(questions.QUESTIONS_DIR)
    file = folder / "kept" / "questions.json"
    file.write_text(file.read_text().replace('"title"', '"heading"'))
    assert questions.load_questions.__wrapped__(questions.QUESTIONS_DIR) == fresh
