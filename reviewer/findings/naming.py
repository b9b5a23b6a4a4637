"""Parties by label and role, for comparisons in which one letter stands for two parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Party

__all__ = ["named_by_role"]

_PRONOUNS = frozenset({"we", "you"})
_NAMES = frozenset({"party", "label", "bearer", "holder"})
"""Parameters of messages that hold a party's label in the baseline."""


def named_by_role(observations: Iterable[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations; where the labels are exchanged, with each party called 甲方（委托方）,
    and where a party is called by a pronoun, with its name.

    The quotes keep the letters of their own document, so that only the role tells who is meant.
    """
    parties = comparison.base.parties
    if comparison.swapped:
        names = {party.label: _name(party) for party in parties}
    else:
        spoken = [party for party in parties if party.label in _PRONOUNS]
        names = {party.label: party.name or f"“{party.label}”" for party in spoken}
    if not names:
        yield from observations
        return
    for seen in observations:
        yield seen if seen.kind == "party.swap" else replace(seen, message=_renamed(seen.message, names))


def _name(party: Party) -> str | Message:
    if not party.designation and not party.role:
        return party.label
    role = party.designation or Message(f"findings.role.{party.role}")
    return Message("findings.party.called", {"label": party.label, "role": role})


def _renamed(message: Message, names: Mapping[str, str | Message]) -> Message:
    if message.key == "findings.party.called":
        return message
    params = {
        key: _renamed(value, names)
        if isinstance(value, Message)
        else names.get(value, value)
        if key in _NAMES and isinstance(value, str)
        else value
        for key, value in message.params.items()
    }
    return Message(message.key, params)
