"""All that the examples make the program say can be said, in both languages; what cannot, harms nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reviewer.messages import render
from reviewer.model import Message
from reviewer.negotiation import point_keys
from reviewer.shipped import shipped_folder
from reviewer.terminal.desk.answers import Answers
from reviewer.terminal.desk.desk import Desk
from reviewer.terminal.looks.spans import plain, width_of
from reviewer.terminal.opening.loading import Files, load
from reviewer.terminal.review.telling import Telling
from reviewer.terminal.summary.page import Summary

PAIRS = [
    ("service-customer.docx", "1-labels-swapped.docx"),
    ("technology-development.docx", "2-automatic-numbering.docx"),
    ("confidentiality-mutual.docx", "3-tracked-changes.docx"),
]


@pytest.fixture(scope="module", params=PAIRS, ids=[draft for _, draft in PAIRS])
def example(request):
    base, draft = (
        shipped_folder("baselines") / request.param[0],
        shipped_folder("examples") / request.param[1],
    )
    return load(Files(str(base), str(draft), "甲方"), "zh", lambda step: None)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_of_the_examples_is_said_within_its_pane(example, lang):
    desk = Desk(example, Answers(), point_keys(example))
    telling = Telling(desk, lang)
    for finding in example.findings:
        assert render(finding.message, lang)
        assert desk.go_to(finding.id)
        assert all(width_of(row) <= 40 for row in telling.lines(40))
    assert all(width_of(row) <= 100 for row in Summary(desk, lang).lines(100, 40))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("message", [Message("findings.no.such.sentence"), Message("findings.text.changed")])
def test_a_sentence_that_is_missing_or_lacks_a_parameter_is_told_by_kind_and_quotes(review, lang, message):
    first, *others = review.findings
    broken = replace(review, findings=(replace(first, message=message), *others))
    desk = Desk(broken, Answers(), point_keys(broken))
    desk.go_to(first.id)
    words = "".join(plain(row) for row in Telling(desk, lang).lines(60))
    assert first.base.quote in words
    assert Summary(desk, lang).lines(100, 40)
