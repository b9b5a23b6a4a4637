"""Terms set in quotation marks as if they were defined, and defined nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.language.tongues import tongue_of
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Contract, Definition

_QUOTED = lazy(r"[“\"]([一-鿿A-Za-z][一-鿿A-Za-z ]{1,24})[”\"]")
_TIMES = 2
_NAMED = lazy(
    r"(?:called|marked|labelled|titled|words?|terms?|字样|标注|注明|标明|备注|写明|称为|称作|所谓"
    r"|俗称|简称|通称|选择|勾选|填写|点击|标有|印有|加盖"
    r"|记载|命名为|名称为"
    r"|品牌|商标|平台|系统|APP|小程序|公众号|项目|工程|楼盘)[：:]?\s*$"
)
_MARKED = lazy(r"^[”\"]?\s*(?:牌|品牌|系列|商标|字样|号|栏|项目|平台|系统|APP|brand|mark|button|icon)")
_REFERS = lazy(
    r"第[^。；]{1,12}条|上述|前述|同上|以下简称|as defined|set out in|meaning given", re.IGNORECASE
)
_SAYS_ITSELF = lazy(
    r"(?:^|[（(。；;]|(?:[一二三四五六七八九十两\d]+|[一不])(?:个|名|支|家|只|套|种)(?:(?!达到|符合|满足|按照|依照|执行)[^，。；]){0,16}的?)\s*$"
)
"""What stands before quotation marks that explain themselves: a bracket behind the thing, or nothing."""
_BASE = lazy(r"^[”\"]\s*的?(?:\d|百分之|千分之|万分之|[一二三四五六七八九十]成|为基数|为基础计|计算)")
"""What follows a term by which something is reckoned: 按“净产值”的1%."""
_RECKONED = lazy(r"(?:按照?|以|依照?|根据)\s*$")
_TERM = lazy(r"[一-鿿]{3,12}")
"""What is a term of the contract's own where it stands in quotation marks, even once."""
_ACTOR = lazy(
    r"\b[Tt]he (Guarantor|Surety|Agent|Escrow Agent|Landlord|Tenant|Lessor|Lessee|Lender|Borrower|Contractor"
    r"|Subcontractor|Consultant|Supplier|Vendor|Seller|Buyer|Purchaser|Customer|Client|Licensor"
    r"|Licensee|Franchisor|Franchisee"
    r"|Distributor|Manufacturer|Employer|Employee|Engineer|Architect|Trustee|Investor|Shareholders?"
    r"|Carrier|Operator"
    r"|Project Manager|Owner|Assignee|Assignor|Service Provider|Publisher|Sponsor|Developer)"
    r"(?:['’]s? [A-Za-z]+(?: [A-Za-z]+)?)? (?:shall|must|will|may|agrees|undertakes|warrants|is|has)\b"
)
"""Who acts in contracts: named so, and neither a party nor defined, nobody is bound."""
_PARTIES = frozenset(
    "Landlord Tenant Lessor Lessee Lender Borrower Contractor Subcontractor Consultant Supplier Vendor Seller"
    " Buyer Purchaser Customer Client Licensor Licensee Franchisor Franchisee Distributor Manufacturer"
    " Employer Employee Carrier".split()
)
"""Those of them that are parties of a contract of some kind, not people beside it."""


def undefined_terms(contract: Contract) -> Iterator[Observation]:
    """Yield `term.undefined` for a term that at least two clauses put in quotation marks and none defines,
    and in English for a party that owes or may do something and is none of the parties.

    Only contracts that define other terms are judged, elsewhere quotation marks say little, and a term by
    which something is reckoned.
    """
    known = _known(contract)
    judged = len(contract.definitions) >= _TIMES
    used: defaultdict[str, list[Quote]] = defaultdict(list)
    bases: set[str] = set()
    for clause in contract.clauses:
        if clause.kind in ("title", "party", "recital", "preamble"):
            continue
        for found in _QUOTED.finditer(clause.text):
            lead = clause.text[: found.start()]
            base = _BASE.match(clause.text[found.end() - 1 :]) and _RECKONED.search(lead)
            if base and found[1] not in known:
                bases.add(found[1])
            if (
                (judged or base)
                and found[1] not in known
                and not _NAMED.search(lead)
                and not _MARKED.match(clause.text[found.end() :])
                and not _SAYS_ITSELF.search(lead)
            ):
                used[found[1]].append(Quote(clause.id, found.start(), found.end(), found.group()))
    styled = sum(_styled(contract, definition) for definition in contract.definitions) >= _TIMES
    for term, quotes in used.items():
        often = len(quotes) >= _TIMES and (
            len(quotes) > _TIMES or len({quote.clause for quote in quotes}) > 1
        )
        if term in bases or often or (styled and _TERM.fullmatch(term)):
            yield _undefined(term, quotes, "undefined")
    if judged and contract.language == "en":
        yield from _strangers(contract, known)


