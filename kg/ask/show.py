"""Everything the graph says about one thing: an actor, a place, a claim or an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.ask.labels import Labels
from kg.findings import NotFoundError
from kg.load.names import did_you_mean, near_words
from kg.namespaces import ARTICLE, CKG, CLAIM, RDF, compact
from kg.store import Row, Store

_PROPERTIES = """
SELECT DISTINCT ?thing ?property ?label ?value ?language ?inferred WHERE {
  GRAPH ?graph { ?thing ?property ?value }
  OPTIONAL { ?property rdfs:label ?label . FILTER(LANG(?label) = "en") }
  BIND(IF(ISLITERAL(?value), LANG(?value), "") AS ?language)
  FILTER(!STRENDS(STR(?graph), ".names"))
  BIND(STRENDS(STR(?graph), ".inferred") AS ?inferred)
}
ORDER BY ?property ?value
"""
_MENTIONS = """
SELECT DISTINCT ?thing ?claim ?quote ?description ?start WHERE {
  ?claim a ckg:Claim ; ckg:hasContent ?content .
  { ?content ?role ?thing } UNION { ?claim ckg:hasSource/ckg:namesSource ?thing }
  UNION { ?claim ckg:inArticle ?thing }
  OPTIONAL { ?claim ckg:hasQuote ?span . ?span ckg:exact ?quote ; ckg:start ?start }
  OPTIONAL { ?claim ckg:description ?description }
}
ORDER BY ?start ?claim
"""
_TIES = """
SELECT DISTINCT ?thing ?other ?tie ?reference WHERE {
  ?relation a ckg:Membership ; ckg:reference ?reference .
  { ?relation ckg:hasMember ?thing ; ckg:hasWhole ?other . BIND("belongs to" AS ?tie) }
  UNION
  { ?relation ckg:hasWhole ?thing ; ckg:hasMember ?other . BIND("has as member" AS ?tie) }
}
ORDER BY ?tie ?other
"""
_IDS = """
SELECT ?thing ?id WHERE { { ?thing a ckg:Claim } UNION { ?thing a ckg:CoderClaim }
  UNION { ?thing a ckg:Article } ?thing dcterms:identifier ?id }
"""
_EXISTS = "SELECT ?thing ?property WHERE { ?thing ?property ?value } LIMIT 1"
_LONG = 400


@dataclass(frozen=True)
class Fact:
    """A property of the thing, in words; `inferred` when OWL RL added it."""

    property: str
    label: str
    value: str
    language: str
    inferred: bool


@dataclass(frozen=True)
class Description:
    """What is known of a thing, part by part, and the claims that mention it.

    `mentions` are these claims, each with its words in quotation marks or what the coder describes.
    `ties` are its cited relations to other actors: how, to whom, and where it can be looked up.
    `parts` are the nodes that belong to it: the quote, content and dates of a claim. `where` is
    the file of an article, and the line on which its text begins.
    """

    iri: str
    label: str
    kind: str
    facts: tuple[Fact, ...]
    parts: dict[str, tuple[Fact, ...]]
    mentions: tuple[tuple[str, str], ...]
    ties: tuple[tuple[str, str, str], ...] = ()
    where: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The description as JSON-ready data."""
        return asdict(self)


Files = Mapping[str, tuple[str, int | None]]


def describe(store: Store, labels: Labels, name: str, files: Files | None = None) -> Description:
    """The description of the thing called `name`: a name, a slug, a claim id or an IRI.

    `files` maps an article's IRI to its file and the line on which its text begins.
    NotFoundError, with what is near, when there is no such thing or more than one.
    """
    iri = find_thing(store, labels, name)
    facts = _facts(store, labels, iri)
    kinds = [f.value for f in facts if f.property == compact(RDF["type"]) and not f.inferred]
    mentions = store.select(_MENTIONS, {"thing": ox.NamedNode(iri)})
    return Description(
        iri=iri,
        label=labels.label(iri),
        kind=", ".join(kinds),
        facts=tuple(facts),
        parts=_parts(store, labels, iri),
        mentions=tuple((row["claim"] or "", _words(row)) for row in mentions),
        ties=_ties(store, labels, iri),
        where=_where((files or {}).get(iri)),
    )


def _words(row: Row) -> str:
    """The words of a claim in quotation marks, or what the coder describes, which is no quote."""
    return f"“{row['quote']}”" if row["quote"] else f"described by the coder: {row['description']}"


def _ties(store: Store, labels: Labels, iri: str) -> tuple[tuple[str, str, str], ...]:
    rows = store.select(_TIES, {"thing": ox.NamedNode(iri)})
    return tuple(
        (row["tie"] or "", labels.label(row["other"] or ""), row["reference"] or "") for row in rows
    )


def _where(place: tuple[str, int | None] | None) -> str | None:
    if place is None:
        return None
    path, line = place
    return path if line is None else f"{path}:{line}"


def find_thing(store: Store, labels: Labels, name: str) -> str:
    """The IRI of the thing called `name`."""
    if "://" in name:
        return _by_iri(store, name)
    rows = store.select(_IDS)
    things = {row["thing"] or "": row["id"] or "" for row in rows}
    found = [t for t, known in things.items() if name in (known, _local(t))]
    found = found or [thing.iri for thing in labels.index.find(name)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "\n".join(f"  {compact(iri)}  ({labels.label(iri)})" for iri in sorted(found))
        raise NotFoundError(f"{name!r} may be any of these; give the IRI or the slug:\n{listed}")
    near = labels.index.near(name) or near_words(name, [*things.values()])
    raise NotFoundError(f"nothing in the graph is called {name!r}{did_you_mean(near)}")


def _by_iri(store: Store, iri: str) -> str:
    try:
        found = store.select(_EXISTS, {"thing": ox.NamedNode(iri)})
    except ValueError as error:
        raise NotFoundError(f"{iri!r} is not an IRI: {error}") from error
    if not found:
        raise NotFoundError(f"the graph says nothing about {iri}")
    return iri


def _local(iri: str) -> str:
    namespace = CLAIM if iri in CLAIM else ARTICLE
    return namespace.local(iri)


def _facts(store: Store, labels: Labels, iri: str) -> list[Fact]:
    rows = store.select(_PROPERTIES, {"thing": ox.NamedNode(iri)})
    facts = []
    for row in rows:
        value, prop = row["value"] or "", row["property"] or ""
        shown = _shown(value, labels)
        label = row["label"] or compact(prop).rpartition(":")[2]
        fact = Fact(compact(prop), label, shown, row["language"] or "", row["inferred"] == "true")
        facts.append(fact)
    stated = {(f.property, f.value) for f in facts if not f.inferred}
    return [f for f in facts if not (f.inferred and (f.property, f.value) in stated)]


def _shown(value: str, labels: Labels) -> str:
    if value in CKG:
        return CKG.local(value)
    if "://" in value and " " not in value and "\n" not in value:
        return labels.label(value)
    return value if len(value) <= _LONG else f"{value[:_LONG]}…"


def _parts(store: Store, labels: Labels, iri: str) -> dict[str, tuple[Fact, ...]]:
    """The facts of the nodes named under `iri`, by the rest of their names."""
    if iri not in CLAIM:
        return {}
    rows = store.select("SELECT DISTINCT ?part WHERE { ?part a ?kind }")
    nodes = sorted({row["part"] or "" for row in rows if (row["part"] or "").startswith(f"{iri}.")})
    return {node[len(iri) + 1 :]: tuple(_facts(store, labels, node)) for node in nodes}
