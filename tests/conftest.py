"""What many tests share: a cache of their own, the built-in graph, the names of the gazetteer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask.session import Session
from kg.cache import Opened, open_graph
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.project import built_in_project, open_project
from tests import projects


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for built graphs that no other run shares."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("CONFLICT_KG_CACHE")
    os.environ["CONFLICT_KG_CACHE"] = str(folder)
    yield folder
    if before is None:
        del os.environ["CONFLICT_KG_CACHE"]
    else:
        os.environ["CONFLICT_KG_CACHE"] = before


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
