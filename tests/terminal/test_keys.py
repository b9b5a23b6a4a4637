"""Keys: every screen takes them from one keymap, with full-width twins, and a settings file changes them."""

from __future__ import annotations

import pytest

from reviewer.messages import catalogue
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.dialogs.boxes import Menu, Reader
from reviewer.terminal.dialogs.writing import Writing
from reviewer.terminal.export.screen import ExportScreen
from reviewer.terminal.keys.actions import (
    actions,
    clashes,
    is_key,
    key_labels,
    known_in,
    remapped,
    title,
    twins,
)
from reviewer.terminal.keys.help import help_lines
from reviewer.terminal.keys.hints import hint_line, key_shown
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.review.screen import ReviewScreen
from reviewer.terminal.settings import load_settings
from reviewer.terminal.summary.screen import SummaryScreen

OWN_KEYS = """
[keys]
enter = ["f10"]
down = ["ctrl+n"]
leave = ["ctrl+k"]
keep = ["ctrl+o"]
next_format = ["f9"]
note = ["f8"]
"""


@pytest.mark.parametrize("preset", ["plain", "vim"])
def test_no_key_does_two_things_on_one_screen_and_each_is_a_key(preset):
    assert not list(clashes(actions(preset)))
    assert all(is_key(key) for action in actions(preset) for key in action.keys)


@pytest.mark.parametrize("preset", ["plain", "vim"])
def test_full_width_twins_never_stand_for_two_actions_of_a_screen(preset):
    for screen in {screen for action in actions(preset) for screen in action.where}:
        known = [action for action in actions(preset) if screen in action.where]
        forms = [form for action in known for key in action.keys for form in set(twins(key))]
        assert sorted(forms) == sorted(set(forms))


def test_every_action_has_a_key_that_an_input_method_leaves_alone():
    letters = {
        action.name for action in actions() if all(len(key) == 1 and key.isalpha() for key in action.keys)
    }
    assert letters == {"yes", "no"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_action_has_a_name_and_initials(lang):
    words = catalogue("terminal", lang)
    names = {action.name for action in actions()}
    assert set(words["action"]) == names == set(words["initials"])


def test_keys_can_be_mapped_anew_and_an_unknown_action_is_refused():
    mapped = remapped(actions(), {"accept": ["f10"]})
    assert next(key_labels(action) for action in mapped if action.name == "accept") == "F10"
    with pytest.raises(KeyError):
        remapped(actions(), {"nothing": ["x"]})


def test_a_reminder_shows_the_users_own_key_and_none_for_an_action_without_one():
    keymap = remapped(actions(), {"leave": ["ctrl+k"], "yes": []})
    assert key_shown(keymap, "down", typed=False) == "↓"
    words = plain(hint_line(keymap, "zh", (("leave", "close"), ("yes", "yes"), ("Enter", "ok"))))
    assert "Ctrl+K" in words
    assert "是" not in words


@pytest.mark.parametrize(
    ("pressed", "verdict"), [("ａ", "accepted"), ("２", "rejected"), ("ｘ", "query"), ("４", "query")]
)
async def test_full_width_letters_and_digits_answer(open_room, pressed, verdict):
    async with open_room() as room:
        await room.press(pressed)
        assert room.verdict == verdict


async def test_full_width_keys_work_on_every_screen(open_room):
    async with open_room(summary=True) as room:
        await room.press("ｊ", "ｊ")
        assert room.app.screen.chosen is not None
        await room.press("？")
        assert isinstance(room.app.screen, Reader)
        await room.press("ｑ", "escape")
        await room.press("ｆ", "ｊ", "ｊ")
        assert isinstance(room.app.screen, Menu)
        await room.press("ｑ", "。", "１")
        assert isinstance(room.app.screen, Reader)
        await room.press("ｙ")
        assert room.verdict == "accepted"


@pytest.fixture
def own(tmp_path):
    def settings(text):
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load_settings(path)

    return settings


async def test_a_settings_file_changes_the_keys_of_every_screen(review, own):
    app = ReviewerApp(review, lang="zh", settings=own(OWN_KEYS))
    async with app.run_test(size=(120, 40)) as pilot:

        async def press(*pressed):
            for key in pressed:
                await pilot.press(key)
            await pilot.pause()

        assert isinstance(app.screen, SummaryScreen)
        await press("enter", "escape", "down")
        assert app.screen.chosen is None
        await press("ctrl+n", "f10")
        assert isinstance(app.screen, ReviewScreen)
        await press("f8")
        assert isinstance(app.screen, Writing)
        await press("x", "ctrl+s", "ctrl+o")
        assert app.desk.point.decision.note == "x"
        await press("f5", "f9")
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.plan.kind == "redline"
        await press("escape")
        assert isinstance(app.screen, ExportScreen)
        await press("ctrl+k", "f6", "ctrl+n")
        assert isinstance(app.screen, Menu)
        assert app.screen.at > 1
        assert "Ctrl+K" in plain(app.screen.query_one("#dialog-hint").lines[0])


async def test_the_vim_preset_walks_with_h_j_k_l_and_pages_with_ctrl(review, own):
    app = ReviewerApp(review, lang="zh", settings=own('preset = "vim"\n'))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        begun = app.desk.place
        for key, moved in (("l", True), ("h", False), ("j", True), ("k", False), ("G", True)):
            await pilot.press(key)
            assert (app.desk.place != begun) is moved, key
        await pilot.press("ctrl+u", "ctrl+u", "ctrl+u", "right_curly_bracket")
        assert app.desk.place != len(app.desk.comparison.pairs) - 1


def test_a_screen_calls_an_action_by_what_it_does_there():
    for lang in ("zh", "en"):
        for where, names in catalogue("terminal", lang)["action_on"].items():
            assert set(names) <= {action.name for action in known_in(actions(), where)}
    assert title("enter", "zh") == "展开折叠或跳到移位条款"
    assert title("enter", "zh", "summary") == "从所选的一处开始逐条审阅"
    shown = "".join(map(plain, help_lines("summary", actions(), "zh", 60, "summary")))
    assert "从所选的一处开始逐条审阅" in shown
    assert "移位条款" not in shown
