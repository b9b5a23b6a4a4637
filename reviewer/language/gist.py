"""Whether two passages of Chinese that are built quite differently say the same: the passive for the active,
a noun for a verb, one sentence for two.

Whoever acts, how strongly he is bound, to whom, in which case, by whose leave, with which figures and every
word that says something must be found on both sides; only their order is free, and what names a cause or the
doing of an act may be missing.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.coded import PARTY, Coded, Codes, sort_of
from reviewer.language.gist_plain import plainly
from reviewer.language.gist_words import (
    alternatives,
    denies,
    has,
    in_cases,
    in_one_way,
    letters_of,
    names_again,
    related,
    signs_of,
    timed,
    without_leave,
)
from reviewer.language.modality import find_cues
from reviewer.language.statement_words import modals
from reviewer.language.statements import statements_of
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from reviewer.language.leaves import Leave

__all__ = ["level_words", "same_gist"]

_LONGEST = 240
"""A longer passage is read by the rules, whatever its words."""
_CASE = lazy(r"如|若|凡|当|一旦|一经|倘|的$|[时者后前]")
"""Words that make a case of what they stand before or behind."""
_NAMED = lazy(r"[甲乙丙丁]方|双方")
_MARK = lazy(r"[,，。;；:：]")
_OWNED = lazy(rf"(?P<who>{PARTY})[的之]?(?P<what>[\u4e00-\u9fff]{{2,6}})")
_TURNS_COUNT = lazy(r"顺序|次序|依次|先后|分别|逐级|轮流|其次|首先|然后")
"""Words that give the order of other words a meaning."""
_DENIAL = "不"
_MOST = 4
"""So many words at most are held against one another letter by letter."""


class _Gist(Struct, frozen=True):
    """What a passage says, in no order."""

    acts: dict[tuple[str, tuple[str, ...]], Counter[str]]
    """What each actor does, by how strongly he is bound."""
    cases: Counter[str]
    words: dict[str, str]
    """A word as it stands for what it says."""
    leaves: tuple[Leave, ...]
    receivers: frozenset[str]
    parties: Counter[str]
    beside: dict[str, frozenset[str]]
    """Which parties are named in the same part of the sentence as a word."""
    denied: frozenset[str]
    """The words of the parts in which something is denied."""
    barred: frozenset[str]
    """The words of the parts by which somebody must not act, or is free of an act."""
    bound: frozenset[str]
    """The words of the parts by which somebody must or may act, and in which nothing is denied."""
    parts: tuple[frozenset[str], ...]
    """The words of each part between commas."""
    owners: dict[str, str]
    """Which party stands right before a word."""
    mixed: tuple[str, ...]
    """The order of parties and figures where a part of the sentence has several of both."""
    any_one: bool
    whole: tuple[bool, bool]
    """Whether it is said that all of a thing is meant, and whether anything may say so."""
    either: int
    related: tuple[tuple[str, str, str], ...]
    timed: list[tuple[str, str, frozenset[str]]]
    ordered: list[str]
    """The parts of which a word gives the order a meaning."""


def same_gist(before: str, ours: Mapping[str, str], after: str, theirs: Mapping[str, str]) -> bool:
    """Whether two passages say the same; with each the key of each name of a party."""
    if max(len(before), len(after)) > _LONGEST or _told_as_done(before, after):
        return False
    if _reads_alike(before, ours, after, theirs):
        return True
    if names_again(before + after) and _reads_alike(before, ours, after, theirs, referring=False):
        return True
    either = alternatives(before) != alternatives(after)
    return either and _reads_alike(in_cases(before), ours, in_cases(after), theirs)


_DONE = lazy(r"(?:已经?|业已|业经|曾经?)(?![知])")
_OWED = lazy(r"(?<![响相对反供适效])应(?![用急答])|必须|务必|(?<=[方人])须")


def _told_as_done(before: str, after: str) -> bool:
    """Whether one passage says that a thing is owed where the other says that it was done: 应支付, 已支付."""
    done = len(_DONE.findall(before)) - len(_DONE.findall(after))
    owed = len(_OWED.findall(before)) - len(_OWED.findall(after))
    return done * owed < 0


def _reads_alike(
    before: str, ours: Mapping[str, str], after: str, theirs: Mapping[str, str], *, referring: bool = True
) -> bool:
    codes = Codes()
    coded = [
        in_one_way(text, labels, codes, referring=referring)
        for text, labels in ((before, ours), (after, theirs))
    ]
    coded = list(without_leave(*coded))
    if _figures(coded[0]) != _figures(coded[1]):
        return False
    old, new = map(_read, coded)
    return (
        old.parties.keys() ^ new.parties.keys() <= {codes.sign("party", "一方")}
        and not (old.parties - new.parties and new.parties - old.parties)
        and old.any_one == new.any_one
        and (not old.whole[0] or new.whole[1])
        and (not new.whole[0] or old.whole[1])
        and old.mixed == new.mixed
        and (old.receivers <= new.receivers or new.receivers <= old.receivers)
        and old.ordered == new.ordered
        and _same_times(old.timed, new.timed)
        and old.either == new.either
        and _same_forces(old, new)
        and sorted(old.related) == sorted(new.related)
        and _same_leaves(old.leaves, new.leaves)
        and _same_words(old, new)
    )


def level_words(before: str, after: str) -> bool:
    """Whether the words that went and those that came may say the same: a cheap look before passages are
    read. Words that say nothing alone, 如 or 的, may make a case of what they stand before."""
    before, after = without_leave(_NAMED.sub("", before), _NAMED.sub("", after))
    ours, theirs = (signs_of(plainly(words)) for words in (before, after))
    one, two = (Counter(sign for sign, _ in signs) for signs in (ours, theirs))
    if not one and not two:
        return bool(before and after) and bool(_CASE.search(before)) == bool(_CASE.search(after))
    return bool(one and two) and _level(one, two, dict((*ours, *theirs)))


def _read(text: str) -> _Gist:
    acts: dict[tuple[str, tuple[str, ...]], Counter[str]] = {}
    cases: Counter[str] = Counter()
    words: dict[str, str] = {}
    parts = _MARK.split(text)
    statements = statements_of(Coded(text, tuple(range(len(text) + 1))))
    for one in statements:
        pool = acts.setdefault((one.actor, tuple(sorted({*one.force}))), Counter())
        for pieces, into in ((one.pieces, pool), (one.cases, cases)):
            for piece in pieces:
                said = signs_of(piece)
                words.update(said)
                into.update(sign for sign, _ in said)
    return _Gist(
        acts,
        cases,
        words,
        tuple(one.leave for one in statements if one.leave),
        frozenset(sign for one in statements for sign in one.receivers),
        Counter(filter(_is_party, text)),
        _beside(parts),
        frozenset(
            word
            for part in parts
            if denies(part)
            for sign, _ in signs_of(part)
            for word in (sign, sign.removeprefix(_DENIAL))
        ),
        frozenset(sign for part in parts if _bars(part) for sign, _ in signs_of(part)),
        frozenset(sign for part in parts if not denies(part) and modals(part) for sign, _ in signs_of(part)),
        tuple(frozenset(sign for sign, _ in signs_of(part)) for part in parts),
        dict(_owners(text)),
        tuple(_mixed(parts)),
        has(text, "any_one"),
        (has(text, "whole"), has(text, "whole") or has(text, "perhaps_whole")),
        alternatives(text),
        tuple(related(text)),
        timed(text),
        sorted(part for part in parts if _TURNS_COUNT.search(part)),
    )


def _beside(parts: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        named = frozenset(sign for sign in part if _is_party(sign))
        for sign, _ in signs_of(part):
            found[sign] = found.get(sign, frozenset()) | named
    return found


def _owners(text: str) -> Iterable[tuple[str, str]]:
    """Yield each word that stands right behind a party, with that party."""
    for match in _OWNED.finditer(text):
        if words := signs_of(match["what"]):
            yield words[0][0], match["who"]


def _mixed(parts: Sequence[str]) -> Iterable[str]:
    for part in parts:
        signs = "".join(sign for sign in part if _is_party(sign) or sort_of(sign))
        parties = {sign for sign in signs if _is_party(sign)}
        if len(parties) > 1 and len(signs) - sum(map(_is_party, signs)) > 1:
            yield signs


def _is_party(sign: str) -> bool:
    return "\ue000" <= sign <= "\ue7ff"


def _figures(text: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for sign in text:
        if sort := sort_of(sign):
            found.setdefault(sort, []).append(sign)
    return found


def _same_forces(old: _Gist, new: _Gist) -> bool:
    """Whether the same may and must not act; whoever is not named may be anyone who is."""
    ours, theirs = ({key for key in gist.acts if key[1]} for gist in (old, new))
    if ours == theirs:
        return True
    named = [{key for key in keys if key[0]} for keys in (ours, theirs)]
    forces = [sorted({force for _, force in keys}) for keys in (ours, theirs)]
    return forces[0] == forces[1] and (named[0] <= named[1] or named[1] <= named[0])


def _same_times(
    one: Sequence[tuple[str, str, frozenset[str]]], two: Sequence[tuple[str, str, frozenset[str]]]
) -> bool:
    """Whether the same things come before and after others."""
    left = list(two)
    for place, last, words in one:
        like = next((new for new in left if new[0] == place and (new[1] == last or new[2] == words)), None)
        if like is None:
            return False
        left.remove(like)
    return not left


def _same_leaves(one: Sequence[Leave], two: Sequence[Leave]) -> bool:
    return len(one) == len(two) and all(_same_leave(a, b) for a, b in zip(one, two, strict=True))


def _same_leave(one: Leave, two: Leave) -> bool:
    ours, theirs = ({sign for sign in leave.words if _is_party(sign)} for leave in (one, two))
    if one.sort != two.sort or {one.early, two.early} == {"said", ""} or (ours and theirs and ours != theirs):
        return False
    old, new = (dict(signs_of(leave.words)) for leave in (one, two))
    return _level(Counter(old.keys()), Counter(new.keys()), old | new)


def _same_words(old: _Gist, new: _Gist) -> bool:
    ours, theirs = _all(old), _all(new)
    if not _level(ours, theirs, {**old.words, **new.words}):
        return False
    once = [sign for sign in ours if ours[sign] == theirs[sign] == 1]
    if any(_elsewhere(old, new, sign) for sign in once):
        return False
    if _crossed(once, old.parts, new.parts):
        return False
    if not old.leaves and (_freed(once, old, new) or _freed(once, new, old)):
        return False
    return not (_exchanged(once, old.cases, new.cases) or _exchanged(once, old.denied, new.denied))


def _crossed(words: Sequence[str], ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Whether two parts of one side have each given words to the same two parts of the other."""
    said = [Counter(word for part in parts for word in part) for parts in (ours, theirs)]
    alone = frozenset(word for word in words if not _is_party(word) and said[0][word] == said[1][word] == 1)
    places = [{at for at, there in enumerate(theirs) if here & there & alone} for here in ours]
    return any(len(one & two) > 1 for one, two in combinations(places, 2))


