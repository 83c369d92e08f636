"""An invented article in the form in which people write articles: keys, claims, then the text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bench.generator.records import Article, Claim, CoderClaim, Content, Dated, Link, Named
from bench.generator.turtle import anchor_of

Value = object


def markdown(article: Article) -> str:
    """The Markdown file of `article`."""
    head = {
        "id": article.id,
        "publisher": article.publisher.slug,
        "url": article.url,
        "language": "en",
        "published": article.published.isoformat(),
        "note": article.note,
        "coder": article.coder.slug,
        "coded": article.coded.isoformat(),
        "review": "reviewed",
    }
    lines = ["---", *(f"{key}: {_flow(value)}" for key, value in head.items())]
    if article.groups:
        lines += ["places:", *_entries(_groups(article))]
    lines += ["claims:", *_entries(_claim(article, claim) for claim in article.claims)]
    if article.coder_claims:
        lines += ["coderClaims:", *_entries(map(_coder_claim, article.coder_claims))]
    return "\n".join([*lines, "---", "", article.text, ""])


def _flow(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)  # what is written as JSON is YAML, too


def _entries(entries: Iterator[dict[str, Value]]) -> Iterator[str]:
    for entry in entries:
        for number, (key, value) in enumerate(entry.items()):
            yield f"  {'-' if number == 0 else ' '} {key}:{_block(value)}"


def _block(value: Value) -> str:
    """A content key by key, anything else in one line."""
    if isinstance(value, dict) and "type" in value:
        return "".join(f"\n      {key}: {_flow(inner)}" for key, inner in value.items())
    return f" {_flow(value)}"


def _groups(article: Article) -> Iterator[dict[str, Value]]:
    for group in article.groups:
        number, where = group.cardinality, group.district
        label = {
            "en": f"{number} unnamed villages in {where.en}",
            "ar": f"{number} قرى غير مسماة في {where.ar}",
        }
        yield {
            "id": group.slug,
            "type": "PlaceGroup",
            "prefLabel": label,
            "cardinality": number,
            "groupOf": "Village",
            "within": where.slug,
        }


def _claim(article: Article, claim: Claim) -> dict[str, Value]:
    entry: dict[str, Value] = {"id": claim.id, "quote": claim.quote}
    if claim.attribution:
        entry["attribution"] = claim.attribution
    entry["source"] = [_link(link) for link in claim.sources]
    entry |= {"stance": claim.stance, "interest": claim.interest}
    if claim.said is not None:
        entry["said"] = _date(article, claim.said)
    if claim.status:
        entry["status"] = claim.status
    if claim.status_since is not None:
        entry["statusSince"] = claim.status_since.isoformat()
    if claim.replaced_by:
        entry["replacedBy"] = claim.replaced_by
    if claim.note:
        entry["note"] = claim.note
    if claim.labels:
        entry["labels"] = {words: actor.slug for words, actor in claim.labels.items()}
    entry["content"] = _content(article, claim.content)
    return entry


def _link(link: Link) -> Value:
    if link.credit == "credited":
        return link.actor.slug
    return {"actor": link.actor.slug, "credit": link.credit, "accordingTo": link.according_to}


def _content(article: Article, content: Content) -> dict[str, Value]:
    entry: dict[str, Value] = {"type": content.kind}
    entry |= {key: _names(values) for key, values in content.roles.items()}
    entry |= {**content.texts, **content.codes}
    if content.extent_words:
        entry["extentWords"] = content.extent_words
    if content.date is not None:
        entry["date"] = _date(article, content.date)
    if content.quantities:
        entry["quantity"] = [
            {
                key: value
                for key in ("kind", "minimum", "maximum", "words")
                if (value := getattr(quantity, key)) is not None
            }
            for quantity in content.quantities
        ]
    if content.topics:
        entry["topic"] = list(content.topics)
    if content.part_of:
        entry["partOf"] = content.part_of
    if content.precedes:
        entry["precedes"] = content.precedes
    return entry


def _names(values: tuple[Named, ...]) -> Value:
    slugs = [value.slug for value in values]
    return slugs[0] if len(slugs) == 1 else slugs


def _date(article: Article, dated: Dated) -> Value:
    entry: dict[str, Value] = {}
    if dated.rule == "stated":
        day = dated.day.isoformat()
        entry["edtf"] = day if dated.until is None else day[:7]
    if dated.words:
        entry["words"] = dated.words
    entry["rule"] = dated.rule
    anchor = anchor_of(dated, article)
    if dated.rule != "stated" and anchor != article.published:
        entry["anchor"] = anchor.isoformat()
    if dated.rivals:
        entry["rivalReading"] = [{"rule": rule} for rule in dated.rivals]
    return entry


def _coder_claim(claim: CoderClaim) -> dict[str, Value]:
    entry: dict[str, Value] = {"id": claim.id}
    if claim.link_kind:
        link = {"type": "Link", "from": claim.from_, "to": claim.to, "linkKind": claim.link_kind}
        entry |= link
    entry |= {"concerns": list(claim.concerns), "statement": claim.statement, "basis": claim.basis}
    if claim.reference:
        entry["reference"] = claim.reference
    return entry
