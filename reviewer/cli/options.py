"""What may be written behind each command; the parser asks for one command's when that command is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.cli.arguments import actions_of, lang_option, rare_options
from reviewer.cli.matter_arguments import (
    baseline_addition,
    matter_arguments,
    playbook_arguments,
    reader_arguments,
)
from reviewer.errors import UsageError
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from reviewer.model import Language

    Adder = Callable[[argparse.ArgumentParser, Language, Sequence[str]], None]

__all__ = ["OPTIONS"]

ENDINGS = ".md .json .txt .docx .html .csv .xlsx"
SEVERITIES = ("critical", "major", "minor", "info")
"""As in the model, whose import would double the time that help takes."""
_SIZE = lazy(r"([0-9]+)([KMGkmg]?)[iI]?[bB]?")
_UNITS = {"": 0, "k": 10, "m": 20, "g": 30}


def _review(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    _sides(parser, lang, one="?")
    _rare(parser, lang)


def _compare(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    _sides(parser, lang)
    _format(parser, lang, ("text", "markdown", "json"))
    _severity(parser, lang)
    _fail_on(parser, lang)
    _rare(parser, lang)


def _export(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    _sides(parser, lang)
    output = say("cli.option.output", lang, endings=ENDINGS)
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=output)
    parser.add_argument("--decisions", metavar="FILE", help=say("cli.option.decisions", lang))
    parser.add_argument("--no-decisions", action="store_true", help=say("cli.option.no_decisions", lang))
    parser.add_argument("--date", metavar="DATE", help=say("cli.option.date", lang))
    parser.add_argument("--author", metavar="NAME", help=say("cli.option.author", lang))
    comments = say("cli.option.comments", lang)
    parser.add_argument("--comments", choices=("none", "ours", "clean"), help=comments)
    reader_arguments(parser, lang)
    _severity(parser, lang)
    parser.add_argument("--response", action="store_true", help=say("cli.option.response", lang))
    _rare(parser, lang)


def _check(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    parser.add_argument("document", metavar="CONTRACT", help=say("cli.option.document", lang))
    _format(parser, lang, ("text", "json"))
    _fail_on(parser, lang)
    _rules_folder(parser, lang)
    put_aside = parser.add_mutually_exclusive_group()
    put_aside.add_argument("--dismiss", metavar="ID", help=say("check.option.dismiss", lang))
    put_aside.add_argument("--restore", metavar="ID", help=say("check.option.restore", lang))
    parser.add_argument("--reason", metavar="TEXT", help=say("check.option.reason", lang))
    parser.add_argument("--everywhere", action="store_true", help=say("check.option.everywhere", lang))
    shown = say("check.option.show_dismissed", lang)
    parser.add_argument("--show-dismissed", action="store_true", help=shown)
    _limits(rare_options(parser, lang), lang)


def _parse(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    parser.add_argument("document", metavar="FILE", help=say("cli.option.document", lang))
    _format(parser, lang, ("tree", "json"))
    view = say("cli.option.view", lang)
    parser.add_argument("--view", metavar="VIEW", type=_view, default="accepted", help=view)
    _limits(rare_options(parser, lang), lang)


def _schema(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    which = say("cli.option.schema", lang)
    parser.add_argument("name", nargs="?", choices=("comparison", "check"), default="comparison", help=which)


def _nothing(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    """Add nothing."""


def _matter(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    matter_arguments(parser, lang, lang_option)


def _playbook(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    playbook_arguments(parser, lang, lang_option)


def _batch(parser: argparse.ArgumentParser, lang: Language, given: Sequence[str]) -> None:
    from reviewer.cli.batch_arguments import batch_arguments

    batch_arguments(parser, lang, given, _size, SEVERITIES)


def _baseline(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    actions = actions_of(parser, lang)
    for name in ("list", "show", "path"):
        words = say(f"cli.baseline.{name}", lang)
        action = actions.add_parser(name, help=words, description=words, lang=lang)
        lang_option(action, lang)
        if name != "list":
            action.add_argument("name", metavar="NAME", help=say("cli.option.baseline", lang))
    baseline_addition(actions, lang, lang_option)


def _rules(parser: argparse.ArgumentParser, lang: Language, _: Sequence[str]) -> None:
    actions = actions_of(parser, lang)
    for name in ("list", "show"):
        words = say(f"check.command.{name}", lang)
        action = actions.add_parser(name, help=words, description=words, lang=lang)
        lang_option(action, lang)
        _rules_folder(action, lang)
        if name == "show":
            action.add_argument("name", metavar="ID", help=say("check.option.rule", lang))


def _rules_folder(parser: argparse._ActionsContainer, lang: Language) -> None:
    parser.add_argument("--rules", metavar="DIR", help=say("check.option.rules", lang))


def _sides(parser: argparse.ArgumentParser, lang: Language, one: str | None = None) -> None:
    parser.add_argument("base", metavar="BASE", help=say("cli.option.base", lang))
    parser.add_argument("draft", metavar="DRAFT", nargs=one, help=say("cli.option.draft", lang))
    parser.add_argument("--side", metavar="LABEL", help=say("cli.option.side", lang))
    playbook = say("playbook.option.playbook", lang)
    parser.add_argument("--playbook", metavar="FILE", help=playbook)
    formatting = say("word.option.formatting", lang)
    parser.add_argument("--formatting", action="store_true", help=formatting)


def _rare(parser: argparse.ArgumentParser, lang: Language) -> None:
    """Add, last, what a comparison of two sides seldom needs."""
    group = rare_options(parser, lang)
    group.add_argument("--our-author", metavar="NAME", help=say("word.option.our_author", lang))
    table = say("cli.option.severity_table", lang)
    group.add_argument("--severity-table", metavar="FILE", help=table)
    _rules_folder(group, lang)
    _limits(group, lang)


def _format(parser: argparse.ArgumentParser, lang: Language, choices: tuple[str, ...]) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=say("cli.option.format", lang))


def _severity(parser: argparse.ArgumentParser, lang: Language) -> None:
    parser.add_argument("--severity", choices=SEVERITIES, help=say("cli.option.severity", lang))


def _fail_on(parser: argparse.ArgumentParser, lang: Language) -> None:
    parser.add_argument("--fail-on", choices=SEVERITIES, help=say("cli.option.fail_on", lang))


def _limits(parser: argparse._ActionsContainer, lang: Language) -> None:
    entries, unpacked = say("cli.option.max_entries", lang), say("cli.option.max_unpacked", lang)
    parser.add_argument("--max-entries", metavar="N", type=_size, help=entries)
    parser.add_argument("--max-unpacked", metavar="BYTES", type=_size, help=unpacked)


def _size(text: str) -> int:
    """Read `500`, `64K`, `2G`."""
    match = _SIZE.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise ValueError(text)
    return int(match[1]) << _UNITS[match[2].lower()]


def _view(text: str) -> str:
    """Read `accepted`, `rejected` or `author:NAME`."""
    if text in ("accepted", "rejected") or (text.startswith("author:") and text != "author:"):
        return text
    choices = ("accepted", "rejected", "author:NAME")
    raise UsageError("usage.choice", option="--view", value=text, choices=choices)


OPTIONS: Mapping[str, Adder] = {
    "review": _review,
    "compare": _compare,
    "batch": _batch,
    "export": _export,
    "check": _check,
    "parse": _parse,
    "schema": _schema,
    "demo": _nothing,
    "baseline": _baseline,
    "matter": _matter,
    "playbook": _playbook,
    "rules": _rules,
    "doctor": _nothing,
}
