"""What the ontology and the shapes say of each property: its meaning, how often, which texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.load.vocabulary import load_vocabulary
from kg.namespaces import CKG, SH, SKOS
from kg.resources import ONTOLOGY_FILE, SHAPES_DIR

_CARDINALITIES = """
SELECT ?class ?property ?least ?most ?pattern WHERE {
  ?shape sh:targetClass ?class ; sh:property ?part .
  ?part sh:path ?property ; sh:severity sh:Violation .
  FILTER isIRI(?property)
  OPTIONAL { ?part sh:minCount ?minimum }
  OPTIONAL { ?part sh:qualifiedMinCount ?qualified }
  OPTIONAL { ?part sh:maxCount ?most }
  OPTIONAL { ?part sh:pattern ?pattern }
  BIND(COALESCE(?minimum, ?qualified, 0) AS ?least)
}
"""


@dataclass(frozen=True)
class Rule:
    """How often a thing has a property, and a pattern (SHACL, section 4.4.3) of its texts."""

    least: int = 0
    most: int | None = None
    pattern: str | None = None

    def joined(self, other: Rule) -> Rule:
        """What both rules ask together; of two patterns the first."""
        limits = [most for most in (self.most, other.most) if most is not None]
        most = min(limits) if limits else None
        return Rule(max(self.least, other.least), most, self.pattern or other.pattern)


def rule_for(kind: str, property_iri: str) -> Rule:
    """The rule for a property of things of the class `kind` (local name) or any above it."""
    rule = Rule()
    for (owner, iri), found in _rules().items():
        if iri == property_iri and load_vocabulary().is_a(kind, owner):
            rule = rule.joined(found)
    return rule


def definition_of(iri: str) -> str | None:
    """The definition, in English, of the term `iri`."""
    return _definitions().get(iri)


@cache
def _rules() -> dict[tuple[str, str], Rule]:
    store = ox.Store()
    for path in sorted(SHAPES_DIR.glob("*.ttl")):
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    rules: dict[tuple[str, str], Rule] = {}
    found: list[tuple[tuple[str, str], Rule]] = []
    for row in store.query(_CARDINALITIES, prefixes={"sh": SH.base}):  # type: ignore[union-attr]
        if row["class"].value in CKG:
            key = (CKG.local(row["class"].value), row["property"].value)
            found.append((key, _rule(row)))
    for key, rule in sorted(found, key=str):
        rules[key] = rules.get(key, Rule()).joined(rule)
    return rules


def _rule(row: ox.QuerySolution) -> Rule:
    most, pattern = row["most"], row["pattern"]
    return Rule(
        least=int(row["least"].value),
        most=None if most is None else int(most.value),
        pattern=None if pattern is None else pattern.value,
    )


@cache
def _definitions() -> dict[str, str]:
    store = ox.Store()
    store.load(path=str(ONTOLOGY_FILE), format=ox.RdfFormat.TURTLE)
    found = store.quads_for_pattern(None, ox.NamedNode(SKOS["definition"]), None)
    return {
        quad.subject.value: quad.object.value  # type: ignore[union-attr]
        for quad in found
        if getattr(quad.object, "language", None) == "en"
    }
