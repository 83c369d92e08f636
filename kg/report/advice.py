"""What to do about a finding whose message does not say it."""

from __future__ import annotations

from kg.explain.codes_file import written_codes
from kg.findings import Finding

NOT_SAID = frozenset(
    {
        *("duplicate-article-id", "duplicate-claim-id", "duplicate-id", "disjoint-classes"),
        *("bad-date", "contradiction", "label-not-in-text", "minimum-above-maximum"),
        *("nul-character", "quote-not-found", "quote-occurrence", "states-gazetteer-fact"),
        *("states-foreign-fact", "unknown-claim", "yaml-syntax"),
    }
)
"""Codes whose messages say what is wrong, not what to do; `kg explain` knows that too."""


def advice(finding: Finding) -> str | None:
    """What to do about `finding`; None where its message says it."""
    about = written_codes().get(finding.code) if finding.code in NOT_SAID else None
    return finding.advice or (about.fix if about else None)


def headline(finding: Finding) -> str:
    """The message on one line: what follows in further lines is the file's text, shown anyway."""
    return finding.message.partition("\n")[0]
