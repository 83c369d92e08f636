"""What an answer says of articles of which only excerpts are held: the rest cannot be verified.

What nobody is found to say may stand in the rest of such an article. So an answer that concludes
from silence names them all, any other answer those on which it rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pyoxigraph as ox

from kg.ask.answers import Answer, TableAnswer
from kg.ask.interpreter import Asked
from kg.ask.lookup import Lookup
from kg.namespaces import CKG
from kg.store import Row, Store
from kg.wording.facts import iso_in_words

_COVERAGE = ox.NamedNode(CKG["hasCoverage"])
_EXCERPTS = ox.NamedNode(CKG["ExcerptsCoverage"])
_LISTED = 3
_MOST = 100
"""Articles that are looked at: beyond that an answer says only that there are many."""


def with_excerpts(answer: Answer, asked: Asked, store: Store) -> Answer:
    """The answer to what was `asked`, with a sentence on articles that are held in excerpts."""
    known_on = asked.moment.known_on
    from_silence = _from_silence(answer, asked)
    found = _held(store) if from_silence else _behind(answer)
    many = len(found) > _MOST
    day = known_on.isoformat() if known_on else None
    held = [row for row in found if day is None or (row["published"] or "") <= day]
    held = [row for row in held if not any(_name(row) in said for said in answer.not_known)]
    if many:
        sentence = _silence(f"more than {_MOST} articles")
    elif not held:
        return answer
    elif from_silence:
        sentence = may_stand_in_the_rest(held)
    else:
        sentence = f"Only excerpts are held here of {_named(held)}: the rest cannot be verified."
    return replace(answer, not_known=(*answer.not_known, sentence))


def _held(store: Store) -> list[Row]:
    """The articles that are held in excerpts, the oldest first; of many, one too many to list."""
    find = Lookup(store)
    quads = islice(store.matching(None, _COVERAGE, _EXCERPTS), _MOST + 1)
    rows: list[Row] = []
    for article in dict.fromkeys(quad.subject for quad in quads):
        if isinstance(article, ox.NamedNode):
            labels = (find.label(node) for node in find.nodes(article, "publishedBy"))
            label = next((label for label in labels if label), None)
            published = find.text(article, "publishedOn")
            if label is not None and published is not None:
                rows.append({"article": article.value, "label": label, "published": published})
    return _by_day(rows)


def _behind(answer: Answer) -> list[Row]:
    """The articles on which the answer rests that are held in excerpts, the oldest first."""
    rows: dict[str, Row] = {
        each.article: {
            "article": each.article,
            "label": each.publisher.label,
            "published": each.published,
        }
        for each in answer.evidence
        if each.coverage == "excerpts"
    }
    return _by_day(list(rows.values())[:_MOST])


def _by_day(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["published"] or "", row["article"] or ""))


def may_stand_in_the_rest(held: Sequence[Row]) -> str:
    """The sentence that silence means little while these articles are held in excerpts."""
    return _silence(_named(held))


def _silence(articles: str) -> str:
    return (
        f"Only excerpts are held here of {articles}: the rest cannot be verified, and what "
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
