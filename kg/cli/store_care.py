"""The commands that care for a project's store: verify, back up, restore, compact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.findings import Finding


def store_in(folder: Path | None) -> Path:
    """The directory of the store of the project in `folder`, or around the current one."""
    from kg.findings import UnreadableError
    from kg.upkeep.place import store_path

    path = store_path(project_in(folder))
    if path is None:
        raise UnreadableError("no store can be kept: the user has no home; set CONFLICT_KG_CACHE")
    return path


@click.command("verify-store")
@PROJECT
@JSON
def verify_store(folder: Path | None, as_json: bool) -> int:
    """Read every graph of the store and compare it with its manifest: count and SHA-256.

    Exit code 1 when something differs. Others may write meanwhile.
    """
    from kg.store import open_snapshot
    from kg.store.manifest import verify

    snapshot = open_snapshot(store_in(folder))
    try:
        found = list(verify(snapshot))
        graphs = len(snapshot.graphs())
    finally:
        snapshot.close()
    if as_json:
        print_json({"graphs": graphs, "findings": _as_data(found)})
    else:
        for finding in found:
            click.echo(f"{finding} {finding.advice}")
        tell(f"{graphs:,} graphs read, {len(found):,} differ from what was written")
    return 1 if found else 0


def _as_data(findings: Iterable[Finding]) -> list[dict[str, str | None]]:
    return [
        {"code": found.code, "graph": found.focus, "message": found.message} for found in findings
    ]


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@PROJECT
def backup(directory: Path, folder: Path | None) -> None:
    """Write a backup of the store to DIRECTORY, a new one.

    It is a store itself, consistent whoever writes meanwhile, and there whole or not at all.
    """
    from kg.store.care import backup as write_backup

    size = write_backup(store_in(folder), directory)
    tell(f"{directory}: {_megabytes(size)}; `kg restore {directory}` brings it back")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--force", is_flag=True, help="Replace a store that holds something else.")
@PROJECT
def restore(directory: Path, force: bool, folder: Path | None) -> None:
    """Put the backup in DIRECTORY in the place of the project's store, whole or not at all.

    The project's files are not touched: `kg build` brings the store in line with them.
    """
    from kg.store.care import restore as restore_from

    path = store_in(folder)
    changed = restore_from(directory, path, force)
    tell(f"{path}: restored" if changed else f"{path}: holds the same already")


@click.command()
@PROJECT
@JSON
def compact(folder: Path | None, as_json: bool) -> None:
    """Write the store anew, without what is no longer needed.

    While it runs, old and new lie on the disk, questions are answered, and others wait to write.
    """
    from kg.store.care import compact as write_anew

    sizes = write_anew(store_in(folder))
    if as_json:
        print_json({"bytes_before": sizes.before, "bytes_after": sizes.after})
    else:
        tell(f"{_megabytes(sizes.before)} before, {_megabytes(sizes.after)} after")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


ALL = (verify_store, backup, restore, compact)
