"""From what a shape or the reasoner found to the line and column of the words concerned.

SHACL names a node, sometimes a property and a value. The loader knows where it read each of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.findings import Finding
from kg.load.loaded import LoadedArticle
from kg.load.places import Place
from kg.load.vocabulary import COMPUTED_KEYS, load_vocabulary
from kg.namespaces import compact

if TYPE_CHECKING:
    from kg.load.gazetteer_file import Gazetteer


def located(
    findings: list[Finding], read: LoadedArticle | Gazetteer, path: str | None = None
) -> list[Finding]:
    """The findings with path, line and column of the words that they are about.

    Tried in this order, the first that was `read`: the value found, the property, the node, the
    node of which it is a part. What has no place has the `path` of the file alone.
    """
    return [f if f.path is not None else _located(f, read, path) for f in findings]


def add_located(article: LoadedArticle, found: list[Finding]) -> None:
    """Add what the checks found to the findings of `article`, each with its place.

    What was reported and left out when the file was read is not reported once more.
    """
    found = [f for f in found if (f.focus, f.property) not in article.rejected]
    if article.rejected:  # what was left out would be missed by the advice, too
        found = [f for f in found if f.severity == "violation"]
    article.findings += located(found, article, article.path)


def _located(finding: Finding, read: LoadedArticle | Gazetteer, path: str | None) -> Finding:
    place = next(_places(finding, read), None)
    if place is None:
        return replace(finding, path=path, advice=_advice(finding, read))
    file, line, column = place
    return replace(
        finding,
        path=file,
        line=line,
        column=column,
        end_column=read.ends.get(place),
        advice=_advice(finding, read),
    )


def _places(finding: Finding, read: LoadedArticle | Gazetteer) -> Iterator[Place]:
    node: str | None = finding.focus
    if node is None:
        return
    if finding.property is not None and finding.value is not None:
        yield from _known(read.values.get((node, finding.property, finding.value)))
    if finding.property is not None:
        yield from _known(read.positions.get((node, finding.property)))
    if finding.value is not None:
        yield from _known(read.positions.get((finding.value, None)), finding.value, node)
        yield from _of_value(node, finding.value, read)
    while node:
        yield from _known(read.positions.get((node, None)))
        node = node.rpartition(".")[0]


def _known(place: Place | None, value: str = "", node: str = "") -> Iterator[Place]:
    """`place`, if there is one and `value` is a part of `node`."""
    if place is not None and (not node or value.startswith(f"{node}.")):
        yield place


def _of_value(node: str, value: str, read: LoadedArticle | Gazetteer) -> Iterator[Place]:
    """Where `value` is written as a value of `node`, else of a part of it."""
    found = [
        (subject != node, place)
        for (subject, _, given), place in read.values.items()
        if given == value and (subject == node or subject.startswith(f"{node}."))
    ]
    yield from (place for _, place in sorted(found))


def _advice(finding: Finding, read: LoadedArticle | Gazetteer) -> str | None:
    """What to add, where a property is asked for that the node does not have."""
    wanted, node = finding.property, finding.focus or ""
    if wanted is None or finding.value is not None or (node, wanted) in read.positions:
        return finding.advice
    if isinstance(read, LoadedArticle) and read.text_line is None:  # RDF has no keys
        return f"Add {compact(wanted)}."
    keys = load_vocabulary().keys.values()
    names = sorted({key.name for key in keys if key.iri == wanted} - COMPUTED_KEYS)
    return f"Add the key {' or '.join(map(repr, names))}." if names else finding.advice
