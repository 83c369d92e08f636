"""Who controls a place of the built-in graph: the answers beside this file, and their JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.project import built_in_project
from kg.resources import QUESTIONS_DIR
from tests.invented import World

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "who-controls").glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_text("utf-8"))
]


@cache
def built_in() -> Session:
    """The built-in graph; that it also passes the shapes is tested elsewhere."""
    project = built_in_project()
    world = World.of(project.gazetteer_files)
    return world.session([world.load(file) for file in project.article_files])


def ask(**asked: str) -> dict[str, Any]:
    answer = built_in().ask(asked["question"], asked.get("as_of"), asked.get("known_on"))
    assert isinstance(answer, ControlAnswer)
    data: dict[str, Any] = json.loads(json.dumps(answer.to_dict()))
    return data


def agrees(found: Any, expected: Any, path: str = "") -> list[str]:
    """Where `found` is not as expected: of a map only the keys given, of a list every item."""
    if isinstance(expected, dict) and isinstance(found, dict):
        missing = [f"{path}.{key}: missing" for key in expected if key not in found]
        kept = [key for key in expected if key in found]
        return missing + [x for k in kept for x in agrees(found[k], expected[k], f"{path}.{k}")]
    if isinstance(expected, list) and isinstance(found, list):
        if len(found) != len(expected):
            return [f"{path}: {len(found)} items, not {len(expected)}: {found}"]
        pairs = enumerate(zip(found, expected, strict=True))
        return [x for i, (f, e) in pairs for x in agrees(f, e, f"{path}[{i}]")]
    if path.endswith(".claim"):
        found = str(found).rpartition("/")[2]
    return [] if found == expected else [f"{path}: {found!r}, not {expected!r}"]


@pytest.mark.parametrize("case", [c for _, c in CASES], ids=[f"{n}: {c['why']}" for n, c in CASES])
def test_answer(case: dict[str, Any]) -> None:
    assert agrees(ask(**case["ask"]), case["expect"]) == []


NAMED = {"iri": str, "label": str}
NULL = type(None)
CONTRACT: dict[str, Any] = {
    "question": str,
    "place": NAMED,
    "as_of": str,
    "known_on": (str, NULL),
    "verdict": {"known", "contested", "unknown"},
    "basis": {"stated", "claimed", "inferred", None},
    "fought_over": bool,
    "holders": [NAMED | {"since": (str, NULL), "basis": {"stated", "claimed", "inferred"}}],
    "lost_by": [NAMED],
    "evidence": [
        {
            "claim": str,
            "quote": str,
            "start": int,
            "end": int,
            "article": str,
            "publisher": NAMED,
            "published": str,
            "source_chain": [{"actor": str, "label": str, "credit": str}],
            "stance": str,
            "interest": {"for", "against", "neutral", "unknown"},
        }
    ],
    "independent_sources": {"holder": int, "loss": int},
    "newest_evidence": ({"date": str, "claim": str, "age_days": int}, NULL),
    "would_settle": [str],
    "sparql": str,
}
"""What the JSON of an answer holds at least: a type, several, the values allowed, or a list."""


def breaks(found: Any, contract: Any, path: str = "answer") -> list[str]:
    """Where `found` is not of the kind that the contract asks for."""
    if isinstance(contract, dict) and isinstance(found, dict):
        missing = [f"{path}.{key}: missing" for key in contract if key not in found]
        kept = contract.keys() & found.keys()
        return missing + [x for k in kept for x in breaks(found[k], contract[k], f"{path}.{k}")]
    if isinstance(contract, list) and isinstance(found, list):
        return [
            x for i, item in enumerate(found) for x in breaks(item, contract[0], f"{path}[{i}]")
        ]
    if isinstance(contract, tuple):
        tried = [breaks(found, kind, path) for kind in contract]
        return [] if [] in tried else tried[0]
    fits = found in contract if isinstance(contract, set) else type(found) is contract
    return [] if fits else [f"{path}: {found!r} is not {contract}"]


@pytest.mark.parametrize("case", [c for _, c in CASES], ids=[f"{n}: {c['why']}" for n, c in CASES])
def test_json_keeps_its_contract(case: dict[str, Any]) -> None:
    data = ask(**case["ask"])
    assert breaks(data, CONTRACT) == []
    assert all(("rule" in holder) == (holder["basis"] == "inferred") for holder in data["holders"])


def test_the_query_is_the_one_of_the_file() -> None:
    file = (QUESTIONS_DIR / "who-controls.rq").read_text("utf-8")
    sparql = ask(question="who controls Raqqa")["sparql"]
    assert sparql.startswith("PREFIX ckg:")
    values, _, rest = sparql.partition("  VALUES ?place { <")[2].partition("> }\n")
    assert values.endswith("/place/raqqa")
    assert file.endswith(sparql.replace(f"\n  VALUES ?place {{ <{values}> }}", ""))
    assert rest


def test_every_quote_stands_where_it_says() -> None:
    rows = built_in().store.select("SELECT ?article ?text WHERE { ?article ckg:text ?text }")
    texts = {row["article"]: row["text"] or "" for row in rows}
    for place in ("Albu Kamal", "Raqqa", "six-villages"):
        for evidence in ask(question=f"who controls {place}")["evidence"]:
            for span in evidence["spans"]:
                assert texts[evidence["article"]][span["start"] : span["end"]] == span["quote"]


def test_evidence_says_in_which_line_of_the_file_it_stands() -> None:
    (file,) = built_in_project().article_files
    lines = file.read_text("utf-8").split("\n")
    for evidence in ask(question="who controls Albu Kamal")["evidence"]:
        path, _, line = evidence["where"].rpartition(":")
        assert path == str(file)
        assert evidence["quote"] in lines[int(line) - 1]
