"""Frozen values as plain ones for JSON, and JSON as text that no terminal obeys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from reviewer.exporting.remarks import remarks_of
from reviewer.messages import render
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.exporting.remarks import Remark
    from reviewer.model import Clause, Contract, Edit, Finding, Language, Party, Quote

__all__ = [
    "clause_value",
    "contract_value",
    "dump",
    "edit_value",
    "finding_value",
    "party_value",
    "quote_value",
]

_in_python = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""The same text for words with lone surrogates, which msgspec refuses."""
_BREAK = ["\0"]
"""Stands between the members of a list while it is written at one go."""
_BROKEN = ', ["\\u0000"], '
"""The same as it is written. Inside a string it cannot stand, where each of its quotes follows a stroke."""
_UNSAFE = lazy(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(value: Mapping[str, Any]) -> str:
    """Return an object as JSON text that ends with a line feed.

    Each member of a top-level list stands on a line of its own, so that the text can be read, searched
    and compared by line. Control characters, marks that turn the direction of text and lone surrogates
    are escaped.
    """
    parts = [f"  {_json(name)}: {_member(member)}" for name, member in value.items()]
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    if text.replace("\n", "").isprintable():
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def contract_value(contract: Contract, lang: Language) -> dict[str, Any]:
    """Return a document with everything that was understood of it: parties, clauses, how it was read."""
    document = contract.document
    return {
        "path": document.path,
        "format": document.format,
        "sha256": document.sha256,
        "title": contract.title,
        "language": contract.language,
        "kind": contract.kind,
        "tracked": document.tracked,
        "comments": document.comments,
        "notices": [render(notice, lang) for notice in contract.notices],
        "remarks": [_remark(remark) for remark in remarks_of(contract)],
        "parties": [party_value(party) for party in contract.parties],
        "clauses": [clause_value(clause) for clause in contract.clauses],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    comment = remark.comment
    return {
        "id": comment.id,
        "author": comment.author,
        "date": comment.date or None,
        "text": comment.text,
        "clause": remark.clause.id if remark.clause else None,
        "words": remark.words,
        "parent": comment.parent,
        "done": comment.done,
    }


def party_value(party: Party) -> dict[str, Any]:
    """Return a party as its document names it."""
    return {"label": party.label, "designation": party.designation, "role": party.role, "name": party.name}


def clause_value(clause: Clause) -> dict[str, Any]:
    """Return a clause of the tree."""
    return {
        "id": clause.id,
        "number": clause.number,
        "path": list(clause.path),
        "kind": clause.kind,
        "level": clause.level,
        "heading": clause.heading,
        "text": clause.text,
        "parent": clause.parent,
    }


def quote_value(quote: Quote | None) -> dict[str, Any] | None:
    """Return a quote with its offsets in code points."""
    if quote is None:
        return None
    return {"clause": quote.clause, "start": quote.start, "end": quote.end, "quote": quote.quote}


def edit_value(edit: Edit) -> dict[str, Any]:
    """Return an edit."""
    return {"op": edit.op, "base": quote_value(edit.base), "draft": quote_value(edit.draft)}


def finding_value(finding: Finding, lang: Language) -> dict[str, Any]:
    """Return a finding with its message as a sentence in that language."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "pair": finding.pair,
        "base": quote_value(finding.base),
        "draft": quote_value(finding.draft),
        "message": render(finding.message, lang),
        "favours": finding.favours,
        "impact": finding.impact,
        "source": finding.source,
        "data": _plain(finding.data, lang),
    }


def _plain(value: Any, lang: Language) -> Any:
    """Return a value in JSON's own types; decimals stay exact as strings, sets are sorted."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Message):
        return render(value, lang)
    if isinstance(value, Mapping):
        return {str(name): _plain(inner, lang) for name, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(inner) for inner in value)
    if isinstance(value, (list, tuple)):
        return [_plain(inner, lang) for inner in value]
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name), lang) for name in value.__struct_fields__}
    return str(value)


def _member(value: Any) -> str:
    if isinstance(value, dict) and any(isinstance(inner, list) and inner for inner in value.values()):
        inner = ",\n".join(f"    {_json(name)}: {_lines(part, '      ')}" for name, part in value.items())
        return "{\n" + inner + "\n  }"
    return _lines(value, "    ")


def _lines(value: Any, indent: str) -> str:
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return _json(value)
    whole = _json([part for item in value for part in (item, _BREAK)][:-1])
    return "[\n" + indent + whole[1:-1].replace(_BROKEN, ",\n" + indent) + "\n" + indent[:-2] + "]"


def _json(value: Any) -> str:
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    except UnicodeEncodeError:
        return _in_python(value)
