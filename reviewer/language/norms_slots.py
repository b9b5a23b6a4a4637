"""Where a party stands in a sentence: who bears, who benefits, whose consent, whose property.

The same label is a bearer in `甲方应付款`, a counterparty in `向甲方付款`, a possessor in `甲方客户` and a
consenter in `经甲方同意`; a duty may only be read from the first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.language.modality import modality_table
from reviewer.language.roles import compiled_with
from reviewer.language.sentences import full_stops
from reviewer.patterns import compiled, either, first_signs, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Mention", "Slot", "find_mentions", "last_named"]

Slot = Literal[
    "bearer",
    "agent",
    "beneficiary",
    "consenter",
    "decider",
    "possessor",
    "owner",
    "object",
    "cause",
    "affected",
    "venue",
]
Sort = Literal["party", "collective", "variable", "third", "pronoun"]


class Mention(Struct, frozen=True):
    """One place where a party, or a word that stands for parties, is named."""

    start: int
    end: int
    label: str
    """The party's label without blanks, or the collective or variable word."""
    sort: Sort
    slot: Slot

    def moved(self, by: int) -> Mention:
        """Return the mention so many characters farther on."""
        return Mention(self.start + by, self.end + by, self.label, self.sort, self.slot)


_CAPITALS = 4
"""A label of one word of so many letters is one in capitals too: PROVIDER DISCLAIMS."""


def _spaced(label: str) -> str:
    if label.isascii():
        first = re.escape(label[0])
        begun = rf"[{first}{first.upper()}]" if label[0].islower() else first
        capitals = rf"|{re.escape(label.upper())}" if len(label) >= _CAPITALS and " " not in label else ""
        return rf"(?<![A-Za-z])(?:{begun}{re.escape(label[1:])}{capitals})(?![A-Za-z])"
    pattern = r"[ \u3000]?".join(re.escape(letter) for letter in label)
    if label in {"公司", "本公司"}:
        return rf"(?<![分子母总该贵我设联投]){pattern}(?![法章])"
    return pattern if label.endswith("方") else rf"{pattern}{_NO_CHARGE}"


_NO_CHARGE = r"(?!(?:服务|使用|管理|技术|推广|接入|入驻|会员)+[年月季]?费)"
"""Behind a label that is a common noun, what makes it part of the name of a fee: 平台服务年费."""
_STEMS = r"(?<![A-Za-z0-9])[甲乙丙丁戊][ \u3000]?方(?![案法式面向便])"
_WHOLE = r"(?!(?<=方)(?:案(?!件|由|情)|式|法(?![定院人律务])))"
"""After a word for a party: 对方案 is no word of 对方, 对方案件 is."""
_ROLE = (
    r"(?:(?<=[由归向])|(?<=经)(?![办理纪销营手]))[\u4e00-\u9fff]{1,3}?(?:[方人户商者]|(?<=业)主|(?<=房)东)"
    r"(?=(?:(?:自行|另行|各自|共同|据实|[按依据凭][^，。；]{1,6}?){1,2}(?=[承负分均支缴交付]))?"
    r"(?:承担|负担|分摊|分担|均摊|支付|缴纳|交纳|缴付|享有|所有|负责|应|须|同意|书面|事先|签署|出面|确认|提供|提交|报告|交付))"
)
"""A role word that heads no party of the document, where its place says that it bears, owns or consents."""
_WHOEVER = r"谁(?=承担|负担|负责|赔|付|出(?!现|口|租|售|具)|举证|处理|应|要)"
"""Whoever it is: 谁的责任谁承担."""
_JOINERS = lazy(r"\s*(?:与|和|及|或者?|、|\band\b(?:\s+by\b)?)\s*(?:the\s+)?")
_MARKS = lazy(r"[ \u3000]+")


@lru_cache(maxsize=64)
def _mention_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    table = modality_table()["parties"]
    labelled = [_spaced(label) for label in sorted(labels, key=len, reverse=True)]
    party = (
        "|".join([*labelled, _STEMS]) if not any(label.isascii() for label in labels) else "|".join(labelled)
    )
    joint = r"\s*(?:与|和|及|或者?|、|and(?:\s+by\b)?)\s*(?:the\s+)?"
    joined = rf"(?P<one>{party}){joint}(?!(?P=one))(?:{party})(?:双方)?"
    collective = either(word for word in table["collective"] if not word.isascii())
    known = (*table["collective"], *table["variable"], *table["third"])
    latin = rf"\b(?:{'|'.join(re.escape(word) for word in known if word.isascii())})\b"
    variable = either(word for word in table["variable"] if not word.isascii())
    third = either(word for word in table["third"] if not word.isascii())
    han = first_signs(word for word in (*labels, *known) if not word[:1].isascii())
    begins = rf"(?=[甲乙丙丁戊谁其{han}])|(?<![A-Za-z])(?=[A-Za-z])|(?<=[由归经向])"
    return compiled_with(
        labels,
        rf"(?:{begins})(?:(?P<joined>{joined})|(?P<collective>(?:{collective}){_WHOLE})|(?P<party>{party})"
        rf"|(?P<latin>(?i:{latin}))|(?P<third>{third})|(?P<variable>(?:{variable}){_WHOLE}|{_ROLE}|{_WHOEVER})"
        r"|(?P<pronoun>(?<![尤极与及])其(?![他它余中间实次时])(?=[应须需可有不无承负保自])))",
    )


