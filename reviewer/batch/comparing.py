"""One draft after another against baselines that were read once: the work of a single process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.batch.job import Done, Outcome, refused, told
from reviewer.errors import ReviewerError
from reviewer.findings.inspect.dismissal import Dismissals, without_dismissed
from reviewer.findings.inspect.rulebook import rulebook_with
from reviewer.model import SEVERITIES, Review

if TYPE_CHECKING:
    from reviewer.batch.job import Job, Standard, Task
    from reviewer.model import Contract, Language

__all__ = ["Desk", "Known", "read_standards"]

WORST = 3
"""Points that the table tells of a draft."""


class Known(NamedTuple):
    """A baseline as it was understood."""

    standard: Standard
    contract: Contract
    phrases: frozenset[str]
    """Its phrases; none where it need not be told from others."""


def read_standards(job: Job) -> tuple[Known, ...]:
    """Return the baselines of a job; raise `ReviewerError` where one cannot be read or is no contract."""
    from reviewer.negotiation.closest import phrases
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract

    known = []
    for standard in job.standards:
        document = read_document(standard.path, limits=job.limits, data=standard.data)
        contract = require_contract(build_contract(document))
        known.append(Known(standard, contract, phrases(contract) if job.library else frozenset()))
    return tuple(known)


class Desk:
    """The baselines of a job, and the hands to hold a draft against them."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._known = read_standards(job)
        self._book = rulebook_with(job.rules)

    def compare(self, task: Task) -> Done:
        """Return the line and the reports of a draft; whatever is wrong with it is in the line."""
        lang = self.job.language
        try:
            return self._compared(task)
        except ReviewerError as error:
            return Done(refused(error, lang))
        except Exception as error:  # a draft that meets a fault of ours must not stop the others
            return Done(told("failed", "batch.internal", lang, reason=type(error).__name__), passing=True)

    def _compared(self, task: Task) -> Done:
        from reviewer.comparison import compare_contracts
        from reviewer.findings import find, without_marks
        from reviewer.reading import read_document
        from reviewer.structure import build_contract, require_contract
        from reviewer.structure.sides import sides_meant

        job = self.job
        read = read_document(task.name, limits=job.limits, data=task.data)
        draft = require_contract(build_contract(read))
        known, nearness = self._nearest(draft)
        if known is None:
            return Done(told("failed", "batch.nothing_near", job.language, nearness=nearness or 0))
        base = known.contract
        comparison = compare_contracts(base, draft)
        sides = sides_meant(job.side, base, comparison) if job.side else ()
        if job.side and len(sides) != 1:
            labels, name = tuple(party.label for party in base.parties), known.standard.name
            return Done(
                told("failed", "batch.no_side", job.language, side=job.side, name=name, labels=labels)
            )
        side = sides[0] if sides else None
        unmarked = without_marks(draft, job.limits, base, data=task.data)
        found = find(
            comparison, side=side, overrides=job.overrides or None, unmarked=unmarked, book=self._book
        )
        mine = draft.document.sha256
        aside = Dismissals(job.dismissals.rules, {**job.dismissals.documents, mine: {**task.dismissed}})
        found = without_dismissed(found, aside, (base.document.sha256, mine))
        review = Review(comparison, found, side, known.standard.language, our_author=job.our_author)
        outcome = _outcome(review, known.standard.name, nearness, job.language)
        return Done(outcome, {ending: written(review, ending) for ending in job.reports})

    def _nearest(self, draft: Contract) -> tuple[Known | None, int | None]:
        """Return the baseline to hold a draft against, and how near it is in percent where that was asked."""
        if not self.job.library:
            return self._known[0], None
        from reviewer.negotiation.closest import nearness, phrases

        mine = phrases(draft)
        share, place = max((nearness(mine, known.phrases), place) for place, known in enumerate(self._known))
        return (self._known[place] if share >= self.job.least else None), round(100 * share)


def written(review: Review, ending: str) -> bytes:
    """Return the report of a review in the format of that ending: `.md`, `.html` or `.json`."""
    if ending == ".json":
        from reviewer.exporting.comparison_json import comparison_json

        text = comparison_json(review)
    elif ending == ".html":
        from reviewer.exporting.html_report import html_report

        text = html_report(review)
    else:
        from reviewer.exporting.markdown import write_markdown

        text = write_markdown(review)
    return text.encode("utf-8", "backslashreplace")


def _outcome(review: Review, baseline: str, nearness: int | None, lang: Language) -> Outcome:
    from reviewer.exporting.summary import is_changed

    found = review.findings
    return Outcome(
        "compared",
        baseline,
        nearness,
        sum(map(is_changed, review.comparison.pairs)),
        tuple(sum(finding.severity == severity for finding in found) for severity in SEVERITIES),
        sum(finding.impact == "adverse" for finding in found) if review.side else None,
        _worst(review, lang),
    )


def _worst(review: Review, lang: Language) -> tuple[str, ...]:
    """Return the gravest points that came with the draft, under the numbers they have in its reports."""
    from reviewer.exporting.places import places_of
    from reviewer.exporting.points import gather
    from reviewer.exporting.words import word
    from reviewer.messages import render, say

    worst: list[str] = []
    for point in gather(review):
        came = [entry.finding for entry in point.entries if entry.finding.data.get("origin") != "baseline"]
        if not came:
            continue
        pair, gravest = point.pair, came[0]
        place = say("notes.place.whole", lang)
        if pair is not None:
            base, draft = review.comparison.base, review.comparison.draft
            place = places_of(draft, pair.draft, lang) if pair.draft else places_of(base, pair.base, lang)
        severity, message = word("severity", gravest.severity, lang), render(gravest.message, lang)
        worst.append(
            say("batch.worst", lang, n=point.number, severity=severity, place=place, message=message)
        )
        if len(worst) == WORST:
            break
    return tuple(worst)
