"""The agreement of two coders as people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.agreement.compare import Agreement, FieldAgreement, Pair, Unit
from kg.cli.render import new_console, print_rows

if TYPE_CHECKING:
    from rich.console import Console


def print_agreement(found: Agreement) -> None:
    """Print who has which claims, where paired claims differ, and the measures of agreement."""
    from rich.text import Text

    console = new_console()
    console.print(Text(f"Agreement of two encodings of {found.article}"), style="bold")
    names = [", ".join(coders) or "nobody" for coders in found.coders]
    for letter, path, name, count in zip(
        "AB", (found.one, found.other), names, found.claims, strict=True
    ):
        console.print(Text(f"  {letter}  {path}: {name}, {count} claims"))
    units = f"{len(found.pairs)} pairs · F1 of the units {_share(found.f1)}"
    console.print(f"{units} · mean overlap of their quotes {_share(found.mean_overlap)}")
    _print_units(console, "Only in A", found.only_in_one)
    _print_units(console, "Only in B", found.only_in_other)
    differing = [pair for pair in found.pairs if pair.differences or pair.overlap < 1]
    if differing:
        console.print("\nPairs that differ", style="bold")
        headings = ["A", "B", "Overlap", "Field", "In A", "In B"]
        print_rows(console, headings, [row for pair in differing for row in _rows(pair)])
    if found.pairs:
        console.print("Agreement by field, over the pairs", style="bold")
        headings = ["Field", "Agreed", "Cohen's kappa"]
        print_rows(console, headings, [_measures(each) for each in found.fields])


def _print_units(console: Console, heading: str, units: Iterable[Unit]) -> None:
    from rich.text import Text

    lines = [f"  {unit.claim}  {unit.kind}  “{unit.quote}”" for unit in units]
    if lines:
        console.print(f"\n{heading}", style="bold")
        for line in lines:
            console.print(Text(line))


def _rows(pair: Pair) -> list[list[str]]:
    """A row for each field in which a pair differs; one without a field for its words alone."""
    fields = [[name, *values] for name, values in pair.differences.items()] or [["words", "", ""]]
    return [[pair.one, pair.other, _share(pair.overlap), *field] for field in fields]


def _measures(field: FieldAgreement) -> list[str]:
    kappa = "not defined" if field.kappa is None else f"{field.kappa:.2f}"
    return [field.field, _share(field.agreed), kappa]


def _share(share: float | None) -> str:
    return "none" if share is None else f"{share:.0%}"
