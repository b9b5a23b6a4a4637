"""Sentences of Chinese rewritten as a whole: what of them both sides still say, in other words or in another
order.

The statements of both sides are read and matched one by one. What differs within statements that say the
same means nothing; an edit that reaches beyond them is cut at their borders.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.comparison.anew import share_in_common
from reviewer.findings.context import overlaps, placed
from reviewer.findings.run_in import heading_end
from reviewer.language.coded import Codes, coded
from reviewer.language.gist import level_words, same_gist
from reviewer.language.same_statements import hangs_elsewhere, matched
from reviewer.language.spans import shared_start
from reviewer.language.statements import statements_of
from reviewer.model import Edit
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.language.coded import Coded
    from reviewer.language.statements import Statement
    from reviewer.model import Quote

__all__ = [
    "Block",
    "block_of",
    "divided",
    "find_blocks",
    "heading_block",
    "in_one_block",
    "passages",
    "read_both",
    "within_blocks",
]

Span = tuple[int, int]

_LONGEST = 600
"""A longer passage is read by the rules, whatever its words."""
_MOVED = 2
"""So many letters at least that went in one place came in another where a sentence was rewritten."""
_MANY = 4
"""So many edits of a sentence are looked at as one, wherever the words stand."""
_FEW = 24
"""So many letters of a sentence at most are looked at for what they say before the sentence is read."""
_WIDE = 6
"""So many letters of one edit may hold a turn of the sentence."""
_LETTER = lazy(r"[\u4e00-\u9fff]")
_STOP = lazy(r"[。！!？?\n]")
_UNIT = lazy(r"[^。；;！!？?\n]+[。；;！!？?\n]*")
_MOST_UNITS, _LIKE = 8, 0.12
"""So many parts of a passage at most are held against one another, and those that have so much of their
letters in common, 0 to 1."""
_TURN = lazy(
    r"全部|义务|除外|此限|此列|禁止|期限[为是]|虽|[由被归须]|之责|准据法|享有|优先|之后|以后|以内|之内"
    r"|届满|[执式]|当[日天]|为基数|控制在|所有权|收费|一律"
)
"""Words by which a sentence may have been turned though few of its letters moved."""
_EXCEPTED, _LIMIT = lazy(r"除外"), lazy(r"此限|此列|不适用|限制")
_DENIED, _ONLY_THEN = lazy(r"[不未]"), lazy(r"[方才]")
_BOUND = lazy(r"[超高长多大]过?[出于]?|[之以]?内|为限|上限|至多|逾|封顶|最[迟晚]")
"""Words for how much or how long at most."""
_IS = ("为", "是", "以")
"""What stands behind 上限 on one side where 不超过 stands on the other."""
_ALONE, _UNASKED = lazy(r"擅自|私自"), lazy(r"未[经获得]")
"""What somebody does without leave, in one word and in several."""
_ANY = lazy(r"任[何一意]")
_REASON = lazy(r"无(?:故|理|端|(?:正当|合理)的?理由)")
_BARS = lazy(r"不(?:得|可|能|应|准|许|予)|无权|禁止")
_ONLY = lazy(r"[方才始](?:可|能|得|予|有权)|[仅只]|前提|条件|[须应需]")
"""Words of a ban until leave is had, and of leave for the time after: 未经验收不得使用, 验收后方可使用."""


class Block(Struct, frozen=True):
    """Statements that follow one another on both sides and say the same: their ranges in the two clauses."""

    base: Span
    draft: Span
    sure: bool = True
    """Whether every word of one side was found in the other; else nothing tells of another thing in law."""


def find_blocks(view: PairView) -> tuple[Block, ...]:
    """Return what both sides of a pair of one clause each still say where sentences were rewritten, in
    order."""
    edits = view.pair.edits
    if not edits or len(view.base) != 1 or len(view.draft) != 1 or not _moved(edits):
        return ()
    base, draft = view.base[0], view.draft[0]
    found: list[Block] = []
    begin, start = heading_end(base), heading_end(draft)
    for run, ours, theirs in passages(placed(view, edits), base.text, draft.text):
        ours, theirs = (max(ours[0], begin), ours[1]), (max(theirs[0], start), theirs[1])
        if max(ours[1] - ours[0], theirs[1] - theirs[0]) <= _LONGEST and _moved(c.edit for c in run):
            found.extend(_blocks(run, base, ours, draft, theirs))
    return tuple(found)


def heading_block(view: PairView) -> tuple[Block, ...]:
    """Return the headings that run into the texts of a pair, as one block; that of one side alone with no
    words of the other."""
    if len(view.base) != 1 or len(view.draft) != 1:
        return ()
    ours, theirs = heading_end(view.base[0]), heading_end(view.draft[0])
    return (Block((0, ours), (0, theirs)),) if ours or theirs else ()


def divided(edits: Sequence[Edit], blocks: Sequence[Block]) -> tuple[Edit, ...]:
    """Return edits of which none reaches out of a block: those that do are cut at its borders."""
    if not blocks:
        return tuple(edits)
    borders = (
        sorted({place for block in blocks for place in block.base}),
        sorted({place for block in blocks for place in block.draft}),
    )
    found: list[Edit] = []
    for edit in edits:
        ours, theirs = (
            _cut(quote, cuts) for quote, cuts in zip((edit.base, edit.draft), borders, strict=True)
        )
        found.extend(_paired(ours, theirs, blocks) if max(len(ours), len(theirs)) > 1 else (edit,))
    return tuple(found)


def block_of(change: Change, blocks: Sequence[Block]) -> int | None:
    """Return the place of the block whose words an edit touches and no others; None where it touches
    others."""
    base, draft = change.edit.base, change.edit.draft
    mine = _holding(base, [block.base for block in blocks])
    its = _holding(draft, [block.draft for block in blocks])
    if (base and mine is None) or (draft and its is None):
        return None
    return mine if mine is not None else its


def within_blocks(view: PairView) -> frozenset[Edit]:
    """Return the edits of a pair that touch no words but those of a block: what they quote is said on both
    sides."""
    if not view.blocks:
        return frozenset()
    return frozenset(change.edit for change in view.changes if block_of(change, view.blocks) is not None)


def in_one_block(blocks: Sequence[Block], base: int, draft: int) -> bool:
    """Whether a place of the baseline's clause and one of the draft's stand in words that say the same."""
    return any(
        block.base[0] <= base < block.base[1] and block.draft[0] <= draft < block.draft[1] for block in blocks
    )


def _holding(quote: Quote | None, spans: Sequence[Span]) -> int | None:
    if quote is None:
        return None
    return next(
        (at for at, (low, high) in enumerate(spans) if low <= quote.start and quote.end <= high), None
    )


def _cut(quote: Quote | None, borders: Sequence[int]) -> list[Quote]:
    """Return a quote in pieces, cut at borders, those without a letter left out."""
    if quote is None:
        return []
    places = [quote.start, *(at for at in borders if quote.start < at < quote.end), quote.end]
    pieces = [
        type(quote)(quote.clause, low, high, quote.quote[low - quote.start : high - quote.start])
        for low, high in pairwise(places)
    ]
    return [piece for piece in pieces if any(map(str.isalnum, piece.quote))] or [quote]


def _paired(ours: list[Quote], theirs: list[Quote], blocks: Sequence[Block]) -> Iterator[Edit]:
    """Yield the pieces of an edit: those of the same block, and those of none, against one another."""
    left = [(quote, _holding(quote, [block.draft for block in blocks])) for quote in theirs]
    for old in ours:
        mine = _holding(old, [block.base for block in blocks])
        at = next((at for at, (_, its) in enumerate(left) if its == mine), None)
        if at is None:
            yield Edit("delete", old, None)
            continue
        yield from (Edit("insert", None, new) for new, _ in left[:at])
        yield Edit("replace", old, left[at][0])
        left = left[at + 1 :]
    yield from (Edit("insert", None, new) for new, _ in left)


def passages(
    changes: Sequence[Change], base: str, draft: str
) -> Iterator[tuple[Sequence[Change], Span, Span]]:
    """Yield the edits that share sentences, with those sentences of both sides."""
    first = 0
    ours = theirs = (0, 0)
    for place, change in enumerate(changes):
        (low, high), (start, end) = _sentence(base, change.base), _sentence(draft, change.draft)
        if place == 0:
            ours, theirs = (low, high), (start, end)
        elif low < ours[1] or start < theirs[1]:
            ours, theirs = (ours[0], max(high, ours[1])), (theirs[0], max(end, theirs[1]))
        else:
            yield changes[first:place], ours, theirs
            first, ours, theirs = place, (low, high), (start, end)
    yield changes[first:], ours, theirs


def _sentence(text: str, span: Span) -> Span:
    low = max(text.rfind(mark, 0, span[0]) for mark in "。！？\n") + 1
    stop = _STOP.search(text, max(span[0], span[1] - 1))
    return low, stop.end() if stop else len(text)


def _moved(edits: Iterable[Edit]) -> bool:
    """Whether words that went came in another place, or many were put for others: a cheap look at what was
    edited."""
    went, came = "", ""
    edits = tuple(edits)
    if len(edits) >= _MANY:
        return True
    for edit in edits:
        old, new = edit.base.quote if edit.base else "", edit.draft.quote if edit.draft else ""
        if old and new:
            old, new = _apart(old, new)
        went += old
        came += new
    if (_BARS.search(went) and _ONLY.search(came)) or (_BARS.search(came) and _ONLY.search(went)):
        return True
    if _REASON.search(went) and _REASON.search(came):
        return True
    if _LIMIT.search(went + came) and all(
        _EXCEPTED.search(one) or _LIMIT.search(one) for one in (went, came)
    ):
        return True
    if (_ANY.search(came) and "或" in went) or (_ANY.search(went) and "或" in came):
        return True
    if ("每" in went and "/" in came) or ("每" in came and "/" in went):
        return True
    if len(edits) > 1 and any(
        _DENIED.search(one) and (_DENIED.search(two) or _ONLY_THEN.search(two))
        for one, two in ((went, came), (came, went))
    ):
        return True
    if (len(edits) > 1 or max(len(went), len(came)) >= _WIDE) and (
        bool(_TURN.search(went)) != bool(_TURN.search(came))
    ):
        return True
    if (_BOUND.search(went) or went in _IS) and (_BOUND.search(came) or came in _IS):
        return True
    if (_ALONE.search(went) and _UNASKED.search(came)) or (_ALONE.search(came) and _UNASKED.search(went)):
        return True
    shared = {*went} & {*came}
    if (
        len(shared) >= _MOVED
        and (Counter(_LETTER.findall(went)) & Counter(_LETTER.findall(came))).total() >= _MOVED
    ):
        return True
    return max(len(went), len(came)) <= _FEW and not went.isascii() and level_words(went, came)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return two words without what they begin and end with alike."""
    low = shared_start(old, new)
    old, new = old[low:], new[low:]
    tail = shared_start(old[::-1], new[::-1])
    return old[: len(old) - tail], new[: len(new) - tail]


