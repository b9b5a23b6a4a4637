"""How a contract introduces its parties: labels beside the name, short names, role words as labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.roles import LABEL_WORD, ROLE_WORD, not_roles, role_words
from reviewer.patterns import lazy
from reviewer.structure.english_introductions import by_called_name, by_letter, english_short_names
from reviewer.structure.introduced import LEGAL_FORM, NO_PARTY, Introduction, name_of
from reviewer.structure.zones import FIELD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.model import Clause

_NOTE = lazy(r"[（(【\[]([^（()）\]】]{1,40})[）)】\]]")
_NOTE_LAST = lazy(rf"\s*([^（(]*?)\s*{_NOTE.pattern}\s*$")
_NOTES = r"(?:\s*[（(【\[][^（()）\]】]{1,40}[）)】\]]){0,3}"
_LABELLED = lazy(
    rf"(?:(?<=^)|(?<=[\s，,；;。、：:_＿（(和与]))(?P<label>{LABEL_WORD.pattern}|{ROLE_WORD.pattern}(?:\s?\d)?)"
    rf"(?P<notes>{_NOTES})\s*(?:[:：]|(?P<within>(?<=[a-z])\)\s*:)|(?P<open>(?<=[）)])(?=\s|$)))"
)
_BEFORE_ROLE = lazy(r"(?!Party )[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3} \(")
"""What else a line calls the party whose role follows in brackets: Designated Member (Seller): Ann Lee."""
_SHORT = lazy(
    r"[（(]\s*(?:以下|下文?|后文?)?(?:统|合|简)?(?:简称|称|称为|统称|叫做?)(?:为)?\s*[:：]?\s*"
    r"[“\"「『'‘]?\s*([^”\"」』'’（()）]{1,20}?)\s*[”\"」』'’]?\s*(?:[，,；;或].{0,20})?[）)]",
    needs="(（",
)
_SELF_CALLED = lazy(
    rf"(?P<word>[\u4e00-\u9fff]{{2,8}})\s*{_SHORT.pattern}\s*[:：]\s*(?P<name>[^，,；;。\s（(]{{2,40}})",
    needs="(（",
)
"""A word for what a party is, and what it is called, before its name: `转出户（以下称“农户”）：…`."""
_FIRM = (
    r"(?:公司|集团|银行|事务所|合作社|中心|学校|大学|医院|研究院|研究所|委员会|厂"
    r"|合伙企业|支行|分行|营业部|信用社|协会|基金会|商会|独资企业)"
    r"(?:[（(](?:有限合伙|普通合伙|特殊普通合伙|有限责任|个人独资)[）)])?"
)
_QUOTED_HAN = lazy(
    r"(?P<name>[^\s，,。；;：:（()）“”\"]{2,40}?(?:[（(][^（()）]{1,10}[）)][^\s，,。；;：:（()）“”\"]{0,20})?"
    rf"{_FIRM})"
    r"(?:[，,][^；;。“”（(]{0,80})?[（(]\s*[“\"「『](?P<label>[^”\"」』]{2,12})[”\"」』]\s*[）)]",
    needs='“"「『',
)
"""A firm with its short name in quotes alone, as in bilingual contracts: 某某有限公司（“某某”）."""
_COMPANY = lazy(
    r"([^\s，,。；;：:（()）“”\"]{2,40}?(?:[（(][^（()）]{1,10}[）)])?[^\s，,。；;：:（()）“”\"]{0,20}"
    rf"(?:{_FIRM}|店|部|局|院))\s*$"
)
_HONOURED = lazy(r"^[\u4e00-\u9fff]{1,4}(?:先生|女士|小姐|太太|夫人|老师|教授|博士|医生|君|氏)$")
_PARTICULARS = lazy(
    r"身份证|公民身份|护照|通行证|性别|[，,]\s*[男女]\s*[，,]|民族|住址|住所|现住|籍贯|出生|自然人"
)
"""What is told of a person alone, before the name by which the contract calls her."""
_OWN_WORD = lazy(
    r"(?P<label>[\u4e00-\u9fff]{1,6}(?:(?<!联系|经办|负责|代表|代理|收件|收款|担当|签署)人|方|商|者|主))\s*[:：]\s*",
    needs=":：",
)
_ANY_PARTY = lazy(r"(?:[立订缔签]约|协议|合同)(?:各|双|三)?[人方者]|当事人")
"""What all parties of a contract are: the short name of each tells them apart."""
_SHORTLY = lazy(r"[“”\"‘’'「」]|^(?:以下简称|下称|简称|以下称|即)\s*[:：]?")
_OR = lazy(r"[/／,，、]")
_NAME_END = lazy(r"[，,；;。]|\s|[（(]\s*(?:以下|下称|简称)")
_APART = lazy(r"[，,。；;：:、\s和与及]")
_LEAD = lazy(r"^(?:本(?:合同|协议)由|由|在|与|和|及|是)")
_CALLED_EN = lazy(r"\(\s*(?:the\s+)?[“\"](?:[Tt]he\s+)?(?P<alias>[A-Z][\w &-]{1,30})[”\"]\s*\)", needs='“"')
"""What a line calls the party behind its name: Licensor: Alder B.V., Emmeloord (“Breeder”)."""
_LETTERED_EN = lazy(r"\bParty (?:[A-E]|[1-5])\b")
_CUT = lazy(
    rf"(?!{LEGAL_FORM})[，,；;。]|\s\((?i:registered|company|incorporated|organi[sz]ed|a\s|with\s|reg\b)|\s[_＿]{{2,}}|\s(?=[甲乙丙丁]\s*方)"
)
_NO_NAME = lazy(r"[：:]|有权|应当|负责|同意|不得|见附件|^系[甲乙丙丁]方")
_LONGEST_NAME = 20
_HEAD_KINDS = frozenset({"party", "preamble", "recital", "title", "table", "signature", "item"})


def plain_label(words: str) -> str:
    """Return a label without inner blanks and with plain digits: `甲　方` is 甲方, `甲方１` is 甲方1."""
    if words.isascii():
        return " ".join(words.split())
    return "".join(words.split()).translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})


def introductions(clause: Clause) -> Iterator[Introduction]:
    """Yield the parties that a clause introduces, in order."""
    matches = [
        match
        for match in _LABELLED.finditer(clause.text)
        if (match["open"] is None or (clause.kind in _HEAD_KINDS and match["notes"]))
        and (match["within"] is None or _in_brackets(clause, match))
    ]
    bounds = [match.start() for match in matches] + [len(clause.text)]
    found = False
    for match, stop in zip(matches, bounds[1:], strict=True):
        party = _labelled(clause, match, stop)
        if party:
            found = True
            yield party
    if not found and clause.kind in _HEAD_KINDS:
        named = _self_called(clause) or _by_own_word(clause) or by_letter(clause) or by_called_name(clause)
        if named:
            yield named
        else:
            yield from _by_short_name(clause)
            yield from english_short_names(clause)
            yield from _by_quoted_name(clause)


def _in_brackets(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a role word ends the brackets at the head of a line that introduces the parties."""
    return clause.kind in _HEAD_KINDS and bool(_BEFORE_ROLE.fullmatch(clause.text, 0, match.start("label")))


