"""Claims of other articles that are named: those that are there, and those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import check_project
from kg.findings import Finding
from kg.project import open_project
from tests.projects import ARTICLE, changed, make

LINK = """\
coderClaims:
  - id: K1
    type: Link
    from: C1
    to: {}
    linkKind: same-event
    statement: Both speak of one capture.
    basis: text
---

The Hill"""


def project(folder: Path, to: str) -> Path:
    """An invented project of two articles, the second with a link to the claim `to`."""
    second = changed(("id: mock\n", "id: later\n"), ("---\n\nThe Hill", LINK.format(to)))
    return make(folder / "desk", {"mock.md": ARTICLE, "later.md": second})


def found(root: Path, *paths: str) -> list[Finding]:
    checked = check_project(open_project(root), [root / path for path in paths])
    return [finding for finding in checked.findings if finding.code == "unknown-claim"]


def test_a_claim_that_is_there(tmp_path: Path) -> None:
    assert found(project(tmp_path, "mock.C1")) == []


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("mock.C9", "the article 'mock' has no claim 'C9'"),
        ("mokc.C1", "there is no article 'mokc' with a claim 'C1'"),
    ],
)
def test_a_claim_that_is_not_there(to: str, message: str, tmp_path: Path) -> None:
    (finding,) = found(project(tmp_path, to))
    assert (finding.message, finding.severity) == (message, "warning")
    assert (finding.path or "").endswith("later.md")
    lines = Path(finding.path or "").read_text("utf-8").splitlines()
    assert to in lines[(finding.line or 0) - 1]


def test_one_article_alone_does_not_miss_another(tmp_path: Path) -> None:
    assert found(project(tmp_path, "elsewhere.C1"), "articles/later.md") == []
