"""Answers to another draft of the same baseline are spoken of where they do not count."""

from __future__ import annotations

import pytest

from reviewer.cli import main as entry
from reviewer.negotiation import Event
from reviewer.negotiation.folders import default_path
from reviewer.negotiation.store import Store
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.opening.loading import Files
from reviewer.terminal.opening.recent import Recent, remember
from reviewer.terminal.summary.screen import SummaryScreen

TEXT = """维修合同

委托人（甲方）：长河仪器有限公司
维修人（乙方）：高岭技术有限公司

第一条 维修
1.1 乙方应当在三十日内修好甲方的秘制蒸汽阀。
第二条 争议
2.1 争议由甲方所在地人民法院管辖。
"""


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    """Give the paths of a baseline and of two drafts, the first of which was reviewed and answered."""
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path / "data"))
    made = []
    for name, days in (("base", "三十日"), ("monday", "十日"), ("friday", "十五日")):
        path = tmp_path / f"{name}.txt"
        path.write_text(TEXT.replace("三十日", days), encoding="utf-8")
        made.append(str(path))
    remember(Recent(made[0], made[1], None, "2026-11-20 14:02"))
    return made


def answer(base, draft):
    with Store(default_path(base, draft)) as store:
        store.apply(Event("verdict", ("k",), "rejected"))


async def page_of(base, draft, lang):
    app = ReviewerApp(files=Files(base, draft, "甲方"), lang=lang)
    async with app.run_test(size=(150, 40)) as pilot:
        for _ in range(1500):
            if isinstance(app.screen, SummaryScreen):
                break
            await pilot.pause(0.02)
        await pilot.pause(0.1)
        return "".join(plain(row) for row in app.screen.summary.lines(150, 40))


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_summary_names_the_way_to_keep_rounds_together(drafts, lang):
    base, monday, friday = drafts
    assert "matter new" not in await page_of(base, friday, lang)
    answer(base, monday)
    assert "matter new" in await page_of(base, friday, lang)
    assert "matter new" not in await page_of(base, monday, lang)
    answer(base, friday)
    assert "matter new" not in await page_of(base, friday, lang)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "另有 1 份对方稿"), ("en", "1 other draft of the same baseline has")]
)
def test_a_printed_review_says_so_in_one_line_without_a_word_of_the_contract(drafts, lang, words, capsys):
    base, monday, friday = drafts

    def printed(draft):
        assert entry.main(["--lang", lang, "review", base, draft]) == 0
        return capsys.readouterr().out

    assert "matter new" not in printed(friday)
    answer(base, monday)
    told = [line for line in printed(friday).splitlines() if "matter new" in line]
    assert len(told) == 1
    assert words in told[0]
    assert not any(name in told[0] for name in ("蒸汽阀", "monday", "长河"))
    assert "matter new" not in printed(monday)
