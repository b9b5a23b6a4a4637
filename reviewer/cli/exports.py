"""`reviewer export`: the review with its decisions as a file, or the mere differences of words as redline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.cli.pipeline import judge, open_sides
from reviewer.cli.records import has_record, recorded
from reviewer.errors import ExportError, UsageError
from reviewer.exporting import formats
from reviewer.exporting.word import WordOptions, says_more_than_words, write_redline
from reviewer.messages import render, say
from reviewer.model import Message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reviewer.model import Contract, Decision, Language

__all__ = ["export"]


def export(options: Namespace, wish: Language | None) -> int:
    """Write the review with its decisions to a file."""
    formats.check_ending(options.output)
    word = _word_options(options)
    _refuse_severity(options)
    if _is_mere_redline(options, word, {}) and not has_record(options):
        from reviewer.cli.redlines import redline

        quick = redline(options, word, wish)
        if quick is not None:
            return _written(formats.put(quick.path, quick.content), quick.notices, quick.language)
    base, draft = open_sides(options)
    decisions = {} if options.no_decisions else recorded(base, draft, options.decisions)
    if _is_mere_redline(options, word, decisions):
        return _export_redline(base, draft, options, word, wish)
    from reviewer.cli.playbooks import stands

    opened = judge(base, draft, options, wish)
    playbook, found = stands(opened, options.playbook)
    notices: list[Message] = []
    reader = formats.Reader(options.audience, options.issues, found, playbook, options.severity)
    path = formats.export(
        opened, decisions, options.output, date=options.date, word=word, tell=notices.append, reader=reader
    )
    if options.severity:
        severity = say(f"words.severity.{options.severity}", opened.language)
        notices.append(Message("cli.written_severe", {"severity": severity}))
    return _written(path, notices, opened.language)


def _refuse_severity(options: Namespace) -> None:
    """Raise `UsageError` where less severe points would be missing from what must be whole."""
    ending = options.output.lower().rpartition(".")[2]
    partly = ending in ("csv", "xlsx") or (ending != "html" and options.issues) or ending in ("md", "txt")
    if options.severity and (options.audience == "counterparty" or not partly):
        raise UsageError("usage.severity")


def _is_mere_redline(options: Namespace, word: WordOptions, decisions: Mapping[str, Decision]) -> bool:
    """Tell whether a Word file is asked for that shows the differences of words and nothing else; then nobody
    has to find out what they mean."""
    more = options.issues or options.playbook or options.severity_table or options.rules or options.formatting
    return options.output.lower().endswith(".docx") and not more and not says_more_than_words(word, decisions)


def _export_redline(
    base: Contract, draft: Contract, options: Namespace, word: WordOptions, wish: Language | None
) -> int:
    from reviewer.structure.sides import our_side, sides_meant

    if options.side is not None and len(sides_meant(options.side, base)) != 1:
        from reviewer.comparison import compare_contracts

        with speech.about(base.language):
            our_side(options.side, base, options.base, compare_contracts(base, draft))
    lang = speech.for_contract(wish, base.language)
    path = formats.place_of(options.output, base.document.path, draft.document.path)
    content, notices = write_redline(base, draft, lang, word)
    return _written(formats.put(path, content), notices, lang)


def _written(path: Path, notices: Sequence[Message], lang: Language) -> int:
    lines = [say("cli.written", lang, path=path), *(render(notice, lang) for notice in notices)]
    return speech.tell("\n".join(lines))


def _word_options(options: Namespace) -> WordOptions:
    """Return how a Word file is to be written; ExportError where the output is no such file."""
    asked = options.response or options.comments is not None or options.author is not None
    if asked and not options.output.lower().endswith(".docx"):
        raise ExportError("export.word_only", path=options.output)
    if not options.output.lower().endswith(".docx"):
        return WordOptions(options.response, date=options.date)
    from reviewer.terminal.settings import settled_author

    author = settled_author(options.author)
    return WordOptions(options.response, options.comments or "clean", author, options.date)
