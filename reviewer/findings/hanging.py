"""A case, a time or a leave that hung on one act of a Chinese sentence and hangs on another.

经甲方同意可以转让，可以分包, and then 可以转让，经甲方同意可以分包: every word stands on both sides; what is
agreed does not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.context import placed, shorten
from reviewer.findings.observation import Observation
from reviewer.findings.rewritten import passages, read_both
from reviewer.language.same_statements import hangs_elsewhere
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.view import PairView
    from reviewer.language.coded import Coded
    from reviewer.language.statements import Statement
    from reviewer.model import Edit

__all__ = ["hanging", "without_hanging"]

_TOPIC = "obligation.condition/hangs"
_LETTER = lazy(r"[\u4e00-\u9fff]")
_LEAST = 2
"""So many edits at least move words from one place to another."""
_MOVED, _OTHERS, _LONGEST = 4, 4, 600
"""So many letters at least went and came again; so many at most did not; so long may a sentence be."""


def hanging(view: PairView) -> Iterator[Observation]:
    """Yield `obligation.condition` where what an act hangs on moved to another act of its sentence."""
    edits = view.pair.edits
    if len(edits) < _LEAST or len(view.base) != 1 or len(view.draft) != 1 or not _may_hang(edits):
        return
    base, draft = view.base[0], view.draft[0]
    for run, ours, theirs in passages(placed(view, edits), base.text, draft.text):
        long = max(ours[1] - ours[0], theirs[1] - theirs[0]) > _LONGEST
        if long or not _may_hang(change.edit for change in run):
            continue
        one, two, old, new = read_both(base, ours, draft, theirs)
        moved = hangs_elsewhere(old, new)
        if moved is None:
            continue
        first, last = sorted(moved)
        lost = base.quote(*_stretch(base.text, one, old[moved[0]], old[moved[0]]))
        gained = draft.quote(*_stretch(draft.text, two, new[moved[1]], new[moved[1]]))
        yield Observation(
            kind="obligation.condition",
            message=Message(
                "findings.text.hangs", {"old": shorten(lost.quote), "new": shorten(gained.quote)}
            ),
            pair=view.pair.id,
            base=base.quote(*_stretch(base.text, one, old[first], old[last])),
            draft=draft.quote(*_stretch(draft.text, two, new[first], new[last])),
            topic=_TOPIC,
            data={"what": "hangs", "change": "hangs_elsewhere", "edits": len(run)},
            covers=((base.quote(*ours), draft.quote(*theirs)),),
        )


def _may_hang(edits: Iterable[Edit]) -> bool:
    """Whether words that went came again, and hardly any others with them: a cheap look."""
    went, came = Counter[str](), Counter[str]()
    for edit in edits:
        if edit.base:
            went.update(_LETTER.findall(edit.base.quote))
        if edit.draft:
            came.update(_LETTER.findall(edit.draft.quote))
    return (went & came).total() >= _MOVED and max((went - came).total(), (came - went).total()) <= _OTHERS


def _stretch(text: str, passage: Coded, first: Statement, last: Statement) -> tuple[int, int]:
    """Return the range of statements in their clause, without the marks around it."""
    low, high = passage.places[first.start], passage.places[last.end]
    words = text[low:high]
    return low + len(words) - len(words.lstrip(" ，,")), high - len(words) + len(words.rstrip(" ，,。；;"))


def without_hanging(seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; of a sentence in which what an act hangs on moved, nothing else of the words
    that went and came again is told."""
    moved = {one.pair: one for one in seen if one.topic == _TOPIC}
    if not moved:
        return list(seen)
    kept = (one for one in seen if one.pair not in moved or not _told_by(one, moved[one.pair]))
    return [replace(one, covers=()) if one.topic == _TOPIC else one for one in kept]


def _told_by(one: Observation, moved: Observation) -> bool:
    if one is moved or not one.kind.startswith(("obligation.", "text.")):
        return False
    ((ours, theirs),) = moved.covers
    return all(
        quote is None or whole is None or (whole.start <= quote.start and quote.end <= whole.end)
        for quote, whole in ((one.base, ours), (one.draft, theirs))
    )