def _role_word(words: str) -> str | None:
    """Return the role word that a bracket after a label holds, None where it holds none (`盖章`)."""
    bare = _SHORTLY.sub("", words).strip()
    bare = _OR.split(bare)[0].strip()
    if not bare or LABEL_WORD.fullmatch(bare):
        return None
    if bare in role_words():
        return plain_label(bare)
    if any(bare.startswith(word) or bare.endswith(word) for word in not_roles()):
        return None
    return plain_label(bare) if len(bare) <= 10 and bare.endswith(("方", "人", "单位", "商", "者")) else None


def _labelled(clause: Clause, match: re.Match[str], stop: int) -> Introduction | None:
    text = clause.text
    label = plain_label(match["label"])
    lettered = bool(LABEL_WORD.fullmatch(match["label"]))
    designation = None if lettered else label
    for note in _NOTE.findall(match["notes"]):
        inner = LABEL_WORD.search(note) or _LETTERED_EN.search(note)
        if inner and not lettered:
            label, lettered = plain_label(inner.group()), True
        elif designation is None or designation == label:
            designation = _role_word(note) or designation
    value = text[match.end() : stop]
    particular = FIELD.search(value)
    if particular:
        value = value[: particular.start()]
    end = match.end()
    alias = None
    short = _SHORT.search(text, match.end(), stop)
    if short and clause.kind != "signature":
        word = plain_label(short.group(1))
        end = max(end, short.end())
        value = (
            value[: max(short.start() - match.end(), 0)]
            if short.start() - match.end() < len(value)
            else value
        )
        if LABEL_WORD.fullmatch(word):
            label = label if lettered else word
        elif designation is None:
            designation = _role_word(word) or word
        alias = word if word != label else None
    called = None if alias or clause.kind == "signature" else _CALLED_EN.search(text, match.end(), stop)
    if called and not lettered and not NO_PARTY.search(called["alias"]):
        alias, end = called["alias"], max(end, called.end())
        value = value[: max(called.start() - match.end(), 0)]
    after = _NOTE_LAST.match(value)
    if after and lettered and designation is None and (designation := _role_word(after.group(2))):
        end = max(end, match.end() + after.end())
        value = after.group(1)
    lead = len(value) - len(value.lstrip())
    cut = _CUT.search(value, lead)
    name = value[lead : cut.start() if cut else len(value)].strip()
    if len(name) > 60 or _NO_NAME.search(name):
        if clause.kind not in _HEAD_KINDS:
            return None
        name = ""
    if name:
        end = max(end, match.end() + lead + len(name))
    start = match.start("label")
    return Introduction(label, designation, name_of(name), clause.id, start, min(end, len(text)), alias=alias)


