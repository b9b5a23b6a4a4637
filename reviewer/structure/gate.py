"""Whether a text is a contract, an article about contracts, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from reviewer.errors import StructureError
from reviewer.patterns import lazy
from reviewer.structure.zones import is_signature, is_title

if TYPE_CHECKING:
    from reviewer.model import Clause, Contract, ContractKind, Party
    from reviewer.structure.build import Outline

Read = TypeVar("Read", "Contract", "Outline")

_AGREED = lazy(
    r"达成(?:如下|以下|一致)|订立本|签订本|协议如下|约定如下|签署本|立此|特立"
    r"|hereby agree|agree as follows|WITNESSETH|is (?:made|entered)",
    re.IGNORECASE,
)
_ABOUT = lazy(
    r"本文|合同(?:中|还)?(?:应|可以|必须)(?:当)?(?:明确|规定|包括|约定|注明)|签订(?:此类)?合同(?:时|前)|(?:企业|读者|当事人)在签订|注意事项|条款(?:应|需)|"
    r"例如[，,]合同|合同的(?:核心|关键|重要)|this article|when (?:drafting|negotiating) (?:a|the) contract"
)
_ENDED = lazy(r"[。.!！?？…；;”\"」』）)\]】_＿]$")
_DUTY = lazy(
    r"(?:甲|乙|丙|双|各|[一对]|委托|出租|承租|买|卖|供|需|披露|接收)方"
    r"|[出承]租人|买受人|出卖人|shall|agrees to|本合同|本协议"
)


def gate(clauses: tuple[Clause, ...], parties: tuple[Party, ...], title: str) -> ContractKind:
    """Tell a contract from an article about contracts and from anything else, in doubt for the contract.

    For a contract speak a party block, recitals or words of agreement, three numbered articles, a signature
    block, a title. For an article speak unnumbered paragraphs that say what contracts should contain.
    """
    numbered = sum(
        1 for clause in clauses if clause.number and clause.kind in ("article", "clause", "chapter", "item")
    )
    body = [clause for clause in clauses if clause.kind != "note"]
    block = any(party.clause is not None and party.start < party.end for party in parties)
    signs = (
        (2 if block else 0)
        + (1 if any(clause.kind == "recital" for clause in clauses) else 0)
        + (1 if numbered >= 3 else 0)
        + (1 if any(clause.kind == "signature" or is_signature(clause.text) for clause in body[-8:]) else 0)
        + (1 if is_title(title) else 0)
        + (1 if any(_AGREED.search(clause.text) for clause in body[:30]) else 0)
    )
    about = sum(len(_ABOUT.findall(clause.text)) for clause in body[:200])
    if not block and about >= 3 and signs <= 3 and about * 2 > len(parties) and numbered < 3 + about:
        return "article"
    if signs >= 2 or (signs and sum(1 for clause in body[:200] if _DUTY.search(clause.text)) >= 3):
        return "contract"
    return "other"


def is_truncated(clauses: tuple[Clause, ...]) -> bool:
    """Tell whether the text breaks off: no signature block, and the last words end no sentence."""
    body = [clause for clause in clauses if clause.kind != "note"]
    if not body or any(clause.kind in ("signature", "annex") for clause in body):
        return False
    last = body[-1]
    if last.kind in ("table", "title", "party", "preamble"):
        return False
    words = last.text.rstrip()
    return not _ENDED.search(words)


def require_contract(contract: Read) -> Read:
    """Return the contract, or the outline of one; StructureError where it can be no side of a comparison.

    Refused are an article about contracts and a document without a word in it; anything else can be compared.
    """
    if contract.kind == "article":
        raise StructureError("structure.not_a_contract", path=contract.document.path)
    if not any(clause.kind != "note" and clause.text for clause in contract.clauses):
        raise StructureError("structure.no_text", path=contract.document.path)
    return contract
