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


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "The Owner shall pay the fee, and the surveyor shall report in May.",
            "The Owner shall pay the fee, and the surveyor may report in May.",
            [("obligation.modality", "unclear")],
        ),
        (
            "Any overspend that the Owner has not approved is for the Keeper's account.",
            "The Owner bears any overspend that it has not approved.",
            [("obligation.bearer", "Keeper")],
        ),
        (
            "The Keeper is responsible for repairs of the roof.",
            "Repairs of the roof are at the Owner's expense.",
            [("obligation.bearer", "Keeper")],
        ),
        (
            "The Keeper shall not end any policy unless the Owner has been given thirty days' notice.",
            "The Keeper shall not end any policy unless the Owner has been given ten days' notice.",
            [("number.duration", "Keeper")],
        ),
        (
            "The Keeper shall pay the Owner a deposit as earnest money (dingjin).",
            "The Keeper shall pay the Owner an advance payment.",
            [("term.confusable", "unclear")],
        ),
    ],
)
def test_whose_account_and_whose_notice(before, after, told, findings_between):
    assert [one for one in told_of(findings_between, before, after) if one in told] == told


WORDING = [
    ("The failure of the Owner to enforce any term shall not be considered a waiver of its right to do so.",
     "The Owner shall not, by failing to enforce any term, be considered to have waived its right to do so."),
    ("The award shall be final and binding upon both Parties.", "Both Parties shall be finally bound by the award."),
    ("The Annexes shall form an integral part of this Agreement.", "The Annexes shall be an inseparable part hereof."),
    ("The parties shall have no further obligations to each other.",
     "The parties shall be released from all further obligations to each other."),
    ("The Keeper shall not move the goods without the written order of the Owner.",
     "The Keeper shall not move the goods except on the written order of the Owner."),
    ("Stock is taken every six months.", "Stock is taken at intervals of six months."),
    ("Secrets are not words that are public through no fault of the Keeper.",
     "Secrets are not words that are public otherwise than by the Keeper's fault."),
    ("The Owner shall be exempted from the storage fee for May.", "No storage fee shall be payable by the Owner for May."),
    ("The Owner may sue for both losses, as the Owner may in its sole discretion elect.",
     "The Owner may sue for both losses, at the sole election of the Owner."),
    ("Final payment to the Owner will be made in May.", "The Owner will receive final payment in May."),
    ("The price shall be calculated on the basis of the list.", "The calculation of the price shall be based upon the list."),
    ("The Keeper is an independent contractor and not an employee of the Owner.",
     "The Keeper acts as an independent contractor; it is not employed by the Owner."),
    ("Unless otherwise agreed in this contract, the Owner shall pay all taxes.",
     "Except as this contract provides otherwise, the Owner shall pay all taxes."),
    ("Unless otherwise agreed between the parties, closing is by mail.",
     "Unless otherwise agreed by the parties, closing is by mail."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), WORDING)
def test_other_words_for_the_same_are_told_as_wording(before, after, findings_between):
    assert {kind for kind, _ in told_of(findings_between, before, after)} <= {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Keeper shall not move the goods without the written order of the Owner.",
            "The Keeper shall not move the goods except on the order of the Owner.",
        ),
        ("Stock is taken every three months.", "Stock is taken at intervals of six months."),
        (
            "The Owner shall be exempted from the storage fee for May.",
            "No storage fee shall be payable by the Keeper for May.",
        ),
        (
            "The Owner may sue for both losses, as the Owner may in its sole discretion elect.",
            "The Owner may sue for both losses, at the sole election of the Keeper.",
        ),
        (
            "Final payment to the Owner will be made in May.",
            "The Keeper will receive final payment in May.",
        ),
        (
            "The parties shall have no further obligations to each other.",
            "The parties shall be released from all further obligations to each other, save for payment.",
        ),
    ],
)
def test_nearly_the_same_words_for_another_thing_are_told(before, after, findings_between):
    assert {kind for kind, _ in told_of(findings_between, before, after)} - {"text.changed"}


def test_another_time_of_notice_is_no_wording(findings_between):
    line = "The Keeper shall not end any policy without giving the Owner {} days' prior notice."
    told = told_of(findings_between, line.format("thirty"), line.format("ten"))
    assert told == [("number.duration", "Keeper")]
