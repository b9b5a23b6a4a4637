"""English statements of one effect told as wording, and those of another told as what they change."""

from __future__ import annotations

import pytest

import reviewer

_TEXT = (
    "MILLING AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Owner") and Harbour Mills Inc (the "Keeper").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The courts of Malta have jurisdiction.", "The courts of Malta shall have jurisdiction."),
        ("Bran includes chaff.", "Bran shall include chaff."),
        ("The Keeper shall keep the books.", "The Keeper is obliged to keep the books."),
        ("The Keeper shall keep the books.", "The books must be kept by the Keeper."),
        (
            "The right is granted to the Owner free of charge.",
            "The right is granted to the Owner at no charge.",
        ),
        (
            "Rye not taken within a day is deemed refused.",
            "Rye not taken within a day shall be treated as refused.",
        ),
        ("Part 2 of the Act is excluded from this deed.", "Part 2 of the Act does not apply to this deed."),
        (
            "The Keeper shall not sell flour without the Owner's prior written consent.",
            "The Keeper shall not sell flour unless the Owner has first consented in writing.",
        ),
        (
            "In no event shall the Keeper be liable for mould.",
            "The Keeper shall not be liable for mould.",
        ),
        (
            "If the Plan is inconsistent with this Agreement, this Agreement prevails.",
            "This Agreement prevails over any inconsistent term of the Plan.",
        ),
    ],
)
def test_another_way_to_say_it_is_wording(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The toll is £600 a month.", "The toll is six hundred pounds (£600) a month."),
        ("The stones are dressed every six months.", "The stones are dressed every half-year."),
        ("Late tolls bear 0.05% a day.", "Late tolls bear five ten-thousandths a day."),
    ],
)
def test_a_figure_of_equal_value_is_no_change_of_number(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) <= {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The Keeper shall obey the sluice rules.",
            "The Keeper shall make efforts to obey the sluice rules.",
            "obligation.modality",
        ),
        (
            "Demurrage is for the account of the Owner.",
            "Demurrage is for the account of the Keeper.",
            "obligation.bearer",
        ),
        (
            "Demurrage is for the Owner's account.",
            "Demurrage is for the Keeper's account.",
            "obligation.bearer",
        ),
        (
            "IN NO EVENT SHALL EITHER PARTY BE LIABLE FOR MOULD.",
            "IN NO EVENT SHALL KEEPER BE LIABLE FOR MOULD.",
            "obligation.bearer",
        ),
        (
            "The Owner bears outlay reasonably and properly incurred.",
            "The Owner bears outlay reasonably incurred.",
            "obligation.condition",
        ),
        (
            "The Keeper shall, if asked, give the Owner a list and assist in counting the sacks.",
            "The Keeper shall, if asked, give the Owner a list.",
            "obligation.removed",
        ),
        (
            "Suits go to the courts sitting in Kent County, Ohio.",
            "Suits go to the courts sitting in Polk County, Iowa.",
            "law.changed",
        ),
        (
            "LIABILITY IS LIMITED TO THE TOLLS OF NINE (9) MONTHS.",
            "LIABILITY IS LIMITED TO THE TOLLS OF TWO (2) MONTHS.",
            "number.duration",
        ),
        ("Sacks are left at 8 Quay Street.", "Sacks are left at 18 Quay Street.", "text.changed"),
        ("No toll shall be due on chaff.", "A toll shall be due on chaff.", "obligation.modality"),
        ("Sacks may be patched.", "No sacks may be patched.", "obligation.modality"),
        ("It is open for half a year.", "It is open for half a month.", "number.duration"),
        (
            "The Keeper shall hold two open mill days.",
            "The Keeper shall hold one open mill day.",
            "number.count",
        ),
    ],
)
def test_a_change_is_told_by_its_kind(kinds_between, before, after, kind):
    assert kinds_between(_TEXT, before, after) == {kind}


def _told(tmp_path, before, after):
    for name, words in (("base", before), ("draft", after)):
        (tmp_path / f"{name}.txt").write_text(_TEXT.format(words), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    return [one for one in found if one.data.get("origin") is None]


def test_an_exclusion_of_liability_left_to_one_party_favours_it(tmp_path):
    (found,) = _told(
        tmp_path,
        "In no event shall either party be liable for mould.",
        "In no event shall the Keeper be liable for mould.",
    )
    assert (found.kind, found.favours) == ("obligation.bearer", "Keeper")


def test_a_ban_that_gives_way_to_leave_with_a_limit_is_not_lifted(tmp_path):
    found = _told(
        tmp_path,
        "No repair shall be made by the Keeper until the Owner has seen the stones.",
        "The Keeper may make a repair only after the Owner has seen the stones.",
    )
    assert "obligation.modality" not in {one.kind for one in found}


def test_who_is_kept_out_takes_nobodys_place(tmp_path):
    found = _told(
        tmp_path,
        "Either party may close the sluice.",
        "The Owner, and not the Keeper, may close the sluice.",
    )
    assert "Keeper" not in {one.data.get("to") for one in found}


def test_figures_go_with_the_words_beside_them(tmp_path):
    found = _told(
        tmp_path,
        "The Keeper shall tell the Owner within 6 hours and send a sample within nine days.",
        "Within six hours the Keeper shall tell the Owner, and within 9 days the Keeper shall send a sample.",
    )
    assert not {one.kind for one in found} & {"number.duration", "number.bound"}


def test_figures_that_changed_places_are_told(tmp_path):
    found = _told(
        tmp_path,
        "The Owner shall pay within 6 days and the Keeper shall mill within 9 days.",
        "The Owner shall pay within 9 days and the Keeper shall mill within 6 days.",
    )
    assert [one.kind for one in found] == ["number.duration"] * 2


def test_each_sentence_of_a_long_edit_is_told_by_itself(tmp_path):
    found = _told(
        tmp_path,
        "Letters go to [address]. If the Plan conflicts with this Agreement, this Agreement controls.",
        "Letters go to mill@harbour.example. This Agreement controls over any conflicting term of the Plan.",
    )
    assert {one.kind for one in found} == {"placeholder.filled", "text.changed"}


def test_the_state_of_a_company_is_its_identity(tmp_path):
    for name, state in (("base", "Nevada"), ("draft", "Oregon")):
        text = _TEXT.replace("Harbour Mills Inc (", f"Harbour Mills Inc, an {state} corporation (")
        (tmp_path / f"{name}.txt").write_text(text.format("Tolls are due."), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    assert [one.kind for one in found if one.data.get("origin") is None] == ["party.identity"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Neither rye nor oats shall be stored by the Keeper.",
            "Storage of rye or oats by the Keeper is not permitted.",
        ),
        (
            "The cost of grease is the Owner's affair and not the Keeper's.",
            "The Owner, and not the Keeper, carries the cost of the grease it uses.",
        ),
        (
            "The Keeper must not hire a carter whom the Owner has not approved.",
            "Approval from the Owner is required before any carter is hired by the Keeper.",
        ),
    ],
)
def test_a_sentence_turned_round_exchanges_nobody(tmp_path, before, after):
    assert "obligation.bearer" not in {one.kind for one in _told(tmp_path, before, after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Sacks must be counted within 7 days after receiving them.",
            "Sacks must be counted within 7 days after their receipt.",
        ),
        (
            "On expiry the Keeper shall leave the mill within nine days.",
            "The Keeper shall leave the mill within nine days of expiry.",
        ),
    ],
)
def test_a_period_from_the_same_event_runs_from_no_other(tmp_path, before, after):
    assert "event" not in {one.data.get("what") for one in _told(tmp_path, before, after)}
