"""Words of the baseline under the draft's labels, for a wording that is to stand in the draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Comparison


def for_draft(text: str, comparison: Comparison) -> str:
    """Return baseline words with each party called as the draft calls it, all labels exchanged at once."""
    names = {base: draft for draft, base in comparison.to_base.items() if base != draft}
    if not names:
        return text
    known = sorted({*names, *comparison.to_base.values()}, key=len, reverse=True)
    pattern = re.compile("|".join(_pattern(name) for name in known))
    return pattern.sub(lambda found: names.get(found[0], found[0]), text)


def _pattern(label: str) -> str:
    """Return a pattern for a label; a Latin one only as a word of its own."""
    before = r"(?<![A-Za-z])" if label[0].isascii() and label[0].isalpha() else ""
    after = r"(?![A-Za-z])" if label[-1].isascii() and label[-1].isalpha() else ""
    return f"{before}{re.escape(label)}{after}"
