"""Findings as JSON: `kg/schemas/findings.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kg.findings import Finding
from kg.report.advice import advice


def to_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list of objects; each has every key, null where nothing is known."""
    return json.dumps([_object(found) for found in findings], indent=2, ensure_ascii=False) + "\n"


def _object(finding: Finding) -> dict[str, Any]:
    return asdict(finding) | {"advice": advice(finding)}
