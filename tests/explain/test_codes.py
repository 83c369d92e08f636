"""Every code that a finding can have is explained, and its examples are what they say."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

import pytest

import kg
from kg.articles import load_article
from kg.build import Checker, load_ontology
from kg.engine.closure import reasoner_for
from kg.explain.catalogue import all_codes, explain
from kg.explain.codes_file import EXAMPLE_TEXT, Code, written_codes
from kg.explain.shape_codes import load_all_shapes, shape_codes, with_example
from kg.findings import Finding, NotFoundError
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.namespaces import PREFIXES
from kg.serialise import canonical_turtle

PACKAGE = Path(kg.__file__).parent
DOCS = PACKAGE.parent / "docs"
WITHOUT_EXAMPLE_RUN = {
    "unreadable",
    "empty-file",
    "duplicate-article-id",
    "too-deep",
    "not-formatted",
    "captured-text-differs",
    "set-aside",
    "text-not-captured",
}
"""Codes whose example is about files, or too large to show; other tests are about these."""

CLAIM = {
    "id": "id: C1",
    "quote": "quote: the Northern Guard took Exampletown on Monday",
    "source": "source: [example-herald, northern-guard]",
    "stance": "stance: claimed",
    "interest": "interest: for",
}
CONTENT = {
    "type": "type: TerritorialChange",
    "gainedBy": "gainedBy: northern-guard",
    "place": "place: exampletown",
    "date": "date: {words: on Monday, rule: weekday-before}",
}
ARTICLE = {
    "id": "id: example-herald-1",
    "publisher": "publisher: example-herald",
    "url": "url: https://herald.example/1",
    "published": "published: 2031-05-06",
    "language": "language: en",
    "coder": "coder: example-desk",
    "coded": "coded: 2031-05-07",
    "review": "review: reviewed",
}
PLACE = {
    "id": "id: exampletown",
    "type": "type: Town",
    "prefLabel": "prefLabel: {en: Exampletown, ar: بلدة المثال}",
    "within": "within: examplia",
    "latitude": "latitude: 35.0",
    "longitude": "longitude: 40.0",
}
ACTORS = """\
actors:
  - {id: example-herald, type: NewsOrganisation, prefLabel: {en: Example Herald, ar: صحيفة المثال}}
  - {id: northern-guard, type: Militia, prefLabel: {en: Northern Guard, ar: حرس الشمال}}
  - {id: example-desk, type: Coder, prefLabel: {en: Example desk, ar: مكتب المثال}}
"""
OTHER_PLACES = """\
  - {id: examplia, type: Country, prefLabel: {en: Examplia, ar: مثالستان}}
  - {id: north-crossing, type: Village, prefLabel: {en: North, ar: شمال},
     altLabel: {en: [The Crossing]}, within: examplia}
  - {id: south-crossing, type: Village, prefLabel: {en: South, ar: جنوب},
     altLabel: {en: [The Crossing]}, within: examplia}
