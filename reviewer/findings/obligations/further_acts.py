"""A further act beside those that a norm names: 应交付货物，并提供发票; shall weigh, sample and mark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.modality import modality_table
from reviewer.language.norms import Norm
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Span

__all__ = ["BESIDES", "JOINT", "further_acts"]

_JOINED = lazy(
    r"^\s*[，,、]?\s*(?:并且|并|且|同时|以及|及|还|和|(?i:and|as well as))\s*"
    r"(?:应|应当|须|需)?(?:依法|及时|立即|免费|无偿|按照?[^，。；]{0,4}?(?:规定|约定|要求|程序|标准|比例|期|时|月|季|年|章|需|量)|一并|另行)?"
    r"(?:[在于][^，。；]{1,16}?(?:内|前|后|时|之日起?|当[日天]))?(?:[^，。；]{1,8}?[日天月年时]内)?(?:书面|如实|主动|无偿|免费|一并|足额)?"
    r"(?:(?:向|为|给|对)[^，。；]{1,6}?(?=[\u4e00-\u9fff]{2}))?"
    r"(?:将[^，。；]{1,12}?(?=[交送寄退还报存]))?"
)
_LISTED = lazy(r"[，,、]?(?=[\u4e00-\u9fff]{4})")
_HELP = lazy(r"(?:[、，,]|(?<=[、，,]))(?=(?:配合|协助)[\u4e00-\u9fff]{2})")
"""A further act of help, the last of a row of acts."""
_COMMA = lazy(r"[、，,]?")
_MORE = lazy(r"[，,、]?(?:并且|并|且|同时|以及)")
"""Further acts of one sentence: what stands before them is one of a row."""
_LACKING = lazy(r"(?:仍|依然|依旧)?(?:未|没有|无法)")
"""Words of what was not done: a case, and no duty."""
_IS_DONE = lazy(r"(?<![\u4e00-\u9fff]自)(?:已经?|业已)(?:[^，,。；;、应须]{1,8})$")
"""Words of what is done already: a further act behind them is a state of things and no duty."""
_DONE_LONGEST = 10
"""So many letters these have at most."""
_HANDING = lazy(r"[交送寄报](?:给|至|予)?[^，。；]{1,10}(?:备案|备查|审批|批准|存档|保管|审核)?$")
"""An act of one word: handing something to somebody, reporting to somebody (交甲方, 报董事会备案)."""

_BASE_VERB = (
    r"(?!(?:with|without|for|from|by|to|of|in|on|at|under|over|after|before|until|if|when|where|any|all|each|every|the|an?"
    r"|its|their|his|her|such|no|not|only|that|which|who|is|are|be|was|were|has|have|had|as|upon|within|during|including"
    r"|subject|provided|except|save|unless|between|among|against|through|also|then|so|or|and|both|either)\b)"
    r"[a-z]{2,}(?<!ing)(?<!ion)(?<!ment)(?<!ness)(?<!ity)(?<!ance)(?<!ence)(?<![^s]s)"
)
_OBJECT = (
    r"(?:the|its|their|his|her|all|any|an?|such|each|every|it|them|those|these)\b"
    r"|in writing that\b|that (?:it|they|the)\b"
)
"""A verb in its plain form is told from a noun by what follows: certify in writing that, notify the Agent."""
BESIDES = lazy(
    r"除(?!非)(?:了|应当?|须|需)?(?P<act>[^，,。；;]{2,40}?)(?:之外|以外|外)[，,]?[^，,。；;]{0,12}?"
    r"(?:还|另|亦|也|并|同时)(?=应|须|需|有权|可|要|得|将|按|依|向|承担|负责|支付|赔偿)",
    needs="除",
)
"""An act named as one beside another, and no exception from it: 除退还货款外，还应赔偿损失."""
JOINT = lazy(r"^[，,、\s]*(?:以及|和|及(?![时其格])|(?i:and\b))\s*")
"""What joins one more of a row; it says nothing where that one is quoted by itself."""
_THING = lazy(
    r"[\u4e00-\u9fff]{2,4}(?:报告|计划|记录|清单|方案|标准|凭证|证明|单据|费用|手续|资质|证书|数据|结果|条件|期限|方式|制度|流程|规范|资料|文件|率|数量|用量)"
)
"""A thing named by what is done with it: 检测报告, 整改计划."""
_BORDERS = lazy(r"[，,。；;：:、和及与或]")
_WITH = lazy(r"\s*(?i:(?:together|along) with|accompanied by|as well as)\s+")
_HANDS_OVER = lazy(
    r"(?i:\b(?:deliver|provide|suppl(?:y|ies)|send|submit|furnish|give|return|hand|present|procure)(?:s|es)?\b)"
)
"""What else is handed over goes with the act of handing over: accounts, together with a certificate."""
_VERB_NEXT = lazy(
    r"[，,、]?(?:并且|并)(?!非|未|已|曾|能|可|不|无|其|该|以|为|在|经|由|与|对|向|于|就)[\u4e00-\u9fff]{2,8}$"
)
"""An act of few letters behind a word that joins acts alone: 并定期演练."""
_WITHIN = lazy(r"在[^，。；]{1,16}?(?:内|前)$")
_VERBS = lazy(r"(?:\s*,\s*|\s+and\s+)?[a-z]{3,}(?:,? (?:and )?[a-z]{3,})?(?:\s*,|\s+and)?\s*")
_JOINT_VERB = lazy(r"\s*(?:,\s*)?(?:and\s+)?")
_ROW = lazy(r"\s+(?:not\s+)?(?:[a-z]{3,}(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*(?=$)))*")
"""Nothing but verbs between a modal word and the next of them."""
_ROW_ENDS = lazy(
    r"\s*(?:,|and\b|[a-z]+\s+and\b|(?:the|its|all|any|each|such)\b|(?:[a-z]+\s+){1,2}(?:the|its|all|any)\b)"
)
_NEAR = 40
_JOINED_ON, _JOINS_ON = lazy(r"(?:,|\band)\s*$|^\s*(?:,|and\b)"), lazy(r"\s*(?:,|and\b)")
_MANNER = lazy(r"ly\b")
"""An adverb is no verb of a row: shall promptly and fully notify."""
_ASKS = lazy(r"(?:要求|请求|主张|责令)(?=[\u4e00-\u9fff]{4})")
"""A claim beside another: 解除合同，并要求退款."""
_OF_A_THING = lazy(r"[^，,。；;]{0,4}?(?:已经?|业已|曾)[^，,。；;]*的$")
"""An act that was done says of which thing the sentence speaks: 制定并已书面告知乙方的制度."""
_STAGE = lazy(r"[之的]?(?:后|时|前|日起|之日|当天|当日|次日)|[的者][，,]|者[；;。]|合格后")
"""Words after an act that make it a stage in time or a case, not an act that is owed."""


@lru_cache(maxsize=1)
def _english_act() -> re.Pattern[str]:
    verbs = modality_table()["implied"]["english_verbs"]
    placed = "|".join(modality_table()["implied"]["english_verbs_with"])
    stems = "|".join(verb.removesuffix("s") for verb in verbs if verb.endswith("s"))
    before = (
        r"(?:(?:shall|will|may|must|to|hereby)\s+)?(?:(?!only|early|daily|weekly|monthly|yearly)\w+ly\s+)?"
    )
    return re.compile(
        rf"(?i:{before}(?:(?:{stems})(?:s|es)?\s+\w|(?:{placed})\b|{_BASE_VERB}\s+(?:{_OBJECT}))"
        rf"|(?:not\s+)?to\s+{_BASE_VERB}\s+\w)"
    )


def further_acts(reading: Reading, matches: Matches) -> Iterator[tuple[Side, Norm, Span, bool]]:
    """Yield each act that an edit put beside the acts of a norm, or took from them, where no norm was read of
    it: the side, the norm that it is, its words, and whether they are the baseline's."""
    verbs = modality_table()["implied"]["verbs"]
    for mark in reading.marks:
        for base in (True, False):
            span, empty = (mark.base, mark.draft) if base else (mark.draft, mark.base)
            if empty[0] != empty[1] or span[1] - span[0] < 3:
                continue
            side = reading.base if base else reading.draft
            if (beside := BESIDES.match(side.text, span[0])) and beside.end("act") < span[1]:
                end = side.sentence(span[0])[1]
                norm = next((one for one in side.norms if beside.end("act") < one.end <= end), None)
                if norm is not None:
                    yield side, norm, (span[0], min(beside.end("act") + 1, span[1])), base
                continue
            words = side.text[span[0] : span[1]]
            if (held := _claimed_beside(side, span)) is not None:
                yield side, held, span, base
                continue
            row = _in_row(side, span)
            lead = _JOINED.match(words) or _WITH.match(words) or row
            if lead is None and _HELP.match(side.text, span[0]):
                lead = _COMMA.match(words)
            if lead is None and _MORE.match(side.text, span[1]):
                lead = _LISTED.match(words)
            told = matches.gone if base else matches.new
            if lead is None or any(norm.start < span[1] and span[0] < norm.end for norm in told):
                continue
            rest = words[lead.end() :]
            if _LACKING.match(rest):
                continue
            act = (
                any(rest.startswith(verb) for verb in verbs)
                or _ASKS.match(rest)
                or (words.isascii() and (_english_act().match(rest) or row))
                or _HANDING.match(rest)
                or (_WITH.match(words) and _HANDS_OVER.search(side.text, side.sentence(span[0])[0], span[0]))
                or (len(rest) >= 2 and _WITHIN.search(lead.group()))
                or _VERB_NEXT.match(lead.group() + rest)
            )
            if (
                not act
                or _STAGE.match(side.text, span[1])
                or _OF_A_THING.match(words + side.text[span[1] : span[1] + 1])
                or _IS_DONE.search(side.text, max(0, span[0] - _DONE_LONGEST), span[0])
            ):
                continue
            thing = _THING.match(side.text, span[0] + lead.end())
            if JOINT.match(words) and (
                (thing and thing.end() >= span[1]) or not _after_act(side.text[: span[0]], verbs)
            ):
                continue
            norm = side.norm_at(*span) or _implied(side, span)
            if norm is None or norm.grade == "D" or any(a <= span[0] < b for a, b in norm.conditions):
                continue
            yield side, norm, span, base


