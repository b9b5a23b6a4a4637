"""Who pays in the end for an act that stayed: 自费办理 and 办理，费用由甲方承担; 由甲方垫付、乙方报销 and
由甲方负担."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.contents import told_as_wording
from reviewer.findings.obligations.gains import relieved, who
from reviewer.findings.obligations.shifts import BEARING
from reviewer.findings.obligations.words import observed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["cost_passed", "own_costs"]

_OWN = lazy(
    r"自费|自[负担付](?:相关|有关|全部|一切|其)?费用|费用(?:均|概)?(?:自理|自负|自担|自付)"
    r"|自行(?:承担|负担|支付)(?:相关|有关|全部|一切|所需|由此产生的|其)*(?:费用|开支)"
)
"""Words by which whoever acts pays for the act."""
_AT_COST = lazy(
    r"在[^，,。；;]{2,8}?(?:承担|负担|支付)[^，,。；;]{0,6}?(?:费用|开支)的(?:前提|条件|情况|情形)下"
    r"|[^，,。；;由]{0,10}(?:费用?|开支)[^，,。；;由归]{0,8}[由归][^，,。；;]{2,8}?"
    r"(?:另行|自行|全额|据实)?(?:承担|负担|支付|自理|自负|自付|各半(?:承担|负担)?|平均(?:承担|负担|分担)|均摊|分担)"
)
"""Words by which somebody who is named pays for it."""
_ADVANCED = lazy(
    r"(?:垫付|垫支|代垫|代付|预付)[^。；;]{0,12}?(?:实报实销|报销|据实(?:结算|支付)|偿还|返还|归还|补还)"
)
"""Words by which somebody else makes good what was laid out."""
_BORNE = lazy(r"(?:由|归)[^，,。；;]{2,8}?(?:自行)?(?:承担|负担|自理|自负|自付|支付)")
_NEAR = 4
"""So many letters before these words stands whoever acts: 由乙方自费."""
_REACH = 12
"""So many letters before an advance stands whoever makes it."""


class _Paid(Struct, frozen=True):
    """Who pays, and the words that say so."""

    payer: str
    span: Span


def own_costs(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each act for which another pays now, where one side says by whom it is done
    and not who pays, or who lays out and not who bears; of wording where the same pays."""
    if "费" not in reading.base.text or "费" not in reading.draft.text:
        return
    for base in (True, False):
        side = reading.base if base else reading.draft
        for mine, theirs in ((_own(side), _AT_COST), (_advanced(side), _BORNE)):
            for one in mine:
                if not reading.touched(one.span, base=base):
                    continue
                two = _named(reading, one, theirs, base=not base)
                if two is None:
                    continue
                old, new = (one, two) if base else (two, one)
                if old.payer == new.payer:
                    quotes = reading.base.quote(*old.span), reading.draft.quote(*new.span)
                    yield told_as_wording(reading.view.pair.id, *quotes, 1)
                    continue
                yield cost_passed(reading, old.span, new.span, (old.payer, new.payer), "agent")


def cost_passed(reading: Reading, base: Span, draft: Span, payers: tuple[str, str], slot: str) -> Observation:
    """Return that a cost falls on another party: where it is said on both sides, and who pays there."""
    old, new = payers
    return observed(
        reading,
        "bearer",
        "bearer.cost",
        "cost",
        base=base,
        draft=draft,
        favours=relieved(reading, old, new),
        params={"old": who(old), "new": who(new)},
        data={"from": old, "to": new, "slot": slot, "grade": None},
    )


def _own(side: Side) -> Iterator[_Paid]:
    for match in _OWN.finditer(side.text):
        norm = side.norm_at(*match.span())
        near = [m for m in side.mentions_from((match.start() - _NEAR, match.start())) if m.slot in BEARING]
        payer = side.key(near[-1].label if near else norm.bearer if norm else None)
        if payer:
            yield _Paid(payer, match.span())


def _advanced(side: Side) -> Iterator[_Paid]:
    for match in _ADVANCED.finditer(side.text):
        named = [m for m in side.mentions_from((match.start() - _REACH, match.end())) if m.sort != "third"]
        first = [m for m in named if m.end <= match.start()]
        later = [m for m in named if m.start >= match.start()]
        payer = side.key(later[-1].label) if later else None
        if first and payer:
            start = first[-1].start - (side.text[first[-1].start - 1 : first[-1].start] == "由")
            yield _Paid(payer, (start, match.end()))


def _named(reading: Reading, one: _Paid, words: re.Pattern[str], *, base: bool) -> _Paid | None:
    """Return who pays on the other side, in the sentence that answers to one of this side."""
    here, side = (reading.draft, reading.base) if base else (reading.base, reading.draft)
    low, high = reading.across(here.sentence(one.span[0]), from_base=not base)
    high = max(high, side.sentence(max(low, high - 1))[1])
    for match in words.finditer(side.text, low, high):
        named = [m for m in side.mentions_from(match.span()) if m.sort != "third"]
        payer = side.key(named[-1].label) if named else None
        if payer and reading.touched(match.span(), base=base) and not _OWN.search(match.group()):
            return _Paid(payer, match.span())
    return None
