"""What is to be written for whom: the kinds of export, what each leaves to choose, what it will hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from reviewer.exporting.formats import Reader, export
from reviewer.exporting.points import gather
from reviewer.exporting.unanswered import left_open
from reviewer.exporting.word import WordOptions
from reviewer.exporting.words import word
from reviewer.messages import render, say
from reviewer.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewer.exporting.issues import Audience
    from reviewer.exporting.word import Comments
    from reviewer.model import Decision, Message, Review
    from reviewer.terminal.margin.margin import Margin

Kind = Literal["notes", "redline", "response", "page", "sheet", "table", "text", "data"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ENDING: Mapping[Kind, str] = {
    "notes": ".md", "redline": ".docx", "response": ".docx", "page": ".html", "sheet": ".xlsx",
    "table": ".csv", "text": ".txt", "data": ".json",
}  # fmt: skip
AUDIENCES: tuple[Audience, ...] = ("internal", "counterparty")


class Plan(Struct, frozen=True):
    """One export as it stands chosen."""

    kind: Kind = "notes"
    audience: Audience = "internal"
    comments: Comments = "clean"
    author: str | None = None
    """Of the tracked changes and comments of a Word file; the usual one where it is None."""

    @property
    def ending(self) -> str:
        """The ending of the file."""
        return ENDING[self.kind]

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """For whom this kind can be made: the plain report holds our own assessment throughout."""
        return AUDIENCES[:1] if self.kind == "text" else AUDIENCES

    @property
    def comment_choices(self) -> tuple[Comments, ...]:
        """Which comments a Word file may carry; none to choose from for another kind."""
        if self.kind == "redline" and self.audience == "internal":
            return ("clean", "ours", "none")
        return ("clean", "none") if self.kind in ("redline", "response") else ()

    def settled(self) -> Plan:
        """Return the plan with what its kind and its reader allow."""
        audience = self.audience if self.audience in self.audiences else self.audiences[0]
        plan = replace(self, audience=audience)
        choices = plan.comment_choices
        return replace(plan, comments="clean") if choices and plan.comments not in choices else plan

    def turned(self, what: Literal["kind", "audience", "comments"]) -> Plan:
        """Return the plan with the next of what can be chosen there."""
        choices = {"kind": KINDS, "audience": self.audiences, "comments": self.comment_choices}[what]
        if not choices:
            return self
        chosen = choices[(choices.index(getattr(self, what)) + 1) % len(choices)]
        return replace(self, **{what: chosen}).settled()

    def at(self, path: PurePath) -> Plan | None:
        """Return the plan for a path that was typed; None where nothing goes by its ending."""
        ending = path.suffix.lower()
        if ending == self.ending:
            return self
        kind = next((kind for kind in KINDS if ENDING[kind] == ending), None)
        return replace(self, kind=kind).settled() if kind else None

    def write(
        self,
        review: Review,
        decisions: Mapping[str, Decision],
        target: Path,
        date: str,
        margin: Margin | None = None,
    ) -> tuple[Path, tuple[Message, ...]]:
        """Write the file; return its path and notices of what it could not show. Raises `ExportError`."""
        notices: list[Message] = []
        written = export(
            review,
            decisions,
            target,
            date=date,
            word=WordOptions(self.kind == "response", self.comments, self.author, date),
            tell=notices.append,
            reader=self._reader(margin),
        )
        return written.resolve(), tuple(notices)

    def _word_file(self, review: Review, decisions: Mapping[str, Decision]) -> list[str]:
        """Return what a Word file will hold, in words."""
        lang = review.language
        told = [
            say(f"terminal.export.holds_{self.kind}", lang),
            say(f"terminal.export.holds_{self.comments}", lang),
            say("terminal.export.holds_answers", lang, answers=_answers(review, decisions) or "—"),
            say("terminal.export.holds_author", lang, author=self.author or say("word.author", lang)),
        ]
        waiting = left_open(review, decisions) if self.kind == "response" else None
        if waiting is not None:
            told.insert(0, render(waiting, lang))
        return told

    def _reader(self, margin: Margin | None) -> Reader:
        if margin is None:
            return Reader(self.audience)
        return Reader(self.audience, positions=margin.stands, playbook=margin.playbook)

    def preview(
        self,
        review: Review,
        decisions: Mapping[str, Decision],
        date: str,
        margin: Margin | None = None,
    ) -> str:
        """Return what the file will hold; for a Word file in words, for a table or a page as a list."""
        if self.kind in ("redline", "response"):
            return "\n\n".join(self._word_file(review, decisions))
        if self.kind == "text":
            from reviewer.exporting.report import comparison_report

            return comparison_report(review, decisions)
        if self.kind == "data" and self.audience == "internal":
            from reviewer.exporting.comparison_json import comparison_json

            return comparison_json(review, decisions)
        if self.kind in ("notes", "page") and self.audience == "internal":
            from reviewer.exporting.markdown import write_markdown

            notes = write_markdown(review, decisions, date=date)
            if margin is None or margin.playbook is None:
                return notes
            from reviewer.exporting.positions import positions_markdown

            return f"{notes}\n{positions_markdown(review, margin.playbook, margin.stands)}"
        from reviewer.exporting.shared import written_for

        ending = ".json" if self.kind == "data" else ".md"
        stands = margin.stands if margin is not None else ()
        return written_for(self.audience, ending, review, decisions, stands, date=date).decode("utf-8")


def _answers(review: Review, decisions: Mapping[str, Decision]) -> str:
    """Return how many points of a review were answered how; answers to other exchanges do not count."""
    entries = [entry for point in gather(review, decisions) for entry in point.entries]
    counts = Counter(entry.decision.verdict for entry in entries)
    told = [
        say(
            "matter.counted",
            review.language,
            what=word("verdict", verdict, review.language),
            n=counts[verdict],
        )
        for verdict in get_args(Verdict)
        if counts[verdict]
    ]
    return say("notes.semicolon", review.language).join(told)


def named(path: str, plan: Plan, usual: Callable[[Kind], str]) -> str:
    """Return the path for another plan: the usual name for a usual name, else the same with its ending."""
    old = PurePath(path)
    if not old.name or old.name in {usual(kind) for kind in KINDS}:
        return str(old.with_name(usual(plan.kind))) if old.name else usual(plan.kind)
    return str(old.with_suffix(plan.ending))
