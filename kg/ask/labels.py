"""Names of things in a store: labels to show, and the index that finds things by name."""

from __future__ import annotations

import re

from kg.load.names import NameIndex, Thing
from kg.namespaces import CKG, CLAIM, compact
from kg.store import Store

_NAMES = """
SELECT DISTINCT ?thing ?name ?preferred ?language ?kind WHERE {
  { ?thing skos:prefLabel ?name . BIND(true AS ?preferred) }
  UNION { ?thing skos:altLabel|skos:hiddenLabel ?name . BIND(false AS ?preferred) }
  BIND(LANG(?name) AS ?language)
  ?thing a ?kind .
  FILTER(STRSTARTS(STR(?kind), STR(ckg:)))
  FILTER(?kind != ckg:Actor && ?kind != ckg:Place)
}
ORDER BY ?thing ?name
"""
_PLACES = "SELECT ?kind WHERE { ?kind rdfs:subClassOf ckg:Place }"


_WITH_THE = ("StateForce", "Coalition", "Government", "Side", "River", "Desert", "BorderZone")
_PART_OF = re.compile(r"(\S+ ){1,2}of ")


class Labels:
    """English labels of actors and places, and everything that they are called."""

    def __init__(self, store: Store) -> None:
        places = {row["kind"] for row in store.select(_PLACES)}
        names: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for row in store.select(_NAMES):
            thing, name = row["thing"] or "", row["name"] or ""
            names.setdefault(thing, []).append(name)
            kinds[thing] = row["kind"] or ""
            if row["preferred"] == "true" and row["language"] == "en":
                labels[thing] = name
        self._labels = labels
        self.index = NameIndex()
        for thing, kind in kinds.items():
            slug = thing.rpartition("/")[2]
            label = labels.get(thing, slug)
            entry = Thing(thing, slug, label, CKG.local(kind), kind in places)
            own = slug.partition(".")[2]  # a place that only one article knows
            self.index.add(entry, [*names[thing], *([own] if own else [])])

    def phrase(self, iri: str) -> str:
        """The label as it stands in a sentence: the Syrian Army, Islamic State, the east of it."""
        thing = self.index.things.get(iri)
        label = self.label(iri)
        if thing is None or label.lower().startswith("the "):
            return label
        described = thing.kind == "Area" and _PART_OF.match(label)
        return f"the {label}" if thing.kind in _WITH_THE or described else label

    def label(self, iri: str) -> str:
        """What to call `iri` in English: its label, a claim's id, or its compact name."""
        if iri in self._labels:
            return self._labels[iri]
        return CLAIM.local(iri) if iri in CLAIM else compact(iri)
