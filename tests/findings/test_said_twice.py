"""A number given twice with two values, what a sentence names a share, and the form of a notice."""

from __future__ import annotations

import pytest

from reviewer.messages import render
from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize(
    ("text", "before", "after", "words"),
    [
        (
            EN,
            "The lease runs for three (3) years.",
            "The lease runs for three (5) years.",
            "three (5) years”",
        ),
        (EN, "The Seller makes ten (10) units.", "The Seller makes ten (12) units.", "ten (12) units”"),
        (
            EN,
            "The Buyer pays in thirty (30) days.",
            "The Buyer pays in thirty (60) days.",
            "thirty (60) days”",
        ),
        (EN, "The Seller waits for six (4) weeks.", "The Seller waits for six (6) weeks.", "“six (4) weeks”"),
        (ZH, "保管期为三（3）年。", "保管期为三（5）年。", "三（5）年」"),
        (ZH, "培训费为伍仟元（5000元）。", "培训费为伍仟元（6000元）。", "伍仟元（6000元）」"),
    ],
)
def test_a_number_given_twice_with_two_values_is_no_further_number(
    findings_between, text, before, after, words
):
    (found,) = findings_between(text, before, after)
    assert found.kind.startswith("number.")
    assert words in render(found.message, "zh" if text is ZH else "en")
    assert found.favours == "unclear"
    assert None not in (found.data["old"], found.data["new"])


def test_a_further_number_stays_one(findings_between):
    before = "The Seller delivers ten vans."
    (found,) = findings_between(EN, before, "The Seller delivers ten vans and 12 spare wheels.")[:1]
    assert "added" in render(found.message, "en") or found.kind != "number.count"


@pytest.mark.parametrize(
    ("before", "after", "gainer"),
    [
        (
            "The Buyer shall pay 20% of the price as an advance payment.",
            "The Buyer shall pay 50% of the price as an advance payment.",
            "Seller",
        ),
        (
            "On signature the Buyer pays 30% of the total fee by way of down payment.",
            "On signature the Buyer pays 10% of the total fee by way of down payment.",
            "Buyer",
        ),
    ],
)
def test_a_share_is_what_the_sentence_names_it(findings_between, before, after, gainer):
    (found,) = findings_between(EN, before, after)
    assert (found.data["measure"], found.favours) == ("prepayment", gainer)


@pytest.mark.parametrize("words", ["in one lump sum", "in a single lump sum", "in a single instalment"])
def test_payment_at_once_is_told_once_and_no_fixed_price(findings_between, words):
    found = findings_between(EN, "The fee is paid quarterly.", f"The fee is paid {words}.")
    assert [one.data.get("change") for one in found] == ["lump_sum"]


def test_a_fixed_price_is_still_told(findings_between):
    found = findings_between(EN, "The price is USD 5,000.", "The price is a lump sum of USD 5,000.")
    assert "price_fixed" in {one.data.get("change") for one in found}


@pytest.mark.parametrize(
    ("text", "before", "after", "thing", "other"),
    [
        (ZH, "未经通知甲方，乙方不得停工。", "未经书面通知甲方，乙方不得停工。", "通知须以书面", "同意"),
        (ZH, "未经甲方同意，乙方不得停工。", "未经甲方书面同意，乙方不得停工。", "同意须以书面", "通知"),
        (
            EN,
            "The Seller shall not close the shop without notice to the Buyer.",
            "The Seller shall not close the shop without written notice to the Buyer.",
            "notice must now be in writing",
            "consent",
        ),
        (
            EN,
            "The Seller shall not close the shop without the consent of the Buyer.",
            "The Seller shall not close the shop without the written consent of the Buyer.",
            "consent must now be in writing",
            "notice",
        ),
    ],
)
def test_a_form_is_told_of_what_takes_it(findings_between, text, before, after, thing, other):
    (found,) = findings_between(text, before, after)
    told = render(found.message, "zh" if text is ZH else "en")
    assert thing in told
    assert other not in told
