"""The table of severities and a user's rows before it."""

from __future__ import annotations

import pytest

from reviewer.errors import UsageError
from reviewer.findings.assess import assess, impact_on, load_overrides, severity_of, severity_table
from reviewer.findings.observation import Observation
from reviewer.messages import describe
from reviewer.model import SEVERITIES, Message, Quote


def test_every_row_of_the_table_is_a_severity():
    table = severity_table()
    assert set(table["rows"].values()) <= set(SEVERITIES)
    assert set(table["favourable"]) == set(table["inherited"]) == set(table["within"]) == set(SEVERITIES)


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


@pytest.mark.parametrize(("overrides", "severity"), [(None, "minor"), ({"number.percent": "major"}, "major")])
def test_a_figure_inside_words_that_are_told_themselves_weighs_no_more_than_these(
    compare_pairwise, make_contract, overrides, severity
):
    text = "乙方应当赔偿损失，赔偿总额以价款的三倍为限。"
    comparison = compare_pairwise(make_contract("乙方应当赔偿损失。"), make_contract(text))
    clause = comparison.draft.clauses[0].id
    cap, figure = (
        Observation(kind, Message("x"), "p1", draft=Quote(clause, start, end, text[start:end]), topic=topic)
        for kind, topic, start, end in (
            ("obligation.condition", "obligation.condition/cap", 9, 21),
            ("number.percent", "number.percent/cap", 17, 19),
        )
    )
    weighed = {one.kind: one.severity for one in assess((cap, figure), comparison, overrides=overrides)}
    assert weighed["obligation.condition"] == "critical"
    assert weighed["number.percent"] == severity
    assert assess((figure,), comparison)[0].severity in ("critical", "major")


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
