"""How well questions are understood: `python bench/paraphrases.py`.

Asks the 100 held-out paraphrases of `tests/paraphrases.yaml` and prints, for each language, the
share understood rightly, the share understood wrongly, and the share not understood. To be wrong
is to answer another question, to answer about another thing, or to answer what cannot be answered.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kg.ask.match import Match, find_question
from kg.ask.session import Session
from kg.cache import open_graph
from kg.findings import NotFoundError
from kg.project import built_in_project

PARAPHRASES = Path(__file__).parent.parent / "tests" / "paraphrases.yaml"
THINGS = ("place", "actor", "source", "claim")


def outcome(session: Session, entry: dict[str, Any]) -> str:
    """Whether one paraphrase is understood: right, wrong or not understood."""
    match = find_question(entry["text"], session.questions)
    if match is None:
        return "right" if entry["question"] is None else "not understood"
    if match.question.name != entry["question"]:
        return "wrong"
    try:
        return "right" if same_things(session, match, entry["parameters"]) else "wrong"
    except NotFoundError:
        return "not understood"


def same_things(session: Session, match: Match, wanted: dict[str, Any]) -> bool:
    """Whether the actors, places and claims that were understood are the ones that were meant."""
    parameters = {parameter.name: parameter for parameter in match.question.parameters}
    for name, words in match.words.items():
        found = session.parameters.thing(parameters[name], words).iri
        meant = wanted.get(name, ())
        slugs = meant if isinstance(meant, list) else [str(meant)]
        if not any(found.endswith((f"/{slug}", f".{slug}")) for slug in slugs):
            return False
    return all(name in match.words for name in wanted if name in THINGS)


def main() -> None:
    """Print the shares."""
    session = Session(open_graph(built_in_project()).store)
    entries = YAML(typ="safe").load(PARAPHRASES.read_text("utf-8"))["paraphrases"]
    for language in ("en", "ar"):
        chosen = [entry for entry in entries if entry["language"] == language]
        counts = Counter(outcome(session, entry) for entry in chosen)
        shares = ", ".join(
            f"{counts[name] / len(chosen):.0%} {name}"
            for name in ("right", "wrong", "not understood")
        )
        print(f"{language}: {len(chosen)} paraphrases: {shares}")


if __name__ == "__main__":
    main()
