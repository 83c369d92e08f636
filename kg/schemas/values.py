"""JSON Schema of the values of keys: texts, names and code words, and their short and long forms.

A value may stand alone or in a list, unless the shapes say that there is one at most. Numbers and
days may be written with quotes or without, since the reader takes every scalar as its text.
"""

from __future__ import annotations

from typing import Any

from kg.load.vocabulary import Key
from kg.namespaces import EDTF_DATATYPE, XSD
from kg.schemas.rules import Rule, definition_of

Schema = dict[str, Any]

TEXT = {"type": ["string", "number", "boolean"]}
NAME = {"type": "string", "minLength": 1}
SLUG = {"type": ["string", "integer"], "pattern": "^[A-Za-z0-9][A-Za-z0-9-]*$"}
_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LITERALS: dict[str, Schema] = {
    XSD["string"]: {**TEXT, "pattern": "\\S"},
    XSD["integer"]: {"type": ["integer", "string"], "minimum": 0, "pattern": "^(0|[1-9][0-9]*)$"},
    XSD["decimal"]: {"type": ["number", "string"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$"},
    XSD["date"]: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    XSD["dateTime"]: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},
    XSD["anyURI"]: {"type": "string", "pattern": "^https?://[^\\s]+$"},
    EDTF_DATATYPE: {"type": ["string", "integer"]},
}
_LONG_FORMS = ("DateBounds", "SourceLink", "Quantity")
"""Classes whose things are written as maps where a text is too short for them."""


def value_schema(key: Key, rule: Rule) -> Schema:
    """The schema of what may stand under `key`, as often as `rule` allows, with its meaning."""
    meaning = definition_of(key.iri)
    described = {"description": meaning} if meaning else {}
    if key.by_language:
        texts = listed(_LITERALS[XSD["string"]], Rule())
        by_language = {"propertyNames": {"pattern": _LANGUAGE}, "additionalProperties": texts}
        return {"type": "object", **by_language, **described}
    if "LabelUse" in key.expects:
        named = {"anyOf": [NAME, reference("LabelUse")]}
        return {"type": "object", "additionalProperties": named, **described}
    if "Content" in key.expects and key.name == "content":
        return {"allOf": [reference("Content")], **described}
    return {**listed(_single(key, rule), rule), **described}


def listed(single: Schema, rule: Rule) -> Schema:
    """`single`, or a list of such, as far as `rule` allows several."""
    if rule.most == 1:
        return single
    several = {"type": "array", "items": single, "minItems": max(rule.least, 1)}
    return several if rule.least > 1 else {"anyOf": [single, several]}


def reference(name: str) -> Schema:
    """The reference to the definition `name` of the same schema."""
    return {"$ref": f"#/definitions/{name}"}


def words(meanings: dict[str, str]) -> Schema:
    """One of the words in `meanings`: word to the IRI of what it stands for."""
    told = [definition_of(iri) or "" for iri in meanings.values()]
    return {"type": "string", "enum": list(meanings), "enumDescriptions": told}


def _single(key: Key, rule: Rule) -> Schema:
    if key.codes:
        return words(key.codes)
    if key.datatype is not None:
        literal = _LITERALS.get(key.datatype, TEXT)
        return {**literal, "pattern": rule.pattern} if _narrows(key, rule) else literal
    if "Quote" in key.expects:
        return {"anyOf": [{**TEXT, "minLength": 1}, reference("Quote")]}
    long = [name for name in _LONG_FORMS if name in key.expects]
    if not long:
        return NAME
    maps = [reference(name) for name in long]
    if long == ["Quantity"]:
        return maps[0]
    return {"anyOf": [{"type": ["string", "integer"]}, *maps]}


def _narrows(key: Key, rule: Rule) -> bool:
    """Whether the pattern of the shapes says more than that there is some text."""
    return key.datatype == XSD["string"] and rule.pattern not in (None, "\\S")
