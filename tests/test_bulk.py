"""Three hundred articles of which forty are broken: one complete report, and the rest is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bulk import FAULTS, GOOD, make_bulk
from tests.running import Ran, kg


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bulk(tmp_path_factory.mktemp("bulk") / "desk")


@pytest.fixture(scope="module")
def checked(project: Path) -> Ran:
    return kg("check", cwd=project)


def findings(ran: Ran) -> list[str]:
    return re.findall(r"^articles/.*\]$", ran.out, re.MULTILINE)


def test_there_are_forty_ways_and_three_hundred_articles(project: Path) -> None:
    assert (len(FAULTS), GOOD) == (40, 260)
    assert len(list((project / "articles").iterdir())) == 300


def test_every_fault_is_reported_where_it_stands(checked: Ran) -> None:
    found = findings(checked)
    missed = [name for name in FAULTS if not any(_is_about(each, name) for each in found)]
    assert missed == []


def _is_about(found: str, name: str) -> bool:
    fault = FAULTS[name]
    line = "" if fault.line is None else f":{fault.line}"
    place = re.escape(f"articles/{name}{fault.suffix}{line}")
    return bool(re.fullmatch(rf"{place}(:\d+)?: violation: .* \[{re.escape(fault.code)}\]", found))


def test_the_report_is_complete_and_about_nothing_else(checked: Ran) -> None:
    names = {re.split(r"[/.]", each)[1] for each in findings(checked)}
    assert names == FAULTS.keys()
    assert checked.code == 1
    # the built-in gazetteer has three files, the project's own two
    assert "305 files checked" in checked.err
    assert "in 40 files" in checked.err


def test_the_good_ones_are_built(project: Path) -> None:
    built = kg("build", cwd=project)
    assert built.code == 1
    assert built.out.startswith("260 articles, 40 left out\n")
    compiled = {path.name for path in (project / "articles").glob("*.md.ttl")}
    assert compiled == {f"good-{number}.md.ttl" for number in range(GOOD)}
