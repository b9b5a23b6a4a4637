"""A name for a point that outlives renumbering: made of what the clause says, not of where it stands."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from reviewer.language.folding import fold_key
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.model import Comparison, Contract, Finding, Quote, Review

__all__ = ["finding_keys", "lasting_words", "point_keys"]

_NUMBER = r"[0-9０-９一二三四五六七八九十百零〇]+"
_REFERENCE = lazy(
    rf"第{_NUMBER}(?:[.．]{_NUMBER})*(?:条|款|项|章|节|编)|本?(?:合同|协议)?[0-9]+(?:[.．][0-9]+)+(?=条|款|项)"
    r"|(?i:\b(?:clause|section|article|paragraph)s?\s+[0-9]+(?:\.[0-9]+)*)"
)
_POINTED, _LETTER = lazy(r"[0-9][.．][0-9]"), lazy(r"[A-Za-z]")
"""What every reference without 第 holds."""
_PLACE = lazy(r"[cpf][0-9]+")


def point_keys(review: Review) -> dict[str, str]:
    """Return the key of every finding of a review, by finding id."""
    return finding_keys(review.findings, review.comparison)


def finding_keys(findings: tuple[Finding, ...], comparison: Comparison) -> dict[str, str]:
    """Return finding id to key: a hexadecimal fingerprint, `-2`, `-3`, … behind it where words repeat.

    The fingerprint covers the kind, the folded words of the clauses on both sides and the quoted words.
    Clause numbers, ids, places and the numbers in cross-references have no part in it, so that a clause
    which is only renumbered keeps its answers. Repeats are told apart by their order in the documents.
    """
    folded: dict[tuple[str, str], str] = {}
    begun: dict[tuple[str, ...], hashlib._Hash] = {}
    """Fingerprints of kind and clauses: a long clause with many findings is gone through once a kind."""
    places = {pair.id: place for place, pair in enumerate(comparison.pairs)}

    def order(finding: Finding) -> tuple[int, int, int]:
        return (
            places.get(finding.pair or "", -1),
            finding.draft.start if finding.draft else -1,
            finding.base.start if finding.base else -1,
        )

    keys: dict[str, str] = {}
    seen: dict[str, int] = {}
    for finding in sorted(findings, key=order):
        quoted = [quote.clause if quote else "" for quote in (finding.base, finding.draft)]
        context = (finding.kind, *quoted)
        if context not in begun:
            before = _clause_words(comparison.base, "base", finding.base, folded)
            after = _clause_words(comparison.draft, "draft", finding.draft, folded)
            begun[context] = hashlib.sha256(_bytes(finding.kind, before, after))
        parts = ["", _words(finding.base, finding.kind), _words(finding.draft, finding.kind)]
        if finding.base is None and finding.draft is None:
            parts.append(json.dumps(_lasting(finding.data), ensure_ascii=False, sort_keys=True, default=str))
        whole = begun[context].copy()
        whole.update(_bytes(*parts))
        digest = whole.hexdigest()[:20]
        count = seen[digest] = seen.get(digest, 0) + 1
        keys[finding.id] = digest if count == 1 else f"{digest}-{count}"
    return {finding.id: keys[finding.id] for finding in findings}


def _bytes(*parts: str) -> bytes:
    return "\x1f".join(parts).encode("utf-8", "surrogatepass")


def is_same_wording(ours: str, theirs: str) -> bool:
    """Return whether a wording put forward is theirs, but for layout; an empty one is nobody's."""
    return bool(ours.strip()) and fold_key(ours) == fold_key(theirs)


def lasting_words(text: str) -> str:
    """Return the folded words of a clause without the numbers that a renumbering changes."""
    if "第" in text or _POINTED.search(text) or _LETTER.search(text):
        text = _REFERENCE.sub("§", text)
    return fold_key(text)


def _clause_words(
    contract: Contract, side: str, quote: Quote | None, folded: dict[tuple[str, str], str]
) -> str:
    if quote is None or quote.clause not in contract.index:
        return ""
    known = (side, quote.clause)
    if known not in folded:
        folded[known] = lasting_words(contract.clause(quote.clause).text)
    return folded[known]


def _words(quote: Quote | None, kind: str) -> str:
    if quote is None:
        return ""
    return fold_key(quote.quote) if kind.startswith("reference.") else lasting_words(quote.quote)


def _lasting(value: Any) -> Any:
    """Return data without clause, pair and finding ids: another version of the file numbers them anew."""
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(name): _lasting(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_lasting(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(_lasting(inner)) for inner in value)
    return None if isinstance(value, str) and _PLACE.fullmatch(value) else value
