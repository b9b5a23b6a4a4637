"""The words by which two passages of Chinese that are built quite differently are held against one another,
and the turns of phrase that are written in one way before (see `reviewer.language.gist`)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.coded import PARTY, Codes, coded
from reviewer.language.tables import table
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

__all__ = ["alternatives", "denies", "has", "in_one_way", "letters_of", "related", "signs_of", "timed"]

_END = r"(?=$|[,，。;；])"
_BEGIN = r"(?:(?<=^)|(?<=[,，。;；]))"
_PHRASE = r"[^,，。;；]"
_DIFFERING = (
    rf"{_BEGIN}(?P<one>{_PHRASE}{{2,12}}?)[与和同](?P<two>{_PHRASE}{{2,12}}?)"
    r"(?:有|存在|发生|相)?(?:不一致|冲突|抵触|矛盾|不符)(?:的|时|之处)?[,，]"
)
"""The case in which one paper says another thing than a second."""
_TURNS = (
    (lazy(rf"[,，](?=(?:应当?|须)?由{PARTY}{_PHRASE}{{0,24}}?(?:完成|负责|承担){_END})", needs="由"), ""),
    (lazy(rf"(?P<by>由{PARTY}{_PHRASE}{{0,24}}?)(?:完成|负责){_END}", needs="由"), r"\g<by>"),
    (lazy(rf"被(?={PARTY})", needs="被"), "由"),
    (lazy(rf"归(?={PARTY}(?:负担|承担|负责))", needs="归"), "由"),
    (lazy(rf"承担(?={_PHRASE}{{1,8}}责任)", needs="责任"), ""),
    (lazy(r"裁决(?:是|为|系|具有)终局(?:裁决|的|性|效力)?", needs="裁决"), "裁决终局"),
    (
        lazy(
            rf"{_BEGIN}(?P<act>{_PHRASE}{{2,40}}?)[之的]?权利?(?:仍|均|亦)?(?:属于|归于|属|归|由)"
            rf"(?P<who>{PARTY})(?:享有|所有|行使)?{_END}",
            needs="权",
        ),
        r"\g<who>有权\g<act>",
    ),
    (lazy(rf"享有(?P<act>{_PHRASE}{{2,24}}?)[的之]?权利?{_END}", needs="权"), r"有权\g<act>"),
    (
        lazy(
            rf"{_BEGIN}(?P<who>(?:{PARTY})?)(?P<act>{_PHRASE}{{2,40}}?)(?:[的之]行为)?[,，]?均?(?:应当?)?"
            rf"(?:予以|予|在)?禁止(?:之列)?{_END}",
            needs="禁止",
        ),
        r"\g<who>不得\g<act>",
    ),
    (lazy(rf"负有?(?P<act>{_PHRASE}{{2,40}}?)[之的]?义务{_END}", needs="义务"), r"应\g<act>"),
    (lazy(r"(?:发出|作出|给予|提出|送交|出具)(?=书面|口头|通知|告知|保证|承诺|确认|答复)"), ""),
    (lazy(r"(?:以|通过|采用|采取)(?=书面|口头)"), ""),
    (lazy(r"(?<=书面)(?:的)?(?:方式|形式)"), ""),
    (lazy(rf"(?:的|之)方式(?={_PHRASE})"), ""),
    (lazy(r"(?:到期|届满|期满)未(?:能)?|未(?:能)?(?:按期|按时|如期)|逾期(?:仍)?(?:未|不)?"), "逾期"),
    (
        lazy(
            r"则?(?:不受此限|不在此限|不在此列|不受(?:该|此|上述|前述|前款|本款)(?:等)?(?:规定|约定)?的?(?:限制|约束))"
        ),
        "除外",
    ),
    (
        lazy(
            rf"{_BEGIN}(?P<what>{_PHRASE}{{2,24}}?)不因(?P<case>{_PHRASE}{{2,40}}?)而受到?影响{_END}",
            needs="不因",
        ),
        r"\g<case>的,不影响\g<what>",
    ),
    (lazy(rf"不因(?P<case>{_PHRASE}{{2,40}}?)而(?={_PHRASE}{{2}})", needs="不因"), r"因\g<case>不"),
    (lazy(r"并?不(?:因此|随之|由此)而?(?=[\u4e00-\u9fff])"), "不"),
    (lazy(r"构成对(?P<what>[^,，。;；]{1,16}?)[之的](?:放弃|弃权)", needs="构成"), r"视为放弃\g<what>"),
    (lazy(r"(?:构成|视作|视同)(?:放弃|弃权)"), "视为放弃"),
    (lazy(rf"(?P<one>{_PHRASE}{{2,12}}?)的效力优先于", needs="优先于"), r"\g<one>优先于"),
    (
        lazy(rf"在(?P<of>{_PHRASE}{{1,12}}?)(?P<figure>[\ue800-\uefff])(?:以内|之内|以下)", needs="在"),
        r"不超过\g<of>\g<figure>",
    ),
    (lazy(r"(?:未|不|没有)(?:超过|超出|逾)(?=[\u4e00-\u9fff])"), "不超过"),
    (lazy(r"追究(?:[\ue000-\ue7ff]的?)?(?:违约|法律)?责任", needs="追究"), "追责"),
    (
        lazy(
            rf"{_BEGIN}(?P<what>{_PHRASE}{{2,24}}?)一经(?P<done>[\u4e00-\u9fff]{{2}})[,，](?P<who>(?:{PARTY})?)即?",
            needs="一经",
        ),
        r"在\g<what>\g<done>后,\g<who>",
    ),
    (
        lazy(
            rf"{_BEGIN}(?P<lead>{_PHRASE}{{2,40}}?[,，]以{_PHRASE}{{2,24}}?为(?:前提条件|前提|条件))"
            rf"[,，]否则(?P<who>(?:{PARTY})?)不得(?:为之|实施|进行){_END}",
            needs="否则",
        ),
        r"\g<who>\g<lead>",
    ),
    (lazy(r"(?:严禁|禁止)(?=[\u4e00-\u9fff])", needs="禁"), "不得"),
    (lazy(rf"(?<=[,，;；{PARTY[1:-1]}])得以?(?![到知出益失当体])", needs="得"), "可"),
    (lazy(r"仍然?(?=[未不])"), ""),
    (lazy(r"无法(?=[\u4e00-\u9fff])"), "不能"),
    (lazy(rf"负(?:有)?(?P<act>{_PHRASE}{{2,12}}?)之责{_END}", needs="之责"), r"\g<act>"),
    (lazy(r"提前(?P<how>[\ue800-\uefff])(?!前)", needs="提前"), r"\g<how>前"),
    (
        lazy(rf"对于?(?P<what>{_PHRASE}{{1,20}}?)不(?:生|产生|发生|构成|造成)影响", needs="影响"),
        r"不影响\g<what>",
    ),
    (lazy(rf"(?:负担|承担)(?:方|者|人)[为是](?P<who>{PARTY})"), r"由\g<who>承担"),
    (lazy(rf"以(?P<what>{_PHRASE}{{2,24}}?)为准", needs="为准"), r"\g<what>优先适用"),
    (lazy(rf"优先适用(?P<what>[^,，。;；]{{2,20}}){_END}", needs="优先适用"), r"\g<what>优先适用"),
    (
        lazy(rf"{_DIFFERING}应?(?P=two)优先适用", needs="优先适用"),
        r"\g<two>优先于\g<one>",
    ),
    (
        lazy(rf"{_DIFFERING}应?(?P=one)优先适用", needs="优先适用"),
        r"\g<one>优先于\g<two>",
    ),
    (lazy(r"(?P<what>[\u4e00-\u9fff]{2,8})(?:送达|到达)之?后(?=[\ue800-\uefff])"), r"收到\g<what>后"),
    (lazy(rf"取得(?={_PHRASE}{{0,8}}决议)", needs="决议"), ""),
    (lazy(r"(?P<act>完成|交付|付款|支付|答复|提交|返还|退还)(?:的|之)?(?:期限|时限)[为是]"), r"\g<act>"),
    (
        lazy(
            r"(?:本合同|本协议)?的?(?P<other>其他|其余)(?:各)?条款的?(?:效力)?[,，]?(?:并)?"
            rf"不因(?P<case>{_PHRASE}{{2,40}}?)而"
            r"(?:失去效力|失效|无效|受影响|受到影响)",
            needs="不因",
        ),
        r"\g<case>,不影响\g<other>条款的效力",
    ),
)
"""Turns of phrase written in one way in a coded passage."""
_PLAIN = (
    (lazy(r"双倍(?!返还)", needs="双倍"), "两倍"),
    (lazy(r"提早", needs="提早"), "提前"),
    (lazy(r"减轻或者?免除", needs="减轻"), "减免"),
    (lazy(r"各自(?=[就在])", needs="各自"), ""),
    (lazy(r"需要(?=[\u4e00-\u9fff]{2}的?[,，])", needs="需要"), "需"),
    (
        lazy(
            r"(?P<case>[^,，。;；]{2,24}?)的[,，]则?(?:从|依|按照?)其(?:约定|规定|指令|要求|指示|指定)"
            r"(?:执行|办理)?(?=[,，。;；]|$)",
            needs="其",
        ),
        r"但\g<case>的除外",
    ),
    (lazy(r"未(?:作出?|予以?|加以?|曾)(?=定义|约定|规定|说明|载明|列明|提及)", needs="未"), "未"),
    (lazy(r"(?:双方|各方)[均都皆](?=可|有权|得|应|须|不得|无权)"), "任何一方均"),
    (
        lazy(
            r"(?:应?由?(?:甲乙)?双方)?(?:各自)?(?:平均(?:承担|分担|负担|分摊)|各(?:承担|负担|付)一半|各半(?:承担|负担|分担)?|均摊"
            r"|对半(?:承担|分担))"
        ),
        "各半",
    ),
    (lazy(r"(?<=[应须当])先(?=[与经征取向就书])"), "事先"),
    (lazy(r"享有的?权利(?:和|及|与|以及|、)(?:所)?(?:承担|负有)的?义务", needs="权利"), "权利义务"),
    (lazy(r"(?<=[,，;；])同时(?=[应须]|[\u4e00-\u9fff]{2})", needs="同时"), "并"),
    (lazy(r"凡(?P<case>[^,，。;；]{2,24}?)(?:者|的)(?=[,，])", needs="凡"), r"\g<case>的"),
    (lazy(r"(?:一概|一律|概|均)?不予(?=免责|免除|减免|顺延)", needs="不予"), "不得"),
    (lazy(r"(?P<what>[^,，。;；]{2,20}?)在所不问", needs="在所不问"), r"无论\g<what>"),
    (
        lazy(
            r"(?:至少|不少于|不晚于|最迟)应?(?:提前|[在于])?"
            r"(?=[\d一二两三四五六七八九十百]+个?(?:工作|自然)?[日天月年][之以]?前)"
        ),
        "",
    ),
    (lazy(r"(?:至少|不少于)(?=提前)|(?<=提前)(?:至少|不少于)", needs="提前"), ""),
    (lazy(r"代为扣除", needs="代为"), "代扣"),
    (lazy(r"任何(?=他人|第三[人方]|其他人)", needs="任何"), ""),
    (lazy(r"不(?:再)?适用(?:该|此|上述|前述)(?:限额|限制|上限|约定|规定)", needs="不"), "除外"),
)
"""Turns of phrase written in one way before a passage is coded."""
_LEAVE_LAST = lazy(
    rf"{_BEGIN}(?P<who>(?:{PARTY})?)(?P<act>{_PHRASE}{{2,60}}?)(?:的|时)?[,，]?均?"
    rf"(?:(?:应当?|必须|须|需)(?:事先|事前|提前|先)?(?:取得|征得|得到|获得|经|得)"
    rf"(?P<what>{PARTY}(?!{_PHRASE}{{0,8}}(?:方|才|始)[可能得]){_PHRASE}{{0,12}}?)"
    rf"|(?:应当?|须)?以(?:取得|征得|得到|获得|经)?(?P<premise>{PARTY}{_PHRASE}{{0,12}}?)(?:为|作为)(?:前提|条件|前提条件)){_END}"
)
"""Leave said of an act behind it: 乙方转租的，须取得甲方书面同意."""
_REFERRED = lazy(r"该等?(?P<thing>[\u4e00-\u9fff]{2})")
"""A thing named once more: 抵押财产 and 该财产."""
_NOT = lazy(r"不|未|无|非|没有|免")
_OR = lazy(r"或者|抑或|或")
_PIECE = lazy(r"[a-z0-9.]+|[^\W_]|[\ue000-\uf8fe]")
_CAUSED = ("造成的", "导致的", "产生的", "遭受的", "因此", "由此")
_PLACED = ("前", "后", "之前", "之后", "以前", "以后")
_MARKS = lazy(r"[,，。;；:：]")
_TIMED = lazy(
    r"(?<![提目然随事以之满])(?:[之以]?前(?![款述者置期台]|提(?![交供出报请起]))|[之以]?后(?![果续者期来台]))"
)

Word = tuple[str, str]
"""What a word says, and the word as it stands."""


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return the expression for the words of the tables, what each says, and those that say nothing."""
    rows = table("gist")
    heads: dict[str, str] = {}
    for groups in (rows["groups"], table("wordings")["groups"], table("alike")["groups"]):
        for group in groups:
            sign = next((heads[word] for word in group if word in heads), group[0])
            for word in group:
                if not word.isascii() and not word.startswith(_CAUSED):
                    heads.setdefault(word, sign)
    soft = frozenset(rows["soft"])
    words = {*heads, *soft, *rows["whole"], *rows["any_one"], *rows["relations"]}
    return compiled(rf"{either(words)}|{_PIECE.pattern}"), heads, soft


