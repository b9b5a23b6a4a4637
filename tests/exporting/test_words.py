"""What kinds of finding are called: none is shown under its key."""

from __future__ import annotations

import pytest

from reviewer.exporting.words import kind_words
from reviewer.findings.assess import severity_table

KINDS = sorted({topic.partition("/")[0] for topic in severity_table()["rows"] if "." in topic})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_has_a_name(lang):
    assert "text.unrelated" in KINDS
    assert [kind for kind in KINDS if kind_words(kind, lang) == kind] == []
