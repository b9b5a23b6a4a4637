"""What can begin a match is told to the engine, and the matches stay the same."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reviewer.match_starts import open_choices, with_starts
from reviewer.patterns import compiled

TOLD = (
    r"\b(?:the|shall)\b",
    r"(?<![A-Za-z])(?:up to|不超过)\d+",
    r"(?:(?:甲|乙)方|本(?:合同|协议))应当?",
    r"(?:在|于)?(?:收到|交付)后",
    r"(?=[收交])(?:收到|交付)",
    r"(?>未经|非经)同意",
    r"(?:经){0,2}?同意",
    r"[一-鿿]{2}期",
    r"(?i)(?:seven|six|kind|ist)\b",
    r"(?i:'s (?:own )?cost)|费用",
    r"(?i)(?:shall (?-i:NOT)|[a-k]{2,}|[不没])",
    r"(?:(?P<x>未|不)|没有)(?:支付|(?P=x))",
    r"^\s*第\d+条|附件",
    r"\bthe\b|(?<!不)超|(?<=经)同意|(?<!a)(?<!b)k|\b不|(?<=经|收)到",
    r"(?i)(?:\bthis\b|(?<!s)kiss|(?<=t\s)is|(?<!ab)(?<!x)i)",
    r"(?i)(?<!x)[’']s?\s(?:risk|cost)",
)
SILENT = (
    r".款",
    r"[^，。]+款",
    r"(?:在)?",
    r"(?:[^，]|款)方",
    r"(?P<x>甲)?(?P=x)方",
    r"(?i)[é-ü]+",
    r"(?:(?i:É)|x)y",
)
LETTERS = (
    "甲乙方应当收到交付后同意未没有支不超过经在于合同本协议第条附件款，。 \n'’"
    "0123456789abeghiklnopstuxyABEHIKLNOSTUXY\u0130\u0131\u017f\u212aéÉ"
)


def _code(pattern: str) -> tuple[list[int], list[int]]:
    parsed = import_module("re._parser").parse(pattern)
    code = import_module("re._compiler")._code(parsed, 0)
    return list(map(int, code)), with_starts(code, parsed, parsed.state.flags)


@pytest.mark.parametrize("pattern", TOLD)
def test_what_can_begin_a_match_is_told(pattern: str):
    before, after = _code(pattern)
    assert len(after) > len(before)
    assert after[after[1] + 1 :] == before[before[1] + 1 :]


@pytest.mark.parametrize("pattern", SILENT)
def test_nothing_is_told_where_anything_can_begin_a_match(pattern: str):
    before, after = _code(pattern)
    assert after == before


@pytest.mark.parametrize("pattern", ["甲方", "[甲乙]方", "甲|乙"])
def test_what_the_compiler_tells_itself_is_left(pattern: str):
    before, after = _code(pattern)
    assert after == before


@pytest.mark.parametrize("pattern", [*TOLD, *SILENT])
@given(text=some.text(LETTERS, max_size=40))
def test_the_same_is_found(pattern: str, text: str):
    plain, ours = re.compile(pattern), compiled(pattern)
    assert [(one.span(), one.groups()) for one in ours.finditer(text)] == [
        (one.span(), one.groups()) for one in plain.finditer(text)
    ]
    assert ours.sub("#", text) == plain.sub("#", text)
    assert (ours.match(text) is None) == (plain.match(text) is None)


@given(letter=some.characters(codec="utf-8"))
def test_case_is_ignored_for_every_letter_as_before(letter: str):
    for pattern in (r"(?i)(?:kiss|is|sink|1k|[a-z]d|’s)", r"(?i)\b(?:[i-s]|\d)x"):
        plain, ours = re.compile(pattern), compiled(pattern)
        for text in (
            f"{letter}iss",
            f"{letter}s",
            f"{letter}ink",
            f"{letter}d",
            f"{letter}x",
            f"ki{letter}s",
        ):
            assert (ours.search(text) is None) == (plain.search(text) is None)


def test_a_choice_that_ignores_case_opens_with_a_set():
    signs = import_module("re._constants")
    parsed = import_module("re._parser").parse(r"(?i)x(?:seven|\d|[a-z]|kind)")
    open_choices(parsed, caseless=True)
    _, branches = (
        parsed.data[1][1][3].data[0][1] if parsed.data[1][0] is signs.SUBPATTERN else parsed.data[1][1]
    )
    first, *_, last = branches
    for branch, letters in ((first, "Ssſ"), (last, "Kk\u212a")):
        kind, (group, added, dropped, inner) = branch.data[0]
        assert (kind, group, added, dropped) == (signs.SUBPATTERN, None, 0, int(re.IGNORECASE))
        assert {chr(value) for _, value in inner.data[0][1]} == set(letters)


def test_a_look_behind_comes_after_the_letter_of_a_choice():
    signs = import_module("re._constants")
    parsed = import_module("re._parser").parse(r"\bthe\b|(?<!不)超|(?<=经)(?<!未经)同|\b不|(?=x)y")
    open_choices(parsed, caseless=False)
    firsts = [branch.data[0][0] for branch in parsed.data[0][1][1]]
    assert firsts == [signs.LITERAL, signs.LITERAL, signs.LITERAL, signs.AT, signs.ASSERT]
