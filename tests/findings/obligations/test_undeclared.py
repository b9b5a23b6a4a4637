"""Names in capitals that a contract uses and does not declare, put for one another."""

from __future__ import annotations

import pytest

_TEXT = "GENERAL CONDITIONS\n\n1. {}\n\n2. This clause stays as it is.\n"


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("The {} shall repair the roof.", "Tenant", "Landlord"),
        ("All improvements to the Patents shall vest in the {}.", "Licensee", "Licensor"),
        (
            "The {} shall insure the works in the joint names of all.",
            "Subcontractor",
            "Contractor",
        ),
        ("The holders may designate a director, whom the {} alone may remove.", "Lead Investor", "Board"),
        ("The fee shall be paid by the {}.", "Buyer", "Seller"),
        ("Storage charges are payable by the {}.", "Shipper", "Carrier"),
    ],
)
def test_what_passes_to_another_name_changes_its_bearer(findings_between, sentence, old, new):
    (found,) = findings_between(_TEXT, sentence.format(old), sentence.format(new))
    assert found.kind == "obligation.bearer"
    assert (found.data["from"], found.data["to"]) == (old, new)
    assert (found.base.quote, found.draft.quote) == (old, new)


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("The {} shall be signed by the clerk.", "Order", "Letter"),
        ("The goods shall be sent in a {}.", "Container", "Trailer"),
        ("The works begin in {}.", "September", "October"),
    ],
)
def test_a_thing_put_for_another_bears_nothing(kinds_between, sentence, old, new):
    assert "obligation.bearer" not in kinds_between(_TEXT, sentence.format(old), sentence.format(new))
