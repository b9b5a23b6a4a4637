"""Whether two English sentences built anew show no sign of another law, though not every word of one was
found in the other.

Most of what was edited must come again, in another form or place. Figures, parties, who acts, forces, denials
and exceptions must be the same, and no word that decides something may stand on one side alone
(`english_near.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_anew import built_anew, gaps_of, light_words, words_in
from reviewer.language.english_roles import same_doers
from reviewer.language.english_roots import root, rooted
from reviewer.language.english_sense import same_set, sense_of
from reviewer.language.english_spoken import named
from reviewer.language.english_words import Piece, in_figures, read, stem
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence, Set
    from re import Pattern

    from reviewer.language.english_sense import Sense

__all__ = ["nearly_same_sense"]

_MOST = 700
_LEAST = 2
"""So many words at least came again in another form or place."""
_SHARE = 0.4
"""From this share of the edited words, 0 to 1, they came again."""
_UNEVEN = 2
"""So many more words of one side than of the other may be without their like."""
_NAMED = r"(?:(?:the|an?|each|any|either)\s)?(?P<name>[A-Z]\w+)"
_DOER, _OTHER = lazy(rf"\b[Bb]y\s{_NAMED}"), lazy(rf"\b(?:to|from|against|upon)\s{_NAMED}")
_ONE = lazy(r"\s(?:one|1)(?=\s(?:of\sthe\s)?(?:party|parties|person)\b)", re.IGNORECASE)
_WORD_OR_COMMA = lazy(r"[\w'’-]+|,")
_GENITIVE = lazy(r"['’]s?$")
_DIGIT = lazy(r"[\d$£€%]")
_SAVING = frozenset({"xsave", "xuntil", "xbefore", "xgate", "without", "unless"})
"""What says where a rule ends; one of them stands for another."""
_APART = 3
"""So many words that both sides share part what was edited."""
_GRATIS = "gratis"
_LASTING = frozenset({"xwhile", "xuntil"})


def nearly_same_sense(before: str, after: str) -> bool:
    """Whether nothing tells that a sentence built anew says another thing in law than before."""
    if max(len(before), len(after)) > _MOST:
        return False
    before, after = named(before), named(after)
    if not built_anew(before, after):
        return False
    words = [words_in(in_figures(_ONE.sub(" a", side))) for side in (before, after)]
    small = [word.lower() for word in words[0]], [word.lower() for word in words[1]]
    gaps = gaps_of(*small)
    edited = [word for one, _ in gaps for word in one], [word for _, two in gaps for word in two]
    if _counted(*edited, words[0]) or not all(
        _entangled(gap, *edited) for gap in gaps_of(*small, least=_APART)
    ):
        return False
    one, two = sense_of(before), sense_of(after)
    return (
        _same_frame(one, two)
        and _cases_held(one, two)
        and _cases_held(two, one)
        and _same_signs(one, two)
        and _comes_again(edited, words, (_items(edited[0], before), _items(edited[1], after)))
        and same_doers(one.acts, two.acts)
    )


def _counted(gone: Sequence[str], come: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a figure was edited, or what bounds one."""
    edited = {*gone, *come}
    if any(_DIGIT.search(word) for word in edited) or not edited.isdisjoint(
        table("english_near")["ordinals"]
    ):
        return True
    return any(map(_DIGIT.search, words)) and not edited.isdisjoint(table("english_near")["bounding"])


