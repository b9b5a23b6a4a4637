"""What is a number of nine figures or more, and what only bears one as its name."""

import pytest

from reviewer.language.codes import find_codes
from reviewer.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("合同总价为人民币100000000元。", "amount:100000000:CNY"),
        ("合同总价为100000000美元。", "amount:100000000:USD"),
        ("合同总价为RMB1000000000。", "amount:1000000000:CNY"),
        ("合同总价为EUR 100000000。", "amount:100000000:EUR"),
        ("The price is 100000000 yuan.", "amount:100000000:CNY"),
        ("年供应量为100000000吨。", "count:100000000:t"),
        ("小写：123456789 元", "amount:123456789:CNY"),
        ("注册资本123456789万元", "amount:1234567890000:CNY"),
        ("总价13800000000元", "amount:13800000000:CNY"),
        ("总股本1234567890股", "count:1234567890:share"),
    ],
)
def test_a_sum_of_nine_figures_without_marks_of_thousands_is_a_sum(text: str, key: str) -> None:
    assert find_codes(text) == ()
    assert [found.key for found in find_quantities(text)] == [key]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("账号：6222021234567890123，", "6222021234567890123"),
        ("电话13912345678联系", "13912345678"),
        ("见https://abc.cn/x1中文说明", "https://abc.cn/x1"),
        ("邮箱a1@b.cn收件", "a1@b.cn"),
        ("型号A1 B2", "A1"),
    ],
)
def test_what_bears_a_number_as_its_name_ends_where_its_signs_end(text: str, code: str) -> None:
    start, end = find_codes(text)[0]
    assert text[start:end] == code
