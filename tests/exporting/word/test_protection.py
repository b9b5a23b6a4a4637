"""A draft that forbids editing: what goes out forbids it too, and says so."""

from __future__ import annotations

import zipfile

import pytest

from benchmarks.word_parts import NAMES, p


def settings(edit: str, enforcement: str) -> str:
    return (
        f"<w:settings {NAMES}>"
        f'<w:documentProtection w:edit="{edit}"{enforcement} w:hash="x" w:salt="y"/></w:settings>'
    )


ON = ' w:enforcement="1"'


@pytest.mark.parametrize(
    ("edit", "enforcement", "told"),
    [
        ("readOnly", ON, ["word.protected.read_only"]),
        ("trackedChanges", ON, ["word.protected.tracked"]),
        ("comments", ' w:enforcement="true"', ["word.protected.comments"]),
        ("forms", ON, ["word.protected.forms"]),
        ("readOnly", ' w:enforcement="0"', []),
        ("readOnly", "", []),
        ("none", ON, []),
    ],
)
def test_protection_in_force_is_kept_and_told(edit, enforcement, told, word_file, laid_over):
    parts = {"settings": settings(edit, enforcement)}
    made = laid_over(word_file("a", p("价款100元。")), word_file("b", p("价款200元。"), **parts))
    assert [notice.key for notice in made.redline.notices] == told
    kept = zipfile.ZipFile(made.path).read("word/settings.xml").decode()
    assert f'w:edit="{edit}"{enforcement}' in kept


def test_a_response_tells_it_too(answered):
    parts = {"settings": settings("readOnly", ON)}
    _, _, notices = answered(p("甲方支付价款100元。"), p("甲方支付价款200元。"), theirs=parts)
    assert "word.protected.read_only" in [notice.key for notice in notices]
