"""The parties as the contract's own text names them: label, role word, function, name and particulars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.language.modality import modality_table
from reviewer.language.roles import LABEL_WORD, assign_roles, role_words
from reviewer.model import Party
from reviewer.patterns import lazy
from reviewer.structure.bilingual import one_in_both_languages
from reviewer.structure.english_called_twice import called_twice
from reviewer.structure.english_introductions import by_first_words
from reviewer.structure.inference import infer_roles
from reviewer.structure.introduced import Introduction
from reviewer.structure.introductions import introductions
from reviewer.structure.particulars import read_accounts, read_particulars
from reviewer.structure.zones import FIELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Clause, Language

_HEAD = 200
_BODY = 400
_KEPT = ("party", "signature", "table")
_NAMES = frozenset({"名称", "公司名称", "单位名称", "姓名"})
_YOU = lazy(r"\byou\b")
_OFTEN = 8
_GROUND = lazy(r"鉴于|缘(?![由故分])|兹?因(?!此|而)|(?i:whereas|recitals?)\b")
_TWO = 2
"""Once so many parties are introduced, a firm that the recitals name is one that the contract is about."""
_CALLED = lazy(r"(?:以下|下文|后文)?(?:简称|下?称|合称)[为“\"「『]?\s*[甲乙丙丁戊]\s*方")
"""What a line that names a party ends with, its letter: （以下简称甲方）."""
_BODY_TEXT = 3000
_FORMAL = ("title", "party", "signature", "preamble")
_NAMED_LINE = lazy(
    r"(?P<label>[\u4e00-\u9fff]{2,8})\s*[:：]\s*(?P<name>[^\s，,。；;：:（(“”\"\d][^，,。；;：:（(“”\"]{1,39})"
    r"(?=$|[，,（(])"
)
_ACTS = r"(?:不)?(?:应当?|须|可以?|得|有权|无权|负责|保证|承诺|承担|同意|享有|提供|支付|收取|交付)|逾期|违反"
_ANYBODY = ("客户", "用户", "公司", "员工", "供应商", "业主", "消费者", "学员", "患者")
"""Role words that in a clause may as well mean people outside the contract."""
_SELDOM = 2
_ACTING = 2
"""So many places must make a word act before it is a party."""
_LETTERED: Sequence[tuple[str, ...]] = (
    ("甲方", "乙方", "丙方"),
    ("贵方", "我方"),
    ("贵司", "我司"),
    ("贵公司", "我公司"),
    ("贵公司", "本公司"),
)


def find_parties(clauses: tuple[Clause, ...], title: str, language: Language) -> tuple[Party, ...]:
    """Return the parties in the order in which they are introduced.

    Read are the lines before the first article, then the signature block; where they name fewer than two
    parties, the clauses; and where nothing introduces them, the labels that the clauses use.
    """
    known = _introduced(clauses, language)
    roles = assign_roles({label: party.designation for label, party in known.items()}, title)
    body = "\n".join(clause.text for clause in clauses[:_BODY_TEXT] if clause.kind not in _FORMAL)
    parties = tuple(
        Party(
            label=label,
            designation=party.designation,
            role=roles[label],
            name=party.name,
            fields=tuple(party.fields),
            clause=party.clause,
            start=party.start,
            end=party.end,
            aliases=_aliases(label, party, set(known), body),
        )
        for label, party in known.items()
    )
    return one_in_both_languages(_with_inferred_roles(parties, clauses, title), language)


def _introduced(clauses: tuple[Clause, ...], language: Language) -> dict[str, Introduction]:
    """Return the parties by their labels, each with all that the clauses say of it."""
    known: dict[str, Introduction] = {}
    owners: list[str] = []
    grounds: set[str] = set()
    for clause in _head(clauses):
        if _GROUND.match(clause.text) or clause.parent in grounds:
            grounds.add(clause.id)
        owners = _read(clause, known, owners, recital=clause.id in grounds)
    if len(known) < _TWO:
        owners = []
        for clause in _first_article(clauses):
            if owners or _CALLED.search(clause.text):
                owners = _read(replace(clause, kind="party"), known, owners)
    for clause in clauses:
        if clause.kind == "signature":
            owners = _read(clause, known, owners)
    if len(known) < _TWO:
        for clause in clauses[:_BODY]:
            if clause.kind in ("article", "clause", "item", "table"):
                owners = _read(clause, known, owners)
    _merge_aliases(known)
    _by_use(clauses, known)
    text = "\n".join(clause.text for clause in clauses[:_BODY_TEXT])
    if language == "en" and len(known) < _TWO:
        known.update((party.label, party) for party in called_twice(_head(clauses), known, text))
    _settle_labels(known, text)
    if not known and language == "en":
        firms = [firm for clause in _head(clauses) for firm in by_first_words(clause, text)]
        known.update((firm.label, firm) for firm in firms)
    if len(known) < 2:
        _from_usage(clauses, known, text, language)
    read_accounts(clauses, known)
    for party in known.values():
        named = (f.value for f in party.fields if f.name in _NAMES and f.value[0] not in "[【_＿")
        party.name = party.name or next(named, None)
    return known


def _with_inferred_roles(
    parties: tuple[Party, ...], clauses: tuple[Clause, ...], title: str
) -> tuple[Party, ...]:
    """Return the parties with the roles that the clauses show where no word names them."""
    found = infer_roles(parties, clauses, title)
    return tuple(
        replace(party, role=found[party.label][0], inferred=found[party.label][1])
        if party.label in found
        else party
        for party in parties
    )


def _head(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Return the clauses before the first article."""
    found = []
    for clause in clauses:
        if clause.kind in ("chapter", "article") or (clause.kind == "clause" and clause.number):
            break
        if clause.kind != "note":
            found.append(clause)
    return found[:_HEAD]


