"""A heading in other words: a note with both headings, since it binds nobody by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.modality import find_cues
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.findings.view import ClauseView, PairView

__all__ = ["headings_told_whole"]

_WORDS = "text.changed"


def headings_told_whole(views: Iterable[PairView], seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; what only says that words of a heading differ is one note with the heading
    of both sides, where neither clause says anything more."""
    told: dict[str, Observation] = {}
    for view in views:
        if (
            len(view.base) == len(view.draft) == 1
            and _is_heading(view.base[0])
            and _is_heading(view.draft[0])
        ):
            base, draft = view.base[0].whole(), view.draft[0].whole()
            told[view.pair.id] = Observation(
                kind=_WORDS,
                message=Message("findings.text.heading", {"old": base.quote, "new": draft.quote}),
                pair=view.pair.id,
                base=base,
                draft=draft,
                topic=f"{_WORDS}/heading",
                data={"edits": len(view.edits)},
            )
    whole = frozenset(told)
    found: list[Observation] = []
    for one in seen:
        if one.pair not in whole or (one.kind != _WORDS and not _of_words(one)):
            found.append(one)
        elif one.pair in told:
            found.append(told.pop(one.pair))
    return found


def _of_words(one: Observation) -> bool:
    """Tell whether an observation weighs a word that, in a heading, weighs nothing; two letters that look
    alike do anywhere."""
    return one.kind == "obligation.condition" or (
        one.kind == "term.confusable" and one.topic != "term.confusable/lookalike"
    )


def _is_heading(side: ClauseView) -> bool:
    """Tell whether a clause is nothing but its heading, which binds nobody and gives no figure."""
    clause, words = side.clause, side.text.strip()
    return (
        clause.heading is not None
        and clause.heading.strip() == words
        and words[-1:] not in "。；;.：:"
        and not side.quantities
        and not find_cues(words)
    )
