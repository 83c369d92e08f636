"""Canonical form by hand: what goes where, what is kept, what is refused."""
# ruff: noqa: E501

from pathlib import Path

import pytest

from kg.findings import UsageError
from kg.formatting.key_order import ORDERS
from kg.formatting.texts import SUFFIXES, format_text
from kg.load.vocabulary import COMPUTED_KEYS, load_vocabulary

BEFORE = """\
\ufeff---  \r
# Invented.\r
\r
published: '2031-05-06'   # a Tuesday\r
"publisher" : "mock-courier"\r
# who it is\r
id: mock\r
note: "he said: \\"no\\""\r
claims:\r
- {id: C1, quote: "The Hill Guard took Mocktown on Monday, its speaker said, and nobody was there to see\r
    it or to say so", stance: claimed}\r
# the second\r
-   stance: reported\r
    labels:   {b: x,\r
      # not a\r
      a: y}\r
    id:    "C2"   # two\r
    content:\r
          place: mocktown\r
          type: Attack\r
          # at the end\r
\r
\r
coder: "NO"\r
---\r
\r
\r
Text  stays, with two  spaces.  \r
  Indented, too.\r
\r
"""

AFTER = """\
---
# Invented.

# who it is
id: mock
publisher: mock-courier
published: 2031-05-06  # a Tuesday
note: 'he said: "no"'

coder: "NO"
claims:
  - id: C1
    quote: The Hill Guard took Mocktown on Monday, its speaker said, and nobody was there to see it or to say so
    stance: claimed
  # the second
  - id: C2  # two
    stance: reported
    labels:
      b: x
      # not a
      a: y
    content:
      type: Attack
      place: mocktown
      # at the end
---

Text  stays, with two  spaces.  
  Indented, too.
"""  # noqa: W291


def made(text: str, name: str = "x.md") -> str:
    found = format_text(text, Path(name))
    assert found.findings == []
    return found.after


def test_an_article_by_hand() -> None:
    assert made(BEFORE) == AFTER


def yaml(text: str) -> str:
    """What `text` becomes as the entries of a gazetteer."""
    return made(f"actors: []\n{text}", "x.yaml").removeprefix("actors: []\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: '2031-05-06'\n", "x: 2031-05-06\n"),
        ('x: "12:30"\n', "x: 12:30\n"),
        ('x: "yes"\n', 'x: "yes"\n'),
        ('x: ""\n', "x:\n"),
        ('x: "a: b"\n', 'x: "a: b"\n'),
        ('x: " a"\n', 'x: " a"\n'),
        ("x: 'a # b'\n", 'x: "a # b"\n'),
        ('x: "\\"a\\" b"\n', "x: '\"a\" b'\n"),
        ('x: ["a, b", c]\n', 'x: ["a, b", c]\n'),
        ("x:\n- a\n- b\n", "x: [a, b]\n"),
        ("x:\n  - {a: b}\n", "x:\n  - {a: b}\n"),
        ("x:\n    a: b\n", "x: {a: b}\n"),
        ("x:\n    type: b\n", "x:\n  type: b\n"),
        ("x: {a: {b: c}}\n", "x: {a: {b: c}}\n"),
        ("x:\n  a:\n    b: c\n", "x:\n  a: {b: c}\n"),
        ("x: [a] # c\n", "x: [a]  # c\n"),
        ("x: [a, # c\n  b]\n", "x:\n  - a  # c\n  - b\n"),
        ("x: [ # c\n]\n", "x: []  # c\n"),
        ("x: [\n  # c\n]\n", "# c\nx: []\n"),
        ("note: >-\n  one\n  two\n", "note: one two\n"),
        ("note: |\n  one\n  two\n", "note: |\n  one\n  two\n"),
        ("x: |\n  one\n", 'x: "one\\n"\n'),
        ("# only\nx: a\n\n\n\n# last\n", "# only\nx: a\n\n# last\n"),
        ("x:\n  - a: b\n    # end\n  - c: d\n", "x:\n  - a: b\n    # end\n  - c: d\n"),
        ("x:\n  -  # c\n    a: b\n", "x:\n  # c\n  - a: b\n"),
        ("قرية:   'حرس التل'\n", "قرية: حرس التل\n"),
    ],
)
def test_a_value_by_hand(before: str, after: str) -> None:
    assert yaml(before) == after


