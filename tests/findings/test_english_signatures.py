"""Who signs for a party, and as what, in the blocks of signatures of English contracts."""

from __future__ import annotations

import pytest

_TEXT = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc. (the "Supplier").\n\n'
    "1. The Supplier shall deliver the pumps.\n\n2. The Customer shall pay the price.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "NORTHWIND LTD By: ______ Name: Dana R. Whitcombe Title: Chief Executive Officer",
            "NORTHWIND LTD By: ______ Name: Dana K. Whitcombe Title: Chief Executive Officer",
            "Dana R. Whitcombe",
            "Dana K. Whitcombe",
        ),
        (
            "NORTHWIND LTD By: ______ Name: Dana Whitcombe Title: Chief Executive Officer",
            "NORTHWIND LTD By: ______ Name: Dana Whitcombe Title: Chief Financial Officer",
            "Chief Executive Officer",
            "Chief Financial Officer",
        ),
        (
            "Signed for Northwind Ltd by Tan Hui Lin, Director",
            "Signed for Northwind Ltd by Lee Mei Ling, Director",
            "Tan Hui Lin, Director",
            "Lee Mei Ling, Director",
        ),
        (
            "EXECUTED as a deed by Ann Lee for and on behalf of Northwind Ltd",
            "EXECUTED as a deed by Joan Lee for and on behalf of Northwind Ltd",
            "Ann Lee",
            "Joan Lee",
        ),
        (
            "Signed for and on behalf of NORTHWIND LTD by its director Tan Wei Jie",
            "Signed for and on behalf of NORTHWIND LTD by its director Tan Wei Ming",
            "Tan Wei Jie",
            "Tan Wei Ming",
        ),
        (
            "For the Customer: Northwind Ltd (signed as a deed by Alison Petrie, Director)",
            "For the Customer: Northwind Ltd (signed as a deed by Andrew Petrie, Director)",
            "Alison Petrie, Director",
            "Andrew Petrie, Director",
        ),
        (
            "Executed as a deed by Northwind Ltd acting by its duly authorised attorney Kim Park",
            "Executed as a deed by Northwind Ltd acting by its duly authorised attorney Joon Park",
            "Kim Park",
            "Joon Park",
        ),
        (
            "NORTHWIND LTD By: Denise Halvorsen, Chief Revenue Officer",
            "NORTHWIND LTD By: Denise Halvorsen, Head of Channels",
            "Denise Halvorsen, Chief Revenue Officer",
            "Denise Halvorsen, Head of Channels",
        ),
    ],
)
def test_another_signatory_is_another_particular_of_a_party(findings_between, before, after, old, new):
    (found,) = findings_between(_TEXT, before, after)
    assert (found.kind, found.base.quote, found.draft.quote) == ("party.identity", old, new)
