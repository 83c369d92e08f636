"""Numbers in English words and figures, with the operator that limits them.

"At least 7" has a minimum and no maximum; "up to 20" the reverse. What is only rounded ("about
20") is kept as its number, and marked as rounded; "dozens" is a minimum that nobody counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_DOZEN = {"dozen": 12, "score": 20}
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "several": 3,
}
"""Words that count without a number, with the least that they can mean."""

_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "not fewer than")
_AT_MOST = ("at most", "up to", "as many as", "no more than", "not more than")
_MORE = ("more than", "over", "upwards of")
_LESS = ("fewer than", "less than", "under")
_ROUNDED = (
    "about",
    "around",
    "some",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "an estimated",
)
_OPERATORS = sorted(
    (words.split() for words in (*_AT_LEAST, *_AT_MOST, *_MORE, *_LESS, *_ROUNDED)),
    key=len,
    reverse=True,
)
_LARGEST = 10**9
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+")
_DIGITS = {ord(d): str(i) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, d in enumerate(digits)}


@dataclass(frozen=True)
class Number:
    """A number as it is told: `text[start:end]` in code points, operator included.

    `minimum` and `maximum` are None where nothing bounds it; `rounded` tells that neither is exact,
    `vague` that the words name no number ("dozens").
    """

    minimum: int | None
    maximum: int | None
    start: int
    end: int
    rounded: bool = False
    vague: bool = False

    def told(self) -> str:
        """The bounds as an article file writes them."""
        bounds = (("minimum", self.minimum), ("maximum", self.maximum))
        return " and ".join(f"{name} {bound}" for name, bound in bounds if bound is not None)


@dataclass(frozen=True)
class _Word:
    form: str
    start: int
    end: int


def numbers_in(text: str) -> list[Number]:
    """The numbers in `text`, in their order; years and dates are numbers here like any other."""
    plain = text.translate(_DIGITS).casefold()
    if len(plain) != len(text):  # a letter that grows when folded would shift every offset
        plain = text.translate(_DIGITS).lower() if len(text.lower()) == len(text) else text
    words = [_Word(match[0], *match.span()) for match in _TOKEN.finditer(plain)]
    found: list[Number] = []
    index = 0
    while index < len(words):
        number, after = _number(words, index)
        if number is not None:
            found.append(number)
        index = max(after, index + 1)
    return found


def agrees(minimum: int | None, maximum: int | None, words: str) -> bool:
    """Whether the bounds of a quantity can be what `words` say; True where they say no number.

    What limits one number of several ("at least 7 … and 14 more") may limit the others.
    """
    numbers = numbers_in(words)
    bounds = {(number.minimum, number.maximum) for number in numbers}
    open_ended = any(high is None for _, high in bounds)
    if open_ended and len(numbers) > 1:
        bounds |= {(low, None) for low, _ in bounds}
    return (
        not numbers
        or (minimum, maximum) in bounds
        or any(_is_near(number, minimum, maximum) for number in numbers)
    )


def _is_near(number: Number, minimum: int | None, maximum: int | None) -> bool:
    if number.vague:
        return True
    told = number.minimum or 0
    return number.rounded and (minimum or 0) <= told and (maximum is None or told <= maximum)


def _number(words: Sequence[_Word], index: int) -> tuple[Number | None, int]:
    """The number that begins at `index` with its operator, and where it ends."""
    operator, start = _operator(words, index)
    if operator == "between":
        return _range(words, index, start, ("and",))
    value, after = _value(words, start)
    if value is None:
        return (None, index + 1)
    if operator is None:
        several, end = _range(words, index, start, ("to", "or"))
        if several is not None:
            return several, end
    end, more = _or_more(words, after)
    low, high = _bounds(operator or more, *value)
    span = (words[index].start, words[end - 1].end)
    return Number(low, high, *span, operator in _ROUNDED, value[1] is None), end


def _operator(words: Sequence[_Word], index: int) -> tuple[str | None, int]:
    if words[index].form == "between":
        return "between", index + 1
    for operator in _OPERATORS:
        end = index + len(operator)
        if [word.form for word in words[index:end]] == operator:
            return " ".join(operator), end
    return None, index


def _or_more(words: Sequence[_Word], after: int) -> tuple[int, str | None]:
    forms = [word.form for word in words[after : after + 2]]
    if forms == ["or", "more"]:
        return after + 2, "at least"
    return after, None


def _bounds(operator: str | None, low: int, high: int | None) -> tuple[int | None, int | None]:
    if operator in _AT_LEAST or (high is None and operator not in _AT_MOST + _LESS):
        return low, None
    if operator in _AT_MOST:
        return None, low
    if operator in _MORE:
        return low + 1, None
    if operator in _LESS:
        return None, max(low - 1, 0)
    return low, high


def _range(
    words: Sequence[_Word], index: int, start: int, joints: tuple[str, ...]
) -> tuple[Number | None, int]:
    """The number from one value to another: between 10 and 15, 10 to 15, six or seven."""
    low, joint = _value(words, start)
    if low is None or joint >= len(words) or words[joint].form not in joints:
        return None, index + 1
    high, end = _value(words, joint + 1)
    if high is None or high[1] is None or high[0] <= low[0]:
        return None, index + 1
    return Number(low[0], high[0], words[index].start, words[end - 1].end), end


def _value(words: Sequence[_Word], index: int) -> tuple[tuple[int, int | None] | None, int]:
    """Least and greatest value of the number at `index`, None where there is none, and its end."""
    if index >= len(words):
        return None, index
    form = words[index].form
    if form in _VAGUE:
        following = words[index + 1].form if index + 1 < len(words) else ""
        times = (_LARGE | _DOZEN).get(following)
        return ((2 * times, None), index + 2) if times else ((_VAGUE[form], None), index + 1)
    if form == "tens" and [w.form for w in words[index + 1 : index + 3]] == ["of", "thousands"]:
        return (20_000, None), index + 3
    dozen = _dozens(words, index)
    if dozen is not None:
        return dozen
    total, end = _sum(words, index)
    return ((total, total), end) if total is not None and total < _LARGEST else (None, index)


def _dozens(words: Sequence[_Word], index: int) -> tuple[tuple[int, int], int] | None:
    forms = [word.form for word in words[index : index + 3]]
    if forms == ["half", "a", "dozen"]:
        return (6, 6), index + 3
    if len(forms) > 1 and forms[1] in _DOZEN:
        times = 1 if forms[0] in ("a", "one") else _UNITS.get(forms[0])
        return None if times is None else ((times * _DOZEN[forms[1]],) * 2, index + 2)
    return None


def _sum(words: Sequence[_Word], index: int) -> tuple[int | None, int]:
    """The number that figures or number words write: two hundred and six."""
    total = current = 0
    begun, end = False, index
    if words[index].form == "a" and index + 1 < len(words) and words[index + 1].form in _LARGE:
        current, begun, index = 1, True, index + 1
    while index < len(words):
        form = words[index].form
        if form == "and" and begun and words[end - 1].form in _LARGE:
            index += 1
            continue
        part = _part(form)
        if part is None or (begun and form[0].isdigit()):
            break
        if form in _LARGE:
            if not begun:
                break
            current *= part
            if part > 100:
                total, current = total + current, 0
        elif begun and not _follows(words[end - 1].form, part):
            break
        else:
            current += part
        begun, index = True, index + 1
        end = index
    return (total + current if begun and end else None), end


def _part(form: str) -> int | None:
    if form[0].isdigit():
        figures = form.replace(",", "")
        return int(figures) if len(figures) < 10 else None
    return _UNITS.get(form, _TENS.get(form, _LARGE.get(form)))


def _follows(before: str, part: int) -> bool:
    """Whether a number word may stand after `before`: twenty one, hundred and six."""
    return before in _LARGE or (before in _TENS and 0 < part < 10)
