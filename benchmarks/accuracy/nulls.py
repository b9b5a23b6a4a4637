"""Drafts that change nothing in law: the program must stay silent, or say only what the table allows."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx

import reviewer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reviewer.model import Finding

NUMERALS = "零一二三四五六七八九十"
ADDED = "双方应当各自保存与本合同有关的履行记录。"


@dataclass(frozen=True)
class NullPair:
    """A way of rewriting a text that leaves the law as it was, and the kinds that are still due."""

    name: str
    write: Callable[[Path, Sequence[str]], Path]
    allowed: frozenset[str] = frozenset()


def text(lines: Sequence[str], path: Path, encoding: str = "utf-8") -> Path:
    target = path / "null.txt"
    target.write_bytes("\n".join(lines).encode(encoding))
    return target


def half_width(line: str) -> str:
    return line.translate(str.maketrans("，；：（）？！％", ",;:()?!%"))


def wrapped(line: str, width: int = 34) -> list[str]:
    """Break a line where an editor does: between words, or between Chinese signs, never inside a run of
    letters and digits."""
    if not re.search("[\u3400-\u9fff]", line):
        return textwrap.wrap(line, 2 * width) or [""]
    lines = [""]
    for run in re.findall(r"[!-~]+|.", line):
        if len(lines[-1]) + len(run) > width and lines[-1]:
            lines.append("")
        lines[-1] += run
    return lines


def pieces(line: str, width: int) -> list[str]:
    return [line[start : start + width] for start in range(0, len(line), width)] or [""]


def rewrapped(lines: Sequence[str]) -> list[str]:
    return [piece for line in lines for piece in [*wrapped(line), ""]]


def swapped(line: str) -> str:
    return re.sub(r"[甲乙](?=方)", lambda m: "乙" if m[0] == "甲" else "甲", line)


def numeral(value: int) -> str:
    if value <= 10:
        return NUMERALS[value]
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")


VALUES = {numeral(n): n for n in range(1, 100)}
ARTICLE = re.compile(r"(?<!》)第([一二三四五六七八九十]+)条")
DECIMAL = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=[\s\u4e00-\u9fff条])")


def article_inserted(lines: Sequence[str]) -> list[str]:
    """Insert a new second article and carry every number and reference behind it along."""
    heads = [n for n, line in enumerate(lines) if re.match(r"^第二条", line)]
    if not heads:
        return [*lines]
    shifted = [DECIMAL.sub(_next_decimal, ARTICLE.sub(_next_article, line)) for line in lines]
    return [*shifted[: heads[0]], f"第二条 {ADDED}", *shifted[heads[0] :]]


def _next_article(match: re.Match[str]) -> str:
    return f"第{numeral(VALUES[match[1]] + (VALUES[match[1]] >= 2))}条"


def _next_decimal(match: re.Match[str]) -> str:
    numbers = match.start() == 0 or match.string[match.start() - 1] == "第"
    return f"{int(match[1]) + 1}.{match[2]}" if numbers and int(match[1]) >= 2 else match[0]


def section_moved(lines: Sequence[str]) -> list[str]:
    """Move a whole section of the middle article to its end, touching no number in other texts."""
    starts = [n for n, line in enumerate(lines) if re.match(r"^(\d+)\.1\s", line)]
    for start in starts[len(starts) // 2 :]:
        article = lines[start].split(".")[0]
        block = [n for n, line in enumerate(lines) if re.match(rf"{article}\.\d", line)]
        if len(block) >= 4 and block == list(range(block[0], block[-1] + 1)):
            bodies = [re.sub(r"^\d+\.\d+\s*", "", lines[n]) for n in block]
            bodies = [*bodies[1:], bodies[0]]
            numbered = [f"{article}.{k} {body}" for k, body in enumerate(bodies, start=1)]
            named = re.compile(rf"(?:第|[Cc]lauses? |[Ss]ections? |[Aa]rticles? ){article}\.")
            if any(named.search(line) for line in lines):
                continue
            return [*lines[: block[0]], *numbered, *lines[block[-1] + 1 :]]
    return [*lines]


def word(lines: Sequence[str], path: Path, *, split: bool = False) -> Path:
    document = docx.Document()
    for line in lines:
        if not line.strip():
            continue
        paragraph = document.add_paragraph()
        for piece in pieces(line, 3) if split else [line]:
            paragraph.add_run(piece)
    document.save(str(path / "null.docx"))
    return path / "null.docx"


NULLS = (
    NullPair("the same bytes", lambda path, lines: text(lines, path)),
    NullPair("GB18030", lambda path, lines: text(lines, path, "gb18030")),
    NullPair("UTF-16", lambda path, lines: text(lines, path, "utf-16")),
    NullPair("half-width punctuation", lambda path, lines: text([half_width(line) for line in lines], path)),
    NullPair(
        "blank lines between", lambda path, lines: text([x for line in lines for x in (line, "")], path)
    ),
    NullPair("wrapped at 34 characters", lambda path, lines: text(rewrapped(lines), path)),
    NullPair("Word", lambda path, lines: word(lines, path)),
    NullPair("Word, runs of three characters", lambda path, lines: word(lines, path, split=True)),
    NullPair("numbers glued", lambda p, lines: text([re.sub(r"^(\d+\.\d+) ", r"\1", x) for x in lines], p)),
    NullPair(
        "articles in digits",
        lambda p, lines: text(
            [re.sub(r"^第([一二三四五六七八九十]+)条", lambda m: f"第{VALUES[m[1]]}条", x) for x in lines], p
        ),
    ),
    NullPair(
        "labels exchanged",
        lambda p, lines: text([swapped(line) for line in lines], p),
        frozenset({"party.swap"}),
    ),
    NullPair(
        "an article inserted",
        lambda path, lines: text(article_inserted(lines), path),
        frozenset({"clause.added", "obligation.added"}),
    ),
    NullPair(
        "a section moved", lambda path, lines: text(section_moved(lines), path), frozenset({"clause.moved"})
    ),
)


def false_alarms(lines: Sequence[str], null: NullPair, folder: Path) -> tuple[Finding, ...]:
    """Return what the program says of a null pair that it should not."""
    base = folder / "base.txt"
    base.write_text("\n".join(lines), encoding="utf-8")
    found = reviewer.compare(base, null.write(folder, lines)).findings
    return tuple(f for f in found if f.kind not in null.allowed and f.data.get("origin") is None)
