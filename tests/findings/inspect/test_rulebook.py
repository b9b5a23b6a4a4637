"""Rules kept as data: a firm's own are read, replace the shipped ones, and are refused with the reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.examination.examples import contract_of
from reviewer.errors import UsageError
from reviewer.findings.inspect import inspect, rulebook
from reviewer.findings.inspect.rulebook import rule_files, rulebook_with, shipped_rulebook

OWN = """
[[rule]]
id = "F1"
kind = "advice.risk"
severity = "minor"
any = ["仓储费"]
message = { zh = "「{words}」须经财务复核。" }
"""


def folder(path: Path, text: str, name: str = "own.toml") -> tuple[Path, ...]:
    (path / name).write_text(text, encoding="utf-8")
    return (path,)


def test_a_rule_of_the_firms_own_is_asked(tmp_path: Path):
    book = rulebook_with(rule_files(folder(tmp_path, OWN)))
    found = inspect(contract_of("合作合同", "甲方承担仓储费。"), book)
    assert [one.data["rule"] for one in found] == ["F1"]
    assert found[0].draft is not None
    assert found[0].draft.quote == "仓储费"


def test_capitals_of_a_firms_own_rule_find_words_however_they_are_written(tmp_path: Path):
    own = OWN.replace('any = ["仓储费"]', 'any = ["条款"]\npattern = "FIDIC\\\\s?条款"')
    book = rulebook_with(rule_files(folder(tmp_path, own)))
    found = inspect(contract_of("施工合同", "适用FIDIC条款。"), book)
    assert [one.data["rule"] for one in found if one.kind == "advice.risk"] == ["F1"]


def test_a_rule_of_the_same_id_takes_the_place_of_the_shipped_one(tmp_path: Path):
    book = rulebook_with(rule_files(folder(tmp_path, OWN.replace("F1", "L6"))))
    assert book.rule("l6").severity == "minor"
    assert len(book.rules) == len(shipped_rulebook().rules)


def test_rates_that_move_may_be_set(tmp_path: Path):
    text = '[lpr_1y]\nvalues = [{ from = "2025-05-20", value = "0.10" }]\n'
    book = rulebook_with(rule_files(folder(tmp_path, text, "rates.toml")))
    loan = contract_of("借款合同", "借款年利率为24%。")
    assert "L10" not in {one.data.get("rule") for one in inspect(loan, book)}
    assert "L10" in {one.data.get("rule") for one in inspect(loan)}


WRONG = [
    ("rule = 3", "rules.no_rules"),
    ("[[rule]\n", "rules.not_toml"),
    (OWN.replace('any = ["仓储费"]', ""), "rules.missing"),
    (OWN.replace("minor", "grave"), "rules.wrong"),
    (OWN.replace("advice.risk", "advice.none"), "rules.wrong"),
    (OWN + 'pattern = "(仓储"\n', "rules.wrong"),
    (OWN + 'colour = "red"\n', "rules.wrong"),
    (OWN.replace("{words}", "{wrods}"), "rules.wrong"),
    (OWN + 'sure = "M"\n', "rules.wrong"),
    (OWN + 'from = "2025"\n', "rules.wrong"),
    (OWN + 'quantity = { sort = "weight" }\n', "rules.wrong"),
    (OWN + 'quantity = { sort = "percent", above = "much" }\n', "rules.wrong"),
    (OWN + OWN, "rules.wrong"),
]


@pytest.mark.parametrize(("text", "key"), WRONG)
def test_a_wrong_rule_is_refused_with_its_file_and_reason(tmp_path: Path, text: str, key: str):
    with pytest.raises(UsageError) as caught:
        rulebook_with(rule_files(folder(tmp_path, text)))
    assert caught.value.key == key
    assert caught.value.path is not None
    assert caught.value.path.endswith("own.toml")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(UsageError):
        rulebook_with(rule_files((tmp_path / "none",)))


def test_what_is_asked_of_a_firms_rules_holds_for_the_shipped_ones(tmp_path: Path):
    shipped = Path(rulebook.__file__).parents[1] / "data" / "rules"
    for path in shipped.glob("*.toml"):
        folder(tmp_path, path.read_text(encoding="utf-8"), path.name)
    ids = [rule.id for rule in shipped_rulebook().rules]
    assert [rule.id for rule in rulebook_with(rule_files((tmp_path,))).rules] == ids


@pytest.mark.parametrize("rule", shipped_rulebook().rules, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_whole(rule):
    assert rule.title["zh"] != rule.id
    assert re.search("[a-z]{3}", rule.message["en"])
    assert rule.sure == "P" or rule.severity == "info" or rule.source or rule.sure == "N"
    if rule.sure == "M":
        assert rule.severity == "info"
