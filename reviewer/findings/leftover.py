"""The net: every edit that no rule touched is told as a change of text, so that nothing is ever left
unsaid."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.findings.contents import (
    PARTICLE,
    Content,
    content_of,
    leads_alike,
    same_in_its_part,
    told_as_wording,
)
from reviewer.findings.context import changes, hull, is_whole, overlaps, shorten_both
from reviewer.findings.english_rest import beside_told
from reviewer.findings.figures import figure_change
from reviewer.findings.observation import Observation
from reviewer.findings.partly_told import partly_told
from reviewer.findings.slots import asks_otherwise, is_slot
from reviewer.findings.unsaid import unsaid, whole_words
from reviewer.model import Edit, Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.context import Change
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Clause

ABOUT_THE_WHOLE = frozenset(
    {"clause.moved", "clause.split", "clause.merged", "party.swap", "tracking.untracked"}
)
"""Kinds that speak of a clause or document as a whole and so leave each edit inside still to be told."""
_SLIGHT = ("number.", "placeholder.")
"""Kinds that quote a figure or a blank alone."""
_NEAR = 16
_WORD = 2
_LONE = 5
"""So many Chinese letters beside what was told are worth a word of their own."""
_PART = lazy(r"[^，,；;。\s]+(?:(?<=[!-~])\s+(?=[!-~])[^，,；;。\s]+)*")
"""What stands between commas, and in a row between blanks that do not part two Latin words."""
_HAN = lazy(r"[\u4e00-\u9fff]")
_LETTERS = lazy(r"[\W_]+")
_BREAK = lazy(r"[。；;！!？?]")
_PUNCTUATION = lazy(r"[\W_]+")


class _Group(Struct):
    edits: list[Edit] = field(default_factory=list)
    last: Change | None = None


Told = defaultdict[tuple[bool, str], list[Quote]]
"""Words already spoken of, by side (True for the baseline) and clause."""


def leftover(
    views: Iterable[PairView],
    seen: Iterable[Observation],
    explained: Iterable[tuple[Quote | None, Quote | None]] = (),
) -> Iterator[Observation]:
    """Yield `text.changed` for each edit that no observation in `seen` quotes on either side.

    `explained` gives words of the baseline and the draft that differ without meaning anything: a reference
    renumbered with its clause. Untouched edits of one sentence that stand close together, with no told edit
    between them, are told as one.
    """
    told: Told = defaultdict(list)
    figures: Told = defaultdict(list)
    slight: Told = defaultdict(list)
    for observation in seen:
        if observation.kind.startswith("number."):
            _add(figures, observation.base, observation.draft)
        if observation.kind.startswith(_SLIGHT):
            _add(slight, observation.base, observation.draft)
        if observation.kind not in ABOUT_THE_WHOLE and not _is_old_fault(observation):
            _add(told, observation.base, observation.draft)
        for base, draft in observation.covers:
            _add(told, _beside(base, observation.base), _beside(draft, observation.draft))
    for base, draft in explained:
        _add(told, base, draft)
    for view in views:
        for edits in _groups(view, told):
            yield _observation(view, edits)
        beside = [
            _observation(view, [rest])
            for edit in view.edits
            if edit.base and edit.draft and _is_told(edit, told) and edit not in view.settled
            for rest in ([edit] if _words_beside_figure(edit, told, figures) else _rests(edit, told))
        ]
        yield from beside
        for one in beside:
            _add(told, one.base, one.draft)
        yield from (_observation(view, [rest]) for rest in unsaid(view, told))
        yield from (_observation(view, [rest]) for rest in partly_told(view, told, slight))


def _words_beside_figure(edit: Edit, told: Told, figures: Told) -> bool:
    """Whether of words put for others nothing is told but a figure that came or went with them, and other
    Chinese words stand on both sides: 时效不变, 时效延长一倍."""
    if edit.base is None or edit.draft is None:
        return False
    sides = ((edit.base, True), (edit.draft, False))
    spoken = [_quotes_in(side, told, base=base) for side, base in sides]
    if bool(spoken[0]) == bool(spoken[1]):
        return False
    (side, base), quotes = (sides[0], spoken[0]) if spoken[0] else (sides[1], spoken[1])
    if len(quotes) != len(_quotes_in(side, figures, base=base)):
        return False
    rest = "".join(
        letter
        for at, letter in enumerate(side.quote, side.start)
        if not any(one.start <= at < one.end for one in quotes)
    )
    other = (edit.draft if base else edit.base).quote
    return all(len(_HAN.findall(words)) >= _WORD for words in (rest, other))


def _rests(edit: Edit, told: Told) -> Iterator[Edit]:
    """Yield what of a told edit is still to be told."""
    if edit.base is None or edit.draft is None:
        return
    quotes = _quotes_in(edit.base, told, base=True), _quotes_in(edit.draft, told, base=False)
    beside = tuple(beside_told(edit, *quotes))
    rest = None if beside else _rest(edit, told)
    yield from (rest,) if rest else beside or _lone(edit, quotes)


def _lone(edit: Edit, spoken: tuple[Sequence[Quote], Sequence[Quote]]) -> Iterator[Edit]:
    """Yield the Chinese words of one side that nothing quotes and that the other side has nothing like, where
    what was told of the edit speaks of other words: 规则之简易程序在北京, 规则在上海."""
    sides = (edit.base, edit.draft)
    if not all(spoken) or None in sides:
        return
    rests = [_unquoted(side, quotes) for side, quotes in zip(sides, spoken, strict=True) if side is not None]
    for base, (mine, its) in ((True, rests), (False, rests[::-1])):
        other = "".join(quote.quote for quote in its)
        for quote in mine:
            letters = _HAN.findall(quote.quote)
            if len(letters) >= _LONE and sum(letter in other for letter in letters) <= 1:
                yield Edit("delete", quote, None) if base else Edit("insert", None, quote)


def _unquoted(side: Quote, spoken: Sequence[Quote]) -> list[Quote]:
    """Return the runs of a side of an edit that no observation quotes."""
    found: list[Quote] = []
    at = side.start
    for low, high in (*sorted((one.start, one.end) for one in spoken), (side.end, side.end)):
        words = side.quote[at - side.start : low - side.start] if at < low else ""
        if bare := words.strip("，,、；;。：:（）() "):
            start = at + words.index(bare)
            found.append(Quote(side.clause, start, start + len(bare), bare))
        at = max(at, high)
    return found


def _rest(edit: Edit, told: Told) -> Edit | None:
    """Return what of a told edit no observation quotes: whole parts, between commas, that differ."""
    base, draft = _untold(edit.base, told, base=True), _untold(edit.draft, told, base=False)
    words = [_LETTERS.sub("", side.quote) if side else "" for side in (base, draft)]
    if words[0] == words[1] or max(map(len, words)) < _WORD or _whole(edit, base, draft):
        return None
    return Edit("replace" if base and draft else "insert" if draft else "delete", base, draft)


def _quotes_in(side: Quote, told: Told, *, base: bool) -> list[Quote]:
    quotes = told.get((base, side.clause), ())
    return [one for one in quotes if overlaps(one.start, one.end, side.start, side.end)]


def _whole(edit: Edit, base: Quote | None, draft: Quote | None) -> bool:
    """Tell whether a side has one part alone: what was told of it tells the edit."""
    return (edit.base == base or base is None) and (edit.draft == draft or draft is None)


def _untold(quote: Quote | None, told: Told, *, base: bool) -> Quote | None:
    """Return the first run of whole parts of one side of an edit that no observation touches."""
    if quote is None:
        return None
    spans: list[tuple[int, int]] = []
    for part in _PART.finditer(quote.quote):
        start, end = quote.start + part.start(), quote.start + part.end()
        if any(overlaps(q.start, q.end, start, end) for q in told.get((base, quote.clause), ())):
            if spans:
                break
            continue
        spans.append((start, end))
    if not spans:
        return None
    low, high = spans[0][0], spans[-1][1]
    return Quote(quote.clause, low, high, quote.quote[low - quote.start : high - quote.start])


def _is_old_fault(observation: Observation) -> bool:
    """Tell whether this speaks of a fault of the document and not of what changed in its words."""
    return "origin" in observation.data and not (
        observation.kind == "placeholder.open" and observation.data["origin"] == "draft"
    )


def _beside(covered: Quote | None, quoted: Quote | None) -> Quote | None:
    """Return covered words of the clause that is quoted; a clause that no evidence quotes is still untold."""
    return covered if covered and quoted and covered.clause == quoted.clause else None


def _add(told: Told, base: Quote | None, draft: Quote | None) -> None:
    if base is not None:
        told[True, base.clause].append(base)
    if draft is not None:
        told[False, draft.clause].append(draft)


def _is_told(edit: Edit, told: Told) -> bool:
    return any(
        overlaps(quote.start, quote.end, side.start, side.end)
        for of_base, side in ((True, edit.base), (False, edit.draft))
        if side is not None
        for quote in told.get((of_base, side.clause), ())
    )


def _groups(view: PairView, told: Told) -> list[list[Edit]]:
    placed = changes(view)
    if not placed:
        return [[edit] for edit in view.edits if not _is_told(edit, told)]
    base, draft = view.base[0].clause, view.draft[0].clause
    groups: list[_Group] = []
    running = False
    whole = {edit: list(found.edits) for found in view.rewordings for edit in found.edits}
    for change in placed:
        if _is_told(change.edit, told) and not asks_otherwise(view, change.edit):
            running = False
            continue
        if change.edit in whole:
            if (
                change.edit is whole[change.edit][0]
                or groups[-1:] == []
                or groups[-1].edits != whole[change.edit]
            ):
                groups.append(_Group(whole[change.edit], change))
            running = False
            continue
        last = groups[-1].last if running and groups else None
        alone = change.edit in view.settled
        if (
            last is not None
            and not alone
            and _near(base, last.base[1], change.base[0])
            and _near(draft, last.draft[1], change.draft[0])
        ):
            groups[-1].edits.append(change.edit)
            groups[-1].last = change
        else:
            groups.append(_Group([change.edit], change))
        running = not alone
    return [group.edits for group in groups]


def _near(clause: Clause, end: int, start: int) -> bool:
    """Tell whether two edits stand close together in one sentence, in a table in one cell."""
    if start - end > _NEAR or _BREAK.search(clause.text, end, max(end, start)):
        return False
    return not any(end <= border <= start for _, border in clause.cells[:-1])


def _observation(view: PairView, edits: Sequence[Edit]) -> Observation:
    reworded = next((found for found in view.rewordings if found.edits == tuple(edits)), None)
    if reworded is not None:
        sides = view.base[0].quote(*reworded.base), view.draft[0].quote(*reworded.draft)
        return told_as_wording(view.pair.id, *sides, len(reworded.edits), sure=reworded.sure)
    base = _together(view, [edit.base for edit in edits], base=True)
    draft = _together(view, [edit.draft for edit in edits], base=False)
    if base and draft:
        name = "replaced"
    elif draft:
        name = "inserted"
    else:
        name = "removed"
    words = "".join(q.quote for q in (base, draft) if q is not None)
    if all(edit in view.of_headings for edit in edits):
        return _of_heading(view, name, base, draft, len(edits))
    figure = figure_change(view, base, draft)
    if figure is not None:
        return figure
    moved = base is not None and draft is not None and _same_letters(base.quote, draft.quote)
    if base and draft and not moved and same_in_its_part(view, base, draft):
        return told_as_wording(view.pair.id, base, draft, len(edits))
    content = None if moved else content_of(view, base, draft, edits)
    base, draft = whole_words(view, edits, base, draft)
    base = _round(view.base_of(base.clause), base) if base and not draft else base
    draft = _round(view.draft_of(draft.clause), draft) if draft and not base else draft
    base = _from_word(view.base_of(base.clause), base) if base else None
    draft = _from_word(view.draft_of(draft.clause), draft) if draft else None
    old, new = shorten_both(base.quote if base else "", draft.quote if draft else "")
    params = {"old": old, "new": new}
    if content is not None:
        return Observation(
            kind="obligation.condition",
            message=Message(f"findings.content.{content.name}", params),
            pair=view.pair.id,
            base=base,
            draft=draft,
            topic=f"obligation.condition/{_weight(view, base, draft, content)}",
            data={"what": "content", "change": f"content_{content.name}", "edits": len(edits)},
        )
    return Observation(
        kind="text.changed",
        message=Message(f"findings.text.{'placed' if moved else name}", params),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=_topic(base, draft, words, asks=any(asks_otherwise(view, edit) for edit in edits)),
        data={"edits": len(edits)},
    )


def _of_heading(
    view: PairView, name: str, base: Quote | None, draft: Quote | None, edits: int
) -> Observation:
    """Return words of a heading that runs into its text as a note: they bind nobody."""
    old, new = shorten_both(base.quote if base else "", draft.quote if draft else "")
    return Observation(
        kind="text.changed",
        message=Message(f"findings.text.{name}", {"old": old, "new": new}),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic="text.changed/heading",
        data={"edits": edits},
    )


_TAKES_EFFECT = lazy(r"[^，,。；;]{0,8}?(?:生效|成立|失效|终止)(?=[，,。；;]|$)")
"""Behind an event, what comes about with it: 自甲方付清首期款之日起生效."""


def _weight(view: PairView, base: Quote | None, draft: Quote | None, content: Content) -> str:
    """Return the row of severity of words that say another thing: of a whole sentence, of the event with
    which the contract itself takes effect or ends, or of any other words."""
    if _is_sentence(view, base, draft):
        return "sentence"
    if content.name == "event" and draft is not None:
        text = view.draft_of(draft.clause).text
        return "effect" if _TAKES_EFFECT.match(text, draft.end) else "content"
    return "content"


def _is_sentence(view: PairView, base: Quote | None, draft: Quote | None) -> bool:
    """Whether whole sentences of one side came or went."""
    quote = base or draft
    if quote is None or (base and draft):
        return False
    side = view.base_of(quote.clause) if base else view.draft_of(quote.clause)
    return is_whole(side.text, quote.start, quote.end)


def _round(side: ClauseView, quote: Quote) -> Quote:
    """Return words that came or went from behind the particle that they begin with, where the same particle
    stands behind them: 提供的标明“保密”的资料 has 标明“保密”的 more, and not 的标明“保密”."""
    closing = _CLOSING.get(side.text[quote.end : quote.end + 1])
    if closing and quote.quote.count(closing) > quote.quote.count(side.text[quote.end]):
        quote = side.quote(quote.start, quote.end + 1)
    lead = quote.quote[:1]
    if lead not in _PARTICLES or side.text[quote.end : quote.end + 1] != lead:
        return quote
    return side.quote(quote.start + 1, quote.end + 1)


_CLOSING = {"”": "“", "》": "《", "）": "（", ")": "(", "」": "「", "】": "【"}
_PARTICLES = ("的", "之", "、", "和", "与", "及")


def _from_word(side: ClauseView, quote: Quote) -> Quote:
    """Return a quote that begins behind an apostrophe from the beginning of its word on: Agent's cost."""
    start = quote.start
    if side.text[start - 1 : start] in ("'", "’") and quote.quote[:1].isascii() and quote.quote[:1].isalpha():
        start -= 1
        while start and side.text[start - 1].isalnum():
            start -= 1
    return side.quote(start, quote.end)


def _same_letters(old: str, new: str) -> bool:
    """Whether the same words stand at another place."""
    return _LETTERS.sub("", old) == _LETTERS.sub("", new)


def _topic(base: Quote | None, draft: Quote | None, words: str, *, asks: bool) -> str:
    if _PUNCTUATION.fullmatch(words):
        return "text.changed/punctuation"
    if leads_alike(base.quote, draft.quote) if base and draft else bool(PARTICLE.fullmatch(words)):
        return "text.changed/particle"
    if base and draft and is_slot(base.quote) and is_slot(draft.quote):
        return "text.changed" if asks else "text.changed/slot"
    return "text.changed"


def _together(view: PairView, quotes: Sequence[Quote | None], *, base: bool) -> Quote | None:
    first = next((quote for quote in quotes if quote is not None), None)
    if first is None:
        return None
    if len(quotes) == 1:
        return first
    return hull(view.base_of(first.clause) if base else view.draft_of(first.clause), quotes)
