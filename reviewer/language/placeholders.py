"""Slots of a template that are to be filled in: brackets, rules, crosses, empty dates, tick boxes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from reviewer.language.folding import HAN_LETTER
from reviewer.language.spans import SpanIndex
from reviewer.language.tables import table
from reviewer.patterns import lazy

BlankKind = Literal["label", "default", "choice", "instruction", "fill", "checkbox", "clause"]

_OPENERS = {"[": "]", "［": "］", "【": "】", "〔": "〕", "{": "}", "｛": "｝", "<": ">", "＜": "＞"}
_BRACKET = lazy(r"[\[\]［］【】〔〕{}｛｝<>＜＞]")
_GAP = lazy(
    r"(?<=[币为于价额金计按付达超逾至过到款额价费租共式限后：:（])[\s\u3000]+(?=(?:元|万元|亿元"
    r"|%|％|‰|日内|个?工作日|个月|年(?!\s*月)|天|平方米|㎡|台|套|份(?!额)|名(?![称单])|人次|次"
    r"|小时))"
    r"|(?<=[：:为])[\s\u3000]+(?=[，,。；;])|(?<=第)[\s\u3000]+(?=[条款项])",
    needs=(" ", "\u3000", "\t"),
)
"""A gap left for a figure or a name: 人民币    元, 联系人：      。"""
_GAPS = lazy(r"[币为于金计按付达超逾至过到款额价费租共式限后：:（第][\s\u3000]")
_HINT = lazy(
    r"[币为于金计按付达超逾至过到款额价费租共式限后：:（第][\s\u3000]|"
    r"[\[［【〔{｛<＜_＿…□☐☑☒■√✓✔○●Xx×某待另]|\.{4}|[月日年]|\(\s*\)|（\s*）|例如|TBD|to be|T\.B\.D"
    r"|\bN\b"
)
_RULE = lazy(
    r"(?=[_＿….XＸxｘ×✕某N（(《Tt待])(?:"
    r"[_＿](?:[_＿\s]*[_＿])?|…{2,}|\.{6,}"
    r"|(?<![0-9A-Za-z])(?:[XＸ]{2,}|[xｘ]{3,}|[×✕]{2,})(?![0-9A-Za-z])"
    r"|某某+(?=公司|[^，。；、]{0,6}(?:公司|单位|项目|市|区|县|省))|(?<!\n)(?<![^\u4e00-\u9fff][\u4e00-\u9fff])某某+|(?<![任何])某(?=公司|市|区|年|月|日)"
    r"|(?<![A-Za-z0-9])[XＸN](?=\s?(?:个|元|日|天|年|月|秒|小时|分钟|%|％|次|份|人|万))"
    r"|[（(][\s\u3000]+[)）]|[（(]\s*[)）](?=\s*(?:个|元|日|天|年|月|份|%))"
    r"|《\s*(?:待定)?\s*》"
    r"|\bTBD\b|\bT\.B\.D\.|\bto be (?:determined|agreed|confirmed|completed)\b"
    r"|(?<!效力)待定|待填|待补充|待确认"
    r")"
)
_DATE = lazy(
    r"(?:(?<![0-9〇零一二三四五六七八九十])(?:20)?[\s\u3000_＿]*年|(?:20|二[〇零○])\d{2}\s*年)[\s\u3000_＿]+"
    r"月[\s\u3000_＿]*日|\d{4}\s*年\s*\d{1,2}\s*月[\s\u3000_＿]+日"
    rf"|(?<!\d)20[\s\u3000_＿]+年[\s\u3000_＿]*月(?![\s\u3000_＿]*日)|(?<![0-9])(?<!{HAN_LETTER})"
    rf"[\s\u3000_＿]+年[\s\u3000_＿]*月(?![\s\u3000_＿]*日)",
    needs="年",
)
_DATE_GAP = lazy(r"[\s\u3000_＿][年月日]")
"""What every open date holds."""
_OTHER_HINT = lazy(r"[\[［【〔{｛<＜_＿….XＸxｘ×✕某N（(《Tt待□☐○☑☒■√✓✔●]")
"""What every other slot holds."""
_PROMPT = lazy(
    r"(?:请)?(?:单击|点击|轻触|点按)(?:或(?:单击|点击|轻触|点按))?(?:此处|这里)?[以来]?(?:输入"
    r"|键入|添加|填写|选择)"
    r"(?:您的)?(?:文字|文本|内容|日期|数字|金额|名称|姓名|地址)?"
    r"|(?:^|(?<=[\s:：为]))选择一项[。.]"
    r"|(?<![A-Za-z])(?i:click (?:or tap )?(?:here )?to (?:enter|add|choose|select) (?:an? )?"
    r"(?:text|date|number|name|amount)|(?:choose|select) an item)(?![A-Za-z])\.?",
    needs=("击", "轻触", "点按", "选择一项", "lick", "an item", "LICK", "AN ITEM"),
)
"""What Word and WPS show in a content control that is not filled in."""
_BOX = lazy(
    r"(?!(?<=[一二三四五六七八九零〇○])○(?=[一二三四五六七八九零〇○年]))[□☐○☑☒■√✓✔●](?!\s*[□☐☑☒■]*$)"
    r"|[（(]\s*[√×✓]\s*[)）]|[□☐☑☒]",
    needs="(√■□○●☐☑☒✓✔（",
)
"""A box to tick; a circle between figures is a nought (二○二五年)."""
_TICKED = lazy(r"[☑☒■√✓✔●]")
_NOT_A_SLOT = lazy(
    r"(?:19|20)\d{2}|\d{1,3}(?:[,，、-]\d{1,3})*|[元万美个年月日天份次人台件%℃㎡/]{1,4}|[A-Za-z]{1,3}\d+(?::[A-Za-z]{1,"
    r"3}\d+)?"
)
_DEFAULT = lazy(
    r"^(?P<label>.*?)[,，;；:：(（\s]*(?:例如|比如|示例|默认|缺省|e\.g\.)\s*[:：,，为]?\s*(?P<default>.+)$",
    re.DOTALL,
)
_LIKE = lazy(r"^(?P<label>.{2,40}?)[,，(（]\s*如\s*[:：]?\s*(?P<default>[^果需有][^)）]*?)[)）]?$", re.DOTALL)
_CHOICE = lazy(
    r"^(?P<lead>(?:请)?(?:选择|任选|勾选|选填|择一|二选一|三选一)[^:：]{0,16}?|[^:：/／]{0,12}(?:选择"
    r"|二选一|择一)[^:：/／]{0,8})\s*[:：]\s*(?P<options>.+)$",
    re.DOTALL,
)
_SLASH = lazy(r"\s*[/／|]\s*")
_OTHER = lazy(r"^(?:其他|其它|另行|other)", re.IGNORECASE)
_INSTRUCTION = lazy(
    r"^(?:如有|如无|如需|如果|若有|若无|若需|视情况|根据实际|根据具体|请(?!求)|可(?:根据|提及|增加"
    r"|删除|选|列明|补充)|此处"
    r"|注[:：]|说明[:：]|提示[:：]|详细(?:列出|说明|描述)|列明|列出|填写|删除|插入|补充)"
    r"|则删除|删除此|可删除|根据实际情况|据实填写|请填写|视情况而定|自行填写|增加或删除|在此(?:明确"
    r"|列明|约定)"
    r"|insert|delete if|to be inserted",
    re.IGNORECASE,
)
_LONG = 60
_FILLER = lazy(r"[\s_＿.…·XxＸ×●*/\-—]+")
_LINK = lazy(r"\((?:https?:|#|/|www\.|mailto:)")
_SENTENCE_MARK = lazy(r"[=;。]")
_YEAR_OR_WORDS = lazy(r"(?:19|20)\d{2}|[^\d]*")
_STOP = lazy(r"[。；;]")
_UNIT_BEHIND = lazy(r"[\s]*[元个日天年月,，。;；]")


class BlankMention(Struct, frozen=True):
    """A slot as it stands in a text."""

    start: int
    end: int
    kind: BlankKind
    label: str | None = None
    default: str | None = None
    """Guidance value of the template: what stands behind 例如."""
    options: tuple[str, ...] = ()
    open: bool = False
    """Whether another answer is allowed than the options."""
    ticked: bool | None = None
    """For a tick box."""


@lru_cache(maxsize=65536)
def find_blanks(text: str) -> tuple[BlankMention, ...]:
    """Return the outermost slots of `text` in order; document numbers, notes and unit remarks are none."""
    prompts = _PROMPT.finditer(text)
    if not (_OTHER_HINT.search(text) or _DATE_GAP.search(text) or _GAPS.search(text)) or not _HINT.search(
        text
    ):
        return tuple(BlankMention(*match.span(), "fill") for match in prompts)
    found = [blank for start, end in _outermost(text) if (blank := _bracketed(text, start, end))]
    dates = _DATE.finditer(text) if _DATE_GAP.search(text) else ()
    for matches, kind in (
        (prompts, "fill"),
        (dates, "fill"),
        (_RULE.finditer(text), "fill"),
        (_GAP.finditer(text) if _GAPS.search(text) else (), "gap"),
        (_BOX.finditer(text), "checkbox"),
    ):
        before = SpanIndex([(blank.start, blank.end) for blank in found]) if found else None
        for match in matches:
            start, end = match.span()
            if kind != "gap":
                start, end = _trim(text, start, end)
            if start >= end or (before and before.meeting((start, end))):
                continue
            if kind == "checkbox":
                ticked = bool(_TICKED.search(match.group())) or "×" in match.group()
                found.append(BlankMention(start, end, "checkbox", ticked=ticked))
            else:
                found.append(BlankMention(start, end, "fill"))
    return tuple(sorted(found, key=lambda blank: blank.start))


_SAID = lazy(
    r"[甲乙丙丁]方(?:住所地|所在地)?|双方|各方|任何一方|任一方"
    r"|(?:不|不可|不得|可|应|应当|须|无需|无须|免|仅|均|全部|连带|独家|非独家|排他|书面|事先书面)[\u4e00-\u9fff]{2,16}"
    r"|[\u4e00-\u9fff]{2,16}(?<!目)的"
)
_ASKED = lazy(
    r"填写|选填|选择|可选|如有|若有|插入|待[定填商议补]|请|例如|比如|名称|姓名|全称|约定|写明|注明|自行|视情况|根据"
)
_FORCE = lazy(r"应当?|不得|有权|无权|可以|承担|(?i:\b(?:shall|must|may|will)\b)")


def holds_text(words: str) -> bool:
    """Tell whether brackets hold words that are still to be agreed, and no slot to be filled: 【甲方】,
    [不可撤销的], 【乙方应承担全部责任】."""
    if words[:1] not in "[［【〔":
        return False
    inner = words[1:-1].strip()
    if not inner or _ASKED.search(inner):
        return False
    return bool(_SAID.fullmatch(inner) or _FORCE.search(inner))


def is_prompt(words: str) -> bool:
    """Tell whether words are what a word processor shows in a content control that is not filled in."""
    return bool(_PROMPT.fullmatch(words))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _outermost(text: str) -> list[tuple[int, int]]:
    """Return the outermost bracketed ranges; a closing bracket without its opening one is passed over."""
    ranges: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        char = match.group()
        if char in _OPENERS:
            stack.append((_OPENERS[char], match.start()))
            continue
        depth = next((place for place in range(len(stack) - 1, -1, -1) if stack[place][0] == char), None)
        if depth is None:
            continue
        start = stack[depth][1]
        del stack[depth:]
        while ranges and ranges[-1][0] > start:
            ranges.pop()
        ranges.append((start, match.end()))
    return ranges


def _bracketed(text: str, start: int, end: int) -> BlankMention | None:
    inner = text[start + 1 : end - 1].strip("{}｛｝[] \t\u3000_＿")
    opener = text[start]
    if not inner or _FILLER.fullmatch(inner):
        return BlankMention(start, end, "fill")
    if text.startswith("(", end) and _LINK.match(text[end:]):
        return None
    if opener in "<＜" and (
        len(inner) > 40 or _SENTENCE_MARK.search(inner) or inner[0].isdigit() or "/" in inner[:1]
    ):
        return None
    if _NOT_A_SLOT.fullmatch(inner) and not (opener == "【" and inner.isdigit() is False and len(inner) == 0):
        if _YEAR_OR_WORDS.fullmatch(inner) or opener in "[［":
            return None
        if opener in "【{｛":
            return BlankMention(start, end, "default", default=inner)
        return None
    if inner in table("placeholders")["headings"] or (
        start == 0
        and opener == "【"
        and len(inner) <= 12
        and end < len(text)
        and not _UNIT_BEHIND.match(text[end:])
    ):
        return None
    return _classify(text, start, end, inner)


def _classify(text: str, start: int, end: int, inner: str) -> BlankMention:
    whole = start == 0 and not text[end:].strip(" 。.;；,，\t")
    choice = _CHOICE.match(inner)
    if choice:
        options, free = _options(choice["options"])
        if len(options) > 1:
            return BlankMention(start, end, "choice", choice["lead"].strip() or None, None, options, free)
    if _INSTRUCTION.search(inner):
        return BlankMention(start, end, "clause" if whole and len(inner) > _LONG else "instruction", inner)
    example = _DEFAULT.match(inner) or _LIKE.match(inner)
    if example:
        label = example["label"].strip(" ,，:：;；(（") or None
        return BlankMention(start, end, "default", label, _inside(example["default"]), (), True)
    if _SLASH.search(inner) and len(inner) <= 80 and not _STOP.search(inner):
        options, free = _options(inner)
        if len(options) > 1 and all(options):
            return BlankMention(start, end, "choice", None, None, options, free)
    if whole and (len(inner) > _LONG or "。" in inner):
        return BlankMention(start, end, "clause", inner)
    if len(inner) > _LONG:
        return BlankMention(start, end, "instruction", inner)
    return BlankMention(start, end, "label", inner)


def _inside(words: str) -> str:
    """Return guidance words without a closing bracket that was opened before them."""
    words = words.strip(" 。")
    unopened = words.endswith((")", "）")) and not any(mark in words for mark in "(（")
    return words[:-1] if unopened else words


def _options(words: str) -> tuple[tuple[str, ...], bool]:
    parts = [part.strip(" 。.") for part in _SLASH.split(words)]
    options = tuple(part for part in parts if part and not _OTHER.match(part))
    return options, len(options) < len([part for part in parts if part])
