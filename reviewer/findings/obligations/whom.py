"""Whom a name in a sentence means: the party, somebody of its choice or group, the other of two; and the norm
that it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.side import OTHER
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm
    from reviewer.language.norms_slots import Mention

__all__ = ["agreeing", "borne_norm", "key_of", "meant", "nominee", "same_norm", "stand_in_of"]

_AGREE = lazy(r"(?:共同|另行|友好|平等|一致)?(?:协商|商定|约定|商议|同意|确认)|(?i:\s*(?:mutually\s+)?agree)")
_NOMINEE = lazy(
    r"(?:的(?:关联公司|关联方|关联企业|(?:全资|控股)?子公司|母公司|(?:控股|实际|大)?股东|实际控制人|分公司|分支机构|代理人|保险人|保险公司|担保人|继受人|经销商)|指定的?(?:第三方|第三人|主体|单位|人员|其他方))"
)
_CHOSEN = lazy(
    r"(?:(?:共同)?(?:委托|指定|聘请|认可|选定|指派|委派|授权|推荐)的?[^，。；的]{0,8}?"
    r"(?:第三方|第三人|主体|单位|人员|其他方|机构|公司|专家|代表|银行|承包商|服务商|供应商)(?:[^，。；的]{0,4}(?:机构|公司|单位))?)"
)


def nominee(side: Side, mention: Mention) -> str:
    """Return the words after a name that put somebody else of its choice or group in its place."""
    match = _NOMINEE.match(side.text, mention.end)
    return match.group() if match else ""


def stand_in_of(side: Side, mention: Mention) -> str:
    """Return the words after a name by which somebody of its choice or group acts: 委托的第三方检测机构."""
    match = _CHOSEN.match(side.text, mention.end)
    return match.group() if match else nominee(side, mention)


def agreeing(side: Side, mention: Mention) -> bool:
    """Whether the word only says that both agree on something (双方协商): who decides is told as a
    qualifier."""
    return mention.sort == "collective" and bool(_AGREE.match(side.text, mention.end))


def meant(reading: Reading, mention: Mention, *, base: bool) -> str | None:
    """Return whom a name means: the other of two parties where one bears the norm, 甲方应补偿对方."""
    side, key = (reading.base if base else reading.draft), key_of(reading, mention, base=base)
    norm = side.norm_at(mention.start, mention.end) if key == OTHER else None
    return (reading.other(side.key(norm.bearer)) if norm else None) or key


def key_of(reading: Reading, mention: Mention | None, *, base: bool) -> str | None:
    """Return who a mention stands for, in the baseline's labels; None for no mention."""
    if mention is None:
        return None
    return (reading.base if base else reading.draft).key(mention.label)


def same_norm(reading: Reading, norm: Norm, *, base: bool) -> Norm | None:
    """Return the norm of the other side that has most of the act of this one; None where none has any."""
    other = reading.draft if base else reading.base
    best, share = None, 0
    for candidate in other.norms:
        if candidate.derived:
            continue
        pair = (norm.action, candidate.action) if base else (candidate.action, norm.action)
        overlap = reading.overlap(*pair)
        if overlap > share:
            best, share = candidate, overlap
    return best


def borne_norm(side: Side, mention: Mention) -> Norm | None:
    """Return the norm that a mention bears, else the norm in whose words it stands."""
    for norm in side.norms:
        if norm.bearer_span == (mention.start, mention.end) and not norm.derived:
            return norm
    return side.norm_at(mention.start, mention.end)