@lru_cache(maxsize=1)
def _relations() -> re.Pattern[str]:
    return compiled(either(table("gist")["relations"]))


@lru_cache(maxsize=1)
def _holding() -> re.Pattern[str]:
    return compiled(either(table("gist")["holding"]))


@lru_cache(maxsize=2048)
def signs_of(text: str) -> tuple[Word, ...]:
    """Return what a piece of a passage says, word by word; what is denied with what denies it."""
    pattern, heads, soft = _words()
    rows = table("gist")
    whole = (*rows["whole"], *rows["any_one"])
    found: list[Word] = []
    denied = ""
    for match in pattern.finditer(text):
        word = match.group()
        if word in whole or _OR.fullmatch(word):
            continue
        if _NOT.fullmatch(word):
            denied = "" if denied else "不"
        elif word not in _PLACED and (not soft & {word, heads.get(word, word)} or (denied and len(word) > 1)):
            found.append((f"{denied}{heads.get(word, word)}", f"{denied}{word}"))
            denied = ""
    return (*found, (denied, denied)) if denied else tuple(found)


def in_one_way(text: str, labels: Mapping[str, str], codes: Codes) -> str:
    """Return a passage coded, with its turns of phrase written in one way."""
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    if "该" in text:
        text = _REFERRED.sub(_named_before, text)
    text = coded(text, 0, len(text), labels, codes).text
    for pattern, plain in _TURNS:
        text = pattern.sub(plain, text)
    return _LEAVE_LAST.sub(_leave_first, text)


