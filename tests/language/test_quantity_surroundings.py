"""What stands around a quantity: its bound, the event that starts a period, what a rate is counted by."""

from __future__ import annotations

import pytest

from reviewer.language.quantities import find_quantities
from tests.language.quantities import keys, one


@pytest.mark.parametrize(
    ("text", "sort", "bound", "words"),
    [
        ("不超过30秒", "duration", "le", "不超过"),
        ("30秒以内", "duration", "le", "以内"),
        ("30日内", "duration", "le", "内"),
        ("不少于3人", "count", "ge", "不少于"),
        ("10万元以上", "amount", "ge", "以上"),
        ("超过10万元", "amount", "gt", "超过"),
        ("不满10万元", "amount", "lt", "不满"),
        ("100元以外", "amount", "gt", "以外"),
        ("约30天", "duration", "approx", "约"),
        ("30天左右", "duration", "approx", "左右"),
        ("不得低于95%", "percent", "ge", "不得低于"),
        ("以5万元为限", "amount", "le", "为限"),
        ("最高不超过10%", "percent", "le", "最高不超过"),
        ("至少提前30日", "duration", "ge", "至少"),
        ("至多3次", "count", "le", "至多"),
        ("不超过合同总额的10%", "percent", "le", "不超过"),
        ("不超过人民币5万元", "amount", "le", "不超过"),
        ("不迟于2025年1月1日", "date", "le", "不迟于"),
        ("5%（含）以上", "percent", "ge", "(含)以上"),
        ("30日之内", "duration", "le", "之内"),
        ("过半数", "percent", "gt", "过"),
        ("at least 5 days", "duration", "ge", "at least"),
        ("not more than 5%", "percent", "le", "not more than"),
        ("no later than January 1, 2025", "date", "le", "no later than"),
        ("2025年1月1日前", "date", "le", "前"),
        ("30余日", "duration", "approx", "余"),
        ("10人及以上", "count", "ge", "及以上"),
        ("达到90%", "percent", "ge", "达到"),
        ("逾期超过30日", "duration", "gt", "超过"),
    ],
)
def test_comparators_give_the_bound(text: str, sort: str, bound: str, words: str) -> None:
    found = one(text)
    assert (found.sort, found.bound) == (sort, bound)
    assert found.bound_span is not None
    shown = text[slice(*found.bound_span)].replace("（", "(").replace("）", ")")
    assert shown == words or shown.endswith(words)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("自本合同签订之日起30日内", "本合同签订"),
        ("甲方收到发票后10个工作日内支付", "收到发票"),
        ("验收合格后5日内", "验收合格"),
        ("自合同生效之次日起三十日内", "合同生效次日"),
        ("甲方应于收到通知之日起5日内", "收到通知"),
        ("期满前30日书面通知", "期满前"),
        ("应在交付后7日内", "交付"),
        ("合同期限届满前至少提前30日", "合同期限届满前"),
        ("在乙方开具发票后的10日内", "开具发票"),
        ("每个自然月结束后10个工作日内", "每个自然月结束"),
        ("租赁期满2个月前书面通知", "租赁期满"),
        ("保密期限为合同终止后三年", "合同终止"),
        ("租赁期届满之日前30天提出", "租赁期届满前"),
    ],
)
def test_the_event_that_starts_a_period_is_named(text: str, event: str) -> None:
    found = find_quantities(text)[-1]
    assert found.event == event
    assert found.event_span is not None
    assert text[slice(*found.event_span)] in (event, event.removesuffix("前"), event.removesuffix("次日"))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("20000元/月", "month"),
        ("每人每月5000元", "month/person"),
        ("每分钟0.5元", "minute"),
        ("每日万分之五", "day"),
        ("0.05%/日", "day"),
        ("年利率12%", "year"),
        ("按日千分之一", "day"),
        ("按日按未付金额的千分之一", "day"),
        ("每逾期一日，按合同总额的万分之五", "day"),
        ("每月服务费为人民币20000元", "month"),
        ("每次500元", "time"),
        ("0.1元/条", "item"),
        ("3000元/人/月", "month/person"),
        ("5,000 per month", None),
        ("$5,000 per month", "month"),
        ("0.05% per day", "day"),
        ("合同总额的10%", None),
        ("每坐席每月3000元", "month/seat"),
        ("按每日万分之三", "day"),
        ("逾期付款的，每日按应付未付金额的万分之五", "day"),
        ("每延迟一天支付500元", "day"),
        ("月租金5000元", "month"),
        ("年费2万元", "year"),
    ],
)
def test_a_rate_says_what_it_is_counted_by(text: str, per: str | None) -> None:
    found = [quantity for quantity in find_quantities(text) if quantity.sort in ("amount", "percent")]
    assert [quantity.per for quantity in found[-1:]] == ([per] if per or found else [])


def test_english_periods_have_events_and_hyphens() -> None:
    found = one("within thirty (30) days after receipt of the invoice, the Buyer shall pay")
    assert (found.key, found.bound, found.event) == ("duration:30:day", "le", "receipt of the invoice")
    assert keys("a 30-day period") == ["duration:30:day"]
    assert keys("9 a.m. to") == keys("9:00") == ["time:09:00:clock"]
    assert keys("5 p.m.") == ["time:17:00:clock"]


def test_the_word_for_doing_something_early_is_no_event() -> None:
    assert one("乙方须提前60天通知").event is None


def test_a_monthly_base_is_no_monthly_rate() -> None:
    assert find_quantities("每逾期一日，按月租金的1%支付")[-1].per == "day"


def test_a_cap_beside_a_daily_rate_is_no_daily_rate() -> None:
    rate, cap = find_quantities("每日按应付金额的万分之五支付违约金，累计不超过合同总额的10%。")
    assert (rate.per, cap.per) == ("day", None)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("自交付之日起3日内", "自交付日起3日内", True),
        ("自到期之日起3日内", "自到期日起3日内", True),
        ("自当日起3日内", "自次日起3日内", False),
    ],
)
def test_the_day_of_an_event_starts_a_period_however_it_is_named(one: str, two: str, same: bool) -> None:
    (before,), (after,) = find_quantities(one), find_quantities(two)
    assert (before.event == after.event) is same


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("not at least 5 days", "lt", "not at least"),
        ("not over 5 days", "le", "not over"),
        ("does not within 5 days pay", "le", "within"),
        ("没有超过5日", "le", "没有超过"),
        ("不超5日", "le", "不超"),
        ("未能达到5日", "lt", "未能达到"),
        ("不会低于5日", "ge", "不会低于"),
        ("是否不超过5日", "le", "不超过"),
        ("not about 5 days", "approx", "about"),
    ],
)
def test_a_denial_turns_the_bound_and_is_one_of_its_words(text: str, bound: str, words: str) -> None:
    found = one(text)
    assert found.bound_span is not None
    assert (found.bound, text[slice(*found.bound_span)]) == (bound, words)
