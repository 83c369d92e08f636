"""How well claims are drafted: `python bench/draft.py`.

Drafts the built-in article, and the 20 invented reports of `tests/draft/held_out`, without their
coded claims, and compares what is drafted with what was coded. A folder that is named is measured
instead; `--claims` then lists what was missed and what was drafted in vain. What is held out is
never listed.

A drafted and a coded claim can be one of three things to each other, each one-to-one, by a
matching of the greatest size:

- near: they are of the same class, and their quotes share at least half of the code points of both
  together.
- match: they are of the same class; the same actors have the same roles; the places, in and near,
  and the polarity are equal.
- strict: they match, the four date bounds are equal, and so are the links of the source chain that
  the text itself credits.

What is held out was measured three times while rules were made: twice at first, once after they
were widened. Of the reports in `tests/draft/tuning`, t11 to t23 were measured once before rules
were run on them: 111 coded, 39 drafted, 21 matched.

Presupposed claims count like others. Precision is the share of drafted claims that have a
counterpart, recall the share of coded ones, F1 their harmonic mean.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import rdflib

from kg.draft.draft import draft_article
from kg.load.article_file import load_article_file
from kg.load.front_matter import split_front_matter
from kg.load.gazetteer_file import Gazetteer, load_gazetteer
from kg.load.yaml_tree import Mapping, read_yaml
from kg.namespaces import CKG, RDF
from kg.project import GAZETTEER_SUFFIXES, built_in_project

HELD_OUT = Path(__file__).parent.parent / "tests" / "draft" / "held_out"
CODED = ("claims", "coderClaims")
ROLES = (
    *("gainedBy", "lostBy", "oustedBy", "attacker", "target", "participant", "holder", "force"),
    *("member", "whole", "sufferedBy", "declaredBy", "supporter", "beneficiary", "intendedBy"),
    *("defines", "subject", "object"),
)
BOUNDS = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")


@dataclass(frozen=True)
class Claim:
    """What is compared of a claim; `span` are the code points of its quote."""

    name: str
    kind: str
    roles: frozenset[tuple[str, str]]
    places: frozenset[tuple[str, str]]
    polarity: str
    bounds: tuple[str | None, ...]
    chain: tuple[str, ...]
    span: frozenset[int]


@dataclass
class Counts:
    """How many claims were drafted and coded, and how many of them have a counterpart."""

    drafted: int = 0
    coded: int = 0
    near: int = 0
    match: int = 0
    strict: int = 0
    articles: int = 0
    violations: int = 0

    def add(self, other: Counts) -> None:
        """Add the numbers of `other`."""
        for name in (field.name for field in fields(self)):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def precision(self, how: str) -> float:
        """The share of drafted claims with a counterpart; `how` is near, match or strict."""
        return float(getattr(self, how)) / self.drafted if self.drafted else 0.0

    def recall(self, how: str) -> float:
        """The share of coded claims with a counterpart."""
        return float(getattr(self, how)) / self.coded if self.coded else 0.0

    def f1(self, how: str) -> float:
        """The harmonic mean of precision and recall."""
        both = self.drafted + self.coded
        return 2 * float(getattr(self, how)) / both if both else 0.0


def is_near(drafted: Claim, coded: Claim) -> bool:
    """Whether two claims are of one class and quote, by half at least, the same words."""
    shared, together = drafted.span & coded.span, drafted.span | coded.span
    return drafted.kind == coded.kind and 2 * len(shared) >= len(together)


def is_match(drafted: Claim, coded: Claim) -> bool:
    """Whether two claims tell the same of the same actors and places."""
    names = ("kind", "roles", "places", "polarity")
    return all(getattr(drafted, name) == getattr(coded, name) for name in names)


def is_strict(drafted: Claim, coded: Claim) -> bool:
    """Whether two claims match in their dates and chains, too."""
    same = drafted.bounds == coded.bounds and drafted.chain == coded.chain
    return same and is_match(drafted, coded)


MEASURES: dict[str, Callable[[Claim, Claim], bool]] = {
    "near": is_near,
    "match": is_match,
    "strict": is_strict,
}


def pairs(
    drafted: Sequence[Claim], coded: Sequence[Claim], same: Callable[[Claim, Claim], bool]
) -> dict[int, int]:
    """Coded claims by number, with the drafted one that each is paired with: as many as can be."""
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for number, other in enumerate(coded):
            if number in tried or not same(drafted[one], other):
                continue
            tried.add(number)
            if number not in taken or place(taken[number], tried):
                taken[number] = one
                return True
        return False

    for one in range(len(drafted)):
        place(one, set())
    return taken


def uncoded(source: str) -> str:
    """The article file `source` without its claims and coder's claims."""
    parts = split_front_matter(source)
    tree = read_yaml(parts[0], "")[0] if parts else None
    if parts is None or not isinstance(tree, Mapping):
        raise ValueError("not an article file")
    lines = parts[0].split("\n")
    begins = sorted((key.line, name) for name, key in tree.keys.items())
    kept = list(lines[: begins[0][0] - 1])
    for (begin, name), (end, _) in zip(begins, [*begins[1:], (len(lines) + 1, "")], strict=True):
        if name not in CODED:
            kept += lines[begin - 1 : end - 1]
    return "\n".join(["---", *kept, "---", "", parts[1], ""])


