"""The table of severities and a user's rows before it."""

from __future__ import annotations

import pytest

from reviewer.errors import UsageError
from reviewer.findings.assess import impact_on, load_overrides, severity_of, severity_table
from reviewer.messages import describe
from reviewer.model import SEVERITIES


def test_every_row_of_the_table_is_a_severity():
    table = severity_table()
    assert set(table["rows"].values()) <= set(SEVERITIES)
    assert set(table["favourable"]) == set(table["inherited"]) == set(SEVERITIES)


@pytest.mark.parametrize(
    ("topic", "kind", "severity"),
    [
        ("number.percent/per", "number.percent", "critical"),
        ("number.percent/unheard_of", "number.percent", "major"),
        ("number.count/copies", "number.count", "info"),
        ("unheard.of", "unheard.of", "minor"),
    ],
)
def test_the_most_exact_row_serves(topic, kind, severity):
    assert severity_of(topic, kind, severity_table()["rows"]) == severity


def test_a_users_rows_are_read(tmp_path):
    path = tmp_path / "rows.toml"
    path.write_text('[rows]\n"number.date" = "info"\n', encoding="utf-8")
    assert load_overrides(path) == {"number.date": "info"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[rows]\n"number.date" = "grave"\n', "severity.unknown"),
        ("rows = 1\n", "severity.no_rows"),
        ("[rows\n", "severity.not_toml"),
        (None, "severity.unreadable"),
    ],
)
def test_a_file_of_rows_that_cannot_serve_is_refused_clearly(tmp_path, text, key):
    path = tmp_path / "rows.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_overrides(path)
    assert caught.value.key == key
    for lang in ("zh", "en"):
        assert str(path) in describe(caught.value, lang)


@pytest.mark.parametrize(
    ("side", "favours", "impact"),
    [
        (None, "甲方", None),
        ("甲方", "甲方", "favourable"),
        ("甲方", "乙方", "adverse"),
        ("甲方", "both", "neutral"),
        ("甲方", "unclear", "unclear"),
    ],
)
def test_impact_is_the_gain_seen_from_our_side(side, favours, impact):
    assert impact_on(side, favours) == impact
