"""How an English contract introduces its parties: (the “Supplier”), (hereinafter called the Lessor)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.roles import role_words
from reviewer.patterns import lazy
from reviewer.structure.introduced import LEGAL_FORM, NO_PARTY, Introduction, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Clause

__all__ = ["by_called_name", "by_first_words", "by_letter", "english_short_names"]

_SHORT_EN = lazy(
    r"\(\s*(?:hereinafter|hereafter)?\s*(?:referred to as|called)?\s*"
    r"(?:each|together|jointly|collectively)?,?\s*"
    r"(?:an?\s+|the\s+)?[“\"'](?:[Tt]he\s+)?([A-Z][\w ./&-]{1,30}?)[”\"']"
    r"(?:,?\s*(?:and|or)\s+(?:together|jointly|collectively)[^()]{0,40}"
    r"|,?\s*(?:also|and|or)?\s*[“\"'](?:we|us|our|you|your)\b[^()]{0,40})?\s*\)"
)
_PRONOUN = lazy(
    r"\(\s*(?:(?:hereinafter|hereafter|herein)\s+)?(?:(?:collectively|each|together)\s+)?"
    r"(?:(?:referred\s+to|called|known)\s+(?:as\s+)?)?[“\"'](?P<label>we|you)\b[^()]{0,60}\)"
    r"|^here(?:in)?after (?:called|referred to as|known as) [“\"'](?P<alone>we|you)\b[^()]{0,60}$",
    re.IGNORECASE,
)
"""Parties called by a pronoun: (“we,” “us” or “our”); on a line behind the name: hereinafter called “You”."""
_UNQUOTED = lazy(
    r"\(\s*(?:hereinafter|hereafter|herein)?\s*(?:(?:referred to|called|known)\s*(?:as)?\s+)?(?:the\s+)?"
    r"(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*\)(?=\s*(?:[;.,]|and\b|of the\b|$))"
)
"""A short name without quotes in brackets behind a firm: (hereinafter called the Lessor), (Supplier)."""
_SHORTENED = lazy(
    r"\(\s*(?P<short>[A-Z]{2,8}),?\s+(?:or\s+|and\s+)?the\s+(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*\)"
    r"(?=\s*(?:[;.,]|and\b|$))"
)
"""A firm's letters and what it is, in brackets behind it: (NCH, the Rental Firm)."""
_NAMED_ELSEWHERE = lazy(
    r"\band (?:the|any|each|every) (?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"(?= (?:who |which |that )?(?:is |are )?"
    r"(?:named|identified|specified|stated|described|designated|shown)\b)"
)
"""The other side of general terms, whom another paper names: and the Hirer named in the rental contract."""
_AFTERWARDS = lazy(
    r"[\s,;]\(?[Hh]ere(?:\s?in\s?)?\s?after,?\s+(?:(?:shall|to)\s+be\s+)?(?:(?:jointly|collectively|simply)\s+)?"
    r"(?:referred(?:\s+to)?|called|known|termed|designated|styled)\s+(?:as\s+)?(?:(?:the|an?)\s+)?"
    r"[“\"'‘]?\s*(?:the\s+)?(?P<label>[A-Z][A-Za-z-]*(?: [A-Z][A-Za-z]*){0,2})\s*[”\"'’]?\s*\)?"
    r"(?=\s*(?:[;.,(]|and\b|AND\b|of the\b|which\b|where\b|$))",
    needs=("ereinafter", "erein after", "ereafter", "ere after", "ere in after"),
)
"""A short name without brackets or quotes behind a party: hereinafter referred to as First Party."""
_OF_A_PERSON = lazy(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|M/s|[SDW]/o|son of|daughter of|wife of|resid(?:ing|ent)|aged|passport"
    r"|nationality|office|registered|incorporated|carrying on|place of business)\b"
)
"""What is said of a person or a firm alone, before the name by which the contract calls it."""
_ORDINAL = lazy(r"(?P<first>First|Second|Third|Fourth)\s+(?P<last>Part(?:y)?|Side)", re.IGNORECASE)
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
_INSIDE = lazy(r"\(([A-Z][^()]{1,60})\)\s*$")
"""A name in brackets of its own before the pronoun: are hiring us (Quay Design) (“We”)."""
_BLANK = tuple("[{<_…")
"""How a name begins that is still to be filled in."""
_OTHER_PRONOUNS = {"we": ("us", "our"), "you": ("your",)}
_QUOTED = lazy(
    r"\W{0,4}[“\"](?:[Tt]he\s+)?(?P<label>[A-Z][\w &-]{1,30})[”\"]\W{0,4}:\s*"
    rf"(?P<name>[A-Z][^,;:()]{{1,79}}?(?:{LEGAL_FORM})*)\s*(?=[,;(]|$)"
)
"""A party's short name at the head of its line: `“Proprietor”: Harbour Foods Limited, of 3 Quay Road`."""
_CALLED = lazy(
    r"(?!(?:Bank|Account|Address|Project|Subject|Title|Attention|Contact|Copy|Company|Payee|Beneficiary|Goods|Site|Works"
    r"|Property|Premises|Vessel|Equipment|Brand|Event|Venue)\b)"
    r"(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s*"
    rf"(?P<name>[A-Z][^,;:()]{{1,79}}?(?:{LEGAL_FORM})*)\s*(?=[,;(]|$)"
)
"""A party's short name at the head of its line, with no quotes: `Agency: Harbour Staff Ltd, 3 Quay Road`."""
_FIRM = lazy(
    r"\b(?:limited|ltd|plc|llp|llc|l\.l\.c|inc|incorporated|corp|corporation|company|gmbh|ag|s\.?a\.?r\.?l|s\.?a\.?s?"
    r"|b\.?v|n\.?v|pte|pty|sdn|bhd|oy|ab|a/s|aps|s\.?p\.?a|s\.?r\.?l|k\.?k|trust|university|bank|council)\b",
    re.IGNORECASE,
)
_LETTERED = lazy(
    r"(?P<label>Party (?:[A-E]|[1-5]|I{1,3}))"
    r"(?:\s*\((?:here(?:in)?after,?\s+)?(?:(?:referred to as|called)\s+)?"
    r"(?:[Tt]he\s+)?[“\"]?(?:[Tt]he\s+)?(?P<role>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)[”\"]?\))?\s*:\s*"
    rf"(?P<name>[^\W\d_][^,;:()]{{1,79}}?(?:{LEGAL_FORM})*)\s*(?=[,;(]|$)",
    needs=("Party ",),
)
"""A party of a letter or number at the head of its line: `Party A: Northwind Ltd, London`."""
_ENDS_AS_FIRM = lazy(
    r"(?<![\w.])(?:limited|ltd|plc|ll[pc]|inc|incorporated|corp|corporation|gmbh|ag|sarl|sas|b\.?v|n\.?v|pte|pty|bhd|oy|ab|aps"
    r"|s\.?p\.?a|s\.?r\.?l|s\.?a)\.?$",
    re.IGNORECASE,
)
"""How the name of a firm ends that nothing but its place shows to be a party."""
_BETWEEN = lazy(r"\b(?:between|among|by and between|made|entered into|parties)\b", re.IGNORECASE)
_EN_CUT = lazy(
    r"\b(?:[Bb]etween|BETWEEN)\b|(?<!England )\b(?:and|AND)\b(?=\s+[A-Z(\[])|^\(\d\)|\bamong\b|\bby\b"
    r"|\bin favou?r of\b|;"
)
_EN_TAIL = lazy(
    r",\s+(?=a\b|an\b|the\b|with\b|incorporated|registered|having|whose|of\b|located|organi[sz]ed"
    r"|(?:company|registration|business|tax|passport) (?:number|no\b)|(?:(?:unified|uniform) )?social credit"
    r"|UEN\b|ABN\b)"
    r"|\s+as\s+(?:the\s+|an?\s+)?[a-z]+\b|\("
)
_OWNED = lazy(r"[^\W\d_]s?['’](?:s\b)?(?: [a-z]+)+\s*$")
"""What belongs to somebody is no party of its own: the Company's legal department (“Legal”)."""
_LISTED = lazy(r"\(\d\)|and\b")


def by_letter(clause: Clause) -> Introduction | None:
    """Return the party that a line calls by a letter or number before its name."""
    match = _LETTERED.match(clause.text)
    if match is None:
        return None
    designation = match["role"] if match["role"] in role_words() else None
    return Introduction(match["label"], designation, name_of(match["name"]), clause.id, 0, match.end())


def by_called_name(clause: Clause) -> Introduction | None:
    """Return the party that a line calls by a word, in quotes or without, before the name of a firm."""
    match = _QUOTED.match(clause.text)
    if match is None:
        match = _CALLED.match(clause.text)
        if match is not None and not _ENDS_AS_FIRM.search(match["name"]):
            return None
    if match is None or NO_PARTY.search(match["label"]) or not _FIRM.search(match["name"]):
        return None
    designation = match["label"] if match["label"] in role_words() else None
    return Introduction(
        match["label"], designation, name_of(match["name"]), clause.id, match.start("label"), match.end()
    )


def english_short_names(clause: Clause) -> Iterator[Introduction]:
    """Yield the parties that a sentence names in full, with a short name or a pronoun in brackets."""
    text = clause.text
    free = bool(_BETWEEN.search(text) or _LISTED.match(text)) or clause.kind == "item"
    yield from _called_afterwards(clause)
    if (shortened := _SHORTENED.search(text)) and _FIRM.search(text, 0, shortened.start()):
        yield from _shortened(clause, shortened)
    place = 0
    pronouns = {match.start(): match for match in _PRONOUN.finditer(text)}
    named = [m for m in (*_SHORT_EN.finditer(text), *_UNQUOTED.finditer(text)) if m.start() not in pronouns]
    for match in sorted([*pronouns.values(), *named], key=lambda found: found.start()):
        spoken = match.start() in pronouns
        word = (match.group(1) or match.group(2)).lower() if spoken else match.group(1).strip()
        before, place = text[place : match.start()], match.end()
        if NO_PARTY.search(word) or _OWNED.search(before) or not (free or spoken or _FIRM.search(before)):
            continue
        if not spoken and _is_thing(word, before):
            continue
        bare = not spoken and text[match.start(1) - 1] in " ("
        if bare and not _FIRM.search(before):
            continue
        inside = _INSIDE.search(before) if spoken else None
        words = inside[1] if inside else _EN_CUT.split(before)[-1].strip(" :,(")
        name = _EN_TAIL.split(words)[0].strip(" ,*")
        designation = word if word in role_words() else None
        start = text.rfind(name, 0, match.start()) if name else match.start()
        called = name_of(name) if len(name) < 80 and name[:1].isupper() and name.lower() != word else None
        if clause.kind == "item" and called is None and name[:1] not in _BLANK:
            continue
        others = _OTHER_PRONOUNS.get(word, ())
        yield Introduction(word, designation, called, clause.id, max(start, 0), match.end(), others=others)


def _called_afterwards(clause: Clause) -> Iterator[Introduction]:
    """Yield the parties that a sentence calls something without brackets: hereinafter called the Lessor."""
    text = clause.text
    place = 0
    for match in _AFTERWARDS.finditer(text):
        word, before, place = match["label"], text[place : match.start()], match.end()
        ordinal = _ORDINAL.fullmatch(word)
        known = bool(ordinal) or word.title() in role_words()
        if NO_PARTY.search(word) and not ordinal:
            continue
        if not (known or _FIRM.search(before) or _OF_A_PERSON.search(before)) or _is_thing(word, before):
            continue
        name = _EN_TAIL.split(_OF_ONE.split(_LEADING.sub("", before))[0])[0].strip(" ,*")
        called = (
            name_of(name) if name[:1].isupper() and len(name) < 80 and name.lower() != word.lower() else None
        )
        start = text.find(name, match.start() - len(before)) if name else match.start()
        yield Introduction(
            word,
            word if word in role_words() else None,
            called,
            clause.id,
            max(start, 0),
            match.end(),
            others=_other_ordinals(ordinal) if ordinal else (),
        )


def by_first_words(clause: Clause, text: str) -> tuple[Introduction, ...]:
    """Return the two firms that a heading names with no short name, where `text`, which is all the contract
    says, calls each by the first word of its name: between Harbour Foods Inc. and Mill LLC."""
    found = _NAMED_BOTH.search(clause.text)
    if found is None:
        return ()
    parties = []
    for side in ("one", "two"):
        name = found[side]
        short = name.split()[0]
        whole = " ".join(name.split()[:2])
        alone = len(re.findall(rf"\b{re.escape(short)}\b", text)) - text.count(whole)
        if short in _NO_NAME or alone < _CALLED_SO:
            return ()
        role = re.search(rf"\b[Tt]he (?P<role>[A-Z][a-z]+),? {re.escape(short)}\b", text)
        designation = role["role"] if role and role["role"] in role_words() else None
        parties.append(Introduction(short, designation, name_of(name), clause.id, *found.span(side)))
    return tuple(parties) if parties[0].label != parties[1].label else ()


_CALLED_SO = 4
"""So often at least a contract calls a party by the first word of its name."""
_NO_NAME = frozenset({"The", "This", "New", "First", "North", "South", "East", "West", "Bank", "Company"})
_A_FIRM = (
    r"[A-Z][\w&'’-]*(?: (?:&|and|of|[A-Z][\w&'’-]*)){0,5}?,?"
    r" (?:Inc|LLC|L\.L\.C|LLP|LP|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|GmbH|AG|B\.V|S\.A)\b"
)
_NAMED_BOTH = lazy(
    rf"\b[Bb]etween (?P<one>{_A_FIRM})(?:\.?,[^;()]{{2,120}}?)?\.?,? and (?P<two>{_A_FIRM})",
    needs=("etween ",),
)
_OF_ONE = lazy(r",\s+(?=and\b|son\b|daughter\b|wife\b|resid|aged\b|[SDW]/o\b)")
_LEADING = lazy(r"^.*\b(?:[Bb]etween|BETWEEN|[Bb]y and between)\b|^\W*(?:and|AND)\b|^\W+")


def _other_ordinals(match: re.Match[str]) -> tuple[str, ...]:
    """Return the other ways in which a text may write such a label: first part, First Party, 1st Party."""
    first = match["first"].lower()
    last = match["last"].lower()
    lasts = (last, "party") if last == "part" else (last,)
    forms = {
        f"{ordinal} {noun}"
        for one in (first, _ORDINALS[first])
        for ordinal in {one, one.capitalize()}
        for noun in (*lasts, *(name.title() for name in lasts))
    }
    return tuple(sorted(forms - {match.group()}))


def _shortened(clause: Clause, match: re.Match[str]) -> Iterator[Introduction]:
    """Yield a firm called by letters and by what it is, and the other side that another paper names."""
    name = (
        _EN_TAIL.split(_EN_CUT.split(clause.text[: match.start()])[-1].strip(" :,("))[0].split(",")[0].strip()
    )
    start = max(clause.text.find(name), 0)
    full = name_of(name) if name[:1].isupper() and len(name) < 80 else None
    label = match["label"]
    others = (match["short"], *((full,) if full else ()))
    role = label if label in role_words() else None
    yield Introduction(label, role, full, clause.id, start, match.end(), others=others)
    if other := _NAMED_ELSEWHERE.search(clause.text, match.end()):
        word = other["label"]
        role = word if word in role_words() else None
        yield Introduction(word, role, None, clause.id, other.start("label"), other.end("label"))


_OF_A_KIND = lazy(
    r"\b(?:[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very) (?:[\w-]+ ){0,2}?(?P<name>[A-Z][\w-]*(?: [\w-]+){1,4})\s*$"
)
"""A name that any of several things may have: a Scope of Work (“SOW”)."""


def _is_thing(word: str, before: str) -> bool:
    """Whether a short name is that of a thing, by the words before it: a Master Agreement (“MSA”), the actual
    work (“Work”)."""
    if word in role_words() or _FIRM.search(before):
        return False
    kind = _OF_A_KIND.search(before)
    initials = "".join(part[0] for part in kind["name"].split()).upper() if kind else ""
    last = before.rstrip().rpartition(" ")[2]
    return bool(NO_PARTY.search(before.rstrip())) or last == word.lower() or initials == word
