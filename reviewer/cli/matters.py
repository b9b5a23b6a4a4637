"""The commands over a matter: rounds in, the state of every point out."""

from __future__ import annotations

import json
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.errors import ReadingError, StoreError, UsageError
from reviewer.messages import say
from reviewer.negotiation.matter import (
    ENDING,
    Matter,
    create_matter,
    known_matters,
    matter_path,
    restore_matter,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping

    from reviewer.model import Contract, Language, Verdict
    from reviewer.negotiation.progress import Negotiation

__all__ = ["matter", "opened_matter"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A matter with its rounds read."""

    matter: Matter
    negotiation: Negotiation
    side: str | None
    lang: Language


def matter(options: Namespace, wish: Language | None) -> int:
    """Run one of the commands over matters."""
    return _RUN[options.action](options, wish)


@contextmanager
def opened_matter(options: Namespace, wish: Language | None) -> Iterator[Opened]:
    """Give the matter that the options name, its drafts read from copies that last as long as it is open."""
    from reviewer.negotiation.progress import negotiate

    with Matter(_chosen(options.matter)) as kept, tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        contracts = [_contract(path) for path in kept.write_rounds(Path(folder))]
        lang = speech.for_contract(wish, contracts[0].language)
        senders = [one.sender for one in kept.rounds]
        found = negotiate(senders, contracts, kept.ledger.decisions, side=kept.side, lang=lang)
        yield Opened(kept, found, kept.side, lang)


def _new(options: Namespace, wish: Language | None) -> int:
    contract = _contract(options.baseline)
    labels = [party.label for party in contract.parties]
    if options.side is not None and options.side not in labels:
        raise UsageError(
            "usage.side", path=options.baseline, side=options.side, labels="、".join(labels) or "—"
        )
    path = matter_path(options.name, options.at)
    create_matter(
        path,
        name=options.name,
        side=options.side,
        baseline=Path(options.baseline).read_bytes(),
        baseline_name=options.baseline,
        at=options.date,
    ).close()
    lang = speech.for_contract(wish, contract.language)
    return _said(say("matter.made", lang, name=options.name, path=str(path)))


def _list(options: Namespace, wish: Language | None) -> int:
    lines = []
    for path in known_matters():
        try:
            with Matter(path) as kept:
                lines.append(f"{kept.name}  {path}")
        except StoreError as error:
            lines.append(f"{path.stem}  {path}  ({error.key})")
    return _said("\n".join(lines) or say("matter.none", speech.for_user(wish)))


def _add(options: Namespace, wish: Language | None) -> int:
    lang = speech.for_contract(wish, _contract(options.draft).language)
    with Matter(_chosen(options.matter)) as kept:
        content = Path(options.draft).read_bytes()
        added = kept.add(content, options.draft, options.sender, options.date)
        sender = say(f"matter.sender.{added.sender}", lang)
        words = say("matter.added", lang, name=kept.name, number=added.number, sender=sender, file=added.name)
    return _said(words)


def _status(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import status_json, status_report

    with opened_matter(options, wish) as seen:
        write = status_json if options.format == "json" else status_report
        text = write(seen.matter.name, seen.matter.rounds, seen.negotiation, seen.side, seen.lang)
    return _said(text)


def _review(options: Namespace, wish: Language | None) -> int:
    from reviewer.cli.commands import has_terminal

    with opened_matter(options, wish) as seen:
        latest = seen.negotiation.latest
        if latest is None:
            raise UsageError("usage.no_draft", path=str(seen.matter.path), name=seen.matter.name)
        if has_terminal():
            from reviewer.terminal.app import run

            return run(latest, store=seen.matter, lang=seen.lang)
        from reviewer.exporting.report import comparison_report

        text = comparison_report(latest, seen.matter.ledger.decisions)
    return _said(text)


def _answer(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import point_place
    from reviewer.exporting.words import word
    from reviewer.negotiation.decisions import Event
    from reviewer.negotiation.keys import point_keys

    with opened_matter(options, wish) as seen:
        points = seen.negotiation.points
        latest = seen.negotiation.latest
        if latest is None or not 1 <= options.number <= len(points):
            raise UsageError("usage.point", path=str(seen.matter.path), number=options.number, n=len(points))
        point = points[options.number - 1]
        keys = point_keys(latest)
        named = tuple(keys[finding] for finding in point.findings)
        if not named:
            raise UsageError("usage.settled_point", path=str(seen.matter.path), number=options.number)
        verdict: Verdict = options.verdict
        seen.matter.apply(Event("verdict", named, verdict))
        if options.note is not None:
            seen.matter.apply(Event("note", named[:1], options.note))
        if options.reply is not None:
            seen.matter.apply(Event("reply", named[:1], options.reply))
        if options.proposal is not None:
            seen.matter.apply(Event("proposal", named[:1], options.proposal))
        place = point_place(point, seen.negotiation, seen.lang)
        words = say(
            "matter.answered",
            seen.lang,
            number=options.number,
            place=place,
            verdict=word("verdict", verdict, seen.lang),
        )
    return _said(words)


def _final(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import final_report
    from reviewer.negotiation.final import check_final

    contract = _contract(options.draft)
    with opened_matter(options, wish) as seen:
        check = check_final(seen.negotiation, contract, side=seen.side, lang=seen.lang)
        now = options.date or datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
        text = final_report(check, seen.negotiation, seen.matter.rounds[-1], now, seen.lang)
    _said(text)
    return 0 if check.clean else 1


def _backup(options: Namespace, wish: Language | None) -> int:
    with Matter(_chosen(options.matter)) as kept:
        path = kept.backup(options.target)
    return _said(say("matter.backed_up", speech.for_user(wish), path=str(path)))


def _restore(options: Namespace, wish: Language | None) -> int:
    with Matter(options.backup) as kept:
        name = options.name or kept.name
    with restore_matter(options.backup, matter_path(name, options.at)) as again:
        if options.name:
            again.set_fact("name", options.name)
        words = say("matter.restored", speech.for_user(wish), name=again.name, path=str(again.path))
    return _said(words)


def _export(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import status_json, status_report

    target = Path(options.target)
    if target.exists():
        raise StoreError("store.exists", path=str(target))
    with opened_matter(options, wish) as seen:
        known = (seen.matter.name, seen.matter.rounds, seen.negotiation, seen.side, seen.lang)
        parts: dict[str, bytes] = {
            "status.txt": status_report(*known).encode("utf-8", "backslashreplace"),
            "status.json": status_json(*known).encode("utf-8"),
            "decisions.json": _decisions(seen.matter).encode("utf-8"),
        }
        for one in seen.matter.rounds:
            parts[f"{one.number:02d}-{one.sender}-{one.name}"] = seen.matter.content(one.number)
    try:
        with target.open("xb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                packed.writestr(name, content)
    except FileExistsError as error:
        raise StoreError("store.exists", path=str(target)) from error
    return _said(say("matter.exported", speech.for_user(wish), path=str(target)))


def _decisions(kept: Matter) -> str:
    from dataclasses import asdict

    rows = [asdict(decision) for decision in kept.ledger.decisions.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _chosen(name: str | None) -> Path:
    """Return the file of the matter that is meant; never guess between two."""
    known = known_matters()
    if name is None:
        if len(known) == 1:
            return known[0]
        raise UsageError("usage.which_matter", names="、".join(path.stem for path in known) or "—")
    if name.endswith(ENDING) or Path(name).is_file():
        return Path(name)
    beside = matter_path(name, ".")
    return beside if beside.is_file() else matter_path(name)


def _contract(path: str | Path) -> Contract:
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract

    if str(path) == "-":
        raise ReadingError("reading.not_found", path="-")
    return require_contract(build_contract(read_document(path)))


def _said(text: str) -> int:
    from reviewer.exporting.report import harmless

    sys.stdout.write(harmless(text).rstrip("\n") + "\n")
    sys.stdout.flush()
    return 0


_RUN: Mapping[str, Callable[[Namespace, Language | None], int]] = {
    "new": _new,
    "list": _list,
    "add": _add,
    "status": _status,
    "review": _review,
    "answer": _answer,
    "final": _final,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
}
