"""Annexes named and not attached, attached and not named; references to a clause about something else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["ABOUT", "annexes", "misdirected", "skipped_annexes"]

_ANNEX = lazy(r"附件\s*([一二三四五六七八九十]{1,3}|\d{1,2})(?!\s*[份个页张])")
_UNNUMBERED = lazy(r"附件(?!\s*[一二三四五六七八九十\d])")
_ALL = lazy(r"(?:本(?:合同|协议)|所有|全部|各)(?:及其?|的|之)?附件|附件(?:为|是|作为|构成|均为|与)")
_LISTED = lazy(r"附件\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:[：、.《（]|\s)[^。；]{1,30}$")
"""A line behind the signatures that names an annex: a list of what is attached."""
_SUBJECTS = {
    "保密": ("保密", "秘密", "披露"),
    "付款": ("支付", "付款", "费用", "价款", "租金", "结算", "报酬"),
    "支付": ("支付", "付款", "费用", "价款", "租金", "结算", "报酬"),
    "验收": ("验收", "检验", "测试"),
    "违约责任": ("违约", "赔偿", "责任"),
    "违约金": ("违约", "赔偿", "责任", "支付"),
    "知识产权": ("知识产权", "著作权", "专利", "归"),
    "争议解决": ("争议", "纠纷", "仲裁", "法院"),
    "不可抗力": ("不可抗力",),
    "交付": ("交付", "交货", "移交"),
    "保修": ("保修", "质保", "质量保证", "维护"),
}
_NOUNS = {
    "保密义务": ("保密", "秘密", "披露"),
    "不可抗力": ("不可抗力",),
    "质量标准": ("质量", "标准", "规格", "技术要求", "技术参数", "指标", "合格"),
    "质量要求": ("质量", "标准", "规格", "技术要求", "技术参数", "指标", "合格"),
    "验收标准": ("验收", "检验", "测试"),
    "服务标准": ("服务", "标准", "质量", "要求"),
    "保修责任": ("保修", "质保", "质量保证", "维护", "维修"),
    "保修义务": ("保修", "质保", "质量保证", "维护", "维修"),
    "质保责任": ("保修", "质保", "质量保证", "维护", "维修"),
    "质保义务": ("保修", "质保", "质量保证", "维护", "维修"),
    "争议解决": ("争议", "纠纷", "仲裁", "法院"),
    "竞业限制": ("竞业", "竞争", "同类"),
    "违约责任": ("违约", "赔偿", "责任"),
    "解除条件": ("解除", "终止"),
    "付款期限": ("支付", "付款", "付清", "结算", "缴纳", "交纳"),
    "付款方式": ("支付", "付款", "付清", "结算", "缴纳", "交纳"),
    "交货期限": ("交货", "交付", "供货", "发货", "工期", "送货"),
    "交付期限": ("交货", "交付", "供货", "发货", "工期", "移交"),
    "知识产权条款": ("知识产权", "著作权", "专利", "版权"),
    "保险条款": ("保险", "投保"),
    "担保责任": ("担保", "保证", "抵押", "质押"),
    "保证责任": ("担保", "保证"),
    "解除合同": ("解除", "终止", "退租", "撤销"),
    "解除本合同": ("解除", "终止", "退租", "撤销"),
    "终止合同": ("解除", "终止", "期满", "届满"),
    "退还押金": ("押金", "保证金"),
    "租金标准": ("租金",),
}
"""Phrases that name what a clause is about without 约定的 before them."""
ABOUT = _SUBJECTS | _NOUNS
"""What a clause may be cited for, and the words of which one then stands in it."""
_SAYS = lazy(
    r"^(?:(?:的)?(?:所)?(?:约定|规定|载明|列明|列|述)?的|(?:中|里)?关于|（|所述的?|所称的?|所涉的?|所列的?)(?P<one>"
    + "|".join(sorted(ABOUT, key=len, reverse=True))
    + ")|^(?:所列|所述|约定|规定)?(?P<two>"
    + "|".join(sorted(_NOUNS, key=len, reverse=True))
    + ")(?!外|以外|之外)"
)
_SAID = lazy(
    r"(?P<one>"
    + "|".join(sorted(_NOUNS, key=len, reverse=True))
    + r")(?:应当?|均|，)?(?:按照?|依照?|依据|根据|详?见|适用|参照|执行)(?:本(?:合同|协议))?$"
)


def annexes(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` for an annex that is named but not among those attached, and for one attached
    that the text never names. Where no annex is attached at all, only a note is made: they are often files
    apart."""
    contract = scene.contract
    if not scene.chinese:
        yield from _schedules(scene)
        return
    if "附件" not in scene.whole:
        return
    named, attached, all_named = _named_and_attached(scene)
    missing = {number: at for number, at in named.items() if number not in attached}
    listed = _listed(scene)
    if listed and not attached:
        for number in [one for one in named if one not in listed]:
            clause, start, end = named[number]
            if _OWN_PAPER.search(scene.text(clause), max(0, start - 24), start):
                continue
            yield _annex(scene, clause, start, end, "unlisted", {"words": clause.text[start:end]})
            del missing[number]
    if attached and not contract.truncated:
        for clause, start, end in missing.values():
            yield _annex(scene, clause, start, end, "missing", {"words": clause.text[start:end]})
        for number, clause in attached.items():
            if number and number not in named and not all_named:
                words = shorten(f"{clause.number or ''} {clause.text}".strip(), 24)
                yield _annex(scene, clause, 0, min(24, len(clause.text)), "unnamed", {"words": words})
    elif missing and not attached:
        clause, start, end = next(iter(missing.values()))
        names = tuple(part.text[a:b] for part, a, b in missing.values())
        yield _annex(scene, clause, start, end, "none", {"list": names})


