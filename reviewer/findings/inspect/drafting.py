"""Notes of the draftsman left standing: 请在此处补充…, （待法务确认）, To be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["drafting_notes"]

_NOTE = lazy(
    r"[（【\[][^（）【】\[\]]{0,40}(?:请在此|在此处?(?:补充|填写|注明|插入|填入)|此处(?:待|需|应|请|填|补|插)"
    r"|待(?:确认|定(?!金)|补充|填写|核实|法务|业务|财务|商定|双方确认|客户确认|甲方确认|乙方确认)|供参考|根据实际情况(?:填写|选择|修改|增删|调整|增加|删除)"
    r"|二选一|择一(?:填写|保留|选择)|不适用(?:的)?(?:则|请|可)?删除|无则删除|删除本[条款项]|律师注|编者注|起草说明|注：|备注：|填写说明)[^（）【】\[\]]{0,60}[）】\]]"
    r"|(?:待(?:法务|业务|财务|双方|客户|领导)(?:部门?)?(?:确认|审核|审批)(?:后)?(?:补充|填写|确定)|请(?:在此处?|于此处?)(?:补充|填写|注明|插入))[^。；，]{0,20}"
    r"|(?:注：|备注：)?此处(?:待|需|须|应)(?:要)?(?:补充|填写|完善|插入)[^。；，]{0,20}"
    r"|^(?:起草说明|填写说明|律师提示|使用说明|修改说明|起草备注)："
    r"|[\[(（][^\[\]()]{0,10}\b(?:note to draft|drafting note|draft note|note:|to be confirmed"
    r"|to be completed|to be inserted|insert|tbc|tbd|delete (?:as|if|where))\b[^\[\]()]{0,120}[\])）]"
    r"|\b(?:tbc|tbd)\b"
)
_NOTE_WORDS = (
    *"在此 于此 此处 待 供参考 根据实际情况 二选一 择一 不适用 删除 注： 律师注 编者注".split(),
    *"起草 说明 提示：".split(),
    *("note", "to be ", "insert", "tbc", "tbd", "delete "),
)
"""Every note holds one of these."""


def drafting_notes(scene: Scene) -> Iterator[Observation]:
    """Yield `placeholder.open` for a drafting note that is no slot of the template."""
    for clause, text in scene.saying(*_NOTE_WORDS):
        blanks = scene.index.blanks.get(clause.id, ())
        for found in _NOTE.finditer(text):
            if any(blank.start < found.end() and found.start() < blank.end for blank in blanks):
                continue
            quote = scene.quote(clause, *found.span())
            yield Observation(
                kind="placeholder.open",
                message=Message(
                    "check.drafting.note", {"words": shorten(quote.quote.strip()), "place": place(clause)}
                ),
                draft=quote,
                topic="placeholder.open/instruction",
                data={"slots": [quote.quote], "count": 1, "clauses": [clause.id]},
            )
