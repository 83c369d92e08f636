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

from kg.force import ClaimInForce, claims_in_force
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

    `names_holder`: the holder is one whom a claim names as such. `infers`: the conclusion is more
    than any claim says; `unsettled_by` then says what report would settle or change it.
    """

    name: str
    title: str
    summary: str
    names_holder: bool
    infers: bool
    unsettled_by: str
    sparql: str

    @property
    def iri(self) -> str:
        """The rule's IRI."""
        return RULE[self.name]


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
        sparql=sparql,
    )


def in_force(claims: Iterable[ClaimInForce], graph: str) -> Iterator[ox.Quad]:
    """Quads in `graph` that mark `claims` as in force."""
    for claim in claims:
        yield ox.Quad(ox.NamedNode(claim.iri), _TYPE, _IN_FORCE, ox.NamedNode(graph))


def conclude(
    store: Store, graphs: list[str], into: str, inferring_from: list[str] | None = None
) -> list[ox.Quad]:
    """What all rules conclude from `graphs` of the store, as quads in the graph `into`.

    `graphs` must hold the marks of the claims in force. Rules that infer read `inferring_from`
    instead, where it is given: the same with fewer claims in force. The store is not changed.
    """
    quads = []
    for rule in load_rules():
        read = inferring_from if rule.infers and inferring_from is not None else graphs
        for triple in store.query(rule.sparql, graphs=read):
            quads.append(
                ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(into))
            )
    return quads


def conclusions_of_everything(store: Store, into: str) -> list[ox.Quad]:
    """The conclusions from all claims that answers use, whatever the day, with the rules' labels.

    The claims in force are marked in the same graph.
    """
    claims = claims_in_force(store)
    marks = list(in_force(claims, into))
    scratch = f"{into}.scratch"
    with store.scratch({scratch: in_force(claims, scratch)}):
        concluded = conclude(store, [*store.graphs()], into)
    return [*marks, *concluded, *_rule_labels(into)]


def _rule_labels(into: str) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(into)
    for rule in load_rules():
        node = ox.NamedNode(rule.iri)
        yield ox.Quad(node, _TYPE, ox.NamedNode(CKG["Rule"]), graph)
        yield ox.Quad(
            node, ox.NamedNode(RDFS["label"]), ox.Literal(rule.title, language="en"), graph
        )
