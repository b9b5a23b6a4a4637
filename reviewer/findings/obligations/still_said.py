"""A word of risk that came or went while what it says stands there in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.sentences import part_around
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.risk_words import Hit

__all__ = ["asked_in_form", "cured_still", "deemed_still", "limited_still"]

_MARKS = "，,。；;"


def _there(reading: Reading, old: Hit | None, new: Hit | None) -> tuple[str, int, int] | None:
    """Return the other side's text, and where the part of it stands that answers to the part of a word; None
    where no word is given."""
    hit, side, other = (old, reading.base, reading.draft) if old else (new, reading.draft, reading.base)
    if hit is None:
        return None
    low, high = reading.across(
        part_around(side.text, (hit.start, hit.end), _MARKS), from_base=old is not None
    )
    return other.text, low, high


_DEEMS = lazy(
    r"以[^，,。；;]{2,20}?为[^，,。；;]{0,6}?(?:送达|签收|收到|收悉|生效|交付|到达|完成|同意|放弃)(?:日期?|时间|时|之日)?(?=$|[，,。；;])"
    r"|即(?:表示|表明|意味着|代表)[^，,。；;]{0,10}?(?:同意|接受|认可|知悉|理解|确认|放弃)"
)
"""What takes one thing for another without the word for it: 以退回日为送达日, 即表示已接受."""


def deemed_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether the other side takes the same for so in other words: 退回之日视为送达, 以退回日为送达日."""
    there = _there(reading, old, new)
    if there is None:
        return False
    text, low, high = there
    end = min((at for mark in _MARKS if (at := text.find(mark, high)) >= 0), default=len(text))
    return _DEEMS.search(text, low, end) is not None


_WRITTEN = lazy(r"(?<!非)书面|\bwritten\b|\bin writing\b", re.IGNORECASE)


def asked_in_form(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether the same form is asked for in the words that stand in this place on the other side:
    取得甲方书面同意, 书面知会甲方."""
    hit = old or new
    there = _there(reading, old, new)
    return there is not None and hit is not None and hit.member == "written" and bool(_WRITTEN.search(*there))


_CURED = lazy(r"[内后](?:仍然?|均)?[未不][^，,。；;]{0,8}?(?:改正|纠正|补正|补救|整改|消除|履行)")


def cured_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether a time to put things right stands on the other side in other words: 仍未纠正, 未着手纠正."""
    there = _there(reading, old, new)
    return there is not None and _CURED.search(*there) is not None


_LIMIT_ENDS = lazy(r"为(?:最高)?上?限(?=$|[，,。；;、）)])")


def limited_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether the words that end a limit stand on both sides, and only what it is measured by changed:
    以能够预见的为限, 以应当预见的为限."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    if hit is None or not _LIMIT_ENDS.search(side.text, hit.start, hit.end):
        return False
    there = _there(reading, old, new)
    return there is not None and _LIMIT_ENDS.search(*there) is not None