@lru_cache(maxsize=1)
def _slot_patterns() -> tuple[tuple[Slot, re.Pattern[str], re.Pattern[str]], ...]:
    table = modality_table()["slots"]
    consent = either(table["consent"])
    adverbs = (
        r"(?:的)?(?:方)?(?:事先|事前|提前|预先|预先的)?(?:的)?(?:书面|明示|明确|口头)?(?:的)?(?:形式)?(?:的)?"
    )
    free = ""

    def before(words: Iterable[str]) -> str:
        return rf"(?:{either(words)})(?:本合同|本协议|本|the\s)?$"

    def after(words: Iterable[str]) -> str:
        return rf"^(?:{either(words)})"

    possessed = (
        rf"^(?!{either(table['possessor_not'])})"
        rf"(?:的|之(?!间|日)|所(?!有|在|属|得)[\u4e00-\u9fff]{{1,8}}?[的之](?!后|前|时|日)|{either(table['possessor_after'])}|['’]s?\s)"
    )
    latin_consent = r"(?:consent|approval|authori[sz]ation|permission|agreement)"
    rules: tuple[tuple[Slot, str, str], ...] = (
        ("bearer", r"(?:与|和|同)$", r"^(?:无涉|无关|不相干)"),
        ("consenter", before(table["consent_before"]), rf"^{adverbs}(?:{consent})"),
        ("consenter", r"(?<![曾财神行途])经$", _PASSED),
        ("consenter", r"(?<![曾财神行途])经$", _REGISTERED),
        ("consenter", free, r"^(?:事先|事前|提前)?书面(?:同意|批准|认可|许可)(?:后|前|，|,|的|，|$)"),
        ("consenter", rf"(?i:{latin_consent}\s+(?:of|from|by)\s+(?:the\s+)?$)", free),
        ("consenter", free, rf"(?i:^['’]s?\s+(?:prior\s+|express\s+)*(?:written\s+)?{latin_consent})"),
        ("venue", free, after(table["venue_after"])),
        ("venue", rf"(?i:{_FORUM}\b{_SEAT}\s+of\s+(?:the\s+)?$)", free),
        ("venue", rf"(?i:{_FORUM}$)", rf"(?i:^['’]s?\s+(?:{_SEAT}|principal|registered)\b)"),
        ("decider", before(table["decider_before"]), r"^[^，。；,;]{0,12}?为准"),
        ("decider", r"(?i:\bas\s+(?:the\s+)?$)", _CHOOSES),
        (
            "decider",
            r"(?i:\b(?:at|in)\s+(?:the\s+)?$)",
            rf"(?i:^['’]s?\s+(?:\w+\s+){{0,2}}?{_DISCRETION}\b)",
        ),
        ("decider", rf"(?i:\b(?:at|in)\s+the\s+(?:\w+\s+){{0,2}}?{_DISCRETION}\s+of\s+(?:the\s+)?$)", free),
        ("owner", before(table["owner_before"]), after(table["owner_after"])),
        ("owner", r"(?:归属于|归属|归于|归)$", free),
        ("owner", r"(?:由|为)$", r"^(?:共同|单独|各自)?(?:保留|取得|收取)(?=[，,。；;、]|$)"),
        (
            "owner",
            r"(?i:(?:vests?(?:\s+solely)?\s+in|belongs?\s+to|property\s+of|owned\s+by)\s+(?:the\s+)?$)",
            free,
        ),
        ("cause", before(table["cause_before"]), free),
        ("cause", free, after(table["cause_after"])),
        ("cause", r"(?:[或及和与、]|系|属|是)$", _FAULTY),
        ("affected", r"(?:给|对|使)$", r"^(?:方)?(?:造成|带来|遭受)"),
        ("affected", free, after(table["loss_after"])),
        ("agent", before(table["agent_before"]), free),
        ("agent", r"(?i:(?:borne|paid|performed|provided|made|met|payable)\s+by\s+(?:the\s+)?$)", free),
        (
            "agent",
            rf"(?i:\b(?:be|been|being)\s+(?:\w+ly\s+)?{_PARTICIPLE}{_THEN}?\s+by\s+(?:the\s+)?$)",
            free,
        ),
        ("agent", r"(?i:\b(?:is|are)\s+\w+(?:able|ible)\b[^.;:]{0,30}?\bby\s+(?:the\s+)?$)", free),
        ("agent", r"(?i:(?:expense|costs?|risk|account|charge|responsibility)\s+of\s+(?:the\s+)?$)", free),
        (
            "agent",
            r"(?i:\bfor\s+(?:the\s+)?$)",
            r"(?i:^['’]s?\s+(?:own\s+|sole\s+)*(?:account|cost|expense)\b(?!\s+(?!(?:and|or|if|when|unless|but|save|in|to|whereas|while)\b)\w))",
        ),
        ("agent", rf"(?i:{_FALLS_TO}\s+(?:the\s+)?$)", free),
        (
            "agent",
            rf"(?i:\b(?:is|are)\s+(?:\w+ly\s+)?{_PARTICIPLE}(?:\s+(?:for|out|over|good))?\s+by\s+(?:the\s+)?$)",
            free,
        ),
        ("agent", r"(?i:\b(?:is|are|be)\s+for\s+(?:the\s+)?$)", r"(?i:^(?:\s+to\s+[a-z]|\s*(?:[.,;]|$)))"),
        (
            "agent",
            r"(?i:\b(?:is|are|be|remains?)\s+(?:the\s+)?$)",
            r"(?i:^['’]s?\s+(?:own\s+|sole\s+)*(?:responsibility|duty|obligation|burden)\b)",
        ),
        ("object", before(table["object_before"]), free),
        ("object", r"(?:将|把)$", r"^[^，。；]{0,4}?(?:列|登记|追加|增列|视|指定|约定)(?:为|作|入)"),
        ("beneficiary", before(table["beneficiary_before"]), free),
        ("beneficiary", r"受益人(?:均|应当?|须)?(?:为|是|系|指定为|列为)$", free),
        (
            "beneficiary",
            r"(?i:\b(?:to|for|with|against|from|upon|towards|notify|indemnify|reimburse|pay)\s+(?:the\s+)?$)",
            free,
        ),
        ("possessor", r"(?i:\bof\s+(?:the\s+)?$)", free),
        ("possessor", free, possessed),
        ("possessor", before(table["possessor_before"]), free),
        ("object", rf"(?i:(?<![a-z])(?!(?:{_LINKS})\s)[a-z]{{2,}}\s+(?:the\s+)?$)", rf"^(?!{_LATIN_VERB})"),
    )
    return tuple((slot, compiled(head), compiled(tail)) for slot, head, tail in rules)


