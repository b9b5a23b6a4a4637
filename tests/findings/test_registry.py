"""The whole of a comparison: every edit told, nothing told twice, structure told once."""

from __future__ import annotations

import pytest

import reviewer
from reviewer.findings import find
from reviewer.findings.registry import observe
from reviewer.messages import render
from reviewer.model import Blank, Clause, Comparison, Pair, PartyLink, Quote, Reference


def article(place: int, text: str, heading: str | None = None, parent: str | None = None) -> Clause:
    number = f"第{place}条"
    return Clause(f"c{place}", number, (number,), "article", 1 if parent else 0, heading, text, parent)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("筹措", "筹集", "text.changed"),
        ("归还", "退还", "text.changed"),
        ("公映", "开机", "obligation.condition"),
    ],
)
def test_an_edit_that_no_rule_knows_is_told_by_what_it_says(make_contract, compare_pairwise, old, new, kind):
    line = "资金由乙方{}。" if kind == "text.changed" else "余款在影片{}后付清。"
    comparison = compare_pairwise(make_contract(line.format(old)), make_contract(line.format(new)))
    (found,) = observe(comparison)
    assert found.kind == kind


def test_an_edit_that_a_rule_quotes_is_not_told_again(make_contract, compare_pairwise):
    comparison = compare_pairwise(make_contract("期限为30日。"), make_contract("期限为60日。"))
    assert [found.kind for found in observe(comparison)] == ["number.duration"]


def test_the_same_clause_twice_gives_nothing(make_contract, compare_pairwise):
    contract = make_contract("甲方应在30日内付款。", "乙方应保密。")
    assert observe(compare_pairwise(contract, contract)) == ()


def test_a_consistent_relabelling_is_one_finding(make_contract, compare_pairwise):
    base = make_contract("甲方应向乙方付款。", "乙方应向甲方交付成果。")
    draft = make_contract("乙方应向甲方付款。", "甲方应向乙方交付成果。", customer="乙方", provider="甲方")
    comparison = compare_pairwise(base, draft, swapped=True)
    (found,) = observe(comparison)
    assert (found.kind, found.topic) == ("party.swap", "party.swap")


def test_roles_exchanged_in_the_heading_alone_are_one_critical_finding(make_contract, compare_pairwise):
    base = make_contract("甲方应向乙方付款。")
    draft = make_contract("甲方应向乙方付款。", customer="乙方", provider="甲方")
    (found,) = find(compare_pairwise(base, draft))
    assert (found.kind, found.severity) == ("party.swap", "critical")


def whole(comparison_of, pairs):
    return [(f.kind, f.topic) for f in observe(comparison_of(pairs))]


def test_added_and_deleted_clauses_are_told_once_each_and_their_children_lighter(make_contract):
    base = make_contract(article(1, "违约责任", "违约责任"), article(2, "甲方应付款。"))
    draft = make_contract(
        article(1, "甲方应付款。"),
        article(2, "数据保护", "数据保护"),
        article(3, "乙方应加密存储。", parent="c2"),
    )
    links = (PartyLink("甲方", "甲方", None, "label", 1.0), PartyLink("乙方", "乙方", None, "label", 1.0))
    pairs = (
        Pair("p1", "deleted", ("c1",), (), 0.0),
        Pair("p2", "same", ("c2",), ("c1",), 1.0, renumbered=True),
        Pair("p3", "added", (), ("c2",), 0.0),
        Pair("p4", "added", (), ("c3",), 0.0),
    )
    found = [
        (o.kind, o.topic)
        for o in observe(Comparison(base, draft, links, pairs))
        if o.kind.startswith("clause.")
    ]
    assert ("clause.deleted", "clause.deleted/breach") in found
    assert ("clause.added", "clause.added/data") in found
    assert ("clause.added", "clause.added/part") in found
    assert len(found) == 3


@pytest.mark.parametrize(
    ("base_target", "draft_target", "numbers", "kinds"),
    [
        ("c2", "c2", ("2", "2"), []),
        ("c2", "c3", ("2", "3"), []),
        ("c2", "c3", ("2", "2"), ["reference.changed"]),
        ("c2", "c4", ("2", "4"), ["reference.changed"]),
    ],
)
def test_a_reference_is_judged_by_its_target(make_contract, base_target, draft_target, numbers, kinds):
    texts = ("按第{}条处理。", "甲方应付款。", "乙方应交付。", "双方应保密。")
    shifted = draft_target == "c3" and base_target == "c2"
    base = make_contract(
        texts[0].format(numbers[0]),
        *texts[1:],
        references=(Reference("c1", 1, 4, "clause", (numbers[0],), (base_target,)),),
    )
    draft = make_contract(
        texts[0].format(numbers[1]),
        *texts[1:],
        references=(Reference("c1", 1, 4, "clause", (numbers[1],), (draft_target,)),),
    )
    order = {"c1": "c1", "c2": "c3", "c3": "c2", "c4": "c4"} if shifted and numbers[0] != numbers[1] else {}
    links = (PartyLink("甲方", "甲方", None, "label", 1.0), PartyLink("乙方", "乙方", None, "label", 1.0))
    from reviewer.model import Edit

    edits = ()
    if numbers[0] != numbers[1]:
        quotes = [Quote("c1", 1, 4, c.clauses[0].text[1:4]) for c in (base, draft)]
        edits = (Edit("replace", *quotes),)
    pairs = tuple(
        Pair(
            f"p{i}",
            "edited" if i == 1 and edits else "same",
            (f"c{i}",),
            (order.get(f"c{i}", f"c{i}"),),
            1.0,
            edits if i == 1 else (),
        )
        for i in range(1, 5)
    )
    found = [o.kind for o in observe(Comparison(base, draft, links, pairs))]
    assert found == kinds


