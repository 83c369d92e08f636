"""The compiled reasoner, and which reasoner is used when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import Graph
from rdflib.term import Node

from kg.engine.closure.axioms import compile_axioms, refuse_axioms
from kg.engine.closure.layer import Layer
from kg.engine.closure.rules import clashing, close
from kg.engine.refusal import NotCompiledError
from kg.entailment import (
    TYPE,
    Labels,
    OwlReasoner,
    Reasoned,
    Triple,
    graph_of,
    ill_typed,
    ill_typed_finding,
    in_order,
    worth_keeping,
)
from kg.findings import Finding
from kg.reason import Reasoner


def reasoner_for(
    ontology: Graph, context: Graph | None = None, reference: bool = False
) -> OwlReasoner:
    """A reasoner over `ontology` and `context`: the compiled one where it can do it.

    With `reference`, or where the ontology or the context hold an axiom that is not compiled, the
    reference. A data graph with such an axiom goes to the reference by itself.
    """
    if not reference:
        try:
            return _Careful(ontology, context)
        except NotCompiledError:
            pass
    return Reasoner(ontology, context)


class CompiledReasoner:
    """OWL RL like `kg.reason.Reasoner`, with equal results, for the axioms that it implements.

    NotCompiledError when `ontology` has an axiom of another kind, or `context` has any.
    """

    def __init__(self, ontology: Graph, context: Graph | None = None) -> None:
        schema, facts = set(ontology), set(context if context is not None else ())
        refuse_axioms(facts)
        self._axioms = compile_axioms(ontology)
        self._labels = Labels(ontology)
        self._stated = _types(schema | facts)
        own = Layer()
        close(own, schema - ill_typed(schema), self._axioms)
        wrong = ill_typed(facts)
        self._known = Layer(own)
        close(self._known, facts - wrong, self._axioms)
        self.context_inferred = graph_of(worth_keeping(self._known.triples - facts, facts))
        # what the ontology's own individuals contradict is told of the context, as owlrl does
        clashes = clashing(own, self._axioms) | clashing(self._known, self._axioms)
        self.context_clashes = self._findings(clashes, wrong, {})

    def close(self, data: Graph) -> Reasoned:
        """What OWL RL adds because of `data`, and the contradictions that `data` bring.

        Without what ontology and context entail alone, and without noise: see
        `kg.reason.Reasoner.close`. NotCompiledError when `data` hold an axiom.
        """
        facts = set(data)
        refuse_axioms(facts)
        wrong = ill_typed(facts)
        layer = Layer(self._known)
        close(layer, facts - wrong, self._axioms)
        inferred = worth_keeping(layer.triples - facts, facts)
        clashes = clashing(layer, self._axioms)
        stated = _types(facts) if clashes else {}
        return Reasoned(graph_of(inferred), self._findings(clashes, wrong, stated))

    def _findings(
        self,
        clashes: Iterable[tuple[Node, Node, Node]],
        wrong: Iterable[Triple],
        stated: dict[str, set[Node]],
    ) -> list[Finding]:
        """The findings about clashes and ill-typed triples; `stated` are types beside our own."""
        found = [ill_typed_finding(triple) for triple in wrong]
        for first, second, node in clashes:
            name = str(node)
            kinds = self._stated.get(name, set()) | stated.get(name, set())
            found.append(self._labels.disjoint(str(first), str(second), name, kinds))
        return in_order(found)


class _Careful:
    """The compiled reasoner, which leaves data with axioms of their own to the reference."""

    def __init__(self, ontology: Graph, context: Graph | None) -> None:
        self._given = ontology, context
        self._compiled = CompiledReasoner(ontology, context)
        self._reference: Reasoner | None = None
        self.context_inferred = self._compiled.context_inferred
        self.context_clashes = self._compiled.context_clashes

    def close(self, data: Graph) -> Reasoned:
        try:
            return self._compiled.close(data)
        except NotCompiledError:
            if self._reference is None:
                self._reference = Reasoner(*self._given)
            return self._reference.close(data)


def _types(triples: Iterable[Triple]) -> dict[str, set[Node]]:
    """To each node its stated types."""
    found: dict[str, set[Node]] = defaultdict(set)
    for subject, predicate, kind in triples:
        if predicate == TYPE:
            found[str(subject)].add(kind)
    return found
