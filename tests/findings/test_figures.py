"""Numbers of things that no unit is known for."""

from __future__ import annotations

import pytest

from reviewer.findings.registry import observe


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("共320学时", "共280学时", "number.count"),
        ("每日到场三趟", "每日到场两趟", "number.count"),
    ],
)
def test_a_bare_number_that_changed_is_a_count(make_contract, compare_pairwise, old, new, kind):
    line = "乙方提供的服务{}。"
    (found,) = observe(compare_pairwise(make_contract(line.format(old)), make_contract(line.format(new))))
    assert (found.kind, found.data["old"] != found.data["new"]) == (kind, True)
