"""Which function a role word names, alone and beside its counterpart."""

from __future__ import annotations

import pytest

from reviewer.language.roles import LABEL_WORD, assign_roles, class_of_title, opposed


@pytest.mark.parametrize(
    ("one", "other", "roles"),
    [
        ("委托方", "服务方", ("customer", "provider")),
        ("发包方", "承包方", ("customer", "provider")),
        ("服务提供方", "服务接受方", ("provider", "customer")),
        ("出租人", "承租人", ("lessor", "lessee")),
        ("供方", "需方", ("seller", "buyer")),
        ("披露方", "接收方", ("discloser", "recipient")),
        ("委托人", "代理人", ("principal", "agent")),
        ("贷款人", "借款人", ("lender", "borrower")),
        ("Customer", "Provider", ("customer", "provider")),
    ],
)
def test_two_words_settle_each_other(one, other, roles):
    assert tuple(assign_roles({"甲方": one, "乙方": other}).values()) == roles
    assert opposed(*roles)


@pytest.mark.parametrize("word", ["外包方", "代理方"])
def test_an_ambiguous_word_alone_names_no_role(word):
    assert assign_roles({"甲方": word}) == {"甲方": None}


def test_the_counterpart_and_the_title_settle_an_ambiguous_word():
    assert assign_roles({"甲方": "代理方", "乙方": "委托人"}, "代理合同")["甲方"] == "agent"


def test_the_title_decides_between_classes():
    assert class_of_title("房屋租赁合同")[0] == "lease"
    assert assign_roles({"甲方": "债权人"}, "保证合同") == {"甲方": "creditor"}


def test_labels_are_found_in_every_spelling():
    assert [m.group() for m in LABEL_WORD.finditer("甲　方、乙方2、甲方代表、丙 方")] == [
        "甲　方",
        "乙方2",
        "丙 方",
    ]