def _named_before(match: re.Match[str]) -> str:
    return "其" if match["thing"] in match.string[: match.start()] else match.group()


def _leave_first(match: re.Match[str]) -> str:
    return f"未经{match['what'] or match['premise']},{match['who']}不得{match['act']}"


def related(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words whose order with their neighbours has a meaning, with these: with both, or with the
    word behind what limits it (直接损失)."""
    for match in _holding().finditer(text):
        behind = signs_of(text[match.end() :])
        yield match.group(), "", behind[0][0] if behind else ""
    for match in _relations().finditer(text):
        before, behind = signs_of(text[: match.start()]), signs_of(text[match.end() :])
        yield match.group(), before[-1][0] if before else "", behind[0][0] if behind else ""


def timed(text: str) -> list[tuple[str, str, frozenset[str]]]:
    """Return 前 and 后 with the word before each and all words of its part before it: 付款后, 出具清单后."""
    found = []
    for match in _TIMED.finditer(text):
        words = signs_of(_MARKS.split(text[: match.start()])[-1])
        named = [sign for sign, _ in words if not "\ue000" <= sign <= "\ue7ff"]
        found.append((match.group()[-1], named[-1] if named else "", frozenset(named)))
    return found


def has(text: str, row: str) -> bool:
    """Whether a passage holds a word of a row of the table."""
    return any(word in text for word in table("gist")[row])


def denies(text: str) -> bool:
    """Whether a passage denies something."""
    return bool(_NOT.search(text))


def alternatives(text: str) -> int:
    """Return how many times a passage says 或."""
    return len(_OR.findall(text))


def letters_of(word: str) -> str:
    """Return the letters of a word without those that say nothing, unless it has no others."""
    soft = _words()[2]
    return "".join(letter for letter in word if letter not in soft) or word
