"""Every rule over one document finds what it is for and leaves sound sentences alone, by labelled
examples."""

from __future__ import annotations

import pytest

from benchmarks.examination.examples import Example, examples, found_in
from reviewer.findings.inspect.rulebook import shipped_rulebook

EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.name}-{one.expected}-{one.text[:12]}")
def test_an_example_is_judged_as_labelled(example: Example):
    assert found_in(example) is example.expected


def test_there_are_examples_enough_for_every_rule():
    judged = {(one.name, one.expected) for one in EXAMPLES}
    rules = {rule.id for rule in shipped_rulebook().rules if rule.id != "W1"}
    assert len(EXAMPLES) >= 300
    assert {name for name in rules if (name, True) not in judged or (name, False) not in judged} == set()
