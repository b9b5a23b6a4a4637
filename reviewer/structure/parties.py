"""The parties as the contract's own text names them: label, role word, function, name and particulars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reviewer.language.roles import LABEL_WORD, assign_roles, not_roles, role_words
from reviewer.model import Party, PartyField
from reviewer.structure.inference import infer_roles
from reviewer.structure.zones import FIELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Clause, Language

_WORDS = "|".join(re.escape(word) for word in role_words())
_SPACED = "|".join(
    r"\s?".join(map(re.escape, word)) for word in role_words() if not word.isascii() and len(word) <= 4
)
_NOTE = r"[（(【\[]([^（()）\]】]{1,40})[）)】\]]"
_ENTRY = re.compile(
    rf"(?:(?<=^)|(?<=[\s，,；;。、：:_＿（(和与]))(?P<label>{LABEL_WORD.pattern}|(?:{_SPACED}|{_WORDS})(?:\s?\d)?)"
    rf"(?P<notes>(?:\s*{_NOTE.replace('(', '(?:', 1) if False else _NOTE.replace('([^', '(?:[^')}){{0,3}})\s*(?P<colon>[:：]|(?<=[）)])(?=\s|$))"
)
_SHORT = re.compile(
    r"[（(]\s*(?:以下|下|后)?(?:统|合|简)?(?:简称|称|称为|统称)(?:为)?\s*[:：]?\s*[“\"「『'‘]?\s*([^”\"」』'’（()）]{1,20}?)\s*[”\"」』'’]?\s*(?:[，,；;或].{0,20})?[）)]"
)
_SHORT_EN = re.compile(
    r"\(\s*(?:(?:hereinafter|hereafter)?\s*(?:referred to as|called)?\s*(?:each\s+|together\s+)?(?:the\s+)?)?[“\"']([A-Z][\w ./&-]{1,30}?)[”\"']\s*\)"
)
_COMPANY = re.compile(
    r"([^\s，,。；;：:（()）“”\"]{2,40}?(?:公司|集团|银行|事务所|合作社|中心|学校|大学|医院|研究院|研究所|委员会|厂|店|部|局|院))\s*$"
)
_SLOT = re.compile(r"^[\[【〔{<［][^\]】〕}>］]*[\]】〕}>］]$|^[_＿\s/／.…xX×*某]*$|^(?:待定|TBD|N/A)$")
_CUT = re.compile(r"[，,；;。]|\s[_＿]{2,}|\s{1,}(?=[甲乙丙丁]\s*方)")
_TITLE_CASE = re.compile(r"[A-Z][\w.&'-]*")
_COLLECTIVE = re.compile(
    r"双方|各方|三方|多方|当事人|合同$|协议$|法$|条例$|项目|房屋|产品|服务$|系统|设备|货物|软件|信息|标的|Agreement|Part(?:y|ies)|Services?|Effective Date|Products?|Software|Term|Fees"
)
_HEAD_KINDS = ("party", "preamble", "recital", "title", "table", "signature", "item")


@dataclass(slots=True)
class _Draft:
    """A party while its words are being gathered."""

    label: str
    designation: str | None
    name: str | None
    clause: str
    start: int
    end: int
    fields: list[PartyField] = field(default_factory=list)


def plain_label(words: str) -> str:
    """Return a label without inner blanks, digits in plain form: `甲　方` is 甲方, `甲方１` is 甲方1."""
    if words.isascii():
        return " ".join(words.split())
    return re.sub(r"\s+", "", words).translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})


def find_parties(clauses: tuple[Clause, ...], title: str, language: Language) -> tuple[Party, ...]:
    """Return the parties in the order in which they are introduced.

    Read are the lines before the first article, then the signature block, then clauses that define a short name;
    where none of them names a party, the labels that the clauses use.
    """
    head = _head(clauses)
    drafts: dict[str, _Draft] = {}
    last: list[str] = []
    for clause in (*head, *(c for c in clauses if c.kind == "signature")):
        last = _read(clause, drafts, last)
    if len(drafts) < 2:
        for clause in clauses[:400]:
            if clause.kind in ("article", "clause", "item", "table") and _ENTRY.search(clause.text):
                last = _read(clause, drafts, last)
    _read_accounts(clauses, drafts)
    text = "\n".join(clause.text for clause in clauses[:3000])
    _settle_labels(drafts, text)
    if len(drafts) < 2:
        _from_usage(clauses, drafts, text, language)
    roles = assign_roles({label: draft.designation for label, draft in drafts.items()}, title)
    parties = tuple(
        Party(
            label=label,
            designation=draft.designation,
            role=roles[label],
            name=draft.name,
            fields=tuple(draft.fields),
            clause=draft.clause,
            start=draft.start,
            end=draft.end,
        )
        for label, draft in drafts.items()
    )
    found = infer_roles(parties, clauses, title)
    return tuple(
        replace(p, role=found[p.label][0], inferred=found[p.label][1]) if p.label in found else p
        for p in parties
    )


def _head(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Return the clauses before the first article."""
    found = []
    for clause in clauses:
        if clause.kind in ("chapter", "article") or (clause.kind == "clause" and clause.number):
            break
        if clause.kind != "note":
            found.append(clause)
    return found[:200]


