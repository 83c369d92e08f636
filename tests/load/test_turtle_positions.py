"""Where Turtle statements stand: by hand for the places, against pyoxigraph for what is read."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.load.rdf_positions import RdfPlaces, rdf_places
from kg.load.turtle_positions import statements
from tests.load.turtle_texts import trig_texts, turtle_texts
from tests.repository import files

FILES = files(".ttl")
EX = "http://example.org/"


def canonical(triples: list[tuple[object, object, object]]) -> set[str]:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)  # type: ignore[arg-type]
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def read_here(text: str) -> set[str]:
    return canonical([(s.subject, s.predicate, s.object) for s in statements(text)])


def read_by_pyoxigraph(text: str, syntax: ox.RdfFormat) -> set[str]:
    quads = ox.parse(text.encode(), format=syntax)
    return canonical([(q.subject, q.predicate, q.object) for q in quads])


def test_there_are_files_to_compare() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_turtle_file_is_read_as_pyoxigraph_reads_it(path: Path) -> None:
    text = path.read_bytes().decode()
    assert read_here(text) == read_by_pyoxigraph(text, ox.RdfFormat.TURTLE)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(turtle_texts())
def test_awkward_turtle_is_read_as_pyoxigraph_reads_it(text: str) -> None:
    assert read_here(text) == read_by_pyoxigraph(text, ox.RdfFormat.TURTLE)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(trig_texts())
def test_awkward_trig_is_read_as_pyoxigraph_reads_it(text: str) -> None:
    assert read_here(text) == read_by_pyoxigraph(text, ox.RdfFormat.TRIG)


def test_nquads_have_a_graph_name_behind_the_object() -> None:
    line = f'<{EX}a> <{EX}p> "x"@en <{EX}g> .\n_:b <{EX}p> _:c _:g . # end\n'
    assert read_here(line) == read_by_pyoxigraph(line, ox.RdfFormat.N_QUADS)


def test_brackets_nest_deeper_than_calls_of_python() -> None:
    deep = "(" * 3000 + ")" * 3000
    assert sum(1 for _ in statements(f"<{EX}a> <{EX}p> {deep} .")) == 1 + 2 * 2999


@pytest.mark.parametrize(
    "further",
    [
        f"<{EX}a> <{EX}p> <<( <{EX}s> <{EX}q> 1 )>> .",
        f"<{EX}a> <{EX}p> 1 {{| <{EX}q> 2 |}} .",
        f"<{EX}a> <{EX}p> 1 ~ _:r .",
        '<x:a> <x:p> "x"@en--ltr .',
    ],
)
def test_rdf_1_2_ends_the_reading_without_an_error(further: str) -> None:
    before = f"<{EX}first> <{EX}p> 1 .\n"
    subjects = [s.subject for s in statements(before + further)]
    assert subjects[0] == ox.NamedNode(f"{EX}first")


# --- places, counted by hand ---------------------------------------------------------------------

HAND = """\
@prefix ex: <http://example.org/> .
# about ex:a
ex:a a ex:Town ;  # its kind
  ex:label "قرية", "two\\nlines" ;;
  ex:at [ ex:x 1 ] .
