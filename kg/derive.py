"""What rules conclude from claims: each rule one SPARQL CONSTRUCT in `kg/rules`.

Rules read only claims in force: a question about a day, or about what was known on a day, first
says which claims these are, so that what a rule must not see cannot stop or cause a conclusion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.force import ClaimInForce
from kg.kept import kept
from kg.namespaces import CKG, RDF, RDFS, RULE
from kg.resources import PACKAGE, RULES_DIR
from kg.store import Store

_READERS = tuple(
    PACKAGE / name for name in ("derive.py", "load/query_file.py", "load/yaml_tree.py")
)
"""The code that reads headers: what it made is kept only as long as it stays the same."""
_TYPE = ox.NamedNode(RDF["type"])
_IN_FORCE = ox.NamedNode(CKG["ClaimInForce"])


@dataclass(frozen=True)
class Rule:
    """A rule: its CONSTRUCT, and what kind of conclusion it draws.

    `starts_from` are the kinds of content without which it concludes nothing, between spaces.
    `names_holder`: the holder is one whom a claim names as such. `infers`: the conclusion is more
    than any claim says; `unsettled_by` then says what report would settle or change it.
    """

    name: str
    title: str
    summary: str
    names_holder: bool
    infers: bool
    unsettled_by: str
    starts_from: str
    sparql: str

    @property
    def iri(self) -> str:
        """The rule's IRI."""
        return RULE[self.name]

    def starting_kinds(self) -> frozenset[str]:
        """The kinds of content (IRIs) without which it concludes nothing."""
        return frozenset(CKG[kind] for kind in self.starts_from.split())


@cache
def load_rules(folder: Path = RULES_DIR) -> tuple[Rule, ...]:
    """The rules of `folder`, sorted by name; UnreadableError when one has no proper header."""
    files = sorted(folder.glob("*.rq"))
    read = kept("rules.json", [*files, *_READERS], lambda: [asdict(_load_rule(f)) for f in files])
    try:
        return tuple(Rule(**rule) for rule in read)
    except TypeError:  # whoever kept that, it was not this program
        return tuple(map(_load_rule, files))


def _load_rule(path: Path) -> Rule:
    from kg.load.query_file import read_query_file  # reads YAML, which is rarely done

    header, sparql = read_query_file(path)
    return Rule(
        name=path.stem,
        title=header.text("title") or "",
        summary=header.text("summary") or "",
        names_holder=header.text("names_holder") == "true",
        infers=header.text("infers") == "true",
        unsettled_by=header.text("unsettled_by") or "",
        starts_from=header.text("starts_from") or "",
        sparql=sparql,
    )


def in_force(claims: Iterable[ClaimInForce], graph: str) -> Iterator[ox.Quad]:
    """Quads in `graph` that mark `claims` as in force."""
    for claim in claims:
        yield ox.Quad(ox.NamedNode(claim.iri), _TYPE, _IN_FORCE, ox.NamedNode(graph))


def conclude(
    store: Store, graphs: list[str], into: str, rules: Iterable[Rule] | None = None
) -> list[ox.Quad]:
    """What `rules` conclude from `graphs` of the store, as quads in the graph `into`.

    `graphs` must hold the marks of the claims in force. The rules are those that join nothing
    unless they are given: over many articles those that infer take long, see
    `kg.records.everything`. The store is not changed.
    """
    chosen = (r for r in load_rules() if not r.infers) if rules is None else rules
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(into))
        for rule in chosen
        for triple in store.query(rule.sparql, graphs=graphs)
    ]


def rule_labels(into: str) -> Iterator[ox.Quad]:
    """Quads in the graph `into` that give each rule its label."""
    graph = ox.NamedNode(into)
    for rule in load_rules():
        node = ox.NamedNode(rule.iri)
        yield ox.Quad(node, _TYPE, ox.NamedNode(CKG["Rule"]), graph)
        yield ox.Quad(
            node, ox.NamedNode(RDFS["label"]), ox.Literal(rule.title, language="en"), graph
        )