def read_both(
    base: ClauseView, ours: Span, draft: ClauseView, theirs: Span
) -> tuple[Coded, Coded, Sequence[Statement], Sequence[Statement]]:
    """Return two passages coded alike, and what each of them says statement by statement."""
    codes = Codes()
    one = coded(base.text, *ours, base.labels, codes)
    two = coded(draft.text, *theirs, draft.labels, codes)
    return one, two, statements_of(one), statements_of(two)


def _blocks(
    run: Sequence[Change], base: ClauseView, ours: Span, draft: ClauseView, theirs: Span
) -> list[Block]:
    """Return the blocks of a passage; none where a statement without its like would be left without an
    edit."""
    one, two, old, new = read_both(base, ours, draft, theirs)
    pairs = matched(old, new)
    if (
        (len(pairs) < len(old) or len(pairs) < len(new))
        and hangs_elsewhere(old, new) is None
        and same_gist(base.text[slice(*ours)], base.labels, draft.text[slice(*theirs)], draft.labels)
    ):
        return [Block(ours, theirs)]
    alike = list(_units_alike(base, ours, draft, theirs))
    found: list[Block] = []
    for at, (i, j) in enumerate(pairs):
        low, start = one.places[old[i].start], two.places[new[j].start]
        if at and pairs[at - 1] == (i - 1, j - 1):
            low, start = found[-1].base[0], found[-1].draft[0]
            found.pop()
        found.append(Block((low, one.places[old[i].end]), (start, two.places[new[j].end])))
    same_old, same_new = {i for i, _ in pairs}, {j for _, j in pairs}
    if alike:
        found = [*alike, *(block for block in found if not any(_meet(block, unit) for unit in alike))]
        found.sort(key=lambda block: block.base)
        if any(low.draft[1] > high.draft[0] for low, high in pairwise(found)):
            return []
        same_old |= _inside(one, old, [unit.base for unit in alike])
        same_new |= _inside(two, new, [unit.draft for unit in alike])
    told = _told(run, one, old, same_old, base=True)
    return found if told and _told(run, two, new, same_new, base=False) else []


