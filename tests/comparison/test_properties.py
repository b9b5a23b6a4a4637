"""What holds of every comparison, whatever the contracts say."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate
from reviewer.comparison import compare_contracts
from reviewer.comparison.passages import SOFT
from reviewer.language.folding import fold_same

WORDS = (
    "甲方",
    "乙方",
    "应当",
    "可以",
    "不得",
    "支付",
    "十日",
    "30日",
    "人民币5万元",
    "书面",
    "同意",
    "，",
    "、",
    "。",
    "；",
    "____",
    "其他",
    "第二条",
    "（",
    "）",
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join)
documents = st.lists(texts, min_size=0, max_size=12)


@pytest.fixture(scope="module")
def made(request):
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    spec = spec_from_file_location("comparison_fixtures", Path(__file__).with_name("conftest.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_contract


@settings(max_examples=150, deadline=None)
@given(old=documents, new=documents)
def test_every_clause_is_in_one_pair_and_every_quote_is_a_slice(made, old, new):
    base, draft = made(old), made(new)
    comparison = compare_contracts(base, draft)
    assert Counter(c for p in comparison.pairs for c in p.base) == Counter(c.id for c in base.clauses)
    assert Counter(c for p in comparison.pairs for c in p.draft) == Counter(c.id for c in draft.clauses)
    assert [pair.id for pair in comparison.pairs] == [f"p{n}" for n in range(1, len(comparison.pairs) + 1)]
    for pair in comparison.pairs:
        assert 0 <= pair.similarity <= 1
        assert (pair.kind == "same") == (
            not pair.edits and not pair.moved and len(pair.base) == len(pair.draft) == 1
        )
        for edit in pair.edits:
            assert (edit.base is None) == (edit.op == "insert")
            assert (edit.draft is None) == (edit.op == "delete")
            for quote, side, members in ((edit.base, base, pair.base), (edit.draft, draft, pair.draft)):
                if quote is not None:
                    assert quote.clause in members
                    assert quote.quote == side.clause(quote.clause).text[quote.start : quote.end]
                    assert quote.quote
    assert comparison == compare_contracts(base, draft)


@settings(max_examples=60, deadline=None)
@given(lines=documents)
def test_a_contract_beside_itself_is_the_same_throughout(made, lines):
    comparison = compare_contracts(made(lines), made(lines))
    assert {pair.kind for pair in comparison.pairs} <= {"same"}


@settings(max_examples=100, deadline=None)
@given(old=texts, new=texts)
def test_the_edits_lead_from_the_one_text_to_the_other(made, old, new):
    frame = "双方在本合同下的联系人应当保持通讯畅通并及时答复。"
    base, draft = made([frame, old, frame]), made([frame, new, frame])
    pair = next(p for p in compare_contracts(base, draft).pairs if "c2" in p.base)
    if pair.draft != ("c2",):
        return

    def kept(text, quotes):
        inside = {at for quote in quotes for at in range(quote.start, quote.end)}
        return "".join(
            letter for at, letter in enumerate(fold_same(text)) if at not in inside and letter not in SOFT
        )

    old_quotes = [edit.base for edit in pair.edits if edit.base]
    new_quotes = [edit.draft for edit in pair.edits if edit.draft]
    assert kept(old, old_quotes) == kept(new, new_quotes)


def test_generated_pairs_are_matched_as_they_were_made(made):
    generated = generate(300, seed=7)

    def lines(texts):
        found = []
        for text in texts:
            number, blank, rest = text.partition(" ")
            if blank and number.endswith("条"):
                found.append((0, number, rest, "article", rest))
            elif blank:
                found.append((1, number, rest))
            else:
                found.append((0, None, text, "preamble"))
        return found

    base, draft = made(lines(generated.base)), made(lines(generated.draft))
    comparison = compare_contracts(base, draft)
    old = {f"c{n}": name for n, name in enumerate(generated.base_names, 1)}
    new = {f"c{n}": name for n, name in enumerate(generated.draft_names, 1)}
    shared = set(generated.base_names) & set(generated.draft_names)
    right = sum(
        len(p.base) == len(p.draft) == 1 and old[p.base[0]] == new[p.draft[0]] for p in comparison.pairs
    )
    assert right >= 0.98 * len(shared)
    moved = {old[p.base[0]] for p in comparison.pairs if p.moved}
    assert moved <= set(generated.moved)
    assert len(moved) >= 0.9 * len(generated.moved)
    changed = {old[p.base[0]] for p in comparison.pairs if p.kind == "edited"}
    assert changed == {edit.name for edit in generated.edits}
