"""Whom the sentence around a quantity binds: who performs, or, where money is owed, who pays in the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewer.findings.context import sentence_at
from reviewer.findings.tables import table
from reviewer.language.norms_slots import find_mentions
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.findings.view import ClauseView
    from reviewer.language.norms_slots import Mention
    from reviewer.model import Contract

__all__ = ["bearer_of", "gainer", "other_party"]

_COLLECTS = lazy(
    r"(?<![被遭])(?:收取|获得|取得|获取|享有|领取|扣除|扣留|扣减|扣收|扣款|扣抵|抵扣|没收|主张|索赔(?!事[由件项]|原因|请求|通知|期|发生|产生|之日|所涉|所依)|索要|追偿|追索|追讨|拒付|减付|少付"
    r"|不予(?:退还|返还|支付)|不(?:退还|返还)|(?:要求|责令|请求)[^，。；]{0,24}?(?:支付|赔偿|承担|返还|退还|补足))"
    r"|\b(?:receive|collect|deduct|charge|recover|claim|withhold|retain|set off|forfeit)",
    re.IGNORECASE,
)
_PAYS = lazy(
    r"支付|付款|付清|给付|赔偿|补偿|承担|负担|返还|退还|缴纳|交纳|赔付|偿还|清偿|计付|计收|计算|违约金|责任|为限|不超过"
    r"|\b(?:pay|bear|reimburse|indemnif|refund|compensat|liab)",
    re.IGNORECASE,
)
_DEMANDED = lazy(r"(?:要求|责令|请求|require|request)\s*(?:the\s+)?$", re.IGNORECASE)
_LED = lazy(
    r"(?:要求|责令|请求|\b(?:require|request|permit|allow|authori[sz]e|entitle|enable|let)s?)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a party that is made or left to act: the act is that party's."""
_RECEIVES = lazy(
    r"\s(?:(?:has|have|had) (?:first )?been|is|are|shall be|will be) (?:given|sent|notified|told|informed)\b"
    r"|\s(?:(?:shall|will|must|should) )?(?:has |have )?receiv(?:es?|ed)\b"
)
"""Behind a party, what makes it the one to whom something is done: unless the Owner has been given notice."""
_FREE = lazy(r"有权|可以?|\b(?:may|entitled)\b")
_OWED = lazy(
    r"^(?:方)?(?:的)?(?:累计|全部|总体|合同|最高)?(?:赔偿|违约金|责任|应付)"
    r"|^(?:['’]s?)?\s*(?:(?:total|aggregate|maximum|overall|entire|cumulative|combined|annual|and|or)[\s,]+)*"
    r"liabilit",
    re.IGNORECASE,
)
_LIABLE_OF = lazy(r"\bliabilit\w+ of (?:the )?$", re.IGNORECASE)
_COLLECTED = lazy(r"^[^，。；]{0,8}?(?:收取|扣收|扣除|追偿|追索|主张|索赔)")
_ASIDE = lazy(r"[（(][^（()）]*[）)]")
_CASE = ("的", "时", "后", "前")
"""Ends of a part that only sets the case: 第三方向甲方主张权利的."""
_NAMED_BY_HEADING = 20


def bearer_of(view: ClauseView, start: int, measure: str) -> str | None:
    """Return the baseline label of the one whom the sentence binds, `both` for either party, None where
    unclear.

    Of money owed that is the one who pays: `甲方有权扣减5%` and `甲方有权要求乙方支付` bind 乙方. Else the
    nearest party in subject position before `start` serves; then a heading that names one; then, for
    measures that only one role can owe, the party of that role; measures that always weigh on one role ask
    for nothing else.
    """
    tables = table("impact")
    row: Mapping[str, Any] = tables["measures"].get(measure, {})
    if measure in tables["fixed"]:
        return _by_role(view.contract, view.labels, tables["groups"][row["bearer"]])
    begin, end = sentence_at(view.text, start, start)
    mentions = [m for m in find_mentions(view.text, view.labels) if begin <= m.start < end]
    if measure in _OF_PAYING and (taker := _into_account(view, mentions, end)) is not None:
        return other_party(view.contract, view.labels, taker)
    paid = measure in tables["paid"]
    told, found = _payer(view, mentions, start, end) if paid else _subject(view, mentions, begin, start)
    if told:
        return found
    for above in view.index.ancestors(view.clause):
        heading = above.heading or above.text[:_NAMED_BY_HEADING]
        named = {label for label in view.labels if label in heading}
        if len(named) == 1:
            return view.labels[named.pop()]
    group = row.get("bearer")
    return _by_role(view.contract, view.labels, tables["groups"][group]) if group else None


