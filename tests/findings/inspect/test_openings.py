"""What is told of quantities without reading them holds for every quantity that is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewer.findings.inspect.scene import level
from reviewer.language.quantities import find_quantities
from reviewer.language.quantities.bounds import sets_bound
from reviewer.language.quantities.openings import NUMERAL, SPELT, beginning, leading

CONTRACTS = sorted((Path(__file__).parents[3] / "benchmarks").glob("*/contracts/*/*.md"))
LINES = [
    "合同总价为人民币（大写）：壹拾万元整（¥100,000.00），每月 5 日前支付不低于10%。",
    "逾期超过30日的，加收百分之五，每年三月十五日前结清，首月 1 日起至第三个月止。",
    "服务时间为每日上午9点至次日凌晨2点，美元 500 以内，HK$300 以上。",
    "Not less than thirty (30) days after January 5, 2024, up to USD 5,000, 5 days or less.",
    "逾期thirty days or less的，不计违约金。",
    "Half of one per cent or more of the price, at least two copies within a month.",
    "參拾萬元以上，半年之內，过半数，不得低于乙方报价的百分之八十，至少三台。",
    "七成以上，2:3以下，满两年零六个月。",
]


@pytest.mark.parametrize("path", [None, *CONTRACTS], ids=lambda path: path.stem if path else "lines")
def test_quantities_begin_and_are_bounded_as_their_texts_tell(path: Path | None):
    begin = re.compile(beginning())
    for line in path.read_text(encoding="utf-8").splitlines() if path else LINES:
        words = level(line)
        for quantity in find_quantities(line):
            assert begin.match(words, quantity.start), line
            assert quantity.bound in (None, "approx") or sets_bound(line, quantity.bound), line
            number = NUMERAL.search(words, quantity.start, quantity.end)
            lead = words[quantity.start : number.start()] if number else ""
            assert number or SPELT.search(words, quantity.start, quantity.end), line
            assert not re.sub("[a-z]", "", lead).strip(leading()), line
