"""An ontology's axioms as tables: what follows from a triple with a given property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import NoReturn

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.engine.refusal import NotCompiledError
from kg.entailment import ABOUT_EVERYTHING, DECLARATIONS, TYPE, VOCABULARIES, Triple, terms
from kg.namespaces import OWL, RDF, RDFS, compact

_FIRST, _REST, _NIL = (URIRef(RDF[name]) for name in ("first", "rest", "nil"))
_MEMBERS = URIRef(OWL["members"])
_ALL_DISJOINT = URIRef(OWL["AllDisjointClasses"])
_TRANSITIVE = URIRef(OWL["TransitiveProperty"])
_SYMMETRIC = URIRef(OWL["SymmetricProperty"])
_ANNOTATIONS = terms(RDFS, "label comment seeAlso isDefinedBy") | terms(
    OWL,
    "versionInfo versionIRI priorVersion deprecated backwardCompatibleWith incompatibleWith",
)
"""Predicates of the vocabularies that no rule reads but prp-ap, which concerns only themselves."""
_ALLOWED = _ANNOTATIONS | {TYPE}
"""Terms of the vocabularies that stand in data without being an axiom."""


@dataclass(frozen=True)
class Chain:
    """A property chain `parts`, of which `target` follows: rule prp-spo2, table 5."""

    parts: tuple[Node, ...]
    target: Node


@dataclass
class Axioms:
    """What follows from triples, by their property or class.

    `copied` maps a property to those that hold as well (prp-spo1, prp-eqp1, prp-eqp2), `reversed`
    to those that hold the other way round (prp-inv1, prp-inv2, prp-symp), `chains` to the chains
    with the property in them and where; `transitive` are the properties of prp-trp. `superclasses`
    maps a class to all that it is a part of (cax-sco, cax-eqc1, cax-eqc2, closed by scm-sco),
    `disjoint` to all with which it shares no member (cax-dw, cax-adc). `properties` are all that
    an axiom mentions.
    """

    copied: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    reversed: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    transitive: set[Node] = field(default_factory=set)
    chains: dict[Node, list[tuple[Chain, int]]] = field(default_factory=lambda: defaultdict(list))
    superclasses: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    disjoint: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    properties: set[Node] = field(default_factory=lambda: {TYPE})


def compile_axioms(ontology: Graph) -> Axioms:
    """The tables of `ontology`.

    NotCompiledError naming kind and term of the first axiom for which there is no table.
    """
    axioms = Axioms()
    for triple in sorted(ontology):
        _refuse_everything(triple)
        subject, predicate, value = triple
        if predicate == TYPE:
            _typed(axioms, ontology, subject, value)
        elif predicate in _READERS:
            _READERS[predicate](axioms, ontology, subject, value)
        elif str(predicate).startswith(VOCABULARIES) and predicate not in _ANNOTATIONS:
            _refuse(predicate, subject)
    axioms.superclasses = _closed(axioms.superclasses)
    return axioms


def refuse_axioms(data: Iterable[Triple]) -> None:
    """Raise NotCompiledError if a triple of `data` speaks of the vocabularies of RDF, RDFS or OWL.

    The tables hold the ontology's axioms alone, so data that bring axioms are not for them.
    """
    ends: dict[Node, Node] = {}
    for subject, predicate, value in data:
        ends.setdefault(predicate, subject)
        ends.setdefault(subject, subject)
        if isinstance(value, URIRef):
            ends.setdefault(value, subject)
    for term in ends.keys() - _ALLOWED:
        if isinstance(term, URIRef) and str(term).startswith(VOCABULARIES):
            _refuse(term, ends[term])


def _refuse(kind: Node, term: Node) -> NoReturn:
    raise NotCompiledError(f"{compact(str(kind))} at {compact(str(term))} is not compiled")


def _refuse_everything(triple: Triple) -> None:
    for term in triple:
        if term in ABOUT_EVERYTHING:
            _refuse(term, triple[0])


def _named(kind: str, *about: Node) -> None:
    """Refuse an axiom about a class or property without a name, or of the vocabularies' own."""
    for term in about:
        if not isinstance(term, URIRef) or str(term).startswith(VOCABULARIES):
            raise NotCompiledError(f"{kind} with {compact(str(term))} is not compiled")


