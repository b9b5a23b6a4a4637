"""English turns of phrase: what they lay down is told, and what they only say in other words is not."""

from __future__ import annotations

import pytest

import reviewer

_TEXT = (
    "MILLING AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Owner") and Harbour Mills Inc (the "Keeper").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


@pytest.fixture
def told(tmp_path):
    """Return a function that gives what is told between two wordings of a clause."""

    def tell(before, after, text=_TEXT):
        for name, words in (("base", before), ("draft", after)):
            (tmp_path / f"{name}.txt").write_text(text.format(words), encoding="utf-8")
        found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
        return [one for one in found if one.data.get("origin") is None]

    return tell


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Keeper shall sweep the loft every other week.",
            "The Keeper must sweep the loft once a fortnight.",
        ),
        ("Only the Owner may open the sluice.", "No one but the Owner may open the sluice."),
        ("It runs from the 1st day of June 2025.", "It runs from the first day of June 2025."),
        ("It ends on the fourteenth day of May 2025.", "It ends on 14 May 2025."),
        (
            "The Keeper mills daily, failing which it pays.",
            "The Keeper mills daily, in default whereof it pays.",
        ),
    ],
)
def test_another_turn_of_phrase_is_wording(told, before, after):
    assert {(one.kind, one.severity) for one in told(before, after)} <= {("text.changed", "info")}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The Keeper will use its best efforts to mill.",
            "The Keeper will use reasonable efforts to mill.",
            "obligation.modality",
        ),
        ("The Keeper shall mill.", "The Keeper shall use its endeavours to mill.", "obligation.modality"),
        (
            "The Keeper shall sweep the loft.",
            "The Keeper is welcome to sweep the loft.",
            "obligation.modality",
        ),
        ("The Keeper must not smoke.", "The Keeper would do well not to smoke.", "obligation.modality"),
        (
            "The sluice opens at half past five in the morning.",
            "The sluice opens at seven in the morning.",
            "number.time",
        ),
        (
            "Letters are served on the third day after dispatch.",
            "Letters are served on the fifth day after dispatch.",
            "number.duration",
        ),
        ("The loft holds 1,200 sacks.", "The loft holds 900 sacks.", "number.count"),
        (
            "The Keeper shall weigh, sample and mark the rye.",
            "The Keeper shall weigh and mark the rye.",
            "obligation.removed",
        ),
        (
            "Milling follows the Water Act 1998.",
            "Milling follows the Law on the Use of Rivers.",
            "law.changed",
        ),
        (
            "The Keeper shall pay the Owner the toll.",
            "The Keeper shall pay the College the toll.",
            "obligation.bearer",
        ),
    ],
)
def test_what_is_laid_down_is_told_by_its_kind(told, before, after, kind):
    assert kind in {one.kind for one in told(before, after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Keeper shall promptly and fully tell the Owner.", "The Keeper shall tell the Owner."),
        (
            "The mill will perform substantially in line with the Plan.",
            "The mill will perform in line with the Plan.",
        ),
    ],
)
def test_how_something_is_done_is_no_act_of_a_row(told, before, after):
    assert {one.kind for one in told(before, after)} == {"obligation.condition"}


def test_a_turned_sentence_with_the_same_bearer_exchanges_nobody(told):
    found = told(
        "The Owner shall give the Keeper no less than ten days' notice of a feast.",
        "Notice of a feast shall be given to the Keeper by the Owner at least ten days ahead.",
    )
    assert not {one.kind for one in found} & {"obligation.bearer", "obligation.removed", "obligation.added"}


def test_leave_in_writing_stays_so_wherever_its_words_stand(told):
    found = told(
        "Without the Owner's written approval the Keeper shall not paint.",
        "The Keeper shall not paint unless the Owner has approved this in writing.",
    )
    assert all(one.severity in ("info", "minor") for one in found)


def test_both_parties_named_one_after_the_other_are_both(told):
    found = told(
        "Both the Owner and the Keeper shall sign the log.",
        "The log shall be signed by the Owner and by the Keeper.",
    )
    assert "obligation.bearer" not in {one.kind for one in found}


def test_what_gave_way_to_a_new_duty_is_told_beside_it(told):
    found = told(
        "The Keeper shall pay £3 a sack, without prejudice to any greater loss proved.",
        "The Keeper shall pay £3 a sack, which sum shall be accepted in full discharge.",
    )
    assert any(one.base and "without prejudice" in one.base.quote for one in found)


def test_a_further_act_of_a_listed_duty_is_a_duty_that_goes(told):
    text = _TEXT.replace("1. {}", "1. The Keeper will do each of the following:\n(a) {}\n(b) sweep the loft.")
    found = told("keep mill books and reconcile them monthly;", "keep mill books;", text)
    assert [(one.kind, one.data["bearer"]) for one in found] == [("obligation.removed", "Keeper")]
