"""A good article, spoilt at random places: the checker never crashes, and never accepts a quote
that is not in the text.

Whether a quote is there is told by reading the files again, with other readers than the checker's.
`MUTATIONS=5000 pytest tests/test_mutations.py` tries more of them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from ruamel.yaml import YAML

from kg.articles import load_article
from kg.build import Checker, load_ontology
from kg.cli.paths import finding_line
from kg.engine.closure import reasoner_for
from kg.findings import Finding
from kg.load.gazetteer_file import load_gazetteer
from kg.namespaces import CKG
from kg.project import open_project
from kg.serialise import canonical_turtle
from tests import projects

MANY = settings(
    max_examples=int(os.environ.get("MUTATIONS", "80")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ODD = "\ufeff\r\n\t\0\u200f\u2028\u0301'\"[]{}:#-|>&*!%@`,?\\é“”ا𐍈"

SECOND_CLAIM = """\
  - id: C2
    quote: [At least 3 fighters were killed, the Hill Guard left the bridge]
    source: [mock-courier]
    stance: own-voice
    interest: unknown
    labels: {Hill Guard: hill-guard}
    content:
      type: CasualtyEstimate
      sufferedBy: hill-guard
      date: {words: were killed, rule: not-after}
      quantity: {kind: killed, minimum: 3, words: At least 3}
---

"""
GOOD = projects.changed(("---\n\n", SECOND_CLAIM))

Mutation = Callable[[str], str]


def replaced(at: float, length: int, words: str) -> Mutation:
    """A mutation that puts `words` in the place of `length` characters at the share `at`."""

    def mutate(text: str) -> str:
        start = int(at * len(text))
        return text[:start] + words + text[start + length :]

    return mutate


def moved(at: float, length: int, to: float) -> Mutation:
    """A mutation that moves a run of characters elsewhere."""

    def mutate(text: str) -> str:
        start, target = int(at * len(text)), int(to * max(0, len(text) - length))
        rest = text[:start] + text[start + length :]
        return rest[:target] + text[start : start + length] + rest[target:]

    return mutate


PLACES = st.floats(0, 1, allow_nan=False)
WORDS = st.one_of(
    st.text(ODD, max_size=3),
    st.text(max_size=5),
    st.sampled_from(["---\n", "\n", "  ", "  - id: C9\n", "quote: ", "the ", "NO", "2031-02-30"]),
)
MUTATIONS = st.lists(
    st.one_of(
        st.builds(replaced, PLACES, st.integers(0, 12), WORDS),
        st.builds(replaced, PLACES, st.just(1), st.sampled_from("aeiotnsr ,.")),
        st.builds(moved, PLACES, st.integers(1, 60), PLACES),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("mutations")
    project = open_project(projects.make(folder))
    ontology, gazetteer = load_ontology(), load_gazetteer(list(project.gazetteer_files))
    return Checker(ontology, gazetteer, reasoner_for(ontology, gazetteer.graph))


def findings(text: str, suffix: str, checker: Checker) -> list[Finding]:
    """What the checker finds in a file with these characters."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"mutated{suffix}"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        article = load_article(file, checker.gazetteer.names)
        if article.iri is not None:
            checker.check(article)
        assert all(finding_line(finding).strip() for finding in article.findings)
        return article.findings


def broken(found: list[Finding]) -> bool:
    return any(finding.severity == "violation" for finding in found)


def quotes_written(value: Any) -> Iterator[str]:
    """Every run of words that a claim quotes, wherever in it."""
    for key in ("quote", "attribution", "words", "extentWords"):
        if isinstance(value, dict) and key in value:
            given = value[key]
            for one in given if isinstance(given, list) else [given]:
                yield str(one["exact"] if isinstance(one, dict) else one)
    children = value.values() if isinstance(value, dict) else value
    for child in children if isinstance(value, dict | list) else ():
        yield from quotes_written(child)


def as_texts(front: str) -> Any:
    """The keys, every scalar as the text that it is."""
    yaml = YAML(typ="base", pure=True)
    return yaml.load(front)


def parts(text: str) -> tuple[str, str]:
    """Front matter and body, told apart by hand."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    closing = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])


def test_the_good_article_is_good(checker: Checker) -> None:
    assert findings(GOOD, ".md", checker) == []
    assert len(list(quotes_written(as_texts(parts(GOOD)[0])))) == 7


@MANY
@given(mutations=MUTATIONS)
def test_an_article_file_spoilt_anywhere(mutations: list[Mutation], checker: Checker) -> None:
    text = GOOD
    for mutate in mutations:
        text = mutate(text)
    if broken(findings(text, ".md", checker)):
        return
    front, body = parts(text)
    quoted = list(quotes_written(as_texts(front)))
    assert [words for words in quoted if words not in body] == []


@MANY
@given(mutations=MUTATIONS)
def test_a_text_spoilt_under_its_quotes(mutations: list[Mutation], checker: Checker) -> None:
    front, body = parts(GOOD)
    spoilt = body
    for mutate in mutations:
        spoilt = mutate(spoilt)
    quoted = list(quotes_written(as_texts(front)))
    found = findings(f"---\n{front}\n---\n{spoilt}", ".md", checker)
    plain = spoilt.replace("\r\n", "\n").replace("\r", "\n")
    if any(words not in plain for words in quoted):
        assert broken(found)


def turtle(checker: Checker) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "good.md"
        file.write_text(GOOD)
        return canonical_turtle(load_article(file, checker.gazetteer.names).graph)


@MANY
@given(mutations=MUTATIONS)
def test_turtle_spoilt_anywhere(mutations: list[Mutation], checker: Checker) -> None:
    text = turtle(checker)
    for mutate in mutations:
        text = mutate(text)
    if not broken(findings(text, ".ttl", checker)):
        assert list(wrong_quotes(Graph().parse(data=text, format="turtle"))) == []


def wrong_quotes(graph: Graph) -> Iterator[str]:
    """The quotes of a graph that do not stand where they say they do."""
    for quote, exact in graph.subject_objects(URIRef(CKG["exact"])):
        start = graph.value(quote, URIRef(CKG["start"]))
        article = graph.value(quote, URIRef(CKG["quotedFrom"]))
        whole = str(graph.value(article, URIRef(CKG["text"])))
        if start is None or whole[int(start) :][: len(exact)] != str(exact):
            yield str(exact)


@MANY
@given(junk=st.one_of(st.binary(max_size=300), st.text(ODD + "---\nid: a", max_size=300)))
def test_junk_is_refused_in_words(junk: bytes | str, checker: Checker) -> None:
    text = junk.decode("latin-1") if isinstance(junk, bytes) else junk
    for suffix in (".md", ".ttl", ".jsonld"):
        assert broken(findings(text, suffix, checker))
