"""Who is bound by an English sentence, and how, where the subject stands elsewhere than before the verb."""

from __future__ import annotations

import pytest

from reviewer.language.norms import norms_of

_LABELS = ("Keeper", "Owner")


@pytest.mark.parametrize(
    ("text", "grade", "bearer"),
    [
        ("In no event shall the Keeper be liable for fire.", "E", "Keeper"),
        ("UNDER NO CIRCUMSTANCES WILL KEEPER BE RESPONSIBLE FOR FIRE.", "E", "Keeper"),
        ("Nor may the Owner sell the mill.", "F3", "Owner"),
        ("At no time shall the Keeper open the sluice.", "F3", "Keeper"),
        ("No repair shall be made by the Keeper.", "F3", "Keeper"),
        ("No toll shall be payable by the Owner.", "E", "Owner"),
        ("The Owner shall be kept safe by the Keeper.", "O3", "Keeper"),
        ("Flour must be sent to the Owner by the Keeper.", "O4", "Keeper"),
        ("The Keeper shall use tools bought by the Owner.", "O3", "Keeper"),
        ("The Keeper shall in no event be liable for fire.", "E", "Keeper"),
        ("The Keeper shall make every effort to save water.", "O1", "Keeper"),
        ("Keeper grinds each load within a day.", "O3", "Keeper"),
        ("On leaving, Keeper promptly sweeps the loft.", "O3", "Keeper"),
        ("A stock of at least £5,000,000 must be kept by the Keeper.", "O4", "Keeper"),
        ("The toll must be repaid to it by the Keeper.", "O4", "Keeper"),
    ],
)
def test_the_bearer_is_who_must_act_or_is_free(text, grade, bearer):
    norms = norms_of(text, _LABELS)
    assert [(norm.grade, norm.bearer) for norm in norms] == [(grade, bearer)]


@pytest.mark.parametrize(
    "text",
    [
        "The Owner shall refund such outlay as the Keeper cannot recover.",
        "The Owner shall refund outlay that the Keeper cannot recover.",
        "The Owner shall accept a right that cannot be sold.",
    ],
)
def test_what_somebody_is_unable_to_do_is_no_ban(text):
    assert [norm.grade for norm in norms_of(text, _LABELS)] == ["O3"]


@pytest.mark.parametrize(
    "text",
    ["Keeper fails to grind.", "Keeper needs water.", "The Keeper wheels are oiled.", "Keeper is a miller."],
)
def test_what_befalls_a_party_or_is_its_own_is_no_duty(text):
    assert norms_of(text, _LABELS) == ()


def test_a_thing_done_by_others_in_a_relative_clause_binds_nobody_else():
    (norm,) = norms_of("Grain shall be stored in bins supplied by the Owner.", _LABELS)
    assert norm.bearer is None
