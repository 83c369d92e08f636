"""Where the phrases of the rules stand in a sentence, and in what form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.draft.frames import BE, GAP, Frame, Phrase, Rules, load_rules
from kg.draft.text import Sentence

_LONGEST_GAP = 4
_OWN = frozenset({"its", "their", "his", "our"})
"""Names in a phrase's gap that do not end it: "pulled its men out of"."""
_AUXILIARIES = BE | {"has", "have", "had", "having", "did", "do", "does"}
_MODALS = frozenset({"will", "would", "shall", "ll"})
_POSSIBLE = frozenset({"could", "may", "might", "must", "should", "can", "if", "unless", "whether"})
_AIMS = frozenset(
    {"going", "expected", "due", "poised", "determined", "swore", "promises", "plotting"}
    | {"hoping", "promising", "seeking", "wanting", "mean", "means", "resolved", "threatening"}
) | frozenset(
    {"aims", "aim", "aimed", "plans", "plan", "planned", "planning", "vowed", "vows", "intends"}
    | {"intend", "intended", "wants", "want", "pledged", "pledges", "threatened", "threatens"}
    | {"prepares", "preparing", "prepared", "set", "ready", "hopes", "hoped", "promised", "seeks"}
    | {"about", "aiming", "vowing", "sought", "order", "orders", "ordered"}
)
_TRIES = frozenset({"tried", "attempted", "failed", "trying", "attempting", "fails"})
_DENIALS = frozenset({"not", "never", "t", "n t", "nor", "without"})
_ASIDE = frozenset({"for", "since", "in", "during", "last", "earlier", "by"})
_BEFORE_NOUN = frozenset({"by", "under", "from", "in", "during", "amid", "heavy", "of", "renewed"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_LONGEST_CONDITION = 8
_NOTHING = frozenset({"no", "nothing", "nobody", "none"})
_BETWEEN = frozenset({"also", "now", "then", "already", "again", "still", "just", "recently"})
_NO_NOUNS = frozenset(
    {"remain", "remains", "stay", "enter", "enters", "arrive", "arrives", "besiege"}
)
_DETERMINERS = frozenset({"the", "a", "an", "this", "its", "their", "that", "first", "new"})


@dataclass(frozen=True)
class Hit:
    """Where a rule's phrase stands: the tokens from `start` up to `end`, auxiliaries from `first`.

    `planned`: an aim, not yet a fact; `open`: only possible, tried or asked; `bare`: without a
    subject of its own, as "and captured" and "seizing".
    """

    frame: Frame
    first: int
    start: int
    end: int
    passive: bool = False
    denied: bool = False
    planned: bool = False
    open: bool = False
    bare: bool = False
    aside: bool = False
    """Whether it only describes the name before it."""
    ongoing: bool = False


def hits_in(sentence: Sentence, taken: frozenset[int], blocked: frozenset[int]) -> list[Hit]:
    """Where the rules' phrases stand in `sentence`, in their order.

    `taken` are tokens of names, which are no verbs; `blocked` those that say who said it.
    """
    rules = load_rules()
    found = []
    index = 0
    while index < len(sentence.tokens):
        hit = None if index in taken | blocked else _hit_at(sentence, index, taken, rules)
        if hit is not None and hit.frame.kind == "Intent" and hit.end < len(sentence.tokens):
            hit = _aimed(sentence, hit, taken, rules) or hit
        if hit is not None and hit.frame.kind != "none":
            found.append(hit)
        index = hit.end if hit is not None else index + 1
    return found


def _aimed(sentence: Sentence, hit: Hit, taken: frozenset[int], rules: Rules) -> Hit | None:
    """What is aimed at, where a rule reads it: "capture" after "plans to" or "will soon"."""
    for index in range(hit.end, min(hit.end + 2, len(sentence.tokens))):
        aimed = None if index in taken else _hit_at(sentence, index, taken, rules)
        if aimed is not None and not aimed.frame.noun:
            return replace(aimed, planned=True)
    return None


def _hit_at(sentence: Sentence, index: int, taken: frozenset[int], rules: Rules) -> Hit | None:
    form = sentence.tokens[index].form
    if not form:
        return None
    best: tuple[int, Phrase] | None = None
    for phrase in rules.phrases.get(rules.stem(form), ()):
        end = _phrase_end(sentence, index, phrase, taken, rules)
        if end is None or not _fits(sentence, index, phrase, taken, rules):
            continue
        if best is None or len(phrase.stems) > len(best[1].stems):
            best = (end, phrase)
    return _hit(sentence, index, *best, rules, taken) if best is not None else None


def _phrase_end(
    sentence: Sentence, index: int, phrase: Phrase, taken: frozenset[int], rules: Rules
) -> int | None:
    """Where the phrase that begins at `index` ends; None where it does not stand there."""
    at = index
    gap = 0
    for stem in phrase.stems:
        if stem == GAP:
            gap = _LONGEST_GAP
            continue
        while True:
            if at >= len(sentence.tokens):
                return None
            form = sentence.tokens[at].form
            if gap and at in taken and form not in _OWN:
                return None
            if form and rules.stem(form) == stem:
                break
            if (
                not gap
                or not form
                or (phrase.stems[0] == "have" and (rules.is_past(form) or form in BE))
            ):
                return None
            gap -= 1
            at += 1
        gap = 0
        at += 1
    return at


def _fits(
    sentence: Sentence, index: int, phrase: Phrase, taken: frozenset[int], rules: Rules
) -> bool:
    """Whether the word at `index` is a noun where the rule reads one, and a verb where not."""
    form = sentence.tokens[index].form
    before = sentence.forms(index - 1, index)[0] if index else ""
    is_past = rules.is_past(form)
    if phrase.frame.plain:
        return True
    present = _is_present(sentence, index, taken)
    as_noun = not (is_past or present or _is_verb(before, form))
    if (
        form in ("hold", "control")
        and not present
        and as_noun is False
        and before not in _MODALS | _POSSIBLE
    ):
        after = sentence.forms(index + 1, index + 2)
        clause = {"which", "that"} & set(sentence.forms(index - 5, index))
        as_noun = (
            not (clause and index - 1 in taken)
            and before not in ("to", "not", "never")
            and after[:1] != ["the"]
            and not _capital(sentence, index + 1)
        )
    if phrase.frame.noun:
        return as_noun
    return not as_noun or (form.endswith("ing") and not _is_gerund_noun(sentence, index, taken))


def _is_gerund_noun(sentence: Sentence, index: int, taken: frozenset[int]) -> bool:
    """Whether a word in -ing names an event and has no object: "wounded by shelling"."""
    before = set(sentence.forms(index - 1, index))
    after = set(sentence.forms(index + 1, index + 2))
    led = before & _BEFORE_NOUN and index + 1 not in taken and not after & _DETERMINERS
    return bool(before & _DETERMINERS or led)


def _capital(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].text[:1].isupper()


def _is_verb(before: str, form: str) -> bool:
    """Whether a word that is not in the past stands as a verb after the word `before`."""
    if before in _MODALS | _POSSIBLE | _DENIALS | {"to", "not", "has", "have", "had"}:
        return True
    if form in BE or form in _NO_NOUNS:
        return True
    if form.endswith("ing") or before in _DETERMINERS or not before:
        return False
    return form in ("hold", "holds", "control", "controls") or (
        form.endswith("s") and before in _BETWEEN | {"it", "which", "who"}
    )


def _is_present(sentence: Sentence, index: int, taken: frozenset[int]) -> bool:
    """Whether a word in -s stands as a verb between a name and its object: "rules Exampletown"."""
    if not sentence.tokens[index].form.endswith("s") or not index:
        return False
    named = index - 1 in taken or sentence.forms(index - 1, index) == ["and"]
    after = sentence.forms(index + 1, index + 2)
    return named and (index + 1 in taken or after in (["the"], ["most"], ["all"], ["parts"], ["a"]))


def _is_aside(sentence: Sentence, first: int, end: int, taken: frozenset[int]) -> bool:
    """Whether a participle only describes the name before it: "Exampletown, besieged since"."""
    comma = sentence.forms(first - 1, first) == [""] and sentence.tokens[first - 1].text == ","
    named = first - 2 in taken and comma
    return named and bool(set(sentence.forms(end, end + 1)) & _ASIDE)


def _hit(
    sentence: Sentence,
    index: int,
    end: int,
    phrase: Phrase,
    rules: Rules,
    taken: frozenset[int],
) -> Hit:
    frame = phrase.frame
    if frame.noun:
        planned = bool(set(sentence.forms(index - 3, index)) & {"planned", "upcoming", "future"})
        return Hit(frame, index, index, end, planned=planned)
    first, forms = _verb_group(sentence, index)
    form = sentence.tokens[index].form
    be = bool(BE & set(forms[:-1]))
    after = sentence.forms(end, end + 6)
    aside = not be and _is_aside(sentence, first, end, taken)
    participle = rules.is_participle(form)
    passive = (
        participle
        and (be or aside or (after[:1] == ["by"] and GAP not in phrase.stems))
        and "be" not in phrase.stems
    )
    infinitive = forms[-2:-1] == ["to"]
    due = infinitive and bool(BE & set(forms[-3:-2])) and "be" not in phrase.stems
    before = sentence.forms(first - 3, first) + forms[:-1]
    aimed = infinitive and (due or bool(_AIMS & set(before)))
    tried = infinitive and not aimed
    return Hit(
        frame,
        first,
        index,
        end,
        passive=passive,
        denied=bool(_DENIALS & set(forms[:-1]))
        or bool(_NOTHING & {*sentence.forms(index, end), *after[:1]})
        or "neither" in sentence.forms(first - 8, first),
        planned=aimed or bool(_MODALS & set(forms[:-1])),
        open=tried
        or _is_conditional(sentence, first, after)
        or bool(_POSSIBLE & set(forms[:-1]))
        or bool(_TRIES & set(before)),
        bare=_is_bare(sentence, first, form, be) and not aside,
        aside=aside,
        ongoing=be and form.endswith("ing"),
    )


def _is_conditional(sentence: Sentence, first: int, after: list[str]) -> bool:
    """Whether it holds only on a condition: "if the army attacked", "would leave if"."""
    begin = first
    while begin > 0 and first - begin < _LONGEST_CONDITION and sentence.tokens[begin - 1].is_word:
        begin -= 1
    would = sentence.forms(first, first + 1) == ["would"] and "if" in after
    return would or bool(_CONDITIONS & set(sentence.forms(begin, first)))


def _verb_group(sentence: Sentence, index: int) -> tuple[int, list[str]]:
    """Where the auxiliaries before the verb at `index` begin, and the forms from there to it."""
    known = _AUXILIARIES | _MODALS | _POSSIBLE | _DENIALS | _BETWEEN | _AIMS | _TRIES | {"to"}
    first = index
    while first > 0:
        form = sentence.tokens[first - 1].form
        hyphen = sentence.tokens[first - 1].text == "-" or form == "counter"
        if form not in known and not (form.endswith("ly") and len(form) > 4) and not hyphen:
            break
        first -= 1
    return first, sentence.forms(first, index + 1)


_LINKS = frozenset({"and", "but", "then", "or", "before", "after", "while", "by", "when", "for"})


def _is_bare(sentence: Sentence, first: int, form: str, be: bool) -> bool:
    before = sentence.forms(first - 1, first)
    if form.endswith("ing") and not be:
        return True
    comma = bool(before) and not before[0] and sentence.tokens[first - 1].text == ","
    return not before or before[0] in _LINKS or (comma and not be)
