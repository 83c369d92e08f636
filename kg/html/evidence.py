"""A claim as HTML: its words marked in their sentences, its chain, how it is presented."""

from __future__ import annotations

from collections.abc import Sequence

from kg.html.markup import element, foreign, text, words
from kg.wording.facts import Data, chain_in_words, iso_in_words, presentation_in_words
from kg.wording.seen import capital, seen_in_words

_GAP = " … "


def evidence_html(evidence: Data) -> str:
    """A claim of an answer's evidence: quote, where it was published, chain, stance, interest."""
    claim = evidence["claim"].rpartition("/")[2]
    outlet = f"{evidence['publisher']['label']}, {iso_in_words(evidence['published'])}"
    quote = foreign("blockquote", quote_html(evidence)) if evidence["spans"] else ""
    chain = chain_in_words(evidence["source_chain"])
    lines = [
        words("p", chain, class_="chain"),
        words("p", presentation_in_words(evidence), class_="small"),
        words("p", f"{claim} · {outlet}{_place(evidence)}", class_="small"),
    ]
    return element("div", quote + _seen(evidence) + "".join(lines), class_="claim")


def _seen(evidence: Data) -> str:
    """What an image or video shows, marked as the coder's words, and where to look at it."""
    seen = evidence.get("seen")
    if seen is None:
        return ""
    address = words("p", seen["address"], class_="small") if seen["address"] else ""
    return words("p", capital(seen_in_words(seen)), class_="seen") + address


def _place(evidence: Data) -> str:
    if not evidence["spans"]:
        return ""
    return f" · characters {evidence['start']} to {evidence['end']}"


def quote_html(evidence: Data) -> str:
    """The words of a claim, each span marked, in their sentences as far as the text is at hand."""
    if not evidence["passages"]:
        return _GAP.join(element("mark", text(span["quote"])) for span in evidence["spans"])
    return _GAP.join(_marked(passage, evidence["spans"]) for passage in evidence["passages"])


def _marked(passage: Data, spans: Sequence[Data]) -> str:
    """`passage` with the parts of it that lie in `spans` marked."""
    begin, whole, done, parts = passage["start"], passage["quote"], 0, []
    for span in sorted(spans, key=lambda each: (each["start"], each["end"])):
        start, end = max(span["start"] - begin, done), min(span["end"] - begin, len(whole))
        if start < end:
            parts += [text(whole[done:start]), element("mark", text(whole[start:end]))]
            done = end
    return "".join([*parts, text(whole[done:])])
