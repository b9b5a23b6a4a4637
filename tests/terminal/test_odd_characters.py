"""Characters that terminals measure in their own ways never move the frame, and none of them acts on it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from reviewer.language.wrapping import cell_width
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.narrow import narrowed
from reviewer.terminal.looks.spans import drawable
from reviewer.terminal.settings import Settings
from reviewer.terminal.texts.setting import GUTTER

ODD = (
    "①②—…×“甲”℃ㄅ½·↔▸€§🀄👨\u200d👩\u200d👧🇨🇳❤\ufe0f1\ufe0f\u20e3"
    "\u200b\u200e\u202e\u2066\ufeff\u00ad\te\u0301\u2028\x1b[31m\x07字"
)
UNMARKED = ("Mn", "Me", "Cf")
LONG = "Gesellschaftsvertragsänderung" * 9


@pytest.mark.parametrize("text", [ODD, LONG, "\u202e甲方\u202c", "🏴\U000e0067\U000e007f"])
def test_what_is_drawn_takes_the_cells_that_were_counted_and_commands_nothing(text):
    drawn = drawable(text)
    assert cell_len(drawn) == cell_width(drawn)
    assert drawn.isprintable()
    assert not any(mark in drawn for mark in "\x1b\u202e\u2066\u200b\ufe0f")


@given(
    st.text(
        alphabet=st.characters(min_codepoint=1, max_codepoint=0x2FFF, exclude_categories=("Mc", "Lo", "So"))
    )
)
def test_words_are_left_as_they_are_but_for_what_takes_no_cell(text):
    drawn = drawable(text)
    assert drawable(drawn) == drawn
    assert cell_width(drawn) == cell_width(text) - sum(text.count(mark) for mark in "\u2028\u2029")


@pytest.fixture
def odd(review):
    """The review with odd characters in every clause of both sides."""

    def dressed(contract):
        clauses = tuple(
            replace(clause, text=f"{clause.text}{ODD}{LONG if number % 3 == 0 else ''}")
            for number, clause in enumerate(contract.clauses)
        )
        return replace(contract, clauses=clauses, title=contract.title + ODD)

    comparison = review.comparison
    return replace(
        review,
        comparison=replace(comparison, base=dressed(comparison.base), draft=dressed(comparison.draft)),
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_row_of_every_pane_is_as_wide_as_the_pane(odd, size):
    app = ReviewerApp(odd, lang="zh")
    async with app.run_test(size=size) as pilot:
        for keys in ((), ("enter",), ("d",), ("c",), ("escape", "f1")):
            await pilot.press(*keys)
            await pilot.pause()
            for view in app.screen.query(LineView):
                width = view.scrollable_content_region.width
                for y in range(view.shown_rows if view.size.width else 0):
                    strip = view.render_line(y)
                    assert strip.cell_length == width == cell_len(strip.text), (view.id, strip.text)
                    assert strip.text.replace("\u3000", "").isprintable()


async def test_the_rule_between_the_texts_stands_in_one_column(odd):
    app = ReviewerApp(odd, lang="zh")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "d")
        await pilot.pause()
        texts = app.screen.texts
        column = GUTTER + texts.page.geometry.column + 1
        rows = [texts.render_line(y).text for y in range(texts.shown_rows)]
        split = [row for row in rows if " │ " in row]
        assert len(split) > 5
        assert {cell_len(row[: row.index(" │ ") + 1]) for row in split} == {column}


@given(st.text())
def test_for_a_wide_terminal_nothing_ambiguous_is_sent_and_no_cell_is_lost(text):
    sent = narrowed(text)
    assert len(sent) == len(text)
    assert not any(east_asian_width(char) == "A" and category(char) not in UNMARKED for char in sent)
    assert narrowed(sent) == sent


def test_for_a_wide_terminal_signs_read_alike_and_none_says_something_else():
    assert narrowed("“甲方”—①…│\x1b[31m") == '"甲方"-1.|\x1b[31m'
    assert narrowed("⑩≤±‰°") == "?????"


def test_the_setting_for_a_wide_terminal_reaches_what_is_written(review, monkeypatch):
    written = []

    class Recording:
        def write(self, data):
            written.append(data)

    monkeypatch.setattr(ReviewerApp, "get_driver_class", lambda self: Recording)
    app = ReviewerApp(review, lang="zh", settings=Settings(actions(), "dark", "blue", "document", "wide"))
    app.driver_class().write("……甲")
    assert written == ["..甲"]
