"""Who is bound in an English sentence turned into the passive, and what was told beside other words."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

CONTRACT = (
    'HARBOUR AGREEMENT\nThis Agreement is made between Alder Trust (the "RNB") and Birch Ltd'
    ' (the "Shipper").\n1. Berths\n1.1 The Shipper shall name a berth.\n1.2 {}\n1.3 The RNB shall answer.\n'
)

OTHER_HANDS = [
    (
        "The Shipper will ensure that any flyers to be printed by the RNB on the Shipper's behalf comply with "
        "all applicable town and county rules.",
        "Compliance with all applicable town and county rules of any flyers which the RNB prints on the "
        "Shipper's behalf will be ensured by the RNB.",
    ),
    (
        "The Shipper shall store the ropes that the RNB has inspected.",
        "The ropes which the Shipper stores shall be inspected by the RNB.",
    ),
    (
        "The RNB shall publish the list of races which the Shipper supplies.",
        "The list of races which the RNB publishes shall be supplied by the Shipper.",
    ),
    (
        "The Shipper may use any buoy that the RNB approves.",
        "Any buoy that the Shipper uses may be approved by the RNB.",
    ),
    (
        "The Shipper shall ensure that any cranes used by the RNB on its piers conform to all local rules.",
        "Conformity with all local rules of any cranes which the RNB uses on its piers shall be ensured by the "
        "RNB.",
    ),
]


@pytest.mark.parametrize(("before", "after"), OTHER_HANDS)
def test_a_duty_passed_on_in_the_passive_is_told(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert "obligation.bearer" in {one.kind for one in told}
    assert all(one.kind != "text.changed" for one in told)


SAME_HANDS = [
    (
        "The RNB shall publish the list of races which the Shipper supplies.",
        "The list of races supplied by the Shipper shall be published by the RNB.",
    ),
    (
        "The Shipper shall not open any hatch that the RNB has sealed.",
        "No hatch that the RNB has sealed shall be opened by the Shipper.",
    ),
    (
        "The Shipper must ensure that any pilots engaged by the RNB on its own quay hold all licences needed.",
        "That any pilots whom the RNB engages on its own quay hold all licences needed must be ensured by the "
        "Shipper.",
    ),
    (
        "The RNB shall repair any boat that the Shipper returns damaged within a week.",
        "Within a week any boat which the Shipper returns damaged shall be repaired by the RNB.",
    ),
    (
        "The Shipper must correct any chart that the RNB checks.",
        "Any chart checked by the RNB must be corrected by the Shipper.",
    ),
]


@pytest.mark.parametrize(("before", "after"), SAME_HANDS)
def test_the_passive_of_the_same_party_is_wording(findings_between, before, after):
    told = findings_between(CONTRACT, before, after)
    assert [(one.kind, one.severity) for one in told] == [("text.changed", "info")]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "The RNB answers for all loss known or unknown, up to the date the Shipper sails, including but "
            "not limited to, any loss arising out of the tide.",
            "The RNB answers for all loss known to the Shipper, up to the Opening Day, to the extent that it "
            "arises out of the tide.",
            "Opening",
        ),
        (
            "The RNB waives every claim from the start to the hour the Shipper signs this list, including but "
            "not limited to, any claims or causes of action arising out of or in any way relating to the quay.",
            "The RNB waives every claim from the start to the Last Tide, to the extent that they arise out of "
            "or relate to the quay.",
            "Last Tide",
        ),
    ],
)
def test_what_stands_before_told_words_is_told_too(findings_between, before, after, words):
    told = findings_between(CONTRACT, before, after)
    assert any(one.draft and words in one.draft.quote for one in told)
