"""Words of law: definitions that changed, terms that gave way to others that look or sound alike,
look-alikes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings.bearers import bearer_of, gainer
from reviewer.findings.contents import PARTICLE
from reviewer.findings.context import NOTHING, changes, overlaps, sentence_at, shorten_both, touches
from reviewer.findings.english_rewording import is_english
from reviewer.findings.neighbours import exchanged
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of
from reviewer.findings.rewritten import within_blocks
from reviewer.findings.tables import table
from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_sense import same_sense
from reviewer.language.folding import fold_key
from reviewer.model import Message
from reviewer.patterns import compiled, first_signs, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.context import Change
    from reviewer.findings.neighbours import Neighbours
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Definition, Edit, Quote

_LIABLE = "liability_share"
_SHORT_EDIT, _SHORT_LATIN = 24, 40
"""Longer rewritten passages are no exchange of one word for another."""
_REACH = 12
_MEANS = lazy(r"(?i:(?:shall )?means?)")
_EXPRESSED = lazy(r"\b(?:expression|term)s?\b[^.;“”\"]{0,100}$")
"""What says, behind the short name of a party, who else is meant by it."""
_HOLDS = lazy(r"[*_]{0,2}[“\"](?P<term>[A-Z][^”\"]{1,40})[”\"][*_]{0,2} (?:shall )?(?:also )?includes? ")
_INCLUDES = lazy(r"(?i:(?:shall )?(?:also )?includes?\b)")


def definitions(view: PairView) -> Iterator[Observation]:
    """Yield `term.definition` for each defined term whose meaning an edit of this pair touches."""
    old = [(side, d) for side in view.base for d in side.index.definitions.get(side.clause.id, ())]
    new = [(side, d) for side in view.draft for d in side.index.definitions.get(side.clause.id, ())]
    for side, before in old:
        if before.term in side.labels and not _EXPRESSED.search(side.text, 0, before.start):
            continue
        found = next(((s, d) for s, d in new if fold_key(d.term) == fold_key(before.term)), None)
        if found is None:
            yield from _other_verb(view, side, before)
            continue
        after_side, after = found
        if _edited(view, side, before, base=True) or _edited(view, after_side, after, base=False):
            quotes = side.quote(before.start, before.end), after_side.quote(after.start, after.end)
            if fold_key(quotes[0].quote) != fold_key(quotes[1].quote) and not _reworded(quotes):
                yield _definition(view, before.term, *quotes)
    if not old and not new:
        yield from _what_is_included(view)


def _what_is_included(view: PairView) -> Iterator[Observation]:
    """Yield the change of what a clause says that a term includes, where nothing else is said of the term:
    "Company IP" includes designs and ideas."""
    if len(view.base) != 1 or len(view.draft) != 1:
        return
    sides = view.base[0], view.draft[0]
    heads = [_HOLDS.match(side.text) for side in sides]
    if not heads[0] or not heads[1] or fold_key(heads[0]["term"]) != fold_key(heads[1]["term"]):
        return
    spans = [
        (head.end(), sentence_at(side.text, head.end(), head.end() + 1)[1])
        for side, head in zip(sides, heads, strict=True)
        if head
    ]
    if not any(
        touches(quote, side.clause.id, *span)
        for edit in view.edits
        if edit not in view.moved_members and edit not in view.settled
        for quote, side, span in zip((edit.base, edit.draft), sides, spans, strict=True)
    ):
        return
    quotes = sides[0].quote(*spans[0]), sides[1].quote(*spans[1])
    if fold_key(quotes[0].quote) != fold_key(quotes[1].quote) and not _reworded(quotes):
        yield _definition(view, heads[0]["term"], *quotes)


def _reworded(quotes: tuple[Quote, Quote]) -> bool:
    """Tell whether two English meanings differ in wording alone, by the words that differ and one beside
    them: the address given above, the address stated above."""
    old, new = quotes[0].quote.split(), quotes[1].quote.split()
    if not is_english(quotes[0].quote) or not is_english(quotes[1].quote):
        return False
    apart = set(old) ^ set(new)
    if any(f"{word}s" in apart for word in apart):
        return False
    shorter = min(len(old), len(new))
    low = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    back = next((at for at in range(shorter - low) if old[-1 - at] != new[-1 - at]), shorter - low)
    for before, after in ((0, 0), (0, 1), (1, 0), (1, 1)):
        start, stop = max(0, low - before), max(0, back - after)
        one, two = (" ".join(words[start : len(words) - stop]) for words in (old, new))
        if one and two and says_the_same_in_english(one, two):
            return True
    return same_sense(quotes[0].quote, quotes[1].quote)


def _other_verb(view: PairView, side: ClauseView, before: Definition) -> Iterator[Observation]:
    """Yield the change of an English definition that says now what a term includes and not what it means."""
    for edit in view.edits:
        if edit.base is None or edit.draft is None or edit.base.clause != side.clause.id:
            continue
        if not (_MEANS.fullmatch(edit.base.quote) and _INCLUDES.match(edit.draft.quote)):
            continue
        if 0 <= before.start - edit.base.end <= 1:
            after = view.draft_of(edit.draft.clause)
            _, end = sentence_at(after.text, edit.draft.start, edit.draft.end)
            quotes = side.quote(edit.base.start, before.end), after.quote(edit.draft.start, end)
            yield _definition(view, before.term, *quotes)


def _edited(view: PairView, side: ClauseView, definition: Definition, *, base: bool) -> bool:
    put = {edit for place in view.exchanged_places for edit in place.edits}
    return any(
        touches(edit.base if base else edit.draft, side.clause.id, definition.start, definition.end)
        for edit in view.edits
        if edit in put or (edit not in view.moved_members and edit not in view.settled and not _joins(edit))
    )


def _joins(edit: Edit) -> bool:
    """Whether an edit does no more than put in or take out a word that says nothing by itself: 之, 的."""
    alone = edit.base or edit.draft if edit.base is None or edit.draft is None else None
    return alone is not None and bool(PARTICLE.fullmatch(alone.quote))


def _definition(view: PairView, term: str, old: Quote, new: Quote) -> Observation:
    before, after = shorten_both(old.quote, new.quote)
    params = {"term": term, "old": before, "new": after}
    return Observation(
        kind="term.definition",
        message=Message("findings.term.definition", params),
        pair=view.pair.id,
        base=old,
        draft=new,
        data={"term": term, "old": old.quote, "new": new.quote},
    )


def _spellings(words: Iterable[str | list[str]]) -> list[list[str]]:
    """Return the words of a row, each with its other spellings: an inner list of the table is one thing."""
    return [[word] if isinstance(word, str) else word for word in words]


class _Kinship(Struct, frozen=True):
    name: str
    forward: bool
    severity: str
    source: str | None


@lru_cache(maxsize=1)
def _kin() -> tuple[re.Pattern[str], dict[tuple[str, str], _Kinship]]:
    """Return the pattern of all terms, longest first, and what each ordered pair of them means."""
    found: dict[tuple[str, str], _Kinship] = {}
    words: set[str] = set()
    for name, row in table("confusable").items():
        source = row.get("source")
        one, two = _spellings(row["a"]), _spellings(row.get("b", ()))
        words.update(*one, *two)
        for place, others in ((place, two or one) for place in range(len(one))):
            for first, second in ((a, b) for a in one[place] for near in others for b in near):
                if second in one[place]:
                    continue
                found.setdefault((first, second), _Kinship(name, True, row["severity"], source))
                if two:
                    found.setdefault((second, first), _Kinship(name, False, row["severity"], source))
    longest = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in longest)
    return compiled(f"(?=[{first_signs(longest)}])(?:{pattern})", re.IGNORECASE), found


def confusables(view: PairView) -> Iterator[Observation]:
    """Yield `term.confusable` where an edit exchanged one legal term for its neighbour, or one glyph for
    its double."""
    alike = within_blocks(view)
    for change in changes(view):
        if change.edit in view.moved_members or change.edit in alike:
            continue
        told = _exchanged(view, change) or _neighbours(view, change) or _doubled(view, change)
        if told:
            yield told


def _exchanged(view: PairView, change: Change) -> Observation | None:
    before, after = view.base[0], view.draft[0]
    latin = before.text.isascii() and after.text.isascii()
    if max(change.base[1] - change.base[0], change.draft[1] - change.draft[0]) > (
        _SHORT_LATIN if latin else _SHORT_EDIT
    ):
        return None
    pattern, kin = _kin()
    old = _terms(pattern, before.text, *change.base)
    new = _terms(pattern, after.text, *change.draft) if old else []
    stay = {key for key, _, _ in old} & {key for key, _, _ in new}
    for first, start, end in old:
        for second, begin, stop in new:
            kinship = kin.get((first, second))
            if kinship is None or first in stay or second in stay:
                continue
            if _is_party(before, start, end) and _is_party(after, begin, stop):
                continue
            at_edge = _beside(change.base, start, end) or _beside(change.draft, begin, stop)
            if at_edge and first not in second and second not in first:
                continue
            base, draft = before.quote(start, end), after.quote(begin, stop)
            direction = "forward" if kinship.forward else "back"
            effect = Message(f"findings.confusable.{kinship.name}.{direction}")
            return _confusable(view, base, draft, kinship, effect)
    return None


def _is_party(side: ClauseView, start: int, end: int) -> bool:
    """Whether words are the label of a party, of whom the rules of duties speak."""
    return side.text[start:end] in side.labels


def _neighbours(view: PairView, change: Change) -> Observation | None:
    before, after = view.base[0], view.draft[0]
    found = exchanged(change, before.text, after.text)
    if found is None:
        return None
    old, new, row = found
    effect = Message(f"neighbours.{row.name}")
    told = _confusable(view, before.quote(*old), after.quote(*new), row, effect)
    rises = row.rises(before.text[slice(*old)], after.text[slice(*new)])
    bearers = {bearer_of(side, span[0], _LIABLE) for side, span in ((before, old), (after, new))}
    if rises is None or len(bearers) != 1:
        return told
    favours = gainer(after, _LIABLE, bearers.pop(), rises=rises)
    return replace(told, favours=favours, message=_with_gain(told.message, favours))


def _with_gain(message: Message, favours: str) -> Message:
    return Message(message.key, {**message.params, "gain": gain_of(favours)})


def _confusable(
    view: PairView, base: Quote, draft: Quote, row: _Kinship | Neighbours, effect: Message
) -> Observation:
    return Observation(
        kind="term.confusable",
        message=Message(
            "findings.term.confusable",
            {"old": base.quote, "new": draft.quote, "effect": effect, "gain": NOTHING},
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"term.confusable/{row.severity}",
        data={"from": base.quote, "to": draft.quote, "group": row.name},
        source=row.source,
    )


def _terms(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    return [
        (found.group() if not found.group().isascii() else found.group().lower(), found.start(), found.end())
        for found in pattern.finditer(text, low, high)
        if overlaps(start, end, found.start(), found.end())
    ]


def _beside(span: tuple[int, int], start: int, end: int) -> bool:
    """Whether an edit without words on this side stands at the edge of a term."""
    return span[0] == span[1] and span[0] in (start, end)


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for place, group in enumerate(table("lookalikes")["groups"]):
        for glyph in group:
            found.setdefault(glyph, set()).add(place)
    return {glyph: frozenset(places) for glyph, places in found.items()}


def _doubled(view: PairView, change: Change) -> Observation | None:
    old, new = change.edit.base, change.edit.draft
    if old is None or new is None or len(old.quote) != len(new.quote) or len(old.quote) > 12:
        return None
    spots = [place for place, (a, b) in enumerate(zip(old.quote, new.quote, strict=True)) if a != b]
    groups = _groups()
    empty: frozenset[int] = frozenset()
    pairs = [(old.quote[place], new.quote[place]) for place in spots]
    if not pairs or len(pairs) > 2 or any(c.isdigit() for pair in pairs for c in pair):
        return None
    if not all(groups.get(a, empty) & groups.get(b, empty) for a, b in pairs):
        return None
    one, two = pairs[0]
    context = view.draft[0].text[max(0, new.start - 4) : new.end + 4]
    return Observation(
        kind="term.confusable",
        message=Message("findings.term.lookalike", {"old": one, "new": two, "context": context}),
        pair=view.pair.id,
        base=old,
        draft=new,
        topic="term.confusable/lookalike",
        data={
            "from": one,
            "to": two,
            "group": "lookalike",
            "code_points": [f"U+{ord(one):04X}", f"U+{ord(two):04X}"],
        },
    )