def claims_of(path: Path, gazetteer: Gazetteer) -> tuple[list[Claim], int]:
    """The claims in the article file `path`, and how many violations loading it finds."""
    loaded = load_article_file(path, gazetteer.names)
    graph = loaded.graph
    found = [
        _claim(graph, node)
        for node in graph.subjects(rdflib.URIRef(RDF["type"]), rdflib.URIRef(CKG["Claim"]))
    ]
    wrong = sum(finding.severity == "violation" for finding in loaded.findings)
    return sorted(found, key=lambda claim: claim.name), wrong


def _values(graph: rdflib.Graph, node: Any, name: str) -> list[Any]:
    return list(graph.objects(node, rdflib.URIRef(CKG[name])))


def _claim(graph: rdflib.Graph, node: Any) -> Claim:
    (content,) = _values(graph, node, "hasContent")
    (kind,) = graph.objects(content, rdflib.URIRef(RDF["type"]))
    (polarity,) = _values(graph, content, "hasPolarity")
    date = next(iter(_values(graph, content, "hasDate")), None)
    keys = _role_properties()
    return Claim(
        name=str(node).rpartition("/")[2],
        kind=str(kind).rpartition("/")[2].rpartition("#")[2],
        roles=frozenset((r, str(v)) for r, p in keys.items() for v in graph.objects(content, p)),
        places=frozenset(
            (where, str(v))
            for where in ("atPlace", "nearPlace")
            for v in _where(graph, content, where)
        ),
        polarity=str(polarity),
        bounds=tuple(_bound(graph, date, name) for name in BOUNDS),
        chain=_chain(graph, node),
        span=frozenset(_span(graph, node)),
    )


def _role_properties() -> dict[str, rdflib.URIRef]:
    from kg.load.vocabulary import load_vocabulary

    keys = load_vocabulary().keys
    return {role: rdflib.URIRef(keys[role].iri) for role in ROLES}


def _where(graph: rdflib.Graph, content: Any, where: str) -> list[Any]:
    from kg.load.vocabulary import load_vocabulary

    key = load_vocabulary().keys["place" if where == "atPlace" else "near"]
    return list(graph.objects(content, rdflib.URIRef(key.iri)))


def _bound(graph: rdflib.Graph, date: Any, name: str) -> str | None:
    return next((str(value) for value in _values(graph, date, name)), None) if date else None


def _chain(graph: rdflib.Graph, node: Any) -> tuple[str, ...]:
    links = []
    for link in _values(graph, node, "hasSource"):
        (position,) = _values(graph, link, "position")
        (credit,) = _values(graph, link, "hasCredit")
        if not str(credit).endswith(("UncreditedStatus", "DroppedStatus")):
            links.append((int(position), str(next(iter(_values(graph, link, "namesSource")), ""))))
    return tuple(source for _, source in sorted(links))


def _span(graph: rdflib.Graph, node: Any) -> Iterable[int]:
    for quote in _values(graph, node, "hasQuote"):
        (start,) = _values(graph, quote, "start")
        (end,) = _values(graph, quote, "end")
        yield from range(int(start), int(end))


