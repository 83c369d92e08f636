"""Every rule beside its cases: when it fires, when it must not, and what the answer is then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from ruamel.yaml import YAML

from kg.ask.answers import ControlAnswer
from kg.ask.session import Session
from kg.derive import load_rules
from kg.namespaces import CONCLUSIONS_GRAPH, RULE
from kg.records.everything import everything_concluded
from kg.store import MemoryStore
from tests.invented import Claim, sessions

HERE = Path(__file__).parent
QUESTION = "who controls Sampleton"
CONCLUDED = """
SELECT ?rule ?actor WHERE {
  ?conclusion ckg:concludedBy ?rule ; ckg:hasHolder|ckg:lostBy ?actor .
}
"""


@dataclass(frozen=True)
class Case:
    rule: str
    name: str
    why: str
    question: str
    claims: tuple[Claim, ...]
    concludes: tuple[str, ...]
    answer: str

    @property
    def id(self) -> str:
        return f"{self.rule}: {self.name}"


def read_cases(rule: str) -> Iterator[Case]:
    text = (HERE / rule / "cases.yaml").read_text("utf-8")
    tree = YAML(typ="base").load(text)
    for section in ("fires", "silent"):
        for entry in tree[section]:
            concludes = tuple(sorted(entry.get("concludes", ())))
            assert bool(concludes) == (section == "fires"), entry["case"]
            yield Case(
                rule=rule,
                name=entry["case"],
                why=entry["why"],
                question=entry.get("question", QUESTION),
                claims=tuple(claims_of(tree.get("base", {}), entry)),
                concludes=concludes,
                answer=entry["answer"],
            )


def claims_of(base: dict[str, Claim], entry: dict[str, Any]) -> Iterator[Claim]:
    """The claims of a case: those of the base, changed as the case says, and its own."""
    changes = entry.get("set", {})
    assert set(changes) <= set(base), entry["case"]
    for name, claim in base.items():
        if name not in entry.get("drop", ()):
            changed = {"id": name} | dict(claim) | changes.get(name, {})
            yield {key: value for key, value in changed.items() if value != "null"}
    yield from entry.get("claims", ())
    yield from entry.get("add", ())


RULES = [rule.name for rule in load_rules()]
CASES = [case for rule in RULES for case in read_cases(rule)]


@cache
def all_sessions() -> dict[str, Session]:
    return sessions({case.id: case.claims for case in CASES})


def in_short(answer: ControlAnswer) -> str:
    words = [answer.verdict, answer.basis or answer.reason or ""]
    words += sorted(holder.iri.rpartition("/")[2] for holder in answer.holders)
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_cases_on_both_sides(rule: str) -> None:
    cases = [case for case in CASES if case.rule == rule]
    assert sum(bool(case.concludes) for case in cases) >= 3
    assert sum(not case.concludes for case in cases) >= 3
    assert all(case.why for case in cases)
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("rule", [rule.name for rule in load_rules() if rule.infers])
def test_without_a_premise_the_answer_is_another(rule: str) -> None:
    cases = [case for case in CASES if case.rule == rule]
    base = cases[0].answer
    assert base.startswith("known inferred")
    assert [case.name for case in cases if not case.concludes and case.answer == base] == []


def test_every_folder_here_is_of_a_rule() -> None:
    assert sorted(path.parent.name for path in HERE.glob("*/cases.yaml")) == RULES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_the_rule_concludes(case: Case) -> None:
    rule = ox.NamedNode(RULE[case.rule])
    concluded = everything_concluded(all_sessions()[case.id].store, CONCLUSIONS_GRAPH)
    rows = MemoryStore(concluded).select(CONCLUDED, {"rule": rule})
    actors = {(row["actor"] or "").rpartition("/")[2] for row in rows}
    assert tuple(sorted(actors)) == case.concludes, case.why


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_answer_that_follows(case: Case) -> None:
    answer = all_sessions()[case.id].ask(case.question)
    assert isinstance(answer, ControlAnswer)
    assert in_short(answer) == case.answer, f"{case.why}; {answer.sentence}"
