"""The JSON Schemas (draft-07) of article and gazetteer files, for editors.

They are generated from the JSON-LD context, the ontology and the shapes. What needs the text, the
gazetteer or arithmetic on days is beyond them: `kg check` says that.
"""

from __future__ import annotations

from kg.formatting.key_order import in_order
from kg.load.article_file import CLAIM_DEFAULTS, WITHOUT_TEXT
from kg.load.gazetteer_file import SECTIONS
from kg.load.vocabulary import COMPUTED_KEYS, load_vocabulary
from kg.namespaces import CKG, JSON_SCHEMA
from kg.schemas.rules import definition_of, rule_for
from kg.schemas.values import SLUG, Schema, reference, value_schema, words

_FILLED_IN = frozenset(
    {*CLAIM_DEFAULTS, "rule", "edtf", "usedBy", "credit", "polarity", "modality", "label"}
)
"""Keys that a shape asks for and the compiler fills in where they are left out."""

_PARTS = ("DateBounds", "SourceLink", "LabelUse", "Quantity")


def article_schema() -> Schema:
    """The JSON Schema of the front matter of an article file."""
    article = _thing("Article", "Article")
    keys = {
        key: value_schema(load_vocabulary().keys[key], rule_for("Claim", _iri(key)))
        for key in CLAIM_DEFAULTS
    }
    sections = {
        "places": _section("Place"),
        "claims": _section("Claim"),
        "coderClaims": _section("CoderClaim"),
    }
    properties = {**article["properties"], **keys, **sections, "id": SLUG}
    article["properties"] = _sorted(properties, "Article")
    article["required"] = sorted({*article["required"], "id", "claims"})
    article["allOf"] = _by_kind_of_article()
    definitions = {
        **_definitions(),
        "Content": _by_type("Content", None),
        "Claim": _thing("Claim", "Claim", {"id": SLUG}),
        "CoderClaim": _by_type("CoderClaim", "CoderClaim", {"id": SLUG}),
        "Place": _by_type("Place", None, {"id": SLUG}),
    }
    return _schema("Front matter of an article of conflict-kg", article, definitions)


def _by_kind_of_article() -> list[Schema]:
    """What an article needs according to its kind, and to how much of its text is held.

    Shapes say it in SPARQL, which cannot be read like a number of values.
    """
    kinds = [kind for name in WITHOUT_TEXT for kind in load_vocabulary().kinds(name)]
    seen = {"anyOf": [{"required": ["quote"]}, {"required": ["description"]}]}
    return [
        {
            "if": {"properties": {"type": {"enum": sorted(kinds)}}, "required": ["type"]},
            "then": {"required": ["captured", "capturedSha256"], **_each_claim(seen)},
            "else": {"required": ["language"], **_each_claim({"required": ["quote"]})},
        },
        {
            "if": {"properties": {"coverage": {"const": "excerpts"}}, "required": ["coverage"]},
            "then": {"required": ["capturedSha256", "url"]},
        },
    ]


def _each_claim(schema: Schema) -> Schema:
    return {"properties": {"claims": {"items": schema}}}


def gazetteer_schema() -> Schema:
    """The JSON Schema of a gazetteer file."""
    keys = {
        key: value_schema(load_vocabulary().keys[key], rule_for("Claim", _iri(key)))
        for key in ("coder", "coded")
    }
    sections = {name: _section(kind) for name, (_, kind) in SECTIONS.items()}
    gazetteer = {
        "type": "object",
        "additionalProperties": False,
        "properties": _sorted({**keys, **sections}, "Gazetteer"),
    }
    kinds = {kind: _by_type(kind, None, {"id": SLUG}) for _, kind in SECTIONS.values()}
    return _schema("Gazetteer file of conflict-kg", gazetteer, {**_definitions(), **kinds})


def _schema(title: str, top: Schema, definitions: dict[str, Schema]) -> Schema:
    return {"$schema": JSON_SCHEMA, "title": title, **top, "definitions": definitions}


def _definitions() -> dict[str, Schema]:
    quote = {
        "type": "object",
        "properties": {
            "exact": value_schema(
                load_vocabulary().keys["exact"], rule_for("Quote", _iri("exact"))
            ),
            "occurrence": {
                "type": "integer",
                "minimum": 1,
                "description": "Which of the places where these words stand.",
            },
        },
        "required": ["exact"],
        "additionalProperties": False,
    }
    return {"Quote": quote, **{kind: _thing(kind, kind) for kind in _PARTS}}


def _section(kind: str) -> Schema:
    """A list of things of `kind`; a section may be left empty."""
    return {"type": ["array", "null"], "items": reference(kind)}


def _thing(kind: str, order: str, extra: dict[str, Schema] | None = None) -> Schema:
    """The schema of a map that describes a thing of the class `kind`: its keys and no others."""
    vocabulary = load_vocabulary()
    names = sorted(set(vocabulary.keys_of(kind)) - COMPUTED_KEYS)
    properties = {name: _property(kind, name) for name in names}
    needed = {name for name in names if rule_for(kind, _iri(name)).least} - _FILLED_IN
    own = {**(extra or {}), **properties}
    kinds = vocabulary.kinds(kind)
    if kind == "Article" and len(kinds) > 1:
        own["type"] = _types(kinds)
    made: Schema = {
        "type": "object",
        "properties": _sorted(own, order),
        "required": sorted({*needed, *(extra or {})}),
        "additionalProperties": False,
    }
    meaning = definition_of(CKG[kind])
    return {"description": meaning, **made} if meaning else made


def _by_type(ancestor: str, default: str | None, extra: dict[str, Schema] | None = None) -> Schema:
    """The schema of a map whose `type` says which keys it may have; without one it is `default`."""
    kinds = load_vocabulary().kinds(ancestor)
    own = {"type": _types(kinds), **(extra or {})}
    cases = []
    for kind in kinds:
        order = "Content" if ancestor in ("Content", "Situation") else ancestor
        thing = _thing(kind, order, {key: {} for key in own})
        thing["required"] = [name for name in thing["required"] if name != "type"]
        is_it: Schema = {"properties": {"type": {"const": kind}}}
        if kind != default:
            is_it["required"] = ["type"]
        cases.append({"if": is_it, "then": thing})
    required = sorted(extra or {}) + ([] if default else ["type"])
    return {"type": "object", "properties": own, "required": required, "allOf": cases}


def _property(kind: str, name: str) -> Schema:
    key = load_vocabulary().keys[name]
    schema = value_schema(key, rule_for(kind, key.iri))
    if name != "rivalReading":
        return schema
    one = reference(kind)  # a reading is of the kind that it is a reading of
    short = [one] if kind == "Quantity" else [one, {"type": ["string", "integer"]}]
    single: Schema = {"anyOf": short}
    return {"anyOf": [*short, {"type": "array", "items": single}]}


def _types(kinds: list[str]) -> Schema:
    return words({kind: CKG[kind] for kind in kinds})


def _sorted(properties: dict[str, Schema], order: str) -> dict[str, Schema]:
    return {name: properties[name] for name in in_order(list(properties), order)}


def _iri(key: str) -> str:
    return load_vocabulary().keys[key].iri
