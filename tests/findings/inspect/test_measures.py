"""Whatever a contract may settle twice has a name in both languages."""

from __future__ import annotations

import pytest

from reviewer.findings.tables import table
from reviewer.messages import say

MEASURES = sorted(
    {name.removeprefix("en_") for kind in ("agreed", "settled", "stated") for name in table(kind)}
)


@pytest.mark.parametrize(
    "name", [*MEASURES, *"temperature notice_and_term deadline measured act bearing echo".split()]
)
def test_a_measure_has_a_name(name: str):
    assert say(f"check.name.{name}", "zh") != say(f"check.name.{name}", "en")
