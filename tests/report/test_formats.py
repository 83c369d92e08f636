"""Text, JSON, GitHub's commands and HTML of the same findings; SARIF has a module of its own."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest

from kg.cli.checks import FORMATS as OFFERED
from kg.findings import Finding, UsageError
from kg.report.counts import exit_code, summary
from kg.report.formats import FORMATS, render
from kg.resources import PACKAGE
from tests.report.findings import FINDINGS, PATH, SOURCES

TEXT = """\
articles/a,b: 100%.md:3:13: violation: '<claim>' & 100%, is none [bad-id]
    3 |     stance: <claim> [bold]
      |             ^^^^^^^
articles/a,b: 100%.md:3: warning: it was said [Claim-said]
    3 |     stance: <claim> [bold]
      = Add the key 'said'.

other.ttl: info: blank nodes: 1 (claim:mock.C1) [blank-node]
other.ttl:2:1: violation: A dot is expected [syntax-error]
    1 | article:x a ckg:Article
    2 | article:x ckg:note 1 .
      | ^

gone.md: violation: cannot be read [unreadable]
"""

GITHUB = """\
::error file=articles/a%2Cb%3A 100%25.md,line=3,col=13,endColumn=20,title=bad-id::'<claim>' & 100%25, is none
::warning file=articles/a%2Cb%3A 100%25.md,line=3,title=Claim-said::it was said%0AAdd the key 'said'.
::notice file=other.ttl,title=blank-node::blank nodes: 1
::error file=other.ttl,line=2,col=1,title=syntax-error::A dot is expected
::error file=gone.md,title=unreadable::cannot be read
"""  # noqa: E501


def test_text() -> None:
    assert render(FINDINGS, "text", SOURCES) == TEXT


def test_text_obeys_no_file() -> None:
    found = render([Finding("x", "\x1b[2J\u202e", "\x1b]0;a\x07.md", 1)], "text", SOURCES)
    assert found == "\\x1b]0;a\\x07.md:1: violation: \\x1b[2J\\u202e [x]\n"


def test_github() -> None:
    assert render(FINDINGS, "github", SOURCES) == GITHUB


def test_json_follows_its_schema() -> None:
    schema = json.loads((PACKAGE / "schemas" / "findings.schema.json").read_text("utf-8"))
    found = json.loads(render(FINDINGS, "json", SOURCES))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    assert found[0] == {
        "code": "bad-id",
        "message": "'<claim>' & 100%, is none",
        "path": PATH,
        "line": 3,
        "column": 13,
        "end_column": 20,
        "severity": "violation",
        "focus": None,
        "property": None,
        "value": None,
        "advice": None,
    }
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([found[0] | {"line": 0}], schema)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, Any]]] = []
        self.words = ""
        self.marks: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.elements and self.elements[-1][0] == "mark":
            self.marks.append(data)


def test_html() -> None:
    page = Page(render(FINDINGS, "html", SOURCES, 7))
    names = {name for name, _ in page.elements}
    assert names.isdisjoint({"script", "link", "img", "iframe", "claim"})
    assert not any(key in ("src", "href") for _, given in page.elements for key in given)
    assert page.marks[0] == "<claim>"
    assert "'<claim>' & 100%, is none" in page.words
    assert "7 files checked, 3 violations, 1 warning, 1 note in 3 files" in page.words
    assert [name for name, _ in page.elements].count("section") == 3
    classes = [given["class"] for name, given in page.elements if name == "article"]
    assert classes == ["violation", "warning", "info", "violation", "violation"]


def test_html_is_no_way_in() -> None:
    wicked = "<img src=x onerror=alert(1)>\"'"
    finding = Finding(wicked, wicked, wicked, focus=wicked, advice=wicked)
    names = {name for name, _ in Page(render([finding], "html")).elements}
    assert "img" not in names


@pytest.mark.parametrize("output", FORMATS)
def test_nothing_found(output: str) -> None:
    found = render([], output, files=3)
    expected = {"text": "", "github": "", "json": "[]\n"}
    assert found == expected.get(output, found)
    assert output != "html" or "3 files checked, nothing found" in found


def test_the_command_offers_every_format() -> None:
    assert OFFERED == FORMATS


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError, match="'pdf': choose one of text, json"):
        render([], "pdf")


@pytest.mark.parametrize(
    ("findings", "code"),
    [
        ([], 0),
        ([Finding("a", "b", severity="warning")], 0),
        ([Finding("a", "b", severity="warning"), Finding("a", "b")], 1),
        ([Finding("a", "b"), Finding("unreadable", "b")], 3),
    ],
)
def test_exit_codes(findings: list[Finding], code: int) -> None:
    assert exit_code(findings) == code


def test_the_summary_counts() -> None:
    one = [Finding("a", "b", "x.md")]
    assert summary(one, 1) == "1 file checked, 1 violation, 0 warnings, 0 notes in 1 file"