def _freed(words: Iterable[str], one: _Gist, two: _Gist) -> bool:
    """Whether what is barred or excused on one side must or may be on the other: 不对短少、污损负责,
    应对短少负责，但不对污损负责."""
    return any(sign in one.barred and sign in two.bound and sign not in two.denied for sign in words)


def _bars(part: str) -> bool:
    return not {"duty", "may"} & {name for _, _, name in modals(part)} and any(
        cue.grade.startswith(("F", "E")) for cue in find_cues(part)
    )


def _exchanged(words: Sequence[str], ours: Container[str], theirs: Container[str]) -> bool:
    """Whether one word came into a part of the passage and another went out of it."""
    turned = {(sign in ours, sign in theirs) for sign in words}
    return (True, False) in turned and (False, True) in turned


def _all(gist: _Gist) -> Counter[str]:
    total = Counter(gist.cases)
    for pool in gist.acts.values():
        total.update(pool)
    return total


def _level(ours: Counter[str], theirs: Counter[str], words: dict[str, str]) -> bool:
    """Whether the words that only one side has are few, and the same letter by letter."""
    gone, come = (
        Counter({sign: n for sign, n in left.items() if not _is_party(sign)})
        for left in (ours - theirs, theirs - ours)
    )
    if max(gone.total(), come.total()) > _MOST:
        return False
    return all(
        _letters(gone, words, denied=denied) == _letters(come, words, denied=denied)
        for denied in (True, False)
    )


def _letters(left: Counter[str], words: Mapping[str, str], *, denied: bool) -> Counter[str]:
    """Return the letters of words, of those that are denied or of the others."""
    found: Counter[str] = Counter()
    for sign in left.elements():
        if sign.startswith(_DENIAL) == denied:
            found.update(letters_of(words.get(sign, sign)))
    return found


def _elsewhere(old: _Gist, new: _Gist, sign: str) -> bool:
    """Whether a word is said of one actor, or with one force, on one side and of another on the other."""
    here, there = (
        next((key for key, pool in gist.acts.items() if sign in pool), None) for gist in (old, new)
    )
    one, two = (
        gist.beside.get(sign, frozenset()) | (frozenset(key[0]) if here and there and key else frozenset())
        for gist, key in ((old, here), (new, there))
    )
    if one and two and one.isdisjoint(two):
        return True
    owner, other = old.owners.get(sign), new.owners.get(sign)
    if owner and other and owner != other and not (_acts(owner, here) or _acts(other, there)):
        return True
    if here is None or there is None or here == there:
        return False
    return here[1] != there[1] or bool(here[0] and there[0])


def _acts(party: str, key: tuple[str, tuple[str, ...]] | None) -> bool:
    return key is not None and party in key[0]
