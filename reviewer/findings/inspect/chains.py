"""One act after another, each with its time from the same event, and the later one is due first: consent
within thirty days of the notice and the registration behind it within ten; thirty days of trial and
acceptance within fifteen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import DAYS
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["chains"]

_FROM = lazy(r"(?:自|在|于|从)?(?P<event>[一-鿿]{3,20}?)(?:之日|当日|之后|后)(?:起)?(?:的)?\s*$")
_WITHIN = lazy(r"(?:之?内|以内)(?P<act>[^。；，]{2,24})")
_AFTER = lazy(
    r"(?:取得|收到|完成|获得|通过|办妥|签署)(?:前款|上述|前述|该等|该|前条)(?P<thing>[^。；，]{2,14}?)(?:之?后|之日)"
)
_TRIAL = lazy(
    r"^(?:的|之)?(?P<trial>连续试运行|试运行|试用|公示|养护|观察|试产|试营业|试生产|静置|考核运行)(?:期)?(?:满|合格|结束)?后"
)
_TRIED = lazy(r"(?P<event>[一-鿿]{2,10})(?:后)?，?(?:并)?(?:经|经过|连续|持续)[^。；，]{0,2}$")
_ENDS = lazy(r"结束|完成|完毕")
_LEAD = lazy(r"^.*(?:应当|应|须|必须|可以|有权)?(?:在|于|自)")
_LEAST, _FEW = 4, 8


class _Due(Said, frozen=True):
    """An act that is due so many days after an event."""

    event: str
    days: float
    act: str


def chains(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where an act that can only follow another is due, from the same
    event, before the time for that other has run."""
    if not scene.chinese:
        return
    due: list[_Due] = []
    trials: list[_Due] = []
    for clause, text in scene.saying("日", "天", "月"):
        if "后" not in text and "起" not in text:
            continue
        for one in scene.quantities(clause):
            if one.sort == "duration" and not one.per and one.unit in DAYS and not isinstance(one.value, str):
                _read(scene, clause, text, one, due, trials)
    by_place: defaultdict[int, list[_Due]] = defaultdict(list)
    for said in due:
        by_place[scene.order[said.clause.id]].append(said)
    for first in due:
        for later in by_place.get(scene.order[first.clause.id] + 1, ()):
            if (
                later.days < first.days
                and _one_event(later.event, first.event)
                and _follows(scene.text(later.clause), first.act)
            ):
                yield told_otherwise(scene, "chain", later, first)
                return
    ending = [said for said in due if _ENDS.search(said.act)]
    for trial in trials[:_FEW]:
        for later in ending:
            if (
                later.days < trial.days
                and later.clause.id != trial.clause.id
                and trial.event[-_LEAST:] in later.event
                and _share(
                    trial.act,
                    scene.text(later.clause)[slice(*scene.sentence_at(later.clause, later.span[0]))],
                )
            ):
                yield told_otherwise(scene, "chain", later, trial)
                return


def _read(
    scene: Scene, clause: Clause, text: str, one: Quantity, due: list[_Due], trials: list[_Due]
) -> None:
    """Note what a length of time in a clause is for."""
    start, end = scene.sentence_at(clause, one.start)
    low = max(start, text.rfind("，", start, one.start) + 1)
    days = float(one.value) * DAYS[str(one.unit)]
    within = _WITHIN.match(text, one.end, end)
    event = _FROM.search(text, low, one.start)
    if within is not None and event is not None:
        words = _LEAD.sub("", event["event"])
        if len(words) >= _LEAST:
            due.append(_Due(clause, (low, within.end()), words, days, within["act"]))
        return
    trial = _TRIAL.match(text[one.end : end])
    tried = _TRIED.search(text, max(start, one.start - 20), one.start)
    if trial is not None and tried is not None:
        span = (tried.start(), one.end + trial.end())
        trials.append(_Due(clause, span, tried["event"].removesuffix("并"), days, text[one.end : end]))


def _one_event(one: str, two: str) -> bool:
    """Tell whether two name one event, with or without the party that brings it about."""
    return one.endswith(two) or two.endswith(one)


def _follows(text: str, act: str) -> bool:
    """Tell whether a clause says that what it asks for comes after what was to be got before."""
    found = _AFTER.search(text)
    return found is not None and found["thing"][-2:] in act + text


def _share(one: str, two: str) -> bool:
    return any(
        word in one and word in two
        for word in ("验收", "终验", "初验", "交付", "投产", "移交", "考核", "开业", "上线")
    )
