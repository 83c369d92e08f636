"""Findings about an invented file, as every format has to show them."""

from __future__ import annotations

from kg.findings import Finding
from kg.namespaces import CKG, CLAIM
from kg.report.source import Sources

PATH = "articles/a,b: 100%.md"
SOURCES = Sources(
    {
        PATH: b"---\nid: mock\n    stance: <claim> [bold]\n",
        "other.ttl": b"article:x a ckg:Article\narticle:x ckg:note 1 .\n",
    }
)
CLAIM_ONE = CLAIM["mock.C1"]

FINDINGS = [
    Finding("bad-id", "'<claim>' & 100%, is none", PATH, 3, 13, end_column=20),
    Finding(
        "Claim-said",
        "it was said",
        PATH,
        3,
        focus=CLAIM_ONE,
        property=CKG["saidOn"],
        severity="warning",
        advice="Add the key 'said'.",
    ),
    Finding("blank-node", "blank nodes: 1", "other.ttl", severity="info", focus=CLAIM_ONE),
    Finding("syntax-error", "A dot is expected\n    1 | article:x a\n    2 | x", "other.ttl", 2, 1),
    Finding("unreadable", "cannot be read", "gone.md"),
]
