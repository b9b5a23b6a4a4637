"""English edits told as wording alone, and small words told as what they change."""

from __future__ import annotations

import pytest

import reviewer

_TEXT = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n'
    "1. {}\n\n2. This clause stays as it is.\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Support is given without charge to the Customer.", "Support is given at no cost to the Customer."),
        ("A term that is void does not touch the rest.", "A term that is invalid does not touch the rest."),
        (
            "The Supplier shall not show them to others, other than as this Agreement permits.",
            "The Supplier shall not show them to others, save as permitted by this Agreement.",
        ),
        (
            "The Customer shall pay in full unless a statute requires a deduction.",
            "The Customer shall pay in full except to the extent that a deduction is required by a statute.",
        ),
        (
            "No assignment is valid without the other party's written consent.",
            "No assignment is valid without the written consent of the other party.",
        ),
        (
            "The samples dated no earlier than 3 May 2026 count.",
            "The samples dated not before 3 May 2026 count.",
        ),
    ],
)
def test_other_words_for_the_same_are_wording(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}
    assert kinds_between(_TEXT, after, before) == {"text.changed"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Rent falls due on the sixth day.", "Rent falls due on the 6th day.", None),
        ("Rent falls due on the sixth day.", "Rent falls due on the 7th day.", "number.count"),
        ("The Customer may count the stock twice.", "The Customer may count the stock once.", "number.count"),
        (
            "The Supplier grants a first ranking charge to the Customer.",
            "The Supplier grants a second ranking charge to the Customer.",
            "obligation.condition",
        ),
        (
            "The ratio of debt to income shall not exceed 2:1.",
            "The ratio of debt to income shall not fall below 2:1.",
            "number.bound",
        ),
        (
            "The Supplier is not bound to keep spare parts.",
            "The Supplier shall keep spare parts.",
            "obligation.modality",
        ),
        (
            "The Supplier shall insure the goods at its own cost.",
            "The Supplier shall insure the goods at the Customer's cost.",
            "obligation.bearer",
        ),
        (
            "The Supplier shall clear the goods with the Customer's licence.",
            "The Supplier shall clear the goods with its own licence.",
            "obligation.bearer",
        ),
        (
            "The Supplier shall send the accounts each May.",
            "The Supplier shall send the accounts each May, together with a report of an auditor.",
            "obligation.added",
        ),
    ],
)
def test_small_words_are_told_as_what_they_change(kinds_between, before, after, kind):
    assert kinds_between(_TEXT, before, after) == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("with Alder Group Holdings Limited as parent", "with Alder Estates Holdings Limited as parent"),
        ("with Quorn Systems GmbH as guarantor", "with Quorn Software GmbH as guarantor"),
    ],
)
def test_another_company_named_at_the_head_is_another_person(tmp_path, before, after):
    texts = [
        f'LOAN AGREEMENT\n\nbetween Northwind plc as lender (the "Lender") and Harbour Systems Inc as '
        f'borrower (the "Borrower"), {words} (the "Surety").\n\n1. The Borrower shall repay the loan.\n'
        for words in (before, after)
    ]
    for name, text in zip(("base.txt", "draft.txt"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    assert "party.identity" in {one.kind for one in found}


@pytest.mark.parametrize(
    ("before", "after", "untold"),
    [
        (
            "The Supplier shall deliver DDP (Incoterms 2020).",
            "The Supplier shall deliver EXW (Incoterms 2010).",
            "2010",
        ),
        (
            "The Supplier shall save the data daily and test recovery each month.",
            "The Supplier shall save the data weekly and keep one copy.",
            "keep one copy",
        ),
    ],
)
def test_what_stands_beside_words_that_were_told_is_told_as_well(tmp_path, before, after, untold):
    for name, words in (("base.txt", before), ("draft.txt", after)):
        (tmp_path / name).write_text(_TEXT.format(words), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    assert any(one.draft and untold in one.draft.quote for one in found)


def test_two_documents_that_change_places_in_a_ranking_are_no_wording(kinds_between):
    before = "If they conflict, the Order prevails over the Policy."
    after = "If they conflict, the Policy prevails over the Order."
    assert "text.changed" not in kinds_between(_TEXT, before, after)


def test_the_words_of_a_forum_are_quoted_whole(tmp_path):
    for name, place in (("base.txt", "Singapore"), ("draft.txt", "Malacca")):
        clause = f"The courts of {place} shall have sole jurisdiction over every claim ."
        (tmp_path / name).write_text(_TEXT.format(clause), encoding="utf-8")
    found = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    quotes = [one.draft.quote for one in found if one.kind == "law.changed" and one.draft]
    assert quotes
    assert all(f" {words} " in f" {clause} " for words in quotes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The deposit is refundable.", "The deposit is non-refundable."),
        ("The offer of the Supplier is conditional.", "The offer of the Supplier is unconditional."),
    ],
)
def test_a_prefix_that_denies_is_a_reversal(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"obligation.condition"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "A reference to a law includes it as amended.",
            "A reference to a law excludes it as amended.",
            "condition",
        ),
        ("The bonus of the manager is optional.", "The bonus of the manager is guaranteed.", "condition"),
        ('"Waste" means all packing and paper.', '"Waste" includes all packing and paper.', "definition"),
        (
            "The Supplier shall answer within four hours.",
            "The Supplier shall answer within nine Business Hours.",
            "duration",
        ),
    ],
)
def test_opposites_definitions_and_business_hours_are_told_by_name(kinds_between, before, after, kind):
    assert {one.partition(".")[2] for one in kinds_between(_TEXT, before, after)} == {kind}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Supplier shall remove the crates at its own expense.",
            "The crates shall be removed by the Supplier, and the Supplier shall bear the expense.",
        ),
        (
            "The Customer owns all drawings made by the Supplier for the pumps.",
            "All drawings which the Supplier makes for the pumps belong to the Customer.",
        ),
        (
            "The Supplier shall submit its test report within 40 days after the trial ends.",
            "Submission of the Supplier's test report is due from the Supplier no later than 40 days "
            "after the end of "
            "the trial.",
        ),
        (
            "The Supplier is not liable for rust, and it need not paint the pumps before they leave "
            "the yard.",
            "The Supplier is not liable for rust, and before the pumps leave the yard it is not "
            "obliged to paint them.",
        ),
    ],
)
def test_a_sentence_built_anew_with_the_same_law_is_wording(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == {"text.changed"}


def test_a_sentence_built_anew_with_a_change_of_law_in_another_part_tells_the_change(findings_between):
    found = findings_between(
        _TEXT,
        "The Supplier shall remove the crates at its own expense, and the Customer shall pay within 30 days.",
        "The crates shall be removed by the Supplier at its own expense, and the Customer shall pay "
        "within 60 days.",
    )
    assert {one.kind for one in found} == {"text.changed", "number.duration"}
