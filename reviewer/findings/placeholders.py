"""Slots of a template that the draft filled: with what, against the guidance value, inside or outside the
menu."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewer.findings.amounts import compare, plain, ratio
from reviewer.findings.bearers import bearer_of, gainer
from reviewer.findings.context import NOTHING, shorten, touches
from reviewer.findings.measures import measure_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of, what_is
from reviewer.findings.slots import fills
from reviewer.language.folding import fold_key
from reviewer.language.quantities import find_quantities
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.slots import Fill
    from reviewer.findings.view import PairView
    from reviewer.language.quantities import Quantity

_EXAMPLE = lazy(r"^(?:例如|比如|如|默认|e\.g\.|for example)\s*[:：,，]?\s*", re.IGNORECASE)


def placeholders(view: PairView) -> Iterator[Observation]:
    """Yield `placeholder.filled` or `placeholder.off_menu` for each of the baseline's slots that the draft
    touched."""
    if not view.draft:
        return
    for fill in fills(view):
        if fill.open_in_draft is None:
            yield _judge(view, fill)


def _judge(view: PairView, fill: Fill) -> Observation:
    blank, draft = fill.blank, fill.edit.draft
    value = draft.quote.strip() if draft else ""
    if not value:
        state = "instruction_removed" if blank.kind in ("instruction", "clause") else "removed"
        return _told(view, fill, state, value)
    if blank.kind == "choice" and blank.options:
        return _told(view, fill, _choice(fill, value), value)
    if blank.default:
        return _against_default(view, fill, value)
    return _free(view, fill, value)


def _free(view: PairView, fill: Fill, value: str) -> Observation:
    """Tell what was put into a slot without guidance: a quantity with what it measures, or a name."""
    quantity = _quantity(view, fill)
    if quantity is None or quantity.sort in ("date", "time") or fill.edit.draft is None:
        return _told(view, fill, "free", value, "none")
    side = view.draft_of(fill.edit.draft.clause)
    measure = measure_of(side, quantity)
    data = {
        "new": plain(quantity.value),
        "unit": quantity.unit or None,
        "per": quantity.per,
        "measure": measure or None,
    }
    return _told(view, fill, "free", value, "unclear", data, what=what_is(measure, quantity.sort))


def _choice(fill: Fill, value: str) -> str:
    key = fold_key(value)
    options = {fold_key(option) for option in fill.blank.options}
    if key in options:
        return "chosen"
    kept = [option for option in options if option and option in key]
    if len(kept) > 1:
        return "several_kept"
    if len(kept) == 1:
        return "chosen"
    return "free" if fill.blank.open else "off_menu"


def _against_default(view: PairView, fill: Fill, value: str) -> Observation:
    default = _EXAMPLE.sub("", fill.blank.default or "")
    old, new = _guidance(fill, default), _quantity(view, fill)
    if old and new:
        if old.key == new.key:
            more = _says_more(view, fill, new)
            return _told(
                view,
                fill,
                "default_changed" if more else "default_kept",
                value,
                "unclear" if more else "none",
            )
        return _moved(view, fill, value, old, new)
    same = fold_key(default) and fold_key(default) in fold_key(value)
    return _told(
        view, fill, "default_kept" if same else "default_changed", value, "none" if same else "unclear"
    )


_HAN = lazy(r"[\u4e00-\u9fff]")
_MORE = 6
"""So many Chinese letters beside the guidance value say more than it does."""


def _says_more(view: PairView, fill: Fill, new: Quantity) -> bool:
    """Whether a slot was filled with its guidance value and with words of another thing: 自报修之日起3日."""
    base, draft = fill.edit.base, fill.edit.draft
    if base is None or draft is None:
        return False
    figure = view.draft_of(draft.clause).text[new.start : new.end]
    known = Counter(_HAN.findall(base.quote)) + Counter(_HAN.findall(figure))
    return (Counter(_HAN.findall(draft.quote)) - known).total() >= _MORE


def _guidance(fill: Fill, default: str) -> Quantity | None:
    """Return the quantity that the slot's guidance value makes together with the words around the slot."""
    text = fill.view.text
    words = text[: fill.blank.start] + default + text[fill.blank.end :]
    start, end = fill.blank.start, fill.blank.start + len(default)
    return next((q for q in find_quantities(words) if q.start < end and start < q.end), None)


def _quantity(view: PairView, fill: Fill) -> Quantity | None:
    quote = fill.edit.draft
    if quote is None:
        return None
    side = view.draft_of(quote.clause)
    return next((q for q in side.quantities if touches(quote, side.clause.id, q.start, q.end)), None)


def _moved(view: PairView, fill: Fill, value: str, old: Quantity, new: Quantity) -> Observation:
    assert fill.edit.draft is not None
    side = view.draft_of(fill.edit.draft.clause)
    measure = measure_of(side, new)
    rises = compare(old, new)
    bearer = bearer_of(side, new.start, measure)
    favours = gainer(side, measure, bearer, rises=rises > 0) if rises else "unclear"
    by = ratio(old, new)
    data: dict[str, Any] = {
        "old": plain(old.value),
        "new": plain(new.value),
        "unit": new.unit or None,
        "per": new.per,
        "ratio": round(float(by), 4) if by is not None else None,
        "measure": measure or None,
    }
    return _told(view, fill, "default_changed", value, favours, data)


def _told(
    view: PairView,
    fill: Fill,
    state: str,
    value: str,
    favours: str = "unclear",
    more: dict[str, Any] | None = None,
    what: Message = NOTHING,
) -> Observation:
    blank = fill.blank
    off = state in ("off_menu", "several_kept")
    params: dict[str, str | tuple[str, ...] | Message] = {
        "slot": shorten(fill.base.quote),
        "value": shorten(value),
        "default": _EXAMPLE.sub("", blank.default or ""),
        "options": blank.options,
        "gain": gain_of(favours),
    }
    name = state
    if what is not NOTHING:
        name, params["what"] = "measured", what
    topic = state if state != "free" else ""
    kind = "placeholder.off_menu" if off else "placeholder.filled"
    return Observation(
        kind=kind,
        message=Message(f"findings.placeholder.{name}", params),
        pair=view.pair.id,
        base=fill.base,
        draft=fill.edit.draft,
        topic=f"{kind}/{topic}" if topic else kind,
        favours=favours,
        data={
            "slot": fill.base.quote,
            "label": blank.label,
            "value": value or None,
            "default": blank.default,
            "options": list(blank.options),
            "state": state,
            **(more or {}),
        },
    )
