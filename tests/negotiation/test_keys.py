"""The name of a point: the same while the clause says the same, another once it says something else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reviewer.model import Clause, Comparison, Contract, Document, Finding, Message, Pair, Quote
from reviewer.negotiation.keys import finding_keys

TEXT = "逾期付款的，每日按应付未付金额的万分之五支付违约金，并适用第8.2条。"


def contract(*texts: str, numbers: tuple[str, ...] = ()) -> Contract:
    labels = numbers or tuple(str(place) for place in range(1, len(texts) + 1))
    clauses = tuple(
        Clause(f"c{place}", label, (label,), "clause", 0, None, text, None)
        for place, (label, text) in enumerate(zip(labels, texts, strict=True), start=1)
    )
    return Contract(Document("x.txt", "txt", "0" * 64, ()), "contract", "合同", "zh", (), clauses)


def keys_of(base: Contract, draft: Contract, *wanted: tuple[str, int, str]) -> list[str]:
    """Return the keys of findings given as kind, place of the clause in the draft, and quoted words."""
    findings, pairs = [], []
    for number, (kind, place, words) in enumerate(wanted, start=1):
        clause = draft.clauses[place]
        start = clause.text.index(words)
        quote = Quote(clause.id, start, start + len(words), words)
        findings.append(
            Finding(f"f{number}", kind, "minor", f"p{place}", None, quote, Message("x.y"), "none")
        )
    pairs = [Pair(f"p{place}", "same", (), (clause.id,), 1.0) for place, clause in enumerate(draft.clauses)]
    found = finding_keys(tuple(findings), Comparison(base, draft, (), tuple(pairs)))
    return [found[finding.id] for finding in findings]


def test_renumbering_and_an_inserted_clause_keep_the_key():
    base = contract(TEXT)
    before = keys_of(base, contract(TEXT), ("number.percent", 0, "万分之五"))
    moved = contract("新增一条。", TEXT.replace("第8.2条", "第9.3条"), numbers=("7", "9.2"))
    assert keys_of(base, moved, ("number.percent", 1, "万分之五")) == before


def test_layout_alone_keeps_the_key():
    base = contract(TEXT)
    wide = contract(TEXT.replace("，", ","))
    one = keys_of(base, contract(TEXT), ("number.percent", 0, "万分之五"))
    assert keys_of(base, wide, ("number.percent", 0, "万分之五")) == one


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (TEXT.replace("应付未付金额", "合同总额"), "number.percent", "万分之五"),
        (TEXT, "number.bound", "万分之五"),
        (TEXT, "number.percent", "违约金"),
    ],
)
def test_other_words_or_another_kind_make_another_key(text: str, kind: str, words: str):
    base = contract(TEXT)
    assert keys_of(base, contract(text), (kind, 0, words)) != keys_of(
        base, contract(TEXT), ("number.percent", 0, "万分之五")
    )


def test_repeated_words_are_told_apart_in_their_order():
    draft = contract("双方应当保密。", "双方应当保密。")
    first, second = keys_of(draft, draft, ("text.changed", 0, "保密"), ("text.changed", 1, "保密"))
    swapped = keys_of(draft, draft, ("text.changed", 1, "保密"), ("text.changed", 0, "保密"))
    assert second == f"{first}-2"
    assert swapped == [second, first]


def test_a_point_without_words_is_known_by_its_data_but_not_by_ids():
    base = contract(TEXT)
    comparison = Comparison(base, base, (), ())
    finding = Finding(
        "f1", "checklist.missing", "info", None, None, None, Message("x.y"), "none", data={"item": "不可抗力"}
    )
    one = finding_keys((finding,), comparison)["f1"]
    other = replace(finding, data={"item": "通知送达"})
    placed = replace(finding, data={"item": "不可抗力", "near": "c7"})
    elsewhere = replace(finding, data={"item": "不可抗力", "near": "c9"})
    assert finding_keys((other,), comparison)["f1"] != one
    assert finding_keys((placed,), comparison) == finding_keys((elsewhere,), comparison)
