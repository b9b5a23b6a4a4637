"""English statements of who bears what: a turn of them is wording, another bearer is told as one."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.messages import render

_TEXT = (
    "MILLING AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Owner") and Harbour Mills Inc (the "Keeper").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


def _told(tmp_path, before, after):
    for name, words in (("base", before), ("draft", after)):
        (tmp_path / f"{name}.txt").write_text(_TEXT.format(words), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    return [one for one in found if one.data.get("origin") is None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Owner shall pay the toll.", "The toll is payable by the Owner."),
        ("Grease is the responsibility of the Keeper.", "The Keeper is responsible for grease."),
        ("The cost of grease is borne by the Keeper.", "The Keeper shall bear the cost of grease."),
        ("The Keeper undertakes to sweep the loft.", "The Keeper shall sweep the loft."),
        (
            "The Keeper shall furnish the Owner with weekly reports.",
            "The Keeper shall supply weekly reports to the Owner.",
        ),
    ],
)
def test_a_statement_and_a_duty_of_one_bearer_are_wording(tmp_path, before, after):
    assert {(one.kind, one.severity) for one in _told(tmp_path, before, after)} == {("text.changed", "info")}


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        ("The toll is payable by the Owner.", "The toll is payable by the Keeper.", "Owner"),
        (
            "Cracks are mended at the Keeper's cost.",
            "Cracks are mended at the cost of the party which caused them.",
            "Keeper",
        ),
        (
            "The sieve is cleaned at the Owner’s expense.",
            "The sieve is cleaned at the expense of whichever party is at fault.",
            "Owner",
        ),
        (
            "The travel of the assayer shall be included in the Milling Fee.",
            "The travel of the assayer shall be reimbursed by the Owner.",
            "Keeper",
        ),
        (
            "The umpire is paid by the party whose figure is further from his.",
            "The umpire is paid by the party whose figure is nearer to his.",
            "unclear",
        ),
        (
            "The costs shall be borne by the losing party.",
            "The costs shall be borne by the winning party.",
            "unclear",
        ),
        (
            "The load is 20 tonnes, five per cent more or less in the Owner's option.",
            "The load is 20 tonnes, five per cent more or less in the carter's option.",
            "unclear",
        ),
        ("The Owner shall pay the toll.", "The toll is payable by the Keeper.", "Owner"),
        ("Grease is the Keeper's responsibility.", "Grease is the Owner's responsibility.", "Keeper"),
        ("The burden of proof lies with the Keeper.", "The burden of proof lies with the Owner.", "Keeper"),
        (
            "The choice of carter rests with the Keeper.",
            "The choice of carter rests with the Owner.",
            "Owner",
        ),
        ("Rent is due from the Keeper monthly.", "Rent is due from the Owner monthly.", "Keeper"),
        ("It is for the Keeper to sweep.", "It is for the Owner to sweep.", "Keeper"),
        ("The marks shall vest in the Owner.", "The Keeper shall own the marks.", "Keeper"),
    ],
)
def test_another_bearer_is_told_with_who_gains(tmp_path, before, after, gains):
    (found,) = [one for one in _told(tmp_path, before, after) if one.severity != "minor"]
    assert (found.kind, found.favours) == ("obligation.bearer", gains)


def test_a_duty_put_wholly_in_other_words_neither_goes_nor_comes(tmp_path):
    found = _told(
        tmp_path,
        "The Owner shall provide sacks and a cart free of charge, and the Keeper shall pay for oats used.",
        "A cart, together with sacks, will be made available by the Owner at no charge, save that oats used "
        "are paid for by the Keeper.",
    )
    assert not {one.kind for one in found} & {
        "obligation.added",
        "obligation.removed",
        "obligation.bearer",
        "obligation.modality",
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They are jointly and severally liable.", "They are severally liable."),
        ("Their duties are joint and several.", "Their duties are several."),
        ("They are severally liable.", "They are jointly and severally liable."),
    ],
)
def test_joint_liability_is_told_once(tmp_path, before, after):
    (found,) = _told(tmp_path, before, after)
    assert (found.kind, found.severity) == ("obligation.condition", "critical")
    assert "joint and several" in render(found.message, "en")
