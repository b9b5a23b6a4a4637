"""Document to Contract: the clause tree, the parties, the terms, the references and the blanks."""

from reviewer.structure.build import build_contract, outline
from reviewer.structure.gate import require_contract

__all__ = ["build_contract", "outline", "require_contract"]
