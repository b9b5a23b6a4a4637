"""English contracts name their parties in many ways: quotes, brackets, pronouns, the head of a line."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("lines", "parties"),
    [
        (
            ["A deed BETWEEN Alder Mills Limited (“the Owner”) and Birch Looms Pte. Ltd. (“the Keeper”)."],
            [("Owner", "Alder Mills Limited"), ("Keeper", "Birch Looms Pte. Ltd.")],
        ),
        (
            ["between ALDER MILLS LTD (hereinafter called the Lessor) and BIRCH PLC (hereafter the Lessee)"],
            [("Lessor", "ALDER MILLS LTD"), ("Lessee", "BIRCH PLC")],
        ),
        (
            [
                "(1) ALDER MILLS LTD (company number 112233) (Supplier); and",
                "(2) BIRCH PLC (company number 445566) (Customer).",
            ],
            [("Supplier", "ALDER MILLS LTD"), ("Customer", "BIRCH PLC")],
        ),
        (
            [
                "“Grower”: ALDER FARMS LIMITED, of 3 Mill Road; and",
                "“Packer”: BIRCH FOODS INC. (No. 77).",
            ],
            [("Grower", "ALDER FARMS LIMITED"), ("Packer", "BIRCH FOODS INC.")],
        ),
        (
            [
                "Agency: Alder Staff Ltd, 3 Mill Road",
                "Packer: Birch Foods Inc.",
                "Bank: Alder Bank Ltd",
                "Site: Elm University",
            ],
            [("Agency", "Alder Staff Ltd"), ("Packer", "Birch Foods Inc.")],
        ),
        (
            [
                "Between",
                "Alder Songs, a firm having its office at 3 Mill Road, herein after called First Part.",
                "AND",
                "Birch Hazel, and having his office at 4 Mill Road, Hereinafter referred as Second Part.",
            ],
            [("First Part", "Alder Songs"), ("Second Part", "Birch Hazel")],
        ),
        (
            [
                "between Mr Alder Ashe, son of Elm Ashe, of 3 Mill Road, hereinafter called the LESSOR "
                "(which expression includes his heirs) of the one part",
                "and Birch Traders Private Limited, hereinafter called the “Lessee”, of the other.",
            ],
            [("LESSOR", "Mr Alder Ashe"), ("Lessee", "Birch Traders Private Limited")],
        ),
        (
            ["ALDER CARS AG, Mill Street 3, Elmstadt (ALC, the Rental Firm) and the Hirer named below."],
            [("Rental Firm", "ALDER CARS AG"), ("Hirer", None)],
        ),
        (
            ["This is between Alder Labs, Inc. (“we,” “us” or “our”) and Birch LLC (“you” or “your”)."],
            [("we", "Alder Labs, Inc."), ("you", "Birch LLC")],
        ),
        (
            [
                "（1）桤木精密机械（太仓）有限公司，住所地在太仓市（“桤木”）；以及",
                "（2）白桦仓储有限公司（“白桦”）。",
            ],
            [("桤木", "桤木精密机械（太仓）有限公司"), ("白桦", "白桦仓储有限公司")],
        ),
        (
            [
                "RESALE AGREEMENT",
                "Designated Member (Seller): Harold Pratt",
                "Buyer: Costa Verde Inc.",
            ],
            [("Seller", "Harold Pratt"), ("Buyer", "Costa Verde Inc.")],
        ),
    ],
)
def test_parties_are_known_however_they_are_introduced(contract_of, lines, parties):
    contract = contract_of(
        "AGREEMENT", *lines, "1. Term", "1.1 It runs for a year.", "1.2 It may be renewed."
    )
    assert [(party.label, party.name) for party in contract.parties] == parties


def test_a_party_called_by_one_word_before_and_behind_its_name_acts(contract_of):
    lines = (
        'Buyer: Rudy Agro Ltd., Elm ("the Buyer")',
        'Grower: Ann Lee ("the Grower")',
        'Land: Elm Hill ("the Land")',
    )
    contract = contract_of(
        "CONTRACT",
        *lines,
        "1. Crop",
        "1.1 The Grower agrees to grow peas on the Land.",
        "1.2 The Land shall be ploughed.",
    )
    assert [(party.label, party.name) for party in contract.parties] == [
        ("Buyer", "Rudy Agro Ltd."),
        ("Grower", "Ann Lee"),
    ]


def test_a_pronoun_brings_its_other_forms(contract_of):
    contract = contract_of(
        "LETTER",
        "This is between Alder Labs, Inc. (“we,” “us” or “our”) and Birch LLC (“you” or “your”).",
        "1. Use",
        "1.1 You shall return our tools to us, and we shall return your keys.",
    )
    assert {party.label: party.aliases for party in contract.parties} == {
        "we": ("our", "us"),
        "you": ("your",),
    }


@pytest.mark.parametrize(
    "words",
    [
        "IN WITNESS whereof the parties have signed this deed.",
        "In witness of which the parties sign below.",
        "This Agreement has been entered into on the date stated at its beginning.",
    ],
)
def test_the_words_of_execution_belong_to_no_clause_above(contract_of, words):
    contract = contract_of("AGREEMENT", "1. Term", "1.1 It runs for a year.", "1.2 It may be renewed.", words)
    assert (contract.clauses[-1].kind, contract.clauses[-1].parent) == ("signature", None)


def test_what_belongs_to_a_party_is_no_other_party(contract_of):
    contract = contract_of(
        "PROPERTY AGREEMENT",
        "This agreement is made between Alder Mills Ltd (“Company”) and Birch Looms Ltd (“Maker”).",
        "1. Questions",
        "1.1 The Maker may ask the Company's legal department (“Legal”) in writing, and Legal shall answer.",
    )
    assert [party.label for party in contract.parties] == ["Company", "Maker"]


def test_a_pronoun_may_be_said_in_capitals_on_a_line_of_its_own_or_of_somebody_unnamed(contract_of):
    contract = contract_of(
        "ROOFING AGREEMENT",
        "An agreement made by and between Alder Roofs, LLC (hereinafter called “we,” “OUR,” or “US”)",
        "ROOFER:",
        "hereinafter called “You.”",
        "The parties desire to enter into a Framework Agreement (“FA”).",
        "The actual work (“Work”) is set out in a Schedule of Work (“SOW”) that the parties sign.",
        "1. Work",
        "1.1 You shall do the Work.",
    )
    assert [(party.label, party.name) for party in contract.parties] == [
        ("we", "Alder Roofs, LLC"),
        ("you", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The land at 3 Mill Road is hereinafter referred to as the Meadow.",
        "The machines listed below, hereinafter called the Looms, stand at the mill.",
        "The Mill Supply Agreement, hereinafter referred to as the Master Agreement, stays in force.",
    ],
)
def test_a_thing_called_by_a_name_afterwards_is_no_party(contract_of, line):
    contract = contract_of("AGREEMENT", line, "1. Term", "1.1 It runs for a year.", "1.2 It may be renewed.")
    assert contract.parties == ()


def test_a_party_called_by_an_ordinal_is_known_however_the_clauses_write_it(contract_of):
    contract = contract_of(
        "AGREEMENT",
        "Alder Songs Ltd, hereinafter referred to as the First Party.",
        "Birch Ltd, hereinafter referred to as the Second Party.",
        "1. Term",
        "1.1 The first party shall pay the 2nd Party.",
        "1.2 It may be renewed.",
    )
    assert [party.aliases for party in contract.parties] == [("first party",), ("2nd Party",)]