def _units_alike(base: ClauseView, ours: Span, draft: ClauseView, theirs: Span) -> Iterator[Block]:
    """Yield what stands between full stops and semicolons and says the same as a passage of the other side,
    in one order on both."""
    old, new = _units(base.text, ours), _units(draft.text, theirs)
    if len(old) == len(new) == 1 or max(len(old), len(new)) > _MOST_UNITS:
        return
    at = 0
    for low, high in old:
        words = base.text[low:high]
        for place in range(at, len(new)):
            start, end = new[place]
            its = draft.text[start:end]
            if share_in_common(words, its) >= _LIKE and same_gist(words, base.labels, its, draft.labels):
                yield Block((low, high), (start, end))
                at = place + 1
                break


def _units(text: str, span: Span) -> list[Span]:
    return [found.span() for found in _UNIT.finditer(text, *span)]


def _meet(block: Block, unit: Block) -> bool:
    return overlaps(*block.base, *unit.base) or overlaps(*block.draft, *unit.draft)


def _inside(passage: Coded, statements: Sequence[Statement], spans: Sequence[Span]) -> set[int]:
    """Return which statements stand in one of some ranges."""
    return {
        at
        for at, one in enumerate(statements)
        if any(low <= passage.places[one.start] and passage.places[one.end - 1] < high for low, high in spans)
    }


def _told(
    run: Sequence[Change], passage: Coded, statements: Sequence[Statement], same: set[int], *, base: bool
) -> bool:
    """Whether an edit touches each statement that has no like on the other side."""
    spans = [change.base if base else change.draft for change in run]
    return all(
        any(overlaps(*span, passage.places[one.start], passage.places[one.end]) for span in spans)
        for at, one in enumerate(statements)
        if at not in same
    )
