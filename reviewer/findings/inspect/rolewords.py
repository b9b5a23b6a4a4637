"""Expressions of rules that speak of parties by their role: `<buyer>`, `<party>`, `<payer>`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.roles import is_usual_label
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from reviewer.findings.inspect.scene import Scene

__all__ = ["PAYEES", "with_roles"]

_ROLE = lazy(r"(?<!P)<([a-z]+)>")
_CAPITAL = lazy(r"(?<![\\?])[A-Z]")
_GROUPS = {
    "payer": (
        "customer",
        "buyer",
        "lessee",
        "licensee",
        "shipper",
        "depositor",
        "advertiser",
        "employer",
        "dealer",
    ),
    "payee": (
        "provider",
        "seller",
        "lessor",
        "licensor",
        "carrier",
        "keeper",
        "publisher",
        "employee",
        "supplier",
    ),
}
"""The party that pays for what the contract is about, and the one that is paid."""
PAYEES = _GROUPS["payee"]
"""The roles of the party that is paid."""


def with_roles(scene: Scene, written: str, *, shipped: bool = True) -> re.Pattern[str] | None:
    """Return the expression with `<role>` as the labels of the parties in that role; None where there are
    none. Only what the program itself `shipped`, labels included, may outlive the run."""
    lasting = shipped
    for role in set(_ROLE.findall(written)):
        labels = [label for one in _GROUPS.get(role, (role,)) for label in scene.names(one)]
        if not labels:
            return None
        lasting = lasting and all(map(is_usual_label, labels))
        either = "(?:" + "|".join(map(re.escape, map(scene.levelled, labels))) + ")"
        written = re.sub(rf"(?<!P)<{role}>", either.replace("\\", r"\\"), written)
    return _compiled(written, lasting=lasting)


@lru_cache(maxsize=1024)
def _compiled(written: str, *, lasting: bool) -> re.Pattern[str]:
    flags = re.IGNORECASE if _CAPITAL.search(written) else 0
    return compiled(written, flags) if lasting else re.compile(written, flags)
