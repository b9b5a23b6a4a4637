"""Numbers survive being written in characters and read again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.numerals import parse_english, parse_number, plain
from reviewer.language.quantities import find_quantities

PLAIN = ("零一二三四五六七八九", "十百千")
CAPITAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def _section(number: int, glyphs: tuple[str, str]) -> str:
    digits, units = glyphs
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += (
                (digits[0] if gap and words else "") + digits[digit] + (units[place - 1] if place else "")
            )
            gap = False
        else:
            gap = True
    return words


def written(number: int, glyphs: tuple[str, str] = PLAIN) -> str:
    """Spell a number below 10^12 as a Chinese reader would."""
    if not number:
        return glyphs[0][0]
    words = ""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section = number // size % 10**4
        if section:
            words += (glyphs[0][0] if words and section < 1000 else "") + _section(section, glyphs) + unit
    return words


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_characters_reads_back(number: int) -> None:
    assert parse_number(written(number)) == number
    assert parse_number(written(number, CAPITAL)) == number


@given(st.integers(1, 10**10), st.integers(0, 9), st.integers(0, 9))
def test_a_capital_amount_reads_back(yuan: int, jiao: int, fen: int) -> None:
    words = f"人民币{written(yuan, CAPITAL)}元"
    words += f"{CAPITAL[0][jiao]}角" if jiao else ""
    words += f"{'' if jiao else '零'}{CAPITAL[0][fen]}分" if fen else ""
    words += "" if fen else "整"
    (amount,) = find_quantities(words)
    assert amount.value == Decimal(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100
    assert (amount.start, amount.end) == (0, len(words))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两万五", "25000"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("廿五", "25"),
        ("二零二五", "2025"),
        ("3千5百万", "35000000"),
        ("1.5亿", "150000000"),
        ("十五", "15"),
        ("三点五", "3.5"),
        ("一万亿", "1000000000000"),
        ("佰万", "1000000"),
        ("12,345.60", "12345.6"),
    ],
)
def test_spoken_and_mixed_numbers_are_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "甲", "一二三百", "第"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("thirty", 30), ("twenty-one", 21), ("five hundred and six", 506), ("two million", 2000000)],
)
def test_english_words_are_read(text: str, value: int) -> None:
    assert parse_english(text) == value


@given(st.decimals(min_value=0, max_value=10**12, places=4))
def test_plain_keeps_the_value_and_drops_what_says_nothing(value: Decimal) -> None:
    shown = plain(value)
    assert Decimal(shown) == value
    assert "E" not in shown
    assert not (("." in shown) and shown.endswith("0"))
