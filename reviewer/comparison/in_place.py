"""Clauses that stand alone in their place on both sides: partners however little of their words stayed."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from reviewer.comparison.anew import held_share, share_in_common
from reviewer.comparison.numbers import number_key
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side
    from reviewer.model import Clause

__all__ = ["match_lone", "match_rewritten", "return_to_numbers"]

_REWRITTEN = 30
"""Likeness of the letters, 0 to 100, from which a clause alone in its place, under its old number, is the
old one rewritten."""
_KNOWN_AGAIN = 45
"""The same for members of a list between which others moved."""
_NEIGHBOURS = 4
"""So many clauses in a place at most are known by their numbers alone: more are another text."""
_ANEW, _ANEW_ELSEWHERE = 0.3, 0.45
"""Share of the pairs of letters in common from which a clause was built anew, under its number or another."""
_ALONE = 0.15
"""The same for a clause that is alone in its place under its number: two of one contract have less."""
_LEAST_ANEW = 12
_CELLS = 400
"""So many pairs of clauses of one gap at most are looked at."""
_ROW = 60
"""The longest row of a list, in characters."""
_ROWS = ("clause", "item", "table")
_LINES = ("clause", "item", "preamble", "recital")
_HEAD = lazy(r"\W*[A-Za-z][\w'’]*(?: [\w'’]+){2}")
"""The first three words of a line in Latin letters."""
_ANEW_LINE, _HELD = 0.3, 0.5
"""The share in common from which an unnumbered line alone in its place is the old one; or of the shorter."""
_ENDS = "。.;；"
_WORDS = 5
"""So many characters at least are words by which a clause is known again."""
_SUBJECT = 3
"""So many letters name the thing that a clause is about."""
_THING = lazy(r"(?:(?![甲乙丙丁双各一两任本该其如若凡因经未除在自为对由向每应可方人])[\u4e00-\u9fff]){3}")
_WORD = lazy(r"[\u4e00-\u9fff]{2}")
_RARE = 2
"""So many clauses of a contract at most hold a word that tells what one of them is about."""
_SENTENCE = lazy(r"[。；;！!？?]|[.,，:：]$")


def match_lone(matches: Matches) -> None:
    """Match the only clause below a heading with the only one below the heading that answers to it, however
    it was rewritten."""
    base, draft = matches.base, matches.draft
    for i, below in base.children.items():
        j = matches.of_base[i]
        if j < 0 or len(below) != 1 or len(draft.children.get(j, ())) != 1:
            continue
        ours, theirs = below[0], draft.children[j][0]
        if (
            matches.of_base[ours] < 0
            and matches.of_draft[theirs] < 0
            and _alike_in_kind(matches, ours, theirs)
        ):
            matches.join(ours, theirs)


def match_rewritten(matches: Matches) -> None:
    """Match clauses of one place whose sentences were built anew; then, where as many stand in the place on
    both sides and they are few, clauses of one number of which some words stayed; and a row of a list with
    the row alone in its place, whatever it names."""
    base, draft = matches.base, matches.draft
    families = [(_tops(base), _tops(draft))]
    families.extend(
        (below, draft.children.get(matches.of_base[i], []))
        for i, below in sorted(base.children.items())
        if matches.of_base[i] >= 0
    )
    for ours, theirs in families:
        for low, high in list(matches.gaps(ours, theirs)):
            if 1 < len(low) * len(high) <= _CELLS:
                _match_anew(matches, low, high)
        for low, high in list(matches.gaps(ours, theirs)):
            if len(low) != len(high) or len(low) > _NEIGHBOURS:
                continue
            for i, j in zip(low, high, strict=True):
                lone = len(low) == 1 and any(tell(matches, i, j) for tell in (_same_row, _alone, _same_line))
                if lone or _rewritten(matches, i, j):
                    matches.join(i, j)
        _match_by_number(matches, ours, theirs)


def _match_by_number(matches: Matches, ours: Sequence[int], theirs: Sequence[int]) -> None:
    """Match members of one list under their numbers, where what stands between them moved away: one that
    holds all words of the other and more, or much the same ones."""
    free: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in theirs:
        if matches.of_draft[j] < 0 and (number := matches.draft.clauses[j].number):
            free[number_key(number)].append(j)
    for i in ours:
        number = matches.base.clauses[i].number
        if matches.of_base[i] >= 0 or not number:
            continue
        under = free.get(number_key(number), [])
        found = next(
            (
                j
                for j in under
                if _comparable(matches, i, j, ("item",))
                and (
                    _holds_all(matches, i, j)
                    or ratio(matches.base.exact[i], matches.draft.exact[j]) >= _KNOWN_AGAIN
                )
            ),
            None,
        )
        if found is not None:
            under.remove(found)
            matches.join(i, found)


def _comparable(matches: Matches, i: int, j: int, kinds: Collection[str]) -> bool:
    """Whether two clauses of one of these kinds, with none below them, are as much a clause each."""
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    return (
        before.kind == after.kind
        and before.kind in kinds
        and i not in matches.base.children
        and j not in matches.draft.children
        and _alike_in_kind(matches, i, j)
    )


def _match_anew(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Match clauses whose sentences were built anew, by the words that they share in whatever order: the
    likest first, all in one order."""
    found = sorted(
        (
            (-share, i, j)
            for i in low
            for j in high
            if _may_be_anew(matches, i, j)
            and (share := share_in_common(matches.base.exact[i], matches.draft.exact[j]))
            >= (_ANEW if _same_number(matches, i, j) else _ANEW_ELSEWHERE)
        ),
    )
    joined: list[tuple[int, int]] = []
    for _, i, j in found:
        if matches.free(i, j) and all((i < x) == (j < y) for x, y in joined):
            matches.join(i, j)
            joined.append((i, j))


