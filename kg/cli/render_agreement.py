"""The agreement of two coders as people read it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.agreement.compare import Agreement, FieldAgreement, Pair, Unit
from kg.cli.page import Page
from kg.cli.pages import new_page


def print_agreement(found: Agreement) -> None:
    """Print who has which claims, where paired claims differ, and the measures of agreement."""
    page = new_page()
    page.line((f"Agreement of two encodings of {found.article}", "bold"))
    names = [", ".join(coders) or "nobody" for coders in found.coders]
    for letter, path, name, count in zip(
        "AB", (found.one, found.other), names, found.claims, strict=True
    ):
        page.line(f"{letter}  {path}: {name}, {count} claims", indent=2)
    units = f"{len(found.pairs)} pairs · F1 of the units {_share(found.f1)}"
    page.line(f"{units} · mean overlap of their quotes {_share(found.mean_overlap)}")
    _print_units(page, "Only in A", found.only_in_one)
    _print_units(page, "Only in B", found.only_in_other)
    differing = [pair for pair in found.pairs if pair.differences or pair.overlap < 1]
    if differing:
        page.line(("\nPairs that differ", "bold"))
        headings = ["A", "B", "Overlap", "Field", "In A", "In B"]
        page.table(headings, [row for pair in differing for row in _rows(pair)])
    if found.pairs:
        page.line(("Agreement by field, over the pairs", "bold"))
        headings = ["Field", "Agreed", "Cohen's kappa"]
        page.table(headings, [_measures(each) for each in found.fields])


def _print_units(page: Page, heading: str, units: Iterable[Unit]) -> None:
    lines = [f"{unit.claim}  {unit.kind}  “{unit.quote}”" for unit in units]
    if lines:
        page.line((f"\n{heading}", "bold"))
        for line in lines:
            page.line(line, indent=2)


def _rows(pair: Pair) -> list[list[str]]:
    """A row for each field in which a pair differs; one without a field for its words alone."""
    fields = [[name, *values] for name, values in pair.differences.items()] or [["words", "", ""]]
    return [[pair.one, pair.other, _share(pair.overlap), *field] for field in fields]


def _measures(field: FieldAgreement) -> list[str]:
    kappa = "not defined" if field.kappa is None else f"{field.kappa:.2f}"
    return [field.field, _share(field.agreed), kappa]


def _share(share: float | None) -> str:
    return "none" if share is None else f"{share:.0%}"
