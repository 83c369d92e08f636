"""Names spelt otherwise: the key that common transliterations of one name share."""

from __future__ import annotations

import re

from kg.load.names import normalise

_ARTICLES = re.compile(r"\b(?:[aeiu]l|a[dnrstz]|e[dnrstz]|u[lrz]|a[sd]h|[ae]sh)\b ?(?=\w)")
_ASSIMILATED = re.compile(r"\b[aeu](?=([dnrstz])\1)")
_JOINED_ARTICLE = re.compile(r"\bal(?=[a-z]{5})")
_SAME_SOUND = (
    (re.compile("ou|oo|au|aw|o|w"), "u"),
    (re.compile("ee|ei|ay|ey|ai|ie|y|j(?=$)"), "i"),
    (re.compile("dh|th|z"), "z"),
    (re.compile("q|ck|c"), "k"),
    (re.compile("ph"), "f"),
    (re.compile(r"(?<=[aeiu])h\b"), ""),
    (re.compile(r"(\w)\1+"), r"\1"),
)
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3})")


def spelling_key(form: str) -> str:
    """What the usual spellings of a name have in common: Dayr az-Zawr and Deir Ezzor share it.

    `form` is normalised. Articles, doubled letters, vowels that one sound is written with, and
    where words are divided do not count.
    """
    key = _ARABIC_ARTICLE.sub("", normalise(form))
    for pattern in (_ARTICLES, _ASSIMILATED, _JOINED_ARTICLE):
        key = pattern.sub("", key)
    for pattern, letter in _SAME_SOUND:
        key = pattern.sub(letter, key)
    return key.replace(" ", "")
