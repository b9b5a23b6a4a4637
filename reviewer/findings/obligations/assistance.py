"""A duty to do a thing that became one to help somebody do it, or the reverse: 处理投诉, 协助甲方处理投诉."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import its, one_of, party_of
from reviewer.findings.obligations.words import observed, shorten
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.observation import Observation

__all__ = ["assistance"]

_DUTIES = {"O4", "O3", "O3w"}
_HELP = lazy(
    r"[，,、和及与并]?(?:积极|尽力|全力)?(?:协助|配合|辅助|帮助|督促|敦促|督导|协调)[^，,。；;、]{0,12}?"
    r"(?:处理|办理|完成|进行|做好|开展|实施|落实|解决)?"
)
_HELPS = lazy(r"(?:积极|尽力|全力)?(?:协助|配合|辅助|帮助|督促|敦促|督导|协调)")
_PAYS = lazy(
    r"赔付|赔偿|补偿|垫付|支付|给付|偿还|清偿|代偿|返还|退还|退赔|承担[^，,。；;]{0,12}?(?:责任|费用|损失|风险)"
)
"""Acts by which somebody pays out of his own pocket."""
_LETTERS = 2
"""So many letters of the act itself are quoted with the word of help."""
_ACT = lazy(r"[\u4e00-\u9fff]{2}")


def assistance(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, that does nothing but put a word of help before an
    act that is owed, or take it away."""
    claimed = Claims(reading, told)
    for mark in reading.marks:
        if (paid := _paid_instead(reading, mark, claimed)) is not None:
            yield paid
            continue
        added, gone = mark.draft[0] < mark.draft[1], mark.base[0] < mark.base[1]
        if added == gone or claimed.has(mark.base if gone else None, mark.draft if added else None):
            continue
        side, span = (reading.draft, mark.draft) if added else (reading.base, mark.base)
        if not _HELP.fullmatch(side.text, *span) or not _ACT.match(side.text, span[1]):
            continue
        owed = (reading.base if added else reading.draft).norm_at(*(mark.base if added else mark.draft))
        if owed is None or owed.grade not in _DUTIES:
            continue
        bearer = party_of(reading, side, owed.bearer)
        yield observed(
            reading,
            "modality",
            f"modality.{'duty_to_effort' if added else 'effort_to_duty'}",
            "effort",
            base=(mark.base[0], mark.base[1] + _LETTERS),
            draft=(mark.draft[0], mark.draft[1] + _LETTERS),
            favours=(bearer if added else reading.other(bearer)) or "unclear",
            params={"its": its(side, owed.bearer)},
            data={
                "from": reading.base.text[slice(*mark.base)],
                "to": reading.draft.text[slice(*mark.draft)],
                "direction": "weakened" if added else "strengthened",
                "bearer": bearer,
            },
        )


def _paid_instead(reading: Reading, mark: Mark, claimed: Claims) -> Observation | None:
    """Return the observation of an act of help that gave way to one of paying, or the reverse: 协助乙方索赔,
    先行赔付乙方. None for any other edit."""
    spans = (mark.base, mark.draft)
    words = [side.text[slice(*span)] for side, span in zip((reading.base, reading.draft), spans, strict=True)]
    helps, pays = ([bool(pattern(one)) for one in words] for pattern in (_HELPS.match, _PAYS.search))
    if not all(words) or helps[0] == helps[1] or pays != helps[::-1] or claimed.has(*spans):
        return None
    added = pays[1]
    side, span = (reading.draft, mark.draft) if added else (reading.base, mark.base)
    owed = side.norm_at(*span)
    if owed is None or owed.grade not in _DUTIES:
        return None
    bearer = party_of(reading, side, owed.bearer)
    kind = "added" if added else "removed"
    return observed(
        reading,
        kind,
        f"{kind}.duty",
        "duty" if bearer or side.key(owed.bearer) else "duty_unbound",
        base=mark.base,
        draft=mark.draft,
        favours=((reading.other(bearer) if added else bearer) or "unclear") if bearer else "unclear",
        params={"one": one_of(side, owed.bearer), "words": shorten(side.text[slice(*span)])},
        data={
            "grade": owed.grade,
            "bearer": bearer or side.key(owed.bearer),
            "implied": owed.implied,
            "text": side.text[slice(*span)],
        },
    )