def measured(path: Path, gazetteer: Gazetteer) -> tuple[Counts, list[Claim], list[Claim]]:
    """The counts for one article file, with its drafted and its coded claims."""
    coded, _ = claims_of(path, gazetteer)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / path.name
        scratch.write_text(uncoded(path.read_text("utf-8")), "utf-8")
        made = draft_article(scratch, gazetteer)
        scratch.write_text(made.written(), "utf-8")
        drafted, violations = claims_of(scratch, gazetteer)
    counts = Counts(len(drafted), len(coded), articles=1, violations=violations)
    for name, same in MEASURES.items():
        setattr(counts, name, len(pairs(drafted, coded, same)))
    return counts, drafted, coded


def articles_of(folder: Path) -> tuple[list[Path], Gazetteer]:
    """The articles in `folder`, and the gazetteer of its own files and the built-in ones."""
    own = [f for f in sorted(folder.rglob("*")) if f.suffix in GAZETTEER_SUFFIXES]
    gazetteer = load_gazetteer([*built_in_project().gazetteer_files, *own])
    files = sorted(folder.rglob("*.md"))
    return [f for f in files if f.read_text("utf-8").startswith("---")], gazetteer


def measured_all(files: Iterable[Path], gazetteer: Gazetteer) -> Counts:
    """The counts of several articles together."""
    total = Counts()
    for file in files:
        total.add(measured(file, gazetteer)[0])
    return total


def built_in() -> Counts:
    """The counts for the built-in article."""
    project = built_in_project()
    files = [file for file in project.article_files if file.suffix == ".md"]
    return measured_all(files, load_gazetteer(list(project.gazetteer_files)))


def held_out() -> Counts:
    """The counts for the reports that are held out."""
    return measured_all(*articles_of(HELD_OUT))


def lines_for(name: str, counts: Counts) -> list[str]:
    """The figures, a line for each measure."""
    told = f"{counts.articles} articles, {counts.coded} coded, {counts.drafted} drafted"
    lines = [f"{name}: {told}"]
    for how in MEASURES:
        shares = (counts.precision(how), counts.recall(how), counts.f1(how))
        numbers = "precision {:.0%}, recall {:.0%}, F1 {:.0%}".format(*shares)
        lines.append(f"  {how:6} {getattr(counts, how):4}: {numbers}")
    return lines


def _list(folder: Path) -> None:
    files, gazetteer = articles_of(folder)
    for file in files:
        _, drafted, coded = measured(file, gazetteer)
        taken = pairs(drafted, coded, is_match)
        for number, claim in enumerate(coded):
            if number not in taken:
                print("missed ", _shown(claim))
        for number, claim in enumerate(drafted):
            if number not in taken.values():
                print("in vain", _shown(claim))
            else:
                other = coded[next(c for c, d in taken.items() if d == number)]
                if not is_strict(claim, other):
                    print("differs", _shown(claim), "|", other.bounds, *_names(other.chain))


def _shown(claim: Claim) -> str:
    roles = [f"{role}={iri.rpartition('/')[2]}" for role, iri in sorted(claim.roles)]
    places = [f"{where}={iri.rpartition('/')[2]}" for where, iri in sorted(claim.places)]
    polarity = "denied" if "Denied" in claim.polarity else ""
    return " ".join(
        [claim.name, claim.kind, *roles, *places, polarity, str(claim.bounds), *_names(claim.chain)]
    )


def _names(chain: Iterable[str]) -> list[str]:
    return [iri.rpartition("/")[2] for iri in chain]


def main() -> None:
    """Print the figures of what is named, else of the built-in article and what is held out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--claims", action="store_true", help="list them; not of the held out")
    arguments = parser.parse_args()
    folder = arguments.folder
    if (
        folder is not None
        and arguments.claims
        and HELD_OUT.resolve() in (folder.resolve(), *folder.resolve().parents)
    ):
        parser.error("the held-out reports may not be looked at: name another folder")
    if folder is not None:
        if arguments.claims:
            _list(folder)
        print(*lines_for(folder.name, measured_all(*articles_of(folder))), sep="\n")
        return
    print(*lines_for("built-in article", built_in()), sep="\n")
    print(*lines_for("held out", held_out()), sep="\n")


if __name__ == "__main__":
    main()
