"""Why a triple pattern that matches alone does not match together with others."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib.term import URIRef, Variable

from kg.ask.empty.patterns import Part, triple_part
from kg.ask.empty.probes import VALUE, Probes, joined
from kg.ask.empty.reasons import class_names, turned_round
from kg.ask.empty.wording import shown, written
from kg.namespaces import RDF


def why_no_join(probes: Probes, parts: Sequence[Part], last: Part) -> str | None:
    """Why `last`, which matches alone, does not match together with `parts`, which do."""
    if last.triple is None:
        return None
    turned = turned_round(last.triple)
    if turned is not None and probes.matches([*parts, triple_part(turned)]):
        return f"it would match the other way round: `{written(turned)}`"
    for other in parts:
        said = _of_another_class(probes, other, last) or _of_another_class(probes, last, other)
        if said:
            return said
    return None


def _of_another_class(probes: Probes, typed: Part, used: Part) -> str | None:
    """Where `typed` says of which class a variable is, and nothing of that class stands so."""
    triple = typed.triple
    if triple is None or used.triple is None or str(triple.predicate) != RDF["type"]:
        return None
    if not isinstance(triple.subject, Variable) or not isinstance(triple.object, URIRef):
        return None
    if str(triple.subject) not in used.variables or probes.matches([typed, used]):
        return None
    kinds = probes.values(f"{used.text} {triple.subject.n3()} a ?{VALUE}")
    if not kinds:
        return None
    return f"{shown(triple.subject)} in {f'`{written(used.triple)}`'} is {class_names(kinds)}"


def examples(probes: Probes, parts: Sequence[Part], last: Part) -> str | None:
    """What a variable that both `parts` and `last` use is in each; None where they share none."""
    shared = last.variables & {name for part in parts for name in part.variables}
    for name in sorted(shared):
        here = probes.values(last.text, f"?{name}", limit=1)
        users = [part for part in parts if name in part.variables]
        there = probes.values(joined(users), f"?{name}", limit=1)
        if here and there:
            first, second = shown(here[0]), shown(there[0])
            return f"?{name} is, for example, {first} in the first and {second} in the second"
    return None
