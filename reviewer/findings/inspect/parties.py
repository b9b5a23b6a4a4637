"""Parties that the clauses name but the heading does not, and identity codes that cannot be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract

_LABEL = lazy(
    r"(?<![一-鿿])[甲乙丙丁戊]方(?![法案向便位式])|(?<=[由向与和及对为经])[甲乙丙丁戊]方(?![法案向便位式])"
)
_CODE = lazy(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")
_CODE_NAME = lazy(r"统一社会信用代码|信用代码|纳税人识别号|税号")
_GLYPHS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def party_faults(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.party` for labels without a party and for codes that fail the check digit of GB
    32100."""
    yield from _strangers(contract)
    yield from _codes(contract)


def _strangers(contract: Contract) -> Iterator[Observation]:
    known = {word for party in contract.parties for word in (party.label, party.designation) if word}
    if len(contract.parties) < 2:
        return
    known |= {definition.term for definition in contract.definitions}
    strange = [label for label in (f"{glyph}方" for glyph in "甲乙丙丁戊") if label not in known]
    told: set[str] = set()
    for clause in contract.clauses:
        if not any(map(clause.text.__contains__, strange)):
            continue
        for found in _LABEL.finditer(clause.text):
            label = found.group()
            if label not in known and label not in told:
                told.add(label)
                yield Observation(
                    kind="consistency.party",
                    message=Message("findings.inspect.party_unknown", {"label": label}),
                    draft=Quote(clause.id, found.start(), found.end(), label),
                    topic="consistency.party/unknown",
                    data={"label": label},
                )


def _codes(contract: Contract) -> Iterator[Observation]:
    told: set[str] = set()
    for clause in contract.clauses:
        if not _CODE_NAME.search(clause.text):
            continue
        for found in _CODE.finditer(clause.text):
            code = found.group()
            if code in told or check_digit(code) == code[-1]:
                continue
            told.add(code)
            yield Observation(
                kind="consistency.party",
                message=Message("findings.inspect.party_code", {"code": code}),
                draft=Quote(clause.id, found.start(), found.end(), code),
                topic="consistency.party/code",
                data={"code": code, "expected": check_digit(code)},
                source="GB 32100-2015",
            )


def check_digit(code: str) -> str:
    """Return the last character that a unified social credit code of 17 or 18 characters must end with (GB
    32100)."""
    total = sum(_GLYPHS.index(glyph) * weight for glyph, weight in zip(code, _WEIGHTS, strict=False))
    return _GLYPHS[(31 - total % 31) % 31]
