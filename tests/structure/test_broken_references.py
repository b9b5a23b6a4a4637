"""A reference broken over the end of a line begins no clause."""

from __future__ import annotations

import pytest

from reviewer.reading import read_document
from reviewer.structure import build_contract

_TEXT = (
    "SUPPLY AGREEMENT\n\n"
    'This Agreement is made on 1 March 2025 between North Ltd (the "Buyer") and Mills Inc (the "Seller").\n\n'
    "1. Supply\n"
    "1.1 The Buyer may end this Agreement at once where the Seller is in breach of {}\n"
    "6. Ending\n"
    "6.4 A party is in default where it\n"
    "(a) does not pay; or\n"
    "(b) does not deliver.\n"
)


def _clauses(tmp_path, words):
    file = tmp_path / "contract.txt"
    file.write_text(_TEXT.format(words), encoding="utf-8")
    return build_contract(read_document(file))


@pytest.mark.parametrize(
    "words",
    [
        "Clause 6.4\n(b) or has not paid.",
        "Clause\n6.4 (b) of this Agreement.",
        "Section\n6.4(b) and has not mended it.",
    ],
)
def test_a_number_that_a_word_before_it_points_at_begins_no_clause(tmp_path, words):
    contract = _clauses(tmp_path, words)
    numbers = [clause.number for clause in contract.clauses if clause.number]
    assert numbers == ["1.", "1.1", "6.", "6.4", "(a)", "(b)"]
    (found,) = contract.references
    assert found.targets == (contract.clauses[-1].id,)


def test_items_below_a_reference_stay_items(tmp_path):
    contract = _clauses(tmp_path, "any of these parts of Clause 6.4\n(a) the price;\n(b) the place.")
    numbers = [clause.number for clause in contract.clauses if clause.number]
    assert numbers == ["1.", "1.1", "(a)", "(b)", "6.", "6.4", "(a)", "(b)"]
