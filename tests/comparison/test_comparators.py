"""Comparators that say the same are no difference; those that do not stay one."""

from __future__ import annotations

import pytest

import reviewer

TEXT = "服务合同\n甲方（委托方）：甲公司\n乙方（服务方）：乙公司\n第一条 响应\n1.1 乙方的响应时间{}。\n"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("不超过30秒", "在30秒以内", "same"),
        ("不得超过30秒，逾期的应当说明", "应在30秒内，逾期的应当说明", "same"),
        ("不超过30秒", "不低于30秒", "edited"),
        ("不超过30秒", "不超过40秒", "edited"),
        ("在30秒以内", "超过30秒", "edited"),
        ("不少于3次", "3次以上", "same"),
    ],
)
def test_only_equal_bounds_are_no_edit(write_text, before: str, after: str, kind: str):
    review = reviewer.compare(
        write_text("a.txt", TEXT.format(before)), write_text("b.txt", TEXT.format(after))
    )
    pair = review.comparison.pairs[-1]
    assert pair.kind == kind
    assert bool(pair.edits) == bool(review.findings) == (kind == "edited")


ENGLISH = (
    "SERVICES AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n1. The Supplier shall employ {}.\n'
)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("at least four fitters", "no fewer than four fitters", True),
        ("up to 12 fitters", "not more than 12 fitters", True),
        ("not less than ten per cent of them", "at least ten per cent of them", True),
        ("at least four fitters", "no more than four fitters", False),
        ("at least four fitters", "more than four fitters", False),
        ("at least four fitters", "no fewer than five fitters", False),
    ],
)
def test_equal_bounds_of_things_that_no_table_counts_are_no_edit(write_text, before, after, same):
    review = reviewer.compare(
        write_text("a.txt", ENGLISH.format(before)), write_text("b.txt", ENGLISH.format(after))
    )
    assert (not review.findings) == same
