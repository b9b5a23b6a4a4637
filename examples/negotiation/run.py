"""A negotiation of four rounds with Word files in and out: `python examples/negotiation/run.py [FOLDER]`.

The story is told in docs/negotiation.md. Everything the lawyer does is a `reviewer` command; what the
counterparty does is written into its Word files here.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from reviewer.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "baselines" / "confidentiality-mutual.docx"
PARTIES = (
    ("【协议编号】", "NDA-2027-014"),
    ("【甲方名称】", "宁波望潮材料科技有限公司"),
    ("【乙方名称】", "长沙青麓精工有限公司"),
    ("【合作项目】", "耐蚀涂层联合评估项目"),
    ("【违约金金额】", "500,000.00"),
)
INCIDENT = ("应当在24小时内书面通知披露方", "应当在5个工作日内通知披露方")
INCIDENT_AGREED = ("应当在24小时内书面通知披露方", "应当在48小时内书面通知披露方")
TERM = ("持续5年，不因", "持续2年，不因")
TERM_AGREED = ("持续5年，不因", "持续3年，不因")
CONSENT = ("未经披露方事先书面同意", "未经披露方同意")
RETURN = ("应当在10个工作日内返还", "应当在20个工作日内返还")
FORUM = ("向被告住所地有管辖权", "向乙方住所地有管辖权")
SILENT = ("保密信息及其知识产权归披露方所有", "保密信息归披露方所有")


@dataclass(frozen=True)
class Outcome:
    """What the story ends with."""

    first: dict[str, Any]
    second: dict[str, Any]
    passed: int
    statement: str
    caught: int
    differences: str


def run(folder: Path) -> Outcome:
    """Negotiate in a folder, and return what was seen on the way."""
    matter = ("--matter", str(folder / "望潮与青麓.matter"))
    _do("matter", "new", "望潮与青麓", "--baseline", BASELINE, "--side", "甲方", "--at", folder,
        "--playbook", "confidentiality-mutual", "--date", "2027-03-01")  # fmt: skip

    first = _draft(BASELINE, folder / "对方稿一.docx", *PARTIES, INCIDENT, TERM, CONSENT, RETURN)
    _do("matter", "add", first, "--from", "counterparty", "--date", "2027-03-05", *matter)
    seen = _status(matter)
    for number, point in _points(seen):
        text = point["texts"][-1]
        if "泄露" in text:
            proposal = _changed(point["texts"][0], INCIDENT_AGREED)
            _do("matter", "answer", number, "countered", "--proposal", proposal, *matter)
        elif "持续2年" in text:
            _do("matter", "answer", number, "countered", "--proposal",
                _changed(point["texts"][0], TERM_AGREED), "--note", "手册退让文本 1", *matter)  # fmt: skip
        elif "未经披露方同意" in text:
            _do("matter", "answer", number, "rejected", "--reply", "同意须事先、书面。", *matter)
        else:
            _do("matter", "answer", number, "accepted", *matter)
    ours = folder / "我方回复一.docx"
    _do("matter", "response", "-o", ours, "--date", "2027-03-09", "--author", "望潮法务", *matter)
    _do("matter", "add", ours, "--from", "us", "--date", "2027-03-09", *matter)

    second = _draft(BASELINE, folder / "对方稿二.docx", *PARTIES, INCIDENT_AGREED, TERM_AGREED, RETURN, FORUM)
    _do("matter", "add", second, "--from", "counterparty", "--date", "2027-03-15", *matter)
    again = _status(matter)
    for number, point in _points(again):
        if point["move"] in ("changed", "reopened"):
            _do("matter", "answer", number, "rejected", "--reply", "此前没有讨论，恢复原文。", *matter)
    _do("matter", "issues", "-o", folder / "要点清单-发对方.docx", "--for", "counterparty", *matter)
    ours = folder / "我方回复二.docx"
    _do("matter", "response", "-o", ours, "--date", "2027-03-18", "--author", "望潮法务", *matter)
    _do("matter", "add", ours, "--from", "us", "--date", "2027-03-18", *matter)

    agreed = (*PARTIES, INCIDENT_AGREED, TERM_AGREED, RETURN)
    clean = _draft(BASELINE, folder / "签署版.docx", *agreed)
    passed, statement = _said("matter", "final", clean, "--date", "2027-03-22", "--lang", "zh", *matter)
    changed = _draft(BASELINE, folder / "签署版-有改动.docx", *agreed, SILENT)
    caught, differences = _said("matter", "final", changed, "--lang", "zh", *matter)
    return Outcome(seen, again, passed, statement, caught, differences)


def _draft(source: Path, target: Path, *changes: tuple[str, str]) -> Path:
    """Write a Word file in which every change was made, untracked, as a counterparty's clean draft is."""
    document = docx.Document(str(source))
    for old, new in changes:
        hits = 0
        for paragraph in document.paragraphs:
            if old in paragraph.text:
                paragraph.runs[0].text = paragraph.text.replace(old, new)
                for run_ in paragraph.runs[1:]:
                    run_.text = ""
                hits += 1
        if not hits:
            raise SystemExit(f"{source.name}: {old!r} is not there")
    document.save(str(target))
    return target


def _changed(text: str, change: tuple[str, str]) -> str:
    assert change[0] in text
    return text.replace(*change)


def _status(matter: tuple[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_said("matter", "status", "--format", "json", *matter)[1])
    return found


def _points(status: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    return [(point["number"], point) for point in status["points"] if point["state"] == "open"]


def _do(*arguments: object) -> None:
    status, said = _said(*arguments)
    if status:
        raise SystemExit(f"reviewer {' '.join(map(str, arguments))}: {status}\n{said}")


def _said(*arguments: object) -> tuple[int, str]:
    words = io.StringIO()
    with contextlib.redirect_stdout(words):
        status = main([str(argument) for argument in arguments])
    return status, words.getvalue()


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="negotiation-"))
    place.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("REVIEWER_DATA", str(place / "data"))
    outcome = run(place)
    print(outcome.statement)
    print(outcome.differences)
    print(place)
