"""Edits that say the same in other words: a synonym read with its neighbours, a case put with 如 or 的."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import changes
from reviewer.findings.daily_rates import same_rate
from reviewer.findings.english_rewording import is_english, reworded_in_english
from reviewer.findings.held_terms import same_term
from reviewer.findings.rewritten import block_of
from reviewer.language.alike import same_in_order, says_the_same
from reviewer.language.chinese_order import same_in_another_order, turns
from reviewer.language.folding import fold
from reviewer.language.modality import find_cues
from reviewer.language.spans import shared_start
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.rewritten import Block
    from reviewer.findings.view import PairView
    from reviewer.model import Edit

__all__ = ["Rewording", "rewordings"]
Span = tuple[int, int]

_LONGEST = 40
"""A longer passage is read by the rules, whatever its words."""
_BESIDE = 8
"""So many characters on either side are read with an edit, as far as both sides agree."""
_TOGETHER = 5
"""So many edits may be one rewording."""
_READ = 12
"""So many edits may be one rate by one period in other words."""
_APART = 8
_REACH = 90
"""So far from an edit a sentence may begin that is read as a whole."""
_AROUND = 2
"""So many letters beside an edit are looked at for a word of order."""
_SENTENCE = lazy(r"[。；;！!？?\n]")
_STOP = lazy(r"[，,。；;：:！!？?\n]")
_IF = lazy(r"^(?:如果|如|若|倘若|倘|假如|要是|一旦|凡是|凡|当|在|因为|由于|因)")
_CASE = lazy(r"(?:的情况下|的情形下|情况下|情形下|的情形|的情况|之时|的时候|时|的话|的|者)$")


class Rewording(Struct, frozen=True):
    """Edits that together put other words for the same thing, and the words: ranges of the clause on either
    side."""

    edits: tuple[Edit, ...]
    base: Span
    draft: Span
    sure: bool = True
    """Whether every word of one side was found in the other; else nothing tells of another thing in law."""


def rewordings(view: PairView) -> tuple[Rewording, ...]:
    """Return the edits that only put other words for the same thing, in order, of a pair of one clause
    each."""
    placed = changes(view)
    if not placed:
        return ()
    base, draft = view.base[0].text, view.draft[0].text
    english = is_english(base) and is_english(draft)
    found: list[Rewording] = []
    by_day = not english and "每" in base and "每" in draft
    held = "有效" in base + draft and "期" in base + draft
    whole = [block_of(change, view.blocks) for change in placed] if view.blocks else []
    at = 0
    while at < len(placed):
        if whole and (block := whole[at]) is not None and _on_both_sides(view.blocks[block]):
            last = next((end for end in range(at, len(whole)) if whole[end] != whole[at]), len(whole))
            found.append(_whole(placed[at:last], view.blocks[block], base, draft))
            at = last
            continue
        told = _by_the_day(placed, at, base, draft) if by_day else None
        told = told or (_held(placed, at, base, draft) if held else None)
        told = told or (
            _in_english(placed, at, base, draft)
            if english
            else next(
                filter(None, (_reworded(run, base, draft) for run in _runs(placed, at, base, draft))), None
            )
            or _turned(placed, at, base, draft)
        )
        if told is not None:
            found.append(told)
        at += len(told.edits) if told else 1
    return tuple(found)


def _on_both_sides(block: Block) -> bool:
    return block.base[0] < block.base[1] and block.draft[0] < block.draft[1]


def _whole(run: Sequence[Change], block: Block, base: str, draft: str) -> Rewording:
    """Return edits within statements that both sides hold; where one side has no words of its own, with all
    that the statements say."""
    ours = max(run[0].base[0], block.base[0]), min(run[-1].base[1], block.base[1])
    theirs = max(run[0].draft[0], block.draft[0]), min(run[-1].draft[1], block.draft[1])
    if not block.sure or ours[0] >= ours[1] or theirs[0] >= theirs[1]:
        ours, theirs = block.base, block.draft
    edits = tuple(change.edit for change in run)
    return Rewording(edits, _trimmed(base, ours), _trimmed(draft, theirs), block.sure)


def _trimmed(text: str, span: Span) -> Span:
    """Return a range without the marks at its ends."""
    low, high = span
    while high > low and not text[high - 1].isalnum():
        high -= 1
    while low < high and not text[low].isalnum():
        low += 1
    return (low, high) if low < high else span


def _by_the_day(placed: Sequence[Change], at: int, base: str, draft: str) -> Rewording | None:
    """Return the edits from a place on that give one rate by one period in other words, if any."""
    spans = same_rate(base, placed[at].base, draft, placed[at].draft)
    if spans is None:
        return None
    (_, high), (_, end) = spans
    run = [c for c in placed[at : at + _READ] if c.base[0] < high or c.draft[0] < end]
    if any(c.base[1] > high or c.draft[1] > end for c in run):
        return None
    ours, theirs = (_trimmed(text, span) for text, span in zip((base, draft), spans, strict=True))
    return Rewording(tuple(c.edit for c in run), ours, theirs) if run else None


def _held(placed: Sequence[Change], at: int, base: str, draft: str) -> Rewording | None:
    """Return the edits from a place on that say in other words how long one thing holds, if any."""
    low, start = (_behind(_STOP, text, place) for text, place in _ends(placed[at], base, draft, last=False))
    high, end = (_until(_STOP, text, place) for text, place in _ends(placed[at], base, draft, last=True))
    ours, theirs = _trimmed(base, (low, high)), _trimmed(draft, (start, end))
    run = [c for c in placed[at : at + _READ] if c.base[0] < ours[1] or c.draft[0] < theirs[1]]
    if not run or any(c.base[1] > high or c.draft[1] > end for c in run):
        return None
    if not same_term(base[slice(*ours)], draft[slice(*theirs)]):
        return None
    return Rewording(tuple(c.edit for c in run), ours, theirs)


def _in_english(placed: Sequence[Change], at: int, base: str, draft: str) -> Rewording | None:
    found = reworded_in_english(placed, at, base, draft)
    if found is None:
        return None
    count, ours, theirs = found
    return Rewording(tuple(change.edit for change in placed[at : at + count]), ours, theirs)


def _turned(placed: Sequence[Change], at: int, base: str, draft: str) -> Rewording | None:
    """Return the edits from a place on that say the same in another order of the sentence or of a part of it,
    if any."""
    if not any(_turns(change, base, draft) for change in placed[at : at + _TOGETHER]):
        return None
    for sentence in (True, False):
        mark = _SENTENCE if sentence else _STOP
        low, start = (
            _behind(mark, text, place) for text, place in _ends(placed[at], base, draft, last=False)
        )
        run = [change for change in placed[at : at + _TOGETHER] if not mark.search(base, low, change.base[0])]
        if not run or (at and (low < placed[at - 1].base[1] or start < placed[at - 1].draft[1])):
            continue
        high, end = (_until(mark, text, place) for text, place in _ends(run[-1], base, draft, last=True))
        after = placed[at + len(run) : at + len(run) + 1]
        if any(change.base[0] < high or change.draft[0] < end for change in after):
            continue
        ours, theirs = base[low:high], draft[start:end]
        if any(_turns(change, base, draft) for change in run) and same_in_another_order(ours, theirs):
            first, final = run[0], run[-1]
            spans = (first.base[0], final.base[1]), (first.draft[0], final.draft[1])
            edits = tuple(change.edit for change in run)
            if any(one == two for one, two in spans):
                spans = (low, high - 1), (start, end - 1)
            return Rewording(edits, *spans)
    return None


def _turns(change: Change, base: str, draft: str) -> bool:
    """Whether an edit, or the letters beside it, can tell of another order."""
    (low, high), (start, end) = change.base, change.draft
    return turns(base[max(0, low - _AROUND) : high + _AROUND]) or turns(
        draft[max(0, start - _AROUND) : end + _AROUND]
    )


def _ends(change: Change, base: str, draft: str, *, last: bool) -> tuple[tuple[str, int], tuple[str, int]]:
    return (base, change.base[last]), (draft, change.draft[last])


def _behind(mark: re.Pattern[str], text: str, place: int) -> int:
    """Return where the words begin that end at a place, behind the mark before them."""
    return max((found.end() for found in mark.finditer(text, max(0, place - _REACH), place)), default=0)


def _until(mark: re.Pattern[str], text: str, place: int) -> int:
    """Return where the words end that stand at a place, the mark behind them included."""
    if place and mark.match(text, place - 1):
        return place
    found = mark.search(text, place)
    return found.end() if found else len(text)


def _runs(placed: Sequence[Change], at: int, base: str, draft: str) -> Iterable[Sequence[Change]]:
    """Yield the edits from a place on that stand close together in one part of a sentence, the most first."""
    end = at + 1
    while end < len(placed) and end - at < _TOGETHER and _near(placed[end - 1], placed[end], base, draft):
        end += 1
    for stop in range(end, at, -1):
        yield placed[at:stop]


def _near(one: Change, two: Change, base: str, draft: str) -> bool:
    return (
        two.base[0] - one.base[1] <= _APART
        and two.draft[0] - one.draft[1] <= _APART
        and not _STOP.search(base, one.base[1], max(one.base[1], two.base[0]))
        and not _STOP.search(draft, one.draft[1], max(one.draft[1], two.draft[0]))
    )


def _reworded(run: Sequence[Change], base: str, draft: str) -> Rewording | None:
    """Return what a run of edits says in other words; None where it says another thing."""
    place = run[0].base[0], run[-1].base[1], run[0].draft[0], run[-1].draft[1]
    if max(place[1] - place[0], place[3] - place[2]) > _LONGEST:
        return None
    edits = tuple(change.edit for change in run)
    low, high, start, end = _with_neighbours(place, base, draft)
    spans = _alike(base[low:high], draft[start:end])
    if spans:
        ours = _reach(place[:2], [(a + low, b + low) for a, b in spans[0::2]])
        theirs = _reach(place[2:], [(a + start, b + start) for a, b in spans[1::2]])
        return Rewording(edits, ours, theirs) if ours[0] < ours[1] and theirs[0] < theirs[1] else None
    if len(run) == 1 and _synonym(edits[0]):
        return Rewording(edits, place[:2], place[2:])
    if not (_before_comma(base, place[1]) and _before_comma(draft, place[3])):
        return None
    ours, theirs = _part(base, *place[:2]), _part(draft, *place[2:])
    if _same_case(base[slice(*ours)], draft[slice(*theirs)]):
        return Rewording(edits, (ours[0], ours[1] - 1), (theirs[0], theirs[1] - 1))
    return None


def _reach(span: Span, words: Iterable[Span]) -> Span:
    """Return a range with the words that it stands in, whole."""
    met = [word for word in words if word[0] <= span[1] and span[0] <= word[1]]
    return min([span[0], *(low for low, _ in met)]), max([span[1], *(high for _, high in met)])


def _synonym(edit: Edit) -> bool:
    """Whether an edit puts a word for another of the same meaning and force."""
    if edit.base is None or edit.draft is None:
        return False
    one, two = edit.base.quote, edit.draft.quote
    if one == two or max(len(one), len(two)) > _LONGEST or find_cues(one) or find_cues(two):
        return False
    return says_the_same(one, two)


def _with_neighbours(place: tuple[int, int, int, int], base: str, draft: str) -> tuple[int, int, int, int]:
    """Return the ranges of both sides with what stands beside them alike, no Latin word cut in two."""
    low, high, start, end = place
    left = shared_start(base[max(0, low - _BESIDE) : low][::-1], draft[max(0, start - _BESIDE) : start][::-1])
    while left and _latin(base[low - left]) and low - left and _latin(base[low - left - 1]):
        left -= 1
    right = shared_start(base[high : high + _BESIDE], draft[end : end + _BESIDE])
    while right and _latin(base[high + right - 1]) and _latin(base[high + right : high + right + 1]):
        right -= 1
    return low - left, high + right, start - left, end + right


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _before_comma(text: str, high: int) -> bool:
    """Whether the part in which a range ends is one before a comma."""
    found = _STOP.search(text, high)
    end = found.end() if found else len(text)
    return text[end - 1 : end] in ("，", ",")


def _part(text: str, low: int, high: int) -> Span:
    """Return the part between two marks of punctuation in which a range stands, with the mark behind it."""
    begins = [mark.end() for mark in _STOP.finditer(text, max(0, low - _LONGEST), low)]
    ends = _STOP.search(text, high)
    return begins[-1] if begins else max(0, low - _LONGEST), ends.end() if ends else len(text)


def _same_case(before: str, after: str) -> bool:
    """Whether two parts put the same case: 如乙方逾期付款, 乙方逾期付款的."""
    if max(len(before), len(after)) > 2 * _LONGEST or {before[-1:], after[-1:]} - {"，", ","}:
        return False
    cores = []
    for words in (before[:-1], after[:-1]):
        core = _CASE.sub("", _IF.sub("", words))
        if core == words:
            return False
        cores.append(core)
    return cores[0] == cores[1] or _alike(*cores) is not None


def _alike(before: str, after: str) -> tuple[Span, ...] | None:
    """Return the words that synonyms stand for, one side after the other, where two passages say the same in
    the same order and bind as strongly; None where they do not."""
    one, two = fold(before), fold(after)
    if one.text == two.text:
        return None
    spans = same_in_order(one.text.lower(), two.text.lower())
    if spans is None or _force(one.text, spans[0::2]) != _force(two.text, spans[1::2]):
        return None
    return tuple((one, two)[at % 2].original_span(*span) for at, span in enumerate(spans))


def _force(words: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return the words that bind, but for those that stand for a synonym; of a longer word with a synonym in
    it how it binds: 不应, 不须."""
    return [
        (cue.grade, cue.text if not met else "")
        for cue in find_cues(words)
        for met in [[(low, high) for low, high in spans if low < cue.end and cue.start < high]]
        if not any(low <= cue.start and cue.end <= high for low, high in met)
    ]
