"""A right that is a duty too: the right and obligation to register the marks, the right to register them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import its
from reviewer.findings.obligations.words import observed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation

__all__ = ["rights_and_duties"]

_DUTY = r"(?:the |an? )?(?:obligations?|dut(?:y|ies)|responsibilit(?:y|ies))"
_BOTH = lazy(
    rf"\brights?,? (?:and|as well as|but also)(?: also)? {_DUTY}(?=,? to\b)"
    rf"|\b(?:obligation|duty|responsibility),? (?:and|as well as) (?:the |a )?right(?=,? to\b)",
    re.IGNORECASE,
    needs=("right",),
)
_RIGHT = lazy(r"\brights?(?=,? to\b)", re.IGNORECASE, needs=("right",))


def rights_and_duties(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each right that was a duty too and is no more, or is one now."""
    sides = reading.base, reading.draft
    if not any("right" in side.text for side in sides):
        return
    for base in (True, False):
        here, there = sides if base else sides[::-1]
        for match in _BOTH.finditer(here.text):
            if not reading.touched(match.span(), base=base):
                continue
            low, high = reading.across(here.sentence(match.start()), from_base=base)
            if _BOTH.search(there.text, low, high):
                continue
            alone = [
                one.span()
                for one in _RIGHT.finditer(there.text, low, high)
                if reading.across(one.span(), from_base=not base)[0] <= match.end()
            ]
            if not alone:
                continue
            nearest = min(
                alone, key=lambda one: abs(reading.across(one, from_base=not base)[0] - match.start())
            )
            yield observed(
                reading,
                "modality",
                "modality.duty_to_option" if base else "modality.option_to_duty",
                "duty_to_option" if base else "option_to_duty",
                base=match.span() if base else nearest,
                draft=nearest if base else match.span(),
                favours="unclear",
                params={"its": its(here, None)},
                data={
                    "from": match.group() if base else there.text[slice(*nearest)],
                    "to": there.text[slice(*nearest)] if base else match.group(),
                    "direction": "weakened" if base else "strengthened",
                    "bearer": None,
                },
            )
