"""What belongs to one party in one clause and must be given back to the other in another, or is always the
one's and in some case the other's."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.pairs import pairs_in
from reviewer.language.roles import compiled_with
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["owners"]

_CASE = lazy(r"付清|结清|终止|解除|期满|届满|之前|如|若|未|违约|逾期|借用|样品|租赁期|合同期|保管期")
_ALWAYS = lazy(r"始终|一直|自始|任何时候|任何情况下|不论何时|均不因")
_LEAD = lazy(r"^(?:[^。；，]*?(?:将|把|对))?(?:全部|所有|上述|该批?|其|剩余的?)*")
_NOT_THINGS = lazy(
    r"知识产权|著作权|版权|专利|商标|费用|税|款|押金|保证金|定金|收益|利润|风险|责任|资料|文件|证书|合同|发票|损失|数据|商业秘密"
)
_LEAST, _SHARE = 2, 0.6


class _Whose(Said, frozen=True):
    """A thing, whose it is or to whom it is given back, and how that is said."""

    thing: str
    owner: str
    how: str
    """`owns`, `always`, `case` (in some case only) or `back`."""


_FILLED = lazy(
    r"(?:应当?|须|由[^。；，]{2,4}|经|过磅|清点|登记|打包|称重|运至[^。；，]{1,10}|后|并|全部|一并|全数|如数|悉数)*$"
)
_HOLDS = lazy(r"(?:均|全部|一律|仍|应当?|始终|一直|自始至终|自[^。；，]{1,12}起)*$")
_GIVEN = ("退还", "交还", "返还", "归还")


@lru_cache(maxsize=64)
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    anyone = either(labels)
    owned = (
        rf"(?:归属于?|归|属于)(?P<owner>{anyone})(?:单独)?(?:所有|(?=[，。；]|$))"
        rf"|[为是](?P<owner2>{anyone})的?财产"
    )
    given = "|".join(_GIVEN)
    back = (
        rf"(?:{given})(?:给|至)?(?P<owner>{anyone})(?!的)"
        rf"|运[至回](?P<owner2>{anyone})[^。；，]{{0,8}}?(?:{given})"
    )
    return compiled_with(labels, owned), compiled_with(labels, back)


def owners(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a thing is one party's in one clause and goes back to the other
    in another, and where it is always one's and in some case the other's."""
    labels = scene.party_labels
    if not scene.chinese or len(labels) < 2:
        return
    seen: list[_Whose] = []
    owning = scene.lines.holding([f"{verb}{label}" for verb in ("归", "于", "为", "是") for label in labels])
    if not owning:
        return
    for number in sorted({*owning, *scene.lines.holding(_GIVEN, labels)}):
        clause = scene.clauses[number]
        if clause.kind in ("annex", "table", "recital", "party", "signature", "title"):
            continue
        for said in scene.read_once("owners", clause, partial(_said, scene)):
            one = said.by(clause)
            other = next((two for two in seen if _conflict(scene, one, two)), None)
            if other is not None:
                yield told_otherwise(scene, "owner", one, other)
                return
            seen.append(one)


def _said(scene: Scene, clause: Clause) -> list[_Whose]:
    text = scene.text(clause)
    owned, back = _patterns(scene.party_labels)
    found: list[_Whose] = []
    for start, end in scene.sentences(clause):
        for pattern, how in ((owned, "owns"), (back, "back")):
            for hit in pattern.finditer(text, start, end):
                low = max(start, max(text.rfind(mark, start, hit.start()) for mark in "，：") + 1)
                filled = (_HOLDS if how == "owns" else _FILLED).search(text, low, hit.start())
                thing = _LEAD.sub("", text[low : filled.start() if filled else hit.start()])
                case = _CASE.search(text, start, hit.end()) is not None
                if len(thing) < _LEAST or _NOT_THINGS.search(thing) or (case and how == "back"):
                    continue
                kind = (
                    "always"
                    if how == "owns" and _ALWAYS.search(text, low, hit.end())
                    else "case"
                    if case
                    else how
                )
                found.append(_Whose(clause, (low, hit.end()), thing, hit["owner"] or hit["owner2"], kind))
    return found


_CONFLICTING = ({"owns", "back"}, {"always", "back"}, {"always", "owns"}, {"always", "case"})


def _conflict(scene: Scene, one: _Whose, two: _Whose) -> bool:
    if one.clause.id == two.clause.id or one.owner == two.owner:
        return False
    if one.how == two.how == "owns":
        return one.thing.removesuffix("所有权") == two.thing.removesuffix("所有权")
    if {one.how, two.how} not in _CONFLICTING:
        return False
    if _one_thing(one.thing, two.thing):
        return True
    if "always" not in (one.how, two.how):
        return False
    sure, other = (one, two) if one.how == "always" else (two, one)
    return any(
        definition.term in sure.thing
        and other.thing[-_LEAST:] in scene.text(scene.contract.clause(definition.clause))
        for definition in scene.contract.definitions
    )


def _one_thing(one: str, two: str) -> bool:
    here, there = pairs_in((one,)), pairs_in((two,))
    fewer = min(len(here), len(there))
    return bool(fewer) and len(here & there) >= max(1, _SHARE * fewer) and one[-1] in two