_OF_PAYING = frozenset({"payment_term", "price", "rent", "wage", "commission", "royalty"})
_INTO = lazy(r"(?:转入|汇入|划入|打入|存入|转至|汇至|划至|付至|支付至|支付到|拨付至)$")
_ACCOUNT = lazy(r"(?:的|所)?(?:指定|名下)?的?(?:银行|收款)?[账帐]户")


def _into_account(view: ClauseView, mentions: Sequence[Mention], end: int) -> str | None:
    """Return who is paid where the sentence says into whose account: 货款转入卖方账户."""
    for mention in mentions:
        if _INTO.search(view.text, 0, mention.start) and _ACCOUNT.match(view.text, mention.end, end):
            return _label(view, mention)
    return None


def _label(view: ClauseView, mention: Mention) -> str | None:
    if mention.sort == "party":
        return view.labels.get(mention.label)
    return "both" if mention.sort in ("collective", "variable") else None


def _payer(view: ClauseView, mentions: Sequence[Mention], start: int, end: int) -> tuple[bool, str | None]:
    """Return whether the sentence tells who pays, and who it is: None where its words pull two ways."""
    text = view.text
    for mention in mentions:
        if text[mention.end : _part_end(text, mention.end, end)].endswith(_CASE):
            continue
        agent = mention.slot == "agent" and _PAYS.search(text, mention.end, _part_end(text, mention.end, end))
        demanded = mention.slot in ("object", "bearer") and _DEMANDED.search(text[: mention.start])
        collected = mention.slot == "beneficiary" and _COLLECTED.match(text[mention.end : end])
        owes = mention.slot in ("possessor", "bearer") and _OWED.match(text[mention.end : end])
        owes = owes or (mention.slot == "possessor" and _LIABLE_OF.search(text[: mention.start]))
        if (agent or demanded or collected or owes) and (label := _label(view, mention)):
            return True, label
    subjects = [m for m in mentions if m.slot == "bearer" and m.start < start and _label(view, m)]
    if subjects:
        last = subjects[-1]
        label = _label(view, last)
        words = _ASIDE.sub("", text[last.end : max(_part_end(text, start, end), start)])
        if label == "both" or label is None:
            return True, "both"
        if _COLLECTS.search(words):
            return True, other_party(view.contract, view.labels, label)
        if _FREE.search(words) and not _PAYS.search(words):
            return True, None
        return True, label
    causes = {_label(view, m) for m in mentions if m.slot == "cause" and m.start < start}
    if len(causes) == 1:
        return True, causes.pop()
    return bool(causes), None


def _part_end(text: str, start: int, end: int) -> int:
    """Return where the part of the sentence around `start` ends: its next comma, or the sentence's end."""
    return min((at for mark in "，," if (at := text.find(mark, start, end)) >= 0), default=end)


def _subject(
    view: ClauseView, mentions: Sequence[Mention], begin: int, start: int
) -> tuple[bool, str | None]:
    """Return whether a party acts or is made to act before `start`, and the last that does."""
    found: tuple[bool, str | None] = (False, None)
    for mention in mentions:
        if mention.start >= start or mention.sort == "third":
            continue
        if _RECEIVES.match(view.text, mention.end):
            continue
        demanded = mention.slot == "object" and _LED.search(view.text[begin : mention.start])
        if mention.slot not in ("bearer", "agent") and not demanded:
            continue
        if label := _label(view, mention):
            found = True, label
    return found


def _by_role(contract: Contract, labels: Mapping[str, str], roles: Iterable[str]) -> str | None:
    wanted = set(roles)
    fitting = [party.label for party in contract.parties if party.role in wanted]
    return labels.get(fitting[0], fitting[0]) if len(fitting) == 1 else None


def other_party(contract: Contract, labels: Mapping[str, str], label: str) -> str | None:
    """Return the baseline label of the opposite party where there are just two, else None."""
    mapped = [labels.get(party.label, party.label) for party in contract.parties]
    if len(mapped) != 2 or label not in mapped:
        return None
    return mapped[1 - mapped.index(label)]


def gainer(view: ClauseView, measure: str, bearer: str | None, *, rises: bool) -> str:
    """Return whom a rise (or fall) of the measure favours: a baseline label, `none` or `unclear`."""
    up = table("impact")["measures"].get(measure, {}).get("up", "unclear")
    if up == "none" or (bearer == "both" and up != "unclear"):
        return "none"
    if up == "unclear" or bearer is None or bearer == "both":
        return "unclear"
    to_bearer = (up == "bearer") == rises
    return bearer if to_bearer else other_party(view.contract, view.labels, bearer) or "unclear"
