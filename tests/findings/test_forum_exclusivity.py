"""Whether a court alone may be asked: told as that, once, and not as another court, a denial or a licence."""

from __future__ import annotations

import pytest

from tests.findings.test_grounds import _EN as EN
from tests.findings.test_grounds import _ZH as ZH


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            EN,
            "The courts of England shall have exclusive jurisdiction.",
            "The courts of England shall have non-exclusive jurisdiction.",
        ),
        (
            EN,
            "The parties submit to the exclusive jurisdiction of the courts of Hong Kong.",
            "The parties submit to the non-exclusive jurisdiction of the courts of Hong Kong.",
        ),
        (
            EN,
            "Any dispute shall be submitted exclusively to the courts of Hong Kong.",
            "Any dispute shall be submitted to the courts of Hong Kong.",
        ),
        (
            EN,
            "The courts of Singapore have exclusive jurisdiction to settle disputes.",
            "The courts of Singapore have jurisdiction to settle disputes.",
        ),
        (ZH, "争议由甲方所在地人民法院专属管辖。", "争议由甲方所在地人民法院非专属管辖。"),
        (ZH, "香港法院享有排他性管辖权。", "香港法院享有非排他性管辖权。"),
        (ZH, "争议由合同签订地人民法院专属管辖。", "争议由合同签订地人民法院管辖。"),
    ],
)
def test_whether_a_court_alone_may_be_asked_is_one_line(findings_between, text, before, after, opened):
    (found,) = findings_between(text, *((before, after) if opened else (after, before)))
    assert (found.kind, found.severity) == ("obligation.condition", "major")
    assert found.data["what"] == "forum_exclusivity"
    assert found.data["change"] in (("forum_opened", "forum_unsettled") if opened else ("forum_closed",))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            EN,
            "The parties submit to the exclusive jurisdiction of the courts of England.",
            "The parties submit to the non-exclusive jurisdiction of the courts of France.",
        ),
        (
            ZH,
            "争议由甲方所在地人民法院专属管辖。",
            "争议，甲方所在地及乙方所在地人民法院均有权管辖。",
        ),
    ],
)
def test_another_court_is_told_beside_it(findings_between, text, before, after):
    found = [one for one in findings_between(text, before, after) if one.severity != "info"]
    assert sorted(one.kind for one in found) == ["law.changed", "obligation.condition"]


def test_a_licence_keeps_its_own_line(findings_between):
    (found,) = findings_between(
        EN, "The Seller grants an exclusive licence.", "The Seller grants a non-exclusive licence."
    )
    assert found.data["what"] == "exclusivity"