def _typed(axioms: Axioms, ontology: Graph, subject: Node, kind: Node) -> None:
    if kind in (_TRANSITIVE, _SYMMETRIC):
        _named(compact(str(kind)), subject)
        axioms.properties.add(subject)
        if kind == _TRANSITIVE:
            axioms.transitive.add(subject)
        else:
            axioms.reversed[subject].add(subject)
    elif kind == _ALL_DISJOINT:
        for members in ontology.objects(subject, _MEMBERS):
            for first, second in permutations(_list(ontology, members), 2):
                _disjoint(axioms, ontology, first, second)
    elif str(kind).startswith(VOCABULARIES) and kind not in DECLARATIONS:
        _refuse(kind, subject)


def _subclass(axioms: Axioms, ontology: Graph, low: Node, high: Node) -> None:
    _named("rdfs:subClassOf", low, high)
    axioms.superclasses[low].add(high)


def _same_class(axioms: Axioms, ontology: Graph, one: Node, other: Node) -> None:
    _named("owl:equivalentClass", one, other)
    axioms.superclasses[one].add(other)
    axioms.superclasses[other].add(one)


def _disjoint(axioms: Axioms, ontology: Graph, one: Node, other: Node) -> None:
    _named("owl:disjointWith", one, other)
    axioms.disjoint[one].add(other)
    axioms.disjoint[other].add(one)


def _subproperty(axioms: Axioms, ontology: Graph, low: Node, high: Node) -> None:
    _named("rdfs:subPropertyOf", low, high)
    axioms.copied[low].add(high)
    axioms.properties |= {low, high}


def _same_property(axioms: Axioms, ontology: Graph, one: Node, other: Node) -> None:
    _subproperty(axioms, ontology, one, other)
    _subproperty(axioms, ontology, other, one)


def _inverse(axioms: Axioms, ontology: Graph, one: Node, other: Node) -> None:
    _named("owl:inverseOf", one, other)
    axioms.reversed[one].add(other)
    axioms.reversed[other].add(one)
    axioms.properties |= {one, other}


def _chain(axioms: Axioms, ontology: Graph, target: Node, parts: Node) -> None:
    chain = Chain(tuple(_list(ontology, parts)), target)
    _named("owl:propertyChainAxiom", target, *chain.parts)
    for position, part in enumerate(chain.parts):
        axioms.chains[part].append((chain, position))
    axioms.properties |= {target, *chain.parts}


def _members(axioms: Axioms, ontology: Graph, subject: Node, value: Node) -> None:
    if (subject, TYPE, _ALL_DISJOINT) not in ontology:
        _refuse(_MEMBERS, subject)


def _part_of_list(axioms: Axioms, ontology: Graph, subject: Node, value: Node) -> None:
    """The axiom that has the list reads it; `_list` says what is wrong with it."""


_READERS: dict[Node, Callable[[Axioms, Graph, Node, Node], None]] = {
    URIRef(RDFS["subClassOf"]): _subclass,
    URIRef(RDFS["subPropertyOf"]): _subproperty,
    URIRef(OWL["equivalentClass"]): _same_class,
    URIRef(OWL["equivalentProperty"]): _same_property,
    URIRef(OWL["disjointWith"]): _disjoint,
    URIRef(OWL["inverseOf"]): _inverse,
    URIRef(OWL["propertyChainAxiom"]): _chain,
    _MEMBERS: _members,
    _FIRST: _part_of_list,
    _REST: _part_of_list,
}


def _list(ontology: Graph, head: Node) -> Iterator[Node]:
    """The members of a list, each cell of which has one member and one rest."""
    seen = set()
    while head != _NIL:
        members = list(ontology.objects(head, _FIRST))
        rest = list(ontology.objects(head, _REST))
        if len(members) != 1 or len(rest) != 1 or head in seen:
            _refuse(_FIRST, head)
        seen.add(head)
        yield members[0]
        head = rest[0]


def _closed(above: dict[Node, set[Node]]) -> dict[Node, set[Node]]:
    """To each node all that can be reached upwards, itself only round a circle."""
    return {node: _reachable(node, above) for node in above}


def _reachable(node: Node, above: dict[Node, set[Node]]) -> set[Node]:
    found: set[Node] = set()
    waiting = list(above[node])
    while waiting:
        higher = waiting.pop()
        if higher not in found:
            found.add(higher)
            waiting += above.get(higher, ())
    return found
