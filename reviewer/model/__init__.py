"""The frozen values that flow from a file to a finding. Look-up and no more."""

from reviewer.model.comparison import Comparison, Edit, EditOp, Pair, PairKind, PartyLink, Quote
from reviewer.model.contract import (
    Blank,
    Clause,
    ClauseKind,
    Contract,
    ContractKind,
    Definition,
    Language,
    Party,
    PartyField,
    Reference,
)
from reviewer.model.decision import Decision, Verdict
from reviewer.model.document import Block, Comment, Document, Mark, Part, Revision
from reviewer.model.finding import SEVERITIES, Finding, Impact, Message, Review, Severity

__all__ = [
    "SEVERITIES",
    "Blank",
    "Block",
    "Clause",
    "ClauseKind",
    "Comment",
    "Comparison",
    "Contract",
    "ContractKind",
    "Decision",
    "Definition",
    "Document",
    "Edit",
    "EditOp",
    "Finding",
    "Impact",
    "Language",
    "Mark",
    "Message",
    "Pair",
    "PairKind",
    "Part",
    "Party",
    "PartyField",
    "PartyLink",
    "Quote",
    "Reference",
    "Review",
    "Revision",
    "Severity",
    "Verdict",
]
