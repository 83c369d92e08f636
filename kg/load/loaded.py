"""What loading makes of an article, whatever the form of its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.findings import Finding
from kg.load.later import Lazy
from kg.load.places import Ends, Positions, Values
from kg.statements import Statement

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass
class LoadedArticle:
    """What an article states, what is wrong with it, and where its nodes and its text stand.

    `rejected` are nodes and properties whose values were already reported and left out, so that a
    shape need not report again that they are missing. `values` are where single values stand,
    `ends` the columns after what stands at a place. `iri` is None when the file does not even
    say which article it is. `text_line` is the line of the file on which the text begins; None for
    an article given as RDF. `stated` is what it states; `asked` are the normalised names that were
    looked up in the gazetteer, to find what it means.
    """

    path: str
    iri: str | None = None
    findings: list[Finding] = field(default_factory=list)
    positions: Lazy[Positions] = Lazy(dict)  # noqa: RUF009
    rejected: set[tuple[str, str | None]] = field(default_factory=set)
    text_line: int | None = None
    values: Lazy[Values] = Lazy(dict)  # noqa: RUF009
    ends: Ends = field(default_factory=dict)
    stated: set[Statement] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)

    @property
    def graph(self) -> Graph:
        """What the article states, for who needs it as an rdflib graph; made each time."""
        from kg.terms import graph_from_statements

        return graph_from_statements(self.stated)
