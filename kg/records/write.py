"""From an article's triples to its concluded graph: conclusions, marks and records.

Nothing of another article enters, and of the gazetteer only what the article's inferred triples
have of it. So the graph is the same whether an article is added or everything is built anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.derive import Rule, load_rules
from kg.namespaces import CKG, RDF, article_graph, concluded_graph
from kg.records import keys
from kg.records.record import Record, written
from kg.records.tell import PROPERTIES, ClaimReader, Concluded, is_draft, is_withdrawn, published_of
from kg.records.times import BOUNDS
from kg.records.triples import ArticleTriples
from kg.statements import Statement, lines, statements_of, term
from kg.store import MemoryStore, Store

VALUE = ox.NamedNode(RDF["value"])
"""From the node of a place or time (`kg.records.keys`) to what is kept about it."""
_VALUE = str(VALUE)
_TYPE = term(RDF["type"])
_IN_FORCE = term(CKG["ClaimInForce"])
_CONTENT = term(CKG["hasContent"])
_WHOLE = CKG["WholeExtent"]
_OF_CONCLUSIONS = (
    *("type", "concludedBy", "derivedFrom", "hasHolder", "lostBy", "atPlace", "hasExtent"),
    *BOUNDS,
)


def concluded_from(article: str, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of the concluded graph of `article` (an IRI), kept beside its other graphs.

    `statements` are everything that it states and that OWL RL infers from it. What is kept: the
    marks of the claims that answers use whatever the day, what the rules that join nothing conclude
    from them, and records of all its claims about places.
    """
    known = ArticleTriples(statements, PROPERTIES)
    concluded = _concluded(known)
    used = {claim for claim, _ in known.having("hasContent") if _is_used(known, claim)}
    records = list(ClaimReader(known, _by_claim(concluded)).records())
    return [
        *((term(claim), _TYPE, _IN_FORCE) for claim in sorted(used)),
        *_public(concluded, used),
        *_kept(records),
        *_published(known, article),
    ]


def conclusions_of_article(article: str, triples: Iterable[Any]) -> list[ox.Quad]:
    """The same as quads of the concluded graph, from triples or quads of pyoxigraph."""
    graph = ox.NamedNode(concluded_graph(article_graph(article)))
    given = (ox.Triple(one.subject, one.predicate, one.object) for one in triples)
    found = lines(concluded_from(article, statements_of(given)))
    return [
        ox.Quad(one.subject, one.predicate, one.object, graph)
        for one in ox.parse(found, format=ox.RdfFormat.N_TRIPLES)
    ]


def conclusions_of_articles(store: Store) -> list[ox.Quad]:
    """The same for every article in `store`, whose asserted and inferred graphs it holds."""
    articles = store.select("SELECT ?article WHERE { ?article a ckg:Article } ORDER BY ?article")
    found: list[ox.Quad] = []
    for row in articles:
        graph = article_graph(row["article"] or "")
        quads = [*store.quads(graph), *store.quads(f"{graph}.inferred")]
        found += conclusions_of_article(row["article"] or "", quads)
    return found


def _is_used(known: ArticleTriples, claim: str) -> bool:
    reviewed = known.all(claim, "hasReviewState") and not is_draft(known, claim)
    dated = published_of(known, claim) is not None
    return bool(reviewed) and dated and not is_withdrawn(known, claim)


# -- what rules conclude from the article alone --------------------------------------------


def _concluded(known: ArticleTriples) -> ArticleTriples:
    """The triples of conclusions, as if every claim of the article counted."""
    kinds = {kind for _, values in known.having("type") for kind in values}
    rules = [r for r in load_rules() if not r.infers and kinds & r.starting_kinds()]
    if not rules:
        return ArticleTriples((), _OF_CONCLUSIONS)
    needed = ox.parse(lines(_needed(known, rules)), format=ox.RdfFormat.N_TRIPLES)
    store = MemoryStore(needed)
    found = [triple for rule in rules for triple in store.construct(rule.sparql)]
    return ArticleTriples(statements_of(found), _OF_CONCLUSIONS)


def _needed(known: ArticleTriples, rules: list[Rule]) -> Iterator[Statement]:
    """What `rules` read: contents of the kinds that they start from, their dates and claims."""
    wanted = {kind for rule in rules for kind in rule.starting_kinds()}
    for claim, contents in known.having("hasContent"):
        for content in contents:
            if wanted.intersection(known.all(content, "type")):
                yield term(claim), _TYPE, _IN_FORCE
                yield term(claim), _CONTENT, term(content)
                for subject in (content, *known.all(content, "hasDate")):
                    yield from known.about(subject)


def _public(concluded: ArticleTriples, used: set[str]) -> Iterator[Statement]:
    """The statements of the conclusions from claims that are `used`."""
    for iri, claims in sorted(concluded.having("derivedFrom")):
        if used.issuperset(claims):
            yield from concluded.about(iri)


def _by_claim(concluded: ArticleTriples) -> dict[str, list[Concluded]]:
    found: dict[str, list[Concluded]] = {}
    for iri, claims in sorted(concluded.having("derivedFrom")):
        for claim in claims:
            found.setdefault(claim, []).append(_one(iri, concluded))
    return found


def _one(iri: str, triples: ArticleTriples) -> Concluded:
    holds = CKG["ControlConclusion"] in triples.all(iri, "type")
    return Concluded(
        iri=iri,
        role="holds" if holds else "lost",
        rule=triples.one(iri, "concludedBy") or "",
        actor=triples.one(iri, "hasHolder" if holds else "lostBy") or "",
        place=triples.one(iri, "atPlace") or "",
        extent=triples.one(iri, "hasExtent"),
        bounds={name: day for name in BOUNDS if (day := triples.one(iri, name))},
    )


# -- records -------------------------------------------------------------------------------


def _kept(records: list[Record]) -> Iterator[Statement]:
    """Records under the nodes of their places; and which dekads have any of parts of a place."""
    for record in records:
        text = str(ox.Literal(written(record)))
        for key in dict.fromkeys(_keys(record)):
            yield term(key), _VALUE, text
    for place, dekad in sorted({part for record in records for part in _parts(record)}):
        yield term(keys.dekads_key(place)), _VALUE, str(ox.Literal(dekad))


def _keys(record: Record) -> Iterator[str]:
    """The nodes under which a record is found."""
    own = {*record.at(), *record.near()}
    areas = {area for place in own for area in record.inside.get(place, ())}
    beside = {place for each in own for place in record.around.get(each, ())}
    yield from map(keys.at_key, sorted(own | areas | beside))
    if _WHOLE in record.facts.get("hasExtent", ()):
        yield from map(keys.whole_key, record.at())
    for place, dekad in _parts(record):
        yield keys.part_key(place, dekad)


def _parts(record: Record) -> Iterator[tuple[str, str]]:
    """Places a part of which the record speaks of, and areas in which it counts places; with when.

    These are what a place inside has as context.
    """
    dekad = keys.dekad_of(record.published)
    for told in record.told:
        if told.place is not None and told.extent != _WHOLE:
            yield told.place, dekad
        if told.role == "gained":
            for place in record.at():
                yield from ((area, dekad) for area in record.inside.get(place, ()))


def _published(known: ArticleTriples, article: str) -> Iterator[Statement]:
    """The day of publication under its year, its month and itself, to find the newest one."""
    for day in known.all(article, "publishedOn"):
        for period in keys.periods_of(day[:10]):
            yield term(keys.published_key(period)), _VALUE, str(ox.Literal(day[:10]))