def _by_own_word(clause: Clause) -> Introduction | None:
    """Return the party of a line that is a word for a party, whichever, and the name of a firm."""
    match = _OWN_WORD.match(clause.text)
    if match is None or FIELD.match(clause.text) or NO_PARTY.search(match["label"]):
        return None
    shorts = len(_SHORT.findall(clause.text))
    if shorts > 1 or (shorts and _ANY_PARTY.fullmatch(match["label"])):
        return None
    rest = clause.text[match.end() :]
    cut = _NAME_END.search(rest)
    name = rest[: cut.start() if cut else len(rest)].strip()
    if not _COMPANY.search(name):
        return None
    label = match["label"]
    end = match.end() + len(name)
    return Introduction(label, label, name, clause.id, 0, end)


def _by_quoted_name(clause: Clause) -> Iterator[Introduction]:
    """Yield the Chinese firms that a sentence names in full, with a short name in quotes alone."""
    for match in _QUOTED_HAN.finditer(clause.text):
        label = match["label"]
        if NO_PARTY.search(label) or LABEL_WORD.fullmatch(label):
            continue
        designation = label if label in role_words() else None
        name = _LEAD.sub("", match["name"])
        start = match.end("name") - len(name)
        yield Introduction(label, designation, name_of(name), clause.id, start, match.end())


def _self_called(clause: Clause) -> Introduction | None:
    """Return the party of a line that says before the name what the party is called."""
    match = _SELF_CALLED.match(clause.text)
    if match is None or FIELD.match(clause.text) or NO_PARTY.search(match[2]):
        return None
    label = plain_label(match[2])
    return Introduction(label, match["word"], name_of(match["name"]), clause.id, 0, match.end("name"))


def _by_short_name(clause: Clause) -> Iterator[Introduction]:
    """Yield the parties that a sentence names in full, with a short name in brackets."""
    text = clause.text
    place = 0
    for match in _SHORT.finditer(text):
        word = match.group(1).strip()
        low, place = place, match.end()
        before = _COMPANY.search(text[low : match.start()])
        lettered = bool(LABEL_WORD.fullmatch(word))
        person = not before and _person(text[low : match.start()], word)
        if NO_PARTY.search(word) or not (lettered or before or person or word in role_words()):
            continue
        words = text[: match.start()].rstrip()
        name = person or (before.group(1) if before else _APART.split(words)[-1])
        name = _LEAD.sub("", name)
        label = plain_label(word)
        designation = label if label in role_words() else None
        start = low + text[low:].index(name) if person else len(words) - len(name)
        start = start if text.startswith(name, start) else match.start()
        yield Introduction(label, designation, name_of(name) if name else None, clause.id, start, match.end())


def _person(words: str, label: str) -> str | None:
    """Return the name of the person whom the words before a short name introduce, None where they tell of no
    person."""
    lead = words.lstrip(" ，,；;。、和与及")
    name = _APART.split(_LEAD.sub("", lead), maxsplit=1)[0]
    if not (1 < len(name) <= _LONGEST_NAME):
        return None
    return name if _HONOURED.match(label) or _PARTICULARS.search(words) else None
