"""Everything that is checked of one article, over texts of N-Triples and without rdflib.

engine = Engine(ontology, shapes)              # once
desk = engine.within(context)                  # the gazetteer with what is inferred, or a part
inferred, findings = desk.check(statements)    # for each article

Where the gazetteer is large, `engine.with_parts(lookup)` looks up what each article needs of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.engine.closure import Closure, Schema
from kg.engine.part import Lookup, Part, part_of_gazetteer
from kg.engine.shapes import Checks
from kg.findings import Finding
from kg.statements import Statement, Term


class Engine:
    """An ontology and shapes, compiled once.

    NotCompiledError, by name, for an axiom or a constraint that is not implemented.
    """

    def __init__(self, ontology: Collection[Statement], shapes: Collection[Statement]) -> None:
        self._schema = Schema(ontology)
        self._checks = Checks(shapes, ontology)

    def within(self, context: Iterable[Statement]) -> EngineInContext:
        """The engine for articles that refer to `context`: the gazetteer, or their part of it.

        Give it with what is inferred about it; what is missing of that is inferred here.
        NotCompiledError when `context` has an axiom.
        """
        stated = set(context)
        closure = Closure(self._schema, stated)
        return EngineInContext(closure, self._checks, stated | closure.context_inferred)

    def with_parts(self, gazetteer: Lookup) -> EngineWithParts:
        """The engine for articles that refer to `gazetteer`, of which each needs little."""
        return EngineWithParts(self.within(()), gazetteer)


class EngineInContext:
    """Checks one article after the other in one context."""

    def __init__(self, closure: Closure, checks: Checks, context: set[Statement]) -> None:
        self._closure = closure
        self._checks = checks.within(context)

    def admit(self, part: Part) -> None:
        """Let the context hold `part`, too. NotCompiledError when it has an axiom."""
        self._closure.admit(part.stated, part.inferred)
        self._checks.admit(part.stated | part.inferred)

    def check(self, stated: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """What OWL RL infers from `stated`, and all that is wrong, without places in a file.

        NotCompiledError when `stated` holds an axiom: take the reference then.
        """
        checking = self._checks.checking(stated)
        found = checking.findings()
        inferred, clashes = self._closure.close(stated)
        return inferred, with_later(found + clashes, checking.findings_after(inferred))


class EngineWithParts:
    """Checks one article after the other, each with what it needs of a gazetteer.

    What was looked up for one stays for the next: an article's checks find the same in its part of
    the gazetteer, in the whole, and in anything between.
    """

    def __init__(self, context: EngineInContext, gazetteer: Lookup) -> None:
        self._context = context
        self._gazetteer = gazetteer
        self._known: set[Term] = set()

    def check(self, stated: set[Statement]) -> tuple[set[Statement], list[Finding]]:
        """What OWL RL infers from `stated`, and all that is wrong, without places in a file.

        NotCompiledError when `stated` holds an axiom: take the reference then.
        """
        part = part_of_gazetteer(stated, self._gazetteer, self._known)
        if part.stated or part.inferred:
            self._context.admit(part)
            self._known |= part.things
        return self._context.check(stated)


def with_later(found: list[Finding], again: Iterable[Finding]) -> list[Finding]:
    """`found`, and what was found only after reasoning: by code, node and property."""
    known = {(one.code, one.focus, one.property) for one in found}
    return found + [one for one in again if (one.code, one.focus, one.property) not in known]
