"""A ban with a way out and leave with a limit: one rule in two shapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.grades import family
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Norm

__all__ = ["both_limit", "limited", "turned_out"]

_ONLY = lazy(r"\bonly\b", re.IGNORECASE)
_UNTIL = lazy(r"\b(?:until|unless|without|before|except|save|other than|prior to)\b", re.IGNORECASE)
_UNLESS = lazy(r"未|非经|不经|除非|(?:之前|以前|前)[，,]?[^，,。；;]{0,8}不")
_ONLY_ONCE = lazy(
    r"[后时下的][，,]?[^，,。；;]{0,6}?"
    r"(?:(?<![甲乙丙丁戊双各对买卖供需售购])方(?:可|能|得)|(?<=[后时下的，,方])方有权|[才始](?:可|能|得|有权))"
    r"|(?:应当?|必须|须)(?:事先|先行|先)?(?:经|取得|征得|获得)[^，,。；;]{2,16}?(?:同意|许可|批准|认可)(?=$|[，,。；;])"
    r"|应当?在[^，,。；;\d]{2,24}后(?![\d一二三四五六七八九十两])"
    r"|(?<!不)[仅只](?:可|能|得)?[在于有][^，,。；;]{2,24}?(?:后|时|下)"
    r"|(?<![不非可])以[^，,。；;]{2,24}?为[^，,。；;]{0,12}?(?:前提|条件)(?=$|[，,。；;])"
)
"""A ban with a way out, and leave or a duty with a limit: 未取得许可证不得开工, 取得许可证后方可开工."""
_SAME_ACT = 0.5
"""From this share of letters kept on one side, 0 to 1, what is limited is still the same act."""


def both_limit(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether an English ban with a way out gave way to leave with a limit, or the reverse: shall not build
    until the permit is given, may build only once it is given. What the limit is is told by itself."""
    sides = (reading.base.text[slice(*old.sentence)], reading.draft.text[slice(*new.sentence)])
    ban, leave = sides if family(old.grade) == "ban" else sides[::-1]
    return bool(_UNTIL.search(ban) and _ONLY.search(leave))


def turned_out(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether a Chinese ban until something is had gave way to leave, or to a duty, once it is had, or the
    reverse, for the same act. What must be had is told by itself."""
    kinds = family(old.grade), family(new.grade)
    if "ban" not in kinds or not {*kinds} & {"free", "duty"}:
        return False
    sides = (reading.base.text[slice(*old.sentence)], reading.draft.text[slice(*new.sentence)])
    ban, leave = sides if kinds[0] == "ban" else sides[::-1]
    acts = reading.kept_share(old.action, base=True), reading.kept_share(new.action, base=False)
    return limited(ban, leave) and max(acts) >= _SAME_ACT


def limited(one: str, two: str) -> bool:
    """Whether one of two Chinese sentences bars something until leave is had, and the other allows it, or
    owes it, once leave is had: the other then says `not until` less often."""
    return any(
        _UNLESS.search(ban)
        and _ONLY_ONCE.search(leave)
        and len(_UNLESS.findall(ban)) > len(_UNLESS.findall(leave))
        for ban, leave in ((one, two), (two, one))
    )
