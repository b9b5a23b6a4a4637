"""Generated pairs of contracts that know what was changed: `python -m benchmarks.generate --clauses 3000 -o
DIR`.

Every clause is drawn from the frames with fillers of its own, so that clauses of one topic resemble each
other as they do in life. The draft has a tenth of the clauses edited, a few put in, taken out and moved,
and its numbers counted anew. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.frames import LEADS, SLOTS, TAILS, TOPICS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NUMERALS = "零一二三四五六七八九"
PER_ARTICLE = (4, 9)
EDITED, INSERTED, DELETED, MOVED = 0.10, 0.03, 0.03, 0.02
HEAD = ("设备与服务综合合同", "甲方（委托方）：华东建材贸易有限公司", "乙方（受托方）：江南技术服务有限公司")
TAIL = ("（以下无正文）", "甲方（盖章）：", "乙方（盖章）：")
_RUNS = re.compile(r"[ -~]+|[^ -~]+")
_DRESS = (
    '<w:rPr><w:rFonts w:ascii="SimSun" w:eastAsia="SimSun" w:hAnsi="SimSun"{}/><w:sz w:val="24"/></w:rPr>'
)


@dataclass(slots=True)
class Line:
    """A generated clause: `name` stays the same in both documents, whatever its number."""

    name: str
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A change inside a clause: the words on either side, empty where there are none."""

    name: str
    sort: str
    old: str
    new: str


@dataclass(slots=True)
class Generated:
    """Two documents as numbered paragraphs, in step with the names of their clauses, and the truth."""

    base: list[str]
    draft: list[str]
    base_names: list[str]
    draft_names: list[str]
    edits: list[Edit] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)

    def truth(self) -> dict[str, object]:
        """Return what was changed, as JSON values."""
        return {
            "base": self.base_names,
            "draft": self.draft_names,
            "edits": [{"name": e.name, "sort": e.sort, "old": e.old, "new": e.new} for e in self.edits],
            "inserted": self.inserted,
            "deleted": self.deleted,
            "moved": self.moved,
        }


def numeral(value: int) -> str:
    """Return a number up to 9,999 in Chinese."""
    if value < 10:
        return NUMERALS[value]
    found = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10)):
        digit, value = divmod(value, size)
        if digit:
            found += ("" if unit == "十" and not found and digit == 1 else NUMERALS[digit]) + unit
        elif found and not found.endswith("零") and value:
            found += "零"
    return found + (NUMERALS[value] if value else "") if value else found.rstrip("零")


