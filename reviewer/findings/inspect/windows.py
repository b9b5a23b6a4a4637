"""What is forbidden within so many days before an event and allowed within fewer: 出箱前三十日停止用药, and
elsewhere 出箱前十日内可用药."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["windows"]

_EVENT = lazy(r"(?:^|[^。；，]*?[在于自对每批]|[^。；，]*?)(?P<event>[一-鿿]{2})(?:日|之日|时)?前$")
_BANNED = lazy(r"(?:之?内|起|以内)?[^。；，]{0,6}?(?:停止|禁止|不得|严禁|停用|不可)(?P<act>[^。；，]{2,14})")
_ALLOWED = lazy(r"(?:之?内|以内)(?P<act>[^。；，]{2,14})")
_MAY = lazy(r"可(?!能)|有权|允许|得以")
_MAY_NOT = lazy(r"不可|不得|禁止|无权|停止")
_USE = ("使用", "施用", "喷施", "喷洒", "用", "投放", "服用", "注射", "投喂", "施")
_IDLE = frozenset("一切任何全部所有其他的了内将进行适量少必要相关有关可以")
_SHARED = 2


class _Window(Said, frozen=True):
    """An event, how many days before it, and what is forbidden or allowed then."""

    event: str
    days: float
    act: str


def windows(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one clause forbids an act within a time before an event in
    which another allows it."""
    if not scene.chinese:
        return
    banned: list[_Window] = []
    allowed: list[_Window] = []
    for clause, text in scene.saying("停止", "禁止", "不得", "严禁", "停用", "可", "有权"):
        if "前" not in text or clause.kind == "table":
            continue
        for one in scene.quantities(clause):
            if one.sort != "duration" or one.per or isinstance(one.value, str) or one.unit not in DAYS:
                continue
            start, end = scene.sentence_at(clause, one.start)
            event = _EVENT.match(text, max(start, text.rfind("，", start, one.start) + 1), one.start)
            if event is None:
                continue
            days = float(one.value) * DAYS[one.unit]
            span = event.start("event"), end
            for pattern, given in ((_BANNED, banned), (_ALLOWED, allowed)):
                found = pattern.match(text, one.end, end)
                if found is None or (given is allowed and not _permits(text, start, one.start, found["act"])):
                    continue
                given.append(_Window(clause, (span[0], found.end()), event["event"], days, found["act"]))
                break
    for free in allowed:
        for ban in banned:
            inside = ban.event == free.event and free.days <= ban.days
            if inside and ban.clause.id != free.clause.id and _one_act(ban.act, free.act):
                yield told_otherwise(scene, "window", free, ban)
                return


def _permits(text: str, start: int, stop: int, act: str) -> bool:
    lead = text[start:stop]
    return (_MAY.search(lead) or _MAY.search(act)) is not None and not _MAY_NOT.search(lead + act)


def _one_act(ban: str, free: str) -> bool:
    """Tell whether what is forbidden is what is allowed: the same verb, or both a use, of the same thing."""
    verb = ban[:_SHARED]
    same = verb in free or (any(word in ban for word in _USE) and any(word in free for word in _USE))
    return same and len({*ban} & {*free} - _IDLE) >= _SHARED