FILLED = [
    ("label", None, (), False, "[具体利率]", "年息", "placeholder.filled", "free"),
    ("choice", None, ("每月", "每季度"), False, "[每月/每季度]", "每月", "placeholder.filled", "chosen"),
    ("choice", None, ("每月", "每季度"), False, "[每月/每季度]", "每年", "placeholder.off_menu", "off_menu"),
    ("choice", None, ("每月", "每季度"), True, "[每月/每季度/其他]", "每年", "placeholder.filled", "free"),
    (
        "choice",
        None,
        ("每月", "每季度"),
        False,
        "[每月/每季度]",
        "每月/每季度",
        "placeholder.off_menu",
        "several_kept",
    ),
    ("default", "30", (), False, "[例如:30]", "30", "placeholder.filled", "default_kept"),
    ("default", "30", (), False, "[例如:30]", "45", "placeholder.filled", "default_changed"),
]


@pytest.mark.parametrize(("sort", "default", "options", "open_", "slot", "value", "kind", "state"), FILLED)
def test_a_filled_slot_is_judged_against_its_menu_and_default(
    make_contract, compare_pairwise, sort, default, options, open_, slot, value, kind, state
):
    tail = "日内支付。" if sort == "default" else "支付。"
    blank = Blank("c1", 2, 2 + len(slot), sort, None, default, options, open_)
    base = make_contract(f"应于{slot}{tail}", blanks=(blank,))
    draft = make_contract(f"应于{value}{tail}")
    found = [o for o in observe(compare_pairwise(base, draft)) if o.data.get("origin") != "draft"]
    assert [(o.kind, o.data.get("state")) for o in found] == [(kind, state)]
    for lang in ("zh", "en"):
        assert render(found[0].message, lang)


def test_a_change_in_our_favour_is_put_a_step_down(make_contract, compare_pairwise):
    base, draft = "甲方应在30日内付款。", "甲方应在60日内付款。"
    comparison = compare_pairwise(make_contract(base), make_contract(draft))
    ours, theirs, nobody = (find(comparison, side=side)[0] for side in ("甲方", "乙方", None))
    assert (ours.severity, ours.impact) == ("minor", "favourable")
    assert (theirs.severity, theirs.impact) == ("major", "adverse")
    assert (nobody.severity, nobody.impact) == ("major", None)


def test_a_fault_of_the_baseline_is_only_noted(make_contract, compare_pairwise):
    text = "服务费为人民币贰万元整（¥21,000.00）。"
    both = compare_pairwise(make_contract(text), make_contract(text))
    (found,) = find(both)
    assert (found.severity, found.data["origin"], found.base.quote) == ("info", "baseline", found.draft.quote)
    fresh = compare_pairwise(make_contract(text.replace("21", "20")), make_contract(text))
    faults = [f for f in find(fresh) if f.kind == "consistency.amount_in_words"]
    assert [(f.severity, f.data["origin"]) for f in faults] == [("critical", "draft")]


def test_a_fault_that_the_draft_put_beside_another_is_the_drafts(tmp_path):
    text = (
        "养护合同\n甲方：北京甲公司\n乙方：上海乙公司\n"
        "第一条 乙方每次派驻项目现场的园林养护人员应穿着工装60套。\n"
        "第二条 乙方应当于每月5日向甲方提交上月的园林养护报告3份。\n"
        "第三条 乙方负责设备的日常维护。\n"
        "第四条 {}乙方每次派驻项目现场的园林养护人员应穿着工装80套。\n"
    )
    files = [tmp_path / "base.txt", tmp_path / "draft.txt"]
    for file, words in zip(files, ("", "乙方应当于每月5日向甲方提交上月的园林养护报告5份。"), strict=True):
        file.write_text(text.format(words), encoding="utf-8")
    faults = {
        one.draft.quote: (one.data["origin"], one.base and one.base.quote)
        for one in reviewer.compare(*files).findings
        if one.kind == "consistency.contradiction"
    }
    old = "乙方每次派驻项目现场的园林养护人员应穿着工装80套"
    new = "乙方应当于每月5日向甲方提交上月的园林养护报告5份"
    assert faults == {old: ("baseline", old), new: ("draft", None)}
