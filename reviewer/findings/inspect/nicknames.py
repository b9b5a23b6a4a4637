"""A place that the contract calls by a name of its own, with another place's name behind it, and terms of a
form that only defined ones have, defined nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["renamed_places", "unexplained"]

_KINDS = (
    r"(?:剧院|剧场|体育馆|体育场|会展中心|博览中心|会议中心|文化中心|音乐厅|酒店|宾馆|饭店|大厦|广场|公园|学校|医院|仓库|码头|车站|机场|工业园"
    r"|产业园|商场|购物中心|美术馆|博物馆|大学|学院)"
)
_CALLED = lazy(
    rf"(?P<name>[一-鿿]{{3,20}}{_KINDS})（(?:以下简称|以下称|下称|简称)[“\"](?P<term>[一-鿿]{{2,8}})[”\"]）"
)
_NAMED = rf"[一-鿿]{{2,8}}?{_KINDS}(?=[，。；、）]|及|和|与|的|内|搭建|布置|举行|举办|召开|进行|演出|入住|$)"
_NO_NAME = lazy(r"所在|附近|周边|指定|其他|另|或|及|和|与|由|至|的|在|为|各|该|本|往返|内|外")


def renamed_places(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a place has a name of its own in the contract and that name
    stands with another place behind it: 体育馆（下称“演出场馆”）, and elsewhere 演出场馆锦城剧院."""
    if not scene.chinese:
        return
    for clause, text in scene.saying("称“", '称"'):
        for found in _CALLED.finditer(text):
            name, term = found["name"], found["term"]
            pattern = re.compile(rf"{term}(?P<other>{_NAMED})")
            for other, words in scene.saying(term):
                for one in pattern.finditer(words):
                    if one["other"] in name or _NO_NAME.search(one["other"]):
                        continue
                    there = Said(clause, found.span("name"))
                    yield told_otherwise(scene, "called", Said(other, one.span()), there)
                    return


_OWN = lazy(
    r"(?P<term>(?:目标|标的)(?:权益|股权|股份|债权|资产|公司|企业|房屋|物业|地块|项目|合伙份额|份额))"
)
_SAID_OF = lazy(r"[”\"』」]|(?:是|系|为)?指|（|，?即|：|系(?!统)")
_HEADS = (
    "Window|Period|Event|Fee|Rate|Zone|Area|Level|Threshold|Hours|Territory|Volume|Quota|Milestone|Standard"
    "|Condition|Category|Band|Season"
)
_OWN_EN = lazy(rf"\b(?:each|any|every|such) (?P<term>[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:{_HEADS}))s?\b")
_HEAD_WORDS = tuple(_HEADS.lower().split("|"))
_ENOUGH = 3


def unexplained(scene: Scene) -> Iterator[Observation]:
    """Yield `term.undefined` for a word of a form that only defined terms have (目标权益, each Peak Window)
    that nothing in a contract with definitions of its own explains; in Chinese where another term for a
    thing of that kind is defined (投资权益)."""
    contract = scene.contract
    if len(contract.definitions) < _ENOUGH:
        return
    known = " ".join(definition.term for definition in contract.definitions)
    pattern = _OWN if scene.chinese else _OWN_EN
    told: set[str] = set()
    for clause, _ in scene.saying(*(("目标", "标的") if scene.chinese else _HEAD_WORDS)):
        for found in pattern.finditer(clause.text):
            term = found["term"]
            if term in told or term.casefold() in known.casefold():
                continue
            if scene.chinese and not any(one.term.endswith(term[2:]) for one in contract.definitions):
                continue
            told.add(term)
            if not _is_explained(scene, term):
                yield _undefined(scene, clause, found.span("term"))


def _is_explained(scene: Scene, term: str) -> bool:
    """Tell whether the contract says somewhere what a term is: behind it, or with it in quotation marks."""
    for clause in scene.contract.clauses:
        text = clause.text
        at = text.find(term)
        while at >= 0:
            if text[at - 1 : at] in ("“", '"', "「", "‘") or (
                scene.chinese and _SAID_OF.match(text, at + len(term))
            ):
                return True
            at = text.find(term, at + 1)
        if clause.heading and term in clause.heading:
            return True
    return False


def _undefined(scene: Scene, clause: Clause, span: tuple[int, int]) -> Observation:
    term = clause.text[slice(*span)]
    return Observation(
        kind="term.undefined",
        message=Message("check.terms.unexplained", {"term": term}),
        draft=scene.quote(clause, *span),
        data={"term": term, "count": 1, "clauses": [clause.id]},
    )
