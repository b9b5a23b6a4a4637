"""References to a clause that says nothing of what they name, where another clause does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["strayed"]

_NAMES = lazy(
    r"^(?:所列|所述|列明|列|所定|约定|规定|载明|所载)的(?P<noun>[一-鿿]{3,8}?)"
    r"(?=及|和|与|或|、|，|。|；|的|为|计|执|支|承|处|完|进|办|向|由|$)"
)
_TAIL = lazy(
    r"(?:标准|要求|方式|方法|程序|期限|时间|比例|金额|费用|价格|责任|义务|权利|条件|情形|范围|内容|事项|清单|办法|流程|地点)$"
)
_COMMON = lazy(
    r"上述|前述|全部|相应|有关|任何|其他|各项|本项|该项|工作|合同|协议|条款|双方|甲方|乙方|服务|货物|产品|项目|行为|情况|地址"
    r"|账户|原因|事由|比率|数额|款项"
)


def strayed(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence names what a clause lays down (第九条所列的装修标准), and not
    one character of it stands in that clause, while another clause speaks of it."""
    if not scene.chinese:
        return
    for reference in scene.contract.references:
        if reference.kind != "clause" or len(reference.targets) != 1 or not reference.targets[0]:
            continue
        clause = scene.contract.clause(reference.clause)
        text = scene.text(clause)
        says = _NAMES.match(text[reference.end : reference.end + 20])
        if says is None:
            continue
        noun = _TAIL.sub("", says["noun"])
        if len(noun) < 2 or noun == says["noun"] or _COMMON.search(noun):
            continue
        target = scene.contract.clause(reference.targets[0])
        article = scene.article(target)
        words = scene.articles.get(article.id, "") + (article.heading or "")
        if set(noun) & set(words):
            continue
        if not any(one.id != clause.id for one, _ in scene.saying(noun)):
            continue
        facts = {
            "words": clause.text[reference.start : reference.end + says.end()],
            "place": place(target),
            "subject": says["noun"],
        }
        yield Observation(
            kind="reference.broken",
            message=Message("check.reference.subject", facts),
            draft=scene.quote(clause, reference.start, reference.end + says.end()),
            topic="reference.broken/subject",
            data={"words": facts["words"], "target": target.id, "subject": says["noun"]},
        )
