"""Playbooks read from their files, every fault told with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.errors import UsageError
from reviewer.findings.tables import table
from reviewer.language.quantities import find_quantities
from reviewer.model import SEVERITIES, Message, Severity
from reviewer.negotiation.bounds import holds
from reviewer.negotiation.playbook import Bound, Fallback, Fault, Playbook, RedLine, Topic
from reviewer.negotiation.playbook_lines import Lines
from reviewer.negotiation.positions import crossed_by, judge_text, view_of
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["load_playbook", "read_playbook"]

_TOP = {"name", "contract", "side", "baseline", "version", "topic"}
_TOPIC = {
    "id", "title", "words", "standard", "bounds", "reason", "severity", "approver", "owner", "fallback",
    "red_line",
}  # fmt: skip
_FALLBACK = {"wording", "bounds", "reason", "approver"}
_RED = {"text", "words", "without", "missing", "bounds"}
_BOUND = {"measure", "at_most", "at_least", "whole"}
_AT_LINE = lazy(r"\(at line (\d+)")


def load_playbook(path: str | Path) -> Playbook:
    """Return the playbook of a file; raise `UsageError` with the first fault where it has any."""
    playbook, faults = read_playbook(path)
    if playbook is None or faults:
        raise UsageError("usage.playbook_faulty", path=str(path), line=faults[0].line, n=len(faults))
    return playbook


def read_playbook(path: str | Path) -> tuple[Playbook | None, tuple[Fault, ...]]:
    """Return the playbook of a file and its faults in order of lines; None where it cannot be understood.

    Raises `UsageError` where the file cannot be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("usage.playbook_unreadable", path=str(path)) from error
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        return None, (Fault(number, Message("playbook.fault.toml", {"reason": str(error)})),)
    reading = _Reading(Lines(text))
    playbook = reading.playbook(loaded)
    reading.agree(playbook)
    faults = tuple(sorted(reading.faults, key=lambda fault: fault.line))
    return (None if faults else playbook), faults