def _role_word(words: str) -> str | None:
    bare = re.sub(r"[“”\"‘’'「」]|^(?:以下简称|下称|简称|以下称|即)\s*[:：]?", "", words).strip()
    bare = re.split(r"[/／,，、]", bare)[0].strip()
    if not bare or any(bare.startswith(word) or bare.endswith(word) for word in not_roles()):
        return None
    if LABEL_WORD.fullmatch(bare):
        return None
    if bare in role_words() or (len(bare) <= 10 and bare.endswith(("方", "人", "单位", "商", "者"))):
        return plain_label(bare)
    return None


def _read(clause: Clause, drafts: dict[str, _Draft], last: list[str]) -> list[str]:
    """Read the parties and particulars of one clause; give the labels that the next clause's particulars belong to."""
    text = clause.text
    entries = (
        [match for match in _ENTRY.finditer(text)]
        if clause.kind in _HEAD_KINDS or clause.kind in ("article", "clause")
        else []
    )
    bounds = [match.start() for match in entries] + [len(text)]
    labels: list[str] = []
    places: list[tuple[int, str]] = []
    for match, stop in zip(entries, bounds[1:], strict=True):
        draft = _entry(clause, match, stop)
        if draft is None:
            continue
        labels.append(draft.label)
        places.append((match.start(), draft.label))
        known = drafts.get(draft.label)
        if known is None:
            drafts[draft.label] = draft
        else:
            known.designation = known.designation or draft.designation
            known.name = known.name or draft.name
    for draft in _by_short_name(clause, bool(labels)):
        if draft.label not in drafts and len(drafts) < 12:
            drafts[draft.label] = draft
        labels.append(draft.label)
        places.append((draft.start, draft.label))
    owners = labels or last
    if owners:
        _read_fields(clause, drafts, owners, sorted(places))
    return owners if clause.kind in ("party", "signature", "table") or labels else []


