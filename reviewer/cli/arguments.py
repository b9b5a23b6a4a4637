"""What may be written on the command line, and how a mistake in it is told."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from reviewer.errors import UsageError
from reviewer.language.wrapping import cell_width, wrapped_lines
from reviewer.messages import catalogue, say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model import Language

__all__ = ["COMMANDS", "build_parser", "lang_option", "with_command"]

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
_USUAL_COLUMNS = 80
WIDE_SIGNS = 8
"""About how many signs of a line of the Chinese usage take two cells."""
SEAM = 2
"""Blanks between a name and its help, at the least."""
_OWN_WORDS = ("matter", "playbook")
"""Commands whose words stand in a catalogue of their own."""
_MISTAKES = (
    ("unknown", lazy(r"unrecognized arguments: (?P<what>.*)", re.DOTALL)),
    ("missing", lazy(r"the following arguments are required: (?P<what>.*)")),
    (
        "choice",
        lazy(
            r"argument (?P<option>[^:]+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)"
        ),
    ),
    ("number", lazy(r"argument (?P<option>[^:]+): invalid \w+ value: '?(?P<value>.*?)'?")),
    ("value", lazy(r"argument (?P<option>[^:]+): expected one argument")),
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
        usage=say("cli.forms", lang),
        description=say("cli.description", lang),
        epilog=say("cli.epilog", lang),
    )
    parser.add_argument("-V", "--version", action="store_true", help=say("cli.option.version", lang))
    lang_option(parser, lang)
    commands = parser.add_subparsers(
        dest="command",
        prog="reviewer",
        title=say("cli.commands", lang),
        metavar="COMMAND",
        required=False,
        parser_class=_Command,  # type: ignore[type-var]  # asked for `parse_known_args` alone
    )
    for name in COMMANDS:
        words = say(f"{name if name in _OWN_WORDS else 'cli'}.command.{name}", lang)
        commands.add_parser(name, help=words, description=words, lang=lang)
    return parser


def actions_of(parser: argparse.ArgumentParser, lang: Language) -> argparse._SubParsersAction[Any]:
    """Let a command have actions, one of which must be named, and return what they are added to."""
    return parser.add_subparsers(
        dest="action", title=say("cli.commands", lang), metavar="COMMAND", required=True
    )


def rare_options(parser: argparse.ArgumentParser, lang: Language) -> argparse._ArgumentGroup:
    """Return the group, told last, of what is seldom needed."""
    return parser.add_argument_group(say("cli.rare", lang))


def lang_option(parser: argparse.ArgumentParser, lang: Language) -> None:
    """Add what every command takes."""
    wish = say("cli.option.lang", lang)
    parser.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=wish)


def value_name(name: str, lang: Language) -> str:
    """Return what a value is called in that language: `DRAFT` is 对方稿; a name of no table stays."""
    return str(catalogue("cli", lang)["value"].get(name, name))


class _Parser(argparse.ArgumentParser):
    """Speaks both languages, and raises where argparse would print and leave."""

    def __init__(self, lang: Language, **options: Any) -> None:
        fixed: dict[str, Any] = {
            "formatter_class": partial(_Help, lang=lang),
            "add_help": False,
            "allow_abbrev": False,
        }
        super().__init__(**{**fixed, **options})
        self._lang: Language = lang
        self._positionals.title = say("cli.positionals", lang)
        self._optionals.title = say("cli.options", lang)
        self.add_argument("-h", "--help", action="help", help=say("cli.option.help", lang))

    def error(self, message: str) -> NoReturn:
        for name, pattern in _MISTAKES:
            match = pattern.fullmatch(message)
            if match:
                facts = match.groupdict()
                given: dict[str, Any] = dict(facts)
                if name == "missing":
                    given["what"] = tuple(value_name(one, self._lang) for one in facts["what"].split(", "))
                if "choices" in facts:
                    given["choices"] = tuple(facts["choices"].replace("'", "").split(", "))
                raise UsageError(f"usage.{name}", command=self.prog, **given)
        raise UsageError("usage.arguments", command=self.prog, detail=message)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse here what is not known, so that the help of the very command is named."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write the help; OSError where it cannot be written, which argparse passes over."""
        if message:
            (file or sys.stdout).write(message)

    def format_usage(self) -> str:
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        for title in ("positionals", "options", "commands", "rare"):
            words = say(f"cli.{title}", self._lang)
            text = text.replace(f"\n{words}:\n", "\n" + say("cli.heading", self._lang, title=words) + "\n")
        return say("cli.usage", self._lang) + text.removeprefix("usage: ")


class _Command:
    """Stands for the parser of a command, which is made when the command is given."""

    def __init__(self, **options: Any) -> None:
        self._options = options

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Make the parser, with the arguments of the command, and let it read what is behind its name."""
        from reviewer.cli.options import OPTIONS

        parser, lang = _Parser(**self._options), self._options["lang"]
        lang_option(parser, lang)
        OPTIONS[parser.prog.rpartition(" ")[2]](parser, lang, args)
        return parser.parse_known_args(args, namespace)


class _Help(argparse.HelpFormatter):
    """Breaks Chinese help texts where Chinese may be broken, and names values in the language of the help."""

    def __init__(self, prog: str, *, lang: Language, **options: Any) -> None:
        super().__init__(prog, width=_columns() - 2, **options)
        self._lang: Language = lang

    def _metavar_formatter(self, action: argparse.Action, default_metavar: str) -> Any:
        given = super()._metavar_formatter(action, default_metavar)
        return lambda count: tuple(value_name(name, self._lang) for name in given(count))

    def _format_usage(self, *given: Any) -> str:
        """Leave room in the lines of the usage for signs that are two cells wide."""
        self._width -= WIDE_SIGNS if self._lang == "zh" else 0
        try:
            return super()._format_usage(*given)
        finally:
            self._width += WIDE_SIGNS if self._lang == "zh" else 0

    def _format_action(self, action: argparse.Action) -> str:
        """Let the help begin in its column behind a name whose signs are two cells wide."""
        text = super()._format_action(action)
        head = self._format_action_invocation(action)
        wider = cell_width(head) - len(head)
        before, found, after = text.partition(head)
        blanks = len(after) - len(after.lstrip(" "))
        if not (wider and found and after.strip() and not after.startswith("\n")):
            return text
        if blanks - wider >= SEAM:
            return before + head + after[wider:]
        return f"{before}{head}\n{' ' * (len(before) + len(head) + blanks)}{after.lstrip(' ')}"

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped_lines(text, width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines: Iterable[str] = wrapped_lines(text, width - cell_width(indent))
        return "\n".join(indent + line for line in lines)


def _columns() -> int:
    """Return how wide the terminal is: as COLUMNS says, else as the system says, else 80. `shutil` would tell
    as much, and takes a tenth of the start to load."""
    chosen = os.environ.get("COLUMNS", "")
    if chosen.isdecimal() and int(chosen):
        return int(chosen)
    try:
        return os.get_terminal_size().columns or _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS
