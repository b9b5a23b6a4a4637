"""One contract as the rules read it: punctuation made one width, sentences, quantities and kinds of contract,
each found at most once."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from reviewer.findings.index import ContractIndex
from reviewer.findings.inspect.lines import Lines
from reviewer.findings.tables import table
from reviewer.language.quantities import beginning_in, find_quantities
from reviewer.model import Quote
from reviewer.patterns import lazy, replacer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Contract, Reference

__all__ = ["Scene", "is_content", "level", "level_english", "sentences_of"]

Read = TypeVar("Read")

_SMALL = {letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_LEVEL = replacer(dict(zip(",;:()!?[]~", "，；：（）！？【】～", strict=True)) | _SMALL)
_GROUPED = lazy(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_PLAIN = replacer(dict(zip("“”‘’–", "\"\"''-", strict=True)) | _SMALL)
_SENTENCE = lazy(r"[^。；！？\n]+")
_SENTENCE_EN = lazy(
    r"(?:[^.;!?\n]|\.(?!\s|$)|(?<=\bno)\.|(?<=\bnos)\.|(?<=\bco)\.|(?<=\bltd)\.|(?<=\binc)\.|(?<=[.\s][a-z])"
    r"\.)+"
)
_SIGNED = lazy(r"签订|签署|订立|签约|日期|dated|signed|signature|made on|date of this", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d{2}")
_OTHER_DAY = lazy(r"[^。；，,.;]{0,10}(?:中标|成交通知|注册成立|依法设立|登记设立)")
"""What stands behind the day of something that came before the signing."""
_OTHER_DATE = lazy(
    r"(?:开业|交货|交付|到货|竣工|完工|开工|举办|演出|活动|会议|开学|出生|到期|届满|起始|开始|起租|入职|成立|发证|截止|结束|付款)(?:的)?日期?"
    r"[^。；，\d]{0,4}$"
)
"""What stands before another day than that of the signing."""
_TOTALS = (
    "总价",
    "总金额",
    "总额",
    "总费用",
    "总计金额",
    "总造价",
    "总报酬",
    "价款",
    "合同金额",
    "合计",
    "共计",
)
_TOTAL = lazy(
    r"(?:合同|协议|服务费用?|开发费用?|工程|货款|价款|费用|转让)?(?:总价款?|总金额|总额|总费用"
    r"|总计金额|价款总额|总造价|总报酬)(?:款|金额)?"
    r"(?:（[^（）]{0,12}）)?(?:共计|合计|总计|为|是|：|即)*(?:人民币|rmb|¥|￥|：|（大写）|（小写）)*$"
    r"|(?:(?:合同|协议|设备|货物|工程|服务|采购|转让)(?:价款|金额|价格|费用)|货款|价款)(?:（[^（）]{0,12}）)?(?:共计"
    r"|合计|总计)(?:为|：)?(?:人民币|rmb|¥|￥|（大写）|（小写）)*$"
    r"|(?:预计|预估|价计算|价格计算)(?:的)?(?:合计|共计|总计)(?:约|为|是)*(?:人民币|¥|￥)*$"
    r"|转让(?:价款|价格|对价)(?:（[^（）]{0,12}）)?(?:为|是|：)(?:人民币|rmb|¥|￥)*$"
    r"|合同(?:价款|金额|价格|价)(?:（[^（）]{0,12}）)?(?:为|是|：)(?:人民币|rmb|¥|￥|（大写）|（小写）)*$"
    r"|total (?:contract )?(?:price|fees?|sum|amount|consideration)[^.;]{0,40}?(?: is| of|:)\s*$"
)


def level(text: str) -> str:
    """Return Chinese text with ASCII punctuation as full-width marks and small letters, offsets unchanged.

    A comma between groups of digits (20,000) parts no words and stays what it is in ASCII.
    """
    return _GROUPED.sub(",", _LEVEL(text))


def level_english(text: str) -> str:
    """Return English text with straight quotation marks and small letters, offsets unchanged."""
    return _PLAIN(text)


def sentences_of(text: str, *, chinese: bool) -> list[tuple[int, int]]:
    """Return the offset ranges of the sentences of a levelled text, up to 。；！？ or . ; ! ? of English."""
    pattern = _SENTENCE if chinese else _SENTENCE_EN
    return [found.span() for found in pattern.finditer(text) if not found[0].isspace()]


def is_content(clause: Clause) -> bool:
    """Tell whether a clause says what is agreed: no title, party particulars or signature lines."""
    return clause.kind not in ("title", "party", "signature")


class Scene:
    """What rules over a single document ask for, found when first asked."""

    def __init__(self, contract: Contract, like: Scene | None = None, beside: Contract | None = None) -> None:
        """Take a contract; `like`: one of which many clauses have the very same words; `beside`: the other
        of two that are compared."""
        self.contract = contract
        self._like = like
        self._beside = beside
        self.chinese = contract.language == "zh"
        self.index = ContractIndex(contract)
        self.clauses: tuple[Clause, ...] = tuple(c for c in contract.clauses if c.kind != "note")
        self.sought: dict[tuple[str, str], tuple[tuple[Clause, tuple[int, int], tuple[int, int]], ...]] = {}
        """What rules found of what they hold sentences against, by the rule and the words in question."""
        self._articles: dict[str, Clause] = {}
        alike = like is not None and like.chinese == self.chinese and like._roles == self._roles
        self._read: dict[tuple[Hashable, str], Any] = like._read if like and alike else {}
        """What was read in words alone, by the rule and the words; the two of a comparison share it."""

    @cached_property
    def lines(self) -> Lines:
        """All words of the contract with levelled punctuation, a line for each of `clauses`."""
        like = self._like.lines if self._like and self._like.chinese == self.chinese else None
        return Lines([clause.text for clause in self.clauses], self.levelled, like)

    @cached_property
    def fresh(self) -> frozenset[str] | None:
        """The ids of the clauses whose words the other of two contracts does not have; None where there is
        no other."""
        if self._beside is None:
            return None
        known = {clause.text for clause in self._beside.clauses}
        return frozenset(clause.id for clause in self.clauses if clause.text not in known)

    @cached_property
    def raw(self) -> Lines:
        """All words of the contract as they stand, a line for each of `contract.clauses`, notes included."""
        return Lines([clause.text for clause in self.contract.clauses])

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {clause.id: text for clause, text in zip(self.clauses, self.lines.texts, strict=True)}

    @cached_property
    def cited(self) -> tuple[tuple[Reference, Clause, Clause], ...]:
        """Each reference to one clause that is known: the reference, where it stands, and that clause."""
        known = self.contract.clause
        return tuple(
            (one, known(one.clause), known(one.targets[0]))
            for one in self.contract.references
            if one.kind == "clause" and len(one.targets) == 1 and one.targets[0]
        )

    def text(self, clause: Clause) -> str:
        """Return the words of a clause with levelled punctuation and small letters."""
        found = self._texts.get(clause.id)
        return self.levelled(clause.text) if found is None else found

    def levelled(self, text: str) -> str:
        """Return a text as rules read it in this contract's language, offsets unchanged."""
        return level(text) if self.chinese else level_english(text)

    @property
    def whole(self) -> str:
        """All words of the contract with levelled punctuation, a line a clause."""
        return self.lines.whole

    @cached_property
    def contents(self) -> tuple[Clause, ...]:
        """The clauses that say what is agreed: no title, party particulars, signature lines or notes."""
        return tuple(clause for clause in self.clauses if is_content(clause))

    def holding(self, *groups: Iterable[str]) -> list[Clause]:
        """Return the clauses that hold one of the words, of every group where there are several, in order."""
        return [self.clauses[number] for number in self.lines.holding(*groups)]

    def saying(self, *words: str) -> list[tuple[Clause, str]]:
        """Return those of `contents` that hold one of the words, in order, with their levelled words."""
        return self.said(self.lines.holding(words))

    def matching(self, pattern: re.Pattern[str]) -> list[tuple[Clause, str]]:
        """Return those of `contents` in which a pattern may match (see `Lines.matching`), in order, with
        their levelled words."""
        return self.said(self.lines.matching(pattern))

    def said(self, numbers: Iterable[int]) -> list[tuple[Clause, str]]:
        """Return those of `contents` among the clauses of these numbers, with their levelled words."""
        clauses, texts = self.clauses, self.lines.texts
        return [(clauses[number], texts[number]) for number in numbers if is_content(clauses[number])]

    def sentences(self, clause: Clause) -> list[tuple[int, int]]:
        """Return the offset ranges of a clause's sentences, up to 。；！？ or . ; ! ? of English."""
        return self.read_once("sentences", clause, self._sentences_of)

    def _sentences_of(self, clause: Clause) -> list[tuple[int, int]]:
        return sentences_of(self.text(clause), chinese=self.chinese)

    def read_once(self, rule: Hashable, clause: Clause, read: Callable[[Clause], Read]) -> Read:
        """Return what a rule reads in a clause, read only once in clauses of the same words, those of the
        other of two contracts that are compared among them.

        It must follow from the words, the language, and what the parties are called, alone. What it holds of
        a clause itself is of the first one with these words.
        """
        key = rule, clause.text
        if key not in self._read:
            self._read[key] = read(clause)
        found: Read = self._read[key]
        return found

    def sentence_at(self, clause: Clause, place: int) -> tuple[int, int]:
        """Return the offset range of the sentence of a clause in which a place lies; the whole clause where
        it lies in none."""
        spans = self.sentences(clause)
        at = bisect_right(spans, place, key=itemgetter(0)) - 1
        return spans[at] if at >= 0 and place < spans[at][1] else (0, len(clause.text))

    def quantities(self, clause: Clause) -> tuple[Quantity, ...]:
        """Return the quantities of a clause in order."""
        return find_quantities(clause.text)

    def quantities_in(self, clause: Clause, start: int, end: int) -> Sequence[Quantity]:
        """Return the quantities of a clause that begin in a range of it, in order."""
        return beginning_in(self.quantities(clause), start, end)

    def quote(self, clause: Clause, start: int, end: int) -> Quote:
        """Return those words of the clause as evidence."""
        return Quote(clause.id, start, end, clause.text[start:end])

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Place of each clause in the document, by id."""
        return self.contract.index

    def article(self, clause: Clause) -> Clause:
        """Return the article in which a clause stands: the highest numbered clause above it, or itself."""
        best = self._articles.get(clause.id)
        if best is None:
            best = clause
            for above in self.index.ancestors(clause):
                if above.kind not in ("chapter", "title"):
                    best = above
            self._articles[clause.id] = best
        return best

    @cached_property
    def articles(self) -> Mapping[str, str]:
        """The levelled words of each article with all that stands under it, by the article's id."""
        found: dict[str, list[str]] = {}
        for clause in self.clauses:
            found.setdefault(self.article(clause).id, []).append(self.text(clause))
        return {key: "\n".join(texts) for key, texts in found.items()}

    @cached_property
    def types(self) -> frozenset[str]:
        """The kinds of contract this is, keys of `data/contract_types.toml`, by its title and its parties'
        roles."""
        roles = {party.role for party in self.contract.parties if party.role}
        title = self.levelled(self.contract.title)
        found = set()
        for name, row in table("contract_types").items():
            if any(word in title for word in row.get("not_title", ())):
                continue
            if any(word in title for word in row.get("title", ())) or roles & set(row.get("roles", ())):
                found.add(name)
        return frozenset(found)

    def labels(self, group: str) -> tuple[str, ...]:
        """Return the labels of the parties in that role; every label for `party`."""
        parties = self.contract.parties
        return tuple(party.label for party in parties if group == "party" or party.role == group)

    def names(self, group: str) -> tuple[str, ...]:
        """Return what the parties in that role are called: their labels and their designations (买方)."""
        parties = [party for party in self.contract.parties if group == "party" or party.role == group]
        words = (word for party in parties for word in (party.label, party.designation) if word)
        return tuple(dict.fromkeys(words))

    @property
    def _roles(self) -> list[tuple[str, str | None, str | None]]:
        return [(party.label, party.role, party.designation) for party in self.contract.parties]

    @cached_property
    def party_labels(self) -> tuple[str, ...]:
        """The levelled labels of all parties."""
        return tuple(map(self.levelled, self.labels("party")))

    def parties_in(self, words: str) -> list[str]:
        """Return the levelled labels of the parties that words name, in the order of their first places."""
        named = [(at, label) for label in self.party_labels if (at := words.find(label)) >= 0]
        return [label for _, label in sorted(named)]

    def first_party(self, words: str) -> str | None:
        """Return the party that words name first; None where they name none."""
        named = self.parties_in(words)
        return named[0] if named else None

    @cached_property
    def signed(self) -> str | None:
        """The ISO date (or year) on which the contract says it was signed; None where it does not say."""
        return self._signing[1]

    @property
    def signed_in(self) -> str | None:
        """The id of the clause that says when the contract was signed; None where none does."""
        return self._signing[0]

    @cached_property
    def _signing(self) -> tuple[str | None, str | None]:
        clauses = self.contract.clauses
        for clause in (*clauses[:12], *clauses[-12:]):
            if _SIGNED.search(clause.text):
                for quantity in find_quantities(clause.text):
                    if (
                        quantity.sort == "date"
                        and _YEAR.match(str(quantity.value))
                        and not _OTHER_DAY.match(clause.text, quantity.end)
                        and not _OTHER_DATE.search(clause.text, max(0, quantity.start - 14), quantity.start)
                    ):
                        return clause.id, str(quantity.value)
        return None, None

    @cached_property
    def signed_day(self) -> date | None:
        """The day on which the contract was signed; None where it does not say, or not to the day."""
        try:
            return date.fromisoformat(self.signed or "")
        except ValueError:
            return None

    @cached_property
    def total(self) -> Decimal | None:
        """The contract's total price; None where it is blank or where several are named."""
        found: set[Decimal] = set()
        for clause, text in self.saying(*_TOTALS, "total "):
            for quantity in self.quantities(clause):
                if quantity.sort == "amount" and not isinstance(quantity.value, str) and not quantity.per:
                    before = text[max(0, quantity.start - 60) : quantity.start]
                    if _TOTAL.search(before):
                        found.add(quantity.value)
        return found.pop() if len(found) == 1 else None
