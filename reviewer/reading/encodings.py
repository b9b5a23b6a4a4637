"""Bytes of a text file to characters: UTF-8 and UTF-16, the Chinese encodings told apart, Latin last."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from reviewer.patterns import lazy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_SAMPLE = 1 << 16
_BROKEN = "\ufffd"
_CONVINCING = 0.35
"""Share of common characters above which Chinese is no coincidence."""
_CHINESE = ("gb18030", "big5hkscs")
_ODD = lazy("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff\ue000-\uf8ff]")
_PUNCTUATION = frozenset("，。、；：？！（）《》“”‘’【】〔〕「」『』—…·　％￥￡￠€§°±×０１２３４５６７８９．")
_LATIN_SIGN = rb"\x81\x30[\x84-\x8b][\x30-\x39]"
"""The four bytes that a sign such as £, © or ½ has in GB18030: no Western encoding has a character for 0x81,
and no other Chinese one pairs it with a digit."""


class Decoded(Struct, frozen=True):
    """The characters of a file, and how sure it is that they are the right ones."""

    text: str
    encoding: str
    guessed: bool = False
    cut: bool = False
    """The file ended inside a character, which was left out."""
    damaged: int = 0
    """How many places are not valid in the encoding."""


def decode(data: bytes) -> Decoded:
    """Return the text in those bytes; UnicodeError where they are text in no encoding known here."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(name, "replace")
            return Decoded(text, name, damaged=text.count(_BROKEN))
    wide = _utf16(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), "utf-8", cut=True)
    readings = [(score, name) for name in _CHINESE if (score := _score(data, name)) is not None]
    score, name = max(readings, default=(0.0, ""))
    if score >= _CONVINCING:
        return Decoded(data.decode(name), name, guessed=True)
    if any(found == "gb18030" for _, found in readings) and _has_latin_sign(data):
        return Decoded(data.decode("gb18030"), "gb18030", guessed=True)
    mended = data.decode("utf-8", "replace")
    if mended.count(_BROKEN) * 50 < len(mended):
        return Decoded(mended, "utf-8", damaged=mended.count(_BROKEN))
    if readings and _dense(data):
        return Decoded(data.decode(name), name, guessed=True)
    cut = max(_shortened(data), default=(0.0, ""))
    if cut[0] >= _CONVINCING:
        text = data.decode(cut[1], "replace")
        return Decoded(text, cut[1], guessed=True, damaged=text.count(_BROKEN))
    if b"\x00" in data:
        raise UnicodeError("binary")
    return _western(data)


def _shortened(data: bytes) -> list[tuple[float, str]]:
    """Score the Chinese encodings without what they cannot read: a file may be damaged in a few places."""
    found = []
    for name in _CHINESE:
        text = data[:_SAMPLE].decode(name, "replace")
        if text.count(_BROKEN) * 50 < len(text):
            found.append((_share(text.replace(_BROKEN, "")), name))
    return found


def _western(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    if not _dense(data):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("cp1252"), "cp1252", guessed=True)
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8"):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(best.encoding), best.encoding.replace("_", "-"), guessed=True)
    return Decoded(data.decode("cp1252", "replace"), "cp1252", guessed=True)


def _has_latin_sign(data: bytes) -> bool:
    """Tell whether a sign stands there as GB18030 alone writes it: by that, and by no common characters,
    English saved on a Chinese system is known."""
    return b"\x81\x30" in data and re.search(_LATIN_SIGN, data) is not None


def _dense(data: bytes) -> bool:
    """True where most bytes are beyond ASCII, as in Chinese text."""
    sample = data[:_SAMPLE]
    return sum(byte >= 0x80 for byte in sample) * 2 > len(sample)


def _utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark; None where the bytes do not read as such."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    best: tuple[float, str] | None = None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError as error:
            if error.end < len(sample) - 2:
                continue
            text = sample[: error.start].decode(name)
        if not text or _ODD.search(text):
            continue
        common = common_characters()
        share = sum(
            c in common or c in _PUNCTUATION or " " <= c < "\x7f" or c in "\r\n\t" for c in text
        ) / len(text)
        if share >= 0.6 and (best is None or share > best[0]):
            best = share, name
    return best[1] if best is not None else None


def _score(data: bytes, name: str) -> float | None:
    """Return how much the bytes read like Chinese in that encoding; None where they do not decode."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return _share(text[:_SAMPLE]) if text else None


def _share(text: str) -> float:
    """Return the share (0 to 1) of common characters beyond ASCII, less that of impossible ones."""
    beyond = [char for char in text if char > "\x7f"]
    if not beyond:
        return 0.0
    common = common_characters()
    good = sum(char in common or char in _PUNCTUATION for char in beyond)
    return (good - len(_ODD.findall(text))) / len(beyond)


@lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """Return the Chinese characters, simplified and traditional, that make up most of any Chinese text."""
    text = files("reviewer.reading").joinpath("data", "common_characters.txt").read_text(encoding="utf-8")
    return frozenset(char for char in text if char > "\x7f")