def _styled(contract: Contract, definition: Definition) -> bool:
    """Tell whether a term is set in quotation marks where it is defined and is none of a party's names."""
    text = contract.clause(definition.clause).text
    kind = contract.clause(definition.clause).kind
    return kind not in ("party", "preamble", "recital", "title") and any(
        f"{mark}{definition.term}" in text for mark in "“「『"
    )


def _known(contract: Contract) -> set[str]:
    """Return every word that the contract or its head explains: terms, labels, designations, annexes."""
    known = {definition.term for definition in contract.definitions}
    for party in contract.parties:
        known |= {word for word in (party.label, party.designation, party.name) if word}
    return known


def _strangers(contract: Contract, known: set[str]) -> Iterator[Observation]:
    """Yield those who must or may act in an English contract and are neither a party nor defined."""
    words = {word.casefold() for term in known for word in (term, *term.split())}
    plural = {f"{word}s" for word in words}
    told: set[str] = set()
    for clause in contract.clauses:
        if clause.kind in ("title", "party", "recital", "preamble", "signature"):
            continue
        for found in _ACTOR.finditer(clause.text):
            name = found[1]
            if name in told or {part.casefold() for part in name.split()} & (words | plural):
                continue
            told.add(name)
            quote = Quote(clause.id, *found.span(1), name)
            if name not in _PARTIES:
                yield _undefined(name, [quote], "stranger")
                continue
            yield Observation(
                kind="consistency.party",
                message=Message("check.party.role", {"word": name}),
                draft=quote,
                topic="consistency.party/unknown",
                data={"label": name, "check": "role"},
            )


def _undefined(term: str, quotes: Sequence[Quote], key: str) -> Observation:
    return Observation(
        kind="term.undefined",
        message=Message(f"findings.inspect.{key}", {"term": term, "count": len(quotes)}),
        draft=quotes[0],
        data={"term": term, "count": len(quotes), "clauses": [quote.clause for quote in quotes]},
    )


def unused_terms(contract: Contract) -> Iterator[Observation]:
    """Yield `term.unused` for a term that is defined and stands in no other clause; not judged in a text that
    breaks off."""
    if contract.truncated or len(contract.definitions) < 2:
        return
    labels = {party.label for party in contract.parties}
    everything = _Everything(contract)
    for definition in contract.definitions:
        term = definition.term
        if term in labels or len(term) < 2 or term in ("本合同", "本协议"):
            continue
        if everything.uses(term, outside=definition.clause):
            continue
        text = contract.clause(definition.clause).text
        start = text.find(term)
        if start < 0 or text.count(term) > 1:
            continue
        yield Observation(
            kind="term.unused",
            message=Message("check.terms.unused", {"term": term}),
            draft=Quote(definition.clause, start, start + len(term), term),
            data={"term": term},
        )


def defined_twice(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.contradiction` for a term that two clauses define in different words; annexes, which
    may have words of their own, and a definition said again in another language are left alone."""
    index = ContractIndex(contract)
    first: dict[str, Definition] = {}
    for definition in contract.definitions:
        clause = contract.clause(definition.clause)
        if any(above.kind == "annex" for above in (clause, *index.ancestors(clause))):
            continue
        other = first.setdefault(definition.term, definition)
        if other.clause == definition.clause:
            continue
        earlier = contract.clause(other.clause)
        one, two = (part.text[it.start : it.end] for part, it in ((clause, definition), (earlier, other)))
        if (
            _plain(one) == _plain(two)
            or not one.strip()
            or not two.strip()
            or tongue_of(one) != tongue_of(two)
        ):
            continue
        if _REFERS.search(one) or _REFERS.search(two):
            continue
        facts: dict[str, str | Message] = {
            "term": definition.term,
            "place": place(earlier),
            "other": shorten(two),
        }
        yield Observation(
            kind="consistency.contradiction",
            message=Message("check.defined.twice", facts),
            draft=Quote(clause.id, definition.start, definition.end, one),
            topic="consistency.contradiction/defined",
            data={"rule": "defined_twice", "term": definition.term, "other_clause": earlier.id},
        )


def _plain(words: str) -> str:
    return "".join(glyph for glyph in words if glyph.isalnum()).casefold()


class _Everything:
    """All clauses as one text, so that a word is looked for once and not in clause after clause."""

    def __init__(self, contract: Contract) -> None:
        self.text = "\n".join(clause.text for clause in contract.clauses)
        self.folded = self.text.lower()
        starts = accumulate((len(clause.text) + 1 for clause in contract.clauses), initial=0)
        self.spans = {
            clause.id: (start, start + len(clause.text))
            for clause, start in zip(contract.clauses, starts, strict=False)
        }

    def uses(self, term: str, *, outside: str) -> bool:
        """Tell whether a clause other than `outside` uses the term, in English in any case and in the plural
        too."""
        if self._stands(self.text, term, outside):
            return True
        if not term.isascii():
            return False
        word = term.lower()
        return self._stands(self.folded, word, outside) or (
            word.endswith("y") and self._stands(self.folded, f"{word[:-1]}ies", outside)
        )

    def _stands(self, text: str, word: str, outside: str) -> bool:
        start, end = self.spans[outside]
        return 0 <= text.find(word) < start or text.find(word, end) >= 0
