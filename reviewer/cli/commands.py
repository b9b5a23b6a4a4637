"""The commands, one function each: all is worked out before a word is printed."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from reviewer.cli import speech
from reviewer.errors import UsageError
from reviewer.messages import say
from reviewer.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reviewer.model import Contract, Finding, Language, Review

    Command = Callable[[Namespace, Language | None], int]

__all__ = ["AT_ONE_GO", "RUN", "has_terminal"]


def has_terminal() -> bool:
    """Return whether the review can be shown: a terminal at every stream, and one that can place a cursor."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in ("", "dumb")


def review(options: Namespace, wish: Language | None) -> int:
    """Open the review in the terminal, or print the report where there is none."""
    from reviewer.cli.pipeline import open_review

    if options.draft is None:
        from reviewer.cli.baselines import propose

        chosen = propose(options, wish, terminal=has_terminal())
        if chosen is None:
            return 0
        options.base, options.draft = str(chosen.path), options.base
    if has_terminal() and "-" not in (options.base, options.draft):
        from reviewer.terminal.app import run_paths

        return run_paths(
            options.base,
            options.draft,
            options.side,
            speech.for_user(wish),
            opener=lambda reach: open_review(options, wish, reach),
            playbook=options.playbook,
        )
    opened = open_review(options, wish)
    if not has_terminal():
        from reviewer.cli.records import recorded
        from reviewer.exporting.report import comparison_report

        with_answers = recorded(opened.comparison.base, opened.comparison.draft, None)
        from reviewer.terminal.opening.recent import answered_elsewhere

        _print(comparison_report(opened, with_answers, hint=True) + _positions(opened, options.playbook))
        if not with_answers and (others := answered_elsewhere(opened.comparison)):
            _print(say("pages.review.elsewhere", opened.language, n=others) + "\n")
        return 0
    from reviewer.cli.records import record_path
    from reviewer.negotiation.store import Store
    from reviewer.terminal.app import run

    with Store(record_path(opened.comparison.base, opened.comparison.draft)) as store:
        return run(opened, store=store, lang=opened.language, playbook=options.playbook)


def compare(options: Namespace, wish: Language | None) -> int:
    """Print the comparison as text, Markdown or JSON."""
    from reviewer.cli.pipeline import open_review

    if options.severity and options.format == "json":
        raise UsageError("usage.severity")
    opened = open_review(options, wish)
    if options.format == "json":
        from reviewer.exporting.comparison_json import comparison_json

        _print(comparison_json(opened))
    elif options.format == "markdown":
        from reviewer.exporting.markdown import write_markdown

        _print(
            write_markdown(opened, least=options.severity)
            + _positions(opened, options.playbook, markdown=True)
        )
    else:
        from reviewer.exporting.report import comparison_report

        _print(comparison_report(opened, least=options.severity) + _positions(opened, options.playbook))
    return _status(opened.findings, options.fail_on)


def batch(options: Namespace, wish: Language | None) -> int:
    """Compare every draft of a folder."""
    from reviewer.cli.batch import batch as run

    return run(options, wish)


def export(options: Namespace, wish: Language | None) -> int:
    """Write the review with its decisions to a file."""
    from reviewer.cli.exports import export as run

    return run(options, wish)


def check(options: Namespace, wish: Language | None) -> int:
    """Print the faults inside one document."""
    from reviewer.cli.checking import checked
    from reviewer.cli.pipeline import open_contract

    contract = open_contract(options)
    lang = speech.for_contract(wish, contract.language)
    findings, said = checked(contract, options, lang)
    if options.format == "json":
        from reviewer.exporting.check_json import check_json

        _print(check_json(contract, findings, lang))
    else:
        from reviewer.exporting.report import check_report

        _print(check_report(contract, findings, lang, said=said))
    return _status(findings, options.fail_on)


def parse(options: Namespace, wish: Language | None) -> int:
    """Print how one document was understood."""
    from reviewer.cli.pipeline import open_contract

    contract: Contract = open_contract(options, view=options.view)
    lang = speech.for_contract(wish, contract.language)
    if options.format == "json":
        from reviewer.exporting.check_json import parse_json

        _print(parse_json(contract, lang))
    else:
        from reviewer.exporting.report import tree_report

        _print(tree_report(contract, lang))
    return 0


def schema(options: Namespace, wish: Language | None) -> int:
    """Print a JSON Schema."""
    from reviewer.exporting.formats import schema_text

    _print(schema_text(options.name))
    return 0


def demo(options: Namespace, wish: Language | None) -> int:
    """Open the bundled example."""
    from reviewer.cli.bundled import demo_pair

    base, draft, side = demo_pair()
    pair = Namespace(
        base=str(base),
        draft=str(draft),
        side=side,
        playbook=None,
        our_author=None,
        formatting=False,
        severity_table=None,
        max_entries=None,
        max_unpacked=None,
    )
    return review(pair, wish)


def baseline(options: Namespace, wish: Language | None) -> int:
    """List, show, locate or add baselines."""
    from reviewer.cli.baselines import baseline_command

    return baseline_command(options, wish)


def rules(options: Namespace, wish: Language | None) -> int:
    """List the rules over one document, or show one."""
    from reviewer.cli.checking import rules_text
    from reviewer.exporting.report import harmless

    _print(harmless(rules_text(options, wish)))
    return 0


def doctor(options: Namespace, wish: Language | None) -> int:
    """Describe the environment."""
    from reviewer.cli.doctor import describe_environment

    _print(describe_environment(speech.for_user(wish), terminal=has_terminal()))
    return 0


def matter(options: Namespace, wish: Language | None) -> int:
    """Run a command over a negotiation of several rounds."""
    from reviewer.cli.matters import matter as run

    return run(options, wish)


def playbook(options: Namespace, wish: Language | None) -> int:
    """Check, list, show or locate playbooks."""
    from reviewer.cli.playbooks import playbook_command

    return playbook_command(options, wish)


AT_ONE_GO = frozenset({"compare", "export", "check"})
"""Commands that do not stop to look for garbage, since the process ends with what they make: a tenth of the
time of a long contract."""
RUN: Mapping[str, Command] = {
    "review": review,
    "compare": compare,
    "batch": batch,
    "export": export,
    "check": check,
    "parse": parse,
    "schema": schema,
    "demo": demo,
    "baseline": baseline,
    "matter": matter,
    "playbook": playbook,
    "rules": rules,
    "doctor": doctor,
}


def _positions(review: Review, name: str | None, *, markdown: bool = False) -> str:
    """Return where the draft stands in the playbook that was named, as a chapter of its own."""
    from reviewer.cli.playbooks import stands

    playbook, found = stands(review, name)
    if playbook is None:
        return ""
    from reviewer.exporting.positions import positions_markdown, positions_report

    return "\n" + (positions_markdown if markdown else positions_report)(review, playbook, found)


def _status(findings: Iterable[Finding], threshold: str | None) -> int:
    """Return 1 where a finding is at least as severe as the threshold."""
    if threshold is None:
        return 0
    severe = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return int(any(finding.severity in severe for finding in findings))


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
