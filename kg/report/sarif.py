"""Findings as SARIF 2.1.0, which code hosts and editors read.

The specification: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, whose
sections are named beside what follows them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.explain.catalogue import all_codes
from kg.explain.codes_file import Code
from kg.findings import Finding, Severity, UnreadableError
from kg.namespaces import SARIF_SCHEMA
from kg.report.advice import advice, headline
from kg.report.counts import exit_code
from kg.report.source import Sources

Data = dict[str, Any]

LEVELS: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}
ROOT = "SRCROOT"
"""The name of the folder from which paths are given."""
FINGERPRINT = "primaryLocationLineHash"
"""The fingerprint by which GitHub knows an alert again."""


def sarif(findings: Iterable[Finding], sources: Sources) -> str:
    """The findings as one run of the tool conflict-kg, with a rule for each code."""
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    prints = _fingerprints(found, sources)
    run = {
        "tool": {"driver": _driver(codes)},
        "invocations": [_invocation(found)],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "the folder in which the command was run"}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, codes.index(finding.code), fingerprint)
            for finding, fingerprint in zip(found, prints, strict=True)
        ],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _driver(codes: list[str]) -> Data:
    """Section 3.19: the tool, and a reporting descriptor (3.49) for each code."""
    known = all_codes()
    return {
        "name": "conflict-kg",
        "semanticVersion": __version__,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }


def _rule(code: str, about: Code | None) -> Data:
    if about is None:
        return {"id": code}
    texts = {
        "shortDescription": f"{about.title}.",
        "fullDescription": about.reason,
        "help": about.fix or f"`kg explain {code}` shows a bad and a good example.",
    }
    return {"id": code, **{key: {"text": said} for key, said in texts.items() if said}}


def _invocation(findings: list[Finding]) -> Data:
    """Section 3.20: a run that finds something has succeeded, one that cannot read has not."""
    code = exit_code(findings)
    return {"executionSuccessful": code != UnreadableError.exit_code, "exitCode": code}


def _result(finding: Finding, index: int, fingerprint: str) -> Data:
    """Section 3.27."""
    what_to_do = advice(finding)
    said = headline(finding) + (f" ({what_to_do})" if what_to_do else "")
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _location(finding: Finding) -> Data:
    """Section 3.28: the place in the file, and the node by its IRI (3.33)."""
    location: Data = {}
    if finding.path is not None:
        location["physicalLocation"] = {"artifactLocation": _artifact(finding.path)}
        region = _region(finding)
        if region:
            location["physicalLocation"]["region"] = region
    if finding.focus is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.focus}]
    return location


def _artifact(path: str) -> Data:
    """Section 3.4: a relative URI reference with its base, or a file URI."""
    file = Path(path)
    if file.is_absolute():
        return {"uri": f"file://{quote(os.fsencode(file.as_posix()))}"}
    return {"uri": quote(os.fsencode(file.as_posix())), "uriBaseId": ROOT}


def _region(finding: Finding) -> Data:
    """Section 3.30: columns count from 1, the end column is the one after the last character."""
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endColumn": finding.end_column,
    }
    return {key: number for key, number in region.items() if number}


def _fingerprints(findings: list[Finding], sources: Sources) -> list[str]:
    """Section 3.27.17: the same for a finding whose line has moved, another for each finding."""
    seen: Counter[str] = Counter()
    prints = []
    for finding in findings:
        line = (sources.line(finding) or "").strip()
        parts = (finding.code, finding.path, finding.focus, finding.property, line)
        key = hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]
        seen[key] += 1
        prints.append(f"{key}:{seen[key]}")
    return prints
