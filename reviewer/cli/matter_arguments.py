"""What may be written behind `reviewer matter`, `reviewer playbook` and `reviewer baseline add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.cli.arguments import actions_of
from reviewer.messages import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reviewer.model import Language

__all__ = ["baseline_addition", "matter_arguments", "playbook_arguments", "reader_arguments"]

VERDICTS = ("accepted", "rejected", "countered", "query", "open")


def matter_arguments(
    parser: argparse.ArgumentParser,
    lang: Language,
    common: Callable[[argparse.ArgumentParser, Language], None],
) -> None:
    """Add the actions and their options; `common` adds what every command takes."""
    from argparse import SUPPRESS

    actions = actions_of(parser, lang)

    def words(key: str) -> str:
        return say(f"matter.option.{key}", lang)

    def action(name: str, *, chosen: bool = True) -> argparse.ArgumentParser:
        said = say(f"matter.command.{name.replace('-', '_')}", lang)
        made: argparse.ArgumentParser = actions.add_parser(name, help=said, description=said, lang=lang)
        common(made, lang)
        if chosen:
            made.add_argument("--matter", metavar="NAME", help=words("matter"))
        return made

    new = action("new", chosen=False)
    new.add_argument("name", metavar="NAME", help=words("name"))
    new.add_argument("--baseline", metavar="FILE", required=True, help=words("baseline"))
    new.add_argument("--side", metavar="LABEL", help=say("cli.option.side", lang))
    new.add_argument("--at", metavar="DIR", help=words("at"))
    new.add_argument("--date", metavar="DATE", help=words("date"))
    action("list", chosen=False)
    add = action("add")
    add.add_argument("draft", metavar="FILE", help=words("draft"))
    sender = words("sender")
    add.add_argument("--from", dest="sender", choices=("counterparty", "us"), required=True, help=sender)
    add.add_argument("--date", metavar="DATE", help=words("date"))
    action("take-back")
    status = action("status")
    shape = say("cli.option.format", lang)
    status.add_argument("--format", choices=("text", "json"), default="text", help=shape)
    action("review")
    answer = action("answer")
    answer.add_argument("number", metavar="NTH", type=int, help=words("number"))
    answer.add_argument("verdict", choices=VERDICTS, metavar="VERDICT", help=words("verdict"))
    for name in ("note", "reply", "proposal"):
        answer.add_argument(f"--{name}", metavar="TEXT", help=words(name))
    final = action("final")
    final.add_argument("draft", metavar="FILE", help=words("final"))
    final.add_argument("--date", metavar="DATE", help=words("date"))
    issues = action("issues")
    output = say("cli.option.output", lang, endings=".md .csv .xlsx .docx .json .html")
    issues.add_argument("-o", "--output", metavar="FILE", required=True, help=output)
    readers = ("internal", "counterparty")
    issues.add_argument("--for", dest="audience", choices=readers, default="internal", help=words("audience"))
    issues.add_argument("--date", metavar="DATE", help=say("cli.option.date", lang))
    for name in ("status", "review", "issues", "take-back"):
        actions.choices[name].add_argument(
            "matter", metavar="NAME", nargs="?", default=SUPPRESS, help=words("matter")
        )
    for name in ("new", "status", "review", "issues"):
        actions.choices[name].add_argument(
            "--playbook", metavar="FILE", help=say("playbook.option.playbook", lang)
        )
    response = action("response")
    response.add_argument("matter", metavar="NAME", nargs="?", default=SUPPRESS, help=words("matter"))
    response.add_argument("-o", "--output", metavar="FILE", required=True, help=words("response"))
    response.add_argument("--author", metavar="NAME", help=say("cli.option.author", lang))
    response.add_argument("--date", metavar="DATE", help=say("cli.option.date", lang))
    for name in ("backup", "export"):
        made = action(name)
        made.add_argument("target", metavar="FILE", help=words("target"))
    restore = action("restore", chosen=False)
    restore.add_argument("backup", metavar="FILE", help=words("backup"))
    restore.add_argument("--name", metavar="NAME", help=words("name"))
    restore.add_argument("--at", metavar="DIR", help=words("at"))


def playbook_arguments(
    parser: argparse.ArgumentParser,
    lang: Language,
    common: Callable[[argparse.ArgumentParser, Language], None],
) -> None:
    """Add what may be done with playbooks."""
    actions = actions_of(parser, lang)
    for name, key in (("check", "file"), ("list", ""), ("show", "name"), ("path", "name")):
        said = say(f"playbook.command.{name}", lang)
        made: argparse.ArgumentParser = actions.add_parser(name, help=said, description=said, lang=lang)
        common(made, lang)
        if key:
            made.add_argument(key, metavar=key.upper(), help=say(f"playbook.option.{key}", lang))


def baseline_addition(
    actions: argparse._SubParsersAction[Any],
    lang: Language,
    common: Callable[[argparse.ArgumentParser, Language], None],
) -> None:
    """Add the action that takes in a baseline of the user's own."""
    said = say("matter.baseline.add", lang)
    made: argparse.ArgumentParser = actions.add_parser("add", help=said, description=said, lang=lang)
    common(made, lang)
    made.add_argument("file", metavar="FILE", help=say("matter.baseline.file", lang))
    made.add_argument("--name", metavar="NAME", help=say("matter.baseline.name", lang))
    made.add_argument("--side", metavar="LABEL", help=say("cli.option.side", lang))


def reader_arguments(parser: argparse.ArgumentParser, lang: Language) -> None:
    """Add for whom an export is made."""
    readers = ("internal", "counterparty")
    audience = say("matter.option.audience", lang)
    parser.add_argument("--for", dest="audience", choices=readers, default="internal", help=audience)
    parser.add_argument("--issues", action="store_true", help=say("matter.option.issues", lang))
