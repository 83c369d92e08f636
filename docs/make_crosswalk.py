"""Write docs/crosswalk.md from ontology/crosswalk.ttl: `python docs/make_crosswalk.py`."""

from __future__ import annotations

from pathlib import Path

from kg.build import crosswalk_quads
from kg.namespaces import CKG
from kg.store import MemoryStore, Row

PAGE = Path(__file__).parent / "crosswalk.md"
INTRODUCTION = """# Other schemes

Made from `ontology/crosswalk.ttl` by `python docs/make_crosswalk.py`. How the codes of other
schemes stand to the terms of the ontology, and what each scheme has no field for. `=` is about the
same (`skos:closeMatch`), `>` a code that is wider than our term, `<` one that is narrower, `~` one
that only touches it. `kg ask "what would ACLED lose on export"` applies it to the claims of a
graph.
"""
_SCHEMES = """
SELECT ?scheme ?title ?source WHERE {
  ?scheme skos:notation ?key ; dcterms:title ?title ; dcterms:source ?source
}
ORDER BY ?title
"""
_NOTES = "SELECT ?scheme ?note WHERE { ?scheme skos:scopeNote ?note } ORDER BY ?note"
_CODES = """
SELECT ?scheme ?code ?notation ?label ?note ?above WHERE {
  ?code skos:inScheme ?scheme ; skos:notation ?notation ; skos:prefLabel ?label .
  OPTIONAL { ?code skos:note ?note }
  OPTIONAL { ?code skos:broader/skos:notation ?above }
  BIND(CONCAT(COALESCE(?above, ?notation), IF(BOUND(?above), CONCAT("/", ?notation), "")) AS ?order)
}
ORDER BY ?order
"""
_MATCHES = """
SELECT ?code ?sign ?term WHERE {
  VALUES (?match ?sign) {
    (skos:closeMatch "=") (skos:narrowMatch ">") (skos:broadMatch "<") (skos:relatedMatch "~")
  }
  ?code ?match ?term ; skos:inScheme/skos:notation ?key
}
ORDER BY ?sign ?term
"""
_LACKS = """
SELECT ?scheme ?aspect ?why WHERE {
  ?lack dcterms:isPartOf ?scheme ; skos:broader/skos:prefLabel ?aspect ; skos:scopeNote ?why
}
ORDER BY ?aspect
"""


def page() -> str:
    """The text of the page: for each scheme its codes, and what it cannot hold."""
    store = MemoryStore(crosswalk_quads())
    notes, codes, lacks = store.select(_NOTES), store.select(_CODES), store.select(_LACKS)
    matches = store.select(_MATCHES)
    parts = [INTRODUCTION]
    for scheme in store.select(_SCHEMES):
        parts.append(f"\n## {scheme['title']}\n\nAfter the {scheme['source']}.\n")
        said = " ".join(note["note"] or "" for note in _of(scheme, notes))
        parts.append(f"{said}\n\n| code | here | note |\n|---|---|---|\n")
        parts.extend(_code(code, matches) for code in _of(scheme, codes))
        parts.append("\nIt has no field for:\n\n| what | why |\n|---|---|\n")
        parts.extend(f"| {lack['aspect']} | {lack['why']} |\n" for lack in _of(scheme, lacks))
    return "".join(parts)


def _of(scheme: Row, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["scheme"] == scheme["scheme"]]


def _code(code: Row, matches: list[Row]) -> str:
    notation, label = code["notation"] or "", code["label"] or ""
    name = notation if label.lower() == notation.lower() else f"{notation} {label}"
    indent = "– " if code["above"] else ""
    terms = ", ".join(
        f"{match['sign']} `{CKG.local(match['term'] or '')}`"
        for match in matches
        if match["code"] == code["code"]
    )
    return f"| {indent}{name} | {terms} | {code['note'] or ''} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
