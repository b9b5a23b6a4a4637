"""What people who sell land, crops and storage change: law by its maker, carve-outs, leaves, whose account."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    'STORAGE AGREEMENT\nThis Agreement is made between Alder Ltd (the "Keeper") and Birch Ltd (the "Owner").\n'
    "1. Goods\n1.1 The Keeper shall keep a book.\n1.2 {}\n1.3 The Owner shall answer.\n"
)


def told_of(findings_between, before, after):
    return [(one.kind, one.favours) for one in findings_between(CONTRACT, before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The law of Malta governs this Agreement.", "The law of Cyprus governs this Agreement."),
        (
            "The fund is held in accordance with the laws of the State of Ohio.",
            "The fund is held in accordance with the laws of the State of Utah.",
        ),
        (
            "This Agreement shall be governed by and construed in accordance with the laws of the Province of Ontario.",
            "This Agreement shall be governed by and construed in accordance with the laws of the Province of Alberta.",
        ),
        (
            "Data is kept in compliance with the Data Security Law of the PRC.",
            "Data is kept in compliance with the General Data Protection Regulation of the EU.",
        ),
        ("Bread is flour as defined in the Bakers Act.", "Bread is flour as defined in the Millers Act."),
        (
            "Money is held as required by Chapter 7 of the Ohio General Statutes.",
            "Money is held as required by Chapter 9 of the Ohio General Statutes.",
        ),
        ("Work is done under the Safety at Work Act 1974.", "Work is done under the Equality Act 2010."),
    ],
)
def test_another_law_is_told_as_law(before, after, findings_between):
    assert [kind for kind, _ in told_of(findings_between, before, after)] == ["law.changed"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "During the arbitration the Parties shall perform the undisputed part of it.",
            "During the arbitration the Parties shall perform all parts of it.",
        ),
        (
            "Pending the outcome of any arbitration the goods stay in the yard.",
            "Pending the outcome of any arbitration the goods stay in the shed.",
        ),
        ("Nobody answers for an Act of God.", "Nobody answers for an Act of Nature."),
    ],
)
def test_what_only_speaks_of_law_is_no_other_law(before, after, findings_between):
    assert "law.changed" not in [kind for kind, _ in told_of(findings_between, before, after)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "The liability of the Keeper shall not exceed 8,000 dollars, save in the case of intent or gross negligence.",
            "The liability of the Keeper shall not exceed 8,000 dollars, save in the case of intent.",
            [("obligation.condition", "Keeper")],
        ),
        (
            "The Owner shall indemnify the Keeper against all claims.",
            "The Owner shall indemnify the Keeper against all claims, except those caused by the Keeper's negligence.",
            [("obligation.condition", "Owner")],
        ),
        (
            "The Keeper may not set off any sum.",
            "The Keeper may not set off any sum, except fees that nobody disputes.",
            [("obligation.condition", "Keeper")],
        ),
        (
            "The Keeper shall not hand over its work, provided that carriage may be handed to the firms in Annex 3.",
            "The Keeper shall not hand over its work.",
            [("obligation.condition", "Owner")],
        ),
        (
            "The Keeper shall leave no goods in the open, save that timber may be left there.",
            "The Keeper shall leave no goods in the open.",
            [("obligation.condition", "Owner")],
        ),
        (
            "The Owner may end this Agreement if a fault is not cured within 20 days after written notice.",
            "The Owner may end this Agreement if a fault is not cured within 20 days after notice.",
            [("obligation.condition", "unclear")],
        ),
        (
            "The Keeper shall have the option to buy the goods.",
            "The Keeper shall buy the goods.",
            [("obligation.modality", "Owner")],
        ),
        (
            "The Keeper has an option to extend the term.",
            "The Keeper shall extend the term.",
            [("obligation.modality", "Owner")],
        ),
        (
            "The Owner bears all risk until the goods are delivered, and a receipt is issued by the Keeper.",
            "The Owner bears all risk until the goods are delivered.",
            [("obligation.condition", "unclear")],
        ),
        (
            "The Keeper shall act once the rate falls below 5%.",
            "The Keeper shall act once the rate falls to or below 5%.",
            [("number.bound", "unclear")],
        ),
        (
            "All liens must be paid on or before the closing.",
            "All liens must be paid before the closing.",
            [("number.bound", "unclear")],
        ),
        (
            "The store is kept at -18°C.",
            "The store is kept at -15°C.",
            [("number.count", "unclear")],
        ),
        (
            '"Shed" means the shed at No. 268 Mill Road.',
            '"Shed" means the shed at No. 268 Mill Road and any other place which the Keeper may name.',
            [("term.definition", "unclear")],
        ),
    ],
)
def test_what_is_told_and_who_gains(before, after, told, findings_between):
    assert told_of(findings_between, before, after) == told
