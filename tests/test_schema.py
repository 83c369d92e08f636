"""The JSON Schema of answers: every answer is as it says, and it says no more than answers have."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from kg.ask import answers
from kg.ask.questions import load_questions
from kg.ask.session import Session
from kg.resources import ANSWER_SCHEMA
from tests.ask.test_control import CASES, all_sessions
from tests.running import kg

SCHEMA = json.loads(ANSWER_SCHEMA.read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
CLASSES = {
    "controlAnswer": answers.ControlAnswer,
    "tableAnswer": answers.TableAnswer,
    "historyAnswer": answers.HistoryAnswer,
    "interval": answers.Interval,
    "state": answers.State,
    "change": answers.Change,
    "learned": answers.Learned,
    "compared": answers.Compared,
    "evidence": answers.Evidence,
    "seen": answers.Seen,
    "holder": answers.Holder,
    "loss": answers.Loss,
    "citedRelation": answers.CitedRelation,
    "newest": answers.Newest,
    "link": answers.Link,
    "span": answers.Span,
    "named": answers.Named,
    "value": answers.Value,
}
"""Definitions of the schema, and what has these fields."""


def plain(answer: answers.Answer) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(answer.to_dict()))
    return data


def test_the_schema_is_one_and_names_itself() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith(f"/schema/{ANSWER_SCHEMA.name}")


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_the_answer_to_every_sample_is_valid(question: Any, session: Session) -> None:
    VALIDATOR.validate(plain(session.ask(question.sample)))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_every_answer_about_control_is_valid(number: int) -> None:
    case = CASES[number]
    VALIDATOR.validate(
        plain(all_sessions()[str(number)].ask(case.question, case.as_of, case.known_on))
    )


@pytest.mark.parametrize("name", CLASSES)
def test_fields_and_properties_are_the_same(name: str) -> None:
    properties = set(SCHEMA["$defs"][name]["properties"]) - {"kind"}
    assert properties == {field.name for field in fields(CLASSES[name])}


def test_every_kind_of_answer_has_its_definition() -> None:
    kinds = {SCHEMA["$defs"][name]["properties"].get("kind", {}).get("const") for name in CLASSES}
    assert kinds - {None} == {kind.kind for kind in get_args(answers.Answer)}
    assert len(SCHEMA["oneOf"]) == len(get_args(answers.Answer))


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of the schema that describes objects with properties."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_every_object_of_the_schema_is_compared_with_its_class() -> None:
    described = {name for name, part in SCHEMA["$defs"].items() if part.get("type") == "object"}
    assert described == CLASSES.keys()


def test_no_key_stands_twice() -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert len(set(keys)) == len(keys), keys
        return dict(pairs)

    json.loads(ANSWER_SCHEMA.read_text("utf-8"), object_pairs_hook=once)


def test_no_object_may_have_other_fields() -> None:
    described = list(objects(SCHEMA))
    assert len(described) >= len(CLASSES)
    for part in described:
        assert part["additionalProperties"] is False
        assert set(part["required"]) <= set(part["properties"])


def test_only_the_rule_of_a_holder_may_be_absent() -> None:
    optional = {
        (part.get("title"), name)
        for part in objects(SCHEMA)
        for name in set(part["properties"]) - set(part["required"])
    }
    assert optional == {("Holder", "rule")}


WRONG: list[tuple[list[Any], Any]] = [
    (["surprise"], 1),
    (["evidence", 0, "surprise"], 1),
    (["holders", 0, "confidence"], 0.9),
    (["verdict"], "likely"),
    (["as_of"], "12 December 2017"),
    (["evidence", 0, "start"], -1),
    (["evidence", 0, "stance"], "rumoured"),
    (["evidence", 0, "claim"], "no IRI"),
    (["kind"], "table"),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[str(path) for path, _ in WRONG])
def test_what_is_not_as_it_should_be_is_refused(
    path: list[Any], value: Any, session: Session
) -> None:
    data = plain(session.ask("who controls Albu Kamal"))
    assert VALIDATOR.is_valid(data)
    wrong = copy.deepcopy(data)
    part: Any = wrong
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert not VALIDATOR.is_valid(wrong)


@pytest.mark.parametrize(
    ("property_", "code_list"),
    [
        ("stance", "Stance"),
        ("interest", "Interest"),
        ("polarity", "Polarity"),
        ("credit", "CreditStatus"),
    ],
)
def test_codes_are_those_of_the_ontology(property_: str, code_list: str, session: Session) -> None:
    query = f"SELECT ?code {{ ?each a ckg:{code_list} ; skos:notation ?code }}"
    codes = {row["code"] for row in session.store.select(query)}
    where = "link" if property_ == "credit" else "evidence"
    assert set(SCHEMA["$defs"][where]["properties"][property_]["enum"]) == codes


def test_the_command_prints_the_schema(tmp_path: Path) -> None:
    ran = kg("schema", cwd=tmp_path)
    assert (ran.code, json.loads(ran.out)) == (0, SCHEMA)
