"""Numbers of things that no unit is known for."""

from __future__ import annotations

import pytest

from reviewer.findings.registry import observe
from reviewer.model import Clause


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


def test_a_noun_that_agrees_with_its_number_is_no_change_of_its_own(make_contract, compare_pairwise):
    base, draft = (
        make_contract(f"The Investor may appoint {words} to it.")
        for words in ("two directors", "one director")
    )
    (found,) = observe(compare_pairwise(base, draft))
    assert (found.kind, found.data["old"], found.data["new"]) == ("number.count", "2", "1")


@pytest.mark.parametrize(("head", "kind"), [("单价（元）", "number.amount"), ("数目", "number.count")])
def test_the_field_above_says_what_a_figure_of_a_line_is(make_contract, compare_pairwise, head, kind):
    def of(figure):
        lines = ("附表", f"品名 产地 {head}", f"录播主机 苏州 {figure}")
        return make_contract(
            *(
                Clause(f"c{at}", None, (), "clause", 1 if at else 0, None, line, "c0" if at else None)
                for at, line in enumerate(lines)
            )
        )

    (found,) = observe(compare_pairwise(of("285"), of("310")))
    assert found.kind == kind
