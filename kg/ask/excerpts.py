"""What an answer says of articles of which only excerpts are held: the rest cannot be verified.

What nobody is found to say may stand in the rest of such an article. So an answer that concludes
from silence names them all, any other answer those on which it rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ask.answers import Answer, TableAnswer
from kg.ask.interpreter import Asked
from kg.store import Row, Store
from kg.wording.facts import iso_in_words

_HELD = """
SELECT DISTINCT ?article ?label ?published WHERE {
  ?article ckg:hasCoverage ckg:ExcerptsCoverage ; ckg:publishedOn ?published ;
    ckg:publishedBy/skos:prefLabel ?label .
  FILTER(LANG(?label) = "en")
}
ORDER BY ?published ?article
"""
_LISTED = 3


def with_excerpts(answer: Answer, asked: Asked, store: Store) -> Answer:
    """The answer to what was `asked`, with a sentence on articles that are held in excerpts."""
    known_on = asked.moment.known_on
    day = known_on.isoformat() if known_on else None
    held = [row for row in store.select(_HELD) if day is None or (row["published"] or "") <= day]
    held = [row for row in held if not any(_name(row) in said for said in answer.not_known)]
    if not held:
        return answer
    if _from_silence(answer, asked):
        sentence = may_stand_in_the_rest(held)
    else:
        behind = {evidence.article for evidence in answer.evidence}
        held = [row for row in held if row["article"] in behind]
        if not held:
            return answer
        sentence = f"Only excerpts are held here of {_named(held)}: the rest cannot be verified."
    return replace(answer, not_known=(*answer.not_known, sentence))


def may_stand_in_the_rest(held: Sequence[Row]) -> str:
    """The sentence that silence means little while these articles are held in excerpts."""
    return (
        f"Only excerpts are held here of {_named(held)}: the rest cannot be verified, and what "
        "nobody is found to say may stand there."
    )


def _from_silence(answer: Answer, asked: Asked) -> bool:
    """Whether the answer says, or may say, that something is not said."""
    if not isinstance(answer, TableAnswer):
        return True
    if answer.rows:
        return asked.question.silence
    return not asked.question.none or bool(asked.parameters)


def _named(held: Sequence[Row]) -> str:
    """The articles with publisher and day, the first few by name."""
    from kg.ask.control.text import listed  # with the logic of control, which few answers need

    names = [_name(row) for row in held[:_LISTED]]
    more = len(held) - len(names)
    if more:
        names.append(f"{more} more article{'s' * (more != 1)}")
    return listed(names)


def _name(row: Row) -> str:
    article = (row["article"] or "").rpartition("/")[2]
    return f"{article} ({row['label']}, {iso_in_words(row['published'])})"
