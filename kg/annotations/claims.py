"""From annotations to draft claims, in the form in which an article file has them."""

from __future__ import annotations

from kg.annotations.claim_maker import ClaimMaker, Drafted, Setting, resolve
from kg.annotations.events import distinct, events_in
from kg.annotations.fit import Fitted
from kg.annotations.labels import ACTOR, PLACE
from kg.annotations.model import Document


def draft_claims(
    document: Document, fitted: Fitted, setting: Setting, identifiers: list[str]
) -> Drafted:
    """The draft claims that the annotations of `document` make.

    `identifiers` are ids for them, at least as many as the document has relations and mentions.
    """
    events = events_in(document, setting.labels)
    drafted = Drafted(left_out=events.left_out, unknown_labels=events.unknown_labels)
    claim_ids = dict(zip(map(id, distinct(events)), identifiers, strict=False))
    by_annotation = {at: claim_ids[id(event)] for at, event in events.found.items()}
    used: set[str] = set()
    for event in distinct(events):
        maker = ClaimMaker(document, fitted, setting, drafted, by_annotation, event)
        draft = maker.draft(claim_ids[id(event)])
        used |= maker.used
        if draft is not None:
            drafted.drafts.append(draft)
    _collect_names(document, fitted, setting, drafted, used)
    return drafted


def _collect_names(
    document: Document, fitted: Fitted, setting: Setting, drafted: Drafted, used: set[str]
) -> None:
    """Add the names outside claims to `drafted`: those of the gazetteer, and those it lacks."""
    for mention in document.mentions.values():
        meaning = setting.labels.meaning(mention.label)
        spans = fitted.spans.get(mention.id)
        if meaning not in (ACTOR, PLACE) or spans is None or mention.id in used:
            continue
        words = " ".join(setting.text[span.start : span.end] for span in spans)
        found = resolve(mention.name, words, meaning == PLACE, setting.names)
        into = drafted.loose if found else drafted.unresolved
        into[words] = into.get(words, 0) + 1