_CHOOSES = (
    r"(?i:^\s+(?:may\s+)?"
    r"(?:chooses?|elects?|prefers?|decides?|selects?|determines?|(?:thinks?|sees?)\s+fit)\b)"
)
"""Behind `as` and a party, what leaves something to its choice: repair or replace, as the Buyer chooses."""
_DISCRETION = r"(?:discretion|option|choice|election)"
_LINKS = (
    "if|when|where|that|which|who|whom|unless|until|till|after|before|than|because|as|and|or|but|nor|while|whilst"
    "|once|whether|provided|either|both|neither|each|any|the|case|event|since|should|upon|then|of|shall|will|may|must|can|does|do|did"
)
"""Words before a party that leave it the subject of what follows."""
_LATIN_VERB = (
    r"\s*(?:[,(;:]|(?i:(?:shall|will|may|must|can|cannot|could|would|should|has|have|had|is|are|was|were|does|do|did|and|or"
    r"|hereby|also|further|expressly|irrevocably|agrees?|\w+(?:s|ed|ly))\b))"
)
"""What shows, right after a party, that a statement about it follows."""
_FORUM = r"(?:\bcourts?|\btribunal|jurisdiction|\barbitra\w+|\bvenue)\b[^.;]{0,60}"
_SEAT = (
    r"(?:domicile|residence|place of business|registered address|(?:registered )?office|headquarters|seat)"
)
_WINDOW, _LATIN_WINDOW = 18, 80
"""So many letters before a party tell its slot; an English passive tells late who acts, a court where."""
_BY_WHOM = (" by ", "the ", " of ")
_POSSESSED = ("'s", "’s", "s'", "s’")
_FALLS_TO = (
    r"\b(?:(?:lies?|rests?|falls?|resides?)\s+(?:\w+ly\s+)?(?:with|on|upon|to)|(?:due|recoverable|collectable)\s+from"
    r"|(?:charged|chargeable|debited|billed)\s+to|incumbent\s+(?:up)?on)"
)
"""What brings in whoever bears something, or in whose hands it is: the burden lies with the Seller."""
_PARTICIPLE = (
    r"(?:\w+(?:ed|en|wn|ne|rn)|(?:re|pre)?paid|made|met|kept|sent|(?:with|up)?held|(?:re)?built|bought|sold|set|given|taken|left|lost|put|cut|let|read|led"
    r"|laid|brought|sought|taught|told|found|bound|spent|lent|dealt|drawn|won|heard|understood|undertaken)"
)
_THEN = r"(?:\b[^.;:]{0,60}?(?:(?<!ed)(?<!en)|\band\b[^.;:]{0,40}))"
"""What stands between a participle and whoever acts: another participle only behind `and`, else it tells of a
thing (in bins supplied by the Buyer)."""
_PRONOUNS: dict[str, Slot] = {
    "our": "possessor",
    "your": "possessor",
    "Our": "possessor",
    "Your": "possessor",
}
_FAULTY = (
    r"^(?!方)[\u4e00-\u9fff]{2,8}?(?:缺陷|瑕疵|不当|不善|失误|疏忽|故障|错误|行为)"
    r"(?:所|而)?(?:致|引起|造成|导致|产生|引发)"
)
"""What is somebody's fault, named behind another cause: 系货物性质或甲方包装缺陷所致."""
_REGISTERED = (
    r"^(?:书面|事先|提前)?(?:备案|报备|审核|审批|审查|复核|核定|授权|准许|放行)"
    r"(?:通过|同意|后|方可|才|可|的|不得|，|,|$)"
)
"""What somebody does with a thing before it may be done: 经甲方备案可以."""
_PASSED = (
    r"^(?!方)(?![^，。；]{0,4}(?:协商|商定|约定|商议))[^，。；]{1,8}?"
    r"(?:同意|批准|认可|许可|确认|核实|核准|合格|通过|无误|属实|后)"
)
"""What must come of the words by which something goes past somebody: 经乙方检测确认后."""


