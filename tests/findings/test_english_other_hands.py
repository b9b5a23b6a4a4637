"""English edits as other hands make them: what is wording alone, and what must not pass for it."""

from __future__ import annotations

import pytest

_TEXT = (
    "SERVICE AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Operator") and Harbour Systems Inc (the "Client").\n\n1. {}\n\n2. It runs for a year.\n'
)
_HIRE = (
    "CONDITIONS OF HIRE\n\n1. {}\n\n2. The field is open all year. The Hirer shall lock it, and the Club "
    "shall mow it.\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Operator shall in no way be liable for loss.",
            "The Operator shall not be liable for loss.",
        ),
        ("That burden shall in no way rest on the Client.", "That burden shall not rest on the Client."),
        (
            "Under no circumstances, shall the Client be charged for wax.",
            "The Client shall never be charged for wax.",
        ),
        (
            "The Operator may use such tools as it may think fit.",
            "The Operator may use such tools as it sees fit.",
        ),
        (
            "Where the Operator establishes that the seal was broken, the Client bears the loss.",
            "Where the Operator shows that the seal was broken, the Client bears the loss.",
        ),
        (
            "The Client shall not, either directly or indirectly, canvass the pupils.",
            "The Client shall not, whether directly or indirectly, canvass the pupils.",
        ),
        (
            "In consideration of the lessons the Client shall pay EUR 50.",
            "In return for the lessons the Client shall pay EUR 50.",
        ),
        (
            "The Client shall pay Bright Kilns Ltd the fee.",
            "The Client shall pay Bright Kilns Limited the fee.",
        ),
        (
            "This is without prejudice to the Client's other rights.",
            "This does not affect the Client's other rights.",
        ),
        (
            "The Client shall lend the keys in order for the Operator to perform its duties.",
            "The Client shall lend the keys so that the Operator can carry out its duties.",
        ),
        ("The pots shall be deemed to be sound.", "The pots shall count as sound."),
        (
            "The remainder of the provisions shall continue in full force and effect.",
            "The other provisions shall remain in full force.",
        ),
        (
            "The Operator reserves the right to refuse entry to any guest.",
            "The Operator may refuse entry to any guest.",
        ),
        ("The Client agrees not to copy the maps.", "The Client shall refrain from copying the maps."),
        (
            "The Client shall receive from the Operator a count of the herd every month.",
            "The Operator shall provide the Client with a count of the herd every month.",
        ),
        (
            "The Operator shall see to it that helmets are worn by its grooms at all times.",
            "The Operator shall ensure that its grooms wear helmets at all times.",
        ),
    ],
)
def test_other_words_change_nothing(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}
    assert kinds_between(_TEXT, after, before) == {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "Help is given at the indemnifying party's expense.",
            "Help is given at the indemnified party's expense.",
            "obligation.bearer",
        ),
        ("The assigning party pays the tax.", "The assigned party pays the tax.", "obligation.condition"),
        (
            "Plans shall not be shown to anybody without the prior written consent of the Client.",
            "Plans shall not be shown to anybody without the prior written consent of the Client or unless "
            "required by law.",
            "obligation.condition",
        ),
        (
            "The Operator will in no way be liable for loss.",
            "The Operator will be liable for loss.",
            "obligation.modality",
        ),
        (
            "This Agreement shall be governed under the laws in the State of Oregon.",
            "This Agreement shall be governed under the laws in the State of Nevada.",
            "law.changed",
        ),
        (
            "Disputes shall be decided according to the law of the place where the kiln stands.",
            "Disputes shall be decided according to the law of Norway.",
            "law.changed",
        ),
        (
            "Liability is limited to 700 SDR per crate.",
            "Liability is limited to 900 SDR per crate.",
            "number.amount",
        ),
        ("The Operator gives up the kiln.", "The Operator fires up the kiln.", "obligation.condition"),
    ],
)
def test_what_must_not_pass_for_wording(kinds_between, before, after, kind):
    assert kind in kinds_between(_TEXT, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Hirer shall obtain a licence for fireworks.", "The Club shall obtain a licence for fireworks."),
        (
            "A fence so approved shall at the discretion of the Club remain on the field.",
            "A fence so approved shall at the discretion of the Hirer remain on the field.",
        ),
        ("You will have to bear the cost of the parcel.", "We will have to bear the cost of the parcel."),
        ("The parcel is paid by you.", "The parcel is paid by us."),
    ],
)
def test_who_acts_is_told_of_those_whom_nothing_declares(kinds_between, before, after):
    assert "obligation.bearer" in kinds_between(_HIRE, before, after)


def test_a_right_that_is_no_longer_anybodys_alone_is_told_so_and_no_duty_was_changed(kinds_between):
    before, after = (
        f"The Operator shall have the {which}right to close the yard."
        for which in ("sole and exclusive ", "")
    )
    assert kinds_between(_TEXT, before, after) == {"obligation.condition"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("No paint may be used by any person in the yard.", "Nobody may use paint in the yard."),
        (
            "The Operator shall have the absolute right to close the yard.",
            "The Operator shall have the right to close the yard.",
        ),
    ],
)
def test_a_ban_or_a_right_in_other_words_is_the_same(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}


def test_a_ban_put_before_its_subject_is_no_leave(kinds_between):
    before = "The Client shall not set the deposit against rent for any month."
    after = "For no month may the Client set the deposit against rent."
    assert not {one for one in kinds_between(_TEXT, before, after) if one.startswith("obligation.modality")}


def test_should_before_its_subject_is_a_case_and_no_duty(kinds_between):
    before = "If a dealer finds any brush to be cracked, the remaining brushes shall be kept."
    after = "Should a dealer find any brush cracked, the others are kept."
    assert "obligation.added" not in kinds_between(_TEXT, before, after)