def _first_article(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Yield the lines of the first article, where a contract may name its parties one below the other."""
    articles = 0
    for clause in clauses[:_HEAD]:
        articles += clause.kind in ("chapter", "article")
        if articles > 1:
            return
        if articles and clause.kind in ("article", "clause", "item", "table"):
            yield clause


def _read(
    clause: Clause, known: dict[str, Introduction], last: list[str], *, recital: bool = False
) -> list[str]:
    """Read one clause; return the labels that the particulars of the next clause belong to."""
    places: list[tuple[int, str]] = []
    settled = len(known) >= _TWO and (recital or bool(_GROUND.match(clause.text)))
    for party in introductions(clause):
        spoken_of = party.designation is None or "的" in (party.name or "")
        if settled and spoken_of and party.label not in known and not _lettered(party.label):
            continue
        places.append((party.start, party.label))
        former = known.get(party.label)
        if former is None:
            known[party.label] = party
        else:
            former.designation = former.designation or party.designation
            former.name = former.name or party.name
    owners = [label for _, label in places] or last
    if owners:
        read_particulars(clause, known, owners, sorted(places))
    return owners if clause.kind in _KEPT or places else []


def _lettered(label: str) -> bool:
    return bool(LABEL_WORD.fullmatch(label))


def _merge_aliases(known: dict[str, Introduction]) -> None:
    """Take a role word used as a label (`出租方（盖章）`) for the party that bears it as its designation."""
    for label, party in list(known.items()):
        if party.designation != label:
            continue
        owners = [other for other in known.values() if other is not party and other.designation == label]
        if len(owners) != 1:
            continue
        owner = owners[0]
        owner.name = owner.name or party.name
        seen = {(field.name, field.value) for field in owner.fields}
        owner.fields.extend(field for field in party.fields if (field.name, field.value) not in seen)
        known.pop(label)


def _by_use(clauses: tuple[Clause, ...], known: dict[str, Introduction]) -> None:
    """Take the word before a colon among the parties' lines for a party where the clauses make it act."""
    head = _head(clauses)
    seen = {clause.id for clause in head}
    body = "\n".join(clause.text for clause in clauses[:_BODY_TEXT] if clause.id not in seen)
    found: dict[str, Introduction] = {}
    for clause in head:
        match = _NAMED_LINE.match(clause.text)
        if match is None or clause.kind not in ("party", "preamble") or FIELD.match(clause.text):
            continue
        label, name = match["label"], match["name"].strip()
        if any(label in party or party in label for party in known):
            continue
        if body.count(label) < _ACTING:
            continue
        acts = re.compile(rf"{re.escape(label)}(?:{_ACTS})|(?:由|归|向|经|应当?由){re.escape(label)}")
        if len(acts.findall(body)) >= _ACTING:
            found[label] = Introduction(label, label, name, clause.id, 0, match.end("name"))
    if not found or (len(found) < 2 and not any(party.clause in seen for party in known.values())):
        return
    known.update(found)
    order = {clause.id: place for place, clause in enumerate(head)}
    ranked = sorted(known.items(), key=lambda item: (order.get(item[1].clause, len(order)), item[1].start))
    known.clear()
    known.update(ranked)


def _aliases(label: str, party: Introduction, labels: set[str], body: str) -> tuple[str, ...]:
    """Return the other names by which the clauses call a party."""
    third = {*modality_table()["parties"]["third"], *_ANYBODY}
    own = {party.alias, party.designation, *party.others} - {None, label}
    return tuple(
        sorted(
            name
            for name in own
            if name and len(name) > 1 and name not in labels and name not in third and name in body
        )
    )


def _settle_labels(known: dict[str, Introduction], text: str) -> None:
    """Call each party what the clauses call it, where its label and its short name differ."""
    squeezed = text if text.isascii() else text.replace(" ", "")
    for label, party in list(known.items()):
        for other in (party.alias, party.designation):
            if not other or other == label or other in known:
                continue
            called, named = squeezed.count(label) - 1, squeezed.count(other) - 1
            if called <= _SELDOM and named >= _ACTING and named > 3 * called:
                party.label = other
                renamed = {other if name == label else name: item for name, item in known.items()}
                known.clear()
                known.update(renamed)
                break


def _from_usage(
    clauses: tuple[Clause, ...], known: dict[str, Introduction], text: str, language: Language
) -> None:
    """Take the labels that the clauses use where nothing introduces the parties."""
    for labels in _LETTERED if language == "zh" else _opposites_in(text):
        present = [label for label in labels if text.count(label) >= 2]
        if len(present) < 2 and not (known and present):
            continue
        for label in present:
            clause = next((clause for clause in clauses if label in clause.text), None)
            if label not in known and clause is not None:
                at = clause.text.find(label)
                designation = label if language == "en" else None
                known[label] = Introduction(label, designation, None, clause.id, at, at + len(label))
        return
    if language == "en" and len(known) == 1:
        _addressed(clauses, known)


def _addressed(clauses: tuple[Clause, ...], known: dict[str, Introduction]) -> None:
    """Take the reader for the other party where the text names one alone and speaks to the other as you."""
    spoken = [(clause, found) for clause in clauses for found in _YOU.finditer(clause.text)]
    if len(spoken) >= _OFTEN:
        clause, found = spoken[0]
        known["you"] = Introduction("you", None, None, clause.id, *found.span(), others=("your",))


def _opposites_in(text: str) -> list[tuple[str, ...]]:
    """Return the two opposite English role words that a text uses most, none where it uses no two."""
    counts = {
        word: len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in role_words() if word.isascii()
    }
    ranked = sorted((word for word, count in counts.items() if count >= 5), key=lambda word: -counts[word])
    for at, one in enumerate(ranked):
        for other in ranked[at + 1 :]:
            if (
                None not in assign_roles({one: one, other: other}).values()
                and one not in other
                and other not in one
            ):
                return [(one, other)]
    return []
