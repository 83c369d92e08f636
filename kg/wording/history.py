"""A history of control in words: what the terminal and the pages say in the same way.

Like `kg.wording.facts`, these work on the JSON of an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.wording.cells import in_words, one_article
from kg.wording.facts import Data, begin_in_words, iso_in_words

HEADINGS = ("From", "To", "Verdict", "Held by", "Fighting", "Claims")
REASONS = {
    "no-claims": "no claim",
    "only-context": "nobody says",
    "only-denied": "only a denial",
    "holder-not-named": "lost, holder not named",
    "nobody-left": "holder left",
    "date-unclear": "dates unclear",
    "too-old": "evidence too old",
}
"""Why an answer is unknown, in the few words that a table has room for."""


def history_title(answer: Data) -> str:
    """What the history is about."""
    known = f", by what was published by {iso_in_words(answer['known_on'])}"
    return f"Control of {answer['place']['label']} over time{known if answer['known_on'] else ''}"


def history_rows(answer: Data) -> list[Sequence[str]]:
    """The intervals of a history as rows under `HEADINGS`."""
    claims = [_names(interval["claims"]) for interval in answer["intervals"]]
    article = one_article(claims)
    return [
        (
            in_words(interval["begin"] or "") or "before",
            in_words(interval["end"] or "") or "and after",
            _verdict(interval),
            _held_by(interval),
            _fighting(interval),
            names.replace(f"{article}.", "") if article else names,
        )
        for interval, names in zip(answer["intervals"], claims, strict=True)
    ]


def learned_in_words(answer: Data) -> list[str]:
    """Sentences on what each day of publication or withdrawal changed."""
    return [
        f"{iso_in_words(each['day'])}{_withdrawn(each)}: "
        f"{'; '.join(map(_change, each['changes']))}."
        for each in answer["learned"]
    ]


def _withdrawn(learned: Data) -> str:
    return f" (withdrawn: {_names(learned['withdrawn'])})" if learned["withdrawn"] else ""


def _change(change: Data) -> str:
    return f"{_days(change)} {_state(change['after'])} instead of {_state(change['before'])}"


def _days(change: Data) -> str:
    begin, end = iso_in_words(change["begin"]), iso_in_words(change["end"])
    if not begin:
        return f"until {end}" if end else "on every day"
    if not end:
        return f"from {begin}"
    return f"on {begin}" if begin == end else f"{begin} to {end}"


def _state(state: Data) -> str:
    who = " and ".join(holder["label"] for holder in state["holders"])
    if state["verdict"] == "known":
        return f"{who} ({state['basis']})"
    if state["verdict"] == "contested":
        return f"contested ({who})"
    return f"unknown ({REASONS[state['reason']]})"


def _verdict(interval: Data) -> str:
    if interval["verdict"] == "unknown":
        return f"unknown: {REASONS[interval['reason']]}"
    return ", ".join(filter(None, (interval["verdict"], interval["basis"])))


def _held_by(interval: Data) -> str:
    """The holders; where there is none, who lost the place."""
    held = [_since(holder, interval["begin"]) for holder in interval["holders"]]
    return "; ".join(held or [f"lost by {loss['label']}" for loss in interval["lost_by"]])


def _since(holder: Data, begin: str | None) -> str:
    """A holder, with the bounds of its coming where these say more than the row does."""
    since, label = holder["since"], str(holder["label"])
    return label if since in (None, begin) else f"{label} (since {begin_in_words(since)})"


def _fighting(interval: Data) -> str:
    if interval["fought_over"]:
        return "in it"
    return "around it" if interval["surroundings_fought_over"] else ""


def _names(claims: Sequence[str]) -> str:
    return ", ".join(claim.rpartition("/")[2] for claim in claims)