@lru_cache(maxsize=8192)
def _find(text: str, labels: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return the mentions of a text, sentence by sentence: neither a name nor its neighbours reach over a 。
    unless a label does."""
    if any("。" in label for label in labels):
        return _read(text, labels)
    return tuple(
        mention.moved(low) if low else mention
        for low, sentence in full_stops(text)
        for mention in _read(sentence, labels)
    )


@lru_cache(maxsize=8192)
def _read(text: str, labels: tuple[str, ...]) -> tuple[Mention, ...]:
    mentions: list[Mention] = []
    for match in _mention_pattern(labels).finditer(text):
        sort = match.lastgroup or "party"
        word = match.group()
        label = word if word.isascii() else _MARKS.sub("", word)
        if label not in labels and label[:1].lower() + label[1:] in labels:
            label = label[:1].lower() + label[1:]
        elif label not in labels and label.isascii() and label.isupper():
            label = next((one for one in labels if one.upper() == label), label)
        if sort == "joined":
            sort, label = "collective", _JOINERS.sub("、", label)
        elif sort == "latin":
            sort, label = _latin_sort(word.lower()), word.lower()
        start, end = match.span()
        late = text[max(0, start - 4) : start].lower() in _BY_WHOM or text[end : end + 2] in _POSSESSED
        reach = _LATIN_WINDOW if late else _WINDOW
        slot = _PRONOUNS.get(word) or _slot(text[max(0, start - reach) : start], text[end : end + _WINDOW])
        mentions.append(Mention(start, end, label, sort, slot))  # type: ignore[arg-type]
    return tuple(mentions)


def _latin_sort(word: str) -> Sort:
    table = modality_table()["parties"]
    if word in table["collective"]:
        return "collective"
    return "third" if word in table["third"] else "variable"


@lru_cache(maxsize=8192)
def _slot(head: str, tail: str) -> Slot:
    """Return where a party stands by the words before and after it."""
    for slot, before, after in _slot_patterns():
        if before.search(head) and after.search(tail):
            return slot
    return "bearer"


def last_named(mentions: Iterable[Mention]) -> str | None:
    """Return the label of the party that is named last; None where no party is."""
    return next((one.label for one in reversed(tuple(mentions)) if one.sort == "party"), None)


def find_mentions(text: str, labels: Iterable[str]) -> tuple[Mention, ...]:
    """Return every mention of a party in a text, in order, with the slot that its neighbours give it.

    `labels` are the labels of this document; 甲方, 乙方 … are known without being given.
    """
    return _find(text, labels if isinstance(labels, tuple) else tuple(sorted(labels)))
