"""The event that starts a period: `自签订之日起`, `收到发票后`, `期满前`."""

from __future__ import annotations

from reviewer.patterns import lazy

_EVENT = lazy(
    r"(?:自(?!然)|从|于|在|经)?(?P<event>[^,。;:!?、()\[\]\s0-9]{1,30}?)"
    r"(?P<tail>(?:之日|当日|当天|次日|之次日|的次日|第二日)?起(?:算|计算|计)?(?:的)?|(?:之|以)?(?<!最)后的?|(?<!提)(?:之日)?(?:之|以)?前"
    r"|之日|(?<=[期届]满))"
    r"(?:提前|的|满|至少|应|须|[甲乙丙丁双对][方])*(?!(?:方|才|即|均)?(?:可以?|得以?|能|有权)(?![在于自])[^,。;]{2,3}$)(?:[^,。;:!?、()\[\]\s0-9]{0,4})$"
)
_OTHER_DAYS = "当次同作假节生两三四五六七八九十"
"""What stands before 日 in words that name a day of their own: 次日, 工作日; 签订日 is 签订之日."""
_TAIL = lazy(r"[起后前日满]")
_STOP = lazy(r"(?s:.*)[,。;:!?、()\[\]\s0-9]")
"""Up to the last character that no part of `_EVENT` takes in: what reaches the end begins behind it."""
_LEAD = lazy(
    r"^.*(?:应当|应于|应在|应自|应|须在|须|需|可于|可在|可|得于|必须|有权|自(?!然|行|动|身|愿|主|有)|从(?!事|业)|并于|并在|并|则|且|于|在|由|为"
    r"|[不未](?:得|应|能|可|宜)?(?:超过|超出|高于|多于|大于|长于|晚于|迟于|低于|少于|小于|短于|早于)"
    r"|至少|至多|最少|最多|最低|最高|相当于|等于)(?=.{2})"
)
_PARTY = lazy(
    r"^(?:[甲乙丙丁戊][、]?[乙丙丁]?双?方|双方|各方|一方|任何一方|对方|守约方|违约方|该方|任一方|任意一方|其|如|若|经|待|当)+"
)


_ENGLISH = lazy(
    r"\s?(?:(?:of\s)?(?P<how>after|following|from|prior to|before)"
    r"|of(?=\s(?:(?:the|its|their|such|an?)\s)?(?:\w+['’]s?\s)?"
    r"(?:date|receipt|receiving|issue|issuance|issuing|delivery|signature|signing"
    r"|execution|notice|notification|completion|acceptance|dispatch|shipment|invoice|demand|request|becoming|being"
    r"|termination|expiry|occurrence|call|claim|order|application|arrival)\b))\s(?:the\s)?"
    r"(?P<event>[A-Za-z][A-Za-z' -]{2,60}?)"
    r"(?=[,.;:)]|$"
    r"|(?<!\sof)(?<!ing)(?<!s)(?<!ed)(?<!\sthat)(?<!\son)(?<!\sfor)\sthe\s"
    r"|\s(?:at|by|to|and|or|in|shall|with)\s)"
)


_PAID_FIRST = lazy(r"(?:支付|交纳|缴纳|缴付|预付|预缴|付清)[前后首]$", needs="前后首")
_SUMS = lazy(
    r"的[\u4e00-\u9fff]{0,6}?(?:租金|房租|费|款|工资|薪|报酬|利息|佣金)"
    r"|(?:租金|房租|租赁费|服务费|管理费|物业费|费用|工资|利息)"
)
"""Behind a payment and before a sum, the periods for which it is paid, and no event: 支付前三个月的租金."""


def find_event(text: str, start: int, end: int, floor: int) -> tuple[str, tuple[int, int]] | None:
    """Return the event that starts the period at `start` to `end`, with its offsets, or None.

    A Chinese text names it before the period (not before `floor`), an English one behind it.
    """
    english = _ENGLISH.match(text, end)
    if english:
        before = english["how"] in ("before", "prior to")
        return ("before " if before else "") + english["event"].casefold(), english.span("event")
    low = max(floor, start - 48)
    left = text[low:start]
    if _PAID_FIRST.search(left) and _SUMS.match(text, end):
        return None
    stop = _STOP.match(left)
    behind = stop.end() if stop else 0
    if not _TAIL.search(left, behind):
        return None
    found = _EVENT.search(left, behind)
    if found is None:
        return None
    begin, end = found.span("event")
    words = found["event"]
    for trim in (_LEAD, _PARTY):
        lead = trim.match(words)
        if lead and lead.end() < len(words):
            begin += lead.end()
            words = words[lead.end() :]
    if not words or len(words) > 24:
        return None
    tail = found["tail"]
    if tail.startswith("起") and len(words) > 2 and words[-1] == "日" and words[-2] not in _OTHER_DAYS:
        words = words[:-1]
    if "次日" in tail or "第二日" in tail:
        words += "次日"
    elif tail.endswith("前"):
        words += "前"
    return words, (low + begin, low + end)
