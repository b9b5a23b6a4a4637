"""The user's settings: what is written there holds, and a mistake is told by name."""

from __future__ import annotations

import pytest

from reviewer.errors import UsageError
from reviewer.messages import describe
from reviewer.terminal.settings import load_settings, settled_author


@pytest.fixture
def settings(tmp_path):
    def load(text):
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load_settings(path)

    return load


def keys_of(settings, name):
    return next(action.keys for action in settings.keymap if action.name == name)


def test_without_a_file_everything_is_as_usual(tmp_path):
    usual = load_settings(tmp_path / "none.toml")
    assert (usual.theme, usual.colours, usual.order) == ("dark", "blue", "document")
    assert "a" in keys_of(usual, "accept")


def test_a_preset_and_keys_of_ones_own_hold_together(settings):
    own = settings('preset = "vim"\ntheme = "light"\n[keys]\naccept = ["F10", "/"]\nsort = "Ctrl+K"\n')
    assert keys_of(own, "accept") == ("f10", "slash")
    assert keys_of(own, "sort") == ("ctrl+k",)
    assert "l" in keys_of(own, "next_point")
    assert own.theme == "light"


def test_a_key_given_to_one_action_is_taken_from_the_other(settings):
    own = settings('[keys]\nquery = ["a"]\n')
    assert keys_of(own, "query") == ("a",)
    assert "a" not in keys_of(own, "accept")


def test_one_key_may_serve_two_actions_that_no_screen_has_both(settings):
    own = settings('[keys]\nkeep = ["f9"]\naccept = ["f9"]\n')
    assert keys_of(own, "keep") == keys_of(own, "accept") == ("f9",)
    assert "f9" not in keys_of(own, "next_open")


@pytest.mark.parametrize(
    ("text", "key", "named"),
    [
        ("preset = ", "config.syntax", "end of document"),
        ('colour = "red"', "config.unknown", "colour"),
        ('preset = "emacs"', "config.choice", "emacs"),
        ('[keys]\naccpet = ["a"]', "config.action", "accpet"),
        ("[keys]\naccept = 1", "config.keys", "accept"),
        ('keys = "a"', "config.keys", "keys"),
        ('[keys]\naccept = ["k"]\nreject = ["k"]', "config.twice", "reject"),
        ("[keys]\nquit = []", "config.needed", "quit"),
        ('[keys]\naccept = ["Ctrl+Entrer"]', "config.no_key", "Ctrl+Entrer"),
        ('[keys]\ndown = ["f9"]\naccept = ["f9"]', "config.twice", "accept"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_mistake_is_told_by_name_with_a_remedy(settings, text, key, named, lang):
    with pytest.raises(UsageError) as refused:
        settings(text)
    assert refused.value.key == key
    assert named in describe(refused.value, lang)
    assert "config.toml" in describe(refused.value, lang)


def test_the_author_of_word_files_is_one_line_and_a_name_given_goes_before_it(
    settings, tmp_path, monkeypatch
):
    assert settings('author = " 赵律师 "').author == "赵律师"
    for wrong in ('author = ""', "author = 3", 'author = "a\\nb"'):
        with pytest.raises(UsageError) as caught:
            settings(wrong)
        assert caught.value.key == "config.author"
    path = tmp_path / "own.toml"
    path.write_text('author = "赵律师"', encoding="utf-8")
    monkeypatch.setenv("REVIEWER_CONFIG", str(path))
    assert (settled_author(None), settled_author("钱律师")) == ("赵律师", "钱律师")
