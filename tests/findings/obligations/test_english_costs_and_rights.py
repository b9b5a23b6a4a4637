"""At whose cost an English sentence is carried out, a right that is a duty too, and no thing for a thing."""

from __future__ import annotations

import pytest

CONTRACT = (
    'STABLE AGREEMENT\nThis Agreement is made between Alder Ltd (the "Owner") and Birch Ltd (the "Keeper").\n'
    "1. Horses\n1.1 The Keeper shall feed the horses.\n1.2 {}\n1.3 The Owner shall pay the Keeper.\n"
)

SHIFTED = [
    (
        "The Keeper shall groom the horses at its own cost.",
        "The horses shall be groomed by the Keeper at the cost of the Owner.",
    ),
    (
        "The Keeper shall at its own cost insure the horses and shall send the policy to the Owner.",
        "The horses shall be insured by the Keeper and the policy sent to the Owner, at the Owner's cost.",
    ),
    (
        "If leave is needed, the Keeper shall obtain such permits at the Keeper's expense, in form fit for "
        "the county, and shall hand such permits to the Owner.",
        "If leave is needed, such permits shall be obtained by the Keeper, in form fit for the county and at "
        "the Owner's expense, and handed to the Owner.",
    ),
    (
        "The Owner shall move any lame horse at the Keeper's sole expense.",
        "Any lame horse shall be moved by the Owner at its own expense.",
    ),
    (
        "The Keeper shall shoe the horses every sixth week at the expense of the Owner.",
        "Every sixth week the horses shall be shod by the Keeper, at the Keeper's own cost and expense.",
    ),
]


@pytest.mark.parametrize(("before", "after"), SHIFTED)
def test_a_cost_that_falls_on_the_other_in_a_sentence_put_otherwise(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert [one.severity for one in told if one.kind == "obligation.bearer"] == ["critical"]


STAYED = [
    (
        "The Keeper shall groom the horses at its own cost.",
        "The horses shall be groomed by the Keeper at the Keeper's cost.",
    ),
    (
        "The Owner shall send for the vet at the Keeper's expense.",
        "The vet shall be sent for by the Owner at the expense of the Keeper.",
    ),
    (
        "The Keeper shall mend the fence at its own cost and report it.",
        "The Keeper shall report it and mend the fence at its own cost.",
    ),
]


@pytest.mark.parametrize(("before", "after"), STAYED)
def test_a_cost_that_stays_is_not_told_as_shifted(findings_between, before, after):
    assert "obligation.bearer" not in {one.kind for one in findings_between(CONTRACT, before, after)}


@pytest.mark.parametrize(
    ("both", "alone"),
    [
        (
            "The Owner grants the Keeper the right and obligation to ride the mares.",
            "The Owner grants the Keeper the right to ride the mares.",
        ),
        (
            "The Keeper shall have the right and duty to inspect the hay.",
            "The Keeper shall have the right to inspect the hay.",
        ),
        ("The Owner has the right and the obligation to visit.", "The Owner has the right to visit."),
        (
            "The Keeper has the right, as well as the duty, to close the gates.",
            "The Keeper has the right to close the gates.",
        ),
        (
            "The Owner has the sole right and responsibility to sell the foals.",
            "The Owner has the sole right to sell the foals.",
        ),
    ],
)
def test_a_right_that_is_a_duty_too(findings_between, both, alone):
    less, more = findings_between(CONTRACT, both, alone), findings_between(CONTRACT, alone, both)
    assert [(one.kind, one.data["direction"]) for one in less] == [("obligation.modality", "weakened")]
    assert [(one.kind, one.data["direction"]) for one in more] == [("obligation.modality", "strengthened")]


def test_a_right_that_was_a_duty_and_stays_one_is_not_told(findings_between):
    before = "The Keeper has the right and obligation to sweep the yard daily."
    told = findings_between(CONTRACT, before, before.replace("daily", "weekly"))
    assert told
    assert all(one.kind != "obligation.modality" for one in told)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("No deposit is due from the Owner.", "A deposit is due from the Owner."),
        ("A stamp is needed on the hay bill.", "No stamp is needed on the hay bill."),
        ("No rug is included in the fee.", "Any rug is included in the fee."),
        ("The groom is part of the team.", "No groom is part of the team."),
        ("No foal was born before the signing.", "A foal was born before the signing."),
    ],
)
def test_no_thing_where_there_was_one_is_the_reverse(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert [(one.kind, one.severity) for one in told] == [("obligation.modality", "critical")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("No bill is valid unless it is signed.", "A bill is valid only if it is signed."),
        ("No bill is valid that is unsigned.", "A bill is not valid that is unsigned."),
    ],
)
def test_no_thing_beside_another_denial_is_not_the_reverse(findings_between, before, after):
    assert "obligation.modality" not in {one.kind for one in findings_between(CONTRACT, before, after)}


@pytest.mark.parametrize("form", ["oral or written", "written or oral", "verbal or written"])
def test_in_whatever_form_is_no_form(findings_between, form):
    sentence = "This Agreement replaces all prior {}promises."
    told = findings_between(CONTRACT, sentence.format(f"{form} "), sentence.format(""))
    assert told
    assert all(one.severity not in ("critical", "major") for one in told)


def test_a_form_that_is_asked_for_now_is_told(findings_between):
    sentence = "The Keeper shall give {}notice before it leaves."
    told = findings_between(CONTRACT, sentence.format(""), sentence.format("written "))
    assert ("obligation.condition", "major") in {(one.kind, one.severity) for one in told}
