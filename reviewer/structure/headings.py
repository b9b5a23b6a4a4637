"""The heading of a clause, where its text carries one."""

from __future__ import annotations

from reviewer.patterns import lazy

_STOP = lazy(r"[。；;，,!?！？…]")
_MODAL = lazy(
    r"(?<![响相对反供适效感])应(?![用急收付答])|必须|不得|可以|(?<!所)有权|应当|负责|承担(?!方式|主体)|同意|保证(?!金|责任|条款|$)|承诺(?!函|书|与|$)|须(?!知)|将|如下|以下|下列|[为是]$"
)
_SLOT = lazy(r"[\[【〔_＿□☐]")
_COLON = lazy(r"(?<!\d)[:：]|[:：](?!\d)")
"""A colon that is none of a time of day or a scale: 9:00, 1:50."""
_EN_MODAL = lazy(r"\b(?:shall|must|may|will|agrees?)\b")
_EMPHASISED = lazy(r"(?P<mark>\*{1,2}|__?)(?=[A-Z])(?P<head>[^*_]{2,80})(?P=mark)(?=\s|$)")
"""A heading that a plain text sets off by its marks: **Term.** This agreement begins today."""
_EN_HEAD = lazy(r"([A-Z][^.;:。]{1,70}?)(?:\.(?=\s+[A-Z(“\"])|:|$)")


def find_heading(text: str, *, top: bool, numbered: bool = True) -> str | None:
    """Return the heading that a text begins with or consists of, None where it is running text.

    `top` allows the longer headings of articles and chapters. A heading has at most 30 Chinese characters, no
    sentence mark and no modal verb; one run into its text ends at a colon, or at a blank before a sentence.
    """
    if not text or not numbered:
        return None
    if text[0].isascii() and text[0].isalpha():
        return _english(text)
    if text[0] in "*_" and (marked := _EMPHASISED.match(text)):
        return _english(marked["head"].rstrip(" .:"))
    whole = text.rstrip(" :：")
    limit = 30 if top else 20
    if (
        len(whole) <= limit
        and not _STOP.search(whole)
        and not _SLOT.search(whole)
        and not _MODAL.search(whole)
    ):
        inner = _COLON.search(whole)
        if not inner:
            return whole or None
    colon = _COLON.search(text[:24])
    if colon:
        head = text[: colon.start()].strip()
        if 1 < len(head) <= (20 if top else 12) and not any(
            mark.search(head) for mark in (_STOP, _SLOT, _MODAL)
        ):
            return head
    if top and " " in text[:20]:
        head, _, body = text.partition(" ")
        if (
            1 < len(head) <= 15
            and len(body) > len(head)
            and not any(mark.search(head) for mark in (_STOP, _SLOT, _MODAL))
        ):
            return head
    return None


def _english(text: str) -> str | None:
    match = _EN_HEAD.match(text)
    if not match:
        return None
    head = match.group(1).strip()
    words = head.split()
    if len(words) > 9 or _SLOT.search(head) or _EN_MODAL.search(head):
        return None
    small = (
        "and",
        "or",
        "of",
        "the",
        "to",
        "for",
        "in",
        "on",
        "by",
        "with",
        "a",
        "an",
        "&",
        "/",
        "from",
        "as",
        "at",
    )
    titled = all(word[0].isupper() or word in small or not word[0].isalpha() for word in words)
    ends = match.end() == len(text) and not text.endswith((".", ":"))
    return head if titled or (ends and len(words) <= 7) else None
