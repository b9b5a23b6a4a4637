"""The real program in a pseudo-terminal: an answer survives the death of the process."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from reviewer.negotiation import Store, default_path
from reviewer.negotiation.matter import Matter
from reviewer.terminal.hangup import HUNG_UP, terminal_is_gone
from tests.terminal.matter_world import make_matter

BASE = """设备租赁合同

出租方（甲方）：青岩设备租赁有限公司
承租方（乙方）：白沙建筑工程有限公司

第一条 租赁物
1.1 甲方应当向乙方交付塔式起重机一台。
第二条 租金
2.1 租金为每月人民币30,000元，乙方应当于每月5日前支付。
2.2 乙方逾期支付租金的，每日按逾期金额的万分之三支付违约金。
第三条 争议解决
3.1 争议由甲方所在地人民法院管辖。
"""
SCRIPT = """
import sys
from reviewer.terminal.app import run_paths
sys.exit(run_paths(sys.argv[1], sys.argv[2], "甲方", "zh"))
"""

PATIENCE = 120
"""Seconds after which a program that says nothing is given up, on the busiest of machines."""


class Terminal:
    """A program in a pseudo-terminal of 100 by 30."""

    def __init__(self, *arguments, command=("-c", SCRIPT)):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment["REVIEWER_DATA"] = str(Path(arguments[-1]).parent)
        self.process = subprocess.Popen(
            [sys.executable, *command, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def wait_for(self, words):
        until = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > until:
                self.kill()
                raise AssertionError(self.seen[-2000:])
            if select.select([self.master], [], [], 0.2)[0]:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace")
        self.seen = ""

    def settle(self):
        """Read until nothing was written for a second, so that words seen later are new ones."""
        while select.select([self.master], [], [], 1.0)[0]:
            os.read(self.master, 65536)
        self.seen = ""

    def press(self, keys):
        os.write(self.master, keys.encode())

    def leave(self):
        """Press q, read what is still written, and return the exit status."""
        self.press("q")
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    os.read(self.master, 65536)
                except OSError:
                    break
        try:
            status = self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        os.close(self.master)
        return status

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


def test_an_answer_is_there_after_kill_9_and_a_restart(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path))
    base, draft = str(tmp_path / "base.txt"), str(tmp_path / "draft.txt")
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(BASE.replace("万分之三", "万分之一"), encoding="utf-8")

    first = Terminal(base, draft)
    first.wait_for("开始逐条")
    first.press("\r")
    first.wait_for("下一处")
    first.press("r")
    first.wait_for("已记录")
    first.kill()

    with Store(default_path(base, draft)) as store:
        assert [decision.verdict for decision in store.ledger.decisions.values()] == ["rejected"]

    second = Terminal(base, draft)
    second.wait_for("已答复 1")
    assert second.leave() == 0


@pytest.mark.parametrize("way", ["signal", "signal to a screen that nobody reads", "silence"])
def test_the_program_leaves_with_its_terminal_and_an_answer_is_there(tmp_path, monkeypatch, way):
    monkeypatch.setenv("REVIEWER_DATA", str(tmp_path))
    base, draft = str(tmp_path / "base.txt"), str(tmp_path / "draft.txt")
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(BASE.replace("万分之三", "万分之一"), encoding="utf-8")
    heeded = "SIG_IGN" if way == "silence" else "SIG_DFL"
    script = f"import signal; signal.signal(signal.SIGHUP, signal.{heeded})" + SCRIPT
    terminal = Terminal(base, draft, command=("-c", script))
    terminal.wait_for("开始逐条")
    terminal.press("\r")
    terminal.wait_for("下一处")
    terminal.press("r")
    terminal.wait_for("已记录")
    if way == "silence":
        os.close(terminal.master)
    else:
        if way != "signal":
            terminal.press("jk" * 400)
            time.sleep(2)
        terminal.process.send_signal(signal.SIGHUP)
    assert terminal.process.wait(timeout=PATIENCE) == HUNG_UP
    with Store(default_path(base, draft)) as store:
        assert [decision.verdict for decision in store.ledger.decisions.values()] == ["rejected"]


def test_a_terminal_with_somebody_at_it_is_not_gone():
    master, slave = pty.openpty()
    assert not terminal_is_gone(slave)
    os.close(master)
    assert terminal_is_gone(slave)
    os.close(slave)
    assert not terminal_is_gone(None)


def test_an_answer_in_a_matter_outlives_kill_9_and_the_next_start_clears_the_copies(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("REVIEWER_LANG", "zh")
    path = make_matter(tmp_path)
    command = ("-m", "reviewer", "matter", "review", "--matter")

    first = Terminal(str(path), command=command)
    first.wait_for("看文本")
    first.press("r")
    first.wait_for("已记录")
    first.press("\r")
    first.wait_for("下一处")
    first.settle()
    first.press("na")
    first.wait_for("已记录")
    first.kill()
    assert len(list(tmp_path.glob("reviewer-matter-*"))) == 1

    with Matter(path) as kept:
        given = {decision.verdict for decision in kept.ledger.decisions.values()}
    assert given == {"rejected", "accepted"}

    second = Terminal(str(path), command=command)
    second.wait_for("已拒绝")
    assert second.leave() == 0
    assert list(tmp_path.glob("reviewer-matter-*")) == []
