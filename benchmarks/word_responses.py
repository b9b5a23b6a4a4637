"""Responses over collected pairs: does what goes back say what was decided, and nothing else?

Run as `python -m benchmarks.word_responses [--schema]`. The points of a pair are answered in turn:
accepted, rejected, countered, rejected; each with an internal note, every third with a reply. Every draft
comes twice: as it is, and with all its changes tracked by the other side. `word_reader` reads every
response. Rejecting all must give the draft with all rejected. Accepting all must hold each clause as
decided; one that a notice names, and one whose parties the draft calls otherwise than the baseline, may
differ and is counted by itself. No byte of any part may hold an internal note, and none of their marks
may be lost.

LibreOffice opens each and rejects all by itself. Of two marks on the end of a paragraph, theirs that inserts
and ours that deletes, LibreOffice 7.4 keeps one: saving such a file as docx, it writes ours alone. An empty
paragraph is left, and where it is one of a list a number beside it. So it is asked over copies without lists.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import libreoffice
from benchmarks.redline import CORPUS, pairs
from benchmarks.word_reader import faults, read
from benchmarks.word_schema import audit
from reviewer.exporting.places import place_of
from reviewer.exporting.points import gather
from reviewer.exporting.word import WordOptions, write_word
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.redline import lay_over
from reviewer.exporting.word.renaming import draft_names
from reviewer.findings import review
from reviewer.model import Decision

if TYPE_CHECKING:
    from reviewer.exporting.points import Point
    from reviewer.model import Message, Review, Verdict

THEIRS, NOTE, REPLY = "对方律师", "INTERNAL-NOTE-", "REPLY-TO-THEM-"
VERDICTS: tuple[Verdict, ...] = ("accepted", "rejected", "countered", "rejected")
LEFT_OUT = re.compile(r"[\s_□\u00ad\u200b-\u200f\ufeff\ufffc]|\[(?:note\]|object\]|cell|row|table)|table\]")


def chosen() -> list[tuple[Path, Path]]:
    """Return the pairs that are contracts: our examples, leases, and agreements in English."""
    english = [CORPUS / "english" / f"CSA_1.{number}.docx" for number in (0, 1)]
    found = [pair for pair in pairs() if pair[1].parent.name in ("examples", "leases")]
    if all(path.exists() for path in english):
        found += [(english[0], english[1]), (english[1], english[0])]
    return found


def bare(words: str) -> str:
    """Return the words without blanks, marks of the reader, and boxes to tick (signs of a symbol font)."""
    return LEFT_OUT.sub("", words)


def tracked(base: Path, draft: Path, out: Path) -> Path:
    """Write the draft with all its changes tracked by the other side."""
    left, right = (WordPackage(path.read_bytes(), str(path)) for path in (base, draft))
    lay_over(left, right, THEIRS, "2025-12-01T00:00:00Z")
    out.write_bytes(right.write())
    return out


def decide(opened: Review) -> tuple[dict[str, Decision], list[tuple[Point, Verdict, str]]]:
    """Answer the points in turn; return the answers, and each point with its verdict and proposal."""
    decisions: dict[str, Decision] = {}
    wanted: list[tuple[Point, Verdict, str]] = []
    for number, point in enumerate(gather(opened)):
        verdict, proposal = VERDICTS[number % 4], ""
        if verdict == "countered" and (point.pair is None or len(point.pair.draft) != 1):
            verdict = "rejected"
        elif verdict == "countered" and point.pair is not None:
            clause = opened.comparison.draft.clause(point.pair.draft[0])
            proposal = f"{clause.text}我方建议第{number}点。"
        wanted.append((point, verdict, proposal))
        for entry in point.entries:
            key = entry.decision.key
            reply = "" if number % 3 else f"{REPLY}{number}"
            decisions[key] = Decision(key, verdict, f"{NOTE}{number}", proposal, reply)
    return decisions, wanted


def judge_words(
    opened: Review,
    wanted: list[tuple[Point, Verdict, str]],
    notices: tuple[Message, ...],
    said: str,
    count: Counter[str],
) -> list[str]:
    """Count the clauses that read as decided; return those that do not and that nothing excuses."""
    base, draft = opened.comparison.base, opened.comparison.draft
    told = {notice.params.get("place") for notice in notices}
    renamed = bool(draft_names(opened.comparison))
    wrong = []
    for point, verdict, proposal in wanted:
        if point.pair is None:
            continue
        theirs = [draft.clause(key).text for key in point.pair.draft]
        ours = [base.clause(key).text for key in point.pair.base]
        words = {"accepted": theirs, "rejected": ours, "countered": [proposal]}[verdict]
        contract, keys = (draft, point.pair.draft) if point.pair.draft else (base, point.pair.base)
        place = place_of(contract, contract.clause(keys[0]), opened.language)
        if all(bare(one) in said for one in words):
            count[f"clauses {verdict}: as decided"] += 1
        elif place in told:
            count[f"clauses {verdict}: named in a notice"] += 1
        elif renamed and verdict == "rejected":
            count[f"clauses {verdict}: with the draft's names for the parties"] += 1
        else:
            count[f"clauses {verdict}: OTHERWISE"] += 1
            wrong.append(place)
    return wrong


def respond(base: Path, draft: Path, out: Path, count: Counter[str]) -> None:
    """Write a response, and read it back."""
    opened = review(base, draft)
    decisions, wanted = decide(opened)
    options = WordOptions(response=True, author="我方", date="2026-01-01")
    content, notices = write_word(opened, decisions, options)
    out.write_bytes(content)
    count["responses"] += 1
    said = bare("".join(line for line in read(out, "accepted") if not line.startswith("== ")))
    trouble = judge_words(opened, wanted, notices, said, count)
    with zipfile.ZipFile(out) as after, zipfile.ZipFile(draft) as before:
        held = {name: after.read(name) for name in after.namelist()}
        sent = [before.read(name) for name in before.namelist()]
    marks = [
        sum(one.count(f'w:author="{THEIRS}"'.encode()) for one in parts) for parts in (sent, held.values())
    ]
    if any(NOTE.encode() in one for one in held.values()):
        trouble.append("AN INTERNAL NOTE")
    if marks[1] < marks[0]:
        trouble.append("a mark of theirs is gone")
    if read(out, "rejected") != read(draft, "rejected"):
        trouble.append("all rejected reads otherwise than the draft")
    trouble += [fault for fault in faults(out) if fault not in faults(draft)]
    count["without trouble"] += not trouble
    if trouble:
        print(f"{out.name}: {base.name} -> {draft.name}: {trouble[:6]}")


def without_lists(path: Path, out: Path) -> Path:
    """Write a copy that defines no lists."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("/numbering.xml"):
                content = re.sub(rb"<w:(num|abstractNum) .*</w:\1>", b"", content, flags=re.DOTALL)
            target.writestr(name, content)
    return out


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", action="store_true")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made: dict[Path, tuple[Path, Path]] = {}
        for number, (base, draft) in enumerate(chosen()):
            for sort in ("plain", "tracked"):
                out = home / f"{number:02}-{sort}.docx"
                theirs = (
                    tracked(base, draft, home / f"{number:02}-theirs.docx") if sort == "tracked" else draft
                )
                respond(base, theirs, out, count)
                made[out] = base, theirs
        if libreoffice.available():
            copies = {
                out: tuple(
                    without_lists(path, home / f"{out.stem}-{n}.docx") for n, path in enumerate((out, draft))
                )
                for out, (_, draft) in made.items()
            }
            known = libreoffice.judge([path for both in copies.values() for path in both], seconds=1200)
            for out, (ours, theirs) in copies.items():
                found, wanted = known[ours][1], known[theirs][1]
                same = "NOT OPENED" if found is None else "the draft" if found == wanted else "other words"
                count[f"LibreOffice, rejected: {same}"] += 1
                if same != "the draft":
                    print(f"LibreOffice {out.name}: {made[out][1].name}: {same}")
        for out, broken in audit(made).items() if options.schema else ():
            count["break the schema where their sources do not"] += bool(broken)
            if broken:
                print(f"{out.name}: {broken[:3]}")
    for name, value in sorted(count.items()):
        print(f"{value:5}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
