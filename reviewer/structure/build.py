"""A document understood as a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.folding import HAN_LETTER
from reviewer.model import Clause, Contract
from reviewer.patterns import lazy
from reviewer.structure.definitions import find_definitions
from reviewer.structure.gate import gate, is_truncated
from reviewer.structure.grow import grow
from reviewer.structure.parties import find_parties
from reviewer.structure.slots import find_slots
from reviewer.structure.targets import find_targets

if TYPE_CHECKING:
    from reviewer.model import ContractKind, Document, Language, Party
    from reviewer.structure.node import Node

_HAN = lazy(f"{HAN_LETTER}+")
_LATIN = lazy(r"[A-Za-z]+")


class Outline(Struct, frozen=True):
    """A contract as far as its clauses and parties, and not yet what it defines, refers to, leaves blank."""

    document: Document
    kind: ContractKind
    title: str
    language: Language
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]


def outline(document: Document) -> Outline:
    """Return what `build_contract` begins with; for whoever asks who the parties are and no more."""
    clauses = number_nodes(grow(document))
    language = language_of(clauses)
    title = title_of(clauses)
    parties = find_parties(clauses, title, language)
    kind = gate(clauses, parties, title)
    return Outline(document, kind, title, language, parties, clauses)


def build_contract(document: Document) -> Contract:
    """Return the contract that a document sets out.

    Every document has one, an article too: `kind` says what it was taken for, and `require_contract` refuses
    what cannot be compared.
    """
    begun = outline(document)
    clauses = begun.clauses
    return Contract(
        document=document,
        kind=begun.kind,
        title=begun.title,
        language=begun.language,
        parties=begun.parties,
        clauses=clauses,
        definitions=find_definitions(clauses),
        references=find_targets(clauses),
        blanks=find_slots(clauses),
        notices=document.notices,
        truncated=is_truncated(clauses),
    )


def number_nodes(nodes: list[Node]) -> tuple[Clause, ...]:
    """Return the clauses for the nodes: ids in document order, levels and paths from the parents."""
    shells = {id(node.parent) for node in nodes if node.parent is not None and node.kind == "article"}
    made: dict[int, Clause] = {}
    for place, node in enumerate(nodes, 1):
        above = made.get(id(node.parent)) if node.parent is not None else None
        own = node.number or node.name
        path = (*above.path, own) if above and own else above.path if above else (own,) if own else ()
        made[id(node)] = Clause(
            f"c{place}",
            node.number,
            path,
            "chapter" if node.kind == "article" and id(node) in shells else node.kind,
            above.level + 1 if above else 0,
            node.heading,
            node.text,
            above.id if above else None,
            node.blocks,
            node.cells,
            node.columns,
            node.automatic,
        )
    return tuple(made.values())


def language_of(clauses: tuple[Clause, ...]) -> Language:
    """Return `zh` where Chinese characters outweigh Latin words, else `en`."""
    texts = [clause.text for clause in clauses[:2000]]
    lacking = len(_LATIN.findall("\n".join(texts)))
    for text in texts:
        if lacking <= 0:
            break
        lacking -= 0 if text.isascii() else sum(map(len, _HAN.findall(text)))
    return "zh" if lacking <= 0 else "en"


def title_of(clauses: tuple[Clause, ...]) -> str:
    """Return the title as the text gives it, empty where it has none."""
    return " ".join(dict.fromkeys(clause.text for clause in clauses if clause.kind == "title"))
