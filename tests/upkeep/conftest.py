"""Projects of these tests keep their stores in themselves."""

from pathlib import Path

import pytest

from tests.upkeep import desk


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONFLICT_KG_CACHE", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of three articles, not built yet."""
    return desk.make(tmp_path / "desk")
