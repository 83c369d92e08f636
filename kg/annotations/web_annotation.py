"""Web Annotations (W3C) in JSON-LD: one, an array, a page or a collection of them.

See https://www.w3.org/TR/annotation-model/. No context is fetched: the keys are those of the
recommendation. Offsets count code points (section 4.2.5); several selectors of one target are
alternatives, which must agree (section 4.2). A relation is an annotation that links two others:
`motivation: linking`, two targets which are the ids of annotations, and a tag.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kg.annotations.json_text import JsonText, Part
from kg.annotations.model import FROM, TO, Document, Mention, Piece, Relation
from kg.load.strict import read_text

_CHARACTERS = re.compile(r"char=([0-9]+),([0-9]+)")
"""RFC 5147, section 2.2.1: a range of characters."""


class _NoSpanError(ValueError):
    """A target that marks no words of a text, or not in a way that is read here."""


def read_web_annotations(path: Path) -> list[Document]:
    """The document that the annotations in the file `path` are about; it has no text of its own.

    UnreadableError when the file is not JSON.
    """
    json_text = JsonText(read_text(path), str(path))
    document = Document(str(path))
    for number, part in enumerate(_annotations(json_text), start=1):
        if isinstance(part.value, dict) and "target" in part.value:
            _annotation(document, part, number)
        else:
            document.complain(part.line, "no annotation: it has the key `target`")
    return [document]


def _annotations(json_text: JsonText) -> list[Part]:
    first = json_text.first()
    if isinstance(first, dict) and isinstance(first.get("items"), list):
        return json_text.elements_of("items")
    if isinstance(first, dict) and isinstance(first.get("first"), dict):
        page = _as_list(first["first"].get("items"))
        return [Part(1, item) for item in page]
    return json_text.values()


def _annotation(document: Document, part: Part, number: int) -> None:
    annotation = part.value
    identifier = str(annotation.get("id", annotation.get("@id", f"annotation {number}")))
    tags, name = _bodies(document, identifier, annotation.get("body", annotation.get("bodyValue")))
    targets = _as_list(annotation["target"])
    if "linking" in _as_list(annotation.get("motivation")):
        given = [target.get("id") if isinstance(target, dict) else target for target in targets]
        ends = [end for end in given if isinstance(end, str)]
        if len(given) != 2 or len(ends) != 2:
            document.complain(part.line, f"{identifier}: a link has two annotations as targets")
            return
        arguments = ((FROM, ends[0]), (TO, ends[1]))
        label = tags[0] if tags else ""
        relation = Relation(identifier, label, None, arguments, document.at(part.line))
        document.relations.append(relation)
        return
    try:
        pieces = tuple(_piece(document, target) for target in targets)
    except _NoSpanError as error:
        document.complain(part.line, f"{identifier}: {error}")
        return
    for place, tag in enumerate(tags or [""], start=1):
        own = identifier if place == 1 else f"{identifier} ({place})"
        document.mentions[own] = Mention(own, tag, pieces, document.at(part.line), name)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _bodies(document: Document, identifier: str, body: Any) -> tuple[list[str], str | None]:
    """The tags of an annotation, and what its words were linked to; comments become notes."""
    tags: list[str] = []
    name: str | None = None
    for entry in _as_list(body):
        record = {"value": entry} if isinstance(entry, str) else entry
        if not isinstance(record, dict):
            continue
        purposes = _as_list(record.get("purpose"))
        words = record.get("value", record.get("source", record.get("id")))
        if isinstance(words, dict):
            words = words.get("id", words.get("label"))
        if not isinstance(words, str):
            continue
        if "identifying" in purposes:
            name = re.split(r"[/#]", words.rstrip("/"))[-1]
        elif not purposes or "tagging" in purposes or "classifying" in purposes:
            tags.append(words)
        else:
            document.notes.setdefault(identifier, []).append(words)
    return tags, name


def _piece(document: Document, target: Any) -> Piece:
    source: Any
    if isinstance(target, str):
        source, _, fragment = target.partition("#")
        selectors: list[Any] = [{"type": "FragmentSelector", "value": fragment}]
    else:
        record = target if isinstance(target, dict) else {}
        source = record.get("source", record.get("id"))
        source = source.get("id") if isinstance(source, dict) else source
        selectors = _as_list(record.get("selector"))
    if isinstance(source, str) and source:
        document.addresses.add(source)
    return _agreed([_selected(selector) for selector in selectors])


def _agreed(found: list[Piece | None]) -> Piece:
    pieces = [piece for piece in found if piece is not None]
    if not pieces:
        raise _NoSpanError("no TextQuoteSelector, TextPositionSelector or char= in its target")
    quotes = {piece.exact for piece in pieces if piece.exact is not None}
    spans = {(piece.start, piece.end) for piece in pieces if piece.start is not None}
    if len(quotes) > 1 or len(spans) > 1:
        raise _NoSpanError("its selectors do not agree: each must select the same words")
    quoted = next((piece for piece in pieces if piece.exact is not None), Piece())
    start, end = next(iter(spans), (None, None))
    return Piece(start, end, quoted.exact, quoted.prefix, quoted.suffix)


def _selected(selector: Any) -> Piece | None:
    """What one selector selects; None for one of a type that is not read here."""
    record = selector if isinstance(selector, dict) else {}
    if "refinedBy" in record:
        raise _NoSpanError("a selector with refinedBy is not read: export positions or quotes")
    types = _as_list(record.get("type", record.get("@type")))
    if "TextQuoteSelector" in types:
        exact = record.get("exact")
        if not isinstance(exact, str) or not exact:
            raise _NoSpanError("a TextQuoteSelector has the words as `exact`")
        context = (record.get(key) for key in ("prefix", "suffix"))
        prefix, suffix = (words if isinstance(words, str) else "" for words in context)
        return Piece(None, None, exact, prefix, suffix)
    if "TextPositionSelector" in types:
        start, end = record.get("start"), record.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise _NoSpanError(
                f"{start} to {end} is no span: start and end are whole numbers from 0"
            )
        return Piece(start, end)
    match = _CHARACTERS.fullmatch(str(record.get("value", "")))
    if "FragmentSelector" in types and match and int(match[1]) < int(match[2]):
        return Piece(int(match[1]), int(match[2]))
    return None
