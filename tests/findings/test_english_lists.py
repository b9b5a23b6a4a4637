"""English lists made longer or shorter beside other changes, and short clauses of which much went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reviewer

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.model import Review

_HEAD = (
    "MASTER SERVICES AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n'
)


def compared(folder: Path, before: str, after: str) -> Review:
    for name, words in (("base.txt", before), ("draft.txt", after)):
        (folder / name).write_text(_HEAD + words + "\n", encoding="utf-8")
    return reviewer.compare(folder / "base.txt", folder / "draft.txt")


@pytest.mark.parametrize(
    ("before", "after", "item", "beside"),
    [
        (
            "The Customer may assign its rights to a bank after consulting the Supplier.",
            "The Customer may assign its rights to a bank, hedge fund or trust with leave of the Supplier.",
            "hedge fund or trust",
            "leave",
        ),
        (
            "The Supplier shall notify the Customer immediately of any incident.",
            "The Supplier shall notify the Customer and the regulator within 72 hours of any incident.",
            "and the regulator",
            "72 hours",
        ),
        (
            "The Supplier may suspend with the Customer's written consent any Service.",
            "The Supplier may suspend or withdraw by notice to the Customer any Service.",
            "or withdraw",
            "with the Customer's written consent",
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_members_of_a_list_beside_another_change_are_told_as_well(
    tmp_path, before, after, item, beside, turned
):
    old, new = (after, before) if turned else (before, after)
    findings = compared(tmp_path, f"1. {old}\n\n2. This stays.", f"1. {new}\n\n2. This stays.").findings
    quotes = [quote.quote for one in findings for quote in (one.base, one.draft) if quote]
    assert any(item in words or words in item for words in quotes)
    assert any(beside in words for words in quotes)


def test_a_duty_weighed_instead_of_done_is_told_beside_the_word_that_went(tmp_path):
    findings = compared(
        tmp_path,
        "1. The Customer shall promptly reimburse the travel costs.",
        "1. The Customer shall consider reimbursing the travel costs.",
    ).findings
    assert any(one.draft and "consider" in one.draft.quote for one in findings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "(b) late payment, unless caused by a fault of the bank and cured in two Business Days;",
            "(b) late payment;",
        ),
        (
            "(b) insolvency;",
            "(b) insolvency, other than a solvent reorganisation to which the Supplier agrees;",
        ),
    ],
)
def test_an_exception_of_a_short_item_is_a_change_of_that_item(tmp_path, before, after):
    frame = "1. Each of these is a default:\n\n(a) breach of a covenant;\n\n{}\n\n(c) any false statement."
    review = compared(tmp_path, frame.format(before), frame.format(after))
    assert {one.kind for one in review.findings} <= {"obligation.condition", "number.duration"}
    assert not {"added", "deleted"} & {pair.kind for pair in review.comparison.pairs}


def test_a_date_put_for_the_slot_of_a_short_line_fills_it(tmp_path):
    lines = [
        f"Dated {when}\n\n1. The Supplier shall deliver the goods."
        for when in ("[to be inserted]", "4 May 2026")
    ]
    assert {one.kind for one in compared(tmp_path, *lines).findings} == {"placeholder.filled"}
