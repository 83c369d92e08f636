"""The commands that keep a project's store in line with its files."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.shared import JSON, PROJECT, print_json, project_in, tell

if TYPE_CHECKING:
    from kg.findings import Finding
    from kg.project import Project
    from kg.upkeep.build import How
    from kg.upkeep.done import Done

_NAMED = 20
"""How many articles that are left out are named at the end of a build."""


@click.command()
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes.")
@click.option("--from-scratch", is_flag=True, help="Build beside the old store, then replace it.")
@click.option("--reference", is_flag=True, help="Use owlrl and pySHACL alone, which is slow.")
@click.option(
    "--turtle/--no-turtle",
    default=None,
    help="Write each article's Turtle beside it; without, where there are few articles.",
)
@PROJECT
def build(
    jobs: int | None,
    from_scratch: bool,
    reference: bool,
    turtle: bool | None,
    folder: Path | None,
) -> int:
    """Bring the store in line with the project's files: only what changed is read again."""
    from kg.cli.progress import progress
    from kg.upkeep.build import How

    project = project_in(folder)
    started = time.monotonic()
    with progress() as shown:
        how = How(jobs=jobs, reference=reference, thorough=True, tell=shown)
        done = _built(project, from_scratch or reference, how)
    _show_findings(done.findings)
    _show_done(project, done, time.monotonic() - started)
    for path in _turtle(project, done, turtle):
        click.echo(f"wrote {path}")
    wrong = any(finding.severity == "violation" for finding in done.findings)
    return 1 if wrong or _differs(project, done) else 0


def _built(project: Project, from_scratch: bool, how: How) -> Done:
    from kg.upkeep.keeping import build_store

    return build_store(project, _path(project), from_scratch, how)


def _path(project: Project) -> Path:
    """The directory of the project's store."""
    from kg.findings import UsageError
    from kg.upkeep.place import store_path

    path = store_path(project)
    if path is None:
        raise UsageError("there is no folder for a store: name one in CONFLICT_KG_CACHE")
    return path


def _show_findings(findings: list[Finding]) -> None:
    from kg.cli.paths import finding_line

    for finding in findings:
        click.echo(finding_line(finding), err=True)


def _turtle(project: Project, done: Done, wanted: bool | None) -> list[str]:
    """The paths of the Turtle files that were written."""
    from kg.cache import MOST, Files
    from kg.cli.paths import near
    from kg.compiled import write_compiled
    from kg.project import COMPILED_SUFFIX
    from kg.store import open_snapshot
    from kg.upkeep.place import base_of

    if wanted is False or (wanted is None and len(project.article_files) > MOST):
        return []
    snapshot = open_snapshot(_path(project))
    try:
        made = {str(file) for file in done.made}
        files = Files(snapshot, base_of(project))
        fresh = {
            article: place
            for article, place in files.items()
            if place[0] in made or not Path(place[0]).with_suffix(COMPILED_SUFFIX).exists()
        }
        return [near(str(path)) for path in write_compiled(snapshot, fresh)]
    finally:
        snapshot.close()


def _show_done(project: Project, done: Done, seconds: float) -> None:
    """Print what was done, and, loudly, what is not in the store."""
    from kg.cli.paths import near

    articles = len(project.article_files) - len(done.left_out)
    click.echo(f"{articles} article{'s' * (articles != 1)}, {len(done.left_out)} left out")
    click.echo(
        f"{len(done.made)} read again, {done.unchanged} unchanged, {len(done.gone)} removed"
        f" ({seconds:.1f} s)"
    )
    for path in done.left_out[:_NAMED]:
        tell(f"NOT in the store: {near(path)}")
    if len(done.left_out) > _NAMED:
        tell(f"{len(done.left_out) - _NAMED} more are not: `kg status` names them all")


def _differs(project: Project, done: Done) -> bool:
    """Whether the reference engines, asked about a few of the articles, say something else."""
    from kg.store import open_snapshot
    from kg.upkeep.sample import LEAST, chosen, differences

    if len(done.made) < LEAST:
        return False
    snapshot = open_snapshot(_path(project))
    try:
        files = chosen(snapshot, project, done.made)
        found = differences(snapshot, project, files)
    finally:
        snapshot.close()
    for sentence in found:
        tell(f"ERROR: {sentence}: do not trust this store; please report it")
    if files and not found:
        tell(f"{len(files)} of them checked again by the reference engines: the same")
    return bool(found)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@PROJECT
def add(paths: tuple[Path, ...], folder: Path | None) -> int:
    """Check the articles in PATHS, which lie in the project, and put them into the store.

    One that does not pass is refused, and what the store had of it before stays.
    """
    from kg.cli.paths import near
    from kg.namespaces import ARTICLE
    from kg.upkeep.single import Adder

    added = Adder(project_in(folder), tell).add(paths)
    _show_findings(added.findings)
    for article in added.articles:
        click.echo(f"added {ARTICLE.local(article)}")
    for path in added.refused:
        tell(f"refused: {near(path)}; what the store had of it before stays")
    return 1 if added.refused else 0


@click.command()
@click.argument("article")
@click.option("--delete", is_flag=True, help="Delete its file as well.")
@PROJECT
def remove(article: str, delete: bool, folder: Path | None) -> None:
    """Take ARTICLE (an id, an IRI, or a path) out of the store, once its file is gone."""
    from kg.namespaces import ARTICLE
    from kg.upkeep.single import Adder

    record = Adder(project_in(folder)).remove(article, delete)
    click.echo(f"removed {ARTICLE.local(record.article or '')}")


@click.command()
@JSON
@PROJECT
def status(as_json: bool, folder: Path | None) -> int:
    """Show what is in the store, and whether it is in line with the files."""
    from kg.store import open_snapshot
    from kg.upkeep.single import no_store
    from kg.upkeep.status import status_of

    project = project_in(folder)
    path = _path(project)
    if not path.is_dir():
        raise no_store(path)
    snapshot = open_snapshot(path)
    try:
        found = status_of(project, snapshot, path)
    finally:
        snapshot.close()
    if as_json:
        print_json(found.to_dict())
    else:
        _show_status(found)
    return 0


def _show_status(found: Any) -> None:
    from kg.cli.paths import near

    click.echo(f"store      {near(found.store)}")
    click.echo(f"articles   {found.articles}, {len(found.left_out)} left out")
    click.echo(f"claims     {found.claims}")
    click.echo(f"triples    {found.triples} stated, {found.inferred} inferred")
    click.echo(f"version    {found.version or 'unknown'}")
    if found.missing:
        click.echo(f"integrity  DAMAGED: {len(found.missing)} graphs are not there:")
        for graph in found.missing[:_NAMED]:
            click.echo(f"           {graph}")
        click.echo("           `kg build --from-scratch` makes the store anew")
    else:
        click.echo("integrity  every article's graph is there; `kg verify-store` reads them all")
    for path in found.left_out:
        click.echo(f"left out   {near(path)}")
    for path in found.changed:
        click.echo(f"changed    {near(path)}")
    for article in found.gone:
        click.echo(f"gone       {article}")
    if not found.complete:
        click.echo("the last build was interrupted: `kg build` goes on")
    elif not found.same_context:
        click.echo("program, ontology, shapes or gazetteer have changed: `kg build`")
    click.echo("in line with the files" if found.in_line else "not in line: `kg build`")


ALL = (build, add, remove, status)
