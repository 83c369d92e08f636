"""Names in a query that the graph does not have, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.sparql_text import names_used
from kg.load.names import did_you_mean, near_words
from kg.namespaces import CKG, ID, PREFIXES, compact
from kg.store import Store

_TERMS = "SELECT DISTINCT ?term WHERE { ?term rdfs:isDefinedBy ?ontology }"
_THINGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?kind }"


def unknown_terms(store: Store, text: str) -> tuple[str, ...]:
    """Sentences about names in the query `text` that do not stand in the graph.

    A term of our ontology that it lacks, or a thing of ours that the graph does not mention, is
    most often a slip of the pen. Names of datatypes and functions are left aside.
    """
    ours = {iri for iri in names_used(text) if iri in CKG or iri in ID}
    missing = sorted(iri for iri in ours if iri not in PREFIXES.values())
    return tuple(said for iri in missing if (said := unknown(store, iri)))


def unknown(store: Store, iri: str) -> str | None:
    """The sentence that `iri`, of our own, stands nowhere in the graph; None when it does."""
    if iri in store:
        return None
    if iri in CKG:
        known = [CKG.local(row["term"] or "") for row in store.select(_TERMS)]
        name = CKG.local(iri)
        return f"the ontology has no term {name!r}{did_you_mean(near_words(name, known))}"
    things = [row["thing"] or "" for row in store.select(_THINGS)]
    return f"the graph knows no {compact(iri)!r}{meant(iri, things)}"


def meant(iri: str, known: Iterable[str]) -> str:
    """The question whether a name like `iri` was meant: one with its prefix, spelt like it."""
    prefix, _, name = compact(iri).rpartition(":")
    local = {k.rpartition(":")[2]: k for k in map(compact, known) if k.startswith(f"{prefix}:")}
    return did_you_mean([local[near] for near in near_words(name, local)])
