"""A contract in two languages names each of its parties twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from reviewer.model import Language, Party

__all__ = ["one_in_both_languages"]

_LETTERS = {"甲方": "Party A", "乙方": "Party B", "丙方": "Party C", "丁方": "Party D"}


def one_in_both_languages(parties: tuple[Party, ...], language: Language) -> tuple[Party, ...]:
    """Return the parties, those that are named in Chinese and in English (甲方, Party A) once each.

    They are called what the language of the contract calls them; the other label is an alias. Who is who is
    told by the letter, or by the role where each role is named once in either language.
    """
    foreign = [party for party in parties if party.label.isascii()]
    native = [party for party in parties if not party.label.isascii()]
    twins = {one.label: other for one in native for other in foreign if _are_one(one, other)}
    if not twins:
        named, others = ({one.role: one for one in side if one.role} for side in (native, foreign))
        if not 1 < len(named) == len(native) == len(foreign) or named.keys() != others.keys():
            return parties
        twins = {one.label: others[role] for role, one in named.items()}
    if language == "en":
        own = {one.label: one for one in native}
        twins = {other.label: own[label] for label, other in twins.items()}
    gone = {other.label for other in twins.values()}
    return tuple(
        _joined(party, twins[party.label]) if party.label in twins else party
        for party in parties
        if party.label not in gone
    )


def _are_one(native: Party, foreign: Party) -> bool:
    return _LETTERS.get(native.label) == foreign.label


def _joined(party: Party, twin: Party) -> Party:
    known = {field.name for field in party.fields}
    return replace(
        party,
        designation=party.designation or twin.designation,
        role=party.role or twin.role,
        name=party.name or twin.name,
        fields=(*party.fields, *(field for field in twin.fields if field.name not in known)),
        aliases=tuple(sorted({*party.aliases, twin.label, *twin.aliases})),
    )
