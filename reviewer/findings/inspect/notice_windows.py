"""A notice that may be given only within so many days of the end, and must have come more days before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["notice_windows"]

_NOT_BEFORE = lazy(
    r"(?:not|no) (?:earlier|sooner|more) than\s*$|不(?:得)?早于[^。；，\d]{0,16}$"
    r"|(?:只能|仅可|方可)[^。；，]{0,4}在[^。；，\d]{0,16}$"
)
_NOT_AFTER = lazy(
    r"(?:at least|not less than|(?:not|no) later than|not fewer than|a minimum of)\s*$"
    r"|(?:至少|最迟|不(?:得)?(?:晚|迟)于)[^。；，\d]{0,16}$"
)
_BEFORE_EN = lazy(r"(?:'s)? (?:before|prior to) (?:the )?(?P<event>[a-z ]{3,40}?)(?= by| in|[.,;:)]|$)")
_EVENT = lazy(r"(?P<event>届满|期满|到期|终止)(?:之日)?(?:之|以)?前$")
_NOTICE = lazy(r"notice|notif|通知|提出|申请|续")
_NOTICE_EN = ("notice", "notif")
_NOTICE_ZH = ("通知", "提出", "申请")
_ABOUT = ("renew", "extend", "extension", "terminat", "续", "延长", "解除", "终止")


_FEW = 16


class _Bound(Said, frozen=True):
    """How many days before an event a notice may come at the earliest, or must at the latest."""

    days: float
    event: str
    about: frozenset[str]


def notice_windows(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a notice about one thing may not come earlier than so many days
    before an event, and must come more days before it: no day is left."""
    earliest: list[_Bound] = []
    latest: list[_Bound] = []
    for clause, text in scene.saying(*(_NOTICE_ZH if scene.chinese else _NOTICE_EN)):
        for one in scene.quantities(clause):
            if one.sort != "duration" or one.unit not in DAYS or isinstance(one.value, str) or one.per:
                continue
            start, end = scene.sentence_at(clause, one.start)
            event = _event(scene, text, (start, end), (one.start, one.end))
            about = frozenset(word for word in _ABOUT if word in text[start:end])
            if event is None or not about or not _NOTICE.search(text, start, end):
                continue
            days = float(one.value) * DAYS[one.unit]
            said = _Bound(clause, (start, end), days, event, about)
            low = max(start, one.start - 26)
            if _NOT_BEFORE.search(text, low, one.start):
                earliest.append(said)
            elif _NOT_AFTER.search(text, low, one.start):
                latest.append(said)
    for here in latest[:_FEW]:
        for there in earliest[:_FEW]:
            one_notice = here.event == there.event and here.about & there.about
            if one_notice and here.days > there.days and here.clause.id != there.clause.id:
                yield told_otherwise(scene, "notice_window", here, there)
                return


def _event(scene: Scene, text: str, span: tuple[int, int], length: tuple[int, int]) -> str | None:
    if not scene.chinese:
        found = _BEFORE_EN.match(text, length[1], span[1])
        return found["event"].strip() if found else None
    found = _EVENT.search(text, max(span[0], length[0] - 10), length[0])
    return "届满" if found else None
