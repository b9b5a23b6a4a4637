"""English agreements from text to findings: what each usual change of wording is told as, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reviewer
from reviewer.messages import render

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.model import Finding

_HEAD = (
    "MASTER SERVICES AGREEMENT\n\nThis Agreement is made on 1 March 2025 between Northwind Ltd "
    '(the "Customer") and Harbour Systems Inc (the "Supplier").\n\n'
    "1. The Supplier shall provide the Services.\n\n2. {}\n\n3. This clause stays as it is.\n"
)


def changes(folder: Path, before: str, after: str) -> tuple[Finding, ...]:
    for name, words in (("base.txt", before), ("draft.txt", after)):
        (folder / name).write_text(_HEAD.format(words), encoding="utf-8")
    return reviewer.compare(folder / "base.txt", folder / "draft.txt", side="Customer").findings


@pytest.mark.parametrize(
    ("before", "after", "kind", "said"),
    [
        (
            "The Supplier will try to inform the Customer of outages.",
            "The Supplier will inform the Customer of outages.",
            "obligation.modality",
            "effort",
        ),
        (
            "The Customer must enter into a data processing agreement.",
            "The Customer should enter into a data processing agreement.",
            "obligation.modality",
            "effort",
        ),
        (
            "All fees are exclusive of taxes.",
            "All fees are inclusive of taxes.",
            "obligation.condition",
            "tax",
        ),
        (
            "The Customer must pay all undisputed amounts on time.",
            "The Customer must pay all amounts on time.",
            "obligation.condition",
            "undisputed",
        ),
        (
            "This Agreement runs for the longer of one year or the Project.",
            "This Agreement runs for the shorter of one year or the Project.",
            "obligation.condition",
            "shorter",
        ),
        (
            "The Supplier shall return or destroy the Records.",
            "The Supplier shall return the Records.",
            "obligation.condition",
            "list",
        ),
        (
            "The Customer may show it to its employees, advisors, contractors and agents.",
            "The Customer may show it to its employees and advisors.",
            "obligation.condition",
            "list",
        ),
        (
            "The Supplier shall indemnify, defend and hold harmless the Customer.",
            "The Supplier shall defend the Customer.",
            "obligation.condition",
            "list",
        ),
        (
            "The Customer retains all rights in the Records.",
            "The Customer retains all rights in the Records and grants the Supplier a licence to use them.",
            "obligation.added",
            "Customer",
        ),
        (
            "The Customer may assign with the Supplier's consent, not to be unreasonably withheld.",
            "The Customer may assign with the Supplier's consent.",
            "obligation.condition",
            "refused",
        ),
        (
            "The Customer's remedies are cumulative.",
            "The remedies in this clause are the Customer's sole and exclusive remedies.",
            "obligation.condition",
            "sole remedy",
        ),
        (
            "The Supplier shall appoint a manager acceptable to the Customer.",
            "The Supplier shall appoint a manager.",
            "obligation.condition",
            "satisfied",
        ),
        (
            "The Supplier hereby assigns to the Customer all rights in the Designs.",
            "The Supplier hereby licenses to the Customer all rights in the Designs.",
            "term.confusable",
            "licenses",
        ),
        (
            "Title passes to the Customer on payment in full.",
            "Title passes to the Customer on delivery.",
            "obligation.condition",
            "event",
        ),
        (
            "The Supplier shall cooperate at the Customer's expense.",
            "The Supplier shall cooperate at the Supplier's expense.",
            "obligation.bearer",
            "Cost, liability or risk moves",
        ),
        ("All fees are in U.S. Dollars.", "All fees are in Euros.", "term.confusable", "currency"),
        (
            "Each party's total liability is limited to the fees paid.",
            "The Supplier's total liability is limited to the fees paid.",
            "obligation.bearer",
            "a mutual term now reaches Supplier alone",
        ),
        (
            "Minor defects do not entitle the Customer to withhold payment.",
            "Minor defects entitle the Customer to withhold payment.",
            "obligation.modality",
            "“do not entitle” becomes “entitle”",
        ),
        (
            "The Customer shall not unreasonably refuse acceptance.",
            "The Customer shall not refuse acceptance.",
            "obligation.condition",
            "it could be refused with good reason",
        ),
        (
            "In a conflict, this Agreement prevails over any Order.",
            "In a conflict, the Order prevails over this Agreement.",
            "obligation.condition",
            "what prevails in a conflict changes",
        ),
    ],
)
def test_a_usual_change_is_told_as_what_it_is(tmp_path, before, after, kind, said):
    found = changes(tmp_path, before, after)
    assert any(one.kind == kind and said in render(one.message, "en") for one in found), [
        (one.kind, render(one.message, "en")) for one in found
    ]


def test_a_party_that_receives_is_not_the_one_bound(tmp_path):
    found = changes(
        tmp_path,
        "The Customer owns the Records.",
        "The Customer owns the Records and grants the Supplier a perpetual licence to use them.",
    )
    assert "obligation.bearer" not in {one.kind for one in found}


def test_a_leave_to_be_given_by_the_other_party_binds_nobody_new(tmp_path):
    found = changes(
        tmp_path,
        "The Customer will not export the Records unless authorized by the Order.",
        "The Customer will not export the Records unless authorized by the Supplier in its sole discretion.",
    )
    assert "obligation.bearer" not in {one.kind for one in found}


def test_lost_profits_struck_from_an_exclusion_are_recoverable_again(tmp_path):
    found = changes(
        tmp_path,
        "Under no circumstances will either party be liable for lost profits or for punitive damages.",
        "Under no circumstances will either party be liable for punitive damages.",
    )
    assert "no longer excluded" in " ".join(render(one.message, "en") for one in found)


def test_both_parties_are_named_in_the_words_of_the_language(tmp_path):
    found = changes(
        tmp_path,
        "Each party may pursue any remedy available to it.",
        "The Supplier may pursue any remedy available to it.",
    )
    told = " ".join(render(one.message, "en") for one in found)
    assert "both parties" in told
    assert "双方" not in told


def test_a_quoted_verb_is_a_whole_word(tmp_path):
    found = changes(
        tmp_path,
        "The Supplier waives any lien over the goods.",
        "The Supplier retains a lien over the goods.",
    )
    assert any(one.draft and one.draft.quote.endswith("retains") for one in found)
