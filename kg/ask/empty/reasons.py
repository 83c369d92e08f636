"""Why one triple pattern matches nothing in a graph.

Each reason is a fact about the graph that was looked up: what the values of the property are, in
which direction it is used, what stands with it. Where no reason is sure, none is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyoxigraph as ox
from rdflib.paths import InvPath, MulPath, Path, SequencePath
from rdflib.term import Identifier, Literal, URIRef, Variable

from kg.ask.empty.names import meant, unknown
from kg.ask.empty.patterns import Part, Triple, triple_part
from kg.ask.empty.probes import VALUE, Probes
from kg.ask.empty.wording import datatype, shown, written
from kg.load.names import near_words
from kg.namespaces import CKG, ID, RDF, XSD, compact

_ANY, _OTHER = Variable(VALUE), Variable("probed_other")
_FEW = 3
_MOST_CLASSES = 8
_TEXTS = {XSD["string"], RDF["langString"]}
Reason = Callable[[Probes, Triple], str | None]


def why_no_match(probes: Probes, part: Part, triple: Triple) -> str | None:
    """Why `part`, which is `triple`, matches nothing, as the end of a sentence; None in doubt."""
    if part.graph is not None and probes.matches([triple_part(triple)]):
        return _in_other_graphs(probes, part.graph, triple)
    return next((said for reason in _REASONS if (said := reason(probes, triple))), None)


def _in_other_graphs(probes: Probes, graph: Identifier, triple: Triple) -> str | None:
    """A pattern that matches, but not in the graph that the query names."""
    said = unknown(probes.store, str(graph)) if str(graph) in ID else None
    inside = triple_part(triple, Variable(VALUE)).text
    graphs = ", ".join(sorted(shown(name) for name in probes.values(inside)))
    return said or f"it matches in {graphs}, not in {shown(graph)}"


# -- names ---------------------------------------------------------------------------------


def _property_unused(probes: Probes, triple: Triple) -> str | None:
    """A property, or a step of a path, that no triple of the graph has."""
    for iri in _steps(triple.predicate):
        if not probes.matches([triple_part(Triple(_ANY, URIRef(iri), _OTHER))]):
            return _about_unused(probes, iri)
    return None


def _steps(predicate: Any) -> list[str]:
    """The properties of which a predicate or path needs each."""
    if isinstance(predicate, URIRef):
        return [str(predicate)]
    if isinstance(predicate, SequencePath):
        return [iri for step in predicate.args for iri in _steps(step)]
    if isinstance(predicate, InvPath):
        return _steps(predicate.arg)
    if isinstance(predicate, MulPath) and predicate.mod == "+":
        return _steps(predicate.path)
    return []


def _about_unused(probes: Probes, iri: str) -> str:
    name = shown(URIRef(iri))
    if probes.matches([triple_part(Triple(_ANY, URIRef(RDF["type"]), URIRef(iri)))]):
        return f"{name} is a class, not a property; `?x a {name}` asks for its members"
    if iri in probes.store:
        return f"no triple of the graph has the property {name}"
    used = probes.values(f"?s ?{VALUE} ?o", limit=1000)
    near = meant(iri, (term.value for term in used))
    if iri in CKG:
        return f"the ontology has no term {CKG.local(iri)!r}{near}"
    return f"the graph has no property {name}{near}"


def _thing_unknown(probes: Probes, triple: Triple) -> str | None:
    """A thing of ours that the graph does not know at all."""
    for term in (triple.subject, triple.object):
        if isinstance(term, URIRef) and str(term) in ID:
            said = unknown(probes.store, str(term))
            if said:
                return said
    return None


# -- classes -------------------------------------------------------------------------------


def _no_such_class(probes: Probes, triple: Triple) -> str | None:
    """`?x a C` where nothing is a C, or C is no class."""
    if str(triple.predicate) != RDF["type"] or not isinstance(triple.object, URIRef):
        return None
    kind, name = triple.object, shown(triple.object)
    if isinstance(triple.subject, URIRef):
        own = probes.values(f"{triple.subject.n3()} a ?{VALUE}")
        named = class_names(own)
        return f"{shown(triple.subject)} is {named}" if named else None
    if probes.matches([triple_part(Triple(_ANY, URIRef(RDF["type"]), kind))]):
        return None
    if str(kind) not in probes.store:
        used = probes.values(f"?s a ?{VALUE}", limit=1000)
        said = f"the graph has no class {name}{meant(str(kind), (term.value for term in used))}"
        return unknown(probes.store, str(kind)) if str(kind) in CKG else said
    own = probes.values(f"{kind.n3()} a ?{VALUE}")
    if any(term.value.endswith("#Class") for term in own):
        return f"nothing in the graph is a {name}"
    return f"{name} is no class" + (f" but {class_names(own)}" if class_names(own) else "")


def class_names(terms: Sequence[Any]) -> str:
    """Classes of our ontology, narrow ones as good as wide ones, as names in a list."""
    iris = [term for term in terms if isinstance(term, ox.NamedNode)]
    ours = [term for term in iris if term.value in CKG] or iris
    names = sorted(shown(term) for term in ours)
    return ", ".join(names[:_MOST_CLASSES]) + (", …" if len(names) > _MOST_CLASSES else "")


# -- direction -----------------------------------------------------------------------------


def _other_way_round(probes: Probes, triple: Triple) -> str | None:
    """A pattern that would match with its subject and object exchanged."""
    turned = turned_round(triple)
    named = not (isinstance(triple.subject, Variable) and isinstance(triple.object, Variable))
    if turned is not None and named and probes.matches([triple_part(turned)]):
        return f"the graph has it the other way round: `{written(turned)}`"
    return None


def turned_round(triple: Triple) -> Triple | None:
    """`triple` with subject and object exchanged; None where that is no pattern."""
    if isinstance(triple.predicate, Path) or isinstance(triple.object, Literal):
        return None
    return Triple(triple.object, triple.predicate, triple.subject)


# -- values --------------------------------------------------------------------------------


def _subject_lacks_it(probes: Probes, triple: Triple) -> str | None:
    """A named subject that has no such property, whatever the value."""
    if isinstance(triple.subject, Variable) or _endless(triple):
        return None
    if probes.matches([triple_part(Triple(triple.subject, triple.predicate, _ANY))]):
        return None
    return f"{shown(triple.subject)} has no {shown(triple.predicate)}"


def _other_values(probes: Probes, triple: Triple) -> str | None:
    """A value that the property has nowhere, with the values that it does have."""
    if isinstance(triple.object, Variable) or _endless(triple):
        return None
    asked = triple_part(Triple(triple.subject, triple.predicate, _ANY)).text
    if isinstance(triple.object, Literal):
        return _other_literals(probes, triple.object, asked, shown(triple.predicate))
    values = probes.values(asked, limit=_FEW)
    if values and all(isinstance(value, ox.Literal) for value in values):
        return f"the values of {shown(triple.predicate)} are no things, but such as {_some(values)}"
    return f"the values are others, such as {_some(values)}" if values else None


def _endless(triple: Triple) -> bool:
    """Whether the predicate is a path that reaches each node from itself."""
    return isinstance(triple.predicate, Path) and any(
        mark in triple.predicate.n3() for mark in "*?"
    )


def _other_literals(probes: Probes, literal: Literal, asked: str, name: str) -> str | None:
    wanted = Literal(str(literal)).n3()
    same = f"{asked} FILTER(ISLITERAL(?{VALUE}) && LCASE(STR(?{VALUE})) = LCASE({wanted}))"
    written_so = probes.values(same, limit=_FEW)
    if written_so:
        forms = " or ".join(sorted(shown(value) for value in written_so))
        return f"the graph has it as {forms}, not as {shown(literal)}"
    kinds = {v.value for v in probes.values(asked, f"DATATYPE(?{VALUE})")}
    values = probes.values(asked)
    if not kinds:
        return f"the values of {name} are things, such as {_some(values)}" if values else None
    if datatype(literal) not in kinds and not _both_text(datatype(literal), kinds):
        listed = " or ".join(sorted(compact(kind) for kind in kinds))
        return (
            f"the values of {name} are {listed}, such as {_some(values[:1])}; "
            f"{shown(literal)} is {compact(datatype(literal))}"
        )
    texts = [v for v in values if isinstance(v, ox.Literal) and datatype(v) in _TEXTS]
    near = near_words(str(literal), [value.value for value in texts])
    found = [value for value in texts if value.value in near]
    if found:
        return f"no value is so; did you mean {shown(found[0])}?"
    others = probes.values(
        f"?s ?{VALUE} ?o FILTER(ISLITERAL(?o) && LCASE(STR(?o)) = LCASE({wanted}))"
    )
    if others and datatype(literal) in _TEXTS:
        return f"no value of {name} is so; it stands under {_some(others)}"
    return f"no value of {name} is so; there is, for example, {_some(values[:_FEW])}"


def _both_text(one: str, kinds: set[str]) -> bool:
    return one in _TEXTS and bool(kinds & _TEXTS)


def _some(values: Sequence[Any]) -> str:
    return ", ".join(sorted(shown(value) for value in values[:_FEW]))


_REASONS: tuple[Reason, ...] = (
    _property_unused,
    _no_such_class,
    _thing_unknown,
    _other_way_round,
    _subject_lacks_it,
    _other_values,
)
