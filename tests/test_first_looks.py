"""A look that is meant to be cheap must find whatever the thorough one finds, over texts of any make."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.comparison.labels import masker
from reviewer.exporting.json_values import dump
from reviewer.language import placeholders, references
from reviewer.language.folding import BLANK, INVISIBLE, fold, fold_key, fold_same
from reviewer.negotiation import keys
from reviewer.patterns import lazy
from reviewer.structure import inline
from reviewer.structure.markers import candidates
from reviewer.structure.targets import canonical_number
from reviewer.structure.zones import leads_in

_ANY_OPENING = lazy(r"[第附前上下后本该主原]")
_WORDS = (
    *"第附前上下后本该主原条款项章节编述件录表目号年月日一二十3 7",
    *".．、，。；：:()（）[]【】〔〕{}<>〈《》_＿…xX×Ｘ✕某N待□☑√",
    *"合同 协议 正文 的 之 中 如下 以下 甲方 乙方 约定 ABC 12 3.4 (一) （2） ① 第3条 條 項 TBD".split(" "),
    *("Article ", "Section 3", " t", "\n", "\u3000", "\u00a0", "\u200b", "\ufe0f"),
)
texts = st.lists(st.sampled_from(_WORDS), max_size=14).map("".join)


@given(texts)
@example("前述条款、前款、上条、后两款、下一条、本条、本款、附件1、附表三、第 (3)条、第A条")
@example("该合同第3条、本协议之第二条、主合同正文第2条、原合同中第十条、主协议的第1.2款")
def test_a_reference_begins_only_where_one_is_looked_for(text: str):
    flat = fold(text).text
    found = references.references_in.__wrapped__(flat)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(references, "_OPENING", _ANY_OPENING)
        assert references.references_in.__wrapped__(flat) == found


@given(texts)
def test_a_slot_stands_only_in_a_text_that_is_looked_at(text: str):
    found = placeholders.find_blanks.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placeholders, "_OTHER_HINT", lazy(""))
        assert placeholders.find_blanks.__wrapped__(text) == found


@given(texts)
def test_an_item_begins_only_where_one_is_looked_for(text: str):
    found = [match.span() for match in inline._items(text)]
    assert found == [match.span() for match in inline._ITEM.finditer(text)]


@given(st.text() | texts)
def test_a_text_is_plain_where_nothing_of_it_is_blank_or_unseen(text: str):
    folded = fold(text)
    strange = lazy(f"[{BLANK}{INVISIBLE}]").sub("", text)
    if strange == text:
        assert folded.text == fold_same(text)
        assert not folded.offsets
    assert fold_key(text.replace(" ", "\u00a0")) == fold_key(text)


@given(texts)
def test_a_list_follows_what_ends_in_a_colon_or_in_the_words_for_it(text: str):
    assert leads_in(text) == bool(lazy(r"[:：]\s*$|(?:如下|以下|下列)[^。；]{0,20}$").search(text))


@given(st.lists(st.integers(1, 999), min_size=2, max_size=6))
def test_a_plain_decimal_number_is_its_own_canonical_form(parts: list[int]):
    number = ".".join(map(str, parts))
    assert canonical_number.__wrapped__(number) == ("decimal", number)
    assert (candidates(number)[0].family, candidates(number)[0].value) == ("decimal", tuple(parts))


@given(texts)
def test_lasting_words_lose_every_number_of_a_clause(text: str):
    assert keys.lasting_words(text) == fold_key(keys._REFERENCE.sub("§", text))


@given(st.lists(st.sampled_from("甲乙方公司"), max_size=12).map("".join))
@pytest.mark.parametrize(
    "labels",
    [("甲方", "乙方"), ("甲方", "甲方公司"), ("方甲", "甲方"), ("甲方乙", "乙方"), ("公司", "乙公司", "乙")],
)
def test_the_longest_label_at_the_first_place_is_marked(labels: tuple[str, ...], text: str):
    marks = {label: chr(0xE100 + place) for place, label in enumerate(labels)}
    pattern = lazy("|".join(sorted(labels, key=len, reverse=True)))
    assert masker(marks)(text) == pattern.sub(lambda match: marks[match[0]], text)


plain = (
    st.none() | st.booleans() | st.integers() | st.integers(0, 10_000).map(lambda n: n / 10_000) | st.text()
)
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner), max_leaves=9
)


@given(values | st.text(st.characters(codec=None)))
def test_json_is_written_as_the_standard_library_writes_it(value: object):
    text = dump({"value": value})
    assert json.loads(text) == {"value": value}
    if isinstance(value, str) and value.isprintable():
        assert text == "{\n" + f'  "value": {json.dumps(value, ensure_ascii=False)}' + "\n}\n"
