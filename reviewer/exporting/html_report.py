"""The review as one HTML file that needs nothing else: no network, and a script only to filter and fold.

Every word of a document is escaped text; a content policy forbids the page to fetch anything.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from reviewer.exporting.balance import balance_html
from reviewer.exporting.issues import issues, shared_issues
from reviewer.exporting.points import gather
from reviewer.exporting.report import harmless
from reviewer.exporting.summary import (
    change_counts,
    file_name,
    is_changed,
    notices,
    parties,
    pretty_side,
    swap_words,
)
from reviewer.exporting.words import word
from reviewer.messages import say
from reviewer.model import SEVERITIES
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.exporting.issues import Audience, Issue, SharedIssue
    from reviewer.model import Contract, Decision, Language, Pair, Review
    from reviewer.negotiation.positions import Position

__all__ = ["html_report"]

_ILLEGAL = lazy(r"[\ufffe\uffff]")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def html_report(
    review: Review,
    decisions: Mapping[str, Decision] | None = None,
    positions: Sequence[Position] = (),
    *,
    audience: Audience = "internal",
    date: str | None = None,
) -> str:
    """Return the page. The counterparty's shows the two texts, our proposals, remarks and answers alone."""
    return _Page(review, audience).page(decisions, positions, date)


class _Page:
    def __init__(self, review: Review, audience: Audience) -> None:
        self.review = review
        self.lang: Language = review.language
        self.internal = audience == "internal"

    def page(
        self, decisions: Mapping[str, Decision] | None, positions: Sequence[Position], date: str | None
    ) -> str:
        comparison = self.review.comparison
        title = say("issues.report", self.lang)
        name = comparison.base.title or comparison.draft.title
        head = [
            f"<h1>{_text(name or title)}</h1>",
            f'<p class="sub">{_text(title)}</p>',
            f'<p class="meta">{_text(self._files())}</p>',
        ]
        if date:
            head.append(f'<p class="meta">{_text(say("issues.date", self.lang, date=date))}</p>')
        if self.internal:
            head.append(f'<p class="warn">{_text(say("issues.internal", self.lang))}</p>')
        blocks = self._internal(decisions, positions) if self.internal else self._shared(decisions)
        body = [*head, *self._facts(), *self._bar(), *blocks]
        if not blocks:
            body.append(f"<p>{_text(say('issues.nothing', self.lang))}</p>")
        if self.internal:
            body += balance_html(comparison.draft, self.lang)
        tongue = "zh-CN" if self.lang == "zh" else "en"
        return (
            f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_text(title)}</title>\n<style>\n{_part('report.css')}</style>\n</head>\n<body>\n"
            + "\n".join(body)
            + f"\n<script>\n{_part('report.js')}</script>\n</body>\n</html>\n"
        )

    def _files(self) -> str:
        comparison = self.review.comparison
        base, draft = file_name(comparison.base), file_name(comparison.draft)
        return say("issues.files", self.lang, base=base, draft=draft)

    def _facts(self) -> list[str]:
        comparison = self.review.comparison
        colon = say("notes.colon", self.lang)
        lines = [f"{row.role}{colon}{row.base} = {row.draft}" for row in parties(comparison, self.lang)]
        lines.append(swap_words(comparison, self.lang) or "")
        lines.append(change_counts(comparison, self.lang))
        if self.internal:
            lines.append(pretty_side(self.review, self.lang))
            lines += [f"{side} {words}".strip() for side, words in notices(comparison, self.lang)]
        return ['<div class="facts">', *(f"<p>{_text(line)}</p>" for line in lines if line), "</div>"]

    def _bar(self) -> list[str]:
        every = _text(say("notes.colon", self.lang) + say("issues.all", self.lang))
        picks = []
        if self.internal:
            options = "".join(
                f'<option value="{name}">{_text(word("severity", name, self.lang))}</option>'
                for name in SEVERITIES
            )
            label = _text(say("issues.column.risk", self.lang))
            picks.append(
                f'<select name="severity" aria-label="{label}"><option value="">{label}{every}</option>'
                f"{options}</select>"
            )
        names = [word("verdict", name, self.lang) for name in _VERDICTS]
        options = "".join(f'<option value="{_text(name)}">{_text(name)}</option>' for name in names)
        label = _text(say("issues.column.status", self.lang))
        picks.append(
            f'<select name="status" aria-label="{label}"><option value="">{label}{every}</option>'
            f"{options}</select>"
        )
        search = _text(say("issues.search", self.lang))
        fold, unfold = (_text(say(f"issues.{key}", self.lang)) for key in ("fold", "unfold"))
        return [
            '<div class="bar" hidden>',
            *picks,
            f'<input id="find" type="search" placeholder="{search}" aria-label="{search}">',
            f'<button id="fold" type="button">{fold}</button>',
            f'<button id="unfold" type="button">{unfold}</button>',
            '<span id="count" class="meta"></span>',
            "</div>",
        ]

    def _internal(self, decisions: Mapping[str, Decision] | None, positions: Sequence[Position]) -> list[str]:
        points = gather(self.review, decisions)
        found = issues(self.review, decisions, positions)
        pairs = [point.pair for point in points]
        pairs += [None] * (len(found) - len(pairs))
        return [self._block(one.shared, pair, one) for one, pair in zip(found, pairs, strict=True)]

    def _shared(self, decisions: Mapping[str, Decision] | None) -> list[str]:
        changed = [pair for pair in self.review.comparison.pairs if is_changed(pair)]
        found = shared_issues(self.review, decisions)
        return [self._block(one, pair, None) for one, pair in zip(found, changed, strict=True)]

    def _block(self, shared: SharedIssue, pair: Pair | None, issue: Issue | None) -> str:
        tag = data = ""
        if issue is not None:
            severity = _text(word("severity", issue.severity, self.lang))
            tag = f'<span class="tag {issue.severity}">{severity}</span>'
            data = f' data-severity="{issue.severity}"'
        lines = [
            f'<details open data-status="{_text(shared.status)}"{data}>',
            f'<summary><span class="number">{shared.number}</span>{tag}<span>{_text(shared.place)}</span>'
            f'<span class="status">{_text(shared.status)}</span></summary>',
            '<div class="body">',
        ]
        if pair is not None:
            comparison = self.review.comparison
            ours = self._words(comparison.base, pair, "base")
            theirs = self._words(comparison.draft, pair, "draft")
            lines += [
                '<div class="two">',
                f"<div><h3>{self._column('ours')}</h3>{ours}</div>",
                f"<div><h3>{self._column('theirs')}</h3>{theirs}</div>",
                "</div>",
            ]
        own = (
            (("points", issue.points), ("position", issue.position), ("offer", issue.offer)) if issue else ()
        )
        after = (("approver", issue.approver), ("owner", issue.owner), ("note", issue.note)) if issue else ()
        both = (("proposal", shared.proposal), ("reply", shared.reply), ("resolution", shared.resolution))
        for key, text in (*own, *both, *after):
            if text:
                lines.append(f'<div class="more"><h3>{self._column(key)}</h3><p>{_text(text)}</p></div>')
        return "\n".join([*lines, "</div>", "</details>"])

    def _column(self, key: str) -> str:
        return _text(say(f"issues.column.{key}", self.lang))

    def _words(self, contract: Contract, pair: Pair, side: str) -> str:
        """Return the clauses of one side, whole, with the changed words marked."""
        ids: tuple[str, ...] = getattr(pair, side)
        mark = "del" if side == "base" else "ins"
        quotes = [quote for edit in pair.edits if (quote := getattr(edit, side)) is not None]
        shown = []
        for name in ids:
            text, place, parts = contract.clause(name).text, 0, []
            for quote in sorted((q for q in quotes if q.clause == name), key=lambda q: q.start):
                if quote.start < place or quote.end <= quote.start:
                    continue
                parts += [_text(text[place : quote.start]), f"<{mark}>{_text(quote.quote)}</{mark}>"]
                place = quote.end
            shown.append("".join([*parts, _text(text[place:])]))
        return "<br>".join(shown) or say("notes.none", self.lang)


_VERDICTS = ("open", "accepted", "rejected", "countered", "query")


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", harmless(words.replace("\r", "\n"))), quote=True)


def _part(name: str) -> str:
    return files("reviewer.exporting").joinpath("html_parts", name).read_text(encoding="utf-8")
