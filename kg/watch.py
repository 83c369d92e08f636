"""Checking again what has changed: gazetteer, reasoner and shapes are kept, and one file is read.

Files are looked at ten times a second (when each was last written, how long it is), which needs no
library and works on every file system, also where a program saves by writing beside and renaming.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.across import add_unresolved
from kg.articles import add_duplicates, load_article
from kg.build import Checker, load_ontology
from kg.check import by_place, files_to_check
from kg.engine.closure import reasoner_for
from kg.findings import Finding, KgError
from kg.load.gazetteer_file import load_gazetteer
from kg.load.loaded import LoadedArticle
from kg.project import Project

INTERVAL = 0.1
"""Seconds between two looks at the files."""
SETTLING = 0.02
"""Seconds for which files must stay as they are before they are read: a save takes some steps."""
_LONGEST_SETTLING = 50
"""Waits of `SETTLING` after which a file that goes on changing is read all the same."""
_LISTED_EVERY = 5
"""Looks after which the folders are listed anew, which takes longer than looking at known files."""

_Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Round:
    """One check: of `file`, or of everything where that is None; what was found in it.

    `files` is how many files were read, `seconds` the time since the change was noticed; `gone`
    says that the file is there no longer.
    """

    file: Path | None
    findings: list[Finding]
    files: int
    seconds: float
    gone: bool = False


class StandingCheck:
    """The findings about a project, or about `paths` in it, kept up to date file by file.

    At any time `findings()` is what `kg.check.check_project` would return for the same files.
    """

    def __init__(self, project: Project, paths: list[Path]) -> None:
        self._paths = paths
        self._ontology = load_ontology()
        self.start(project)

    def start(self, project: Project) -> None:
        """Read and check everything anew, as is needed when the gazetteer has changed."""
        gazetteer = load_gazetteer(list(project.gazetteer_files))
        reasoner = reasoner_for(self._ontology, gazetteer.graph)
        self._checker = Checker(self._ontology, gazetteer, reasoner)
        self._about_gazetteer = self._checker.check_gazetteer()
        self._articles: dict[Path, LoadedArticle] = {}
        self.list_files(project)
        for file in self.files:
            self.check(file)
        self._joining = self._across()

    def list_files(self, project: Project) -> None:
        """Take from `project` which files there are; nothing is read."""
        wanted, self._missing = files_to_check(project, self._paths)
        of_gazetteer = set(project.gazetteer_files)
        self.gazetteer_files = project.gazetteer_files
        self._shown = {str(file) for file in wanted if file in of_gazetteer}
        self.files = dict.fromkeys(file for file in wanted if file not in of_gazetteer)

    def check(self, file: Path) -> None:
        """Read and check the article in `file`, or forget it if it is not among the files."""
        if file not in self.files:
            self._articles.pop(file, None)
            return
        article = load_article(file, self._checker.gazetteer.names)
        if article.iri is not None:
            self._checker.check(article)
        self._articles[file] = article

    def join(self) -> list[Path]:
        """Find again what joins the articles; the files of which something else is said now."""
        before, self._joining = self._joining, self._across()
        return [file for file in self.files if before.get(file, []) != self._joining.get(file, [])]

    def about(self, file: Path) -> list[Finding]:
        """The findings about the article in `file`."""
        article = self._articles.get(file)
        own = article.findings if article is not None else []
        return sorted([*own, *self._joining.get(file, [])], key=by_place)

    def findings(self) -> list[Finding]:
        """All findings, in the order of the files."""
        gazetteer = [f for f in self._about_gazetteer if self._shown and _among(f, self._shown)]
        articles = [finding for file in self.files for finding in self.about(file)]
        return sorted([*self._missing, *gazetteer, *articles], key=by_place)

    def count(self) -> int:
        """How many files are checked."""
        return len(self.files) + len(self._shown)

    def _across(self) -> dict[Path, list[Finding]]:
        known = {file: self._articles[file] for file in self.files if file in self._articles}
        bare = [replace(article, findings=[]) for article in known.values()]
        add_duplicates(bare)
        add_unresolved(bare, whole=not self._paths)
        return dict(zip(known, (article.findings for article in bare), strict=True))


def _among(finding: Finding, files: set[str]) -> bool:
    return finding.path is None or finding.path in files


class Watcher:
    """Checks a project, and then what changes in it, as often as somebody saves.

    `find` returns the project as it is now; `paths` limits the check as for `check_project`;
    `clock` returns seconds and `sleep` waits for some.
    """

    def __init__(
        self,
        find: Callable[[], Project],
        paths: list[Path],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._find = find
        self._paths = paths
        self._clock = clock
        self._sleep = sleep
        self._looks = 0
        self._problem: str | None = None

    def rounds(self) -> Iterator[Round]:
        """One round for everything, then one for each file that changes; without end.

        KgError at the first round when there is no such project; a project that becomes unreadable
        later is a finding.
        """
        started = self._clock()
        self._project = self._find()
        self._seen = self._now()  # before anything is read: what changes meanwhile is seen
        self.standing = StandingCheck(self._project, self._paths)
        yield self._everything(started)
        while True:
            self._sleep(INTERVAL)
            yield from self._look()

    def _look(self) -> Iterator[Round]:
        self._looks += 1
        if self._looks % _LISTED_EVERY and _stamps(self._seen) == self._seen:
            return
        started = self._clock()
        before = set(self._project.gazetteer_files)
        try:
            changed = self._changed()
        except KgError as error:
            yield from self._trouble(str(error), started)
            return
        if self._problem or changed & (before | set(self._project.gazetteer_files)):
            self._problem = None
            self.standing.start(self._project)
            yield self._everything(started)
        elif changed:
            yield from self._some(changed, started)

    def _trouble(self, message: str, started: float) -> Iterator[Round]:
        """The round for a project that cannot be read, once for each reason."""
        if message != self._problem:
            self._problem = message
            yield self._round(None, [Finding("unreadable", message)], 0, started)

    def _changed(self) -> set[Path]:
        """The files that were written, came or went since the last look, once they have settled."""
        now = self._now()
        if now == self._seen:
            return set()
        for _ in range(_LONGEST_SETTLING):
            self._sleep(SETTLING)
            before, now = now, self._now()
            if now == before:
                break
        before, self._seen = self._seen, now
        return {path for path in {**before, **now} if before.get(path) != now.get(path)}

    def _now(self) -> dict[Path, _Stamp]:
        self._project = self._find()
        wanted, _ = files_to_check(self._project, self._paths)
        return _stamps([*self._project.gazetteer_files, *wanted])

    def _everything(self, started: float) -> Round:
        return self._round(None, self.standing.findings(), self.standing.count(), started)

    def _some(self, changed: set[Path], started: float) -> Iterator[Round]:
        """A round for each changed file, and for each of which something else is said now."""
        self.standing.list_files(self._project)
        for file in sorted(changed):
            self.standing.check(file)
        others = [file for file in self.standing.join() if file not in changed]
        for file in [*sorted(changed), *others]:
            gone = file not in self.standing.files
            yield self._round(file, self.standing.about(file), 1, started, gone)

    def _round(
        self,
        file: Path | None,
        findings: list[Finding],
        files: int,
        started: float,
        gone: bool = False,
    ) -> Round:
        return Round(file, findings, files, self._clock() - started, gone)


def _stamps(paths: Iterable[Path]) -> dict[Path, _Stamp]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> _Stamp:
    """When and how long the file was written; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
