"""Sentences in which a word hangs on a number: one clause, two clauses."""

from __future__ import annotations

import string

__all__ = ["COUNTED"]


class _Counted(string.Formatter):
    """Reads `{n:clause|clauses}` as one form and many, `{n:|one|many}` as none, one and many."""

    def format_field(self, value: object, format_spec: str) -> str:
        if "|" not in format_spec:
            return str(super().format_field(value, format_spec))
        *none, one, many = format_spec.split("|")
        number = str(value)
        return none[0] if none and number == "0" else one if number == "1" else many


COUNTED = _Counted()
