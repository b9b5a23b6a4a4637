"""English as plain drafters write it: a party called by a word behind its name, key terms in a list, terms and headings set
in bold, short forms; what may be and what one ought to have known bind nobody, and a choice is somebody's."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    "ORCHARD LICENCE\nParties\nLicensor: Alder B.V., Emmeloord, the Netherlands (“Breeder”)\n"
    "Licensee: Birch Supplies plc, Shrewsbury, England (“Grower”)\nPart A\nA1. Territory: Great Britain.\nA2. Fee: £72 a tonne.\n"
    "1. Trees\n1.1 The Breeder shall keep a book.\n1.2 {}\n1.3 The Grower shall answer.\n1.4 The Breeder may look in.\n"
)

ALIKE = [
    ("The Grower shall use the plans only for the orchard.", "The Grower shall not use the plans otherwise than for the orchard."),
    ("The Grower may only use the plans in accordance with this licence.", "The Grower may not use the plans except in accordance with this licence."),
    ("No amendment binds unless signed by both parties.", "An amendment binds only if both parties have signed it."),
    ("The Grower shall tend the trees as often as needed.", "The Grower shall tend the trees whenever necessary."),
    ("The labels shall be in letters no smaller than those of the Grower.", "The labels shall be in letters at least as large as those of the Grower."),
    ("The fees are exclusive of VAT.", "The fees are stated without VAT."),
    ("The books shall be kept for six years.", "The books shall be kept for a period of six years."),
    ("The finding is binding in the absence of manifest error.", "The finding is binding save for manifest error."),
    ("The Grower shall disclose it without delay.", "The Grower shall promptly disclose it."),
    ("The notes are of a sensitive nature.", "The notes are sensitive."),
    ("The Grower doesn't sell trees.", "The Grower does not sell trees."),
    ("The Grower shall help, to the extent practicable.", "The Grower shall help, so far as is practicable."),
    ("Interest runs at 4 per cent over three-month EURIBOR.", "Interest runs at three-month EURIBOR plus 4 per cent."),
    ("The Grower shall deliver no later than seven days before the season.", "The Grower shall deliver at the latest seven days before the season."),
    ("The Grower is responsible for its pickers.", "The Grower answers for its pickers."),
    ("The Breeder shall help, so far as it is able.", "The Breeder shall help, to the extent it can."),
    ("“Orchard” means the land which the parties have agreed in writing for trees.", "“Orchard” means the land that was agreed by the parties in writing for trees."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_what_plain_drafters_say_in_two_ways_is_wording(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert {one.kind for one in told} <= {"text.changed"}


APART = [
    ("The Grower shall use the plans only for the orchard.", "The Grower shall use the plans for the orchard.", "obligation.condition"),
    ("The Grower shall use the plans only for the orchard.", "The Grower shall not use the plans for the orchard.", "obligation.modality"),
    ("The Grower will tell the Breeder of pests to the extent that they may harm a crop.", "The Grower may tell the Breeder of pests to the extent that they may harm a crop.", "obligation.modality"),
    ("The Grower will do its best to keep the trees dry.", "The Grower will keep the trees dry.", "obligation.modality"),
    ("The Breeder shall replace or refund, as the Grower chooses.", "The Breeder shall replace or refund, as the Breeder chooses.", "obligation.bearer"),
    ("The price falls at the Grower's option.", "The price falls at the Breeder's option.", "obligation.bearer"),
    ("The fees are exclusive of VAT.", "The fees are inclusive of VAT.", "obligation.condition"),
    ("The labels shall be in letters no smaller than those of the Grower.", "The labels shall be in letters no larger than those of the Grower.", "obligation.condition"),
    ("Interest runs at 4 per cent over three-month EURIBOR.", "Interest runs at three-month EURIBOR plus 5 per cent.", "number.percent"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind"), APART)
def test_what_plain_drafters_change_is_told(findings_between, before, after, kind):
    assert kind in {one.kind for one in findings_between(CONTRACT, before, after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Grower shall sell to no one who it knows will export.", "The Grower shall sell to no one who it knows or ought to know will export."),
        ("The Grower shall report what endangers or may endanger the trees.", "The Grower shall report what endangers the trees."),
        ("The Grower is liable for pests that it knew of.", "The Grower is liable for pests that it knew or should have known of."),
    ],
)  # fmt: skip
def test_what_may_be_and_what_one_ought_to_know_are_no_change_of_force(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert told
    assert all(one.kind != "obligation.modality" for one in told)


def test_a_party_is_called_what_its_line_calls_it(findings_between):
    (told,) = findings_between(
        CONTRACT,
        "The Breeder shall keep the rights at its own cost.",
        "The Breeder shall keep the rights in force at the Grower's cost.",
    )[:1]
    assert (told.kind, told.favours) == ("obligation.bearer", "Breeder")


def test_key_terms_are_no_particulars_of_a_party_and_a_town_is_one(findings_between):
    template = CONTRACT.replace("Great Britain", "{}").replace("1.2 {}\n", "")
    (told,) = findings_between(template, "Great Britain", "the United Kingdom")
    assert told.kind == "text.changed"
    (moved,) = findings_between(
        CONTRACT.replace("Emmeloord", "{}").replace("1.2 {}\n", ""), "Emmeloord", "Lelystad"
    )
    assert (moved.kind, moved.data["field"]) == ("party.identity", "Address")


def test_a_term_in_bold_is_defined_and_a_heading_in_bold_is_one(findings_between):
    (told,) = findings_between(
        CONTRACT, '**"Orchard"** means the land and the sheds.', '**"Orchard"** means the land.'
    )
    assert told.kind == "term.definition"
    added = findings_between(
        CONTRACT.replace("1.3 The", "{}1.3 The").replace("1.2 {}\n", ""),
        "",
        "2. **Return of trees.** The Grower shall return them.\n",
    )
    (clause,) = [one for one in added if one.kind == "clause.added"]
    assert clause.data["heading"] == "Return of trees"


NAMED = (
    "Supply Agreement\nThis Agreement is made between Steinfeld Glass Inc. and Paxton Beverage LLC.\n"
    "1. Supply. The Supplier Steinfeld shall sell and the Purchaser Paxton shall buy jars.\n2. Orders\n"
    "2.1. Paxton shall order in writing.\n2.2. Steinfeld shall answer Paxton within a week.\n2.3. {}\n"
    "2.4. Steinfeld shall pack with care and Paxton shall inspect.\n2.5. Steinfeld may post jars to Paxton.\n"
)


@pytest.mark.parametrize(
    ("before", "after", "favours"),
    [
        ("Paxton may cancel an order.", "Either party may cancel an order.", "Steinfeld"),
        (
            "Steinfeld warrants that the jars are clean.",
            "Paxton warrants that the jars are clean.",
            "Steinfeld",
        ),
        ("Jars are replaced at Steinfeld's expense.", "Jars are replaced at Paxton's expense.", "Steinfeld"),
        ("Steinfeld shall insure the jars.", "The Purchaser shall insure the jars.", "Steinfeld"),
    ],
)
def test_firms_without_short_names_are_called_by_the_first_word_of_theirs(
    findings_between, before, after, favours
):
    told = [one for one in findings_between(NAMED, before, after) if one.kind == "obligation.bearer"]
    assert [one.favours for one in told] == [favours]


def test_a_number_that_ends_in_a_point_is_told_once(findings_between):
    (told,) = findings_between(
        NAMED, "Steinfeld shall insure the jars under 2.1.", "Steinfeld shall insure the jars under 2.2."
    )
    assert "2.1" in str(told.message)
    assert "22.1" not in str(told.message)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Law: English law.", "Law: Dutch law."),
        ("This licence is subject to English law.", "This licence is subject to French law."),
    ],
)
def test_the_law_that_a_line_names_governs(findings_between, before, after):
    assert "law.changed" in {one.kind for one in findings_between(CONTRACT, before, after)}


def test_liability_that_is_answered_for_no_more_is_reversed(findings_between):
    told = findings_between(
        CONTRACT,
        "The Grower remains liable for the acts of its pickers.",
        "The Grower is not answerable for the acts of its pickers.",
    )
    assert [(one.kind, one.severity) for one in told] == [("obligation.modality", "critical")]


def test_what_a_term_is_said_to_include_is_its_meaning(findings_between):
    told = findings_between(
        CONTRACT,
        "“Orchard Data” includes maps, yields and forecasts.",
        "“Orchard Data” includes maps and yields.",
    )
    assert "term.definition" in {one.kind for one in told}


def test_an_account_of_nobody_is_told_without_a_name(findings_between):
    told = findings_between(NAMED, "Account Number: 7704 1182 09", "Account Number: 7704 1128 09")
    assert {one.kind for one in told} == {"party.identity"}
