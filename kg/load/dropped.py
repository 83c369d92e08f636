"""What a JSON-LD file says and a JSON-LD reader drops without a word.

A key that the context does not define, a code word that it does not know and an identifier
without a base all vanish (JSON-LD 1.1 API, section 5.1.2). Here each of them is a finding.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.findings import Finding
from kg.namespaces import PREFIXES

_UNDEFINED = "x-undefined:"
_RELATIVE = "x-relative:/"


def dropped_from_jsonld(text: str, path: str | None = None) -> list[Finding]:
    """The findings about keys, code words and identifiers of a JSON-LD text that would be lost.

    Use it on a text that parses. The text is read again with a vocabulary and a base of our own,
    so that what was undefined comes back marked.
    """
    repeated: list[str] = []
    document = _loaded(text, repeated)
    marked = json.dumps(_marked(document))
    terms = sorted(set(_defined_terms(document)))
    found = [_repeated(key, text, path) for key in dict.fromkeys(repeated)]
    try:
        quads = list(ox.parse(marked, format=ox.RdfFormat.JSON_LD, base_iri=_RELATIVE))
    except SyntaxError as error:
        return [*found, Finding("unknown-key", f"the keys cannot be checked: {error}", path)]
    for iri in dict.fromkeys(iri for quad in quads for iri in _iris(quad)):
        if iri.startswith(_UNDEFINED):
            found.append(_undefined(iri.removeprefix(_UNDEFINED), terms, text, path))
        elif iri.startswith(_RELATIVE):
            found.append(_relative(iri.removeprefix(_RELATIVE), text, path))
        elif iri.partition(":")[0] in PREFIXES:
            found.append(_undeclared(iri, text, path))
    return found


def remote_context(text: str, message: str) -> str | None:
    """The address of the context that pyoxigraph refused to fetch, when `message` says so."""
    if "LoadDocumentCallback" not in message:
        return None
    try:
        document = _loaded(text, [])
    except ValueError:  # a mistake further on, which pyoxigraph has not come to
        return "of another file"
    return next(_addresses(document), "of another file")


def _loaded(text: str, repeated: list[str]) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(key for key, _ in items)
        repeated.extend(key for key in times if times[key] > 1)
        return dict(items)

    return json.loads(text, object_pairs_hook=pairs, parse_int=_number, parse_float=_number)


def _number(digits: str) -> float:
    """Any number will do, but for the context's `@version`; a huge one json cannot write."""
    return 1.1 if digits == "1.1" else 0


def _marked(document: Any) -> Any:
    if isinstance(document, list):
        return [_marked(item) for item in document]
    if not isinstance(document, dict):
        return document
    context = document.get("@context", {})
    stack = context if isinstance(context, list) else [context]
    return {**document, "@context": [{"@vocab": _UNDEFINED}, *stack]}


def _contexts(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else []:
        yield from _contexts(item)
    for key, item in value.items() if isinstance(value, dict) else []:
        if key == "@context":
            yield from item if isinstance(item, list) else [item]
        yield from _contexts(item)


def _defined_terms(document: Any) -> Iterator[str]:
    for context in _contexts(document):
        if isinstance(context, dict):
            yield from (term for term in context if not term.startswith("@"))


def _addresses(document: Any) -> Iterator[str]:
    for context in _contexts(document):
        if isinstance(context, str):
            yield context
        elif isinstance(context, dict) and isinstance(context.get("@import"), str):
            yield context["@import"]


def _iris(quad: ox.Quad) -> Iterator[str]:
    for node in (quad.graph_name, quad.subject, quad.predicate, quad.object):
        if isinstance(node, ox.NamedNode):
            yield node.value
        elif isinstance(node, ox.Literal):
            yield node.datatype.value


def _place(word: str, text: str) -> tuple[int | None, int | None]:
    """Line and column of the string `word`, as far as it is written as it is read."""
    offset = text.find(json.dumps(word, ensure_ascii=False))
    if offset < 0:
        return None, None
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _undefined(word: str, terms: list[str], text: str, path: str | None) -> Finding:
    near = difflib.get_close_matches(word, terms, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return Finding(
        "unknown-key", f"the context does not define {word!r}{hint}", path, *_place(word, text)
    )


def _relative(word: str, text: str, path: str | None) -> Finding:
    message = f"{word!r} is no whole IRI and there is no base to complete it"
    return Finding("relative-iri", message, path, *_place(word, text))


def _undeclared(iri: str, text: str, path: str | None) -> Finding:
    message = f"the context does not declare the prefix of {iri!r}"
    return Finding("undeclared-prefix", message, path, *_place(iri, text))


def _repeated(key: str, text: str, path: str | None) -> Finding:
    message = f"the key {key!r} stands twice in one object; only one of them would be read"
    return Finding("repeated-key", message, path, *_place(key, text))
