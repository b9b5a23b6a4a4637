"""Document to Contract: the clause tree, the parties, the terms, the references and the blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewer.structure.build import build_contract, outline
    from reviewer.structure.gate import require_contract

__all__ = ["build_contract", "outline", "require_contract"]


def __getattr__(name: str) -> Any:
    """Load a module when a name of it is first asked for: a redline needs the numbers of lines alone."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{'gate' if name == 'require_contract' else 'build'}"), name)