_ANNEX_LIST = lazy(
    r"(?:本(?:合同|协议)的?|合同|协议)?附件(?:目录|清单)?(?:如下|包括|为|有|共[^。；，：]{1,4}份)*(?:：|为|包括)(?=\s*附件)"
    r"|附件(?:包括|为|有|如下)(?:：)?(?=\s*附件)"
)
_OWN_PAPER = lazy(
    r"(?:主合同|框架合同|原合同|基础合同|补充协议|框架协议|招标文件|投标文件|《[^》]*(?:合同|协议)》)[^。；，]{0,8}$"
)
"""What makes an annex that of another paper."""


def _listed(scene: Scene) -> frozenset[int]:
    """Return the numbers of the annexes that the one list of them names; none where there is no list, or two,
    or one that leaves a number out."""
    found: list[frozenset[int]] = []
    for _, text in scene.saying("附件"):
        head = _ANNEX_LIST.search(text)
        if head is None:
            continue
        stop = next((at for at in range(head.end(), len(text)) if text[at] in "。；"), len(text))
        numbers = (parse_number(one[1]) for one in _ANNEX.finditer(text, head.end(), stop))
        found.append(frozenset(int(one) for one in numbers if one is not None))
    if len(found) != 1 or len(found[0]) < 2 or found[0] != frozenset(range(1, len(found[0]) + 1)):
        return frozenset()
    return found[0]


def _named_and_attached(
    scene: Scene,
) -> tuple[dict[int, tuple[Clause, int, int]], dict[int, Clause], bool]:
    """Return by their numbers where annexes are first named and the annexes attached, 0 for one without a
    number; and whether the text speaks of all annexes at once."""
    named: dict[int, tuple[Clause, int, int]] = {}
    attached: dict[int, Clause] = {}
    all_named = signed = False
    for clause in scene.clauses:
        signed = signed or clause.kind in ("signature", "annex")
        text = scene.text(clause)
        own = clause.number or ""
        if "附件" not in text and not own.startswith("附件"):
            continue
        if clause.kind == "annex" or (signed and _LISTED.match(text)):
            head = f"{own}{text}".strip()
            numbered = _ANNEX.match(head)
            if numbered and (number := parse_number(numbered[1])) is not None:
                attached.setdefault(int(number), clause)
            elif _UNNUMBERED.match(head):
                attached.setdefault(0, clause)
            continue
        all_named = all_named or bool(_ALL.search(text))
        if clause.kind in ("title", "signature"):
            continue
        for found in _ANNEX.finditer(text):
            if (number := parse_number(found[1])) is not None:
                named.setdefault(int(number), (clause, found.start(), found.end()))
    return named, attached, all_named


_SCHEDULE = lazy(
    r"(?P<word>schedule|annex|appendix|exhibit|attachment)\s+(?P<number>[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)"
)
_HEADS = lazy(
    r"(?:schedule|annex|appendix|exhibit|attachment)\s+(?:[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)\s*"
    r"(?:$|[:.(–—-]|[a-z ]{1,50}$)"
)
_ELSEWHERE = lazy(
    r"^\s*(?:to|of|in) (?:the|that|such) (?!agreement|contract)|^\s*(?:of|to) (?:regulation|directive|act)\b"
)


