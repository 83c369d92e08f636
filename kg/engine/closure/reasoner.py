"""The compiled reasoner, and which reasoner is used when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.engine.closure.axioms import compile_axioms, refuse_axioms
from kg.engine.closure.layer import Layer
from kg.engine.closure.rules import clashing, close
from kg.engine.refusal import NotCompiledError
from kg.entailment import (
    TYPE,
    Labels,
    OwlReasoner,
    Reasoned,
    ill_typed,
    ill_typed_finding,
    in_order,
    worth_keeping,
)
from kg.findings import Finding
from kg.statements import Statement, Term, value

if TYPE_CHECKING:
    from rdflib import Graph


def reasoner_for(
    ontology: Graph, context: Graph | None = None, reference: bool = False
) -> OwlReasoner:
    """A reasoner over `ontology` and `context`: the compiled one where it can do it.

    With `reference`, or where the ontology or the context hold an axiom that is not compiled, the
    reference. A data graph with such an axiom goes to the reference by itself.
    """
    from kg.reason import Reasoner

    if not reference:
        try:
            return CarefulReasoner(ontology, context)
        except NotCompiledError:
            pass
    return Reasoner(ontology, context)


class Schema:
    """An ontology, compiled and closed once for all contexts.

    NotCompiledError when it has an axiom that is not implemented.
    """

    def __init__(self, ontology: Collection[Statement]) -> None:
        self.facts = frozenset(ontology)
        self.axioms = compile_axioms(ontology)
        self.labels = Labels(ontology)
        self.stated = _types(ontology)
        self.layer = Layer()
        close(self.layer, self.facts - ill_typed(self.facts), self.axioms)


class Closure:
    """OWL RL over statements, for the axioms that it implements: what `kg.reason` infers.

    NotCompiledError when the ontology or `context` has an axiom of another kind.
    `context_inferred` is what the context adds to the ontology, `context_clashes` its own
    contradictions.
    """

    def __init__(self, schema: Schema, context: Collection[Statement] = ()) -> None:
        facts = set(context)
        refuse_axioms(facts)
        self._axioms, self._schema = schema.axioms, schema
        self._stated = _types(facts)
        wrong = ill_typed(facts)
        self._known = Layer(schema.layer)
        close(self._known, facts - wrong, self._axioms)
        self.context_inferred = worth_keeping(self._known.statements - facts, facts)
        # what the ontology's own individuals contradict is told of the context, as owlrl does
        clashes = clashing(schema.layer, self._axioms) | clashing(self._known, self._axioms)
        self.context_clashes = self._findings(clashes, wrong, {})

    def admit(self, stated: Collection[Statement], inferred: Collection[Statement]) -> None:
        """Let the context hold these, too: what is `inferred` from them alone is not told again.

        NotCompiledError when `stated` has an axiom.
        """
        refuse_axioms(stated)
        for node, kinds in _types(stated).items():
            self._stated[node] |= kinds
        close(self._known, {*stated, *inferred} - ill_typed(stated), self._axioms)

    def close(self, facts: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """What OWL RL adds because of `facts`, and the contradictions that they bring.

        Without what ontology and context entail alone, and without noise: see
        `kg.reason.Reasoner.close`. NotCompiledError when `facts` hold an axiom.
        """
        refuse_axioms(facts)
        wrong = ill_typed(facts)
        layer = Layer(self._known)
        close(layer, facts - wrong if wrong else facts, self._axioms)
        inferred = worth_keeping(layer.statements - facts, facts)
        clashes = clashing(layer, self._axioms)
        stated = _types(facts) if clashes else {}
        return inferred, self._findings(clashes, wrong, stated)

    def _findings(
        self,
        clashes: Iterable[tuple[Term, Term, Term]],
        wrong: Iterable[Statement],
        stated: dict[str, set[str]],
    ) -> list[Finding]:
        """The findings about clashes and ill-typed literals; `stated` are types beside our own."""
        found = [ill_typed_finding(statement) for statement in wrong]
        for first, second, node in clashes:
            name = value(node)
            kinds = set().union(
                *(types.get(name, ()) for types in (self._schema.stated, self._stated, stated))
            )
            found.append(self._schema.labels.disjoint(value(first), value(second), name, kinds))
        return in_order(found)


class CompiledReasoner:
    """`Closure` over rdflib graphs, with the interface of the reference `kg.reason.Reasoner`.

    NotCompiledError when `ontology` has an axiom that is not compiled, or `context` has any.
    """

    def __init__(self, ontology: Graph, context: Graph | None = None) -> None:
        from kg.terms import graph_from_statements, statements_from

        facts = statements_from(context if context is not None else ())
        self.closure = Closure(Schema(statements_from(ontology)), facts)
        self.context_inferred = graph_from_statements(self.closure.context_inferred)
        self.context_clashes = self.closure.context_clashes

    def close(self, data: Graph) -> Reasoned:
        """What OWL RL adds because of `data`, and the contradictions that `data` bring.

        Use `closure` where statements are at hand. NotCompiledError when `data` hold an axiom.
        """
        from kg.terms import graph_from_statements, statements_from

        inferred, clashes = self.closure.close(set(statements_from(data)))
        return Reasoned(graph_from_statements(inferred), clashes)


class CarefulReasoner(CompiledReasoner):
    """The compiled reasoner, which leaves data with axioms of their own to the reference."""

    def __init__(self, ontology: Graph, context: Graph | None = None) -> None:
        super().__init__(ontology, context)
        self._given = ontology, context
        self._made: OwlReasoner | None = None

    def close(self, data: Graph) -> Reasoned:
        """What OWL RL adds because of `data`, and the contradictions that `data` bring."""
        try:
            return super().close(data)
        except NotCompiledError:
            return self._reference().close(data)

    def infer(self, facts: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """What `close` returns, of and in texts of N-Triples: no graph is made."""
        try:
            return self.closure.close(facts)
        except NotCompiledError:
            return self._reference().infer(facts)

    def _reference(self) -> OwlReasoner:
        from kg.reason import Reasoner

        if self._made is None:
            self._made = Reasoner(*self._given)
        return self._made


def _types(statements: Iterable[Statement]) -> dict[str, set[str]]:
    """To each node its stated types, all by their letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, kind in statements:
        if predicate == TYPE:
            found[value(subject)].add(value(kind))
    return found
