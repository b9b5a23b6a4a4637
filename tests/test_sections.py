"""A report of which several programs write a section each."""

from __future__ import annotations

from benchmarks.sections import with_section

FORMER = "# Speed\n\nIntro.\n\n## One\n\n1\n\n### Below one\n\n1b\n\n## Two\n\n2\n"


def test_a_section_is_replaced_with_all_that_is_under_it():
    assert with_section(FORMER, "One", ["new"]) == "# Speed\n\nIntro.\n\n## One\n\nnew\n\n## Two\n\n2\n"
    assert with_section(FORMER, "Two", ["new"]) == FORMER.replace("\n2\n", "\nnew\n")


def test_a_new_section_is_put_at_the_end():
    assert with_section(FORMER, "Three", ["3"]) == FORMER + "\n## Three\n\n3\n"
    assert with_section("", "One", ["1"]).strip() == "## One\n\n1"