def _entry(clause: Clause, match: re.Match[str], stop: int) -> _Draft | None:
    text = clause.text
    notes = re.findall(_NOTE, match.group("notes"))
    label = plain_label(match.group("label"))
    lettered = bool(LABEL_WORD.fullmatch(match.group("label")))
    designation = None if lettered else label
    for note in notes:
        inner = LABEL_WORD.search(note)
        if inner and not lettered:
            label, lettered = plain_label(inner.group()), True
        elif designation is None or designation == label:
            designation = _role_word(note) or designation
    value = text[match.end() : stop]
    particular = FIELD.search(value)
    if (particular and clause.kind != "signature") or (particular and particular.start() > 0):
        value = value[: particular.start()]
    tail = (
        _SHORT.search(value) or _SHORT.search(text[match.end() :]) if clause.kind != "signature" else None
    )
    end_note = 0
    if tail and tail.start() <= len(value):
        word = plain_label(tail.group(1))
        end_note = tail.end()
        if LABEL_WORD.fullmatch(word) and not lettered:
            label = word
        elif designation is None:
            designation = _role_word(word) or word
        value = value[: tail.start()]
    after = re.match(rf"\s*([^（(]*?)\s*{_NOTE}\s*$", value)
    if after and lettered and designation is None:
        designation = _role_word(after.group(2))
        if designation:
            value = after.group(1)
    cut = _CUT.search(value.lstrip())
    lead = len(value) - len(value.lstrip())
    name = value[lead : lead + cut.start()] if cut else value.strip()
    name = name.strip()
    if len(name) > 60 or re.search(r"[：:]|有权|应当|负责|同意|不得", name):
        if clause.kind not in ("party", "table", "preamble", "signature", "title"):
            return None
        name = ""
    start = match.start("label")
    end = max(match.end() + lead + len(name) if name else match.end(), match.end() + end_note)
    return _Draft(label, designation, _name(name), clause.id, start, min(end, len(text)))


def _name(words: str) -> str | None:
    bare = words.strip(" _＿：:")
    if (
        not bare
        or _SLOT.match(bare)
        or not re.search(r"[\u3400-\u9fffA-Za-z]", bare)
        or re.match(r"[\[【〔{<]", bare)
    ):
        return None
    if re.fullmatch(r"[xX×某*\s]+(?:公司|有限公司)?|[（(].*[)）]", bare):
        return None
    return bare


def _by_short_name(clause: Clause, labelled: bool) -> list[_Draft]:
    """Return the parties that a sentence names in full and by a short name in brackets or quotation marks."""
    text = clause.text
    found: list[_Draft] = []
    if labelled or clause.kind not in ("party", "preamble", "recital", "item", "title"):
        return found
    for match in _SHORT.finditer(text):
        word = match.group(1).strip()
        before = _COMPANY.search(text[: match.start()])
        name = (
            before.group(1)
            if before
            else re.split(r"[，,。；;：:、\s和与及]", text[: match.start()].rstrip())[-1]
        )
        lettered = bool(LABEL_WORD.fullmatch(word))
        if _COLLECTIVE.search(word) or not (lettered or before):
            continue
        name = re.sub(r"^(?:由|在|与|和|及|是|本(?:合同|协议)由)", "", name)
        start = match.start() - len(name) if text[: match.start()].endswith(name) else match.start()
        label = plain_label(word)
        designation = label if label in role_words() else None
        found.append(_Draft(label, designation, _name(name), clause.id, max(start, 0), match.end()))
    for match in _SHORT_EN.finditer(text):
        word = match.group(1).strip()
        if _COLLECTIVE.fullmatch(word) or re.search(r"Agreement|Part(?:y|ies)$|Date$|Services?$", word):
            continue
        before_en = re.split(
            r"\bbetween\b|\band\b(?=\s+[A-Z(])|^\(\d\)|\bamong\b|\bby\b|;", text[: match.start()]
        )[-1].strip(" :,(")
        name = re.split(
            r",\s+(?=a\b|an\b|the\b|with\b|incorporated|registered|having|whose|of\b|located)|\(", before_en
        )[0].strip(" ,")
        designation = word if word in role_words() else None
        start = text.rfind(name, 0, match.start()) if name else match.start()
        found.append(
            _Draft(
                word,
                designation,
                _name(name) if len(name) < 80 else None,
                clause.id,
                max(start, 0),
                match.end(),
            )
        )
    return found


