"""Quantities are known by value, never by glyph."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.quantities import find_quantities
from tests.language.quantities import keys, one


@pytest.mark.parametrize(
    "text",
    [
        "¥20,000.00",
        "￥20,000",
        "RMB 20,000",
        "RMB20000元",
        "CNY20000",
        "人民币20000元",
        "20000元整",
        "2万元",
        "贰万元整",
        "人民币贰万圆正",
        "两万元",
        "20千元",
        "人民币（大写）贰万元整",
        "貳萬圓整",
        "２００００元",
        "20，000元",
        "人民币 20,000.00 元",
        "¥20K",
        "20000元人民币",
        "人民币：20000元",
        "2.0万，",
        "二万元",
        "人民币贰万元整（¥20,000.00）",
        "¥20,000.00（大写：人民币贰万元整）",
        "¥20,000.00元（贰万元整）",
    ],
)
def test_an_amount_is_the_same_however_it_is_written(text: str) -> None:
    assert keys(text) == ["amount:20000:CNY"]
    assert one(text).value == Decimal(20000)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234.56万元", "12345600", "CNY"),
        ("3千万元", "30000000", "CNY"),
        ("三千五百万元", "35000000", "CNY"),
        ("1.5亿元", "150000000", "CNY"),
        ("一亿二千万元", "120000000", "CNY"),
        ("壹拾万零伍佰元伍角整", "100500.5", "CNY"),
        ("伍拾元伍分", "50.05", "CNY"),
        ("佰万元整", "1000000", "CNY"),
        ("两万五千元", "25000", "CNY"),
        ("叁佰贰拾元整", "320", "CNY"),
        ("USD 5,000", "5000", "USD"),
        ("美元5000元", "5000", "USD"),
        ("$5,000", "5000", "USD"),
        ("港币300元", "300", "HKD"),
        ("HK$300", "300", "HKD"),
        ("5000欧元", "5000", "EUR"),
        ("300万美元", "3000000", "USD"),
        ("five thousand dollars", "5000", "USD"),
        ("USD 5 million", "5000000", "USD"),
        ("伍角", "0.5", "CNY"),
        ("参佰元", "300", "CNY"),
        ("五块钱", "5", "CNY"),
    ],
)
def test_amounts_have_a_value_and_a_currency(text: str, value: str, unit: str) -> None:
    found = one(text)
    assert (found.sort, found.value, found.unit) == ("amount", Decimal(value), unit)


def test_words_and_figures_that_disagree_are_two_amounts() -> None:
    assert keys("人民币贰万元整（¥30,000.00）") == ["amount:20000:CNY", "amount:30000:CNY"]
    assert keys("三十（20）日") == ["duration:30:day", "duration:20:day"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("5%", "0.05:ratio"),
        ("5％", "0.05:ratio"),
        ("百分之五", "0.05:ratio"),
        ("5.0%", "0.05:ratio"),
        ("5个百分点", "0.05:point"),
        ("3‰", "0.003:ratio"),
        ("千分之三", "0.003:ratio"),
        ("0.3%", "0.003:ratio"),
        ("万分之五", "0.0005:ratio"),
        ("0.05%", "0.0005:ratio"),
        ("5‱", "0.0005:ratio"),
        ("五折", "0.5:ratio"),
        ("八五折", "0.85:ratio"),
        ("七成", "0.7:ratio"),
        ("七成五", "0.75:ratio"),
        ("八成半", "0.85:ratio"),
        ("1.5倍", "1.5:ratio"),
        ("四倍", "4:ratio"),
        ("50个基点", "0.005:point"),
        ("1:1", "1:1:proportion"),
        ("百分之百", "1:ratio"),
        ("99.95%", "0.9995:ratio"),
        ("百分之零点五", "0.005:ratio"),
        ("百分之十五", "0.15:ratio"),
        ("五分之一", "0.2:ratio"),
        ("万分之 五", "0.0005:ratio"),
        ("百分之5", "0.05:ratio"),
        ("five percent", "0.05:ratio"),
        ("five percent (5%)", "0.05:ratio"),
        ("贰拾%", "0.2:ratio"),
    ],
)
def test_ratios_are_fractions_of_one(text: str, key: str) -> None:
    assert keys(text) == [f"percent:{key}"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("三分之二", "2/3"),
        ("30日", "三十天"),
        ("三十（30）日", "30个自然日"),
        ("30 日历日", "叁拾日"),
        ("半年", "6个月"),
        ("一年半", "18个月"),
        ("两周", "14日"),
        ("一年零六个月", "1年6个月"),
        ("1小时", "60分钟"),
        ("thirty (30) days", "30 days"),
        ("5 business days", "5个工作日"),
        ("2025年1月1日", "2025-01-01"),
        ("2025/1/1", "2025.1.1"),
        ("二〇二五年一月一日", "二零二五年一月一日"),
        ("二○二五年一月一日", "2025年01月01日"),
        ("January 1, 2025", "1 January 2025"),
        ("2025年1月", "25年1月"),
        ("2025年2月底前", "2025年2月28日前"),
        ("2024年2月末前", "2024年2月29日前"),
        ("2025年底前", "2025年12月31日前"),
        ("次日9:00", "次日上午9时"),
        ("不少于三公吨", "不少于3吨"),
        ("上午9点至下午6点", "9:00-18:00"),
        ("9时至18时", "早9晚6"),
        ("9：00—18：00", "09:00~18:00"),
        ("22:00-次日6:00", "22:00-6:00"),
        ("7×24小时", "7x24"),
        ("7*24小时", "7Ｘ24"),
        ("一式两份", "一式贰份"),
        ("5人", "五名"),
        ("每月10日", "每个月10号"),
        ("日万分之五", "每日0.05%"),
        ("0.05%/日", "每日万分之五"),
        ("20000元/月", "每月2万元"),
        ("下午6点30分", "18:30"),
        ("下午六点半", "18:30"),
    ],
)
def test_two_spellings_of_one_quantity_share_a_key(left: str, right: str) -> None:
    assert keys(left) == keys(right)
    assert len(keys(left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("30日", "30个工作日"),
        ("30日", "一个月"),
        ("10个交易日", "10个工作日"),
        ("24小时", "1日"),
        ("7x24小时", "5x8小时"),
        ("5%", "5个百分点"),
        ("每日万分之五", "每月万分之五"),
        ("20000元/月", "20000元/年"),
        ("100美元", "100元"),
        ("每月10日", "次月10日"),
        ("1.5倍", "15%"),
        ("3次", "3份"),
        ("2025年1月1日", "2025年1月"),
        ("9:00-18:00", "9:00"),
    ],
)
def test_different_quantities_have_different_keys(left: str, right: str) -> None:
    assert keys(left) != keys(right)


@pytest.mark.parametrize(
    "text",
    [
        "一方",
        "一切",
        "一致",
        "一定",
        "任一",
        "统一",
        "第一",
        "之一",
        "一并",
        "同一",
        "十分",
        "双方",
        "三方",
        "任何一方",
        "万一",
        "千万不要",
        "一旦",
        "一般",
        "一律",
        "唯一",
        "进一步",
        "一经",
        "一次性支付",
        "年 月 日",
        "人民币 元",
        "____元",
        "【 】元",
        "XX元",
        "第三条",
        "第2.1款",
        "附件二",
        "GB/T 22239-2019",
        "ISO 27001",
        "ISO/IEC 27001:2022",
        "法释〔2023〕13号",
        "192.168.1.1",
        "V2.0",
        "13800138000",
        "010-12345678",
        "6222 0202 0000 1234 567",
        "91310000MA1FL0AB1X",
        "[2025]民终1号",
        "（2025）京01民终123号",
        "一部分",
        "一体",
        "一系列",
        "一一",
        "第一期",
        "其中之一",
        "周一至周五",
        "《民法典》第585条",
        "三包",
        "不一而足",
        "百货",
        "千方百计",
        "400-800-8888",
        "二者",
        "两者",
        "一面",
        "第三人",
        "第三方",
        "5.1",
        "单位：万元",
        "一带一路",
        "a@b123.com",
        "X个",
        "N天",
    ],
)
def test_what_only_looks_like_a_number_is_no_quantity(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-10万元", ["amount:50000:CNY", "amount:100000:CNY"]),
        ("3至5个工作日", ["duration:3:working_day", "duration:5:working_day"]),
        ("5%-10%", ["percent:0.05:ratio", "percent:0.1:ratio"]),
        ("10～20人", ["count:10:person", "count:20:person"]),
        ("5～10%", ["percent:0.05:ratio", "percent:0.1:ratio"]),
        ("2025年1月1日至2025年12月31日", ["date:2025-01-01:day", "date:2025-12-31:day"]),
        ("2025年1月1日起至12月31日止", ["date:2025-01-01:day", "date:--12-31:day"]),
        ("1月至3月", ["date:--01:month", "date:--03:month"]),
        ("一日三次", ["duration:1:day", "count:3:time"]),
        ("第30日", ["date:#30:day"]),
        ("T+3日", ["duration:3:day"]),
        ("2025年度", ["date:2025:year"]),
        ("2025年2月30日", ["date:2025-02-30:day"]),
        ("每季度首月10日前", ["date:---10:quarterly_first"]),
        ("每季度末月25日前", ["date:---25:quarterly_last"]),
        ("每年四月、十月支付", ["date:--04:month", "date:--10:month"]),
        ("合计四月的租金", ["duration:4:month"]),
        ("床位编号为3-207", []),
        ("每年3月31日前", ["date:--03-31:yearly"]),
        ("一式四份，甲乙双方各执两份", ["count:4:copy", "count:2:copy"]),
        ("20个坐席", ["count:20:seat"]),
        ("85分以上", ["count:85:score"]),
        ("30天×8小时", ["duration:30:day", "duration:28800:second"]),
        ("半个月", ["duration:0.5:month"]),
        ("三个半月", ["duration:3.5:month"]),
        ("三个月内", ["duration:3:month"]),
        ("1个月", ["duration:1:month"]),
        ("上午9:00至12:00，下午13:00至18:00", ["time:09:00-12:00:range", "time:13:00-18:00:range"]),
    ],
)
def test_ranges_dates_and_counts_are_read_in_order(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@given(
    st.text(alphabet="甲方应在三十日（30）内支付元%￥ 2０五万分之第条年月一至-:.,/\u200bx每后起", max_size=40)
)
def test_offsets_lie_inside_the_text_in_order(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        for span in (quantity.bound_span, quantity.event_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        end = quantity.end


@given(
    st.integers(1, 10**8 - 1), st.sampled_from(["元", "元整", "日", "个工作日", "个月", "次", "%", "小时"])
)
def test_thousands_separators_and_width_do_not_matter(number: int, unit: str) -> None:
    wide = str(number).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert keys(f"{number}{unit}") == keys(f"{number:,}{unit}") == keys(f"{wide}{unit}")
    assert len(keys(f"{number}{unit}")) == 1


def test_a_currency_before_the_next_number_belongs_to_that_number():
    spans = [(found.start, found.end) for found in find_quantities("人民币5万元人民币5万元")]
    assert spans == [(0, 6), (6, 12)]
    assert [(found.start, found.end) for found in find_quantities("价款5万元人民币整。")] == [(2, 9)]


@pytest.mark.parametrize("text", ["3.5:1", "3.5 to 1", "3.5 to 1.0 at all times"])
def test_a_ratio_is_the_same_with_a_colon_and_in_words(text: str) -> None:
    assert one(text).sort == "percent"


def test_a_range_is_no_ratio() -> None:
    assert "proportion" not in {quantity.unit for quantity in find_quantities("from 2 to 1.5 per cent")}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("乙方于每季度第一个月的15日前收费", ("date", "---15", "quarterly_first")),
        ("每季度第二个月的15日前", ("date", "---15", "quarterly_second")),
        ("每季度最后一个月之20日前", ("date", "---20", "quarterly_last")),
        ("每月之10日前", ("date", "---10", "monthly")),
        ("租期第一个月的5日前", ("date", "---05", "this_month")),
    ],
)
def test_a_day_of_a_month_of_each_quarter_is_a_date(text: str, key: tuple[str, str, str]) -> None:
    assert key in [(one.sort, one.value, one.unit) for one in find_quantities(text)]
    assert not any((one.sort, one.unit) == ("duration", "day") for one in find_quantities(text))


def test_quarters_in_a_row_are_counted_and_others_last() -> None:
    (counted,), (lasting,) = find_quantities("连续两个季度未完成"), find_quantities("为期两个季度")
    assert (counted.sort, lasting.sort) == ("count", "duration")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a fee of EUR 450 000, net", "450000"),
        ("a fee of EUR 1 450 000.50 in all", "1450000.50"),
        ("a fee of CHF 12'500", "12500"),
        ("Pump EUR 450 200", "450"),
        ("Pump EUR 450 200 EUR 900", "450"),
        ("a fee of EUR 500 300 days later", "500"),
    ],
)
def test_thousands_may_be_set_apart_and_columns_are_none(text: str, key: str) -> None:
    assert str(find_quantities(text)[0].value) == key
