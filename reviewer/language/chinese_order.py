"""Whether two passages of Chinese say the same in another order of the sentence.

What the order may not change is who acts, to whom, how strongly and on which condition: each rule writes a
turn of phrase in one plain way, and passages are the same where they are then read alike, word by word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.alike import same_in_order
from reviewer.language.folding import fold
from reviewer.language.modality import find_cues
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

__all__ = ["same_in_another_order", "turns"]

_HAN = r"[\u4e00-\u9fff]"
_SOMEBODY = rf"(?:双方|各方|甲乙双方|{_HAN}{{0,7}}?[方人者]|{_HAN}{{2,10}}公司|[\ue000-\uf8ff])"
_BINDS = (
    r"(?:应当?|须|必须|可以?|有权|无权|不得|不应|均应|均须|均|都|仍应|仍|概|一律|全部|自行|另行|单独){0,2}"
)
_COUNT = r"[\d一二两三四五六七八九十]{1,3}[名位个台套张件辆间部只枚块把]"
_PART = r"(?:(?<=^)|(?<=[，,；;。]))"
_END = r"(?=$|[，,；;。])"

_TURNED = lazy(
    r"[向将把由归者]|进行|予以|加以|之权|权利|各自|自行|[有得]|未经|除外|[内前后时][，,]|方式|形式|途径|负担|承担"
    r"|不一致|出入|冲突|矛盾|抵触|不符|相符|费用|负责|经双方|[之的][或及和与以]"
    rf"|{_COUNT}"
)
"""Words by which one order is told from another; a passage without them is read as it stands."""
_BY_BOTH = lazy(rf"{_PART}由(?=(?:甲乙)?双方(?!各自|自行|分别|承担|负担)|各方(?!各自|自行|分别|承担|负担))")
_CASE = lazy(r"(?<!消费|使用|经营|劳动|生产|销售|所有|投资|管理|供应|参与)者(?=[，,；;。]|$)")
_BY_ONESELF = lazy(
    r"由?(?:甲乙)?(?:双方|各方|当事人)(?:各自自行|分别自行|各自|自行|分别)(?=承担|负担|负责|解决|处理|安排|缴纳|支付)"
    r"|各自自行(?=承担|负担|负责|解决|处理|安排|缴纳|支付)"
)
_OF_IT = r"(?:(?:其|相关|有关|所需|由此产生的|由此发生的)?)"
_COST = rf"(?P<cost>费用|{_HAN}{{1,4}}费)"
_COST_TOO = lazy(rf"由(?P<who>{_SOMEBODY})负责[，,]{_OF_IT}{_COST}(?:亦|也|均)?由(?P=who)(?:承担|负担)")
_COST_WITH = lazy(
    rf"(?:及其|以及|及|和){_OF_IT}{_COST}(?:均|都)?由(?P<who>{_SOMEBODY})负责(?:并|且|和|及)?(?:承担|负担)"
)
_COST_BORNE = lazy(rf"由(?P<who>{_SOMEBODY})负责(?:并|且)(?:承担|负担){_OF_IT}{_COST}")
_OWN_COST = lazy(rf"自费(?P<act>{_HAN}{{2,8}}){_END}")
_AT_OWN_COST = lazy(
    rf"(?P<act>{_HAN}{{2,8}})[，,](?:其|相关|有关|所需)?费用(?:自理|自负|自行承担|由其自行承担|由其自理){_END}"
)
_ENTITLED = lazy(
    rf"(?P<how>[享拥]?有|无|没有|不享有)(?P<act>(?!权){_HAN}{{2,16}}?)(?:之|的)(?:权利|权){_END}"
)
_MAY = lazy(r"(?:(?<=[方人者均皆亦])|(?<=司))得(?![到知出以益失当体起分罪标票数])", needs="得")
_BOTH_OF = lazy(
    rf"[的之](?P<noun>{_HAN}{{2,6}})(?P<join>或者?|以及|及|和|与)(?P<other>{_HAN}{{2,16}}?)[的之](?P=noun)"
)
_BY_MEANS = lazy(
    rf"(?:通过|采用|采取|使用|(?<![可予难所加得足用])以)(?P<means>[^，,；;。]{{2,40}}?)(?:的|之)?(?:方式|形式|途径|方法)(?:作出|发出|进行|为之)?{_END}"
)
_ANSWERS = lazy(rf"对于?(?P<thing>{_HAN}{{2,12}}?)负责{_END}")
_SIGNED = lazy(r"(?<=以)经(?=(?:甲乙)?双方|各方)")
_BY_ITSELF = lazy(rf"由(?={_SOMEBODY}(?:自行(?:承担|负担|负责|解决)|自理|自负|自担))")
_FALLS = lazy(rf"归(?={_SOMEBODY}(?:负担|承担|负责){_END})")
_LIABLE = lazy(rf"责任(?:应|概)?由(?P<who>{_SOMEBODY})负{_END}")
_DONE_TO = lazy(rf"对于?(?P<thing>{_HAN}{{1,12}}?)(?:进行|予以|加以)(?P<act>{_HAN}{{2}}){_END}")
_LEAVE = r"未经(?P<leave>[^，,；;。]{0,18}?(?:同意|许可|批准|认可))"
_NO = r"(?P<no>不得|无权|不能|不可|不应)"
_LEAVES = (
    lazy(rf"{_PART}{_LEAVE}(?:的|者|前)?[，,](?P<who>{_SOMEBODY}){_NO}(?P<act>[^，,；;。]+)"),
    lazy(rf"{_PART}(?P<who>{_SOMEBODY}){_LEAVE}[，,]?(?:均)?{_NO}(?P<act>[^，,；;。]+)"),
    lazy(
        rf"{_PART}(?P<who>{_SOMEBODY}){_NO}在?{_LEAVE}(?:(?:的)?(?:情况|情形|前提|条件)下)?[，,]?(?P<act>[^，,；;。]+)",
        needs=("未经",),
    ),
)
_EXCEPT_FIRST = lazy(
    r"^除(?P<case>[^，,；;。]{2,30}?)(?:以外|之外|外)[，,](?P<rest>[^，,；;。]+)(?P<end>[；;。]?)$"
)
_EXCEPT_LAST = lazy(
    r"^(?P<rest>[^，,；;。]+)[，,](?:但是?|惟)?(?P<case>[^，,；;。]{2,30}?)(?:的|者)?除外(?P<end>[；;。]?)$"
)
_AT = (
    r"(?:(?:之?[后前]|起)的?[\d一二两三四五六七八九十百个工作自然日天周月年小时]{2,10}[之以]?内"
    r"|内|之?前|之?后|当日|时)"
)
_WHEN_FIRST = lazy(
    rf"^(?P<when>(?:在|于|自)?[^，,；;。]{{2,30}}?{_AT})[，,](?P<who>{_SOMEBODY})"
    r"(?P<must>(?:应当?|须|可以?|有权|不得)?)(?P<act>[^；;。]+)(?P<end>[；;。]?)$"
)
_WHEN_INSIDE = lazy(
    rf"^(?P<who>{_SOMEBODY})(?P<must>(?:应当?|须|可以?|有权|不得)?)(?P<when>(?:在|于|自)[^，,；;。]{{2,30}}?{_AT})"
    r"[，,]?(?P<act>[^；;。]+)(?P<end>[；;。]?)$"
)
_COUNTED = lazy(rf"(?<![第每\d一二两三四五六七八九十百千万]){_COUNT}")
"""How many there are of what stands before or behind: 一名项目经理, 项目经理一名."""
_MARK = "\uf8fe"
"""Set around a time that was taken out of its place, so that nobody is read into it."""
_PARTIES = "甲乙丙丁戊己"
_LONGEST = 90
"""A longer passage is read by the rules, whatever its order."""


@lru_cache(maxsize=1)
def _acts() -> dict[str, re.Pattern[str]]:
    """Return the patterns made of the words of the table."""
    rows = {
        name: "|".join(sorted(words, key=len, reverse=True)) for name, words in table("chinese_order").items()
    }
    giving, bearing, mutual = rows["giving"], rows["bearing"], rows["mutual"]
    to = rf"(?P<to>{_HAN}{{1,10}}?|[\ue000-\uf8ff])"
    thing = r"(?P<thing>(?!的|之日|完毕|后|前|时)[^，,；;。向将把]{1,30}?)"
    last = thing.replace("}?)", "})")
    how = rf"(?P<how>(?:{rows['how']})?)"
    return {
        "towards": compiled(rf"[向给]{to}{how}(?P<act>{giving}){thing}{_END}"),
        "taken": compiled(
            rf"[将把]{last}{how}(?P<act>{giving})(?:给|予|至|到|于|与)?"
            rf"(?P<to>(?!之|的|完毕|后|前|时|并|且|给|予)(?:{_HAN}{{1,10}}?|[\ue000-\uf8ff])){_END}"
        ),
        "handled": compiled(rf"[将把]{last}{how}(?P<act>{giving}){_END}"),
        "borne": compiled(
            rf"{_PART}(?P<thing>[^，,；;。由]{{1,24}}?)(?P<must>{_BINDS})由(?P<who>{_SOMEBODY})(?P<act>{bearing}){_END}"
        ),
        "over": compiled(
            rf"对于?(?P<thing>{_HAN}{{2,12}}?)(?:享有|拥有|具有|有)(?P<act>{rows['over']})(?:之|的)?权利?{_END}"
        ),
        "borne_at": compiled(
            rf"{_PART}(?P<thing>{_HAN}{{1,12}}?)(?P<when>[于在][^，,；;。]{{2,24}}?{_AT})由(?P<who>{_SOMEBODY})"
            rf"(?P<act>{giving})(?:给|予|至|到)?(?P<to>{_HAN}{{1,10}}?){_END}"
        ),
        "carried": compiled(rf"[将把]{last}{how}(?P<act>(?![的之]){_HAN}{{2}}){_END}"),
        "mutual": compiled(
            rf"(?P<one>{_HAN}{{1,12}}?)[与和跟及](?P<two>{_HAN}{{1,12}}?)(?P<is>{mutual})(?=[的者时之，,；;。]|$)"
        ),
    }


def _written(match: re.Match[str]) -> str:
    how, thing = _manner(match)
    return f"{how}{match['act']}{thing}向{match['to']}"


def _handled(match: re.Match[str]) -> str:
    how, thing = _manner(match)
    return f"{how}{match['act']}{thing}"


def _manner(match: re.Match[str]) -> tuple[str, str]:
    """Return a word of manner and the thing behind which it may stand: 将日志按月 is 按月 and 日志."""
    how, thing = match["how"], match["thing"]
    behind = next((word for word in table("chinese_order")["how"] if not how and thing.endswith(word)), "")
    return how or behind, thing.removesuffix(behind)


def _mutually(match: re.Match[str]) -> str:
    one, two = sorted((match["one"], match["two"]))
    return (
        f"{one}与{two}不一致"
        if "不" in match["is"] or "出入" in match["is"]
        else f"{one}与{two}{match['is']}"
    )


def _entitled(match: re.Match[str]) -> str:
    return f"{'有权' if match['how'] in ('有', '享有', '拥有') else '无权'}{match['act']}"


def _leave(match: re.Match[str]) -> str:
    return f"未经{match['leave']}，{match['who']}{match['no']}{match['act']}"


def _borne_at(match: re.Match[str]) -> str:
    when = match["when"].lstrip("在于")
    return f"{match['who']}{_MARK}{when}{_MARK}{match['act']}{match['thing']}向{match['to']}"


def _timed(match: re.Match[str]) -> str:
    when = match["when"].lstrip("在于")
    return f"{match['who']}{match['must']}{_MARK}{when}{_MARK}{match['act']}{match['end']}"


_Step = tuple[tuple[str, ...], "re.Pattern[str]", "str | Callable[[re.Match[str]], str]"]
_TIMES = ("内", "前", "后", "当日", "时")


@lru_cache(maxsize=1)
def _steps() -> tuple[_Step, ...]:
    """Return how each turn of phrase is written in one way, in order, with words of which each holds one."""
    acts = _acts()
    return (
        (("由",), _BY_BOTH, ""),
        (("者",), _CASE, "的"),
        (("除",), _EXCEPT_FIRST, r"\g<rest>，\g<case>除外\g<end>"),
        (("除",), _EXCEPT_LAST, r"\g<rest>，\g<case>除外\g<end>"),
        (("由",), acts["borne_at"], _borne_at),
        (_TIMES, _WHEN_FIRST, _timed),
        (_TIMES, _WHEN_INSIDE, _timed),
        *((("未经",), pattern, _leave) for pattern in _LEAVES),
        (("负责",), _COST_TOO, r"及\g<cost>由\g<who>负责承担"),
        (("负责",), _COST_WITH, r"及\g<cost>由\g<who>负责承担"),
        (("负责",), _COST_BORNE, r"及\g<cost>由\g<who>负责承担"),
        (("费用",), _AT_OWN_COST, r"\g<act>自费"),
        (("自费",), _OWN_COST, r"\g<act>自费"),
        (("各自", "自行", "分别"), _BY_ONESELF, "各自"),
        (("或", "及", "和", "与"), _BOTH_OF, r"之\g<join>\g<other>之\g<noun>"),
        (("方式", "形式", "途径", "方法"), _BY_MEANS, r"\g<means>"),
        (("权",), _ENTITLED, _entitled),
        (("与", "和", "跟", "及"), acts["mutual"], _mutually),
        (("由",), _BY_ITSELF, ""),
        (("经",), _SIGNED, ""),
        (("负责",), _ANSWERS, r"负责\g<thing>"),
        (("权",), acts["over"], r"有权\g<act>\g<thing>"),
        (("进行", "予以", "加以"), _DONE_TO, r"\g<act>\g<thing>"),
        (("向", "给"), acts["towards"], _written),
        (("将", "把"), acts["taken"], _written),
        (("将", "把"), acts["handled"], _handled),
        (("将", "把"), acts["carried"], _handled),
        (("归",), _FALLS, "由"),
        (("责任",), _LIABLE, r"由\g<who>负责"),
        (("由",), acts["borne"], r"\g<who>\g<must>\g<act>\g<thing>"),
    )


def _count_last(text: str) -> str:
    """Return a passage with how many there are said at its end, where it has one such number alone."""
    counted = list(_COUNTED.finditer(text))
    if len(counted) != 1:
        return text
    low, high = counted[0].span()
    body = text.rstrip("，,；;。")
    return f"{body[:low]}{body[high:]}{_MARK}{text[low:high]}{text[len(body) :]}"


def _plain(text: str) -> str:
    """Return a passage with its turns of phrase written in one way."""
    text = _count_last(text)
    for needs, pattern, words in _steps():
        for need in needs:
            if need in text:
                text = pattern.sub(words, text)
                break
    return text


def turns(words: str) -> bool:
    """Whether words hold one by which the order of a sentence is told: a cheap look at an edit."""
    return bool(_TURNED.search(words))


def _may_agree(before: str, after: str) -> bool:
    """Whether passages have much the same letters, the same figures and the same parties."""
    if max(len(before), len(after)) > _LONGEST:
        return False
    old, new = {*before}, {*after}
    if 2 * len(old & new) < min(len(old), len(new)):
        return False
    return not any(sign.isdigit() or sign in _PARTIES for sign in old ^ new)


def _forces(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return how strongly a passage binds, but for the words that stand for a synonym."""
    return sorted(
        cue.grade
        for cue in find_cues(text)
        if not any(low < cue.end and cue.start < high for low, high in spans)
    )


def same_in_another_order(before: str, after: str) -> bool:
    """Whether two passages, cut at marks of punctuation, say the same once each turn of phrase is read."""
    old, new = (fold(words).text.lower().replace("、", "和") for words in (before, after))
    if not _may_agree(old, new):
        return False
    for may in ("有权", "可以") if _MAY.search(old) or _MAY.search(new) else ("",):
        one, two = (_plain(_MAY.sub(may, text) if may else text) for text in (old, new))
        spans = None if (one, two) == (old, new) else same_in_order(one, two)
        if spans is not None and (
            _forces(one, ()) == _forces(two, ()) or _forces(one, spans[0::2]) == _forces(two, spans[1::2])
        ):
            return True
    return False
