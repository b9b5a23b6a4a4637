"""English clauses on law and forum, each told as law or as what else it is."""

from __future__ import annotations

import pytest

_TEXT = (
    "HAULAGE AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Carrier").\n\n1. {}\n\n2. It runs for a year.\n'
)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The laws of Malta govern it.", "The laws of Cyprus govern it.", "law.changed"),
        ("Danish law governs it.", "Swedish law governs it.", "law.changed"),
        (
            "It is construed in accordance with Greek law.",
            "It is construed in accordance with Dutch law.",
            "law.changed",
        ),
        *(
            (f"Disputes are decided {one}.", f"Disputes are decided {two}.", "law.changed")
            for one, two in (
                ("by three arbitrators under the LCIA Rules", "by three arbitrators under the ICC Rules"),
                ("by a sole arbitrator, the seat being Bergen", "by a sole arbitrator, the seat being Malmo"),
                ("by two arbitrators with their seat in Bern", "by two arbitrators with their seat in Basel"),
                ("in Cork by three arbitrators", "in Galway by three arbitrators"),
                (
                    "by one arbitrator appointed by the LMAA",
                    "by one arbitrator appointed by the Chamber of Shipping",
                ),
            )
        ),
        (
            "The arbitrator is appointed by the Customer.",
            "The arbitrator is appointed by the Carrier.",
            "obligation.bearer",
        ),
        (
            "Drivers keep the Yard Rules in each lorry.",
            "Drivers keep the Depot Rules in each lorry.",
            "obligation.condition",
        ),
        (
            "The tribunal shall have its seat in Riga.",
            "The tribunal shall have its seat in Vilnius.",
            "law.changed",
        ),
        ("The seat of arbitration shall be Oslo.", "The seat of arbitration shall be Turku.", "law.changed"),
        (
            "Suits are brought in the courts in Lyon, France.",
            "Suits are brought in the courts in Liege, Belgium.",
            "law.changed",
        ),
        (
            "Suits are brought in the court at the place of domicile of the Customer.",
            "Suits are brought in the court at the place of domicile of the Carrier.",
            "law.changed",
        ),
        (
            "Suits are brought in the courts at the Customer's domicile.",
            "Suits are brought in the courts at the Carrier's domicile.",
            "law.changed",
        ),
        (
            "Claims under the Carriage of Goods Act 1992 lapse.",
            "Claims under the Carriage of Goods Act 1979 lapse.",
            "law.changed",
        ),
        (
            "Data is kept under Regulation (EU) 2016/679.",
            "Data is kept under Regulation (EU) 2018/1725.",
            "law.changed",
        ),
        (
            "Arbitration under the ICC Rules by three arbitrators is final.",
            "Arbitration under the ICC Rules by one arbitrator is final.",
            "number.count",
        ),
        (
            "The Carrier may ask a court for relief without giving security.",
            "The Carrier may ask a court for relief on giving security.",
            "obligation.condition",
        ),
        (
            "Claims go to arbitration before one arbitrator at Bern.",
            "Claims go to arbitration by one arbitrator at Bern.",
            "text.changed",
        ),
        (
            "The Carrier obeys the laws of Peru.",
            "The Carrier obeys the laws of Chile.",
            "obligation.condition",
        ),
    ],
)
def test_law_and_forum_are_told_from_what_stands_beside_them(kinds_between, before, after, kind):
    assert kinds_between(_TEXT, before, after) == {kind}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (
            "The Carrier shall have no power to sell the Freight.",
            "The Carrier may sell the Freight.",
            {"obligation.modality"},
        ),
        (
            "The Carrier is free to hire others.",
            "The Carrier undertakes not to hire others.",
            {"obligation.modality"},
        ),
        ("The Carrier gives no warranty of speed.", "The Carrier warrants speed.", {"obligation.modality"}),
        ("The Carrier shall use the ramp.", "The Carrier may use the ramp.", {"obligation.modality"}),
        ("The Carrier shall list the crates.", "The Carrier will list the crates.", {"text.changed"}),
        (
            "The Carrier has to list the crates.",
            "The Carrier is required to list the crates.",
            {"text.changed"},
        ),
        ("The Carrier must use the ramp.", "The Carrier shall use the ramp.", set()),
        (
            "The Carrier shall weigh the crates and shall mark them.",
            "The Carrier shall weigh the crates and mark them.",
            {"text.changed"},
        ),
        (
            "The Carrier shall weigh the crates and photograph them.",
            "The Carrier shall weigh the crates.",
            {"obligation.removed"},
        ),
        ("Freight shall not exceed the Fare.", "Freight shall not be less than the Fare.", {"number.bound"}),
        ("The Carrier pays on 3 March.", "The Carrier pays on 3 April.", {"number.date"}),
        ("Notice is a fortnight.", "Notice is 14 days.", set()),
        (
            "The Carrier is registered in Wales under number 55667788.",
            "The Carrier is registered in Wales under number 55667798.",
            {"party.identity"},
        ),
        (
            "Crates not expressly listed here stay.",
            "Crates not listed here expressly stay.",
            {"text.changed"},
        ),
    ],
)
def test_force_and_figures_are_told_by_what_they_are(kinds_between, before, after, kinds):
    assert kinds_between(_TEXT, before, after) == kinds


_SETTLED = "It is governed by the laws of {} and the courts of {} have {} jurisdiction."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("Kenya", "Nairobi", "exclusive"), ("Kenya", "Mombasa", "exclusive"), {"forum"}),
        (("Kenya", "Nairobi", "exclusive"), ("Uganda", "Nairobi", "exclusive"), {"governing_law"}),
        (
            ("England and Wales", "London", "exclusive"),
            ("the State of Delaware", "Wilmington", "non-exclusive"),
            {"governing_law", "forum"},
        ),
    ],
)
def test_the_law_that_governs_and_the_court_of_one_sentence_are_told_apart(
    findings_between, before, after, told
):
    found = findings_between(_TEXT, _SETTLED.format(*before), _SETTLED.format(*after))
    law = [one for one in found if one.kind == "law.changed"]
    assert {one.data["what"] for one in law} == told
    for one in law:
        assert ("court" in one.draft.quote) == (one.data["what"] == "forum")


@pytest.mark.parametrize(
    ("law", "source"),
    [("England", None), ("the PRC", "民法典 584"), ("the People's Republic of China", "民法典 584")],
)
def test_a_chinese_statute_is_cited_where_its_law_may_govern(findings_between, law, source):
    text = _TEXT.replace("It runs for a year.", f"The laws of {law} govern it.")
    before = "The Carrier is liable for loss of the goods."
    after = "The Carrier is liable for loss of the goods, but not for indirect or consequential loss."
    found = findings_between(text, before, after)
    assert {one.source for one in found if one.data.get("change") == "indirect_excluded"} == {source}


@pytest.mark.parametrize(
    ("sentence", "larger", "smaller", "gains"),
    [
        ("The Carrier's total liability shall not exceed {} of the fees.", "150%", "50%", "Carrier"),
        ("The Customer's aggregate liability is limited to {}.", "USD 500,000", "USD 90,000", "Customer"),
        ("Each party's total liability shall not exceed {} of the fees.", "150%", "50%", "none"),
    ],
)
def test_a_lower_cap_favours_the_one_whose_liability_it_caps(
    findings_between, sentence, larger, smaller, gains
):
    for before, after in ((larger, smaller), (smaller, larger)):
        (found,) = findings_between(_TEXT, sentence.format(before), sentence.format(after))
        other = {"Carrier": "Customer", "Customer": "Carrier", "none": "none"}[gains]
        assert found.favours == (gains if before == larger else other)
