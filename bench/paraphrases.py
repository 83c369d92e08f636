"""How well questions are understood: `python bench/paraphrases.py`.

Asks the 100 held-out paraphrases of `tests/paraphrases.yaml` and prints, for each language and for
both, the share understood rightly, the share understood wrongly, and the share not understood. To
be wrong is to answer another question, to answer it about another thing, day or number, or to
answer what cannot be answered. Where several things are meant by a name, listing them is right.

`python bench/paraphrases.py tests/paraphrases_tuning.yaml --failures` does so for another file and
lists what failed. What is held out is never listed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kg.ask.answers import Named
from kg.ask.questions import Question
from kg.ask.session import Session
from kg.ask.words.dates import Period, read_periods
from kg.ask.words.tokens import tokens_of
from kg.ask.words.understanding import Understood
from kg.cache import open_graph
from kg.findings import NotFoundError, UsageError
from kg.project import built_in_project

PARAPHRASES = Path(__file__).parent.parent / "tests" / "paraphrases.yaml"
OUTCOMES = ("right", "wrong", "not understood")


def outcome(session: Session, entry: dict[str, Any]) -> str:
    """Whether one paraphrase is understood: right, wrong or not understood."""
    try:
        found = session.understanding.understand(entry["text"])
        if found is None or entry["question"] is None:
            return _refused(session, found, entry)
        right = found.question.name == entry["question"]
        return "right" if right and _same(session, found, entry["parameters"]) else "wrong"
    except (NotFoundError, UsageError):
        return "right" if entry["question"] is None else "not understood"


def _refused(session: Session, found: Understood | None, entry: dict[str, Any]) -> str:
    """What it is when no question was found, or there is none: to name no thing is no answer."""
    if found is None:
        return "right" if entry["question"] is None else "not understood"
    for parameter in found.question.parameters:
        if parameter.name in found.words:
            session.parameters.read(parameter, found.words[parameter.name])
    return "wrong"


def _same(session: Session, found: Understood, wanted: dict[str, Any]) -> bool:
    """Whether what the question was given is what was meant, and nothing else."""
    moment = {"as_of": found.as_of, "known_on": found.known_on}
    given = dict(found.words) | {name: day.isoformat() for name, day in moment.items() if day}
    meant = dict(wanted)
    days = {name: given.pop(name, None) for name in ("as_of", "from", "to")}
    if not _same_days(days, [meant.pop(name, None) for name in ("as_of", "date", "from", "to")]):
        return False
    defaults = {p.name: p.default for p in found.question.parameters if p.default is not None}
    given, meant = defaults | given, defaults | meant
    return given.keys() == meant.keys() and all(
        _same_value(session, found.question, name, given[name], meant[name]) for name in given
    )


def _same_value(session: Session, question: Question, name: str, given: str, meant: Any) -> bool:
    parameter = next((p for p in question.parameters if p.name == name), None)
    several = [str(one) for one in meant] if isinstance(meant, list) else [str(meant)]
    if parameter is None:
        return given in several
    try:
        value = session.parameters.read(parameter, given)
    except NotFoundError:
        if len(several) == 1:
            raise
        return True  # the candidates are listed
    if isinstance(value, Named):
        return value.iri.endswith(tuple(f"{mark}{one}" for one in several for mark in "/."))
    return value.value in (one.casefold() for one in several)


def _same_days(days: dict[str, str | None], meant: Iterable[Any]) -> bool:
    """Whether the days given are the first and last, or the last, of the time that was meant."""
    period = _period(" to ".join(str(one) for one in meant if one))
    if period is None:
        return not any(days.values())
    first, last = (day.isoformat() if day else None for day in (period.first, period.last))
    if days["as_of"]:
        return days["as_of"] == last
    return days["from"] == first and days["to"] == last


def _period(text: str) -> Period | None:
    text = text.replace("/", " to ")
    found = read_periods(text, tokens_of(text))
    return found[0] if found and not found[0].is_latest else None


def entries_of(path: Path = PARAPHRASES) -> list[dict[str, Any]]:
    """The paraphrases in the file `path`: each its text, its language and what it means."""
    found: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text("utf-8"))["paraphrases"]
    return found


def outcomes(session: Session, path: Path = PARAPHRASES) -> list[tuple[str, str]]:
    """Language and outcome of each paraphrase in the file `path`."""
    return [(entry["language"], outcome(session, entry)) for entry in entries_of(path)]


def shares(found: list[tuple[str, str]]) -> list[str]:
    """A line for each language and one for both: how many paraphrases, and the shares."""
    lines = []
    for languages in (["en"], ["ar"], ["en", "ar"]):
        counts = Counter(result for language, result in found if language in languages)
        total = max(sum(counts.values()), 1)
        told = ", ".join(f"{counts[name] / total:.0%} {name}" for name in OUTCOMES)
        lines.append(f"{' and '.join(languages)}: {counts.total()} paraphrases: {told}")
    return lines


def failures(session: Session, path: Path) -> list[str]:
    """Each paraphrase in the file `path` that is not understood rightly, and what was read."""
    return [
        f"{result}: {entry['text']}\n    meant {entry['question']}, read {_read(session, entry)}"
        for entry in entries_of(path)
        if (result := outcome(session, entry)) != "right"
    ]


def _read(session: Session, entry: dict[str, Any]) -> str:
    try:
        found = session.understanding.understand(entry["text"])
    except (NotFoundError, UsageError) as error:
        return str(error)
    if found is None:
        return "no question"
    return f"{found.question.name} {found.words} {found.as_of or ''}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("file", type=Path, nargs="?", default=PARAPHRASES)
    parser.add_argument("--failures", action="store_true", help="list them; not of the held out")
    arguments = parser.parse_args()
    if arguments.failures and arguments.file.resolve() == PARAPHRASES.resolve():
        parser.error("the held-out paraphrases may not be looked at: name another file")
    return arguments


def main() -> None:
    """Print the shares, and with `--failures` what failed, of the file that is named."""
    arguments = _arguments()
    session = Session(open_graph(built_in_project()).store)
    if arguments.failures:
        print(*failures(session, arguments.file), sep="\n")
    print(*shares(outcomes(session, arguments.file)), sep="\n")


if __name__ == "__main__":
    main()