def _schedules(scene: Scene) -> Iterator[Observation]:
    """Hold the schedules that an English contract names against those it heads at its end."""
    attached: set[tuple[str, str]] = set()
    named: dict[tuple[str, str], tuple[Clause, int, int]] = {}
    lists: list[set[tuple[str, str]]] = []
    signed = False
    for clause in scene.clauses:
        text = scene.text(clause)
        signed = signed or clause.kind == "signature"
        head = f"{scene.levelled(clause.number or '')} {text}".strip()
        opening = _SCHEDULE.match(head) if _HEADS.match(head) and (signed or len(head) < 100) else None
        if (opening and clause.kind in ("annex", "signature", "title")) or (opening and clause.level == 0):
            attached.add((opening["word"], opening["number"]))
            continue
        for found in _SCHEDULE.finditer(text):
            if not _ELSEWHERE.match(text[found.end() : found.end() + 24]):
                named.setdefault((found["word"], found["number"]), (clause, *found.span()))
        titled = {(one["word"], one["number"]) for one in _TITLED.finditer(text)}
        if len(titled) > 1 and _PART_OF_IT.search(text):
            lists.append(titled)
    if len(lists) == 1 and not attached:
        unlisted = {key: at for key, at in named.items() if key not in lists[0] and key[0] in dict(lists[0])}
        for clause, start, end in unlisted.values():
            yield _annex(scene, clause, start, end, "unlisted", {"words": clause.text[start:end]})
        named = {key: at for key, at in named.items() if key not in unlisted}
    missing = {key: at for key, at in named.items() if key not in attached}
    if not missing or scene.contract.truncated:
        return
    if attached:
        for clause, start, end in missing.values():
            yield _annex(scene, clause, start, end, "missing", {"words": clause.text[start:end]})
        return
    clause, start, end = next(iter(missing.values()))
    listed = ", ".join(part.text[a:b] for part, a, b in missing.values())
    yield _annex(scene, clause, start, end, "none", {"list": listed})


_TITLED = lazy(
    r"(?P<word>schedule|annex|appendix|exhibit|attachment)\s+(?P<number>[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)"
    r"(?=\s*(?:\([a-z]|[:–—-] ?[a-z]|[“\"]))"
)
_PART_OF_IT = lazy(
    r"form(?:s|ing)? (?:an integral )?part|are (?:attached|annexed)|list of (?:schedules|annexes)|comprise"
)
_SKIPPED = lazy(r"附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?=\s*[《：])")


def skipped_annexes(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.numbering` where a list of annexes leaves a number out that no other words name."""
    if not scene.chinese or not scene.lines.has("附件"):
        return
    everywhere = {parse_number(found[1]) for found in _ANNEX.finditer(scene.whole)}
    for clause, text in scene.saying("附件"):
        hits = [(parse_number(one["number"]), one) for one in _SKIPPED.finditer(text)]
        if len(hits) < _LIST or clause.kind == "annex":
            continue
        for (before, first), (number, second) in pairwise(hits):
            if before is None or number is None or number <= before + 1 or before + 1 in everywhere:
                continue
            params = {"before": first[0], "number": second[0]}
            yield Observation(
                kind="consistency.numbering",
                message=Message("findings.inspect.numbering.gap", params),
                draft=scene.quote(clause, first.start(), second.end()),
                topic="consistency.numbering/gap",
                data={"number": second[0], "fault": "gap"},
            )
            return


_LIST = 3


def _annex(
    scene: Scene, clause: Clause, start: int, end: int, key: str, facts: Mapping[str, str | tuple[str, ...]]
) -> Observation:
    return Observation(
        kind="reference.broken",
        message=Message(f"check.annex.{key}", facts),
        draft=scene.quote(clause, start, end),
        topic=f"reference.broken/annex_{key}",
        data={"annex": key, **facts},
    )


def misdirected(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence says what the clause it names is about, and that clause does
    not hold one word of it (第九条约定的付款…, and 第九条 is about secrecy)."""
    contract = scene.contract
    if contract.language != "zh":
        return
    for reference in contract.references:
        if reference.kind != "clause" or len(reference.targets) != 1 or not reference.targets[0]:
            continue
        text = scene.text(contract.clause(reference.clause))
        says = _SAYS.match(text[reference.end : reference.end + 16])
        said = None if says else _SAID.search(text, max(0, reference.start - 16), reference.start)
        if says is None and said is None:
            continue
        subject = (says["one"] or says["two"]) if says else said["one"] if said else ""
        target = contract.clause(reference.targets[0])
        words = _under(scene, target)
        if any(word in words for word in ABOUT[subject]):
            continue
        begins = said.start() if said else reference.start
        ends = reference.end + (says.end() if says else 0)
        quote = scene.quote(contract.clause(reference.clause), begins, ends)
        facts = {"words": quote.quote, "place": place(target), "subject": subject}
        yield Observation(
            kind="reference.broken",
            message=Message("check.reference.subject", facts),
            draft=quote,
            topic="reference.broken/subject",
            data={"words": quote.quote, "target": target.id, "subject": subject},
        )


def _under(scene: Scene, clause: Clause) -> str:
    """Return the words of a clause, the headings above it and all that stands under it."""
    texts = [above.heading or "" for above in scene.index.ancestors(clause)]
    queue = [clause]
    while queue:
        one = queue.pop()
        texts.append(scene.text(one))
        queue.extend(scene.index.children.get(one.id, ()))
    return "\n".join(texts)
