"""Numbers of clauses that agree, and numbers that do not, in contracts of any length."""

from __future__ import annotations

import pytest

from reviewer.findings.inspect.numbering import numbering
from reviewer.model import Clause


def article(number: str, place: int) -> list[Clause]:
    """Return an article of that number with one clause under the Arabic number of its place."""
    head, body = f"a{place}", f"b{place}"
    below = f"{place}.1"
    return [
        Clause(head, number, (number,), "article", 0, "服务", "", None),
        Clause(body, below, (number, below), "clause", 1, None, "乙方应当提供服务。", head),
    ]


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ("第九十九条", "第一百条", 99),
        ("第九百九十九条", "第一千条", 999),
        ("第一千零二十条", "第一千零二十一条", 1020),
    ],
)
def test_clauses_under_an_article_of_the_same_number_are_in_step(make_contract, first, second, place):
    contract = make_contract(*article(first, place), *article(second, place + 1))
    assert list(numbering(contract)) == []


def test_a_clause_under_another_article_past_a_thousand_is_told(make_contract):
    contract = make_contract(*article("第一千零二十条", 1021))
    assert [one.data["fault"] for one in numbering(contract)] == ["parent"]


def test_a_gap_past_a_thousand_is_told(make_contract):
    contract = make_contract(*article("第一千零二十条", 1020), *article("第一千零二十二条", 1022))
    assert [one.data["fault"] for one in numbering(contract)] == ["gap"]


def test_clauses_that_stand_together_under_another_article_are_told_once(make_contract):
    head, *below = article("第五条", 4)
    later = Clause("b5", "4.2", ("第五条", "4.2"), "clause", 1, None, "乙方应当按期交付。", head.id)
    contract = make_contract(head, *below, later)
    assert [one.data["number"] for one in numbering(contract)] == ["4.1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [("The Supplier shall render the services.", []), ("乙方应当尽快提供服务。", ["repeat"])],
)
def test_a_number_said_again_in_another_language_is_no_repeat(make_contract, words, told):
    head, first = article("第五条", 5)
    again = Clause("c5", "5.1", ("第五条", "5.1"), "clause", 1, None, words, head.id)
    assert [one.data["fault"] for one in numbering(make_contract(head, first, again))] == told
