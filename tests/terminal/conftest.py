"""A review made by hand: two short contracts, every shape of pair, points of every severity."""

from __future__ import annotations

from hashlib import sha256

import pytest
from msgspec.structs import replace

from reviewer.model import (
    Block,
    Clause,
    Comparison,
    Contract,
    Document,
    Edit,
    Finding,
    Message,
    Pair,
    Party,
    PartyLink,
    Review,
)
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.looks.spans import plain
from reviewer.terminal.review.screen import ReviewScreen
from tests.builders import contract_of, quote

BASE = (
    ("title", None, "设备维护服务合同", None),
    ("party", None, "甲方（委托方）：东山机械制造有限公司", None),
    ("party", None, "乙方（服务方）：西河设备服务有限公司", None),
    ("article", "第一条", "服务内容", None),
    ("clause", "1.1", "乙方应当每月对甲方的设备[设备清单]进行一次例行检查，并在三日内提交书面报告。", 3),
    ("clause", "1.2", "乙方人员进入厂区应当遵守甲方的安全规定。", 3),
    ("clause", "1.3", "甲方应当为乙方提供必要的工作条件。", 3),
    ("article", "第二条", "费用与支付", None),
    ("clause", "2.1", "服务费为每年人民币120,000.00元，甲方收到发票后三十日内支付。", 7),
    ("clause", "2.2", "甲方逾期付款的，每日按逾期金额的万分之五支付违约金，累计不超过逾期金额的20%。", 7),
    ("article", "第三条", "保密", None),
    ("clause", "3.1", "未经甲方书面同意，乙方不得向第三方披露甲方的技术资料。", 10),
    ("clause", "3.2", "保密义务在合同终止后五年内有效。", 10),
    ("article", "第四条", "争议解决", None),
    ("clause", "4.1", "争议由甲方所在地人民法院管辖。", 13),
)
DRAFT = (
    ("title", None, "设备维护服务合同", None),
    ("party", None, "甲方（委托方）：东山机械制造有限公司", None),
    ("party", None, "乙方（服务方）：西河设备服务有限公司", None),
    ("article", "第一条", "服务内容", None),
    ("clause", "1.1", "乙方可以每月对甲方的设备[设备清单]进行一次例行检查，并在三个工作日内提交报告。", 3),
    ("clause", "1.2", "乙方人员进入厂区应当遵守甲方的安全规定。", 3),
    ("clause", "1.3", "甲方应当为乙方提供必要的工作条件。", 3),
    ("article", "第二条", "费用与支付", None),
    ("clause", "2.1", "服务费为每年人民币150,000.00元，甲方收到发票后十日内支付。", 7),
    ("clause", "2.2", "甲方逾期付款的，每日按合同总额的千分之五支付违约金。", 7),
    ("clause", "2.3", "乙方有权在甲方逾期付款期间暂停服务。", 7),
    ("article", "第三条", "争议解决", None),
    ("clause", "3.1", "争议由甲方所在地人民法院管辖。", 11),
    ("article", "第四条", "保密", None),
    ("clause", "4.1", "未经甲方同意，乙方不得向第三方披露甲方的技术资料。", 13),
)


def contract(rows, path, language="zh") -> Contract:
    ids = [f"c{n}" for n in range(1, len(rows) + 1)]
    clauses = tuple(
        Clause(
            id=ids[n],
            number=number,
            path=(number,) if number else (),
            kind=kind,
            level=0 if parent is None else 1,
            heading=text if kind in ("title", "article") else None,
            text=text,
            parent=None if parent is None else ids[parent],
            blocks=(n,),
        )
        for n, (kind, number, text, parent) in enumerate(rows)
    )
    parties = (
        Party("甲方", "委托方", "customer", "东山机械制造有限公司", clause="c2"),
        Party("乙方", "服务方", "provider", "西河设备服务有限公司", clause="c3"),
    )
    blocks = tuple(Block(clause.text) for clause in clauses)
    document = Document(path, "docx", sha256(path.encode()).hexdigest(), blocks)
    return contract_of(document, "设备维护服务合同", clauses, parties, language)


class Driver:
    """The program under test with words for what the tests ask of it."""

    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text):
        for char in text:
            await self.pilot.press("space" if char == " " else char)
        await self.pilot.pause()

    @property
    def desk(self):
        return self.app.desk

    @property
    def room(self):
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReviewScreen))

    @property
    def verdict(self):
        return self.desk.point.verdict

    def words(self, pane):
        view = self.room.query_one(f"#{pane}")
        return "\n".join(plain(view.row(y) or ()) for y in range(view.virtual_size.height))