def test_long_prose_is_folded_and_a_long_quote_is_not() -> None:
    words = " ".join(["word"] * 40)  # 199 characters
    assert yaml(f"note: {words}\n") == f"note: >-\n  {words[:114]}\n  {words[115:]}\n"
    assert yaml(f"quote: {words}\n") == f"quote: {words}\n"


def test_prose_that_is_folded_well_keeps_its_lines() -> None:
    folded = "note: >-\n  " + "one two three " * 7 + "end.\n  " + "four five six " * 3 + "end.\n"
    assert yaml(folded) == folded


def test_a_modeline_stays_first() -> None:
    line = "# yaml-language-server: $schema=../x.json\n"
    assert made(f"{line}places: []\nactors: []\n", "x.yaml") == f"{line}actors: []\nplaces: []\n"


TURTLE = """\
# About this file.

@prefix ex: <http://example.org/> .
# second in the alphabet
ex:b ex:p 2 .   # after b
# first
ex:a ex:p "x"@en ; # kind
   ex:p 1.0 .
# at the end
"""


def test_turtle_by_hand() -> None:
    assert made(TURTLE, "x.ttl") == (
        "# About this file.\n\n"
        "PREFIX ex: <http://example.org/>\n"
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n\n"
        "# first\n# kind\n"
        'ex:a\n    ex:p\n        1.0 ,\n        "x"@en ;\n.\n\n'
        "# second in the alphabet\n# after b\n"
        "ex:b\n    ex:p 2 ;\n.\n"
        "# at the end\n"
    )


@pytest.mark.parametrize("name", ["x.trig", "x.nq", "x.nt"])
def test_other_rdf_is_written_in_order(name: str) -> None:
    first, second = "<http://e.org/a> <http://e.org/p> <http://e.org/x> .", "# about b"
    third = "<http://e.org/b> <http://e.org/p> <http://e.org/x> ."
    text = made(f"{second}\n{third}\r\n\n{first}\n", name)
    assert text.index("e.org/a>") < text.index("e.org/b>")
    assert text.splitlines()[0] == second  # at the head of the file
    assert "\r" not in text


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("x.md", "---\nid: [a\n---\nText\n", "yaml-syntax"),
        ("x.md", "---\nid: a\nid: b\n---\nText\n", "duplicate-key"),
        ("x.md", "---\nid: a\nText\n", "no-front-matter"),
        ("x.md", "Text\n", "no-front-matter"),
        ("x.md", "---\n---\nText\n", "no-front-matter"),
        ("x.yaml", "a: &x 1\nactors: []\n", "yaml-anchor"),
        ("x.yaml", "steps: [a]\n", "not-a-gazetteer"),
        ("x.yaml", "- a\n", "not-a-gazetteer"),
        ("x.yaml", "# nothing\n", "not-a-gazetteer"),
        ("x.ttl", "<a:b> <a:c>", "syntax-error"),
        ("x.ttl", "# nothing\n", "empty-file"),
        ("x.ttl", '<a:b> <a:c> "x"@en--ltr .', "not-rdf-1.1"),
    ],
)
def test_what_cannot_be_read_is_left_alone(name: str, text: str, code: str) -> None:
    found = format_text(text, Path(name))
    assert not found.changed
    assert [finding.code for finding in found.findings] == [code]
    assert found.findings[0].path == name


def test_a_kind_of_file_without_canonical_form_is_refused() -> None:
    with pytest.raises(UsageError, match="JSON-LD keeps its own context"):
        format_text("{}", Path("x.jsonld"))
    assert ".jsonld" not in SUFFIXES


@pytest.mark.parametrize(
    "kind", ["Article", "Actor", "Claim", "Content", "CoderClaim", "DateBounds", "Quantity",
             "SourceLink", "LabelUse"],
)  # fmt: skip
def test_every_key_that_can_be_written_has_its_place(kind: str) -> None:
    vocabulary = load_vocabulary()
    for each in {"Actor": vocabulary.kinds("Place")}.get(kind, []) + vocabulary.kinds(kind):
        assert set(vocabulary.keys_of(each)) - COMPUTED_KEYS - set(ORDERS[kind]) == set()