def _entangled(gap: tuple[Sequence[str], Sequence[str]], gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether a gap has a word that came again, or none that says something: else one thing was put for
    another beside a sentence that was built anew."""
    ours, theirs = (_pieces(side, single=True) for side in gap)
    if not ours and not theirs:
        return True
    if ours and theirs and says_the_same_in_english(" ".join(gap[0]), " ".join(gap[1])):
        return True
    others = _pieces(come, single=True), _pieces(gone, single=True)
    return any(
        mine[1] == its[1] or mine[2] & its[2]
        for side, other in zip((ours, theirs), others, strict=True)
        for mine in side
        for its in other
    ) or all(word in _roots("carrying") for side in (ours, theirs) for _, word, _ in side)


def _same_frame(one: Sense, two: Sense) -> bool:
    """Whether two sentences have the same figures, forces, payer and parties, none of whom acts in the place
    of another, and deny alike."""
    if one.figures != two.figures or one.force != two.force or one.denials % 2 != two.denials % 2:
        return False
    if (one.payer and two.payer and one.payer != two.payer) or (_GRATIS in one.words) != (
        _GRATIS in two.words
    ):
        return False
    if {act.who for act in one.acts} != {act.who for act in two.acts}:
        return False
    for role in ("agent", "whose", "from", "against", "than"):
        ours, theirs = ({act.who for act in side.acts if act.role == role} for side in (one, two))
        if ours - theirs and theirs - ours:
            return False
    bound = [
        frozenset(word for word in side.denied if word.startswith(("over ", "than "))) for side in (one, two)
    ]
    return same_set(*bound)


def _same_signs(one: Sense, two: Sense) -> bool:
    """Whether each side has an end to the rule, and a time for which it lasts, where the other has one."""
    return bool(one.signs & _SAVING) == bool(two.signs & _SAVING) and bool(one.signs & _LASTING) == bool(
        two.signs & _LASTING
    )


def _cases_held(one: Sense, two: Sense) -> bool:
    """Whether of every case of a side the other speaks too."""
    groups = [(word, group) for _, word, group in rooted(two.words, single=True)]
    known = {word for word, _ in groups}
    senses = frozenset().union(*(group for _, group in groups))
    return all(
        not held or any(word in known or rooted((word,), single=True)[0][2] & senses for word in held)
        for _, held in one.cases
    )


def _comes_again(
    edited: tuple[list[str], list[str]], words: Sequence[Sequence[str]], items: Sequence[Set[str]]
) -> bool:
    """Whether most of the edited words of either side come again on the other, and those that do not decide
    nothing and are as many; `items`: the roots of those that stand in a list."""
    (gone, come), (before, after) = edited, words
    if _whichever(gone, after) or _whichever(come, before):
        return False
    if not {*gone, *come}.isdisjoint(table("english_near")["ranking"]):
        return False
    if _named_behind(_DOER, before) & _named_behind(_OTHER, after) or (
        _named_behind(_OTHER, before) & _named_behind(_DOER, after)
    ):
        return False
    if _new_name(before, after) or _new_name(after, before) or _shared(before) != _shared(after):
        return False
    known = {_bare(word) for word in before} & {_bare(word) for word in after}
    return any(
        _mostly_alike(_pieces(gone, single=single), _pieces(come, single=single), known, items)
        for single in (True, False)
    )


def _whichever(edited: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a side was opened to whatever there may be, and the other is open to no more than some."""
    return not {*edited}.isdisjoint(table("english_near")["whichever"]) and {
        word.lower() for word in other
    }.isdisjoint(table("english_near")["universal"])


def _items(edited: Sequence[str], text: str) -> frozenset[str]:
    """Return the roots of the edited words that stand beside a comma or a word that joins a list."""
    words = _WORD_OR_COMMA.findall(text)
    joined = [
        word
        for one, word in (*pairwise(words), *pairwise(words[::-1]))
        if one.lower() in ("and", "or", ",") and word.lower() in edited
    ]
    return frozenset(map(_bare, joined))


def _mostly_alike(
    ours: Sequence[Piece], theirs: Sequence[Piece], known: Set[str], items: Sequence[Set[str]]
) -> bool:
    """Whether most words of both sides are alike; what is `known` is said elsewhere on both and may be named
    again, and where one side alone has further words, none is one of the `items` of a list."""
    left, right = _unlike(ours, theirs)
    again = len(ours) - len(left)
    left, right = ([one for one in side if one[1] not in known - _roots("opposed")] for side in (left, right))
    weighty = [[one for _, one, _ in side if one not in _roots("carrying")] for side in (left, right)]
    beyond = [*map(len, weighty)]
    if again < _LEAST or again < _SHARE * (again + max(beyond)):
        return False
    listed = [
        sum(any(root(word) in members for word in one.split()) for one in side)
        for side, members in zip(weighty, items, strict=True)
    ]
    if listed[0] != listed[1]:
        return False
    rest = {root(word) for side in (left, right) for _, words, _ in side for word in words.split()}
    return _roots("decisive").isdisjoint(rest) and abs(beyond[0] - beyond[1]) <= _UNEVEN


def _pieces(words: Sequence[str], *, single: bool) -> tuple[Piece, ...]:
    """Return the words of a side that say something, by their roots and groups of synonyms, or in phrases."""
    light = light_words()
    lightest = frozenset(map(stem, light))
    if not single:
        stems = tuple(one for word in words for one in read(word))
        return tuple(one for one in rooted(stems) if one[1] not in lightest)
    stems = tuple(one for word in words if word not in light for one in read(word) if one not in lightest)
    return rooted(stems, single=True)


def _unlike(ours: Sequence[Piece], theirs: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the words of both sides that have no like on the other."""
    left: list[Piece] = []
    right = list(theirs)
    for mine in ours:
        like = next((its for its in right if its[1] == mine[1]), None) or next(
            (its for its in right if its[2] & mine[2]), None
        )
        if like is None:
            left.append(mine)
        else:
            right.remove(like)
    return left, right


def _new_name(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a side has a word in capitals, not at its beginning, of which the other has nothing."""
    light = light_words()
    known = {_bare(word) for word in other if word.lower() not in light}
    return any(
        before[-1].isalpha() and word[0].isupper() and word.lower() not in light and _bare(word) not in known
        for before, word in pairwise(words)
    )


def _named_behind(sign: Pattern[str], words: Sequence[str]) -> frozenset[str]:
    """Return the names in capitals that stand behind such a preposition."""
    return frozenset(_bare(found["name"]) for found in sign.finditer(" ".join(words)))


def _bare(word: str) -> str:
    """Return the root of a word, its genitive left out."""
    return root(stem(_GENITIVE.sub("", word.lower())))


def _shared(words: Sequence[str]) -> list[bool]:
    """Return of which rows of words of form and time a sentence has any."""
    small = {word.lower() for word in words}
    return [not small.isdisjoint(row) for row in table("english_near")["shared"]]


@lru_cache(maxsize=4)
def _roots(name: str) -> frozenset[str]:
    return frozenset(root(stem(word)) for word in table("english_near")[name])
