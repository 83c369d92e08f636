"""An ontology's axioms as tables: what follows from a triple with a given property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import NoReturn

from kg.engine.refusal import NotCompiledError
from kg.entailment import ABOUT_EVERYTHING, DECLARATIONS, TYPE, VOCABULARIES, terms
from kg.namespaces import OWL, RDF, RDFS, compact
from kg.statements import Statement, Term, is_iri, term, value

_FIRST, _REST, _NIL = (term(RDF[name]) for name in ("first", "rest", "nil"))
_MEMBERS = term(OWL["members"])
_ALL_DISJOINT = term(OWL["AllDisjointClasses"])
_TRANSITIVE = term(OWL["TransitiveProperty"])
_SYMMETRIC = term(OWL["SymmetricProperty"])
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

    parts: tuple[Term, ...]
    target: Term


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

    copied: dict[Term, set[Term]] = field(default_factory=lambda: defaultdict(set))
    reversed: dict[Term, set[Term]] = field(default_factory=lambda: defaultdict(set))
    transitive: set[Term] = field(default_factory=set)
    chains: dict[Term, list[tuple[Chain, int]]] = field(default_factory=lambda: defaultdict(list))
    superclasses: dict[Term, set[Term]] = field(default_factory=lambda: defaultdict(set))
    disjoint: dict[Term, set[Term]] = field(default_factory=lambda: defaultdict(set))
    properties: set[Term] = field(default_factory=lambda: {TYPE})


class Ontology:
    """The statements of an ontology, and what a node has for a property."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.statements = frozenset(statements)
        self._objects: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        for subject, predicate, one in sorted(self.statements):
            self._objects[subject, predicate].append(one)

    def objects(self, subject: Term, predicate: Term) -> list[Term]:
        """What `subject` has for `predicate`, in a fixed order."""
        return self._objects.get((subject, predicate), [])


def compile_axioms(statements: Iterable[Statement]) -> Axioms:
    """The tables of the ontology that consists of `statements`.

    NotCompiledError naming kind and term of the first axiom for which there is no table.
    """
    ontology, axioms = Ontology(statements), Axioms()
    for statement in sorted(ontology.statements):
        _refuse_everything(statement)
        subject, predicate, one = statement
        if predicate == TYPE:
            _typed(axioms, ontology, subject, one)
        elif predicate in _READERS:
            _READERS[predicate](axioms, ontology, subject, one)
        elif predicate.startswith(VOCABULARIES) and predicate not in _ANNOTATIONS:
            _refuse(predicate, subject)
    axioms.superclasses = _closed(axioms.superclasses)
    return axioms


def refuse_axioms(data: Iterable[Statement]) -> None:
    """Raise NotCompiledError if a triple of `data` speaks of the vocabularies of RDF, RDFS or OWL.

    The tables hold the ontology's axioms alone, so data that bring axioms are not for them.
    """
    mentioned = {one for statement in data for one in statement} - _ALLOWED
    for one in mentioned:
        if one.startswith(VOCABULARIES):
            _refuse(one, next(statement[0] for statement in data if one in statement))


def _refuse(kind: Term, about: Term) -> NoReturn:
    raise NotCompiledError(f"{compact(value(kind))} at {compact(value(about))} is not compiled")


def _refuse_everything(statement: Statement) -> None:
    for one in statement:
        if one in ABOUT_EVERYTHING:
            _refuse(one, statement[0])


def _named(kind: str, *about: Term) -> None:
    """Refuse an axiom about a class or property without a name, or of the vocabularies' own."""
    for one in about:
        if not is_iri(one) or one.startswith(VOCABULARIES):
            raise NotCompiledError(f"{kind} with {compact(value(one))} is not compiled")


