"""What an edit that no rule could name does to a term: another way to say it, or another thing said.

A recital, a synonym or a word that says nothing stays a change of wording. Any other words put in, taken
out or exchanged in a clause that binds change what was agreed, and are told so: the event on which it turns,
or its content.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import changes, sentence_at, shorten_both
from reviewer.findings.english_rewording import deciding
from reviewer.findings.observation import Observation
from reviewer.findings.slots import is_slot
from reviewer.language.alike import nearly_the_same, says_the_same
from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_words import one_or_many
from reviewer.language.gist import same_gist
from reviewer.language.held_letters import lacks, mostly_held
from reviewer.language.modality import find_cues
from reviewer.language.norms_slots import find_mentions, last_named
from reviewer.language.sentences import part_around
from reviewer.language.spans import shared_start
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Edit, Quote

__all__ = [
    "PARTICLE",
    "WORDLESS",
    "Content",
    "content_of",
    "leads_alike",
    "same_but_for_words",
    "same_in_its_part",
    "told_as_wording",
]

WORDLESS = frozenset({"title", "party", "signature", "note", "preamble", "recital", "table"})
"""The sorts of clause that bind nobody."""
_TELLING = frozenset({"preamble", "recital"})
_PROMISES = lazy(r"承诺|保证|应当|须|不得|\b(?:shall|undertakes?|warrants?|must)\b", re.IGNORECASE)
PARTICLE = lazy(r"(?:[由的地将把被均都则也亦并且即之在于为以就其该所]|各自|进行|予以){1,2}")
"""Words that join others and say nothing by themselves."""
_LEADING = frozenset("在自于从当"), frozenset(("后", "之后", "以后", "之日起", "之时起", "时起"))
"""Words that lead to a time or a place, or behind an event to what follows on it, of which one may stand for
another where nothing else changed (民法典 201: the day of the event is not counted)."""
_STYLED = lazy(r"在?本(?:合同|协议)(?:中|项下)?(?:所称|所述)的?")
"""Words before a defined term that say nothing by themselves."""
_REPEATED = lazy(
    r"\s*(?:shall|must|will|may|can|to|the|an?|that|by|of|for|in|with|on|at|from|its|their|s|be|is|are|has|have|been)\s*",
    re.IGNORECASE,
)
_JOINED = lazy(r"(?:\b(?:and|or|but)|,)\s*(?:\w+ly\s+)?$", re.IGNORECASE)
_LETTERS = lazy(r"[^\W\d_]")
_LEAST = 4
"""A passage needs so many letters to be a sentence of which a part changed."""
_ITEM = 8
"""So many letters make an item of a list a thing agreed, full stop or not."""
_REACH = 3
_TURNS = lazy(r"(?:之?后|之?前|之?时|之日|以后|以前|为止|止|起)(?!\w{0,2}[款期续])")
_UNTIL = lazy(r"(?:自|至|直至|直到|收到|取得|待|经|在|于|(?i:\b(?:upon|until|after|before|from|on))\s*)$")


class Content(Struct, frozen=True):
    """How a change of content is told: the entry of the catalogue under `findings.content`."""

    name: str


def told_as_wording(
    pair: str, base: Quote | None, draft: Quote | None, edits: int, *, sure: bool = True
) -> Observation:
    """Return the change of words for others that say the same, or of their place, both quoted whole.

    `edits`: how many make it; `sure`: whether every word of one side was found in the other.
    """
    old, new = shorten_both(base.quote if base else "", draft.quote if draft else "")
    moved = base is not None and draft is not None and base.quote == draft.quote
    name = "placed" if moved else "reworded" if sure else "put_otherwise"
    return Observation(
        kind="text.changed",
        message=Message(f"findings.text.{name}", {"old": old, "new": new}),
        pair=pair,
        base=base,
        draft=draft,
        topic="text.changed/wording" if sure else "text.changed/anew",
        data={"edits": edits},
    )


def content_of(
    view: PairView, base: Quote | None, draft: Quote | None, edits: Sequence[Edit]
) -> Content | None:
    """Return how an untold edit changes what was agreed; None where it changes the wording alone."""
    if any(edit in view.settled for edit in edits):
        return None
    sides = (*view.base, *view.draft)
    if not view.base or not view.draft or any(_wordless(side) or side.reciting for side in sides):
        return None
    before, after = base.quote if base else "", draft.quote if draft else ""
    if not (before and after) and (PARTICLE.fullmatch(before + after) or _STYLED.fullmatch(before + after)):
        return None
    if leads_alike(before, after):
        return None
    if {before.strip().lower(), after.strip().lower()} == {"", "and"} and _parted_anyhow(view, edits, before):
        return None
    if not _LETTERS.search(before + after) or is_slot(before) or is_slot(after):
        return None
    if not any(_speaks(side) for side in sides) or _elided(view, base, draft) or _taken_up(view, base, draft):
        return None
    words = _between(view, edits, before, after)
    if (before + after).isascii():
        beside = deciding(view.base_of(base.clause).text, (base.start, base.end)) if base else ""
        if says_the_same_in_english(*words, beside=beside) or one_or_many(before, after):
            return None
    elif nearly_the_same(*words) or _same_in_place(view, edits) or same_but_for_words(view, *words, edits):
        return None
    if _timed(view, base, draft):
        return Content("event")
    return Content("changed" if before and after else "added" if after else "removed")


_MARKS = "，,。；;：:、！？!?\n"
_LONGEST = 80
_BESIDE = 2
_SHARED = 4
"""Two parts that say the same have one letter in so many in common at least."""


def leads_alike(before: str, after: str) -> bool:
    """Whether two words only lead to a time or a place, alike: 在, 自; 后, 之时起."""
    return any(before in words and after in words for words in _LEADING)


def same_in_its_part(view: PairView, base: Quote, draft: Quote) -> bool:
    """Whether the part between two marks in which Chinese words were put for others says the same on both
    sides: 余额归甲方所有, 余额由甲方享有."""
    if (base.quote + draft.quote).isascii():
        return False
    one, two = view.base_of(base.clause), view.draft_of(draft.clause)
    if _with_neighbours(one.text, base, two.text, draft):
        return True
    ours, theirs = (
        part_around(side.text, (quote.start, quote.end), _MARKS)
        for side, quote in ((one, base), (two, draft))
    )
    if max(ours[1] - ours[0], theirs[1] - theirs[0]) > _LONGEST:
        return False
    letters = {*one.text[slice(*ours)]}, {*two.text[slice(*theirs)]}
    if _SHARED * len(letters[0] & letters[1]) < min(map(len, letters)):
        return False
    return same_gist(one.text[slice(*ours)], one.labels, two.text[slice(*theirs)], two.labels)


def _with_neighbours(before: str, base: Quote, after: str, draft: Quote) -> bool:
    """Whether words say the same once up to two letters that stand beside them on both sides are read with
    them: 到达现场, 到场."""
    left = shared_start(before[: base.start][: -_BESIDE - 1 : -1], after[: draft.start][: -_BESIDE - 1 : -1])
    right = shared_start(before[base.end : base.end + _BESIDE], after[draft.end : draft.end + _BESIDE])
    return any(
        says_the_same(before[base.start - back : base.end + on], after[draft.start - back : draft.end + on])
        for back in range(left + 1)
        for on in range(right + 1)
        if back or on
    )


def _parted_anyhow(view: PairView, edits: Sequence[Edit], before: str) -> bool:
    """Whether a semicolon stands where the other side has `and`."""
    for change in changes(view):
        if change.edit in edits:
            side, (low, high) = (view.draft[0], change.draft) if before else (view.base[0], change.base)
            return ";" in side.text[max(0, low - 1) : high + 1]
    return False


def _elided(view: PairView, base: Quote | None, draft: Quote | None) -> bool:
    """Whether a word was put in or left out that the sentence says before for both verbs or nouns: to promote
    and (to) sell."""
    quote = base or draft
    if quote is not None and quote.quote.strip("，, ") == "否则":
        side = view.base_of(quote.clause) if base else view.draft_of(quote.clause)
        return "除非" in side.text[slice(*sentence_at(side.text, quote.start, quote.end))]
    if quote is None or (base and draft) or not _REPEATED.fullmatch(quote.quote):
        return False
    if quote.quote == "s":
        return True
    side = view.base_of(quote.clause) if base else view.draft_of(quote.clause)
    low, _ = sentence_at(side.text, quote.start, quote.end)
    before = side.text[low : quote.start]
    word = re.escape(quote.quote.strip())
    return bool(_JOINED.search(before)) and bool(re.search(rf"\b{word}\b", before, re.IGNORECASE))


def _taken_up(view: PairView, base: Quote | None, draft: Quote | None) -> bool:
    """Whether a pronoun stands for a party that its sentence names before: 乙方逾期的，由乙方（由其）承担."""
    if base is None or draft is None:
        return False
    for name, side, pronoun, other in (
        (base, view.base_of(base.clause), draft, view.draft_of(draft.clause)),
        (draft, view.draft_of(draft.clause), base, view.base_of(base.clause)),
    ):
        key = side.labels.get(name.quote)
        if key is not None and pronoun.quote in ("其", "自己"):
            low, _ = sentence_at(other.text, pronoun.start, pronoun.end)
            last = last_named(find_mentions(other.text[low : pronoun.start], tuple(sorted(other.labels))))
            return last is not None and other.labels.get(last) == key
    return False


def _between(view: PairView, edits: Sequence[Edit], before: str, after: str) -> tuple[str, str]:
    """Return the words of both sides from the first of several edits to the last, what stayed between them
    included: who stands there tells who does what to whom."""
    placed = [change for change in changes(view) if change.edit in edits] if len(edits) > 1 else []
    if not placed:
        return before, after
    first, last = placed[0], placed[-1]
    return (
        view.base[0].text[first.base[0] : last.base[1]],
        view.draft[0].text[first.draft[0] : last.draft[1]],
    )


def same_but_for_words(view: PairView, before: str, after: str, edits: Iterable[Edit]) -> bool:
    """Whether two passages name the same parties as often, bind with the same forces and have most of their
    letters in common, and no edit between them puts in or takes out a word that the other has nowhere: then
    nothing tells that more than their words differ."""
    forces = _forces(before), _forces(after)
    return (
        forces[0][0] == forces[1][0]
        and mostly_held(forces[0][1], forces[1][1])
        and not any(
            (edit.draft is None and edit.base and lacks(after, edit.base.quote))
            or (edit.base is None and edit.draft and lacks(before, edit.draft.quote))
            for edit in edits
        )
        and _parties(before, view.base[0].labels) == _parties(after, view.draft[0].labels)
    )


def _parties(words: str, labels: Mapping[str, str]) -> list[str]:
    named = find_mentions(words, tuple(sorted(labels)))
    return sorted(labels.get(one.label, one.label) for one in named)


def _forces(words: str) -> tuple[list[str], str]:
    """Return how a passage binds, leave and right alike, and its words without those that say so."""
    cues = [cue for cue in find_cues(words) if not cue.lexical]
    rest = "".join(sign for at, sign in enumerate(words) if not any(c.start <= at < c.end for c in cues))
    return sorted("R" if cue.grade == "P" else cue.grade for cue in cues), rest


def _wordless(side: ClauseView) -> bool:
    """Whether a clause is of a sort that binds nobody; an introduction in which somebody promises binds."""
    kind = side.clause.kind
    return kind in WORDLESS and not (kind in _TELLING and _PROMISES.search(side.text))


def _speaks(side: ClauseView) -> bool:
    """Whether a clause says something that can bind, and is no heading."""
    text, clause = side.text, side.clause
    if clause.kind == "item" and clause.heading is None and len(text) >= _ITEM:
        return True
    return (len(text) > _LEAST and text.rstrip()[-1:] in "。；;.，,：:") or len(text) > _REACH * 8


def _same_in_place(view: PairView, edits: Sequence[Edit]) -> bool:
    """Whether the words say the same once up to three of their neighbours are read with them."""
    placed = [change for change in changes(view) if change.edit in edits]
    if not placed:
        return False
    one, two = view.base[0].text, view.draft[0].text
    (low, high), (start, end) = (
        (placed[0].base[0], placed[-1].base[1]),
        (placed[0].draft[0], placed[-1].draft[1]),
    )
    for left in range(_REACH + 1):
        for right in range(_REACH + 1):
            if not left and not right:
                continue
            if low - left < 0 or start - left < 0:
                continue
            heads = one[low - left : low], two[start - left : start]
            tails = one[high : high + right], two[end : end + right]
            if heads[0] == heads[1] and tails[0] == tails[1]:
                old, new = one[low - left : high + right], two[start - left : end + right]
                if nearly_the_same(old, new):
                    return True
    return False


def _timed(view: PairView, base: Quote | None, draft: Quote | None) -> bool:
    """Whether the words exchanged name the event on which something turns."""
    if base is None or draft is None:
        return False
    return any(
        (_TURNS.match(side.text, quote.end) and (len(quote.quote) > 1))
        or (
            _UNTIL.search(side.text[max(0, quote.start - 8) : quote.start])
            and _TURNS.match(side.text, quote.end)
        )
        for side, quote in ((view.base_of(base.clause), base), (view.draft_of(draft.clause), draft))
    )
