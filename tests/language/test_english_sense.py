"""English sentences built anew: those with the same law in them, and those with another."""

from __future__ import annotations

import pytest

from reviewer.language.english_sense import same_sense


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The Caterer shall remove all waste from the kitchen at its own expense.",
            "All waste shall be removed from the kitchen by the Caterer, and the Caterer shall bear "
            "the cost.",
        ),
        (
            "The Hirer is responsible for maintaining the crane in good order.",
            "Maintenance of the crane in good order shall be carried out by the Hirer.",
        ),
        (
            "No responsibility attaches to the Warehouse Keeper for loss caused by fire.",
            "The Warehouse Keeper is not responsible for loss where fire is what caused it.",
        ),
        (
            "Unless the Publisher has approved in writing, the Author shall not license the "
            "translation rights.",
            "Licensing of the translation rights by the Author requires the Publisher's written approval.",
        ),
        (
            "The Insured shall notify the Insurer of any claim as soon as it becomes aware of it.",
            "As soon as the Insured becomes aware of a claim, it shall give the Insurer notice of it.",
        ),
        (
            "If the Tenant fails to repair the windows, the Landlord may repair them at the Tenant's cost.",
            "The Landlord is entitled, where the windows are not repaired by the Tenant, to repair "
            "them, and the "
            "Tenant shall bear the cost.",
        ),
        (
            "The Apprentice is entitled to 20 days' leave in each year.",
            "Twenty days of leave shall be granted to the Apprentice in every year.",
        ),
        (
            "The Distributor shall not appoint sub-distributors.",
            "The Distributor has no right to appoint sub-distributors.",
        ),
        (
            "The Charterer shall pay the hire to the Owner on the first day of each month.",
            "On the first day of every month the Owner shall be paid the hire by the Charterer.",
        ),
        (
            "This Lease may be amended only by a deed executed by both parties.",
            "No amendment of this Lease is valid unless made in a deed which both parties have executed.",
        ),
        (
            "The Bank is not obliged to honour any cheque while the Account is overdrawn.",
            "So long as the Account is overdrawn, the Bank need not honour any cheque.",
        ),
        (
            "The Employer shall ensure that its managers comply with the safety code.",
            "It is for the Employer to procure compliance by its managers with the safety code.",
        ),
        (
            "The expert's determination is final save for manifest error.",
            "Except where there is a manifest error in it, the determination of the expert is final.",
        ),
        (
            "The Sponsor owns all photographs taken by the Organiser at the Event.",
            "All photographs which the Organiser takes at the Event are owned by the Sponsor.",
        ),
        (
            "The Seller bears the risk of damage until the Buyer has accepted the machine.",
            "Until acceptance of the machine by the Buyer, damage is at the Seller's risk.",
        ),
        (
            "Neither party may disclose this Agreement without the other's consent.",
            "Disclosure of this Agreement by either party is prohibited unless the other consents.",
        ),
        (
            "The Trustee may in its discretion appoint investment managers.",
            "Whether investment managers are appointed is a matter for the Trustee's discretion.",
        ),
        (
            "Delay in enforcing a right does not operate as a waiver of it.",
            "A right is not waived by delay in enforcing it.",
        ),
        (
            "The Licensor shall give the Licensee six months' notice before it discontinues a version.",
            "Before a version is discontinued the Licensee shall have received six months' notice from the "
            "Licensor.",
        ),
        (
            "In no event shall the Provider's liability exceed the Fees paid in the preceding year.",
            "The Provider's liability shall never be more than the Fees paid in the preceding year.",
        ),
        (
            "The Client shall reimburse the Adviser for expenses that it approved in writing.",
            "Expenses of the Adviser shall be reimbursed by the Client where the Client gave its "
            "written approval.",
        ),
        (
            "No subcontract shall relieve the Builder of responsibility.",
            "The Builder's responsibility is unaffected by any subcontract.",
        ),
        (
            "The Haulier shall not withhold the cargo on account of that claim.",
            "That claim gives the Haulier no right to withhold the cargo.",
        ),
    ],
)
def test_a_sentence_built_anew_says_the_same(one, two):
    assert same_sense(one, two)
    assert same_sense(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The Caterer shall remove all waste from the kitchen at its own expense.",
            "All waste shall be removed from the kitchen by the Caterer, and the Client shall bear the cost.",
        ),
        (
            "The Hirer is responsible for maintaining the crane in good order.",
            "Maintenance of the crane in good order shall be carried out by the Owner.",
        ),
        (
            "No responsibility attaches to the Warehouse Keeper for loss caused by fire.",
            "The Warehouse Keeper is responsible for loss where fire is what caused it.",
        ),
        (
            "Unless the Publisher has approved in writing, the Author shall not license the "
            "translation rights.",
            "Licensing of the translation rights by the Author requires the Publisher's approval.",
        ),
        (
            "Unless the Publisher has approved in writing, the Author shall not license the "
            "translation rights.",
            "Licensing of the translation rights by the Publisher requires the Author's written approval.",
        ),
        (
            "The Insured shall notify the Insurer of any claim as soon as it becomes aware of it.",
            "As soon as the Insurer becomes aware of a claim, it shall give the Insured notice of it.",
        ),
        (
            "If the Tenant fails to repair the windows, the Landlord may repair them at the Tenant's cost.",
            "The Landlord shall, where the windows are not repaired by the Tenant, repair them, and "
            "the Tenant "
            "shall bear the cost.",
        ),
        (
            "The Apprentice is entitled to 20 days' leave in each year.",
            "Fifteen days of leave shall be granted to the Apprentice in every year.",
        ),
        (
            "The Distributor shall not appoint sub-distributors.",
            "The Distributor is under no obligation to appoint sub-distributors.",
        ),
        (
            "This Lease may be amended only by a deed executed by both parties.",
            "No amendment of this Lease is valid unless made in a deed which either party has executed.",
        ),
        (
            "The Bank is not obliged to honour any cheque while the Account is overdrawn.",
            "So long as the Account is overdrawn, the Bank shall not honour any cheque.",
        ),
        (
            "The Sponsor owns all photographs taken by the Organiser at the Event.",
            "All photographs which the Sponsor takes at the Event are owned by the Organiser.",
        ),
        (
            "The Seller bears the risk of damage until the Buyer has accepted the machine.",
            "Until acceptance of the machine by the Seller, damage is at the Buyer's risk.",
        ),
        (
            "The Seller bears the risk of damage until the Buyer has accepted the machine.",
            "After acceptance of the machine by the Buyer, damage is at the Seller's risk.",
        ),
        (
            "Neither party may disclose this Agreement without the other's consent.",
            "Disclosure of this Agreement by either party is permitted without the other's consent.",
        ),
        (
            "The Landlord shall repair the roof and the Tenant shall repair the windows.",
            "The roof shall be repaired by the Tenant and the windows by the Landlord.",
        ),
        (
            "The Customer may terminate this Agreement if the Provider is in material breach.",
            "This Agreement may be terminated by the Provider if the Customer is in material breach.",
        ),
        (
            "If the order conflicts with the policy, the policy prevails.",
            "If the policy conflicts with the order, then it is the order that prevails.",
        ),
        (
            "The Agent may at any time inspect the books of the Owner.",
            "From time to time the Owner's books may be inspected by the Agent.",
        ),
        (
            "Consent may be given or refused within ten days; silence is refusal.",
            "Consent may be given or refused within ten days; silence is consent.",
        ),
        (
            "The Licensor grants the Licensee a sole licence to make the toys.",
            "An exclusive licence to make the toys is granted by the Licensor to the Licensee.",
        ),
        (
            "The Company shall reimburse the Consultant for expenses that it approved in advance.",
            "Expenses of the Consultant shall be reimbursed by the Company where the Company approved them.",
        ),
        (
            "The Supplier shall replace defective parts free of charge.",
            "Where parts are defective the Supplier is to replace them, and may make a charge for doing so.",
        ),
        (
            "The Seller shall keep the price confidential and may publish the volume.",
            "The volume shall be kept confidential by the Seller, who may publish the price.",
        ),
        (
            "The Lender may transfer the Loan without notifying the Borrower.",
            "The Borrower may be notified by the Lender without the Loan being transferred.",
        ),
        (
            "The Manager shall be paid a bonus if the profit exceeds the target.",
            "If the target exceeds the profit, a bonus shall be paid to the Manager.",
        ),
        (
            "The Buyer may reject Goods which do not conform to the sample.",
            "Goods which conform to the sample may not be rejected by the Buyer.",
        ),
        (
            "Nothing in this clause limits liability for fraud.",
            "Liability for fraud is limited by this clause.",
        ),
    ],
)
def test_a_sentence_built_anew_with_another_law_in_it_does_not(one, two):
    assert not same_sense(one, two)
    assert not same_sense(two, one)


def test_what_only_gained_words_or_exchanged_them_is_left_to_the_rules():
    base = "The Tenant shall give written notice and obtain consent."
    assert not same_sense(base, "The Tenant shall give written notice and obtain written consent.")
    assert not same_sense("The goods go before the price.", "The price go before the goods.")
