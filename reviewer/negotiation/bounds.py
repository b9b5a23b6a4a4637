"""Whether the figures of a clause keep within the bounds of a playbook."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.measures import measure_of
from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.findings.view import ClauseView
    from reviewer.language.quantities import Quantity
    from reviewer.negotiation.playbook import Bound

__all__ = ["governed", "holds"]

_DAYS = {
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "working_hour": Decimal(7) / 40,
    "day": Decimal(1),
    "working_day": Decimal(7) / 5,
    "trading_day": Decimal(7) / 5,
    "business_day": Decimal(7) / 5,
    "banking_day": Decimal(7) / 5,
    "week": Decimal(7),
    "ten_days": Decimal(10),
    "month": Decimal(30),
    "quarter": Decimal(91),
    "half_year": Decimal(182),
    "year": Decimal(365),
}
"""Days to a unit: five working days to a calendar week, holidays left out of account."""
_PER = {"day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(365)}


def holds(bound: Bound, views: Iterable[ClauseView]) -> bool | None:
    """Return whether every quantity of the bound's measure keeps within it; None where there is none.

    A quantity that cannot be laid beside the limit (another currency, a rate of another kind) does not
    count.
    """
    verdicts = []
    for view in views:
        found = [
            kept
            for quantity in view.quantities
            if quantity.sort == bound.limit.sort
            and (kept := _within(quantity, bound)) is not None
            and measure_of(view, quantity) == bound.measure
        ]
        verdicts += found
        if not found and bound.whole and any(fold_key(w) in fold_key(view.text) for w in bound.whole):
            limit = bound.limit.value
            if isinstance(limit, Decimal):
                verdicts.append(limit >= 1 if bound.most else limit <= 1)
    return all(verdicts) if verdicts else None


def governed(view: ClauseView, quantity: Quantity, bounds: Iterable[Bound]) -> bool:
    """Return whether one of the bounds speaks of that quantity, and the quantity keeps within all that do."""
    verdicts = [
        kept
        for bound in bounds
        if bound.limit.sort == quantity.sort
        and bound.measure == measure_of(view, quantity)
        and (kept := _within(quantity, bound)) is not None
    ]
    return bool(verdicts) and all(verdicts)


def _within(quantity: Quantity, bound: Bound) -> bool | None:
    value, limit = _size(quantity), _size(bound.limit)
    if value is None or limit is None:
        return None
    if quantity.sort == "amount" and quantity.unit != bound.limit.unit:
        return None
    if quantity.per != bound.limit.per:
        own, other = _PER.get(quantity.per or ""), _PER.get(bound.limit.per or "")
        if own is None or other is None:
            return None
        value, limit = value / own, limit / other
    return value <= limit if bound.most else value >= limit


def _size(quantity: Quantity) -> Decimal | None:
    if isinstance(quantity.value, str):
        return None
    if quantity.sort != "duration":
        return quantity.value
    factor = _DAYS.get(quantity.unit)
    return None if factor is None else quantity.value * factor
