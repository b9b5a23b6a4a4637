"""The commands over playbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.messages import render, say
from reviewer.negotiation.playbook_files import find_playbook, shipped_playbooks

if TYPE_CHECKING:
    from argparse import Namespace

    from reviewer.model import Language, Review
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.positions import Position

__all__ = ["playbook_command", "stands"]


def stands(review: Review, name: str | None) -> tuple[Playbook | None, tuple[Position, ...]]:
    """Return the playbook of that name and where the draft of a review stands in it; nothing for no name."""
    if name is None:
        return None, ()
    from reviewer.negotiation.playbook_reading import load_playbook
    from reviewer.negotiation.positions import positions

    playbook = load_playbook(find_playbook(name))
    return playbook, positions(review, playbook)


def playbook_command(options: Namespace, wish: Language | None) -> int:
    """Check, list, show or locate playbooks."""
    lang = speech.for_user(wish)
    if options.action == "list":
        return speech.tell("\n".join(path.stem for path in shipped_playbooks()))
    if options.action == "check":
        return _check(options.file, lang)
    path = find_playbook(options.name)
    return speech.tell(str(path) if options.action == "path" else path.read_text(encoding="utf-8"))


def _check(name: str, lang: Language) -> int:
    from reviewer.negotiation.playbook_reading import read_playbook

    playbook, faults = read_playbook(name)
    if playbook is not None and not faults:
        fallbacks = sum(len(topic.fallbacks) for topic in playbook.topics)
        n = len(playbook.topics)
        return speech.tell(say("playbook.ok", lang, name=playbook.name, n=n, fallbacks=fallbacks))
    for fault in faults:
        what = render(fault.message, lang)
        speech.tell(f"{name}:{fault.line}: " + say("playbook.at_line", lang, line=fault.line, what=what))
    return 1