def _typed(axioms: Axioms, ontology: Ontology, subject: Term, kind: Term) -> None:
    if kind in (_TRANSITIVE, _SYMMETRIC):
        _named(compact(value(kind)), subject)
        axioms.properties.add(subject)
        if kind == _TRANSITIVE:
            axioms.transitive.add(subject)
        else:
            axioms.reversed[subject].add(subject)
    elif kind == _ALL_DISJOINT:
        for members in ontology.objects(subject, _MEMBERS):
            for first, second in permutations(_list(ontology, members), 2):
                _disjoint(axioms, ontology, first, second)
    elif kind.startswith(VOCABULARIES) and kind not in DECLARATIONS:
        _refuse(kind, subject)


def _subclass(axioms: Axioms, ontology: Ontology, low: Term, high: Term) -> None:
    _named("rdfs:subClassOf", low, high)
    axioms.superclasses[low].add(high)


def _same_class(axioms: Axioms, ontology: Ontology, one: Term, other: Term) -> None:
    _named("owl:equivalentClass", one, other)
    axioms.superclasses[one].add(other)
    axioms.superclasses[other].add(one)


def _disjoint(axioms: Axioms, ontology: Ontology, one: Term, other: Term) -> None:
    _named("owl:disjointWith", one, other)
    axioms.disjoint[one].add(other)
    axioms.disjoint[other].add(one)


def _subproperty(axioms: Axioms, ontology: Ontology, low: Term, high: Term) -> None:
    _named("rdfs:subPropertyOf", low, high)
    axioms.copied[low].add(high)
    axioms.properties |= {low, high}


def _same_property(axioms: Axioms, ontology: Ontology, one: Term, other: Term) -> None:
    _subproperty(axioms, ontology, one, other)
    _subproperty(axioms, ontology, other, one)


def _inverse(axioms: Axioms, ontology: Ontology, one: Term, other: Term) -> None:
    _named("owl:inverseOf", one, other)
    axioms.reversed[one].add(other)
    axioms.reversed[other].add(one)
    axioms.properties |= {one, other}


def _chain(axioms: Axioms, ontology: Ontology, target: Term, parts: Term) -> None:
    chain = Chain(tuple(_list(ontology, parts)), target)
    _named("owl:propertyChainAxiom", target, *chain.parts)
    for position, part in enumerate(chain.parts):
        axioms.chains[part].append((chain, position))
    axioms.properties |= {target, *chain.parts}


def _members(axioms: Axioms, ontology: Ontology, subject: Term, one: Term) -> None:
    if (subject, TYPE, _ALL_DISJOINT) not in ontology.statements:
        _refuse(_MEMBERS, subject)


def _part_of_list(axioms: Axioms, ontology: Ontology, subject: Term, one: Term) -> None:
    """The axiom that has the list reads it; `_list` says what is wrong with it."""


_READERS: dict[Term, Callable[[Axioms, Ontology, Term, Term], None]] = {
    term(RDFS["subClassOf"]): _subclass,
    term(RDFS["subPropertyOf"]): _subproperty,
    term(OWL["equivalentClass"]): _same_class,
    term(OWL["equivalentProperty"]): _same_property,
    term(OWL["disjointWith"]): _disjoint,
    term(OWL["inverseOf"]): _inverse,
    term(OWL["propertyChainAxiom"]): _chain,
    _MEMBERS: _members,
    _FIRST: _part_of_list,
    _REST: _part_of_list,
}


def _list(ontology: Ontology, head: Term) -> Iterator[Term]:
    """The members of a list, each cell of which has one member and one rest."""
    seen = set()
    while head != _NIL:
        members, rest = ontology.objects(head, _FIRST), ontology.objects(head, _REST)
        if len(members) != 1 or len(rest) != 1 or head in seen:
            _refuse(_FIRST, head)
        seen.add(head)
        yield members[0]
        head = rest[0]


def _closed(above: dict[Term, set[Term]]) -> dict[Term, set[Term]]:
    """To each node all that can be reached upwards, itself only round a circle."""
    return {node: _reachable(node, above) for node in above}


def _reachable(node: Term, above: dict[Term, set[Term]]) -> set[Term]:
    found: set[Term] = set()
    waiting = list(above[node])
    while waiting:
        higher = waiting.pop()
        if higher not in found:
            found.add(higher)
            waiting += above.get(higher, ())
    return found
