"""English turns of phrase that trades share, told as wording, and the like that say another thing."""

from __future__ import annotations

import pytest

_TEXT = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Seller") and Harbour Systems Inc (the "Buyer").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "On the Buyer's default the Seller may sell the goods if being required in "
            "writing to do so it fails to pay.",
            "On the Buyer's default the Seller may sell the goods if being called upon in "
            "writing to do so it fails to pay.",
        ),
        (
            "In default of agreement within ten days, the matter shall be referred to an expert.",
            "If they have not agreed within ten days, the matter shall be referred to an expert.",
        ),
        (
            "Failing agreement within ten days, the price shall be fixed by an expert.",
            "If the parties have not agreed within ten days, the price shall be fixed by an expert.",
        ),
        (
            "In the absence of agreement the price shall be fixed by an expert.",
            "If no agreement is reached the price shall be fixed by an expert.",
        ),
        (
            "Neither party shall be liable for any indirect or consequential loss.",
            "Neither party shall be liable for indirect or consequential loss of any kind.",
        ),
        (
            "Such damages are the only remedy of the Buyer for delay.",
            "The Buyer shall have no remedy for delay other than such damages.",
        ),
        (
            "Repair is the Buyer's sole remedy for a defect.",
            "The Buyer shall have no remedy for a defect other than repair.",
        ),
        (
            "Information is public if disclosed other than through breach by the Buyer.",
            "Information is public if disclosed other than as a result of a breach by the Buyer.",
        ),
        (
            "The secrets are kept for as long as they remain such.",
            "The secrets are kept until they cease to be such.",
        ),
        (
            "The Buyer shall hold the licence for as long as it remains a member.",
            "The Buyer shall hold the licence until it ceases to be a member.",
        ),
        (
            "This Agreement is governed by the laws of Malta, without regard to its conflict-of-laws rules.",
            "This Agreement is governed by the laws of Malta, its conflict-of-laws rules being disregarded.",
        ),
        (
            "If an audit shows an error, the Buyer shall pay the cost of the audit.",
            "If an audit shows an error, the cost of the audit falls on the Buyer.",
        ),
        ("The Seller shall bear the cost of packing.", "The cost of packing lies with the Seller."),
        (
            "The Buyer shall deliver a rolling three-month forecast.",
            "The Buyer shall deliver a rolling forecast covering three months.",
        ),
        (
            "The Buyer shall not copy the software except to the extent applicable law "
            "forbids this restriction.",
            "The Buyer shall not copy the software unless, and only so far as, this "
            "restriction is barred by applicable law.",
        ),
        (
            "The headings in this Agreement are for convenience only and shall not affect "
            "its interpretation.",
            "In construing this Agreement no account shall be taken of its headings, which "
            "have been inserted merely for ease of reference.",
        ),
        (
            "Headings are inserted for convenience of reference and do not affect the "
            "construction of this Agreement.",
            "The clause headings are for ease of reference only and are not to be used in "
            "interpreting this Agreement.",
        ),
        (
            "No variation of this Agreement shall be effective unless made in writing and "
            "signed by both parties.",
            "This Agreement may be varied only by an instrument in writing bearing the "
            "signature of each party.",
        ),
        (
            "No amendment to this Agreement is valid unless in writing and signed by the parties.",
            "This Agreement may only be amended by a written instrument executed by both parties.",
        ),
        (
            "Nothing in this Clause shall prevent either party from applying to any court of "
            "competent jurisdiction for interim relief.",
            "Either party may seek interim relief from any court of competent jurisdiction "
            "notwithstanding anything in this Clause.",
        ),
        (
            "Nothing in this clause precludes a party from seeking an injunction.",
            "A party may seek an injunction notwithstanding this clause.",
        ),
        (
            "The Seller shall not make any alteration without such instruction.",
            "Without such instruction no alteration is to be made by the Seller.",
        ),
        (
            "The Buyer shall not enter the depot without a permit.",
            "Without a permit the Buyer shall not enter the depot.",
        ),
        (
            "The Seller shall give such assistance as the Buyer may reasonably ask for.",
            "Such assistance as the Buyer may reasonably ask for shall be rendered by the Seller.",
        ),
        (
            "The Seller shall make good at its own risk and cost any defect.",
            "The Seller shall at its own risk and cost make good any defect.",
        ),
        (
            "The Seller shall at its own expense replace the pump.",
            "The Seller shall replace the pump at its own expense.",
        ),
        (
            "The bond is issued by a bank with a rating not lower than A-.",
            "The bond is issued by a bank whose rating is A- or higher.",
        ),
        ("The insurer shall be rated at least BBB+.", "The insurer shall be rated BBB+ or better."),
        ("If he does not attend, the test may proceed.", "Should he fail to attend, the test may proceed."),
        ("The master shall do likewise.", "The master shall also do so."),
        (
            "Interest accrues at the lesser of 1.5% per month and the highest rate permitted by law.",
            "Interest accrues at the lesser of 1.5% per month or the highest rate permitted by law.",
        ),
        (
            "Interest accrues at the lesser of 1.5% per month and the highest lawful rate.",
            "Interest accrues at the lesser of 1.5% per month or the highest lawful rate.",
        ),
        (
            "Prices exclude taxes, which the Buyer shall pay unless it furnishes a valid certificate.",
            "Prices exclude taxes, which are for the Buyer to pay absent a valid certificate "
            "furnished by it.",
        ),
        (
            "Prices exclude taxes, which the Buyer shall pay.",
            "Prices exclude taxes, which are for the Buyer to pay.",
        ),
        (
            "The Seller shall mend a defect within ten days of being required to do so.",
            "The Seller shall mend a defect within ten days of being called upon to do so.",
        ),
        (
            "The Seller shall mend a defect within ten days of being required in writing to do so.",
            "The Seller shall mend a defect within ten days of being called upon in writing to do so.",
        ),
        (
            '"Day" means calendar day; "month" means calendar month.',
            '"Day" means calendar day and "month" means calendar month.',
        ),
    ],
)
def test_another_turn_of_phrase_is_wording(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}
    assert kinds_between(_TEXT, after, before) == {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Such damages are the only remedy of the Buyer for delay.",
            "The Buyer shall have every remedy for delay other than such damages.",
        ),
        (
            "If an audit shows an error, the Buyer shall pay the cost of the audit.",
            "If an audit shows an error, the cost of the audit falls on the Seller.",
        ),
        (
            "The Buyer shall deliver a rolling three-month forecast.",
            "The Buyer shall deliver a rolling forecast covering six months.",
        ),
        (
            "Headings are for convenience only and shall not affect interpretation.",
            "Headings form part of this Agreement and shall be used in its interpretation.",
        ),
        (
            "No variation of this Agreement shall be effective unless made in writing and "
            "signed by both parties.",
            "This Agreement may be varied by an instrument in writing bearing the signature of either party.",
        ),
        (
            "Nothing in this clause precludes a party from seeking an injunction.",
            "A party may not seek an injunction notwithstanding this clause.",
        ),
        (
            "If the parties have agreed within ten days, an expert fixes the price.",
            "Failing agreement within ten days, an expert fixes the price.",
        ),
        ("The Buyer may enter without a permit.", "Without a permit the Buyer may not enter."),
        (
            "The Buyer shall pay the deposit and enter the depot without a permit.",
            "Without a permit the Buyer shall pay the deposit and enter the depot.",
        ),
        ("The Buyer is not liable for loss of any kind.", "The Buyer is not liable for loss of that kind."),
        (
            "Such damages are the only remedy of the Buyer for delay.",
            "The Seller shall have no remedy for delay other than such damages.",
        ),
        ("Repair is the Buyer's sole remedy for a defect.", "Repair is a remedy of the Buyer for a defect."),
        ("The secrets are kept until they cease to be such.", "The secrets are kept until they become such."),
        ("The cost of the audit falls on the Buyer.", "The cost of the audit falls on the Seller."),
        (
            "The Buyer may copy the software to the extent this restriction is barred by law.",
            "The Buyer may copy the software to the extent this restriction is allowed by law.",
        ),
        (
            "This Agreement may be varied only by an instrument in writing bearing the "
            "signature of each party.",
            "This Agreement may be varied only by an instrument in writing bearing the "
            "signature of the Seller.",
        ),
        (
            "This Agreement may be varied only by an instrument in writing signed by both parties.",
            "This Agreement may be varied only by an instrument signed by both parties.",
        ),
        ("The rating shall be A- or higher.", "The rating shall be BBB- or higher."),
        (
            "The laws of Malta govern this deed, its conflict-of-laws rules being disregarded.",
            "The laws of Malta govern this deed, its conflict-of-laws rules being included.",
        ),
        (
            "Headings are for convenience only and shall not affect interpretation.",
            "Headings are for reference and shall affect interpretation.",
        ),
        (
            "Information disclosed through breach of the Buyer is secret.",
            "Information disclosed through breach of the Seller is secret.",
        ),
        (
            "The Seller shall deliver at its own cost unless the Buyer is late.",
            "Unless the Seller is late it shall deliver at its own cost.",
        ),
        (
            "The Seller shall deliver the larger lot. The Buyer shall pay and collect it.",
            "The Seller shall deliver the larger lot. The Buyer shall pay or collect it.",
        ),
        (
            "Prices exclude taxes, which the Buyer shall pay.",
            "Prices exclude taxes, which are for the Seller to pay.",
        ),
        (
            '"Day" means calendar day and "month" means calendar month.',
            '"Day" means working day and "month" means calendar month.',
        ),
    ],
)
def test_what_says_another_thing_in_such_words_is_told(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) - {"text.changed"}