ex:b ex:p 2 . ex:a ex:label "later" .
"""


def places(text: str, syntax: str = "turtle") -> RdfPlaces:
    return rdf_places(text, syntax)


def test_a_node_stands_where_it_is_first_a_subject() -> None:
    assert places(HAND).nodes[(f"{EX}a", None)] == (3, 1)
    assert places(HAND).nodes[(f"{EX}b", None)] == (6, 1)


def test_a_property_stands_at_its_name() -> None:
    nodes = places(HAND).nodes
    assert nodes[(f"{EX}a", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")] == (3, 6)
    assert nodes[(f"{EX}a", f"{EX}label")] == (4, 3)
    assert nodes[(f"{EX}a", f"{EX}at")] == (5, 3)
    assert nodes[(f"{EX}b", f"{EX}p")] == (6, 6)


def test_a_value_stands_where_it_is_written() -> None:
    values = places(HAND).values
    # `  ex:label "` is 12 characters; the Arabic word has 4, then `", `
    assert values[(f"{EX}a", f"{EX}label", "قرية")] == (4, 12)
    assert values[(f"{EX}a", f"{EX}label", "two\nlines")] == (4, 20)
    assert values[(f"{EX}a", f"{EX}label", "later")] == (6, 29)


def test_an_object_is_not_where_a_node_stands() -> None:
    text = f"<{EX}a> <{EX}p> <{EX}b> .\n<{EX}b> <{EX}p> 1 ."
    assert places(text).nodes[(f"{EX}b", None)] == (2, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    text = end.join(["PREFIX : <x:>", ':a :p """long', 'text""" ;', "   :q 2 .", ":b :p 1 ."])
    found = places(text).nodes
    assert found[("x:a", "x:q")] == (4, 4)
    assert found[("x:b", None)] == (5, 1)


def test_a_base_makes_names_absolute() -> None:
    text = f"BASE <{EX}dir/file>\n<other> <#p> <../up> ."
    assert places(text).values == {(f"{EX}dir/other", f"{EX}dir/file#p", f"{EX}up"): (2, 14)}


# --- JSON-LD -------------------------------------------------------------------------------------

JSON = """\
{
  "@context": {
    "ex": "http://example.org/",
    "id": "@id", "label": "ex:label", "@vocab": "http://example.org/v#",
    "claims": {"@reverse": "ex:in"}, "none": null,
    "name": {"@id": "ex:name", "@container": "@language"},
    "rank": {"@id": "ex:rank", "@type": "@vocab", "@context": {"high": "ex:High"}}
  },
  "id": "ex:a",
  "@type": "ex:Town",
  "label": ["قرية", "x"], "plain": 7,
  "name": {"en": "Exampletown"},
  "rank": "high",
  "claims": [
    {"id": "ex:c", "label": {"@value": "said"}}
  ]
}
"""


def test_a_node_of_json_stands_at_its_identifier_and_a_property_at_its_key() -> None:
    nodes = places(JSON, "jsonld").nodes
    assert nodes[(f"{EX}a", None)] == (9, 9)
    assert nodes[(f"{EX}a", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")] == (10, 3)
    assert nodes[(f"{EX}a", f"{EX}label")] == (11, 3)
    assert nodes[(f"{EX}a", f"{EX}v#plain")] == (11, 27)
    assert nodes[(f"{EX}c", None)] == (15, 12)
    assert nodes[(f"{EX}c", f"{EX}in")] == (14, 3)
    assert nodes[(f"{EX}c", f"{EX}label")] == (15, 20)


def test_the_values_of_json_are_those_that_pyoxigraph_reads() -> None:
    found = set(places(JSON, "jsonld").values)
    quads = ox.parse(JSON.encode(), format=ox.RdfFormat.JSON_LD)
    assert found == {(q.subject.value, q.predicate.value, q.object.value) for q in quads}
    assert len(found) == 8


def test_a_value_of_json_stands_where_it_is_written() -> None:
    values = places(JSON, "jsonld").values
    assert values[(f"{EX}a", f"{EX}label", "x")] == (11, 21)
    assert values[(f"{EX}a", f"{EX}name", "Exampletown")] == (12, 18)
    assert values[(f"{EX}a", f"{EX}rank", f"{EX}High")] == (13, 11)
    assert values[(f"{EX}c", f"{EX}label", "said")] == (15, 40)


def test_json_without_names_has_no_places() -> None:
    found = places('[{"x": 1}, 2, "three", null]', "jsonld")
    assert (found.nodes, found.values) == ({}, {})


def test_deep_json_is_read() -> None:
    deep = '{"@graph": ' * 190 + '{"@id": "x:a", "x:p": 1}' + "}" * 190
    assert places(deep, "jsonld").nodes[("x:a", None)] == (1, 190 * 11 + 9)
