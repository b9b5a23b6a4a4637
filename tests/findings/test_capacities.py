"""In what capacity a party of an English heading contracts is a particular of that party."""

from __future__ import annotations

import pytest

_TEXT = (
    'DEPOSITARY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between:\n\n{} (the "Depositor"); and\n\n'
    'Harbour Vaults Inc, a company registered in England, of 4 Mill Road, Leeds (the "Keeper").\n\n'
    "1. The Keeper shall store the plate.\n\n2. The Depositor shall pay the fee.\n"
)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "Northwind Ltd, a company incorporated in Jersey, acting as trustee of the Lark Trust",
            "Northwind Ltd, a company incorporated in Jersey",
            "acting as trustee of the Lark Trust",
            None,
        ),
        (
            "Northwind Ltd, of 5 High Street, Leeds",
            "Northwind Ltd, of 5 High Street, Leeds, for itself and as agent for each member of its group",
            None,
            "for itself and as agent for each member of its group",
        ),
        (
            "Northwind Ltd, of 5 High Street, Leeds",
            "Northwind Ltd, of 5 High Street, Leeds, on behalf of itself and its affiliates",
            None,
            "on behalf of itself and its affiliates",
        ),
        (
            "Northwind Ltd, a company acting through its London branch",
            "Northwind Ltd, a company acting through its Paris branch",
            "acting through its London branch",
            "acting through its Paris branch",
        ),
    ],
)
def test_another_capacity_is_another_particular_of_the_party(findings_between, before, after, old, new):
    (found,) = findings_between(_TEXT, before, after)
    assert (found.kind, found.data["party"]) == ("party.identity", "Depositor")
    assert (found.base and found.base.quote, found.draft and found.draft.quote) == (old, new)


def test_where_a_party_is_found_is_no_capacity(findings_between):
    before = "Northwind Ltd, of 5 High Street, Leeds"
    after = "Northwind Ltd, of 7 High Street, Leeds"
    (told,) = findings_between(_TEXT, before, after)
    assert (told.kind, told.severity, told.data["field"]) == ("party.identity", "minor", "Address")
