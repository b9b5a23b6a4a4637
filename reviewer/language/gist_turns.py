"""Turns of phrase that are written in one way in two coded passages of Chinese before they are held against
one another, word by word (see `reviewer.language.gist`)."""

from __future__ import annotations

from reviewer.language.coded import PARTY
from reviewer.patterns import lazy

__all__ = ["turned"]

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
    (lazy(r"(?:之日|(?<=[\u4e00-\u9fff])日)起算?(?=[\ue800-\uefff])", needs="日起"), "后"),
    (
        lazy(
            r"(?P<what>责任|风险|损失|后果|费用|税费)(?:均|应)?归于?(?P<who>{PARTY})(?:承担|负担)?(?![的之])".replace(
                "{PARTY}", PARTY
            ),
            needs="归",
        ),
        r"\g<what>由\g<who>承担",
    ),
    (lazy(rf"(?:无须|无需|不必|毋须|毋需)(?=[为对就]{_PHRASE}{{1,30}}?(?:负责|承担|负担|赔偿))"), "不"),
    (lazy(rf"(?:均|概)?与(?P<who>{PARTY})无[关涉]{_END}", needs="无"), r"\g<who>不承担责任"),
    (lazy(rf"由(?P<who>{PARTY})(?:享有|取得|所有|拥有){_END}", needs="由"), r"归\g<who>所有"),
    (lazy(rf"归(?:属于|于)?(?P<who>{PARTY})(?:享有|取得|拥有)?{_END}", needs="归"), r"归\g<who>所有"),
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
    (lazy(r"(?:以|通过|采用|采取)(?=书面|口头|邮寄|快递|传真|挂号|短信|电子邮件)"), ""),
    (lazy(rf"(?:(?<=[,，。;；])|(?<=^))(?:对此|就此|为此)(?={PARTY})", needs="此"), ""),
    (lazy(rf"责任(?=均?由{PARTY}(?:自行)?(?:承担|负责|负担))", needs="责任"), ""),
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
    (
        lazy(
            rf"视为(?:其|该方)?放弃(?:其|该|此|上述|前述|相应)(?:等|项)?(?:权利|救济|权利或救济){_END}",
            needs="视为",
        ),
        "视为放弃",
    ),
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
    (
        lazy(rf"可以?(?P<when>在{_PHRASE}{{2,30}}?(?:时|后|情况下|情形下))自行", needs="自行"),
        r"\g<when>可自行",
    ),
    (
        lazy(
            rf"是否(?P<act>{_PHRASE}{{2,24}}?)[,，]?(?:均|应)?由(?P<who>{PARTY})(?:自行|自主|单方)?(?:决定|确定|选择|定夺)",
            needs="是否",
        ),
        r"\g<who>可以自行决定\g<act>",
    ),
    (
        lazy(
            rf"(?P<lead>保证|承诺|声明|确认)(?P<what>{_PHRASE}{{2,30}}?权利?)(?:为|由|系|归)其所?(?:享有|拥有|有){_END}",
            needs="权",
        ),
        r"\g<lead>拥有\g<what>",
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


def turned(text: str) -> str:
    """Return a coded passage with its turns of phrase written in one way."""
    for pattern, plain in _TURNS:
        text = pattern.sub(plain, text)
    return text
