"""English changes of places, times, bounds and persons, each told by the kind it is."""

from __future__ import annotations

import pytest

import reviewer

_TEXT = (
    "TOLL MANUFACTURING AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Maker").\n\n'
    "1. {}\n\n2. Term\n\n2.1 It runs for a year.\n\n2.2 It may be extended once.\n"
)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The Maker reports on the tenth day of each month.",
            "The Maker reports on the fifteenth day of each month.",
            "number.date",
        ),
        (
            "The Customer pays by the 5th of every month.",
            "The Customer pays by the 10th of every month.",
            "number.date",
        ),
        ("The Maker pays the second instalment.", "The Maker pays the third instalment.", "number.count"),
        (
            "The cost is shared if assays differ by 0.50 of a percentage point.",
            "The cost is shared if assays differ by 0.80 of a percentage point.",
            "number.percent",
        ),
        ("Three assayers decide the point.", "A sole assayer decides the point.", "number.count"),
        ("The Maker appoints two wardens.", "The Maker appoints a single warden.", "number.count"),
        (
            "The paste holds ash max. 6.00% by weight.",
            "The paste holds ash min. 6.00% by weight.",
            "number.bound",
        ),
        ("The paste holds 0.5% lead max.", "The paste holds 0.5% lead min.", "obligation.condition"),
        ("The paste holds lead of 0.5% max.", "The paste holds lead of 0.5% min.", "number.bound"),
        ("Tolls due under 2.1 lapse.", "Tolls due under 2.2 lapse.", "reference.changed"),
        ("The moulds made in 2018 stay.", "The moulds made in 2013 stay.", "number.date"),
        ("The gate shuts at 6.30 p.m. daily.", "The gate shuts at noon daily.", "number.time"),
        ("The gate shuts at midday daily.", "The gate shuts at midnight daily.", "number.time"),
        (
            "A rebate is due if output exceeds 900 units.",
            "A rebate is due if output equals or exceeds 900 units.",
            "number.bound",
        ),
        (
            "The Customer pays EUR 12 500 a month.",
            "The Customer pays EUR 15 200 a month.",
            "number.amount",
        ),
        (
            "Neither party may publish the recipe.",
            "Either party may publish the recipe.",
            "obligation.modality",
        ),
        (
            "Scrap is paid for by the party causing it.",
            "Scrap is paid for by the Maker.",
            "obligation.bearer",
        ),
        ("Duties are met by the Customer.", "Duties are met by whoever ships.", "obligation.bearer"),
    ],
)
def test_a_change_is_told_by_its_kind(kinds_between, before, after, kind):
    assert kinds_between(_TEXT, before, after) == {kind}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The panel has two members.", "The panel has two (2) members."),
        ("The panel has 12 members.", "The panel has 12 (twelve) members."),
        ("The Customer pays EUR 450,000 on start.", "The Customer pays EUR 450 000 on start."),
        ("The Customer pays CHF 1,450,000 on start.", "The Customer pays CHF 1'450'000 on start."),
    ],
)
def test_a_number_written_another_way_is_no_change(kinds_between, before, after):
    assert kinds_between(_TEXT, before, after) == set()


def test_a_number_that_is_repeated_wrongly_is_still_two(kinds_between):
    assert kinds_between(_TEXT, "The panel has two members.", "The panel has two (3) members.")


def test_a_part_that_became_a_clause_of_its_own_is_quoted(tmp_path):
    head, *rest = _TEXT.split("1. {}")
    first = "Either party may give notice where the other is in breach"
    second = "the Maker may in addition give notice where a mould is lost in transit"
    for name, words in (
        ("base.txt", f"3. {first}; {second}."),
        ("draft.txt", f"3. {first}.\n\n4. {second[0].upper()}{second[1:]}."),
    ):
        (tmp_path / name).write_text(head + rest[0] + "\n" + words + "\n", encoding="utf-8")
    findings = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    split = next(one for one in findings if one.kind == "clause.split")
    assert split.draft is not None
    assert split.draft.quote.startswith("The Maker may in addition")


_LETTERED = (
    "JOINT TRIAL AGREEMENT\n\nParty A: {}, Leeds\n\nParty B: Ferrous Logic Inc, Boston\n\n"
    "1. Party B supplies the cells.\n\n2. {}\n"
)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            ("Larch Ltd", "Party A hosts the trial."),
            ("Birch Ltd", "Party A hosts the trial."),
            "party.identity",
        ),
        (
            ("Larch Ltd", "Trial 2 pouch cell Party A"),
            ("Larch Ltd", "Trial 2 pouch cell Party B"),
            "obligation.bearer",
        ),
        (
            ("Larch Ltd", "Trial 2 pouch cell month 8 Party A"),
            ("Larch Ltd", "Trial 2 pouch cell month 9 Party A"),
            "number.count",
        ),
        (
            ("Larch Ltd", "Scrap is kept by the party running the trial."),
            ("Larch Ltd", "Scrap is kept by Party B."),
            "obligation.bearer",
        ),
        (
            ("Larch Ltd", "Either party may withdraw by giving notice in May."),
            ("Larch Ltd", "Either party may withdraw by notice in May."),
            "text.changed",
        ),
    ],
)
def test_parties_of_a_letter_are_parties(tmp_path, before, after, kind):
    for name, words in (("base.txt", before), ("draft.txt", after)):
        (tmp_path / name).write_text(_LETTERED.format(*words), encoding="utf-8")
    findings = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt").findings
    assert {one.kind for one in findings if "origin" not in one.data} == {kind}


