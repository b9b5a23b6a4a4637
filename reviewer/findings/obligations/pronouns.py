"""A party named on one side and taken up by a pronoun on the other: 由乙方承担, 由其承担."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.norms_slots import last_named
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.language.norms import Span

__all__ = ["taken_up"]

_PRONOUN = lazy(
    r"(?<![尤极及])其(?![他它余中间实次])|该方|自己"
    r"|(?i:\b(?:it|itself|him|her|them|they|he|she|himself|herself|his|its|their|the (?:latter|former))\b)"
)
_BESIDE = 1


def taken_up(reading: Reading, name: Span, key: str | None, *, base: bool) -> bool:
    """Whether a pronoun stands in the place of a party's name on the other side and can mean nobody else.

    `name`: where the party is named, on the baseline's side or the draft's; `key`: which party it is. The
    pronoun means the party that its sentence names last before it.
    """
    there = reading.draft if base else reading.base
    low, high = reading.across(name, from_base=base)
    found = _PRONOUN.search(there.text, max(0, low - _BESIDE), high + _BESIDE)
    if found is None or key is None:
        return False
    begin = 0 if found.group().isascii() else there.sentence(found.start())[0]
    last = last_named(there.mentions_from((begin, found.start())))
    return last is not None and there.key(last) == key
