"""What may be written on the command line, and how a mistake in it is told."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

from reviewer.cli.matter_arguments import (
    baseline_addition,
    matter_arguments,
    playbook_arguments,
    reader_arguments,
)
from reviewer.errors import UsageError
from reviewer.language.wrapping import cell_width, wrapped_lines
from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model import Language

    Later = Callable[[argparse.ArgumentParser, Language, Sequence[str]], None]

__all__ = ["COMMANDS", "build_parser", "with_command"]

COMMANDS = (
    "review",
    "compare",
    "batch",
    "export",
    "check",
    "parse",
    "schema",
    "demo",
    "baseline",
    "matter",
    "playbook",
    "rules",
    "doctor",
)
ENDINGS = ".md .json .txt .docx .html .csv .xlsx"
SEVERITIES = ("critical", "major", "minor", "info")
"""As in the model, whose import would double the time that help takes."""
_SIZE = re.compile(r"([0-9]+)([KMGkmg]?)[iI]?[bB]?")
_UNITS = {"": 0, "k": 10, "m": 20, "g": 30}
_MISTAKES = (
    ("unknown", re.compile(r"unrecognized arguments: (?P<what>.*)", re.DOTALL)),
    ("missing", re.compile(r"the following arguments are required: (?P<what>.*)")),
    (
        "choice",
        re.compile(
            r"argument (?P<option>[^:]+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)"
        ),
    ),
    ("number", re.compile(r"argument (?P<option>[^:]+): invalid \w+ value: '?(?P<value>.*?)'?")),
    ("value", re.compile(r"argument (?P<option>[^:]+): expected one argument")),
)


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `review` put in where no command is named, so that two files are enough.

    Only the first word that is neither `--lang` nor its value can be a command.
    """
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        if argument == "--lang":
            place += 2
        elif argument.startswith("--lang="):
            place += 1
        else:
            break
    if place >= len(arguments) or arguments[place] in (*COMMANDS, "-h", "--help", "--version", "-V"):
        return list(arguments)
    return [*arguments[:place], "review", *arguments[place:]]


def build_parser(lang: Language) -> argparse.ArgumentParser:
    """Return the parser of the whole command, its help in that language."""
    parser = _Parser(
        lang,
        prog="reviewer",
        usage="reviewer BASE DRAFT [--side LABEL]\n       reviewer COMMAND …",
        description=say("cli.description", lang),
        epilog=say("cli.epilog", lang),
    )
    parser.add_argument("-V", "--version", action="store_true", help=say("cli.option.version", lang))
    _lang_option(parser, lang)
    commands = parser.add_subparsers(
        dest="command", prog="reviewer", title=say("cli.commands", lang), metavar="COMMAND", required=False
    )

    def command(name: str, key: str = "", later: Later | None = None) -> argparse.ArgumentParser:
        words = say(key or f"cli.command.{name}", lang)
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=words, description=words, lang=lang, later=later
        )
        _lang_option(made, lang)
        return made

    review = command("review")
    _sides(review, lang, one="?")
    compare = command("compare")
    _sides(compare, lang)
    _format(compare, lang, ("text", "markdown", "json"))
    _fail_on(compare, lang)
    command("batch", later=_batch)
    export = command("export")
    _sides(export, lang)
    output = say("cli.option.output", lang, endings=ENDINGS)
    export.add_argument("-o", "--output", required=True, metavar="FILE", help=output)
    export.add_argument("--decisions", metavar="FILE", help=say("cli.option.decisions", lang))
    export.add_argument("--no-decisions", action="store_true", help=say("cli.option.no_decisions", lang))
    export.add_argument("--date", metavar="DATE", help=say("cli.option.date", lang))
    export.add_argument("--author", metavar="NAME", help=say("cli.option.author", lang))
    comments = say("cli.option.comments", lang)
    export.add_argument("--comments", choices=("none", "ours", "clean"), help=comments)
    reader_arguments(export, lang)
    export.add_argument("--response", action="store_true", help=say("cli.option.response", lang))
    check = command("check")
    check.add_argument("document", metavar="DRAFT", help=say("cli.option.document", lang))
    _format(check, lang, ("text", "json"))
    _fail_on(check, lang)
    _rules_folder(check, lang)
    put_aside = check.add_mutually_exclusive_group()
    put_aside.add_argument("--dismiss", metavar="ID", help=say("check.option.dismiss", lang))
    put_aside.add_argument("--restore", metavar="ID", help=say("check.option.restore", lang))
    check.add_argument("--reason", metavar="TEXT", help=say("check.option.reason", lang))
    check.add_argument("--everywhere", action="store_true", help=say("check.option.everywhere", lang))
    shown = say("check.option.show_dismissed", lang)
    check.add_argument("--show-dismissed", action="store_true", help=shown)
    _limits(check, lang)
    parse = command("parse")
    parse.add_argument("document", metavar="FILE", help=say("cli.option.document", lang))
    _format(parse, lang, ("tree", "json"))
    view = say("cli.option.view", lang)
    parse.add_argument("--view", metavar="VIEW", type=_view, default="accepted", help=view)
    _limits(parse, lang)
    schema = command("schema")
    which = say("cli.option.schema", lang)
    schema.add_argument("name", nargs="?", choices=("comparison", "check"), default="comparison", help=which)
    command("demo")
    _baseline(command("baseline"), lang)
    _rules(command("rules"), lang)
    matter_arguments(command("matter", "matter.command.matter"), lang, _lang_option)
    playbook_arguments(command("playbook", "playbook.command.playbook"), lang, _lang_option)
    command("doctor")
    return parser


