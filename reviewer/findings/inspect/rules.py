"""A rule kept as data, and the book of them with the rates that move."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Severity

__all__ = ["BOUND", "Against", "Limit", "Rule", "Rulebook", "bound_parts"]

BOUND = lazy(r"(?:(?P<factor>\d+(?:\.\d+)?)\s*\*\s*(?P<rate>[a-z_0-9]+)|(?P<number>\d+(?:\.\d+)?))")
"""A number, or a rate of the configuration with a factor: `0.2`, `4 * lpr_1y`."""


class Limit(Struct, frozen=True):
    """A condition on the number that stands in the words a rule found (in the group `q` of its pattern)."""

    sort: str
    unit: str | None = None
    """`day`, `month`, `year`: durations of calendar units are compared in this one."""
    above: str | None = None
    """`0.2`, or a rate of the configuration with a factor: `4 * lpr_1y`. So the next three."""
    below: str | None = None
    at_least: str | None = None
    at_most: str | None = None
    not_in: tuple[str, ...] = ()
    yearly: bool = False
    """A rate by the day or month is turned into a simple yearly rate first."""
    per: str | None = None
    """`day`, `month`: the unit of a rate whose words name none, for `yearly`; a year where left out."""
    of_total: bool = False
    """An amount is divided by the contract's total price first; the rule is silent where that is unknown."""


class Against(Struct, frozen=True):
    """Words elsewhere in the contract that cannot stand beside those the rule found."""

    any: tuple[str, ...]
    pattern: str
    without: tuple[str, ...] = ()
    same: bool = True
    """Whether both may stand in one sentence."""


class Rule(Struct, frozen=True):
    """One rule over the text of a contract. Literals are looked up first, patterns only where one stands."""

    id: str
    title: Mapping[str, str]
    kind: str
    severity: Severity
    sure: str
    """V: the article was read; N: known from publications; M: a hint that decides nothing; P: practice."""
    message: Mapping[str, str]
    any: tuple[str, ...]
    types: frozenset[str] = frozenset()
    not_types: frozenset[str] = frozenset()
    scope: str = "sentence"
    with_: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    contract_with: tuple[tuple[str, ...], ...] = ()
    contract_without: tuple[str, ...] = ()
    article_without: tuple[str, ...] = ()
    pattern: str | None = None
    against: Against | None = None
    quantity: Limit | None = None
    once: bool = True
    """Told once a contract, with the number of places."""
    source: str | None = None
    start: str | None = None
    until: str | None = None
    """ISO dates between which the rule of law is in force, as far as known."""
    file: str = ""


class Rulebook(Struct, frozen=True):
    """The rules to be asked, and the rates that move."""

    rules: tuple[Rule, ...]
    rates: Mapping[str, Any] = field(default_factory=dict)

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that id, whatever the case of its letters."""
        return next((rule for rule in self.rules if rule.id.lower() == name.lower()), None)

    def rate(self, name: str, day: str | None) -> Decimal | None:
        """Return a rate as it was on that day (ISO), the newest where no day is given; None where unknown."""
        values = sorted(self.rates.get(name, {}).get("values", ()), key=lambda value: str(value["from"]))
        fitting = [value for value in values if day is None or str(value["from"])[: len(day)] <= day]
        return Decimal(str(fitting[-1]["value"])) if fitting else None


def bound_parts(bound: str) -> tuple[Decimal, str | None]:
    """Return the number of a bound, or its factor with the name of the rate that it multiplies."""
    found = BOUND.fullmatch(bound)
    if found is None:
        raise ValueError(bound)
    return Decimal(found["number"] or found["factor"]), found["rate"]
