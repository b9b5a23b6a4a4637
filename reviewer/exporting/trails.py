"""The three piles in words: who marked which point when, what nobody marked, what of ours they accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.exporting.places import places_of
from reviewer.exporting.remarks import day_of
from reviewer.exporting.summary import is_changed
from reviewer.findings.piles import piles_of
from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.findings.piles import Piles
    from reviewer.model import Comparison, Language, Mark, Pair, Review

__all__ = ["authors_words", "changed_count", "marks_nothing", "own_number", "pile_lines"]

_WORDS = 60
_NUMBERED = lazy(
    r"\s*(?:(第[零〇一二三四五六七八九十百千\d]+条)\s|(\d{1,3}(?:[.．]\d{1,3})+)\s.*[。；;.]\s*$)", re.DOTALL
)


def authors_words(marks: Iterable[Mark], lang: Language) -> str:
    """Return who made tracked changes, on which day, and of what kind; each once."""
    found: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        kinds = found.setdefault((mark.author, day_of(mark.date)), [])
        kind = say(f"word.mark.{mark.kind}", lang)
        if kind not in kinds:
            kinds.append(kind)
    glue = say("notes.and", lang)
    return say("notes.semicolon", lang).join(
        say(
            "word.mark.dated" if day else "word.mark.undated",
            lang,
            author=author or say("word.remark.nobody", lang),
            date=day,
            kinds=glue.join(kinds),
        )
        for (author, day), kinds in found.items()
    )


def pile_lines(review: Review) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each pile as its heading and its lines; nothing where neither file tracks a change."""
    piles = piles_of(review)
    if not piles:
        return ()
    lang = review.language
    pairs = review.comparison.pairs_by_id
    rows = {
        "tracked": [
            say("word.pile.line", lang, place=_place(review, pairs[key]), words=authors_words(marks, lang))
            for key, marks in piles.tracked.items()
        ],
        "untracked": _untracked(review, piles, pairs),
        "ours": [
            say(
                "word.pile.taken",
                lang,
                place=own_number(one.mark) or _place(review, pairs[one.pair] if one.pair else None),
                kind=say(f"word.mark.{one.mark.kind}", lang),
                words=clip(one.mark.text.strip(), _WORDS),
                by=authors_words([one.mark], lang),
            )
            for one in piles.ours
        ],
    }
    if marks_nothing(review.comparison):
        head = say("word.pile.unmarked", lang, n=changed_count(review.comparison))
        return ((head, ()), (say("word.pile.ours", lang, n=len(rows["ours"])), tuple(rows["ours"])))
    return tuple((say(f"word.pile.{name}", lang, n=len(lines)), tuple(lines)) for name, lines in rows.items())


def own_number(mark: Mark) -> str | None:
    """Return the number of a clause that a tracked change took away whole, as the words begin with it.

    What stands at its place now is another clause.
    """
    found = _NUMBERED.match(mark.text) if mark.kind in ("delete", "move_from") else None
    return found[1] or found[2] if found else None


def marks_nothing(comparison: Comparison) -> bool:
    """Tell whether the draft tracks no change at all, so that none of its changes can be found unmarked."""
    return not comparison.draft.document.marks


def changed_count(comparison: Comparison) -> int:
    """Return how many clauses differ."""
    return sum(map(is_changed, comparison.pairs))


def _untracked(review: Review, piles: Piles, pairs: Mapping[str, Pair]) -> list[str]:
    lang = review.language
    lines = []
    for finding in piles.untracked:
        old, new = (clip(str(finding.data.get(name, "")), _WORDS) for name in ("old", "new"))
        words = say(f"word.change.{finding.data.get('change', 'replaced')}", lang, old=old, new=new)
        pair = pairs.get(finding.pair or "")
        lines.append(say("word.pile.line", lang, place=_place(review, pair), words=words))
    return lines


def _place(review: Review, pair: Pair | None) -> str:
    comparison, lang = review.comparison, review.language
    if pair is None:
        return say("notes.place.whole", lang)
    if pair.draft:
        return places_of(comparison.draft, pair.draft, lang)
    return places_of(comparison.base, pair.base, lang)
