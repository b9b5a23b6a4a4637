"""What the lawyer answered: keys that outlive a new draft, a ledger with undo, and a record on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewer.negotiation.decisions import EMPTY, Act, Event, Ledger, apply, redo, undo
    from reviewer.negotiation.folders import default_path
    from reviewer.negotiation.keys import point_keys
    from reviewer.negotiation.store import Store

__all__ = [
    "EMPTY",
    "Act",
    "Event",
    "Ledger",
    "Store",
    "apply",
    "default_path",
    "point_keys",
    "redo",
    "undo",
]
_MODULES = {"point_keys": "keys", "Store": "store", "default_path": "folders"}


def __getattr__(name: str) -> Any:
    """Load a module when a name of it is first asked for: a comparison needs the keys, not the record."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'decisions')}"), name)
