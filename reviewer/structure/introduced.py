"""A party as a contract introduces it, and what can be the name of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.model import PartyField

__all__ = ["LEGAL_FORM", "NO_PARTY", "Introduction", "name_of"]

_LETTER = lazy(r"[^\W\d_]")
_SLOT = lazy(
    r"^[\[【〔{<［][^\]】〕}>］]*[\]】〕}>］]$|^[_＿\s/／.…xX×*某]*$|^(?:待定|TBD|N/A)$|^[xX×某*\s]+(?:有限)?公司$"
)
LEGAL_FORM = r",\s*(?:Ltd|Limited|Inc|Incorporated|LLC|L\.L\.C|LLP|Corp|plc|PLC|S\.A|GmbH|B\.V|Pte|Pty)\b\.?"
"""What behind a comma still belongs to the name of a firm: Harbour Foods Co., Ltd."""
NO_PARTY = lazy(
    r"双方|各方|三方|多方|当事人|(?:合同|协议|服务|法)$|条例|项目|房屋|产品|系统|设备|货物|软件|信息|标的"
    r"|Agreement|Parties$|^Party$|Services?$|Date$|Products?$|Software$|Term$|Fees$|^IP$"
    r"|^(?:PRC|P\.R\.C|UK|U\.K|USA?|EU|HKSAR|China|Hong Kong|Singapore)\.?$"
)
"""Short names that are given to things."""


class Introduction(Struct):
    """A party while its words are being gathered."""

    label: str
    designation: str | None
    name: str | None
    clause: str
    start: int
    end: int
    fields: list[PartyField] = field(default_factory=list)
    alias: str | None = None
    """A short name given beside the label."""
    others: tuple[str, ...] = ()
    """Other forms of a pronoun that is the label."""


def name_of(words: str) -> str | None:
    """Return a name, None for a slot that is to be filled with one."""
    bare = words.strip(" _＿：:")
    if not _LETTER.search(bare) or _SLOT.match(bare) or words[0] in "[【〔{<（(_＿":
        return None
    return bare
