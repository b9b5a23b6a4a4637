"""Bytes of a text file to characters: UTF-8 and UTF-16, the Chinese encodings told apart, Latin last."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from importlib.resources import files

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_SAMPLE = 1 << 16
_CHINESE = ("gb18030", "big5hkscs")
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff\ue000-\uf8ff]")
_PUNCTUATION = frozenset("，。、；：？！（）《》“”‘’【】〔〕「」『』—…·　％￥０１２３４５６７８９．")


def decode(data: bytes) -> tuple[str, str, bool]:
    """Return the text, the encoding's name, and whether the encoding is a guess.

    UnicodeError where the bytes are text in no encoding known here.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), name, False
    wide = _utf16(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide, True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.start > 0 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), "utf-8", False
    readings = [(score, name) for name in _CHINESE if (score := _score(data, name)) is not None]
    if readings:
        score, name = max(readings)
        if score >= 0.35:
            return data.decode(name), name, True
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 50 < len(damaged):
        return damaged, "utf-8", True
    if readings and _dense(data):
        score, name = max(readings)
        return data.decode(name), name, True
    if b"\x00" in data:
        raise UnicodeError("binary")
    return _western(data)


def _western(data: bytes) -> tuple[str, str, bool]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8"):
        try:
            return data.decode(best.encoding), best.encoding.replace("_", "-"), True
        except UnicodeDecodeError:
            pass
    return data.decode("cp1252", "replace"), "cp1252", True


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
    """Return the share (0 to 1) of common characters among those beyond ASCII; None where it does not decode."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not beyond:
        return None
    common = common_characters()
    good = sum(char in common or char in _PUNCTUATION for char in beyond)
    odd = len(_ODD.findall(text[:_SAMPLE]))
    return (good - odd) / len(beyond)


@lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """Return the Chinese characters, simplified and traditional, that make up most of any Chinese text."""
    text = files("reviewer.reading").joinpath("data", "common_characters.txt").read_text(encoding="utf-8")
    return frozenset(char for char in text if char > "\x7f")