"""


def indented(lines: str, columns: int) -> str:
    return "\n".join(" " * columns + line if line else line for line in lines.split("\n"))


def with_keys(entry: dict[str, str], fragment: str) -> str:
    """`entry` with the keys of `fragment` in the place of its own; `# KEY: left out` drops one."""
    chunks = re.split(r"\n(?=[^\s}\])-])", fragment)
    names = [match[1] for chunk in chunks if (match := re.match(r"#? ?(\w+):", chunk))]
    kept = [text for name, text in entry.items() if name not in names]
    return "\n".join([*kept, *(chunk for chunk in chunks if not chunk.startswith("#"))])


def article(claim: str = "", content: str = "", keys: str = "", claims: str = "") -> str:
    """The base article with the keys of one of these fragments in the place of its own."""
    inner = {"content": "content:\n" + indented(with_keys(CONTENT, content), 2)}
    entry = with_keys(CLAIM | inner, claim)
    entries = claims or "- " + indented(entry, 2).lstrip()
    head = with_keys(ARTICLE | {"claims": "claims:\n" + indented(entries, 2)}, keys)
    return f"---\n{head}\n---\n\n{EXAMPLE_TEXT}\n"


def places(fragment: str = "") -> str:
    return "places:\n  - " + indented(with_keys(PLACE, fragment), 4).lstrip() + "\n" + OTHER_PLACES


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return gazetteer_in(tmp_path_factory.mktemp("gazetteer"), places())


def gazetteer_in(folder: Path, text: str) -> Gazetteer:
    (folder / "actors.yaml").write_text(ACTORS)
    (folder / "places.yaml").write_text(text)
    return load_gazetteer([folder / "actors.yaml", folder / "places.yaml"])


@pytest.fixture(scope="module")
def checker(gazetteer: Gazetteer) -> Checker:
    ontology = load_ontology()
    return Checker(ontology, gazetteer, reasoner_for(ontology, gazetteer.graph))


def as_file(kind: str, example: str, checker: Checker, folder: Path) -> Path:
    """The example as a file of its own."""
    if kind in ("turtle", "jsonld"):
        whole = folder / ("example.jsonld" if kind == "jsonld" else "example.ttl")
        whole.write_text(example if kind == "jsonld" else as_turtle(example, checker, folder))
        return whole
    texts = {
        "claim": lambda: article(claim=example),
        "content": lambda: article(content=example),
        "article": lambda: article(keys=example),
        "claims": lambda: article(claims=example),
        "file": lambda: example,
    }
    path = folder / "example.md"
    text = article() if example == "(an article)" else texts[kind]()
    path.write_bytes(text.replace("(an article)", article()).encode())
    return path


def as_turtle(statements: str, checker: Checker, folder: Path) -> str:
    base = folder / "base.md"
    base.write_text(article())
    graph = load_article(base, checker.gazetteer.names).graph
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return f"{prefixes}{canonical_turtle(graph)}\n{statements}\n"


def findings(code: Code, example: str, checker: Checker, folder: Path) -> list[Finding]:
    if code.example_kind in ("place", "gazetteer"):
        text = places(example) if code.example_kind == "place" else example
        found = gazetteer_in(folder, text)
        ontology = load_ontology()
        return Checker(ontology, found, reasoner_for(ontology, found.graph)).check_gazetteer()
    loaded = load_article(
        as_file(code.example_kind, example, checker, folder), checker.gazetteer.names
    )
    if loaded.iri is not None:
        checker.check(loaded)
    return loaded.findings


RUN = sorted(set(written_codes()) - WITHOUT_EXAMPLE_RUN)


def test_the_base_article_has_no_finding(checker: Checker, tmp_path: Path) -> None:
    good = Code("", "violation", "", "", example_kind="file")
    assert findings(good, "(an article)", checker, tmp_path) == []


@pytest.mark.parametrize("name", RUN)
def test_the_bad_example_has_the_finding(name: str, checker: Checker, tmp_path: Path) -> None:
    code = written_codes()[name]
    found = findings(code, code.bad, checker, tmp_path)
    assert {f.severity for f in found if f.code == name} == {explain(name).severity}


@pytest.mark.parametrize("name", RUN)
def test_the_good_example_has_no_violation(name: str, checker: Checker, tmp_path: Path) -> None:
    code = written_codes()[name]
    found = findings(code, code.good, checker, tmp_path)
    if code.example_kind == "jsonld":  # a fragment, which lacks what else an article needs
        found = [f for f in found if f.code == name]
    assert [f for f in found if f.severity == "violation" or f.code == name] == []


def codes_in(path: Path) -> set[str]:
    """The texts given as code where a module makes a finding."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func).rpartition(".")[2]
            position = {"Finding": 0, "report": 0, "QuoteError": 0, "finding_at": 2}.get(name)
            if position is not None and len(node.args) > position:
                value = node.args[position]
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found.add(value.value)
    return found


def test_every_code_in_the_program_is_explained() -> None:
    used = {code for path in PACKAGE.rglob("*.py") for code in codes_in(path)}
    assert len(used) > 40
    assert used - written_codes().keys() == set()


@pytest.mark.parametrize("name", sorted(written_codes()))
def test_a_code_has_all_its_parts(name: str) -> None:
    code = explain(name)
    assert code.severity in ("violation", "warning", "info")
    assert all((code.title, code.reason, code.fix, code.bad, code.good))
    assert code.bad != code.good


SHAPES = load_all_shapes()


@pytest.mark.parametrize("name", sorted(shape_codes(SHAPES)))
def test_every_shape_has_examples(name: str) -> None:
    code = with_example(shape_codes(SHAPES)[name], SHAPES)
    assert code.title and code.reason and code.bad and code.good
    assert code.bad != code.good
    assert f"shape:{name}" in code.shape


def test_codes_of_shapes_written_by_hand_are_shapes() -> None:
    capitals = {name for name in written_codes() if name[0].isupper()}
    assert capitals <= shape_codes(SHAPES).keys()


def test_a_near_code_is_offered() -> None:
    with pytest.raises(NotFoundError, match="did you mean 'quote-not-found'"):
        explain("quote-notfound")


def test_all_codes_are_listed_once_in_order() -> None:
    names = list(all_codes())
    assert names == sorted(set(names), key=str.casefold)
    assert {"quote-not-found", "Claim-content"} <= set(names)


def test_the_page_of_codes_is_in_step() -> None:
    made = runpy.run_path(str(DOCS / "make_codes.py"))["page"]()
    assert (DOCS / "codes.md").read_text("utf-8") == made, "run: python docs/make_codes.py"
