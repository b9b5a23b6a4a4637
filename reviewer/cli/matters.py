"""The commands over a matter: rounds in, the state of every point out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.cli.matter_outputs import write_everything, write_issues, write_response
from reviewer.cli.opening import chosen_matter, latest_of, opened_matter
from reviewer.cli.pipeline import read_contract
from reviewer.cli.speech import tell
from reviewer.errors import ReadingError, StoreError, UsageError
from reviewer.messages import describe, say
from reviewer.negotiation.matter import (
    Matter,
    create_matter,
    known_matters,
    matter_folder,
    matter_path,
    restore_matter,
)
from reviewer.structure.sides import our_side

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping

    from reviewer.cli.opening import Opened
    from reviewer.model import Contract, Language, Verdict

__all__ = ["matter"]


def matter(options: Namespace, wish: Language | None) -> int:
    """Run one of the commands over matters."""
    return _RUN[options.action](options, wish)


def _new(options: Namespace, wish: Language | None) -> int:
    contract = _read(options.baseline)
    with speech.about(contract.language):
        side = our_side(options.side, contract, options.baseline)
    path = matter_path(options.name, options.at)
    facts = {}
    if options.playbook is not None:
        from reviewer.negotiation.playbook_files import find_playbook
        from reviewer.negotiation.playbook_reading import load_playbook

        load_playbook(find_playbook(options.playbook))
        named = Path(options.playbook)
        facts["playbook"] = str(named.resolve()) if named.is_file() else options.playbook
    create_matter(
        path,
        name=options.name,
        side=side,
        baseline=Path(options.baseline).read_bytes(),
        baseline_name=options.baseline,
        at=options.date,
        facts=facts,
    ).close()
    lang = speech.for_contract(wish, contract.language)
    return tell(say("matter.made", lang, name=options.name, path=str(path)))


def _read(path: str) -> Contract:
    """Return the contract of a file; a matter keeps the file itself, so that standard input is none."""
    if path == "-":
        raise ReadingError("reading.not_found", path=path)
    return read_contract(path)


def _list(options: Namespace, wish: Language | None) -> int:
    lines = []
    for path in _all_matters():
        try:
            with Matter(path) as kept:
                lines.append(f"{kept.name}  {path}")
        except StoreError as error:
            lines.append(f"{path.stem}  {describe(error, speech.for_user(wish, path.stem))}")
    return tell("\n".join(lines) or say("matter.none", speech.for_user(wish)))


def _all_matters() -> list[Path]:
    """Return the matters beside the documents, then those in the user's data folder, each file once."""
    known = (*known_matters(), *known_matters(matter_folder()))
    return list({path.resolve(): path for path in reversed(known)}.values())[::-1]


def _add(options: Namespace, wish: Language | None) -> int:
    draft = _read(options.draft)
    lang = speech.for_contract(wish, draft.language)
    with speech.about(draft.language), Matter(chosen_matter(options.matter)) as kept:
        content = Path(options.draft).read_bytes()
        last = kept.rounds[-1]
        if last.number and last.sender == options.sender and kept.content(last.number) == content:
            raise UsageError("usage.same_draft", path=options.draft, number=last.number, file=last.name)
        added = kept.add(content, options.draft, options.sender, options.date)
        sender = say(f"matter.sender.{added.sender}", lang)
        words = say("matter.added", lang, name=kept.name, number=added.number, sender=sender, file=added.name)
    return tell(words)


def _take_back(options: Namespace, wish: Language | None) -> int:
    with Matter(chosen_matter(options.matter)) as kept:
        lang = speech.for_user(wish, kept.name)
        gone = kept.take_back()
        sender = say(f"matter.sender.{gone.sender}", lang)
        words = say(
            "matter.taken_back", lang, name=kept.name, number=gone.number, sender=sender, file=gone.name
        )
    return tell(words)


def _status(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import status_json, status_report

    with opened_matter(options, wish) as seen:
        write = status_json if options.format == "json" else status_report
        text = write(seen.matter.name, seen.matter.rounds, seen.negotiation, seen.side, seen.lang)
        if options.format == "text":
            text += _stands(seen, options.playbook)
    return tell(text)


def _review(options: Namespace, wish: Language | None) -> int:
    from reviewer.cli.commands import has_terminal

    if has_terminal():
        from reviewer.terminal.app import run_matter
        from reviewer.terminal.matter.opening import Named

        path = str(chosen_matter(options.matter))
        speak = partial(_spoken, wish)
        return run_matter(Named(path, options.playbook, speak), speech.for_user(wish))
    from reviewer.exporting.report import comparison_report

    with opened_matter(options, wish) as seen:
        latest = latest_of(seen)
        text = comparison_report(latest, seen.matter.ledger.decisions) + _stands(seen, options.playbook)
    return tell(text)


def _spoken(wish: Language | None, contract: Contract) -> Language:
    return speech.for_contract(wish, contract.language)


def _stands(seen: Opened, named: str | None) -> str:
    """Return where the newest text stands in the playbook of the matter, or in the one that was named."""
    from reviewer.cli.playbooks import stands
    from reviewer.exporting.positions import positions_report

    name = named or seen.matter.facts.get("playbook")
    review = seen.negotiation.against_base
    if name is None or review is None:
        return ""
    playbook, found = stands(review, name)
    return "\n" + positions_report(review, playbook, found) if playbook is not None else ""


def _answer(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import point_place
    from reviewer.exporting.words import word
    from reviewer.negotiation.decisions import Event
    from reviewer.negotiation.keys import is_same_wording

    with opened_matter(options, wish) as seen:
        points = seen.negotiation.points
        if not 1 <= options.number <= len(points):
            raise UsageError("usage.point", path=str(seen.matter.path), number=options.number, n=len(points))
        point = points[options.number - 1]
        named = point.keys
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
        theirs = seen.negotiation.text(point, seen.negotiation.received or 0)
        if verdict == "countered" and is_same_wording(options.proposal or "", theirs):
            words += "\n" + say("matter.theirs", seen.lang)
    return tell(words)


def _final(options: Namespace, wish: Language | None) -> int:
    from reviewer.exporting.matter_report import final_report
    from reviewer.negotiation.case import marks_rejected
    from reviewer.negotiation.final import check_final

    contract = _read(options.draft)
    with opened_matter(options, wish) as seen:
        check = check_final(
            seen.negotiation, contract, side=seen.side, lang=seen.lang, rejected=marks_rejected
        )
        now = options.date or datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
        text = final_report(check, seen.negotiation, seen.matter.rounds[-1], now, seen.lang)
    tell(text)
    return 0 if check.clean else 1


def _backup(options: Namespace, wish: Language | None) -> int:
    with Matter(chosen_matter(options.matter)) as kept:
        path, name = kept.backup(options.target), kept.name
    return tell(say("matter.backed_up", speech.for_user(wish, name), path=str(path)))


def _restore(options: Namespace, wish: Language | None) -> int:
    with Matter(options.backup) as kept:
        name = options.name or kept.name
    with restore_matter(options.backup, matter_path(name, options.at)) as again:
        if options.name:
            again.set_fact("name", options.name)
        words = say(
            "matter.restored", speech.for_user(wish, again.name), name=again.name, path=str(again.path)
        )
    return tell(words)


_RUN: Mapping[str, Callable[[Namespace, Language | None], int]] = {
    "new": _new,
    "list": _list,
    "add": _add,
    "take-back": _take_back,
    "status": _status,
    "review": _review,
    "answer": _answer,
    "final": _final,
    "issues": write_issues,
    "response": write_response,
    "backup": _backup,
    "restore": _restore,
    "export": write_everything,
}
