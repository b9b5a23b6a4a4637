"""Sentences built in two ways that say one thing, and those that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.english import says_the_same_in_english
from reviewer.language.english_turns import turned

_SAME = [
    ("No waiver is valid unless in writing", "A waiver is not valid unless made in writing"),
    ("No change is effective unless signed", "Changes are ineffective unless signed"),
    ("No press release shall be made by either party", "Neither party shall make any press release"),
    ("No copy is kept by either party", "Neither party keeps any copy"),
    ("The lease may not be assigned by either party", "Neither party may assign the lease"),
    ("No claim shall be made by the Tenant", "The Tenant shall not make any claim"),
    ("The parties shall not solicit members", "Neither party shall solicit members"),
    ("Nothing in this deed shall limit a remedy", "This deed shall not limit a remedy"),
    ("Nothing in this deed creates an agency", "This deed does not create an agency"),
    ("No delay operates as a waiver", "A delay does not operate as a waiver"),
    ("In no event shall the Tenant be liable", "The Tenant shall not be liable"),
    ("No clause may be enforced by a third party", "A third party may not enforce any clause"),
    ("The Tenant shall keep the books", "The books must be kept by the Tenant"),
    ("If the Annex conflicts with this deed, this deed controls", "This deed prevails over the Annex"),
    (
        "In case of conflict between the Plan and the Deed, the Deed shall prevail",
        "The Deed takes precedence over the Plan to the extent that the two are inconsistent",
    ),
    ("shall affect the rights", "shall in any way affect the rights"),
    ("without the Tenant's consent", "unless the Tenant agrees"),
    ("without the Tenant's prior written consent", "unless the Tenant has first agreed in writing"),
    ("without the other agreeing to it", "without the approval of the other"),
    ("without prior approval by Party A", "unless Party A has given prior approval"),
    (
        "The Tenant's consent shall not be unreasonably withheld",
        "The Tenant shall not unreasonably withhold its consent",
    ),
    ("at the Tenant's request", "if the Tenant so requests"),
    ("upon the written request of the Tenant", "at the Tenant's written request"),
    ("takes care in loading the van", "takes care when it loads the van"),
    ("shall be deemed to have been served", "is deemed served"),
    ("is treated as accepted", "is deemed accepted"),
    ("first try mediation", "first attempt to mediate"),
    ("shall carry out an inspection of the roof", "shall inspect the roof"),
    ("reach an amicable settlement of the dispute", "settle the dispute amicably"),
    ("give the Tenant a copy", "give a copy to the Tenant"),
    ("provides Party B with access to the roof", "provides access to the roof to Party B"),
    ("on notice in writing", "by giving written notice"),
    ("within a week after the signing of this Deed", "within a week after this Deed has been signed"),
    ("before making any change", "before it makes any change"),
    (
        "No variation of this Deed is effective unless it is in writing and signed by the Tenant",
        "This Deed can be varied only by a written document signed by the Tenant",
    ),
    (
        "The Tenant shall not unreasonably withhold or delay its consent",
        "The consent of the Tenant is not to be unreasonably withheld or delayed",
    ),
    ("The Tenant is free to choose the paint", "The choice of the paint lies with the Tenant"),
    ("on thirty days' notice", "on 30 days' notice"),
    ("The Tenant can sublet", "The Tenant is permitted to sublet"),
    ("The Tenant may sublet", "The Tenant is at liberty to sublet"),
    ("The Tenant cannot sublet", "The Tenant is not allowed to sublet"),
    ("has the right to inspect", "is entitled to inspect"),
    ("under the tax law that applies", "under the applicable tax law"),
    ("returned or destroyed on request", "on request destroyed or returned"),
    ("The Tenant bears the cost of heating", "The cost of heating is borne by the Tenant"),
]


@pytest.mark.parametrize(("one", "two"), _SAME)
def test_two_ways_of_building_a_sentence_say_the_same(one, two):
    assert says_the_same_in_english(one, two)
    assert says_the_same_in_english(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("without the Tenant's prior consent", "without the Tenant's consent"),
        ("unless the Tenant agrees", "unless the Tenant agrees in writing"),
        ("unless the Tenant agrees", "without the Landlord agreeing"),
        ("unless the Tenant agrees", "with the consent of the Tenant"),
        ("No waiver is valid unless in writing", "Waivers are valid unless in writing"),
        ("No waiver is valid unless in writing", "Waivers are valid if in writing"),
        ("Neither party shall make any claim", "Either party shall make any claim"),
        ("No claim shall be made by either party", "The Tenant shall not make any claim"),
        ("No claim shall be made by the Tenant", "The Landlord shall not make any claim"),
        ("Nothing in this deed shall limit a remedy", "This deed shall limit a remedy"),
        ("give the Tenant the key", "give the Landlord the key"),
        ("the Tenant shows the Landlord the key", "the Landlord shows the Tenant the key"),
        ("is permitted to sublet", "is not permitted to sublet"),
        ("is allowed to sublet", "is obliged to sublet"),
        ("can sublet", "cannot sublet"),
        ("void", "voidable"),
        ("not void", "void"),
        ("deemed accepted", "deemed rejected"),
        ("shall be deemed served", "shall be served"),
        ("try to mediate", "mediate"),
        ("promptly", "immediately"),
        ("shared equally", "shared"),
        ("at the Tenant's request", "at the Landlord's request"),
        ("at the Tenant's written request", "at the Tenant's request"),
        ("in loading the van", "after loading the van"),
        ("has the right to inspect", "has the duty to inspect"),
    ],
)
def test_what_differs_in_law_is_not_turned_into_the_same(one, two):
    assert not says_the_same_in_english(one, two)
    assert not says_the_same_in_english(two, one)


@given(st.text(alphabet="no may not be given by the A unless without ing", max_size=60))
def test_any_words_can_be_turned(words):
    assert isinstance(turned(words), str)
