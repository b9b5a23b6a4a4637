"""What may be written behind `reviewer batch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.cli.arguments import rare_options
from reviewer.errors import UsageError
from reviewer.messages import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from reviewer.model import Language

__all__ = ["batch_arguments"]

LIBRARY = "--against-library"
TABLES = ("xlsx", "csv", "md")
REPORTS = ("md", "html", "json")


def batch_arguments(
    parser: argparse.ArgumentParser,
    lang: Language,
    given: Sequence[str],
    number: Callable[[str], int],
    severities: tuple[str, ...],
) -> None:
    """Add the options of a batch.

    Where the words `given` ask for the library, no baseline is named. `number` reads a positive whole number,
    raising ValueError for others.
    """

    def words(key: str) -> str:
        return say(f"batch.option.{key}", lang)

    if LIBRARY in given:
        parser.set_defaults(base=None)
    else:
        parser.add_argument("base", metavar="BASELINE", help=words("baseline"))
    parser.add_argument("folder", metavar="FOLDER", help=words("folder"))
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help=words("out"))
    parser.add_argument(LIBRARY, action="store_true", help=words("against_library"))
    parser.add_argument("--side", metavar="LABEL", help=say("cli.option.side", lang))
    parser.add_argument("--jobs", metavar="N", type=number, help=words("jobs"))
    parser.add_argument("--timeout", metavar="SECONDS", type=number, help=words("timeout"))
    for name, known, usual in (("table", TABLES, "xlsx,csv,md"), ("report", REPORTS, "md")):
        option = f"--{name}"
        read = _formats(option, known)
        parser.add_argument(option, metavar="FORMATS", type=read, default=usual, help=words(name))
    parser.add_argument("--force", action="store_true", help=words("force"))
    parser.add_argument("--fail-on", choices=severities, help=say("cli.option.fail_on", lang))
    group = rare_options(parser, lang)
    group.add_argument("--scheduler", metavar="ADDRESS", help=words("scheduler"))
    table = say("cli.option.severity_table", lang)
    group.add_argument("--severity-table", metavar="FILE", help=table)
    group.add_argument("--rules", metavar="DIR", help=say("check.option.rules", lang))
    group.add_argument("--our-author", metavar="NAME", help=say("word.option.our_author", lang))
    for name, metavar in (("entries", "N"), ("unpacked", "BYTES")):
        limit = say(f"cli.option.max_{name}", lang)
        group.add_argument(f"--max-{name}", metavar=metavar, type=number, help=limit)


def _formats(option: str, known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of `xlsx,csv` that gives the endings, in the order in which they are known."""

    def read(text: str) -> tuple[str, ...]:
        asked = {name.strip().lower().removeprefix(".") for name in text.split(",")} - {"", "none"}
        wrong = sorted(asked - set(known))
        if wrong:
            choices = (*known, "none")
            raise UsageError("usage.choice", option=option, value=wrong[0], choices=choices)
        return tuple(f".{name}" for name in known if name in asked)

    return read
