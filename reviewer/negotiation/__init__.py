"""What the lawyer answered: keys that outlive a new draft, a ledger with undo, and a record on disk."""

from reviewer.negotiation.decisions import EMPTY, Act, Event, Ledger, apply, redo, undo
from reviewer.negotiation.keys import point_keys
from reviewer.negotiation.store import Store, default_path

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
