"""English contracts that number no article: where the parties end and the terms begin."""

from __future__ import annotations

import pytest


def kinds(contract) -> list[tuple[str, str]]:
    return [(clause.kind, clause.text.split()[0]) for clause in contract.clauses]


def test_terms_begin_behind_the_words_that_say_so(contract_of):
    contract = contract_of(
        "DEED OF LICENCE",
        'This deed is made between Alder Boats Ltd (the "Owner") and Birch Sails Ltd (the "Mate").',
        "WHEREAS:",
        "The Owner has a boat which it will not sail.",
        "NOW THIS DEED WITNESSES AS FOLLOWS:",
        "The Mate covenants with the Owner:-",
        "To keep the boat dry;",
        "Owner: to be told of every leak.",
        "The Mate shall pay the harbour dues.",
        "Signed by the Owner:",
    )
    assert kinds(contract) == [
        ("title", "DEED"),
        ("preamble", "This"),
        ("recital", "WHEREAS:"),
        ("recital", "The"),
        ("recital", "NOW"),
        ("clause", "The"),
        ("item", "To"),
        ("clause", "Owner:"),
        ("clause", "The"),
        ("signature", "Signed"),
    ]


def test_without_such_words_they_begin_with_the_first_duty_behind_the_parties(contract_of):
    contract = contract_of(
        "Gardening terms",
        "Our promise",
        "We'll look after your garden.",
        "You, the householder (“You”), are hiring us (Alder Gardens) (“We or Us”).",
        "The small print",
        "You'll leave the gate open on Mondays.",
        "We bring our own tools.",
        "The lawn is cut to four centimetres.",
    )
    assert [kind for kind, _ in kinds(contract)] == [
        *("title", "preamble", "clause", "preamble", "preamble", "clause", "clause", "clause"),
    ]
    assert [(party.label, party.name) for party in contract.parties] == [
        ("you", None),
        ("we", "Alder Gardens"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The parties agree as follows:", "1. Toll. The Owner shall pay it."],
        ["The Owner has a mill.", "It lies by the water."],
        ["WHEREAS the Owner will sell its mill;", "The Keeper may buy it."],
    ],
)
def test_numbered_articles_and_texts_that_do_not_bind_are_read_as_before(contract_of, lines):
    contract = contract_of("MILL AGREEMENT", "Alder Mills Ltd (“Owner”) and Birch Ltd (“Keeper”).", *lines)
    assert contract.clauses[2].kind in ("preamble", "recital")
    assert all(clause.kind != "clause" for clause in contract.clauses)
