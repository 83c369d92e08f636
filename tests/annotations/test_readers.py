"""The readers of annotations: what each format says, and what is wrong with an annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.annotations.brat import read_brat
from kg.annotations.doccano import read_doccano
from kg.annotations.formats import detect
from kg.annotations.inception import read_inception
from kg.annotations.json_text import JsonText
from kg.annotations.model import FROM, TO, Document, Piece
from kg.annotations.offsets import Utf16Offsets
from kg.annotations.web_annotation import read_web_annotations
from kg.findings import UnreadableError
from tests.annotations.invented import FORMATS, SAMPLES, messages, write

# -- offsets -------------------------------------------------------------------------------


def test_utf16_offsets() -> None:
    """ "a🔴b🟢": units 0 1-2 3 4-5, code points 0 1 2 3."""
    offsets = Utf16Offsets("a🔴b🟢")
    assert [offsets.code_points(at) for at in range(-1, 8)] == [
        *(None, 0, 1, None, 2, 3, None, 4, None)
    ]


def test_utf16_offsets_of_a_plain_text_are_code_points() -> None:
    offsets = Utf16Offsets("بلدة المثال")
    assert [offsets.code_points(at) for at in (0, 4, 11, 12)] == [0, 4, 11, None]


# -- JSON ----------------------------------------------------------------------------------


def test_values_know_their_lines() -> None:
    text = JsonText('{"a": 1}\n\n{"b": 2}\n[3,\n 4]\n', "x")
    assert [(part.line, part.value) for part in text.values()] == [
        *((1, {"a": 1}), (3, {"b": 2}), (4, 3), (5, 4))
    ]


def test_elements_under_a_key_know_their_lines() -> None:
    text = JsonText('{"x": {"items": [0]},\n "items": [\n1,\n\n2]}', "x")
    assert [(part.line, part.value) for part in text.elements_of("items")] == [(3, 1), (5, 2)]


@pytest.mark.parametrize("text", ["{", '{"a"', '{"a":}', "[1 2]", "[1,", "NaN", "[1", '{"a": 1'])
def test_what_is_not_json_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x:2: not JSON"):
        JsonText("\n" + text, "x").values()


@pytest.mark.parametrize("text", ["{", '{"a"', '{"a":}', '{"a" 1}'])
def test_elements_of_what_is_not_json(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x:1: not JSON"):
        JsonText(text, "x").elements_of("b")


@pytest.mark.parametrize(("name", "file"), FORMATS.items())
def test_the_format_is_told_from_the_file(name: str, file: str) -> None:
    assert detect(SAMPLES / file) == name


# -- brat ----------------------------------------------------------------------------------

TEXT = "The Hill and River Guards left.\nNobody followed."


def brat(folder: Path, *lines: str) -> Document:
    write(folder, "a.txt", TEXT)
    (document,) = read_brat(write(folder, "a.ann", "\n".join(lines) + "\n"))
    return document


def test_a_discontinuous_span(tmp_path: Path) -> None:
    document = brat(tmp_path, "T1\tORG 4 8;19 25\tHill Guards")
    assert document.mentions["T1"].pieces == (Piece(4, 8), Piece(19, 25))
    assert document.problems == []


def test_overlapping_spans_are_two(tmp_path: Path) -> None:
    document = brat(tmp_path, "T1\tORG 4 25\tHill and River Guards", "T2\tORG 13 25\tRiver Guards")
    assert list(document.mentions) == ["T1", "T2"]


def test_a_span_over_a_line_end(tmp_path: Path) -> None:
    document = brat(tmp_path, "T1\tX 26 38\tleft. Nobody")
    assert document.problems == []


def test_events_relations_attributes_notes_references(tmp_path: Path) -> None:
    document = brat(
        tmp_path,
        "T1\tLeave 26 30\tleft",
        "T2\tORG 13 25\tRiver Guards",
        "E1\tLeave:T1 Who:T2 Who2:T2",
        "R1\tsame Arg1:T1 Arg2:T2\t",
        "A1\tNegation E1",
        "A2\tConfidence E1 low",
        "N1\tReference T2 kg:river-guards\tRiver Guards",
        "#1\tAnnotatorNotes E1\tnot sure",
        "*\tEquiv T1 T2",
    )
    event, relation = document.relations
    assert (event.label, event.trigger) == ("Leave", "T1")
    assert event.arguments == (("Who", "T2"), ("Who2", "T2"))
    assert (relation.trigger, relation.arguments) == (None, ((FROM, "T1"), (TO, "T2")))
    assert document.denied == {"E1"}
    assert document.notes == {"E1": ["Confidence low", "not sure"]}
    assert document.mentions["T2"].name == "river-guards"
    assert document.same == [["T1", "T2"]]
    assert document.problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T1\tORG 4 400\tHill", "4 400 is no span of a text of 48 characters"),
        ("T1\tORG 8 4\tHill", "8 4 is no span"),
        ("T1\tORG 4 8\tRiver", "at 4 8 stands 'Hill', not 'River'"),
        ("T1\tORG four 8\tHill", "a label and offsets"),
        ("T1\t", "a label and offsets"),
        ("E1\tLeave", "an event is `Attack:T1 Attacker:T2`"),
        ("R1\tsame Arg1:T1", "a relation is `attacks Arg1:T1 Arg2:T2`"),
        ("hello", "is no id of brat"),
    ],
)
def test_a_wrong_line_is_told_and_the_next_one_read(line: str, said: str, tmp_path: Path) -> None:
    document = brat(tmp_path, line, "T7\tORG 13 18\tRiver")
    assert len(document.problems) == 1
    assert said in document.problems[0].message
    assert document.problems[0].where.endswith("a.ann:1")
    assert list(document.mentions) == ["T7"]


# -- doccano -------------------------------------------------------------------------------


def doccano(folder: Path, *records: Any) -> list[Document]:
    text = "\n".join(json.dumps(record) for record in records)
    return read_doccano(write(folder, "a.jsonl", text))


@pytest.mark.parametrize("key", ["label", "labels"])
def test_spans_as_lists(key: str, tmp_path: Path) -> None:
    (document,) = doccano(tmp_path, {"id": 1, "text": TEXT, key: [[4, 8, "ORG"]]})
    (mention,) = document.mentions.values()
    assert (mention.label, mention.pieces) == ("ORG", (Piece(4, 8),))
    assert document.relations == []


def test_one_document_in_each_line(tmp_path: Path) -> None:
    documents = doccano(tmp_path, {"text": "One."}, {"data": "Two."})
    assert [(d.line, d.text) for d in documents] == [(1, "One."), (2, "Two.")]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": 1}, "no text"),
        ("text", "no text"),
        ({"text": "ab", "label": [[0, 3, "X"]]}, "0 to 3 is no span of a text of 2 characters"),
        ({"text": "ab", "label": [[-1, 1, "X"]]}, "-1 to 1 is no span"),
        ({"text": "ab", "label": [[True, 2, "X"]]}, "a span has start_offset"),
        ({"text": "ab", "label": [[0, 1]]}, "a span has start_offset"),
        ({"text": "ab", "label": ["X"]}, "a span has start_offset"),
        ({"text": "ab", "entities": [{"start_offset": 0, "end_offset": 1}]}, "a span has"),
        ({"text": "ab", "relations": [{"from_id": 1, "type": "x"}]}, "a relation has from_id"),
        ({"text": "ab", "relations": [1]}, "a relation has from_id"),
    ],
)
def test_a_wrong_record(record: Any, said: str, tmp_path: Path) -> None:
    (document,) = doccano(tmp_path, record)
    assert len(document.problems) == 1
    assert said in document.problems[0].message


# -- INCEpTION -----------------------------------------------------------------------------


def inception(folder: Path, *structures: dict[str, Any], text: Any = "🔴 Hill left.") -> Document:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": text}
    data = {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, *structures], "%VIEWS": {}}
    (document,) = read_inception(write(folder, "a.json", json.dumps(data)))
    return document


def annotated(number: int, begin: Any, end: Any, **features: Any) -> dict[str, Any]:
    kind = "webanno.custom.Span"
    return {"%ID": number, "%TYPE": kind, "@sofa": 1, "begin": begin, "end": end, **features}


def test_offsets_after_an_emoji_count_code_units(tmp_path: Path) -> None:
    """ "🔴 Hill": the emoji is two units, so Hill is 3 to 7 there and 2 to 6 in code points."""
    document = inception(tmp_path, annotated(2, 3, 7, value="ORG"))
    assert document.mentions["2"].pieces == (Piece(2, 6),)
    assert document.mentions["2"].label == "ORG"


def test_a_relation_layer(tmp_path: Path) -> None:
    relation = {"%ID": 4, "%TYPE": "custom.Rel", "@sofa": 1, "@Governor": 2, "@Dependent": 3}
    document = inception(
        tmp_path, annotated(2, 3, 7), annotated(3, 8, 12), {**relation, "label": "leaves"}
    )
    (found,) = document.relations
    assert (found.label, found.arguments) == ("leaves", ((FROM, "2"), (TO, "3")))


def test_a_layer_without_a_value_is_labelled_by_its_type(tmp_path: Path) -> None:
    document = inception(tmp_path, annotated(2, 3, 7, identifier="http://kb.example/#hill"))
    assert (document.mentions["2"].label, document.mentions["2"].name) == ("Span", "hill")


@pytest.mark.parametrize(("begin", "end"), [(1, 7), (3, 99), (7, 3), (None, 3), ("3", "7")])
def test_a_span_within_a_character_or_outside(begin: Any, end: Any, tmp_path: Path) -> None:
    document = inception(tmp_path, annotated(2, begin, end))
    assert document.mentions == {}
    assert "is no span of the text, in UTF-16 code units" in messages(document)[0]


@pytest.mark.parametrize("elements", [5, "x", None, [None, "a", 99, [1]]])
def test_links_that_lead_nowhere(elements: Any, tmp_path: Path) -> None:
    links = {"%ID": 9, "%TYPE": "L[]", "%ELEMENTS": elements}
    nameless = {"%ID": [1], "%TYPE": "L"}
    event = annotated(2, 3, 7, **{"@arguments": 9})
    document = inception(tmp_path, event, links, nameless)
    assert document.relations == []
    assert list(document.mentions) == ["2"]


def test_a_text_that_lies_elsewhere(tmp_path: Path) -> None:
    document = inception(tmp_path, text=None)
    assert messages(document) == ["the text lies elsewhere (no sofaString): export it too"]


# -- Web Annotation ------------------------------------------------------------------------


def web(folder: Path, *annotations: Any) -> Document:
    (document,) = read_web_annotations(write(folder, "a.jsonld", json.dumps(list(annotations))))
    return document


def target(*selectors: Any) -> dict[str, Any]:
    return {"source": "https://a.example/", "selector": list(selectors)}


QUOTE = {"type": "TextQuoteSelector", "exact": "Hill", "prefix": "The ", "suffix": " and"}
POSITION = {"type": "TextPositionSelector", "start": 4, "end": 8}
TAG = {"type": "TextualBody", "purpose": "tagging", "value": "ORG"}
COMMENT = {"type": "TextualBody", "purpose": "commenting", "value": "sure"}


def test_quote_and_position_are_one_selection(tmp_path: Path) -> None:
    document = web(tmp_path, {"id": "x", "body": [TAG, COMMENT], "target": target(QUOTE, POSITION)})
    mention = document.mentions["x"]
    assert mention.pieces == (Piece(4, 8, "Hill", "The ", " and"),)
    assert (mention.label, document.notes) == ("ORG", {"x": ["sure"]})
    assert document.addresses == {"https://a.example/"}


def test_a_fragment_of_characters(tmp_path: Path) -> None:
    document = web(tmp_path, {"id": "x", "body": "ORG", "target": "https://a.example/#char=4,8"})
    assert document.mentions["x"].pieces == (Piece(4, 8),)


def test_what_words_were_linked_to(tmp_path: Path) -> None:
    body = {"purpose": "identifying", "source": "https://kb.example/hill-guard"}
    document = web(tmp_path, {"id": "x", "body": [TAG, body], "target": target(QUOTE)})
    assert document.mentions["x"].name == "hill-guard"


def test_a_page_of_annotations(tmp_path: Path) -> None:
    page = {"type": "AnnotationPage", "items": [{"id": "x", "body": TAG, "target": target(QUOTE)}]}
    for number, data in enumerate([page, {"type": "AnnotationCollection", "first": page}]):
        file = write(tmp_path, f"{number}.jsonld", json.dumps(data))
        (document,) = read_web_annotations(file)
        assert list(document.mentions) == ["x"]


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        ({"target": target(POSITION, {**POSITION, "end": 9})}, "its selectors do not agree"),
        ({"target": target(QUOTE, {**QUOTE, "exact": "hill"})}, "its selectors do not agree"),
        ({"target": target({**POSITION, "start": 8, "end": 4})}, "8 to 4 is no span"),
        ({"target": target({**POSITION, "start": "4"})}, "4 to 8 is no span"),
        ({"target": target({"type": "CssSelector", "value": "p"})}, "no TextQuoteSelector"),
        ({"target": target({**POSITION, "refinedBy": QUOTE})}, "refinedBy is not read"),
        ({"target": target({"type": "TextQuoteSelector"})}, "has the words as `exact`"),
        ({"target": "https://a.example/"}, "no TextQuoteSelector"),
        ({"target": 7}, "no TextQuoteSelector"),
        ({"motivation": "linking", "target": ["#a"]}, "a link has two annotations as targets"),
        ({"motivation": "linking", "target": [1, 2]}, "a link has two annotations as targets"),
        ({"id": "x"}, "no annotation: it has the key `target`"),
        ("x", "no annotation"),
    ],
)
def test_a_wrong_annotation(annotation: Any, said: str, tmp_path: Path) -> None:
    document = web(tmp_path, annotation)
    assert len(document.problems) == 1
    assert said in document.problems[0].message
    assert document.problems[0].where.endswith("a.jsonld:1")
