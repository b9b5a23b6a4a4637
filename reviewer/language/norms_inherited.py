"""What a clause has from the headings and lead-ins above it: whose list it stands in, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.language.modality import Cue, find_cues
from reviewer.language.norms_slots import find_mentions
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re

    from reviewer.model import Clause, Contract

__all__ = ["Inheritance", "Kind", "inherited"]

Kind = Literal["duties", "rights", "both"]


class Inheritance(Struct, frozen=True):
    """What a clause has from its ancestors: whose list it stands in, and of what."""

    subject: str | None
    listed_as: Kind | None
    grade: str | None = None
    """Grade of a lead-in's own cue (`乙方应：`)."""


_LIST_HEAD = lazy(
    r"(权利义务|权利与义务|权利和义务|权利及义务|义务与权利|权利、义务|义务和权利)|(义务|责任|职责|承诺|保证|陈述)|(权利|权限)"
)
_CASES = lazy(
    r"(?:情形|情况|事由|事件|行为|条件)之一|(?:下列|以下|如下|下述)(?:任一|任何|任意)?(?:情形|情况|事由)"
)
"""A lead-in to cases, in which nobody owes or may do anything: 有下列情形之一的，乙方可解除合同："""
_BARS = lazy(r"不得|不应|禁止|严禁|杜绝|避免")
_LEAD_IN = lazy(r"[：:][-–—]?\s*$")


def inherited(contract: Contract, clause: Clause) -> Inheritance:
    """Return the subject and the kind of list that a clause has from the headings and lead-ins above it."""
    labels = tuple(sorted(name for party in contract.parties for name in (party.label, *party.aliases)))
    above = clause.parent
    while above is not None:
        parent = contract.clause(above)
        title = parent.heading or ""
        lead = parent.text if _LEAD_IN.search(parent.text) else ""
        if lead and _CASES.search(lead) and not _BARS.search(lead):
            return Inheritance(None, None)
        for words in (lead, title, parent.text if len(parent.text) <= 30 else ""):
            named = {
                m.label: m
                for m in find_mentions(words, labels)
                if m.sort in ("party", "collective", "variable")
            }
            owners = [m for m in named.values() if m.slot in ("bearer", "possessor", "agent")]
            if len(owners) != 1 and len(named) != 1:
                continue
            owner = owners[0] if len(owners) == 1 else next(iter(named.values()))
            kind = _LIST_HEAD.search(words)
            cue = next((cue for cue in find_cues(words) if cue.grade != "D"), None)
            if kind or cue or words is lead:
                return Inheritance(owner.label, _list_kind(kind, cue), cue.grade if cue else None)
        above = parent.parent
    return Inheritance(None, None)


def _list_kind(kind: re.Match[str] | None, cue: Cue | None) -> Kind | None:
    if cue:
        return "rights" if cue.grade in ("P", "R", "R+", "E") else "duties"
    if kind is None:
        return None
    if kind.group(1):
        return "both"
    return "duties" if kind.group(2) else "rights"
