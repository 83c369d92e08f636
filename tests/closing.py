"""The OWL RL closure of examples: by kg.reason where it is there, else by owlrl itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rdflib import Graph, URIRef

from kg.namespaces import CKG, RDF
from kg.terms import new_graph


class _Closing(Protocol):
    def __call__(self, data: Graph) -> Graph: ...


@dataclass(frozen=True)
class Closed:
    """A context with what follows from it, and `inferred`, which closes data in that context."""

    context: Graph
    inferred: _Closing


def close(ontology: Graph, context: Graph) -> Closed:
    try:
        from kg.reason import Reasoner
    except ImportError:
        return _by_owlrl(ontology, context)
    reasoner = Reasoner(ontology, context)
    return Closed(context + reasoner.context_inferred, lambda data: reasoner.close(data).inferred)


def _by_owlrl(ontology: Graph, context: Graph) -> Closed:
    axioms = new_graph()
    for triple in ontology:
        if CKG.base not in str(triple[1]) and not hasattr(triple[2], "language"):
            axioms.add(triple)

    def closure(data: Graph) -> Graph:
        import owlrl

        everything = axioms + context + data
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(everything)
        kept = new_graph()
        for subject, predicate, value in everything:
            ours = str(predicate) in CKG or (str(predicate) == RDF["type"] and str(value) in CKG)
            if ours and isinstance(subject, URIRef) and str(subject) not in CKG:
                kept.add((subject, predicate, value))
        return kept

    known = closure(new_graph())
    return Closed(context + known, lambda data: closure(data) - known)
