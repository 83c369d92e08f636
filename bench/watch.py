"""How soon after a save `kg check --watch` reports: `python bench/watch.py [SAVES]`.

Prints, over SAVES saves (20 unless given), the median and the slowest time from the save to the
report, and the ratio to a whole `kg check` of the same file in a new process. Both articles stand
beside the built-in gazetteer: one of 300 words about invented fighting, and the built-in one. A
save changes one letter of a quote and changes it back, so that every second report has a finding.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.project import MARKER, built_in_project, open_project
from kg.watch import Round, Watcher

CLAIMS = 13
GAZETTEER = """\
actors:
  - {id: bench-courier, type: NewsOrganisation, prefLabel: {en: Bench Courier, ar: بريد القياس}}
  - {id: bench-desk, type: Coder, prefLabel: {en: Bench desk, ar: مكتب القياس}}
  - {id: bench-guard, type: Militia, prefLabel: {en: Bench Guard, ar: حرس القياس}}
  - {id: bench-column, type: ArmedGroup, prefLabel: {en: Bench Column, ar: رتل القياس}}
places:
  - {id: benchland, type: Country, prefLabel: {en: Benchland, ar: بلاد القياس}}
  - {id: benchton, type: Town, within: benchland, prefLabel: {en: Benchton, ar: بلدة القياس}}
"""
HEAD = """\
---
id: bench
publisher: bench-courier
language: en
published: 2031-05-06
coder: bench-desk
coded: 2031-05-07
review: reviewed
claims:
"""
CLAIM = """\
  - id: C{number}
    quote: The Bench Guard attacked the Bench Column near Benchton on Monday with {number} cars
    attribution: its speaker said in a statement about day {number}
    source: [bench-courier, bench-guard]
    stance: claimed
    interest: for
    content:
      type: Attack
      attacker: bench-guard
      target: bench-column
      near: benchton
      date: {{words: on Monday, rule: weekday-before}}
"""
SENTENCE = (
    "The Bench Guard attacked the Bench Column near Benchton on Monday with {number} cars, "
    "its speaker said in a statement about day {number}."
)


def article() -> str:
    """An invented article of some 300 words with `CLAIMS` claims."""
    numbers = range(10, 10 + CLAIMS)
    claims = "".join(CLAIM.format(number=number) for number in numbers)
    text = "\n".join(SENTENCE.format(number=number) for number in numbers)
    return f"{HEAD}{claims}---\n\n{text}\n"


def spoil(text: str) -> str:
    """`text` with a letter of its first quote changed."""
    before, quote, after = text.partition("quote: ")
    return f"{before}{quote}Q{after}"


def latencies(root: Path, file: Path, saves: int) -> Iterator[float]:
    """The seconds from each save of `file` to the report, at a random moment between two looks."""
    good = file.read_text("utf-8")
    rounds = Watcher(lambda: open_project(root), [], time.perf_counter, time.sleep).rounds()
    next(rounds)
    moments = random.Random(1)
    for number in range(saves):
        text = good if number % 2 else spoil(good)
        yield _latency(rounds, lambda text=text: _save(file, text), moments.uniform(0.15, 0.25))


def _latency(rounds: Iterator[Round], save: Callable[[], None], delay: float) -> float:
    saved = 0.0

    def timed() -> None:
        nonlocal saved
        save()
        saved = time.perf_counter()

    timer = threading.Timer(delay, timed)
    timer.start()
    next(rounds)
    timer.join()
    return time.perf_counter() - saved


def _save(file: Path, text: str) -> None:
    beside = file.with_suffix(".saving")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def whole_check(root: Path, file: Path) -> float:
    """The seconds of one `kg check` of `file` in a new process."""
    command = [sys.executable, "-m", "kg", "check", "--project", str(root), str(file)]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    return time.perf_counter() - started


def print_figures(name: str, text: str, saves: int) -> None:
    """Print one line about the article `text`."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "articles").mkdir()
        (root / "gazetteer").mkdir()
        (root / MARKER).write_text("")
        (root / "gazetteer" / "bench.yaml").write_text(GAZETTEER, "utf-8")
        file = root / "articles" / "article.md"
        file.write_text(text, "utf-8")
        whole = statistics.median(whole_check(root, file) for _ in range(3))
        times = list(latencies(root, file, saves))
    median = statistics.median(times)
    print(
        f"  {name:20} {1000 * median:6.0f} ms, slowest {1000 * max(times):6.0f} ms; "
        f"kg check {1000 * whole:6.0f} ms, {whole / median:.1f} times as long"
    )


def main() -> None:
    """Print the figures."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"from a save to the report, median of {saves} saves")
    print_figures("300 words", article(), saves)
    own = built_in_project().article_files[0].read_text("utf-8")
    print_figures("the built-in article", own, saves)


if __name__ == "__main__":
    main()
