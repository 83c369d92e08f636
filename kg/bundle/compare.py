"""What differs between two answers to one question, in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg.wording.facts import Data

SHOWN = 5
"""How many rows or claims are told of one by one."""
_LONG = 200
_IN_FULL = ("evidence", "rows")


def differences(before: Data, after: Data) -> tuple[str, ...]:
    """What is another in the answer `after` than in `before`; nothing when both are the same."""
    if before.get("kind") != after.get("kind"):
        return (f"it is now an answer of another kind: {_shown(after.get('kind'))}",)
    found = [
        f"{key.replace('_', ' ')}: {_shown(before.get(key))} → {_shown(after.get(key))}"
        for key in dict.fromkeys([*before, *after])
        if key not in _IN_FULL and before.get(key) != after.get(key)
    ]
    found += _evidence(before["evidence"], after["evidence"])
    return (*found, *_rows(before.get("rows", ()), after.get("rows", ())))


def _shown(value: Any) -> str:
    """A value of an answer in few words: things by their labels."""
    if isinstance(value, list):
        return "; ".join(map(_shown, value)) or "none"
    if isinstance(value, dict):
        known = [f"{key} {_shown(item)}" for key, item in value.items() if key != "iri"]
        return ", ".join(known) if "label" not in value else _labelled(value)
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = {"null": "none", "true": "yes", "false": "no"}.get(words, words)
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _labelled(thing: Data) -> str:
    """A thing by its label, with what else is said of it."""
    rest = [str(v) for k, v in thing.items() if k not in ("iri", "label", "actor") and v]
    return f"{thing['label']} ({', '.join(rest)})" if rest else str(thing["label"])


def _evidence(before: Iterable[Data], after: Iterable[Data]) -> list[str]:
    old, new = ({claim["claim"]: claim for claim in claims} for claims in (before, after))
    gone = [f"no longer evidence: {_claim(old[iri])}" for iri in old if iri not in new]
    added = [f"new evidence: {_claim(new[iri])}" for iri in new if iri not in old]
    changed = [
        f"evidence has changed: {_claim(new[iri])} ({', '.join(_changed(old[iri], new[iri]))})"
        for iri in old
        if iri in new and old[iri] != new[iri]
    ]
    return [*_first(gone), *_first(added), *_first(changed)]


def _claim(evidence: Data) -> str:
    return f"{evidence['claim'].rpartition('/')[2]} “{_shown(evidence['quote'])}”"


def _changed(old: Data, new: Data) -> list[str]:
    keys = dict.fromkeys([*old, *new])
    return [key.replace("_", " ") for key in keys if old.get(key) != new.get(key)]


def _rows(before: Iterable[Data], after: Iterable[Data]) -> list[str]:
    old, new = list(before), list(after)
    gone = [f"no longer a row: {_row(row)}" for row in old if row not in new]
    added = [f"new row: {_row(row)}" for row in new if row not in old]
    if old != new and not gone and not added:
        return ["the same rows stand in another order or number"]
    return [*_first(gone), *_first(added)]


def _row(row: Data) -> str:
    return " | ".join(_shown(cell) for cell in row.values() if cell)


def _first(sentences: list[str]) -> list[str]:
    more = len(sentences) - SHOWN
    return [*sentences[:SHOWN], *([f"and {more} more of this kind"] if more > 0 else [])]
