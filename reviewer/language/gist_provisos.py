"""Exceptions, provisos and limits of a Chinese sentence in one place and one form, so that two sentences can
be held against one another word by word (see `reviewer.language.gist`).

除另有约定外，甲方可以解除 and 甲方可以解除（另有约定的除外） except the same; 除退款外，还应赔偿 asks for
both.
"""

from __future__ import annotations

from reviewer.patterns import lazy

__all__ = ["with_provisos_last"]

_PHRASE = r"[^,，。；;：:（）()]"
_REST = r"(?P<rest>[^。；;：:]+)"
_BEGIN = r"(?:(?<=^)|(?<=[,，。；;：:]))"
_STEPS = (
    (
        lazy(
            rf"除(?!非)(?:了|应当?|须)?(?P<one>{_PHRASE}{{2,40}}?)(?:之外|以外|外)[,，]"
            rf"(?P<who>{_PHRASE}{{0,12}}?)(?:还|另|亦|也|并)(?=应|须|需|有权|可|要|将|得)(?P<other>[^。；;：:]+)",
            needs="除",
        ),
        r"\g<who>\g<other>,并\g<one>",
    ),
    (
        lazy(
            rf"(?:但是?|惟|不过)?(?P<case>{_PHRASE}{{4,60}}?)的?[,，]?"
            r"(?:则|可|均)?(?:不受此限(?:制)?|不在此限|不在此列|不适用(?:本款|本条|前款|前述(?:约定|规定)))",
            needs="不",
        ),
        r"但\g<case>的除外",
    ),
    (lazy(rf"[（(](?:但是?)?(?P<case>{_PHRASE}{{2,40}}?)的?除外[）)]", needs="除外"), r",但\g<case>的除外"),
    (
        lazy(
            rf"除非(?P<case>{_PHRASE}{{2,40}}?)(?:的)?[,，](?!否则)(?:则)?{_REST}",
            needs="除非",
        ),
        r"\g<rest>,但\g<case>的除外",
    ),
    (
        lazy(
            rf"{_BEGIN}除(?!非)(?P<case>{_PHRASE}{{2,40}}?)(?:的?(?:情况|情形))?(?:之外|以外|外)[,，]{_REST}",
            needs="除",
        ),
        r"\g<rest>,但\g<case>的除外",
    ),
    (
        lazy(
            rf"在不(?P<what>{_PHRASE}{{2,40}}?)的?(?:前提|条件|情况|情形|基础)之?下[,，]?{_REST}",
            needs="在不",
        ),
        r"\g<rest>,但不得\g<what>",
    ),
    (
        lazy(
            r"(?:最高额度?|最高限额|最高金额|总额|上限)?(?:均|都|也)?(?:以|按)"
            rf"(?P<most>{_PHRASE}{{2,24}}?)为(?:最高)?(?:限额|上限|限|封顶)",
            needs="为",
        ),
        r"不超过\g<most>",
    ),
    (
        lazy(
            r"(?:最高额度?|最高限额|最高金额)(?:为|是)?(?:应当?|得|可|能)?不(?:应当?|得|可|能)?(?:超过|超出|高于)"
        ),
        "不超过",
    ),
)


def with_provisos_last(text: str) -> str:
    """Return a passage with its exceptions and provisos behind what they limit, and limits written in one
    way."""
    for pattern, plain in _STEPS:
        text = pattern.sub(plain, text)
    return text