class _Reading:
    """One pass over the loaded tables, faults gathered on the way."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.faults: list[Fault] = []

    def playbook(self, loaded: Mapping[str, Any]) -> Playbook:
        self._known(loaded, _TOP)
        topics = loaded.get("topic", [])
        if not isinstance(topics, list) or not topics or not all(isinstance(t, dict) for t in topics):
            self._fault("no_topics", self.lines.of("topic"))
            topics = []
        found = tuple(self._topic(topic, (("topic", n),)) for n, topic in enumerate(topics))
        seen: set[str] = set()
        for number, topic in enumerate(found):
            if topic.id in seen:
                self._fault("repeated", self.lines.of("id", ("topic", number)), id=topic.id)
            seen.add(topic.id)
        return Playbook(
            self._text(loaded, "name", required=True),
            self._text(loaded, "contract", required=True),
            self._text(loaded, "side", required=True),
            found,
            self._text(loaded, "baseline"),
            self._text(loaded, "version"),
        )

    def agree(self, playbook: Playbook) -> None:
        """Hold every wording against the playbook's own red lines and bounds."""
        for number, topic in enumerate(playbook.topics):
            place = ("topic", number)
            if topic.standard and not self._sound(topic, topic.standard, topic.bounds):
                self._fault("standard_crosses", self.lines.of("standard", place), id=topic.id)
            for rank, fallback in enumerate(topic.fallbacks):
                where = (place, ("fallback", rank))
                if not self._sound(topic, fallback.wording, fallback.bounds):
                    self._fault("fallback_crosses", self.lines.of("wording", *where), id=topic.id)
                level, found, _ = judge_text(topic, [fallback.wording])
                if level == "standard" or (level == "fallback" and found != rank + 1):
                    self._fault("fallback_idle", self.lines.of("wording", *where), id=topic.id)

    @staticmethod
    def _sound(topic: Topic, wording: str, bounds: tuple[Bound, ...]) -> bool:
        """Return whether a wording keeps off the red line and within its own bounds."""
        view = view_of(wording)
        return crossed_by(topic, [view]) is None and all(
            holds(bound, [view]) is not False for bound in bounds
        )

    def _topic(self, row: Mapping[str, Any], place: tuple[tuple[str, int], ...]) -> Topic:
        self._known(row, _TOPIC, *place)
        severity: Severity | None = next((one for one in SEVERITIES if one == row.get("severity")), None)
        if severity is None:
            line = self.lines.of("severity", *place)
            self._fault("severity", line, value=str(row.get("severity")), known=", ".join(SEVERITIES))
            severity = "major"
        fallbacks = row.get("fallback", [])
        if not isinstance(fallbacks, list) or not all(isinstance(one, dict) for one in fallbacks):
            self._fault("shape", self.lines.of("fallback", *place), name="fallback")
            fallbacks = []
        red = row.get("red_line", {})
        if not isinstance(red, dict):
            self._fault("shape", self.lines.of("red_line", *place), name="red_line")
            red = {}
        return Topic(
            self._text(row, "id", *place, required=True),
            self._text(row, "title", *place, required=True),
            self._groups(row, "words", *place, required=True),
            self._text(row, "standard", *place, required=True),
            severity,
            self._bounds(row, *place),
            tuple(self._fallback(one, (*place, ("fallback", n))) for n, one in enumerate(fallbacks)),
            self._red_line(red, (*place, ("red_line", 0))),
            self._text(row, "reason", *place, required=True),
            self._text(row, "approver", *place),
            self._text(row, "owner", *place),
        )

    def _fallback(self, row: Mapping[str, Any], place: tuple[tuple[str, int], ...]) -> Fallback:
        self._known(row, _FALLBACK, *place)
        return Fallback(
            self._text(row, "wording", *place, required=True),
            self._bounds(row, *place),
            self._text(row, "reason", *place),
            self._text(row, "approver", *place),
        )

    def _red_line(self, row: Mapping[str, Any], place: tuple[tuple[str, int], ...]) -> RedLine:
        self._known(row, _RED, *place)
        words = row.get("words", [])
        if not _strings(words):
            self._fault("shape", self.lines.of("words", *place), name="words")
            words = []
        return RedLine(
            self._text(row, "text", *place),
            tuple(words),
            self._groups(row, "without", *place),
            row.get("missing") is True,
            self._bounds(row, *place),
        )

    def _bounds(self, row: Mapping[str, Any], *place: tuple[str, int]) -> tuple[Bound, ...]:
        line = self.lines.of("bounds", *place)
        rows = row.get("bounds", [])
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            self._fault("shape", line, name="bounds")
            return ()
        return tuple(bound for one in rows if (bound := self._bound(one, line)) is not None)

    def _bound(self, row: Mapping[str, Any], line: int) -> Bound | None:
        for key in row.keys() - _BOUND:
            self._fault("unknown", line, name=key)
        measure = str(row.get("measure", ""))
        if measure not in table("measures"):
            self._fault("measure", line, measure=measure or "—")
            return None
        given = [key for key in ("at_most", "at_least") if key in row]
        if len(given) != 1:
            self._fault("one_limit", line)
            return None
        text = str(row[given[0]])
        found = find_quantities(text)
        if len(found) != 1:
            self._fault("quantity", line, text=text)
            return None
        whole = row.get("whole", [])
        return Bound(measure, found[0], given[0] == "at_most", text, tuple(whole) if _strings(whole) else ())

    def _groups(
        self, row: Mapping[str, Any], key: str, *place: tuple[str, int], required: bool = False
    ) -> tuple[tuple[str, ...], ...]:
        groups = row.get(key, [])
        if not isinstance(groups, list) or not all(_strings(group) and group for group in groups):
            self._fault("groups", self.lines.of(key, *place), name=key)
            return ()
        if required and not groups:
            self._fault("missing", self.lines.of(key, *place), name=key)
        return tuple(tuple(group) for group in groups)

    def _text(self, row: Mapping[str, Any], key: str, *place: tuple[str, int], required: bool = False) -> str:
        value = row.get(key, "")
        if not isinstance(value, str):
            self._fault("shape", self.lines.of(key, *place), name=key)
            return ""
        if required and not value.strip():
            self._fault("missing", self.lines.of(key, *place), name=key)
        return value.strip()

    def _known(self, row: Mapping[str, Any], known: set[str], *place: tuple[str, int]) -> None:
        for key in sorted(row.keys() - known):
            self._fault("unknown", self.lines.of(key, *place), name=key)

    def _fault(self, key: str, line: int, **params: str) -> None:
        self.faults.append(Fault(line, Message(f"playbook.fault.{key}", params)))


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
