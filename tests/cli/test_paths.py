"""Files and findings as seen from the current folder."""

from pathlib import Path

import pytest

from kg.cli.paths import finding_line, from_here, near
from kg.findings import Finding


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("place", ["", ":3", ":3:14"])
def test_inside_it_is_relative(here: Path, place: str) -> None:
    assert near(f"{here}/articles/a.md{place}") == f"articles/a.md{place}"
    assert near(f"{here}/with:colon.md{place}") == f"with:colon.md{place}"


@pytest.mark.parametrize(
    "where", ["/elsewhere/a.md:3:4", "a.md:3", "C:\\articles\\a.md:3:4", "C:/a.md", "", ":3", "\0"]
)
def test_elsewhere_it_stays(here: Path, where: str) -> None:
    assert near(where) == where


def test_a_folder_whose_name_only_begins_alike_is_elsewhere(here: Path) -> None:
    assert near(f"{here}2/a.md:1") == f"{here}2/a.md:1"


def test_a_finding_with_a_line(here: Path) -> None:
    finding = Finding("code", "as in " + str(here / "b.md"), str(here / "a.md"), 3, 4, focus="x:y")
    assert finding_line(finding) == "a.md:3:4: violation: as in b.md [code]"
    assert from_here(finding).path == "a.md"


def test_without_a_line_the_node_is_named(here: Path) -> None:
    focus = "https://w3id.org/conflict-kg/id/claim/mock.C1"
    finding = Finding("code", "wrong", str(here / "a.ttl"), focus=focus)
    assert finding_line(finding) == "a.ttl: violation: wrong (claim:mock.C1) [code]"
    assert finding_line(Finding("code", "wrong", focus=focus)).startswith(focus)
