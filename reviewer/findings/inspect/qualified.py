"""A defined term with a word before it that nobody defines, on which something hangs: 合格应收账款, Evaluable
Subject; and a standard that is named and given nowhere (基准规格)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["qualified_terms"]

_WORDS = ("合格", "适格", "有效", "达标", "合规", "优质", "核心", "重点", "关键")
_QUALIFIED = lazy(rf"(?P<how>{either(_WORDS)})(?P<what>[一-鿿]{{2,8}})")
_STANDARD = lazy(
    r"(?:达到|符合|不低于|低于|超过|高于|按照?|以)(?P<term>(?:基准|达标|目标|保底)(?:规格|单价|价格|产量|销量|重量|品质|成本|利润|收益率?|水平|体重|产值))"
)
_HANGS = lazy(r"仅|否则|才|方可|支付|奖励|佣金|拒绝|扣减|扣除|受让|计算|计提|结算|按照?|未达到|条件|解除")
_ENGLISH = lazy(
    r"(?<=[a-z,] )(?P<how>[A-Z][a-z]+(?:able|ible|ed|ive)) (?P<what>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
_NO_QUALITY = frozenset(
    "Limited United Related Said Agreed Proposed Executive Respective Protected Attached".split()
)
_GOODS = frozenset(
    ("产品", "货物", "商品", "设备", "工程", "成果", "标的物", "服务", "合同", "协议", "证件", "发票")
)
"""What is plainly judged by its acceptance, or valid by law."""
_ENOUGH = 3


def qualified_terms(scene: Scene) -> Iterator[Observation]:
    """Yield `term.undefined` once for each term made of a word of quality and a term that the contract
    defines, and for each standard named and given nowhere, where something hangs on it.

    Contracts that define fewer than three terms are left alone, but for standards.
    """
    known = {definition.term for definition in scene.contract.definitions}
    if not scene.chinese:
        if len(known) >= _ENOUGH:
            yield from _english(scene, known)
        return
    told: set[str] = set()
    if len(known) >= _ENOUGH and any(map(scene.lines.has, _WORDS)):
        for clause, text in scene.saying(*_WORDS):
            for found in _QUALIFIED.finditer(text):
                base = next((term for term in known if found["what"].startswith(term)), None)
                term = f"{found['how']}{base}"
                if base is None or base in _GOODS or term in known or term in told or clause.kind == "table":
                    continue
                start, end = scene.sentence_at(clause, found.start())
                if not _HANGS.search(text, start, end) or _explained(scene, term):
                    continue
                told.add(term)
                yield _told(scene, clause, found.start(), term)
    for clause, text in scene.saying("基准", "达标", "目标", "保底"):
        for found in _STANDARD.finditer(text):
            term = found["term"]
            if term in told or clause.kind == "table" or _given(scene, term):
                continue
            start, end = scene.sentence_at(clause, found.start())
            if _HANGS.search(text, start, end) and "附件" not in text[start:end]:
                told.add(term)
                yield _told(scene, clause, found.start("term"), term)


def _english(scene: Scene, known: set[str]) -> Iterator[Observation]:
    found: dict[str, list[tuple[Clause, int]]] = {}
    for clause in scene.contents:
        for one in _ENGLISH.finditer(clause.text):
            if one["how"] in _NO_QUALITY or one["how"] in known:
                continue
            what = next((name for name in (one["what"], one["what"].rstrip("s")) if name in known), None)
            if what is None or f"{one['how']} {what}" in known:
                continue
            found.setdefault(f"{one['how']} {one['what']}", []).append((clause, one.start()))
    for term, places in found.items():
        if len(places) == 1:
            yield _told(scene, *places[0], term)


def _explained(scene: Scene, term: str) -> bool:
    """Tell whether some clause says what a term means."""
    says = re.compile(
        rf"{re.escape(term)}[”\"」]?(?:是指|系指|指|包括|的标准|的认定|的条件|应当?符合|须符合|应同时|须同时|为|即|以)"
        rf"|{re.escape(term)}[”\"」]?（[^）]{{4,}}）|(?:属于|构成|视为|认定为|称为?|称“)[“\"]?{re.escape(term)}"
    )
    return says.search(scene.whole) is not None


def _given(scene: Scene, term: str) -> bool:
    """Tell whether a standard is given a value anywhere, or explained."""
    value = re.compile(
        rf"{re.escape(term)}[^。；，]{{0,12}}[\d一二三四五六七八九十百千]|{re.escape(term)}[”\"）]"
    )
    return value.search(scene.whole) is not None or _explained(scene, term)


def _told(scene: Scene, clause: Clause, start: int, term: str) -> Observation:
    return Observation(
        kind="term.undefined",
        message=Message("check.terms.qualified", {"term": term}),
        draft=scene.quote(clause, start, start + len(term)),
        data={"term": term, "count": 1, "clauses": [clause.id]},
    )
