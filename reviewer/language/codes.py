"""Numbers that measure nothing: telephones, accounts, identities, standards, versions, documents."""

from __future__ import annotations

from functools import lru_cache

from reviewer.patterns import lazy

_STANDARD = r"(?:GB|YY|JB|HJ|DB|QB|SJ|YD|DL|JGJ|CJJ|ISO|IEC|IEEE|T|Q|RFC|EN|ASTM)(?:/[A-Z]{1,4})?"
_MEASURE = (
    r"(?:GB|MB|TB|KB|kg|km|m2|kWh|Mbps|K|k|m|mn|bn|h|bps?|BPs?|am|pm|AM|PM|st|nd|rd|th|[xX]\d+"
    r"|-(?:day|week|month|quarter|year|hour|minute|calendar|business|working))(?![A-Za-z0-9])"
)
_MONEY = r"(?:RMB|CNY|USD|EUR|GBP|HKD|JPY|US|HK)\d"
_NO_SUM = "".join(
    rf"(?<!{money})(?<!{money} )"
    for money in (
        "RMB",
        "CNY",
        "USD",
        "EUR",
        "GBP",
        "HKD",
        "JPY",
        r"US\$",
        r"HK\$",
        "¥",
        r"\$",
        "€",
        "£",
        "人民币",
    )
)
_COUNTED = (
    "[万亿元%‰个人次字股吨件台套份米方]|[美港欧日英澳加]元|英镑|欧元|平方|立方|千瓦|公斤|yuan|dollars|euros?|pounds|yen"
    "|shares|units|tonnes|tons"
)
_CODE = lazy(
    r"https?://[^\s,;()]+|www\.[^\s,;()]+"
    r"|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![0-9.])(?:\d{1,3}\.){3}\d{1,3}(?![0-9.])"
    rf"|(?<![A-Za-z]){_STANDARD}[ -]?(?:IEC)?[ -]?\d+(?:\.\d+)*(?:[-:]\d{{2,4}})*"
    r"|(?<![A-Za-z0-9])[Vv](?:er)?\.?\s?\d+(?:\.\d+)+"
    r"|(?<![A-Za-z0-9.$¥£€])(?=[A-Za-z0-9-]{0,40}\d)(?=[A-Za-z0-9-]{0,40}[A-Za-z])"
    rf"(?!{_MONEY})(?!\d+(?:\.\d+)?{_MEASURE})(?![xX]\d+(?![A-Za-z0-9]))[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
    r"|(?:(?<=编号)|(?<=[编房床室座柜仓车]号为)|(?<=[房床室座柜仓]号)|(?<=[工车铺仓]位)|(?<=编号[:])|(?<=位号))"
    r"[A-Za-z]?\d{1,4}(?:-\d{1,5}){1,3}(?![\d天日个年月])"
    r"|(?<![0-9.])\+\d{1,3}[ -]?\d[\d -]{6,14}\d"
    r"|(?<![0-9.,-])(?:400|800)-?\d{3,4}-?\d{3,4}(?![\d万亿元,.])"
    r"|(?<![0-9.,-])0\d{2,3}-\d{7,8}(?:-\d{1,6})?(?!\d)"
    r"|(?<![0-9.,-])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d万亿元.,])"
    r"|(?<![0-9.,-])\d{4}(?: \d{4}){2,4}(?: \d{1,4})?(?!\d)"
    rf"|{_NO_SUM}(?<![0-9.,$¥€£-])\d{{9,}}(?![\d,.]|\s?(?:{_COUNTED}))"
    r"|(?<![0-9A-Za-z.])\d+(?:\.\d+){2,}(?!\d)(?!\s?[日年月])"
    r"|\d{2,3}\*{2,}\d+"
)
_DOT_DATE = lazy(r"(?:19|20)\d{2}\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])")
_HAS_DIGIT = lazy(r"[\dw@:](?:(?<=[\d@])|(?<=w)ww\.|(?<=:)//)")
_RUN = lazy(r"[A-Za-z0-9+][!-~]*(?: [0-9][!-~]*)*")
_BEHIND = 8
"""So many characters behind a run tell whether it is a number after all: 100000000 元, 100000000 dollars."""
_FIGURES = lazy(r"\d{1,8}(?:[.,]\d{1,8})?%?")
"""A run that is no more than this is a number, no code: those have letters, marks or nine figures."""
_DOCUMENT = lazy(r"[\[(](?:19|20)\d{2}[\])](?:[^\W\d_]{0,6}\d{1,4}){0,2}[^\W\d_]{0,6}第?\d+号")
_ISSUER = lazy(r"(?:法释|法发|法办发|法|国发|国办发|国函|财税|银发|证监发|发改[^\W\d_]{0,2}|[^\W\d_]字第?)$")


@lru_cache(maxsize=65536)
def find_codes(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offset ranges of codes in a folded text, in order."""
    if not _HAS_DIGIT.search(text):
        return ()
    spans = []
    for found in _DOCUMENT.finditer(text) if "号" in text else ():
        issuer = _ISSUER.search(text, max(0, found.start() - 6), found.start())
        spans.append((issuer.start() if issuer else found.start(), found.end()))
    documents = tuple(spans)
    for run in _RUN.finditer(text):
        if not _HAS_DIGIT.search(text, *run.span()) or _FIGURES.fullmatch(text, *run.span()):
            continue
        last = run.end()
        for found in _CODE.finditer(text, run.start(), last + _BEHIND):
            start, end = found.start(), min(found.end(), last)
            if start >= last:
                break
            inside = any(low < end and start < high for low, high in documents)
            if not inside and not _DOT_DATE.fullmatch(text, start, end):
                spans.append((start, end))
    spans.sort()
    return tuple(spans)
