"""Shares of one price that the clauses of an article pay one after the other: 4.1 pays 50%, 4.2 60%, 4.3 the
remaining 10%."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.sums import figures_differ, total_of
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["staged_shares"]


class _Words(Struct):
    """What a language says of payments; every expression reads levelled words."""

    paid: re.Pattern[str]
    base_before: re.Pattern[str]
    base_after: re.Pattern[str]
    general: re.Pattern[str]
    """What a base may be called without becoming another one."""
    stage: re.Pattern[str]
    """In what a payment is called (首付款50%), which is no base unless the share is said to be of it."""
    bare: re.Pattern[str]
    """What stands before a share that names no base and is one of the price."""
    bare_after: re.Pattern[str]
    other: re.Pattern[str]
    """In the sentence up to the share and its part: it is paid for something else, or back."""
    within: re.Pattern[str]
    """In the part of the share: it is taken out of another one."""
    doubtful: re.Pattern[str]
    """It may be one of the payments, or secure them."""
    listing: re.Pattern[str]
    """In the words above a list: all payments follow."""
    opening: re.Pattern[str]
    """What stands before a share that names no base in an item of such a list."""
    silent: re.Pattern[str]
    """Payments that add up in another way: to so much in all, or one instead of the other."""
    last: re.Pattern[str]
    receiver: re.Pattern[str]
    part: str


_ZH = _Words(
    paid=lazy(r"支付|付款|付清|结清|缴纳|交纳|给付|汇付|电汇|汇入"),
    base_before=lazy(
        r"(?P<base>[一-鿿]{0,8}(?:总价款?|总额|总金额|价款|价格|金额|费用?|款项?|报酬|造价|租金|对价))(?:的)?\s*$"
    ),
    base_after=lazy(r"\s*的(?P<base>[一-鿿]{0,4}(?:总价款?|总额|总金额|价款|货款|工程款))(?![项目])"),
    general=lazy(
        r"^.*(?:支付|付清|缴纳|交纳|给付)|^[为即]|[本该]?(?:合同|协议)|约定|上述|全部|含税|暂定|的|总"
        r"|价款?|金额|额|价格|费用|费|款项|款"
    ),
    stage=lazy(r"首|预付|期|笔|进度|到货|验收|尾|余|剩|质保|定金|发货|中间"),
    bare=lazy(r"(?:支付|付清|付|余款?|剩余|余下|尾款)(?:的)?\s*$"),
    bare_after=lazy(r"(?!)"),
    other=lazy(
        r"违约|逾期|迟延|延期|赔偿|罚|返还|退还|退回|解除|终止|取消|折扣|优惠|(?<!含)税|利率|利息|佣金|奖|"
        r"(?<!质量)(?<!质保)(?<!保修)保证金|押金|保函|担保|不超过|上限|[%％]的[一-鿿]{0,6}(?:费|补偿|补助)"
    ),
    within=lazy(r"其中|扣留|扣除|扣减|预留|暂扣|暂留|包含|含(?!税)|从[^，]{1,10}中"),
    doubtful=lazy(r"定金|质保金|质量保证金|质量保修金|保修金"),
    listing=lazy(
        r"(?:支付|付款|付清|交纳|缴纳|结算)[^。]*(?:下列|以下|如下|分[一二两三四五六七八\d]+(?:期|次|笔|阶段)|进度)"
        r"|(?:下列|以下|如下|分[一二两三四五六七八\d]+(?:期|次|笔|阶段)|进度)[^。]*(?:支付|付款|付清|交纳|缴纳|结算)"
    ),
    opening=lazy(r"(?:^|[，：（]|报酬|金额|款项?|费用?)(?:的)?\s*$"),
    silent=lazy(
        r"付至|付到|付足|累计|达到|选择|任选|方案|方式[一二三]|若|倘|如(?![下期数约实])"
        r"|或者?[^。；，]{0,8}(?:支付|付款|\d)"
    ),
    last=lazy(r"尾款|余款|剩余|余下|其余"),
    receiver=lazy(r"向([^，。；]{1,8}?)(?:一次性|足额|另行)?(?:支付|付|缴纳|交纳)"),
    part="，",
)
_EN = _Words(
    paid=lazy(r"\b(?:pa(?:y|ys|id|yable|yments?)|due|instal+ments?|invoiced?)\b"),
    base_before=lazy(r"(?!)"),
    base_after=lazy(
        r"\s*(?:\([^()]{0,20}\)\s*)?of (?:the |its |such |that )?(?P<base>(?:[a-z-]+ ){0,3}?"
        r"(?:price|fees?|sum|value|amount|consideration|charges?|costs?|remuneration|rent|payments?|instal+ments?))\b"
    ),
    general=lazy(
        r"\b(?:total|contract|agreed|aggregate|full|whole|overall|purchase|agreement|price|fees?|sum|value"
        r"|amount|consideration|charges?|costs?)\b|\s"
    ),
    stage=lazy(r"(?!)"),
    bare=lazy(r"\b(?:remaining|balance of|balance,? being|final|pay|further)(?: the)?\s*$"),
    bare_after=lazy(r" (?:is|are|shall be|becomes?|falls?|to be) (?:paid|payable|due|invoiced)\b"),
    other=lazy(
        r"\b(?:late|interest|liquidated|damages|refund\w*|terminat\w+|cancel\w*|penalt\w+|cap|limit\w*"
        r"|exceed\w*|liabilit\w+|liable|compensat\w+|discount\w*|increas\w+|forfeit\w*|insur\w+|security"
        r"|bonds?|guarantees?|tax|vat|gst|delay\w*|bonus|commission|default\w*)\b"
    ),
    within=lazy(r"\b(?:of which|includ\w+|out of|deduct\w*|from (?:the|that|each|any))\b"),
    doubtful=lazy(r"\b(?:deposit|retention|retain\w*|withh\w+|held? back|earnest)\b"),
    listing=lazy(
        r"\b(?:pa(?:y|id|yable|yments?))\b[^.]*(?:instal+ment|as follows|following|stages)"
        r"|(?:instal+ment|following|stages)[^.]*\bpa(?:y|id|yable|yments?)\b"
    ),
    opening=lazy(r"(?:^|[:(,]|\b(?:the|a|and|deposit of))\s*$"),
    silent=lazy(
        r"\b(?:cumulative\w*|up to|bring\w*|in aggregate|so that|if|option\w*|alternative\w*|elects?"
        r"|either|instead|or \d+)\b"
    ),
    last=lazy(r"\b(?:balance|remain\w+|final|rest)\b"),
    receiver=lazy(r"\bpay\b[^.;]{0,80}?\bto the ([a-z]+)"),
    part=",",
)
_SHARE = lazy(r"[%％]|分之|\bper ?cent")
_LEAST, _TWICE = Decimal("0.8"), 2
_SEVERAL = 3
_FEW = 4
"""So many doubtful ones at most: every choice of them is tried."""


class _Stage(Struct, frozen=True):
    clause: Clause
    start: int
    share: Quantity
    base: str | None
    doubtful: bool
    last: bool


def staged_shares(scene: Scene, group: Sequence[Clause]) -> Observation | None:
    """Judge the shares of one price that the clauses of a group (an article's words, then its parts) say
    are paid: `consistency.arithmetic` where they do not make 100%.

    Silent where they are of different prices, cumulative, alternatives or for different receivers, and where
    they make the whole without earnest money or a retention. Less than 100% is told only of three and more
    of which one is what remains.
    """
    words = _ZH if scene.chinese else _EN
    listed = len(group) > 1 and bool(words.listing.search(scene.text(group[0])))
    stages: list[_Stage] = []
    receivers: set[str] = set()
    for clause in group:
        text = scene.text(clause)
        if not _SHARE.search(text):
            continue
        for span in scene.sentences(clause):
            found = list(_stages(scene, words, clause, span, listed=listed))
            if found and words.silent.search(text, *span):
                return None
            if found and (receiver := words.receiver.search(text, *span)):
                receivers.add(receiver[1])
            stages += found
    bases = {stage.base for stage in stages if stage.base is not None}
    if len({stage.clause.id for stage in stages}) < 2 or len(bases) > 1 or len(receivers) > 1:
        return None
    if not receivers <= {scene.levelled(name) for name in scene.names("party")}:
        return None
    if not (bases or listed or any(stage.last for stage in stages)):
        return None
    total = total_of(stage.share for stage in stages)
    doubtful = [stage.share for stage in stages if stage.doubtful]
    if len(doubtful) > _FEW or any(
        (total - total_of(some)) % 1 == 0
        for size in range(len(doubtful) + 1)
        for some in combinations(doubtful, size)
    ):
        return None
    if total > _TWICE or (
        total < 1 and not (total >= _LEAST and _is_whole(scene, group, stages, listed=listed))
    ):
        return None
    first, *others = stages
    mine = [stage for stage in stages if stage.clause.id == first.clause.id]
    return figures_differ(
        scene,
        first.clause,
        (first.start, mine[-1].share.end),
        "percent",
        {"sum": f"{plain(total * 100)}%"},
        [stage.clause for stage in others],
    )


def _is_whole(scene: Scene, group: Sequence[Clause], stages: Sequence[_Stage], *, listed: bool) -> bool:
    """Tell whether these are all payments: the last of several is what remains, or a list has one in each
    item, and no other share."""
    if not listed:
        return len(stages) >= _SEVERAL and any(stage.last for stage in stages)
    shares = [one for clause in group for one in scene.quantities(clause) if one.sort == "percent"]
    return len(shares) == len(stages) >= _SEVERAL - any(stage.last for stage in stages)


def _stages(
    scene: Scene, words: _Words, clause: Clause, span: tuple[int, int], *, listed: bool
) -> Iterator[_Stage]:
    """Yield the shares of a price that a sentence says are paid; `listed`: the words above it say so."""
    text = scene.text(clause)
    start, end = span
    if not _SHARE.search(text, start, end) or not (listed or words.paid.search(text, start, end)):
        return
    for share in scene.quantities_in(clause, start, end):
        if share.sort != "percent" or share.per or share.bound:
            continue
        part = max(start, text.rfind(words.part, start, share.start) + 1)
        behind = text.find(words.part, share.end, end)
        stop = end if behind < 0 else behind
        if words.other.search(text, start, stop) or words.within.search(text, part, stop):
            continue
        before = text[part : share.start]
        named = words.base_before.search(before) or words.base_after.match(text, share.end, end)
        if not (
            named
            or words.bare.search(before)
            or words.bare_after.match(text, share.end, end)
            or (listed and words.opening.search(before))
        ):
            continue
        base = words.general.sub("", named["base"]) if named else None
        if named and words.stage.search(named["base"]) and text[share.start - 1] != "的":
            base = None
        doubtful, last = (bool(one.search(text, start, end)) for one in (words.doubtful, words.last))
        yield _Stage(clause, part, share, base, doubtful, last)
