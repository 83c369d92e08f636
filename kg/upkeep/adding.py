"""Single articles put into a project's store, or taken out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.findings import Finding, NotFoundError, UsageError
from kg.load.names import did_you_mean, near_words
from kg.namespaces import ARTICLE
from kg.project import COMPILED_SUFFIX, Project, articles_in
from kg.store import Store
from kg.upkeep.batches import Batches
from kg.upkeep.build import beginning
from kg.upkeep.changes import changes
from kg.upkeep.context import context_in, still_good
from kg.upkeep.done import Done
from kg.upkeep.ending import MOST_JOINED, finish
from kg.upkeep.making import Made, Maker, graph_names
from kg.upkeep.place import base_of
from kg.upkeep.record import (
    Record,
    articles_in_store,
    build_record,
    named_from,
    record_about,
    record_of,
    records,
)


@dataclass
class Added:
    """What became of files: articles that are in the store now (IRIs), and files that are refused.

    What a refused file held before stays in the store.
    """

    articles: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def files_to_add(project: Project, paths: Iterable[Path]) -> list[Path]:
    """The article files that `paths` name: files, or folders of them, of the project itself.

    UsageError for a file that lies elsewhere: the next build would take its article out again.
    """
    files = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        files += articles_in(path) if path.is_dir() else [path]
    own = base_of(project) / "articles"
    for file in files:
        if not file.resolve().is_relative_to(own.resolve()):
            raise UsageError(f"{file}: not in {own}: copy it there first, then add it")
        if file.name.lower().endswith(COMPILED_SUFFIX):
            raise UsageError(f"{file}: compiled from an article: add that one")
    return [own.resolve() / file.resolve().relative_to(own.resolve()) for file in files]


def add_files(project: Project, store: Store, maker: Maker, files: Iterable[Path]) -> Added:
    """What became of `files` (see `files_to_add`), each checked by `maker` and put into `store`.

    The store must have been built against what `maker` checks against. An article with a violation
    is refused, and what the store has of its file from before stays. All that is accepted goes in
    at once.
    """
    added = Added()
    made = [maker.make(file, _taken_by(project, store, file, maker)) for file in files]
    known: dict[str, Record] = {}
    for one in made:
        before = record_of(store, one.record.path)
        if before is not None:
            known[one.record.path] = before
    batches = Batches(store, known)
    accepted: list[Made] = []
    for one in made:
        added.findings += one.record.found(maker.base)
        if not one.record.passes or one.record.article is None:
            added.refused.append(str(maker.base / one.record.path))
            continue
        accepted.append(one)
        added.articles.append(one.record.article)
    for one in accepted:
        batches.add(one)
    batches.write()
    if accepted:
        _end(project, store)
    return added


def _end(project: Project, store: Store) -> None:
    """Write that the store is in line, where it is, and what only all articles together tell.

    Of many articles this is left to the next build.
    """
    base, last = base_of(project), build_record(store)
    files = tuple(project.article_files) if last and last.articles <= MOST_JOINED else ()
    if last is None or not files:
        return
    new = beginning(replace(project, article_files=files), files)
    context = context_in(store)
    if context is not None and new.key == context.key:
        in_line = not changes(files, records(store), still_good(store, context), base)
        new = replace(new, findings=last.findings)
        unfinished = replace(new, look="", folders_look="")
        finish(store, last, new if in_line else unfinished, base, Done())


def _taken_by(project: Project, store: Store, file: Path, maker: Maker) -> Path | None:
    """The file whose article in the store has the same id as the one in `file`."""
    from kg.load.article_id import article_id

    slug = article_id(file)
    record = record_about(store, ARTICLE[slug]) if slug is not None else None
    if record is None or record.path == named_from(maker.base, file):
        return None
    other = maker.base / record.path
    return other if other.exists() else None


def article_named(project: Project, store: Store, name: str) -> Record:
    """The record of the article that `name` means: its id, its IRI, or the path of its file.

    NotFoundError, with what is near, when the store has none such.
    """
    base = base_of(project)
    iri = name if name in ARTICLE else ARTICLE[name]
    found = record_about(store, iri) if _is_iri(iri) else None
    found = found or record_of(store, named_from(base, Path(name)))
    if found is not None and found.passes:
        return found
    slugs = [ARTICLE.local(article) for article in articles_in_store(store)]
    raise NotFoundError(f"the store has no article {name!r}{did_you_mean(near_words(name, slugs))}")


def _is_iri(text: str) -> bool:
    return not any(character in ' <>"{}|\\^`\n\t' for character in text)


def remove_article(project: Project, store: Store, name: str, delete: bool = False) -> Record:
    """The record of the article `name` (see `article_named`), which is taken out of `store`.

    UsageError while its file is there, since the next build would put it in again; with `delete`
    the file is deleted, too.
    """
    record = article_named(project, store, name)
    file = base_of(project) / record.path
    if file.exists():
        if not delete:
            raise UsageError(
                f"{file}: is still there, and would be built in again: move it away first, "
                "or give --delete"
            )
        file.unlink()
    store.replace({}, [record.graph, *graph_names(record.article or "")])
    _end(project, store)
    return record
