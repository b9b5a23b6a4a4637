"""The commands over one document and over the rules: check, with what is dismissed, and rules list and
show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.cli import speech
from reviewer.errors import UsageError
from reviewer.messages import say
from reviewer.negotiation.house import dismissals_file, house_rules

if TYPE_CHECKING:
    from argparse import Namespace

    from reviewer.findings.inspect.dismissal import Dismissals
    from reviewer.findings.inspect.rules import Rule, Rulebook
    from reviewer.model import Contract, Finding, Language

__all__ = ["checked", "rulebook_of", "rules_text"]


def rulebook_of(options: Namespace) -> Rulebook:
    """Return the shipped rules with those of the user's rules folder and of `--rules`, the later before the
    earlier."""
    return house_rules([Path(options.rules)] if getattr(options, "rules", None) else [])


def checked(contract: Contract, options: Namespace, lang: Language) -> tuple[tuple[Finding, ...], str]:
    """Return the findings to show, and a sentence on what was dismissed or restored just now."""
    from reviewer.findings import examine
    from reviewer.findings.inspect.dismissal import load_dismissals, save_dismissals

    findings = examine(contract, book=rulebook_of(options))
    path = dismissals_file()
    dismissals = load_dismissals(path)
    document = contract.document.sha256
    said = ""
    if options.dismiss or options.restore:
        finding = _named(findings, options.dismiss or options.restore)
        if options.dismiss:
            reason = (options.reason or "").strip()
            if not reason:
                raise UsageError("rules.reason")
            dismissals = dismissals.dismissed(finding, document, reason, everywhere=options.everywhere)
            said = say("check.dismissed.done", lang, id=finding.id, reason=reason)
        else:
            dismissals = dismissals.restored(finding, document)
            said = say("check.dismissed.restored", lang, id=finding.id)
        save_dismissals(dismissals, path)
    shown, hidden = _without(findings, dismissals, document, show=options.show_dismissed)
    if hidden and not said:
        said = say("check.dismissed.count", lang, count=hidden)
    return shown, said


def _without(
    findings: tuple[Finding, ...], dismissals: Dismissals, document: str, *, show: bool
) -> tuple[tuple[Finding, ...], int]:
    shown: list[Finding] = []
    hidden = 0
    for finding in findings:
        reason = dismissals.reason(finding, document)
        if reason is None:
            shown.append(finding)
        elif show:
            shown.append(replace(finding, data={**finding.data, "dismissed": reason}))
        else:
            hidden += 1
    return tuple(shown), hidden


def _named(findings: tuple[Finding, ...], name: str) -> Finding:
    found = next((finding for finding in findings if finding.id == name.strip().lower()), None)
    if found is None:
        raise UsageError("rules.no_finding", id=name, last=findings[-1].id if findings else "—")
    return found


def rules_text(options: Namespace, wish: Language | None) -> str:
    """Return the list of the rules, or all that one of them says."""
    lang = speech.for_user(wish)
    book = rulebook_of(options)
    if options.action == "list":
        return "".join(_line(rule, lang) for rule in book.rules)
    rule = book.rule(options.name)
    if rule is None:
        raise UsageError("rules.unknown", id=options.name)
    return _whole(rule, lang)


def _line(rule: Rule, lang: Language) -> str:
    from reviewer.language.wrapping import pad

    severity = say(f"words.severity.{rule.severity}", lang)
    return f"{pad(rule.id, 8)}{pad(severity, 12)}{rule.title[lang]}\n"


def _whole(rule: Rule, lang: Language) -> str:
    from reviewer.language.wrapping import pad

    comma = say("words.comma", lang)
    types = [say(f"check.type.{name}", lang) for name in sorted(rule.types)]
    facts = (
        ("kind", rule.kind),
        ("severity", say(f"words.severity.{rule.severity}", lang)),
        ("types", comma.join(types) or say("check.rules.all_types", lang)),
        ("source", rule.source or ""),
        ("since", rule.start or ""),
        ("until", rule.until or ""),
        ("sure", say(f"check.rules.{rule.sure}", lang)),
        ("asks", comma.join(rule.any)),
        ("says", rule.message[lang]),
        ("from_file", rule.file),
    )
    lines = [f"{rule.id}  {rule.title[lang]}"]
    lines += [f"  {pad(say(f'check.rules.{name}', lang), 18)}{value}" for name, value in facts if value]
    return "\n".join(lines) + "\n"