class Writer:
    """Draws clauses and changes from one random source."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def filled(self, frame: str, articles: int) -> str:
        """Return the frame with every slot filled."""
        rand = self.random

        def fill(match: re.Match[str]) -> str:
            slot = match[1]
            if slot in SLOTS:
                return rand.choice(SLOTS[slot])
            pct = rand.randint(1, 9) * 5
            values = {
                "amount": f"{rand.randint(11, 989) * 100:,}",
                "pct": str(pct),
                "rest": str(100 - pct),
                "days": str(rand.randint(2, 60)),
                "hours": str(rand.choice((2, 4, 8, 12, 24, 48))),
                "count": str(rand.randint(2, 90)),
                "ratio": rand.choice("一二三四五六"),
                "ref": numeral(rand.randint(1, articles)),
            }
            return values[slot]

        return re.sub(r"\{(\w+)\}", fill, frame)

    def clause(self, topic: str, articles: int) -> str:
        """Return a clause of that topic: a lead, a sentence or two, and some more, so that clauses
        and headings come to a hundred characters on average."""
        rand = self.random
        lead = rand.choice(LEADS)
        parts = [lead + rand.choice(TOPICS[topic])]
        parts.extend(rand.sample(TAILS, rand.choice((2, 3, 4, 4, 5))))
        if rand.random() < 0.5:
            parts.insert(1, rand.choice(TOPICS[topic]))
        return self.filled("".join(parts), articles)

    def edited(self, line: Line) -> Edit | None:
        """Change one thing in a clause and return what; None where the clause offers nothing to change."""
        kinds: list[Callable[[Line], Edit | None]] = [self._number, self._modality, self._party, self._word]
        self.random.shuffle(kinds)
        for kind in kinds:
            edit = kind(line)
            if edit is not None:
                return edit
        return None

    def _replace(self, line: Line, match: re.Match[str], sort: str, new: str) -> Edit:
        line.text = line.text[: match.start()] + new + line.text[match.end() :]
        return Edit(line.name, sort, match[0], new)

    def _pick(self, pattern: str, text: str) -> re.Match[str] | None:
        found = list(re.finditer(pattern, text))
        return self.random.choice(found) if found else None

    def _number(self, line: Line) -> Edit | None:
        match = self._pick(r"\d[\d,]*(?=日|个工作日|%|元|个月|小时|人)", line.text)
        if match is None:
            return None
        value = int(match[0].replace(",", ""))
        return self._replace(line, match, "number", f"{value * self.random.choice((2, 3, 10)):,}")

    def _modality(self, line: Line) -> Edit | None:
        match = self._pick("应当|可以|不得|有权", line.text)
        if match is None:
            return None
        new = {"应当": "可以", "可以": "应当", "不得": "可以", "有权": "应当"}[match[0]]
        return self._replace(line, match, "modality", new)

    def _party(self, line: Line) -> Edit | None:
        match = self._pick("甲方|乙方", line.text)
        if match is None:
            return None
        return self._replace(line, match, "party", "乙方" if match[0] == "甲方" else "甲方")

    def _word(self, line: Line) -> Edit | None:
        match = self._pick("(?<=应当)(?=[提支向在为])|(?<=可以)(?=[提在派])", line.text)
        if match is None:
            return None
        return self._replace(line, match, "word", self.random.choice(WORDS))


def generate(clauses: int, seed: int = 1, variant: int = 0) -> Generated:
    """Return a pair with about that many clauses a side, headings included.

    Pairs of one seed have the same base; each `variant` above 0 draws other changes to it.
    """
    writer = Writer(seed)
    rand = writer.random
    topics = list(TOPICS)
    articles = max(2, clauses * 2 // (PER_ARTICLE[0] + PER_ARTICLE[1] + 1))
    base: list[Line] = []
    while len(base) < clauses:
        topic = topics[rand.randrange(len(topics))]
        base.append(Line(f"h{len(base)}", topic, heading=True))
        for _ in range(rand.randint(*PER_ARTICLE)):
            base.append(Line(f"c{len(base)}", writer.clause(topic, articles)))
    if variant:
        rand.seed(f"{seed} {variant}")
    result = Generated([], [], [], [])
    draft = [Line(line.name, line.text, line.heading) for line in base]
    bodies = [line for line in draft if not line.heading]
    rand.shuffle(bodies)
    edited, taken = _cut(bodies, EDITED), int(len(bodies) * EDITED)
    for line in edited:
        edit = writer.edited(line)
        if edit is not None:
            result.edits.append(edit)
    gone = bodies[taken : taken + max(1, int(len(bodies) * DELETED))]
    moving = bodies[taken + len(gone) : taken + len(gone) + max(1, int(len(bodies) * MOVED))]
    result.deleted = sorted(line.name for line in gone)
    result.moved = sorted(line.name for line in moving)
    away = {line.name for line in (*gone, *moving)}
    draft = [line for line in draft if line.name not in away]
    for number in range(max(1, int(len(bodies) * INSERTED))):
        name = f"n{number}"
        draft.insert(
            rand.randrange(1, len(draft) + 1), Line(name, writer.clause(rand.choice(topics), articles))
        )
        result.inserted.append(name)
    near = {line.name: place for place, line in enumerate(base)}
    for line in moving:
        while True:
            place = rand.randrange(1, len(draft) + 1)
            if abs(near.get(draft[place - 1].name, -99) - near[line.name]) > PER_ARTICLE[1] + 2:
                break
        draft.insert(place, line)
    shift = _articles(base), _articles(draft)
    result.base, result.base_names = _numbered(base)
    result.draft, result.draft_names = _numbered(_renumbered(draft, *shift))
    return result


def _cut(lines: Sequence[Line], share: float) -> Sequence[Line]:
    return lines[: max(1, int(len(lines) * share))]


def _articles(lines: Sequence[Line]) -> dict[str, int]:
    return {line.name: place for place, line in enumerate((x for x in lines if x.heading), 1)}


def _renumbered(lines: Sequence[Line], before: dict[str, int], after: dict[str, int]) -> list[Line]:
    """Carry references along with the articles they point at."""
    new = {numeral(number): numeral(after[name]) for name, number in before.items() if name in after}
    return [
        Line(
            line.name,
            re.sub(
                r"(?<=按照第)[一二三四五六七八九十百千零]+(?=条)", lambda m: new.get(m[0], m[0]), line.text
            ),
            line.heading,
        )
        for line in lines
    ]


def _numbered(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    texts, names = list(HEAD), ["title", "party a", "party b"]
    article = clause = 0
    for line in lines:
        if line.heading:
            article, clause = article + 1, 0
            texts.append(f"第{numeral(article)}条 {line.text}")
        else:
            clause += 1
            texts.append(f"{article}.{clause} {line.text}")
        names.append(line.name)
    return [*texts, *TAIL], [*names, "end", "sign a", "sign b"]


def write_text(lines: Sequence[str], path: Path) -> Path:
    """Write the paragraphs as a text file."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _paragraph(line: str) -> str:
    """Return a paragraph with its spacing, its runs dressed one by one as Word does it."""
    latin = _DRESS.format("")
    han = _DRESS.format(' w:hint="eastAsia"')
    runs = "".join(
        f'<w:r>{latin if run.isascii() else han}<w:t xml:space="preserve">{escape(run)}</w:t></w:r>'
        for run in _RUNS.findall(line)
    )
    return f'<w:p><w:pPr><w:spacing w:line="360" w:lineRule="auto"/>{latin}</w:pPr>{runs}</w:p>'


def write_docx(lines: Sequence[str], path: Path) -> Path:
    """Write the paragraphs as a Word file, runs cut where Chinese meets other signs, as Word cuts them."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(map(_paragraph, lines))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{kind}.settings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/settings" Target="settings.xml"/></Relationships>',
        "word/settings.xml": f'<w:settings xmlns:w="{word}"/>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return path


def main(arguments: Sequence[str] | None = None) -> None:
    """Write base and draft as txt and docx, and truth.json, into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    made = generate(options.clauses, options.seed)
    for name, lines in (("base", made.base), ("draft", made.draft)):
        write_text(lines, options.output / f"{name}.txt")
        write_docx(lines, options.output / f"{name}.docx")
    truth = json.dumps(made.truth(), ensure_ascii=False, indent=1)
    (options.output / "truth.json").write_text(truth + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
