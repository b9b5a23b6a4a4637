"""A sentence written anew: told edit by edit, it would be a heap of words torn from their sentence.

What says no more than that words differ is told once, with both sentences beside each other; what went and
came again in other words, for the same parties and with the same figures, is told as one.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from reviewer.comparison.anew import share_in_common
from reviewer.findings.contents import same_but_for_words, told_as_wording
from reviewer.findings.context import changes, shorten_both
from reviewer.findings.observation import Observation
from reviewer.findings.rewritten import passages
from reviewer.findings.slots import is_slot
from reviewer.language.norms_slots import find_mentions
from reviewer.language.quantities import beginning_in
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["SHREDS", "inside", "told_anew", "told_whole"]

SHREDS = frozenset(
    {
        "obligation.condition/content",
        "obligation.condition/condition_wording",
        "obligation.condition/attribute",
        "text.changed",
        "text.changed/particle",
        "text.changed/punctuation",
        "text.changed/wording",
        "obligation.modality/wording",
    }
)
"""What says no more than that words differ."""
_ALIKE_IN_LAW = frozenset({"text.changed/wording", "text.changed/punctuation"})
"""What was found to say the same in other words."""
_FORM = lazy(
    r"书面|口头|事先|事前|提前|预先|全部|部分|任何|一切|独家"
    r"|(?i:\b(?:written|in writing|prior|all|any|part|sole|exclusive)\b)"
)
_CONTENT = "obligation.condition"
_FEWEST = 3
"""So many shreds at least make a heap."""
_LEAST = 2
"""So many where something else went and came again in other words."""
_WHOLE = 0.6
"""From this share of both sentences, 0 to 1, what is told of some of their words is told of them."""
_SCRAP = 2
_READ = 40
"""So many edits of a sentence at most are weighed together; more of them change what was agreed."""
_STOPS = "。；;.：:，,"
_COMMA = lazy(r"[，。；：！？]|[,;:](?!\d)|[.!?](?=\s)")
_ANEW = {"what": "content", "change": "content_anew"}
_ALIKE = 0.45
"""From this share of letters in common, 0 to 1, words that went came again."""
_EDITED = 0.45
"""From this share of edited letters, 0 to 1, a sentence is written anew."""


def told_whole(views: Iterable[PairView], seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; those that only say that words differ are one where a sentence was written
    anew."""
    by_pair: defaultdict[str | None, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if one.kind.startswith(("obligation.", "text.")):
            by_pair[one.pair].append(at)
    told: dict[int, Observation | None] = {}
    for view in views:
        places = by_pair.get(view.pair.id, ())
        if len(places) < _LEAST and not any(_is_shred(seen[at]) for at in places):
            continue
        for ours, theirs, anew in _sentences(view):
            within = [at for at in places if at not in told and inside(seen[at], ours, theirs)]
            again = tuple(_again(view, seen, within)) if anew else ()
            for gone, come in again:
                told[gone], told[come] = _in_other_words(view, seen[gone], seen[come]), None
            heap = [at for at in within if at not in told and _is_shred(seen[at])]
            few = bool(again)
            if not anew:
                heap = [at for at in heap if seen[at].kind == _CONTENT]
                few = any(_is_scrap(seen[at]) for at in heap)
            many = len(heap) >= (_LEAST if few else _FEWEST)
            if many and not anew:
                ours, theirs = _reach(view, [seen[at] for at in heap], ours, theirs)
            if many or (anew and any(_covers(seen[at], ours, theirs) for at in heap)):
                told.update(dict.fromkeys(heap))
                told[heap[0]] = _as_one(view, [seen[at] for at in heap], ours, theirs)
    found = (told.get(at, one) for at, one in enumerate(seen))
    return [one for one in found if one is not None]


def _sentences(view: PairView) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the edited sentences of both sides, and whether they were written anew."""
    placed = changes(view)
    if not placed:
        return
    base, draft = view.base[0], view.draft[0]
    for run, ours, theirs in passages(placed, base.text, draft.text):
        edited = (
            _edited(base, ours, [change.base for change in run]),
            _edited(draft, theirs, [change.draft for change in run]),
        )
        yield ours, theirs, min(edited) >= _EDITED


def _edited(side: ClauseView, span: Span, edits: Sequence[Span]) -> float:
    """Return the share of a sentence's letters that were edited, 0 to 1."""
    edited = sum(_letters(side.text, max(low, span[0]), min(high, span[1])) for low, high in edits)
    return edited / max(_letters(side.text, *span), 1)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def inside(one: Observation, ours: Span, theirs: Span) -> bool:
    """Whether an observation quotes words of these passages alone."""
    return all(
        quote is None or (span[0] <= quote.start and quote.end <= span[1])
        for quote, span in ((one.base, ours), (one.draft, theirs))
    )


def _again(view: PairView, seen: Sequence[Observation], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what went with what came again in other words: of one sort, for the same parties, with the same
    figures and under the same form."""
    taken: set[int] = set()
    for gone in places:
        if seen[gone].base is None or seen[gone].draft is not None:
            continue
        for come in places:
            if come not in taken and seen[come].base is None and _same_thing(view, seen[gone], seen[come]):
                taken.add(come)
                yield gone, come
                break


def _same_thing(view: PairView, gone: Observation, come: Observation) -> bool:
    base, draft = gone.base, come.draft
    if base is None or draft is None or _sort(gone) != _sort(come) or gone.topic in SHREDS:
        return False
    if share_in_common(base.quote, draft.quote) < _ALIKE:
        return False
    return _held(view.base[0], base) == _held(view.draft[0], draft)


def _sort(one: Observation) -> tuple[str, str | None]:
    """Return what an observation is about and whose it is, the same for what went and for what came."""
    topic = one.topic.replace("obligation.removed/", "").replace("obligation.added/", "")
    return topic, one.data.get("bearer")


def _held(side: ClauseView, quote: Quote) -> tuple[list[str], list[str], list[str]]:
    """Return the parties, the figures and the words of form that a quote names."""
    mentions = find_mentions(side.text, side.labels)
    return (
        sorted(side.labels.get(m.label, m.label) for m in mentions if quote.start <= m.start < quote.end),
        sorted(figure.key for figure in beginning_in(side.quantities, quote.start, quote.end)),
        sorted(_FORM.findall(quote.quote)),
    )


def _in_other_words(view: PairView, gone: Observation, come: Observation) -> Observation:
    before, after = gone.base.quote if gone.base else "", come.draft.quote if come.draft else ""
    if before == after:
        kind, topic, message = (
            "text.changed",
            "text.changed/wording",
            Message("findings.text.placed", {"new": after}),
        )
    else:
        old, new = shorten_both(before, after)
        kind, topic = _CONTENT, f"{_CONTENT}/anew"
        message = Message("findings.text.again_said", {"old": old, "new": new})
    return Observation(
        kind=kind,
        message=message,
        pair=view.pair.id,
        base=gone.base,
        draft=come.draft,
        topic=topic,
        data={**(_ANEW if kind == _CONTENT else {}), "edits": 1},
    )


def _is_shred(one: Observation) -> bool:
    """Whether an observation says no more than that words differ, and is not about an open slot."""
    return one.topic in SHREDS and not any(quote and is_slot(quote.quote) for quote in (one.base, one.draft))


def _is_scrap(one: Observation) -> bool:
    """Whether an observation quotes no more than a letter or two of Chinese, which say nothing alone."""
    return all(
        quote is None or (len(quote.quote) <= _SCRAP and not quote.quote.isascii())
        for quote in (one.base, one.draft)
    )


def _covers(one: Observation, ours: Span, theirs: Span) -> bool:
    """Whether an observation quotes most of both sentences."""
    return all(
        quote is not None and quote.end - quote.start >= _WHOLE * (span[1] - span[0])
        for quote, span in ((one.base, ours), (one.draft, theirs))
    )


def _as_one(view: PairView, heap: Sequence[Observation], ours: Span, theirs: Span) -> Observation:
    base, draft = _trimmed(view.base[0], ours), _trimmed(view.draft[0], theirs)
    if all(one.topic in _ALIKE_IN_LAW for one in heap):
        return told_as_wording(view.pair.id, base, draft, len(heap))
    old, new = shorten_both(base.quote.rstrip(_STOPS), draft.quote.rstrip(_STOPS))
    changed = any(one.kind == _CONTENT for one in heap)
    edits = [
        change.edit
        for change in changes(view)
        if ours[0] <= change.base[0] <= ours[1] and theirs[0] <= change.draft[0] <= theirs[1]
    ]
    content = changed and (len(edits) > _READ or not same_but_for_words(view, base.quote, draft.quote, edits))
    return told_anew(view.pair.id, (base, draft), (old, new), len(heap), content=content)


def told_anew(
    pair: str, quotes: tuple[Quote, Quote], words: tuple[str, str], edits: int, *, content: bool
) -> Observation:
    """Return the one line for a passage written anew, both sides quoted whole.

    `words`: what its sentence shows of them; `edits`: how many observations it stands for; `content`: whether
    one of these changed what was agreed.
    """
    kind = _CONTENT if content else "text.changed"
    return Observation(
        kind=kind,
        message=Message("findings.text.anew", dict(zip(("old", "new"), words, strict=True))),
        pair=pair,
        base=quotes[0],
        draft=quotes[1],
        topic=f"{kind}/anew",
        data={**(_ANEW if content else {}), "edits": edits},
    )


def _reach(view: PairView, heap: Sequence[Observation], ours: Span, theirs: Span) -> tuple[Span, Span]:
    """Return the ranges of both sentences from the first to the last edit that the observations quote."""
    quoted = {(one.base, one.draft) for one in heap}
    told = [
        change
        for change in changes(view)
        if any(_meets(change.base, base) or _meets(change.draft, draft) for base, draft in quoted)
    ]
    if not told:
        return ours, theirs
    return (
        _parts(view.base[0], ours, [change.base for change in told]),
        _parts(view.draft[0], theirs, [change.draft for change in told]),
    )


def _parts(side: ClauseView, sentence: Span, edits: Sequence[Span]) -> Span:
    """Return the parts of a sentence, between commas, in which edits lie."""
    low, high = min(edits)[0], max(edits, key=itemgetter(1))[1]
    before = [mark.end() for mark in _COMMA.finditer(side.text, sentence[0], low)]
    behind = _COMMA.search(side.text, high, sentence[1])
    return before[-1] if before else sentence[0], behind.start() if behind else sentence[1]


def _meets(span: Span, quote: Quote | None) -> bool:
    return quote is not None and quote.start < span[1] and span[0] < quote.end


def _trimmed(side: ClauseView, span: Span) -> Quote:
    low, high = span
    while low < high and side.text[low].isspace():
        low += 1
    while low < high and side.text[high - 1].isspace():
        high -= 1
    return side.quote(low, high)
