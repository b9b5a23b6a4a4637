"""Words of which every match of an expression holds one."""

from __future__ import annotations

import re

import pytest

from reviewer.findings.inspect.hints import hints_of
from reviewer.findings.tables import table

SAID = [
    ("合格率|良品率", ("合格率", "良品率")),
    ("损耗(?:率|量)?|货损(?:率)?", ("损耗", "货损")),
    ("(?:建筑|租赁)面积", ("面积",)),
    ("转让(?:总)?(?:价款|款)", ("转让",)),
    ("开具[^。；，]{0,16}发票|开票", ("开具", "开票")),
    ("(?:办理|完成)(?:过户|登记)", ()),
    (r"\bpay|\bpaid", ("pay", "paid")),
]


@pytest.mark.parametrize(("pattern", "hints"), SAID)
def test_each_alternative_gives_the_longest_words_that_it_must_hold(pattern, hints):
    assert hints_of(pattern) == hints


@pytest.mark.parametrize("name", ["measured", "deadlines"])
def test_the_hints_of_a_table_stand_in_what_its_expressions_find(name):
    words = (
        "收到货物后验收合格，支付货款，提交报告、方案，完成变更登记，退还押金，"
        "终止后腾退，合格率与损耗率，建筑面积，管理费。"
    )
    tried = 0
    for row in table(name).values():
        for key in ("word", "event", "act"):
            hints = hints_of(row[key]) if key in row else ()
            for found in re.finditer(row[key], words) if hints else ():
                tried += 1
                assert any(hint in found[0] for hint in hints), (row[key], found[0])
    assert tried > 3