@pytest.fixture(scope="session")
def review() -> Review:
    base, draft = contract(BASE, "基准 v3.docx"), contract(DRAFT, "对方稿 2026-11-20.docx")

    def edit(b, old, d, new):
        return Edit(
            "replace" if old and new else "delete" if old else "insert",
            quote(base.clause(b), old) if old else None,
            quote(draft.clause(d), new) if new else None,
        )

    edits = {
        5: (
            edit("c5", "应当", "c5", "可以"),
            edit("c5", "三日", "c5", "三个工作日"),
            edit("c5", "书面", "c5", ""),
        ),
        9: (edit("c9", "120,000.00元", "c9", "150,000.00元"), edit("c9", "三十日", "c9", "十日")),
        10: (
            edit("c10", "逾期金额", "c10", "合同总额"),
            edit("c10", "万分之五", "c10", "千分之五"),
            edit("c10", "，累计不超过逾期金额的20%", "c10", ""),
        ),
        12: (edit("c12", "书面", "c15", ""),),
    }
    pairs = [Pair(f"p{n}", "same", (f"c{n}",), (f"c{n}",), 1.0) for n in range(1, 11)]
    for n in (5, 9, 10):
        pairs[n - 1] = replace(pairs[n - 1], kind="edited", edits=edits[n], similarity=0.8)
    pairs += [
        Pair("p11", "added", (), ("c11",), 0.0),
        Pair("p12", "same", ("c14",), ("c12",), 1.0, renumbered=True),
        Pair("p13", "same", ("c15",), ("c13",), 1.0, renumbered=True),
        Pair("p14", "moved", ("c11",), ("c14",), 1.0, moved=True, renumbered=True),
        Pair("p15", "edited", ("c12",), ("c15",), 0.9, edits=edits[12], moved=True, renumbered=True),
        Pair("p16", "deleted", ("c13",), (), 0.0),
    ]
    links = (
        PartyLink("甲方", "甲方", "customer", "role", 1.0),
        PartyLink("乙方", "乙方", "provider", "role", 1.0),
    )
    comparison = Comparison(base, draft, links, tuple(pairs))

    def finding(
        n, kind, severity, pair, change, favours="乙方", message="findings.text.changed", source=None
    ):
        params = {}
        return Finding(
            id=f"f{n}",
            kind=kind,
            severity=severity,
            pair=pair,
            base=change.base,
            draft=change.draft,
            message=Message(message, params),
            favours=favours,
            impact="adverse" if favours == "乙方" else "favourable" if favours == "甲方" else "unclear",
            source=source,
        )

    whole = Edit("insert", None, quote(draft.clause("c11"), DRAFT[10][2]))
    gone = Edit("delete", quote(base.clause("c13"), BASE[12][2]), None)
    say = "terminal.pair."
    findings = (
        finding(
            1, "number.percent", "critical", "p10", edits[10][1], source="民法典 585", message=say + "edited"
        ),
        finding(2, "obligation.modality", "critical", "p5", edits[5][0], message=say + "edited"),
        finding(3, "obligation.condition", "major", "p10", edits[10][2], message=say + "edited"),
        finding(4, "number.amount", "major", "p9", edits[9][0], message=say + "edited"),
        finding(5, "clause.added", "major", "p11", whole, message=say + "added"),
        finding(6, "clause.deleted", "major", "p16", gone, message=say + "deleted"),
        finding(7, "number.duration", "minor", "p5", edits[5][1], message=say + "edited"),
        finding(8, "number.duration", "minor", "p9", edits[9][1], message=say + "edited"),
        finding(9, "obligation.condition", "minor", "p15", edits[12][0], message=say + "edited"),
        finding(10, "text.changed", "minor", "p10", edits[10][0], favours="unclear", message=say + "edited"),
        finding(11, "obligation.condition", "minor", "p5", edits[5][2], message=say + "edited"),
    )
    return Review(comparison, findings, "甲方", "zh")


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory, monkeypatch):
    """Keep what the program remembers out of the user's own folder, and let its errors fail a test."""
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("REVIEWER_DEBUG", "1")


@pytest.fixture
def open_room(review, monkeypatch):
    """Return an async context manager that opens the review and passes the summary."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")

    class Opened:
        def __init__(self, size=(120, 40), store=None, lang="zh", summary=False, given=None):
            self.app = ReviewerApp(given or review, lang=lang, store=store)
            self.size = size
            self.summary = summary

        async def __aenter__(self):
            self.context = self.app.run_test(size=self.size)
            driver = Driver(self.app, await self.context.__aenter__())
            await driver.pilot.pause()
            if not self.summary:
                await driver.press("enter")
            return driver

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    return Opened