def test_a_party_also_called_you_is_a_party(tmp_path):
    text = (
        'Repair Agreement\n\nBetween Wren Trust (the "Owner", also "we" or "us")\n\nand {} (the "Repairer", '
        'also "you")\n\n1. The Repairer mends the roof. The Owner pays for it.\n'
    )
    for name, who in (("base.txt", "Alba Roofs Ltd"), ("draft.txt", "Alba Stone, trading as Alba Roofs")):
        (tmp_path / name).write_text(text.format(who), encoding="utf-8")
    result = reviewer.compare(tmp_path / "base.txt", tmp_path / "draft.txt")
    assert [party.name for party in result.comparison.base.parties] == ["Wren Trust", "Alba Roofs Ltd"]
    assert {one.kind for one in result.findings if "origin" not in one.data} == {"party.identity"}


def _quotes(tmp_path, before, after):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, words in zip(files, (before, after), strict=True):
        file.write_text(_TEXT.format(words), encoding="utf-8")
    found = [one for one in reviewer.compare(*files).findings if "origin" not in one.data]
    return {(one.base and one.base.quote, one.draft and one.draft.quote) for one in found}


@pytest.mark.parametrize(("opening", "closing"), [("", ""), ("“", "”")])
def test_a_place_behind_a_trade_term_is_told_beside_it_and_the_year(tmp_path, opening, closing):
    before = f"The moulds are sold DDP {opening}London{closing} (Incoterms 2020)."
    after = f"The moulds are sold EXW {opening}Leeds{closing} (Incoterms 2010)."
    quotes = _quotes(tmp_path, before, after)
    assert {("DDP", "EXW"), ("2020", "2010")} < quotes
    assert any("London" in (old or "") and "Leeds" in (new or "") for old, new in quotes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Customer shall send a copy to the Maker, which may object within ten days.",
            "The Customer shall send a copy to the Maker, which must object within ten days.",
        ),
        (
            "The Line shall be deemed accepted after a month.",
            "The Line may be deemed accepted after a month.",
        ),
        (
            "The Maker shall not exceed any budget by more than five per cent.",
            "The Maker shall exceed any budget by more than five per cent.",
        ),
        (
            "The Customer shall use its best endeavours to procure the consent.",
            "The Customer shall not use its best endeavours to procure the consent.",
        ),
    ],
)
def test_a_change_of_force_is_never_one_of_wording(tmp_path, before, after):
    files = tmp_path / "base.txt", tmp_path / "draft.txt"
    for file, words in zip(files, (before, after), strict=True):
        file.write_text(_TEXT.format(words), encoding="utf-8")
    found = [one for one in reviewer.compare(*files).findings if "origin" not in one.data]
    assert ("obligation.modality", "critical") in {(one.kind, one.severity) for one in found}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("lasts more than 180 consecutive days", "lasts more than 180 days", "obligation.condition"),
        ("lasts for two months", "lasts for two consecutive months", "obligation.condition"),
        ("lasts for ten successive Business Days", "lasts for ten Business Days", "obligation.condition"),
        ("lasts for 90 consecutive days", "lasts for sixty consecutive days", "number.duration"),
    ],
)
def test_days_that_must_follow_one_another_are_another_term(findings_between, before, after, kind):
    text = (
        "SUPPLY AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
        '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n'
        "1. Either party may terminate this Agreement if a strike {}.\n\n2. This clause stays as it is.\n"
    )
    (found,) = findings_between(text, before, after)
    assert found.kind == kind


def test_what_a_court_may_do_later_is_no_forum(findings_between):
    text = "SUPPLY AGREEMENT\n\n1. Disputes go to an expert whose decision is {}.\n\n2. It stays.\n"
    found = findings_between(text, "final and binding", "binding until revised by the court")
    assert {one.kind for one in found} == {"obligation.condition"}


def test_things_counted_under_a_capital_are_no_money(findings_between):
    text = "SUPPLY AGREEMENT\n\n1. The Client commits to at least {} Orders a quarter.\n\n2. It stays.\n"
    (found,) = findings_between(text, "12,000", "9,000")
    assert found.kind == "number.count"


def test_a_term_said_to_be_something_is_a_definition(findings_between):
    text = 'SUPPLY AGREEMENT\n\n1. "Goods" are the products that the Client delivers{}.\n\n2. This stays.\n'
    (found,) = findings_between(text, ", including their packaging", "")
    assert found.kind == "term.definition"
