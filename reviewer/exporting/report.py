"""The plain report for places without a screen of our own: pipes, logs, simple terminals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewer.exporting.balance import balance_lines
from reviewer.exporting.coverage import coverage_lines
from reviewer.exporting.excerpt import excerpt
from reviewer.exporting.items import item_lines
from reviewer.exporting.places import place_of, places_of
from reviewer.exporting.points import at_least, gather, left_out
from reviewer.exporting.remarks import remark_head, remarks_of
from reviewer.exporting.summary import change_counts, file_name, notices, parties, pretty_side, swap_words
from reviewer.exporting.trails import authors_words, pile_lines
from reviewer.exporting.words import effect_words, kind_words, pair_words, word
from reviewer.findings.piles import piles_of
from reviewer.language.wrapping import cell_width, wrapped_lines
from reviewer.messages import render, say
from reviewer.model import SEVERITIES
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.exporting.excerpt import Run
    from reviewer.exporting.points import Entry, Point
    from reviewer.model import (
        Comparison,
        Contract,
        Decision,
        Finding,
        Language,
        Mark,
        Pair,
        Quote,
        Review,
        Severity,
    )

__all__ = ["check_report", "comparison_report", "harmless", "tree_report"]

WIDTH = 96
_MARK = lazy(r"\[[-+].|.[-+]\]")
"""A sign of change with the character it belongs to: no line ends between them."""
_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Return text that no terminal obeys: controls and marks that turn its direction become U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def comparison_report(
    review: Review,
    decisions: Mapping[str, Decision] | None = None,
    *,
    width: int = WIDTH,
    hint: bool = False,
    least: Severity | None = None,
) -> str:
    """Return the whole review as plain text of at most `width` cells a line, ended by a line feed.

    With `least` only the points that are at least that severe are told, and how many are not.
    """
    comparison, lang = review.comparison, review.language
    base, draft = file_name(comparison.base), file_name(comparison.draft)
    lines = _folded(say("notes.report.title", lang, base=base, draft=draft), width)
    lines += ["", *_folded(pretty_side(review, lang), width)]
    for row in parties(comparison, lang):
        linked = say("notes.report.linked", lang, base=row.base, draft=row.draft, basis=row.basis)
        lines += _labelled(row.role, linked, width)
    swap = swap_words(comparison, lang)
    lines += _folded(swap, width) if swap else []
    for side, words in notices(comparison, lang):
        lines += _labelled(side or say("notes.report.reading", lang), words, width)
    lines += _folded(change_counts(comparison, lang), width)
    for words in coverage_lines(comparison, lang):
        lines += _folded(words, width)
    points = gather(review, decisions)
    counts = Counter(entry.severity for point in points for entry in point.entries)
    lines += [_severities(counts, lang) or say("notes.report.nothing_changed", lang), ""]
    lines += _piles(review, width)
    marks = piles_of(review).tracked
    told = at_least(points, least)
    rest = left_out(len(points) - len(told), least, lang)
    lines += [*_folded(rest, width), ""] if rest else []
    for point in told:
        lines += _point(review, point, width, marks.get(point.pair.id, ()) if point.pair else ())
    lines += _remarks(review, width)
    if hint:
        lines += _folded(say("notes.report.hint", lang), width)
    return _joined(lines)


def check_report(
    contract: Contract, findings: tuple[Finding, ...], lang: Language, *, width: int = WIDTH, said: str = ""
) -> str:
    """Return the faults inside one document as plain text, the table of duties and rights behind them.

    `said` is a closing sentence of the caller's.
    """
    lines = _folded(say("notes.report.check_title", lang, path=file_name(contract)), width)
    lines += _folded(_kind(contract, lang), width)
    for notice in contract.notices:
        lines += _labelled(say("notes.report.reading", lang), render(notice, lang), width)
    counts = Counter(finding.severity for finding in findings)
    lines += [_severities(counts, lang) or say("notes.report.nothing", lang), ""]
    for finding in findings:
        quote = finding.draft or finding.base
        place = place_of(contract, contract.clause(quote.clause), lang) if quote else ""
        mark = (
            say("check.dismissed.mark", lang, reason=finding.data["dismissed"])
            if "dismissed" in finding.data
            else ""
        )
        head = f"{finding.id}  {_name(finding, finding.severity, lang)}  {place}".rstrip() + mark
        lines += _folded(head, width)
        lines += _folded(render(finding.message, lang), width, "  ")
        if quote and quote.quote:
            clause = contract.clause(quote.clause)
            runs = excerpt(clause.text, [(quote.start, quote.end)])
            lines += _folded("".join(_run(run, lang) for run in runs), width, "  | ")
        if finding.source:
            lines += _labelled(say("notes.points.source", lang), _basis(finding, lang), width, "  ")
        lines.append("")
    for line in (*balance_lines(contract, lang), *item_lines(contract, lang)):
        lines += _folded(line, width)
    lines += _folded(said, width) if said else []
    return _joined(lines)


def _basis(finding: Finding, lang: Language) -> str:
    """Return the source of a finding, since when it is in force, and how sure we are of it."""
    sure = finding.data.get("sure")
    known = [say(f"check.rules.{sure}", lang)] if sure else []
    if "since" in finding.data:
        known.insert(0, say("check.rules.in_force", lang, date=str(finding.data["since"])))
    return (
        say(
            "check.rules.basis",
            lang,
            source=finding.source or "",
            known=say("check.rules.and", lang).join(known),
        )
        if known
        else finding.source or ""
    )


def tree_report(contract: Contract, lang: Language, *, width: int = WIDTH) -> str:
    """Return the clause tree as it was understood, a clause a line, the parties before it."""
    lines = _folded(_kind(contract, lang), width)
    for party in contract.parties:
        facts = (party.label, party.designation, party.role, party.name)
        lines += _labelled(
            say("notes.tree.parties", lang),
            " / ".join(fact or say("notes.none", lang) for fact in facts),
            width,
        )
    for notice in contract.notices:
        lines += _labelled(say("notes.tree.notices", lang), render(notice, lang), width)
    lines.append("")
    for clause in contract.clauses:
        number = f"{clause.number} " if clause.number else ""
        head = f"{'  ' * clause.level}{number}[{clause.kind}] "
        lines += _hanging(head, clause.text, width)
    return _joined(lines)


def _piles(review: Review, width: int) -> list[str]:
    lines: list[str] = []
    for head, rows in pile_lines(review):
        lines += _folded(head, width)
        for row in rows:
            lines += _hanging("  - ", row, width)
    return [*lines, ""] if lines else []


def _remarks(review: Review, width: int) -> list[str]:
    """List the comments of the draft at the clauses they stand at."""
    draft, lang = review.comparison.draft, review.language
    remarks = remarks_of(draft)
    lines = _folded(say("word.remark.section", lang), width) if remarks else []
    for remark in remarks:
        indent = "  " * (1 + min(remark.depth, 3))
        lines += _folded(remark_head(draft, remark, lang), width, indent)
        if remark.words and not remark.depth:
            lines += _folded(say("word.remark.about", lang, words=remark.words), width, indent + "  ")
        lines += _folded(remark.comment.text, width, indent + "| ")
    return [*lines, ""] if lines else []


def _point(review: Review, point: Point, width: int, marks: Iterable[Mark]) -> list[str]:
    comparison, lang = review.comparison, review.language
    pair = point.pair
    if pair is None:
        title = say("notes.place.whole", lang)
    else:
        old = places_of(comparison.base, pair.base, lang)
        new = places_of(comparison.draft, pair.draft, lang)
        place = old or new
        if old and new and old != new:
            place = say("notes.points.both", lang, base=old, draft=new)
        title = say("notes.points.titled", lang, place=place, shape=pair_words(pair, lang))
    lines = _folded(f"{point.number}. {title}", width)
    lines += _words(review, point, width)
    by = authors_words(marks, lang)
    if by:
        lines += _labelled(say("word.mark.label", lang), by, width, "   ")
    for entry in point.entries:
        lines += _entry(entry, lang, width)
    return [*lines, ""]


def _words(review: Review, point: Point, width: int) -> list[str]:
    """Quote both sides, once where they say the same: what went is in `[-…-]`, what came in `[+…+]`."""
    comparison, pair, lang = review.comparison, point.pair, review.language
    lines: list[str] = []
    sides = [("base", comparison.base, "-"), ("draft", comparison.draft, "+")]
    if pair is not None and _says_the_same(comparison, pair):
        sides = [("draft", comparison.draft, "|")]
    for side, contract, sign in sides:
        quotes: list[Quote] = [q for entry in point.entries if (q := getattr(entry.finding, side))]
        clauses = getattr(pair, side) if pair else tuple(dict.fromkeys(quote.clause for quote in quotes))
        whole = pair is not None and pair.kind in ("added", "deleted")
        edits = [q for edit in (pair.edits if pair and not whole else ()) if (q := getattr(edit, side))]
        for clause in clauses:
            changes = [(quote.start, quote.end) for quote in edits if quote.clause == clause]
            focus = [(quote.start, quote.end) for quote in quotes if quote.clause == clause and not whole]
            runs = excerpt(contract.clause(clause).text, changes, focus)
            words = "".join(_run(run, lang, f"[{sign}", f"{sign}]") for run in runs)
            lines += _folded(words, width, f"   {sign} ")
    return lines


def _says_the_same(comparison: Comparison, pair: Pair) -> bool:
    old = [comparison.base.clause(clause).text for clause in pair.base]
    return old == [comparison.draft.clause(clause).text for clause in pair.draft]


def _entry(entry: Entry, lang: Language, width: int) -> list[str]:
    finding, decision = entry.finding, entry.decision
    colon = say("notes.colon", lang)
    message = render(finding.message, lang)
    lines = _folded(f"{_name(finding, entry.severity, lang)}{colon}{message}", width, "   ")
    facts = [words] if (words := effect_words(finding, lang)) else []
    if finding.source:
        facts.append(say("notes.points.source", lang) + colon + finding.source)
    if entry.answered:
        facts.append(say("notes.points.answer", lang) + colon + word("verdict", decision.verdict, lang))
    lines += _folded(say("notes.semicolon", lang).join(facts), width, "     ") if facts else []
    for name in ("note", "reply", "proposal"):
        text = getattr(decision, name)
        if text.strip():
            lines += _labelled(say(f"notes.points.{name}", lang), text, width, "     ")
    return lines


def _name(finding: Finding, severity: str, lang: Language) -> str:
    return say(
        "notes.points.finding",
        lang,
        severity=word("severity", severity, lang),
        kind=kind_words(finding.kind, lang),
    )


def _kind(contract: Contract, lang: Language) -> str:
    """Say what kind of document it is, its title where it has one, and how many clauses it has."""
    kind, count = word("contract_kind", contract.kind, lang), len(contract.clauses)
    if not contract.title.strip():
        return say("notes.report.check_untitled", lang, kind=kind, n=count)
    return say("notes.report.check_kind", lang, kind=kind, title=contract.title, n=count)


def _severities(counts: Mapping[Severity, int], lang: Language) -> str:
    words = [f"{word('severity', name, lang)} {counts[name]}" for name in SEVERITIES if counts.get(name)]
    return "  ".join(words)


def _run(run: Run, lang: Language, before: str = "", after: str = "") -> str:
    if run.gap:
        return f" {say('notes.gap', lang)} "
    return f"{before}{run.text}{after}" if run.marked else run.text


def _labelled(label: str, words: str, width: int, indent: str = "") -> list[str]:
    return _hanging(f"{indent}{label}  ", words, width)


def _hanging(head: str, words: str, width: int) -> list[str]:
    """Lay out words behind a head, later lines under the first word unless that leaves too little room."""
    hang = cell_width(head)
    hang = hang if hang <= width // 2 else 4
    first, *rest = wrapped_lines(harmless(words), max(20, width - hang)) or ("",)
    return [(harmless(head) + first).rstrip(), *((" " * hang + line).rstrip() for line in rest)]


def _folded(words: str, width: int, indent: str = "") -> list[str]:
    room = max(20, width - cell_width(indent))
    plain = harmless(words)
    atoms = [mark.span() for mark in _MARK.finditer(plain)]
    return [(indent + line).rstrip() for line in wrapped_lines(plain, room, atoms)]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
