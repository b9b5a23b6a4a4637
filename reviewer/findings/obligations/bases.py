"""What a share is a share of: `开发费用总额的15%` is another sum once it is `该阶段款项的15%`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.language.folding import fold_key
from reviewer.language.quantities import find_quantities
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["base_changes"]

_BASE = lazy(
    r"(?:按照?|以|依|为|超过|高于|低于|于|占|达|支付|缴纳|收取|扣除|扣减|扣留|赔偿|承担|返还|退还|提取|预留|每日|每月|每年|日|应)"
    r"(?P<base>[^，,。；;：:、（()）\d]{2,24}?)(?:的|之)?(?:每日|每天|日|每月|每年|年)?(?:(?:为|按)?)$"
)
_FARTHEST = 40
"""No words of a base before a share are longer."""
_LIMIT = lazy(
    r"(?:以(?P<up>[^，,。；;：:、（()）\d]{2,24}?)(?:为限|为上限|为准)"
    r"|(?:不(?:得)?超过|不高于|上限为|最高为|限于)(?P<to>[^，,。；;：:、（()）\d]{2,24}?)(?:为限|为上限|为准|(?=[，,。；;]|$)))"
)
_SUM = lazy(r"款|费|额|价|金|租|薪|工资|报酬|收入|利润|成本|损失|部分|total|price|fee|amount", re.IGNORECASE)


def base_changes(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each share or ceiling that stayed one while the sum it is taken of changed."""
    claimed = Claims(reading, told)
    bases = [old for old in _bases(reading.base) if reading.touched(old, base=True)]
    drafts = _bases(reading.draft) if bases else []
    for old in bases:
        low, high = reading.across(old, from_base=True)
        new = next((span for span in drafts if span[0] < high and low < span[1]), None)
        if new is None or claimed.has(old, new):
            continue
        words = reading.base.text[slice(*old)], reading.draft.text[slice(*new)]
        if not reading.touched(new, base=False):
            continue
        if fold_key(words[0]) == fold_key(words[1]):
            continue
        yield observed(
            reading,
            "condition",
            "condition.base_changed",
            "penalty_base",
            base=old,
            draft=new,
            favours=favoured(reading, reading.draft, new, "unclear"),
            data={"what": "base", "from": words[0], "to": words[1], "change": "base_changed"},
        )


def _bases(side: Side) -> list[Span]:
    """Return where the sums stand of which something is a share, or up to which somebody is liable."""
    found: list[Span] = []
    for quantity in find_quantities(side.text):
        if quantity.sort != "percent":
            continue
        low, _ = side.sentence(quantity.start)
        match = _BASE.search(side.text, max(low, quantity.start - _FARTHEST), quantity.start)
        if match and _SUM.search(match["base"]):
            found.append(match.span("base"))
    shares = SpanIndex(found)
    for match in _LIMIT.finditer(side.text):
        name = match.lastgroup or "to"
        start = match.start(name)
        if _SUM.search(match[name]) and not shares.meeting((start, start + 1)):
            found.append(match.span(name))
    return found
