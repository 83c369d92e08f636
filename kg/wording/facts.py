"""Days and facts in words: what the terminal and the pages say in the same way.

These work on the JSON of an answer, so that a kept answer reads like a fresh one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Data = Mapping[str, Any]
"""An answer, or a part of one, as its JSON has it."""

RIVALS = {
    True: "Claims that conflict, and overlap in place and time",
    False: "Rival claims that do not conflict, and why",
}
"""Whether rival claims conflict, to the heading over them."""

EXCERPTS_ONLY = "only excerpts of the article are held here"
"""Said beside each claim of such an article."""

ROLES = {
    "holder": "Says who holds it",
    "premise": "Premises",
    "loss": "Says who lost it",
    "denial": "Denies it",
    "context": "Context, which does not settle it",
    "row": "The words behind it",
}
"""What a claim is evidence of: the heading over such claims, in the order in which they stand."""


def day_in_words(day: date) -> str:
    """A day as people read it: 12 December 2017."""
    return f"{day.day} {day:%B %Y}"


def iso_in_words(iso: str | None) -> str:
    """A day given as YYYY-MM-DD in words; nothing for none."""
    return day_in_words(date.fromisoformat(iso)) if iso else ""


def begin_in_words(edtf: str) -> str:
    """A begin in words: a day, or not later than a day, or between two."""
    if not edtf.startswith("["):
        return iso_in_words(edtf)
    earliest, _, latest = edtf.strip("[]").partition("..")
    if not earliest:
        return f"on or before {iso_in_words(latest)}"
    if not latest:
        return f"on or after {iso_in_words(earliest)}"
    return f"{iso_in_words(earliest)} to {iso_in_words(latest)}"


def moment_in_words(answer: Data) -> str:
    """The day that an answer about control is about, and why that day."""
    newest = "the newest evidence" if answer["newest_evidence"] else "for want of evidence"
    said = "" if answer["as_of_given"] else f", {newest}"
    known = f"; published by {iso_in_words(answer['known_on'])}" if answer["known_on"] else ""
    return f"As of {iso_in_words(answer['as_of'])}{said}{known}."


def facts_in_short(answer: Data) -> list[tuple[str, str]]:
    """Pairs of a word and what there is to say about it, of an answer about control."""
    facts = [("holds", _holder(holder)) for holder in answer["holders"]]
    facts += [("lost", _loss(loss)) for loss in answer["lost_by"]]
    sources = answer["independent_sources"]
    facts.append(
        (
            "sources",
            f"{_count(sources['holder'])} for the holder, {_count(sources['loss'])} for the loss, "
            "copies of one report counted once",
        )
    )
    if answer["newest_evidence"] is not None:
        facts.append(("newest", _newest(answer["newest_evidence"])))
    if answer["fought_over"] or answer["surroundings_fought_over"]:
        facts.append(("fighting", "in it" if answer["fought_over"] else "around it, not in it"))
    return facts


def _holder(holder: Data) -> str:
    since = f"; since {begin_in_words(holder['since'])}" if holder["since"] else ""
    rule = f" by the rule {holder['rule']}" if holder.get("rule") else ""
    return f"{holder['label']} ({holder['basis']}{rule}{since})"


def _loss(loss: Data) -> str:
    when = f" ({begin_in_words(loss['date'])})" if loss["date"] else ""
    return f"{loss['label']}{when}"


def _newest(newest: Data) -> str:
    age = newest["age_days"]
    days = f"{abs(age)} day{'s' * (abs(age) != 1)}"
    when = "" if age == 0 else f", {days} {'before' if age > 0 else 'after'} that day"
    return f"{iso_in_words(newest['date'])}{when}"


def _count(number: int) -> str:
    return "none" if number == 0 else str(number)


def relation_in_words(relation: Data) -> str:
    """A cited relation: what belongs to what, and where it can be looked up or who says so."""
    member, whole = relation["member"]["label"], relation["whole"]["label"]
    return f"{member} belongs to {whole} ({relation['reference']})"


def rivals_in_words(answer: Data, conflict: bool) -> list[str]:
    """Sentences on the rival claims behind an answer: those that conflict, or the others."""
    return [
        f"{_local(each['one'])} and {_local(each['other'])}: {each['sentence']}"
        for each in answer.get("rivals", ())
        if each["conflict"] == conflict
    ]


def _local(claim: str) -> str:
    return claim.rpartition("/")[2]


def chain_in_words(chain: list[Data]) -> str:
    """A source chain, outlet first, root last; what is not credited is said to be so."""
    return " ← ".join(
        link["label"] if link["credit"] == "credited" else f"{link['label']} ({link['credit']})"
        for link in chain
    )


def presentation_in_words(evidence: Data) -> str:
    """How the article presents a claim: the words that name its source, stance and interest."""
    said = [f"“{evidence['attribution']}”"] if evidence["attribution"] else []
    denied = ["denied"] if evidence["polarity"] == "denied" else []
    held = [EXCERPTS_ONLY] if evidence.get("coverage") == "excerpts" else []
    interest = f"interest {evidence['interest']}"
    return " · ".join([*said, evidence["stance"], *denied, interest, *held])
