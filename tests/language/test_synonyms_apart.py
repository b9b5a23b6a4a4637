"""Words that the synonyms put for one another are no words that another table tells apart."""

from __future__ import annotations

from reviewer.findings.neighbours import told_apart
from reviewer.findings.terms import _kin
from reviewer.language.tables import table


def test_no_trade_wording_is_told_apart_as_another_term():
    _, kin = _kin()
    groups = table("wordings")["groups"]
    clash = {
        (one, two)
        for group in groups
        for one in group
        for two in group
        if one != two and (told_apart(one, two) or (one, two) in kin)
    }
    assert clash == set()
