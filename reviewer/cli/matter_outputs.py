"""What a matter gives out: the issues list, our response, everything in one file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli.opening import latest_of, opened_matter
from reviewer.cli.speech import tell
from reviewer.errors import ExportError, StoreError
from reviewer.messages import say

if TYPE_CHECKING:
    from argparse import Namespace

    from reviewer.model import Language
    from reviewer.negotiation.matter import Matter

__all__ = ["write_everything", "write_issues", "write_response"]


def write_issues(options: Namespace, wish: Language | None) -> int:
    """Write the issues list of the whole matter for its readers, or the newest exchange as a page."""
    from reviewer.exporting.formats import Reader, check_ending, export
    from reviewer.exporting.matter_issues import matter_table, write_list
    from reviewer.exporting.shared import PAGE
    from reviewer.negotiation.case import past_of, stands_in
    from reviewer.negotiation.exchanges import answers_to

    check_ending(options.output)
    with opened_matter(options, wish) as seen:
        latest = latest_of(seen)
        _, found = stands_in(seen.case, seen.playbook(options))
        answers = seen.matter.ledger.decisions
        if options.output.lower().endswith(PAGE):
            reader = Reader(options.audience, positions=found)
            path = export(latest, answers, options.output, date=options.date, reader=reader)
        else:
            given = answers_to(seen.negotiation, past_of(seen.case), answers)
            rows = matter_table(seen.case, given, found, audience=options.audience)
            path = write_list(rows, options.output, seen.lang, date=options.date)
        words = say("cli.written", seen.lang, path=str(path))
    return tell(words)


def write_response(options: Namespace, wish: Language | None) -> int:
    """Write our response to their newest draft as a Word file with tracked changes."""
    from reviewer.exporting.formats import export
    from reviewer.exporting.word import WordOptions
    from reviewer.messages import render
    from reviewer.terminal.settings import settled_author

    with opened_matter(options, wish) as seen:
        word = WordOptions(response=True, author=settled_author(options.author), date=options.date)
        lines: list[str] = []
        path = export(
            latest_of(seen),
            seen.matter.ledger.decisions,
            options.output,
            word=word,
            tell=lambda notice: lines.append(render(notice, seen.lang)),
        )
        words = say("cli.written", seen.lang, path=str(path))
    return tell("\n".join([words, *lines]))


def write_everything(options: Namespace, wish: Language | None) -> int:
    """Write every draft and record into one zip file."""
    from reviewer.exporting.formats import replacing
    from reviewer.exporting.matter_report import status_json, status_report

    target = Path(options.target)
    _require_free(target)
    with opened_matter(options, wish) as seen:
        known = (seen.matter.name, seen.matter.rounds, seen.negotiation, seen.side, seen.lang)
        parts: dict[str, bytes] = {
            "status.txt": status_report(*known).encode("utf-8", "backslashreplace"),
            "status.json": status_json(*known).encode("utf-8"),
            "decisions.json": _decisions(seen.matter).encode("utf-8", "backslashreplace"),
        }
        for one in seen.matter.rounds:
            parts[f"{one.number:02d}-{one.sender}-{one.name}"] = seen.matter.content(one.number)
    try:
        with replacing(target.resolve()) as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, content in parts.items():
                    packed.writestr(name, content)
            _require_free(target)
    except OSError as error:
        raise ExportError("export.cannot_write", path=str(target), reason=str(error.strerror)) from error
    return tell(say("matter.exported", seen.lang, path=str(target)))


def _require_free(target: Path) -> None:
    """Raise `StoreError` where a file of that name is there, `ExportError` where no disk takes the name."""
    try:
        taken = target.exists()
    except OSError as error:
        raise ExportError("export.cannot_write", path=str(target), reason=str(error.strerror)) from error
    if taken:
        raise StoreError("store.exists", path=str(target))


def _decisions(kept: Matter) -> str:
    from msgspec.structs import asdict

    rows = [asdict(decision) for decision in kept.ledger.decisions.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
