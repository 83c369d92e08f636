"""The life of a large store: built, killed, gone on with, asked, changed, backed up, restored."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.generator.project import articles, write_project
from bench.generator.world import make_world
from bench.living import TIMES, flush_ms, size_on_disk, with_built_in_article
from bench.measure import Run, environment, median_run, run, spread

Row = dict[str, Any]
_SO_MANY = re.compile(rb"(\d+) of \d+ articles")
NEW_PLACE = """\
places:
  - {id: bench-hamlet, type: Village, within: %s, prefLabel: {en: Bench Hamlet, ar: قرية القياس}}
"""
OTHER_NAME = """\
places:
  - {id: bench-hamlet, type: Village, within: %s, prefLabel: {en: Benchham, ar: قرية القياس}}
"""


class Life:
    """The steps, one after the other, in `folder`, which must not exist; `cache` is the user's."""

    def __init__(self, folder: Path, count: int, seed: int, tell: Callable[[Row], None]) -> None:
        self.root, self.cache = folder / "project", folder / "cache"
        self.folder, self.count, self.seed, self._tell = folder, count, seed, tell
        self.rows: list[Row] = []
        self.store = self.root / ".kg" / "store"

    def live(self) -> list[Row]:
        """All rows, each told as soon as it is there."""
        for row in self._steps():
            self.rows.append(row)
            self._tell(row)
        return self.rows

    def _steps(self) -> Iterator[Row]:
        started = time.perf_counter()
        write_project(self.root, self.seed, self.count, "turtle")
        with_built_in_article(self.root)
        yield _row("generate", time.perf_counter() - started)
        yield from self._built()
        yield self._sized("on disk after building")
        yield from self._asked("ask")
        yield from self._added()
        yield from self._gazetteer_changed()
        yield self._timed("backup", self._kg("backup", str(self.folder / "backup")))
        yield self._timed("compact", self._kg("compact"))
        yield self._sized("on disk after compaction")
        yield from self._asked("ask after compaction")
        yield from self._restored()

    # -- steps -----------------------------------------------------------------------------

    def _built(self) -> Iterator[Row]:
        yield self._killed_in_the_middle()
        kept = json.loads(self._kg("status", "--json").output)["articles"]
        yield {"what": "articles that were kept", "count": kept}
        done = self._kg("build", "--jobs", "2", "--no-turtle")
        yield self._timed("go on building", done) | {"count": self.count + 1 - kept}
        yield self._timed("build with nothing to do", self._kg("build", "--no-turtle"))

    def _killed_in_the_middle(self) -> Row:
        started = time.perf_counter()
        command = (sys.executable, "-m", "kg", "build", "--jobs", "2", "--no-turtle")
        process = subprocess.Popen(
            command,
            cwd=self.root,
            env=environment(self.cache),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        said = 0
        for line in process.stderr:
            said = int(found[1]) if (found := _SO_MANY.search(line)) else said
            if said * 2 >= self.count:
                process.kill()
                break
        process.wait()
        return _row("build, killed -9", time.perf_counter() - started) | {"count": said}

    def _asked(self, name: str) -> Iterator[Row]:
        question = ("-m", "kg", "ask", "who controls Albu Kamal")
        cold = median_run(TIMES, *question, cwd=self.root, cache=self.cache)
        yield self._timed(f"{name}, shell", cold) | {"ms": f"{1000 * cold.seconds:.0f}"}
        part = ("-m", "bench.parts.asking", str(self.root), str(self.seed), "200")
        figures = run(*part, cache=self.cache).figures()
        yield {"what": f"{name}, 200 places and days", "ms": str(spread(figures["ms"]))} | {
            "peak MB": figures["peak_mb"],
            "note": f"opened in {figures['open_ms']:.0f} ms",
        }

    def _added(self) -> Iterator[Row]:
        new = self._new_articles(2 * TIMES)
        cold = [self._kg("add", file) for file in new[:TIMES]]
        times = spread([1000 * done.seconds for done in cold])
        cpu = spread([1000 * done.cpu for done in cold])
        yield {"what": "add, shell", "ms": str(times), "note": f"cpu ms {cpu}"}
        part = run("-m", "bench.parts.adding", str(self.root), *new[TIMES:], cache=self.cache)
        note = f"the disk's flush {flush_ms(self.folder):.1f} ms"
        times = spread(part.figures()["ms"])
        yield {"what": "add, running", "ms": str(times), "note": note}

    def _new_articles(self, count: int) -> list[str]:
        paths, world = [], make_world(self.seed)
        numbers = range(self.count, self.count + count)
        for written in articles(world, self.seed, numbers, "turtle"):
            path = self.root / written.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written.text, "utf-8")
            paths.append(str(path))
        return paths

    def _gazetteer_changed(self) -> Iterator[Row]:
        town = make_world(self.seed).settled[0].slug
        for name, text in (("a new village", NEW_PLACE), ("another name of it", OTHER_NAME)):
            file = self.root / "gazetteer" / "bench.yaml"
            file.write_text(text % town, encoding="utf-8")
            done = self._kg("build", "--jobs", "2", "--no-turtle")
            again = re.search(r"(\d+) read again", done.output)
            row = self._timed(f"build after {name}", done)
            yield row | {"count": int(again[1]) if again else None}

    def _restored(self) -> Iterator[Row]:
        other = self.folder / "other"
        shutil.copytree(self.root / "gazetteer", other / "gazetteer")
        shutil.copy(self.root / "kg.toml", other)
        (other / "articles").mkdir()
        backup = str(self.folder / "backup")
        yield self._timed("restore elsewhere", self._kg("restore", backup, cwd=other))
        stores = (str(self.store), str(other / ".kg" / "store"))
        started = time.perf_counter()
        figures = run("-m", "bench.parts.comparing", *stores).figures()
        row = _row("compare both, quad by quad", time.perf_counter() - started)
        yield row | {"count": figures["quads"], "note": f"the same: {figures['same']}"}

    # -- one command -----------------------------------------------------------------------

    def _kg(self, *arguments: str, cwd: Path | None = None) -> Run:
        done = run("-m", "kg", *arguments, cwd=cwd or self.root, cache=self.cache)
        if done.code != 0:
            raise SystemExit(f"kg {' '.join(arguments)} failed:\n{done.output}")
        return done

    def _timed(self, what: str, done: Run) -> Row:
        return _row(what, done.seconds) | {"cpu s": done.cpu, "peak MB": done.peak_mb}

    def _sized(self, what: str) -> Row:
        size = size_on_disk(self.root / ".kg")
        counted = run("-m", "bench.parts.counting", str(self.root), cache=self.cache).figures()
        each = f"{size / counted['quads']:.0f} bytes each, opened in {counted['open_ms']:.0f} ms"
        return {"what": what, "count": counted["quads"], "MB": size / 1e6, "note": each}


def _row(what: str, seconds: float) -> Row:
    return {"what": what, "s": seconds}


COLUMNS = ("what", "count", "s", "cpu s", "ms", "MB", "peak MB", "note")
"""The columns of the table."""
