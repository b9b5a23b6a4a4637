"""Particulars of the parties wherever they stand: `key: value` lines of the heading and the signatures,
accounts and addresses named in the clauses, company names in an annex."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import changes, overlaps
from reviewer.findings.tables import table
from reviewer.language.folding import fold_key
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Party, Quote

_HEADING = frozenset({"party", "signature", "preamble"})
_KEY = lazy(
    r"(?:^|(?<=[，,；;。、\s（(_＿”]))(?=[^\W\d_])"
    r"(?P<key>[A-Z][A-Za-z'’./& -]{1,60}?|[^\s，,。；;、：:“”\"（()）]{1,20})"
    r"(?:\s?[（(][^（()）]{0,16}[）)])?\s*[:：](?!//)\s*",
    needs=":：",
)
_END = lazy(r"[；;。]|[，,](?=[^，,]{0,20}[:：])|\.\s*$")
_BINDS = lazy(r"应当?(?![收付急届用])|不得|可以|有权|必须")
"""A value that says what somebody must or may do is no particular: 支付方式：乙方应通过银行转账."""
_SHORT = lazy(
    r"[（(]\s*(?:以下|下|后)?(?:统|合|简)?(?:简称|称|称为|统称)(?:为)?\s*[:：]?\s*[“\"「『'‘]?\s*"
    r"(?P<value>[^”\"」』'’（()）]{1,24}?)\s*[”\"」』'’]?\s*[）)]",
    needs="(（",
)
_ACCOUNT = lazy(
    r"(?P<key>(?:开户|收款|付款|结算|银行|指定)*(?:账号|帐号|账户名称|帐户名称|账户|帐户|户名|开户行|开户银行|收款人)"
    r"|\b(?:bank )?account(?: (?:name|no\.?|number|holder))?|\bbank name|\bswift(?: code)?|\biban|\bpayee)"
    r"(?:号码)?\s*(?:[:：]|(?:应当|应)?(?:为|是)(?!乙|甲|丙|丁|其|该|准)|(?=\s?\d{6,}|\s?\d{4}\s\d{4})"
    r"|\b(?:is|shall be)\b)\s*"
    r"(?P<value>[^，,。；;\s：:]{2,60}(?:\s[\dA-Z]{2,8}\b)*)",
    re.IGNORECASE,
)
_IDENTIFIER = lazy(
    r"(?P<key>统一社会信用代码|组织机构代码|营业执照(?:注册)?号码?|工商注册号|注册号|(?:居民)?身份证(?:号码?)?|护照(?:号码?)?"
    r"|证件号码?|纳税人识别号|税号|执业证号|许可证(?:编?号)|不动产权(?:证书|证)号|产权证号|车牌号码?|登记(?:编)?号"
    r"|\b(?:company|registration|registered|licence|license|passport|tax|vat|business|incorporation)"
    r"(?: registration)?"
    r" (?:number|no\.?)|\bregistered(?: in [A-Z][\w ]{2,40}?)?,? (?:under|with) (?:the )?"
    r"(?:company |registered |registration )?(?:number|no\.?)"
    r"|\b(?:incorporated|organi[sz]ed|formed|established) (?:in|under)[^,.;()]{2,60},? (?:with|under)"
    r" (?:the )?"
    r"(?:company |registered |registration )?(?:number|no\.?)"
    r"|\b(?:(?:unified|uniform) )?social credit (?:code|number|identifier)(?: (?:number|no\.?))?"
    r"|\b(?:UEN|ABN|ACN|EIN|CRN|HRB|LEI|CIN|NIF|SIREN|SIRET)"
    r"(?: (?:number|no\.?))?)\s*(?:[:：]|为|是|is\b)?\s*"
    r"(?P<value>(?=[A-Z-]*\d)[0-9A-Z][0-9A-Z-]{4,}(?![0-9A-Za-z]))",
    re.IGNORECASE,
)
_WHERE = lazy(
    r"^(?:incorporated|organi[sz]ed|formed|established)\b.*?\b(?:with|under)\s(?:the\s)?", re.IGNORECASE
)
"""What stands before the name of a number and says where its owner was formed."""
_MAIL = lazy(r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", needs="@")
_ACCOUNT_WORD = lazy(r"[账帐户]|收款人|account|bank name|swift|iban|payee", re.IGNORECASE)
_FIVE_SIGNS = lazy(r"[0-9A-Z-]{5}", re.IGNORECASE)
"""What every account holds, and what every registered number holds: a look before the search."""
_COMPANY = lazy(
    r"(?<![\w'’-])[A-Z][\w&'’.-]*(?:\s+(?:(?:of|and|the|&)\s+)?"
    r"(?:\([A-Z][\w&'’. -]*\)|[A-Z][\w&'’.-]*)){0,7}?"
    r",?\s+(?:Limited|Ltd\.?|plc|PLC|LLP|L\.?L\.?C\.?|Inc\.?|Incorporated|Corp\.?|Corporation|Co\.|GmbH|AG|KG|SE|SA"
    r"|S\.A\.(?:S\.)?|SAS|SARL|S\.p\.A\.|SpA|S\.r\.l\.|B\.?V\.?|N\.?V\.?|AB|A/S|ApS|Oy|Sdn\.? Bhd\.?)"
    r"(?![\w-])",
)
_FORMED = lazy(
    r"\b(?:an?|the) (?P<form>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} "
    r"(?:(?:general|exempted|private|public|professional|benefit|joint stock) ){0,2}"
    r"(?:limited liability (?:company|partnership)|(?:limited )?partnership|corporation|company"
    r"|(?:statutory )?trust|cooperative))\b"
    r"|\b(?:incorporated|organi[sz]ed|formed|established|constituted|existing)"
    r"(?: and (?:validly )?existing)? (?:in|under) (?:the laws? of )?(?:the )?"
    r"(?P<place>[A-Z]\w*(?:(?: of| and)?(?: the)? [A-Z]\w*){0,5})"
)
"""Where a party is formed and as what: a Delaware corporation, incorporated in England and Wales."""
_ENDINGS = r"Limited|Ltd\.?|plc|LLP|LLC|Inc\.?|GmbH|AG|SA|B\.?V\.?|N\.?V\.?|AS|Oy|AB"
_ADDRESS = lazy(
    r"(?:\b(?:office|address|place of business|residing|resident|domiciled|located|situated|headquarters)"
    r"(?: is| are)?(?: situated| located)? (?:at|of|in) |, of (?!which\b|whom\b|whose\b)"
    rf"|\b(?:{_ENDINGS}), (?=[A-Z\d]))"
    r"(?P<value>(?=[^()\"“;]*\d)[^()\"“;:]{6,160}?)"
    r"(?=\s*(?:[(;\"“]|,?\s+(?:[Hh]ere(?:\s?in)?\s?after|being|represented|acting)\b|,\s+and\b|\.?$))"
)
"""Where a party is found, told of it in the heading: whose registered office is at 3 Mill Road."""
_TOWN = lazy(
    rf"\b(?:{_ENDINGS}),? "
    r"(?P<value>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}){0,2})"
    r"(?=\s*(?:[(;]|\.?$))"
)
"""The town and the country behind the name of a firm: Alder B.V., Emmeloord, the Netherlands (“Breeder”)."""
_SIGNATORY = lazy(r"[A-Za-z.]\s\((?P<value>[A-Z][\w'’-]+ [A-Z][^()]{2,60})\)")
_SIGNED_BY = r"\b(?:[Ss]igned|SIGNED|[Ee]xecuted|EXECUTED)(?: as a deed)?"
_FOR = r"(?:for and on behalf of|on behalf of|for)"
_ITS_MAN = r"(?:(?:its|their|the|an?|two) (?:[a-z-]+ ){1,5})?"
_SIGNED = lazy(
    r"\b(?:Name|NAME):\s*(?P<name>[A-Z][^:_]{2,50}?)"
    r"(?=\s+(?:Title|Position|Date|By|Signature|Designation|TITLE|DATE|BY)\b|\s*$)"
    r"|\b(?:Title|Position|Designation|TITLE):\s*(?P<office>[A-Z][^:_]{2,50}?)"
    r"(?=\s+(?:Name|Date|By|Signature|NAME|DATE|BY)\b|\s*$)"
    rf"|{_SIGNED_BY} {_FOR} [^;:]{{2,80}}? by {_ITS_MAN}"
    r"(?P<signer>[A-Z][^;:]{2,70}?)(?=\.?\s*$| in the presence| acting)"
    rf"|{_SIGNED_BY} by (?P<agent>[A-Z][^;:]{{2,70}}?) {_FOR}\b"
    rf"|{_SIGNED_BY}[^;:]{{2,80}}? acting (?:by|through) {_ITS_MAN}"
    r"(?P<attorney>[A-Z][^;:]{2,70}?)(?=\.?\s*$| in the presence)"
    r"|\((?:[Ss]igned|[Ee]xecuted|[Ss]ealed)(?: and \w+)?(?: as a deed)? by (?P<within>[A-Z][^();:]{2,70})\)"
    r"|(?:^|[A-Z.] )By:\s*(?P<by>[A-Z][^:_]{2,60}?)(?=\s+(?:Name|Title|Position|Date|NAME|TITLE|DATE)\b|\s*$)"
    rf"|^{_SIGNED_BY} by (?P<both>[A-Z][^;:]{{2,70}}?) as (?:[a-z-]+ ){{1,4}}(?:of|for)\b",
    needs=(
        "Name",
        "NAME",
        "Title",
        "TITLE",
        "Position",
        "Designation",
        "igned",
        "IGNED",
        "xecuted",
        "XECUTED",
        "ealed by",
        "By:",
    ),
)
"""Who signs for a party, and as what, in an English block of signatures."""
_OF = lazy(r"(?i)\s+of\s+(?:the\s+)?$|(?:的|之)$|['’]s$")


_SPOKEN = lazy(
    r"[，,；;、]\s*(?:其)?(?P<key>法定代表人|执行事务合伙人|负责人|授权代表|(?:身份证|户籍|经常|现)?住(?:所地?|址)|注册地址?|经营场所|现?住(?=[\u4e00-\u9fff]{2,8}[省市区县])|统一社会信用代码|身份证号码?)"
    r"(?:为|是|系|位于)?(?P<value>[^，,；;。:：（()）]{2,40})"
)
"""A particular in running words: `，法定代表人王某`."""
_POSSESSIVE = lazy(r"^(?:的|之|['’]s)\s*")
_ARTICLE_ALONE = lazy(r"^(?i:the)$")


class Particular(Struct, frozen=True):
    """A particular as it stands in a clause: what it is called, whose it is, and its value."""

    name: str
    owner: str | None
    """Label of the party in the baseline; None where the text does not say whose it is."""
    value: Quote


def differing(view: PairView) -> Iterator[tuple[Particular, Particular]]:
    """Yield the particulars of a pair of clauses that differ, old and new, each once.

    Left aside are blanks and values that `Party.fields` hold on both sides under one name.
    """
    told: set[tuple[int, int]] = set()
    for change in changes(view):
        before, after = view.base[0], view.draft[0]
        for read in (
            _account,
            _identifier,
            _formed,
            _address,
            _spoken,
            _short_name,
            _entry,
            _signatory,
            _company,
            _mail,
        ):
            old = read(before, *change.base)
            new = read(after, *change.draft) if old else None
            if old is None or new is None or fold_key(old.name) != fold_key(new.name):
                continue
            place = (old.value.start, old.value.end)
            if place in told or fold_key(old.value.quote) == fold_key(new.value.quote):
                break
            if not any(_blank(side, one.value) for side, one in ((before, old), (after, new))):
                told.add(place)
                if not _known(before, after, old, new):
                    yield old, new
            break


def _blank(side: ClauseView, value: Quote) -> bool:
    return any(overlaps(value.start, value.end, blank.start, blank.end) for blank in side.blanks)


def _known(before: ClauseView, after: ClauseView, old: Particular, new: Particular) -> bool:
    names = [
        {
            fold_key(field.name)
            for field in side.index.fields.get(side.clause.id, ())
            if overlaps(one.value.start, one.value.end, field.start, field.end)
        }
        for side, one in ((before, old), (after, new))
    ]
    return bool(names[0] & names[1])


def _account(side: ClauseView, start: int, end: int) -> Particular | None:
    for found in _accounts(side.text):
        if overlaps(start, end, *found.span("value")):
            owner = _owner_before(side, found.start())
            return Particular(found["key"], owner, side.quote(*found.span("value")))
    return None


def _identifier(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the registered number or code, with its name before it, in which a range stands."""
    for found in _identifiers(side.text):
        if overlaps(start, end, *found.span("value")):
            owner = _owner_before(side, found.start()) or _introduced(side, found.start())
            name = _WHERE.sub("", found["key"])
            return Particular(name, owner, side.quote(*found.span("value")))
    return None


