"""Baselines, shipped ones and the firm's own, and the proposal of the one that a draft is nearest to."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.cli.bundled import Baseline, baselines
from reviewer.cli.pipeline import read_contract
from reviewer.cli.speech import tell
from reviewer.errors import ExportError, UsageError
from reviewer.messages import say
from reviewer.negotiation.folders import data_folder
from reviewer.patterns import lazy
from reviewer.structure.sides import our_side

if TYPE_CHECKING:
    from argparse import Namespace

    from reviewer.model import Language

__all__ = ["all_baselines", "baseline_command", "find_baseline", "propose"]

LEAST = 0.1
"""Below this nearness, 0 to 1, no baseline is proposed."""
_UNSAFE = lazy(r'[\x00-\x1f\x7f/\\:*?"<>|@\s]+')


def firm_folder() -> Path:
    """Return where the firm's own baselines lie."""
    return data_folder() / "baselines"


def all_baselines() -> tuple[Baseline, ...]:
    """Return the shipped baselines, then every version of the firm's own.

    Raises `UsageError` where the note of one of these is damaged.
    """
    own = []
    for note in sorted(firm_folder().glob("*@*.toml")) if firm_folder().is_dir() else ():
        try:
            row = tomllib.loads(note.read_text(encoding="utf-8"))
            file, title = note.with_name(row["file"]), str(row["title"])
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise UsageError("usage.baseline_note", path=str(note)) from error
        own.append(Baseline(note.stem, file, title, title, row.get("side", "")))
    own.sort(key=lambda one: (one.id.rpartition("@")[0], int(one.id.rpartition("@")[2])))
    return (*baselines(), *own)


def find_baseline(name: str) -> Baseline:
    """Return the baseline of that name: `NAME`, or `NAME@2` for a version; the newest where none is named.

    Raises `UsageError` where there is none.
    """
    known = all_baselines()
    found = [one for one in known if name in (one.id, one.id.rpartition("@")[0])]
    if not found:
        raise UsageError("usage.baseline", name=name, names=tuple(one.id for one in known))
    return found[-1]


def baseline_command(options: Namespace, wish: Language | None) -> int:
    """List, show, locate or add baselines."""
    from reviewer.language.wrapping import pad

    lang = speech.for_user(wish)
    if options.action == "list":
        lines = (f"{pad(one.id, 30)}{one.title if lang == 'zh' else one.title_en}" for one in all_baselines())
        return tell("\n".join(lines))
    if options.action == "add":
        return tell(_added(options, lang))
    chosen = find_baseline(options.name)
    if options.action == "path":
        return tell(str(chosen.path))
    written = chosen.path.with_suffix(".md")
    if written.is_file():
        return tell(written.read_text(encoding="utf-8"))
    contract = read_contract(str(chosen.path))
    texts = (f"{clause.number or ''} {clause.text}".strip() for clause in contract.clauses)
    return tell("\n\n".join(texts))


def propose(options: Namespace, wish: Language | None, *, terminal: bool) -> Baseline | None:
    """Tell which baselines a draft is nearest to; in a terminal ask, and return the one that was chosen.

    None where nothing is near, where the answer was no, or where there is nobody to ask.
    """
    from reviewer.negotiation.closest import nearness, phrases

    draft = read_contract(options.base)
    lang = speech.for_contract(wish, draft.language)
    mine = phrases(draft)
    ranked = sorted(
        ((nearness(mine, phrases(read_contract(str(one.path)))), one) for one in all_baselines()),
        key=lambda item: -item[0],
    )
    near = [(score, one) for score, one in ranked if score >= LEAST][:3]
    if not near:
        tell(say("matter.baseline.none", lang))
        return None
    for place, (score, one) in enumerate(near):
        title = one.title if lang == "zh" else one.title_en
        key = "matter.baseline.nearest" if place == 0 else "matter.baseline.next"
        tell(say(key, lang, name=one.id, title=title, score=round(score * 100)))
    if not terminal:
        tell(say("matter.baseline.hint", lang, name=near[0][1].id, draft=options.base))
        return None
    sys.stdout.write(say("matter.baseline.ask", lang, name=near[0][1].id))
    sys.stdout.flush()
    answer = sys.stdin.readline().strip().lower()
    return near[0][1] if answer in ("", "y", "yes", "是", "好") else None


def _added(options: Namespace, lang: Language) -> str:
    source = Path(options.file)
    contract = read_contract(options.file)
    side = our_side(options.side, contract, options.file)
    name = _UNSAFE.sub("-", options.name or source.stem).strip("-.") or "baseline"
    if name in {one.id for one in baselines()}:
        raise UsageError("usage.shipped_baseline", path=options.file, name=name)
    folder = firm_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        version = 1
        while True:
            note = folder / f"{name}@{version}.toml"
            try:
                handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                break
            except FileExistsError:
                version += 1
        copy = note.with_suffix(source.suffix.lower())
        rows = {"file": copy.name, "title": contract.title or name, "side": side or ""}
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                copy.write_bytes(source.read_bytes())
                out.writelines(f"{key} = {_quoted(value)}\n" for key, value in rows.items())
        except OSError:
            note.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError("export.cannot_write", path=str(folder), reason=str(error.strerror)) from error
    return say("matter.baseline.added", lang, name=f"{name}@{version}", path=str(copy))


def _quoted(text: str) -> str:
    """Return a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
