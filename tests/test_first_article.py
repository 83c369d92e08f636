"""The page "your first article", followed to the letter: commands, edits, and what is printed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.authoring.sections import add_to_article
from tests.running import Ran, kg

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "first-article.md"
REPORT = DOCS / "first-article" / "report.txt"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Reader:
    """Somebody who does what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last = Ran(0, "", "")

    @property
    def article(self) -> Path:
        return self.folder / "articles" / "gazette-ardenmouth.md"

    def follow(self, kind: str, block: str) -> None:
        {"sh": self.run, "text": self.compare, "diff": self.edit, "yaml": self.write}[kind](block)

    def run(self, block: str) -> None:
        for line in block.splitlines():
            program, *arguments = shlex.split(line)
            if program == "cd":
                self.folder = self.folder / arguments[0]
                shutil.copy(REPORT, self.folder)
                continue
            if program == "sed":
                subprocess.run([program, *arguments], cwd=self.folder, check=True)
                continue
            assert program == "kg", line
            self.last = kg(*arguments, cwd=self.folder)
            assert self.last.code == 0, f"{line}\n{self.last.out}{self.last.err}"

    def compare(self, block: str) -> None:
        printed = [line.rstrip() for line in self.last.out.splitlines()]
        for line in block.splitlines():
            if line != "…":
                assert line in printed, f"{line!r} is not printed, but:\n{self.last.out}"
                del printed[: printed.index(line) + 1]

    def edit(self, block: str) -> None:
        """Make the change of a diff, whose old lines stand in the article once."""
        lines = block.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        text = self.article.read_text("utf-8")
        assert text.count(old) == 1, f"{old}stands {text.count(old)} times in\n{text}"
        self.article.write_text(text.replace(old, new), "utf-8")

    def write(self, block: str) -> None:
        text = self.article.read_text("utf-8")
        self.article.write_text(add_to_article(text, "claims", block), "utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    reader = Reader(tmp_path_factory.mktemp("first"))
    for kind, block in BLOCK.findall(PAGE.read_text("utf-8")):
        reader.follow(kind, block)
    return reader


def test_the_page_can_be_followed(followed: Reader) -> None:
    assert followed.last.out


def test_no_draft_is_left_and_nothing_is_found(followed: Reader) -> None:
    assert "review: draft" not in followed.article.read_text("utf-8")
    checked = kg("check", cwd=followed.folder)
    assert (checked.code, checked.out) == (0, "")


def test_the_village_is_answered_too(followed: Reader) -> None:
    answer = kg("ask", "who controls Pell", cwd=followed.folder).out
    assert answer.startswith("Eastern Column: stated by Morland Gazette and River Relief.")


def test_the_report_is_about_300_words() -> None:
    assert 290 <= len(REPORT.read_text("utf-8").split()) <= 320
