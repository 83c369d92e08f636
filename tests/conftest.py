"""What many tests share: a cache of their own, the built-in graph, the names of the gazetteer."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from kg.ask.session import Session
from kg.cache import Opened, open_graph
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.project import built_in_project, open_project
from tests import projects


def pytest_configure(config: pytest.Config) -> None:
    """What tests keep, from their collection on, goes into a folder that no other run shares."""
    folder = tempfile.TemporaryDirectory(prefix="kg-tests-")
    config.add_cleanup(folder.cleanup)
    before = os.environ.get("CONFLICT_KG_CACHE")
    config.add_cleanup(lambda: _set_cache(before))
    _set_cache(folder.name)


def _set_cache(folder: str | None) -> None:
    if folder is None:
        os.environ.pop("CONFLICT_KG_CACHE", None)
    else:
        os.environ["CONFLICT_KG_CACHE"] = folder


@pytest.fixture(scope="session")
def cache_folder() -> Path:
    """A folder for built graphs that no other run shares."""
    return Path(os.environ["CONFLICT_KG_CACHE"])


@pytest.fixture(scope="session")
def opened(cache_folder: Path) -> Opened:
    """The built-in graph, built once for all tests."""
    return open_graph(built_in_project())


@pytest.fixture(scope="session")
def session(opened: Opened) -> Session:
    return Session(opened.store, opened.files)


CORPUS = Path(__file__).parent / "corpus"
"""The invented corpus: see the README in it."""


@pytest.fixture(scope="session")
def corpus_opened(cache_folder: Path) -> Opened:
    """The graph of the invented corpus, built once for all tests."""
    return open_graph(open_project(CORPUS))


@pytest.fixture(scope="session")
def corpus(corpus_opened: Opened) -> Session:
    """The invented corpus, to be asked; its expected answers stand in its README."""
    return Session(corpus_opened.store, corpus_opened.files, open_project(CORPUS).settings)


@pytest.fixture(scope="session")
def mock_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The invented gazetteer alone."""
    folder = projects.make(tmp_path_factory.mktemp("names") / "mock")
    return load_gazetteer(sorted((folder / "gazetteer").glob("*.yaml")))


@pytest.fixture(scope="session")
def mock_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented project with its one article; tests leave it as it is."""
    return projects.make(tmp_path_factory.mktemp("mock") / "desk", {"mock.md": projects.ARTICLE})
