"""Redlines over whole collections of Word files: do they open, and do they say what they must?

Every redline is read by `word_reader`, which shares no code with the program, by python-docx, and by
LibreOffice's own accept and reject commands. Run as `python -m benchmarks.redline [--keep FOLDER]`;
`--only 1 78` makes the pairs of those numbers, `--schema` asks an outside validator as well, from PyPI.

LibreOffice 7.4 does not know `w:isLgl`: it writes 一.1 where Word is told to write 1.1, in a draft as it came
no less than in the redline of it. Where a number typed in the baseline is written by Word in the draft, that
makes a difference of its own. Such a paragraph counts under a line of its own, and only where it reads just
as it would if `w:isLgl` were not there.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks import libreoffice
from benchmarks.word_reader import faults, read, seen, worded
from benchmarks.word_schema import audit
from reviewer.exporting.word.package import WordPackage
from reviewer.exporting.word.redline import lay_over

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
EXAMPLES = (
    ("service-customer", "1-labels-swapped"),
    ("technology-development", "2-automatic-numbering"),
    ("confidentiality-mutual", "3-tracked-changes"),
)


def pairs() -> list[tuple[Path, Path]]:
    found = [
        (ROOT / "baselines" / f"{base}.docx", ROOT / "examples" / f"{draft}.docx") for base, draft in EXAMPLES
    ]
    table = CORPUS / "docxodus" / "pairs.tsv"
    if table.exists():
        folder = table.with_suffix("")
        rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
        found += [(folder / row[0], folder / row[1]) for row in rows]
        found += [(folder / row[1], folder / row[0]) for row in rows]
    for one, two in itertools.pairwise(sorted((CORPUS / "leases").glob("*.docx"))):
        found += [(one, two), (two, one)]
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", type=int, nargs="+")
    parser.add_argument("--schema", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        return run(home, options.only, schema=options.schema)


def run(home: Path, only: list[int] | None = None, *, schema: bool = False) -> int:
    count: Counter[str] = Counter()
    made: dict[Path, tuple[Path, Path]] = {}
    for number, (base, draft) in enumerate(pairs()):
        if only is not None and number not in only:
            continue
        out = home / f"{number:03}.docx"
        count["pairs"] += 1
        try:
            left, right = (WordPackage(path.read_bytes(), str(path)) for path in (base, draft))
            redline = lay_over(left, right, "Reviewer", "2026-01-01T00:00:00Z")
            out.write_bytes(right.write())
        except Exception as error:
            count["failed"] += 1
            print(f"FAILED {base.name} -> {draft.name}: {error!r}")
            continue
        made[out] = base, draft
        count["with a spot that only a comment can show"] += bool(redline.spots)
        for view, source in (("rejected", base), ("accepted", draft)):
            wanted, found = read(source, "accepted"), read(out, view)
            result = "exact" if wanted == found else "but for empty paragraphs"
            result = result if worded(wanted) == worded(found) else "WRONG"
            if seen(source, "accepted") != seen(out, view):
                result = "WRONG"
            elif result == "WRONG":
                result = "exact, numbers typed or by Word"
            count[f"{view}: {result}"] += 1
            if result == "WRONG":
                print(f"{view} {out.name}: {base.name} -> {draft.name}, {[s.kind for s in redline.spots]}")
        known = faults(draft)
        wrong = [fault for fault in faults(out) if fault not in known]
        count["faults of the package"] += bool(wrong)
        if wrong:
            print(f"{out.name}: {wrong[:3]}")
        count["opened by python-docx"] += opens(out)
    second_opinion(made, count)
    for out, broken in audit(made).items() if schema else ():
        count["break the schema where their sources do not"] += bool(broken)
        if broken:
            print(f"{out.name}: {broken[:3]}")
    for name, value in count.items():
        print(f"{value:5}  {name}")
    return 1 if count["failed"] or count["faults of the package"] else 0


def opens(path: Path) -> bool:
    import docx

    docx.Document(str(path))
    return True


def second_opinion(made: dict[Path, tuple[Path, Path]], count: Counter[str]) -> None:
    if not libreoffice.available():
        print("LibreOffice is not installed: not asked")
        return
    sources = sorted({source for both in made.values() for source in both})
    known = libreoffice.judge(sources)
    for out, verdict in libreoffice.judge(list(made)).items():
        base, draft = made[out]
        for view, source, found in (("accepted", draft, verdict[0]), ("rejected", base, verdict[1])):
            wanted = known[source][0] or []
            result = "NOT OPENED" if found is None else "the same" if found == wanted else "other words"
            if found is not None and found != wanted:
                both = _obeyed(found, out, view), _obeyed(wanted, source, "accepted")
                result = "the same but for w:isLgl" if both[0] == both[1] else result
            count[f"LibreOffice, {view}: {result}"] += 1
            if not result.startswith("the same"):
                print(f"LibreOffice {view} {out.name}: {base.name} -> {draft.name}: {result}")


def _obeyed(lines: list[str], path: Path, view: str) -> list[str]:
    """Return the lines, blanks left out, each that reads as without `w:isLgl` as it reads with it."""
    right = dict(zip(seen(path, view, legal=False), seen(path, view), strict=True))
    return [right.get(line, line) for line in ("".join(line.split()) for line in lines)]


if __name__ == "__main__":
    sys.exit(main())
