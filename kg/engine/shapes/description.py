"""The shapes graph as the compiler reads it: what each node says, and lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.namespaces import RDF
from kg.statements import Statement, Term, term

FIRST, _REST, _NIL = (term(RDF[name]) for name in ("first", "rest", "nil"))


class Description:
    """The statements of a shapes graph by their subjects, in a fixed order."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._of: dict[Term, list[tuple[Term, Term]]] = defaultdict(list)
        for subject, predicate, value in sorted(set(statements)):
            self._of[subject].append((predicate, value))

    def __contains__(self, node: Term) -> bool:
        """Whether something is said about `node`."""
        return node in self._of

    def nodes(self) -> list[Term]:
        """The nodes about which something is said."""
        return list(self._of)

    def properties(self, node: Term) -> list[tuple[Term, Term]]:
        """What is said about `node`: properties and their values."""
        return self._of.get(node, [])

    def objects(self, node: Term, name: Term) -> list[Term]:
        """What `node` has for the property `name`."""
        return [value for predicate, value in self.properties(node) if predicate == name]

    def items(self, head: Term) -> Iterator[Term]:
        """The members of the list that begins at `head`; none where there is no list."""
        seen = set()
        while head != _NIL and head not in seen:
            seen.add(head)
            yield from self.objects(head, FIRST)
            head = next(iter(self.objects(head, _REST)), _NIL)