_CLAIMS = lazy(
    r"[，,、]?(?:追回|收回|取回|追究|追索|没收|扣除|扣留|扣减|要求|责令|拒绝|暂停|停止|索赔|取消|撤销)(?=[\u4e00-\u9fff]{2})[^，,。；;]*[，,]?$"
)
_FREE = frozenset({"P", "R", "R+"})


def _claimed_beside(side: Side, span: Span) -> Norm | None:
    """Return what a party may do beside what it has a right to, where nothing but a comma joins the two:
    有权解除合同，追回全部种子."""
    joined = side.text[span[0]] in "，,、" or side.text[span[0] - 1 : span[0]] in ("，", ",", "、")
    if not joined or not _CLAIMS.match(side.text[slice(*span)]):
        return None
    low, high = side.sentence(span[0])
    ahead = [norm for norm in side.norms if low <= norm.start and norm.cue and norm.cue[1] <= span[0]]
    if not ahead or ahead[-1].grade not in _FREE or any(a <= span[0] < b for a, b in ahead[-1].conditions):
        return None
    held = ahead[-1]
    return Norm(*span, (low, high), held.bearer, held.bearer_span, None, held.grade, None, span)


def _in_row(side: Side, span: Span) -> re.Match[str] | None:
    """Return the mark that joins an English verb to others behind a modal word: shall weigh, sample and
    mark."""
    words = side.text[slice(*span)]
    if not _VERBS.fullmatch(words):
        return None
    cues = (norm.cue[1] for norm in side.norms if norm.cue and norm.cue[1] <= span[0])
    modal = max(cues, default=-1)
    if modal < 0:
        return None
    ahead, behind = side.text[modal : span[0]], side.text[span[1] : span[1] + _NEAR]
    joined = any(map(_JOINED_ON.search, (ahead, words))) or _JOINS_ON.match(behind)
    if _MANNER.search(words) or not joined or not _ROW.fullmatch(ahead) or not _ROW_ENDS.match(behind):
        return None
    return _JOINT_VERB.match(words)


def _after_act(before: str, verbs: Iterable[str]) -> bool:
    """Whether the member of a list that ends here is an act too, or has one, so that the next may be one."""
    member = _BORDERS.split(before)[-1]
    return before.isascii() or any(verb in member for verb in verbs)


def _implied(side: Side, span: Span) -> Norm | None:
    """Return an act as a duty of whoever acts in the words before it, where no norm was read there."""
    low, high = side.sentence(span[0])
    doer = next(
        (m for m in side.mentions if low <= m.start and m.end <= span[0] and m.slot in ("bearer", "agent")),
        None,
    )
    if doer is None and side.text[low:high].isascii() and (owes := side.owes(span[0])):
        return Norm(*span, (low, high), owes, None, None, "O3", None, span, implied=True)
    if doer is None or doer.sort == "third":
        return None
    return Norm(*span, (low, high), doer.label, (doer.start, doer.end), None, "O3", None, span, implied=True)