def _read_fields(
    clause: Clause, drafts: dict[str, _Draft], owners: list[str], places: list[tuple[int, str]]
) -> None:
    """Give each particular of a line to its party: by column where the line has several, else to the label before it."""
    text = clause.text
    matches = list(FIELD.finditer(text))
    seen: dict[str, int] = {}
    for at, match in enumerate(matches):
        key = match.group(1)
        stop = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        later = [start for start, _ in places if match.end() < start < stop]
        stop = min([stop, *later])
        raw = text[match.end() : stop]
        ends = re.search(r"[；;。]|[，,](?=\s*$)|[，,](?=[^，,]{0,16}[:：])", raw)
        raw = raw[: ends.start()] if ends else raw
        value = raw.strip(" ，,")
        nth = seen.get(key, 0)
        seen[key] = nth + 1
        before = [label for start, label in places if start < match.start()]
        owner = before[-1] if before else owners[min(nth, len(owners) - 1)]
        if len(set(places)) > 1 and len(owners) > 1 and not before:
            owner = owners[min(nth, len(owners) - 1)]
        draft = drafts.get(owner)
        if draft is None or not value:
            continue
        start = match.end() + raw.index(value)
        if any(known.name == key and known.value == value for known in draft.fields):
            continue
        draft.fields.append(PartyField(key, value, clause.id, start, start + len(value)))


def _read_accounts(clauses: tuple[Clause, ...], drafts: dict[str, _Draft]) -> None:
    """Give the bank details of a payment clause to the party whose account it names."""
    if not drafts:
        return
    labels = "|".join(sorted((re.escape(label) for label in drafts), key=len, reverse=True))
    account = re.compile(rf"({labels})[^，。；]{{0,14}}(?:账户|帐户|账号|帐号)")
    owner: tuple[str, str] | None = None
    for clause in clauses:
        if clause.kind in ("party", "signature", "note"):
            continue
        if owner and (clause.parent == owner[0] or clause.kind == "table") and FIELD.match(clause.text):
            _read_fields(clause, drafts, [owner[1]], [])
            continue
        if "户" not in clause.text and "账号" not in clause.text and "帐号" not in clause.text:
            continue
        match = account.search(clause.text)
        if match:
            owner = (clause.id, match.group(1))
            if FIELD.search(clause.text, match.end()):
                _read_fields(clause, drafts, [match.group(1)], [])


def _settle_labels(drafts: dict[str, _Draft], text: str) -> None:
    """Call each party what the clauses call it, where label and short name differ."""
    for label, draft in list(drafts.items()):
        other = draft.designation
        if other and other != label and other not in drafts:
            squeezed = text.replace(" ", "") if not text.isascii() else text
            if squeezed.count(other) > 3 * max(squeezed.count(label), 1) and squeezed.count(label) <= 2:
                drafts.pop(label)
                draft.label = other
                drafts[other] = draft


def _from_usage(
    clauses: tuple[Clause, ...], drafts: dict[str, _Draft], text: str, language: Language
) -> None:
    """Take the labels that the clauses use where nothing introduces the parties."""
    pairs: Sequence[tuple[str, ...]] = [
        ("甲方", "乙方", "丙方"),
        ("贵方", "我方"),
        ("贵司", "我司"),
        ("贵公司", "我公司"),
    ]
    if language == "en":
        found = {
            word: len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in role_words() if word.isascii()
        }
        ranked = sorted((word for word, n in found.items() if n >= 5), key=lambda word: -found[word])
        pairs = [
            (one, other)
            for at, one in enumerate(ranked)
            for other in ranked[at + 1 :]
            if None not in assign_roles({one: one, other: other}).values()
            and one not in other
            and other not in one
        ][:1]
    for labels in pairs:
        present = [label for label in labels if text.count(label) >= 2]
        if len(present) < 2 and not (drafts and present):
            continue
        for label in present:
            if label in drafts:
                continue
            for clause in clauses:
                at = clause.text.find(label)
                if at >= 0:
                    designation = label if language == "en" else None
                    drafts[label] = _Draft(label, designation, None, clause.id, at, at + len(label))
                    break
        return