def _mail(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the e-mail address in which a range stands, wherever notices are said to go to it."""
    if "@" not in side.text:
        return None
    for found in _MAIL.finditer(side.text):
        if overlaps(start, end, *found.span()):
            return Particular("E-mail", _owner_before(side, found.start()), side.quote(*found.span()))
    return None


def _formed(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the place and form under which the heading says that a party was formed, in which a range
    stands."""
    if side.clause.kind not in _HEADING:
        return None
    for found in _FORMED.finditer(side.text):
        span = found.span("form" if found["form"] else "place")
        if overlaps(start, end, *span):
            return Particular("incorporation", _introduced(side, found.start()), side.quote(*span))
    return None


def _address(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the address that an English heading gives of a party, in which a range stands."""
    if not _heads(side):
        return None
    for found in (*_ADDRESS.finditer(side.text), *_TOWN.finditer(side.text)):
        if found.start("value") <= start and end <= found.end("value"):
            owner = _introduced(side, found.end())
            return Particular("Address", owner, side.quote(*found.span("value"))) if owner else None
    return None


def _heads(side: ClauseView) -> bool:
    """Whether a clause stands among the lines that introduce the parties, with a number or without."""
    if side.clause.kind in _HEADING:
        return True
    named = (party for party in side.contract.parties if party.name)
    return side.clause.kind == "item" and any(party.clause == side.clause.id for party in named)


def _signatory(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return who signs for a party, named in brackets behind it, behind `Name` or `by`: Harbour Ltd
    (Ann Lee, Director)."""
    for found in _SIGNED.finditer(side.text):
        value = next(name for name, words in found.groupdict().items() if words)
        if found.start(value) <= start and end <= found.end(value):
            return Particular("signatory", None, side.quote(*found.span(value)))
    if side.clause.kind != "signature":
        return None
    for found in _SIGNATORY.finditer(side.text):
        if found.start("value") <= start and end <= found.end("value"):
            return Particular("signatory", None, side.quote(*found.span("value")))
    return None


def _spoken(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the particular that a line of the parties tells in running words, in which a range stands."""
    if side.clause.kind not in _HEADING:
        return None
    for found in _SPOKEN.finditer(side.text):
        if overlaps(start, end, *found.span("value")):
            owner = _introduced(side, found.start())
            return Particular(found["key"], owner, side.quote(*found.span("value"))) if owner else None
    return None


def _company(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the English company name of a heading in which a range stands, unless a party bears it."""
    if side.clause.kind not in _HEADING and side.clause.kind != "title":
        return None
    for found in _companies(side.text):
        if overlaps(start, end, *found.span()):
            name = found.group()
            known = any(party.name and name in party.name for party in side.contract.parties)
            return (
                None
                if known
                else Particular("name", _introduced(side, found.end()), side.quote(*found.span()))
            )
    return None


@lru_cache(maxsize=2)
def _companies(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_COMPANY.finditer(text))


@lru_cache(maxsize=2)
def _identifiers(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_IDENTIFIER.finditer(text)) if _FIVE_SIGNS.search(text) else ()


@lru_cache(maxsize=2)
def _accounts(text: str) -> tuple[re.Match[str], ...]:
    """Return the accounts of a text, which is asked for at each of its edits."""
    return tuple(_ACCOUNT.finditer(text)) if _ACCOUNT_WORD.search(text) else ()


@lru_cache(maxsize=2)
def _short_names(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_SHORT.finditer(text))


@lru_cache(maxsize=2)
def _keys(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_KEY.finditer(text))


def _short_name(side: ClauseView, start: int, end: int) -> Particular | None:
    if side.clause.kind not in _HEADING:
        return None
    for found in _short_names(side.text):
        if overlaps(start, end, *found.span("value")):
            owner = _introduced(side, found.end("value"))
            return Particular("short_name", owner, side.quote(*found.span("value"))) if owner else None
    return None


def _entry(side: ClauseView, start: int, end: int) -> Particular | None:
    """Return the `key: value` in which a range stands, where the key names a particular of a party."""
    text = side.text
    keys = _keys(text)
    for place, found in enumerate(keys):
        stop = keys[place + 1].start() if place + 1 < len(keys) else len(text)
        close = _END.search(text, found.end(), stop)
        stop = close.start() if close else stop
        if not found.end() <= start <= end <= stop:
            continue
        value = text[found.end() : stop].strip(" ，,、")
        if not value or _BINDS.search(value):
            return None
        at = text.index(value, found.end())
        name, owner = _owned(side, found["key"].strip())
        if not name or not _is_particular(side, name):
            return None
        return Particular(name, owner or _introduced(side, found.end()), side.quote(at, at + len(value)))
    return None


def _owned(side: ClauseView, key: str) -> tuple[str, str | None]:
    """Divide a key into what it names and the label of the party in it, if any: 甲方联系电话 is 联系电话 of
    甲方. The name of a party itself is no particular."""
    for label in sorted(side.labels, key=len, reverse=True):
        at = key.find(label)
        if at < 0:
            continue
        head, tail = _OF.sub("", key[:at]), key[at + len(label) :]
        tail = _POSSESSIVE.sub("", tail)
        name = _ARTICLE_ALONE.sub("", head.strip()) or tail.strip()
        return name, side.labels[label]
    return key, None


def _is_particular(side: ClauseView, name: str) -> bool:
    if _foreign().search(name):
        return False
    if name.casefold() in _anywhere():
        return True
    if side.clause.kind == "preamble" and name.isascii():
        return bool(_of_party().search(name))
    return side.clause.kind in _HEADING


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    lists = table("particulars")
    words = [rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in lists["foreign"]]
    whole = [rf"\A{re.escape(word)}\Z" for word in lists["foreign_whole"]]
    return compiled("|".join([*words, *whole]), re.IGNORECASE)


@lru_cache(maxsize=1)
def _of_party() -> re.Pattern[str]:
    lists = table("particulars")
    words = [word for name in ("account", "contact", "told_of") for word in lists[name] if word.isascii()]
    return compiled(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _anywhere() -> frozenset[str]:
    return frozenset(word.casefold() for word in table("particulars")["anywhere"])


def _owner_before(side: ClauseView, place: int) -> str | None:
    """Return the party named last before a place in its clause."""
    labels = _pattern(tuple(sorted(side.labels, key=len, reverse=True)))
    named = [found.group() for found in labels.finditer(side.text, 0, place)] if labels else []
    return side.labels[named[-1]] if named else None


@lru_cache(maxsize=32)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, labels))) if labels else None


def _introduced(side: ClauseView, place: int) -> str | None:
    """Return the party that the heading introduced last before a place."""
    order = side.contract.index
    here = (order[side.clause.id], place)
    before: list[tuple[tuple[int, int], Party]] = [
        ((order[party.clause], party.start), party)
        for party in side.contract.parties
        if party.clause is not None and (order[party.clause], party.start) < here
    ]
    if not _heads(side) or side.clause.kind == "signature" or not before:
        return None
    return side.labels[max(before, key=lambda item: item[0])[1].label]