def _batch(parser: argparse.ArgumentParser, lang: Language, given: Sequence[str]) -> None:
    from reviewer.cli.batch_arguments import batch_arguments

    batch_arguments(parser, lang, given, _size, SEVERITIES)


def _baseline(parser: argparse.ArgumentParser, lang: Language) -> None:
    actions = parser.add_subparsers(dest="action", title=say("cli.commands", lang), metavar="", required=True)
    for name in ("list", "show", "path"):
        words = say(f"cli.baseline.{name}", lang)
        action = actions.add_parser(name, help=words, description=words, lang=lang)
        _lang_option(action, lang)
        if name != "list":
            action.add_argument("name", metavar="NAME", help=say("cli.option.baseline", lang))
    baseline_addition(actions, lang, _lang_option)


def _rules(parser: argparse.ArgumentParser, lang: Language) -> None:
    actions = parser.add_subparsers(dest="action", title=say("cli.commands", lang), metavar="", required=True)
    for name in ("list", "show"):
        words = say(f"check.command.{name}", lang)
        action = actions.add_parser(name, help=words, description=words, lang=lang)
        _lang_option(action, lang)
        _rules_folder(action, lang)
        if name == "show":
            action.add_argument("name", metavar="ID", help=say("check.option.rule", lang))


def _rules_folder(parser: argparse.ArgumentParser, lang: Language) -> None:
    parser.add_argument("--rules", metavar="DIR", help=say("check.option.rules", lang))


def _sides(parser: argparse.ArgumentParser, lang: Language, one: str | None = None) -> None:
    parser.add_argument("base", metavar="BASE", help=say("cli.option.base", lang))
    parser.add_argument("draft", metavar="DRAFT", nargs=one, help=say("cli.option.draft", lang))
    playbook = say("playbook.option.playbook", lang)
    parser.add_argument("--playbook", metavar="FILE", help=playbook)
    parser.add_argument("--side", metavar="LABEL", help=say("cli.option.side", lang))
    _limits(parser, lang)
    ours, formatting = say("word.option.our_author", lang), say("word.option.formatting", lang)
    parser.add_argument("--our-author", metavar="NAME", help=ours)
    parser.add_argument("--formatting", action="store_true", help=formatting)
    table = say("cli.option.severity_table", lang)
    parser.add_argument("--severity-table", metavar="FILE", help=table)
    _rules_folder(parser, lang)


def _format(parser: argparse.ArgumentParser, lang: Language, choices: tuple[str, ...]) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=say("cli.option.format", lang))


def _fail_on(parser: argparse.ArgumentParser, lang: Language) -> None:
    parser.add_argument("--fail-on", choices=SEVERITIES, help=say("cli.option.fail_on", lang))


def _limits(parser: argparse.ArgumentParser, lang: Language) -> None:
    entries, unpacked = say("cli.option.max_entries", lang), say("cli.option.max_unpacked", lang)
    parser.add_argument("--max-entries", metavar="N", type=_size, help=entries)
    parser.add_argument("--max-unpacked", metavar="BYTES", type=_size, help=unpacked)


def _lang_option(parser: argparse.ArgumentParser, lang: Language) -> None:
    wish = say("cli.option.lang", lang)
    parser.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=wish)


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
    choices = "accepted, rejected, author:NAME"
    raise UsageError("usage.choice", option="--view", value=text, choices=choices)


class _Parser(argparse.ArgumentParser):
    """Speaks both languages, and raises where argparse would print and leave.

    `later` adds the arguments of a command when that command is given, and may look at what is behind it.
    """

    def __init__(self, lang: Language, later: Later | None = None, **options: Any) -> None:
        fixed: dict[str, Any] = {"formatter_class": _Help, "add_help": False, "allow_abbrev": False}
        super().__init__(**{**fixed, **options})
        self._lang: Language = lang
        self._later = later
        self._positionals.title = say("cli.positionals", lang)
        self._optionals.title = say("cli.options", lang)
        self.add_argument("-h", "--help", action="help", help=say("cli.option.help", lang))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        later, self._later = self._later, None
        if later is not None:
            later(self, self._lang, args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        for name, pattern in _MISTAKES:
            match = pattern.fullmatch(message)
            if match:
                facts = match.groupdict()
                if "choices" in facts:
                    facts["choices"] = facts["choices"].replace("'", "")
                raise UsageError(f"usage.{name}", **facts)
        raise UsageError("usage.arguments", detail=message)

    def format_usage(self) -> str:
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        return say("cli.usage", self._lang) + text.removeprefix("usage: ")


class _Help(argparse.HelpFormatter):
    """Breaks Chinese help texts where Chinese may be broken."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped_lines(text, width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines: Iterable[str] = wrapped_lines(text, width - cell_width(indent))
        return "\n".join(indent + line for line in lines)