def _may_be_anew(matches: Matches, i: int, j: int) -> bool:
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    return min(len(before.text), len(after.text)) >= _LEAST_ANEW and _comparable(
        matches, i, j, ("article", "clause", "item")
    )


def _same_number(matches: Matches, i: int, j: int) -> bool:
    before, after = matches.base.clauses[i].number, matches.draft.clauses[j].number
    return bool(before and after) and number_key(before or "") == number_key(after or "")


def return_to_numbers(matches: Matches) -> None:
    """Match neighbours by their numbers where one gave the other a sentence: the words that it gave had made
    a partner of the clause that has them now, and left the two others alone."""
    base, draft = matches.base, matches.draft
    for i, j in enumerate(matches.of_base):
        if j < 0 or (base.clauses[i].number or "") == (draft.clauses[j].number or ""):
            continue
        for step in (-1, 1):
            x, y = i - step, j + step
            if (
                0 <= x < len(base)
                and 0 <= y < len(draft)
                and matches.free(x, y)
                and _holds_all(matches, x, j)
                and _holds_all(matches, i, y)
            ):
                matches.of_base[i] = matches.of_draft[j] = -1
                matches.join(i, y)
                matches.join(x, j)
                break


def _holds_all(matches: Matches, i: int, j: int) -> bool:
    """Tell whether two clauses of one number hold the same words, and one of them more."""
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    if not before.number or number_key(before.number) != number_key(after.number or ""):
        return False
    short, long = sorted((matches.base.exact[i].rstrip(_ENDS), matches.draft.exact[j].rstrip(_ENDS)), key=len)
    return len(short) >= _WORDS and short in long


def _tops(side: Side) -> list[int]:
    return [place for place, above in enumerate(side.parent) if above < 0]


def _rewritten(matches: Matches, i: int, j: int) -> bool:
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    return (
        bool(before.number and after.number)
        and number_key(before.number or "") == number_key(after.number or "")
        and before.kind == after.kind
        and i not in matches.base.children
        and j not in matches.draft.children
        and _alike_in_kind(matches, i, j)
        and (
            ratio(matches.base.exact[i], matches.draft.exact[j]) >= _REWRITTEN
            or _same_subject(before.text, after.text)
            or share_in_common(matches.base.exact[i], matches.draft.exact[j]) >= _ANEW_ELSEWHERE
        )
    )


def _alone(matches: Matches, i: int, j: int) -> bool:
    """Tell whether two clauses alone in their place say something of one thing: under one number, or with
    most words in common where neither has a number."""
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    if not _comparable(matches, i, j, (before.kind,)) or bool(before.number) != bool(after.number):
        return False
    if min(len(before.text), len(after.text)) < _LEAST_ANEW:
        return False
    numbered = _same_number(matches, i, j)
    share = share_in_common(matches.base.exact[i], matches.draft.exact[j])
    return share >= (_ALONE if numbered else _ANEW_ELSEWHERE) or (numbered and _of_one_matter(matches, i, j))


def _of_one_matter(matches: Matches, i: int, j: int) -> bool:
    """Tell whether two clauses speak of something of which hardly another of either contract speaks: 抵扣,
    which one lets be done and the other forbids."""
    one, two = matches.base.exact[i], matches.draft.exact[j]
    words = {found.group() for found in _WORD.finditer(one)} | {
        found.group() for found in _WORD.finditer(one, 1)
    }
    return any(
        word in two and all(_in_few(word, side.exact) for side in (matches.base, matches.draft))
        for word in sorted(words)
    )


def _in_few(word: str, texts: Iterable[str]) -> bool:
    """Whether no more than a few of the texts hold a word; one more settles it."""
    return next(islice((text for text in texts if word in text), _RARE, None), None) is None


def _same_subject(before: str, after: str) -> bool:
    """Tell whether two clauses begin with the same thing, no party and no contract: 物业费不调整 and
    物业费可以调整."""
    head = before[:_SUBJECT]
    return head == after[:_SUBJECT] and len(head) == _SUBJECT and _THING.fullmatch(head) is not None


def _same_row(matches: Matches, i: int, j: int) -> bool:
    """Tell whether two short lines without a number are rows of one list: a name and an office, a thing and
    its price; as many cells or parts between blanks on both sides."""
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    return (
        not before.number
        and not after.number
        and before.kind == after.kind
        and before.kind in _ROWS
        and i not in matches.base.children
        and j not in matches.draft.children
        and max(len(before.text), len(after.text)) <= _ROW
        and not any(_SENTENCE.search(clause.text) for clause in (before, after))
        and _parts(before) == _parts(after)
    )


def _same_line(matches: Matches, i: int, j: int) -> bool:
    """Tell whether two lines of words in Latin letters, without a number, are one: they begin with the same
    words, or have much of their words in common."""
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    if before.number or after.number or not _comparable(matches, i, j, _LINES):
        return False
    heads = _HEAD.match(before.text), _HEAD.match(after.text)
    if heads[0] is None or heads[1] is None:
        return False
    one, two = sorted((matches.base.exact[i], matches.draft.exact[j]), key=len)
    return (
        heads[0].group() == heads[1].group()
        or share_in_common(one, two) >= _ANEW_LINE
        or held_share(one, two) >= _HELD
    )


def _parts(clause: Clause) -> int:
    return len(clause.cells) or len(clause.text.split())


def _alike_in_kind(matches: Matches, i: int, j: int) -> bool:
    before, after = matches.base.clauses[i], matches.draft.clauses[j]
    return (before.kind == "table") == (after.kind == "table") and bool(before.text) == bool(after.text)
