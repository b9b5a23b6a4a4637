"""Clauses that a text points at by their number alone: under 8.2, subject to 3.1 and 4.2; 按6.2、6.5条."""

from __future__ import annotations

from functools import lru_cache

from reviewer.patterns import lazy

__all__ = ["HAN_HINT", "bare_numbers"]

_NUMBER = r"[1-9]\d?(?:\.\d{1,2})+(?:\([a-z0-9]+\))*(?![\d%‰°]|[.,]\d)"
_MEASURE = (
    r"(?:%|‰|°|per\s?cent|points?\b|hundred|thousand|million|billion|times\b"
    r"|(?:milli|centi|kilo)?(?:met|lit)(?:er|re)|(?:kilo)?grams?\b|tonn?es?\b|inch|feet\b|foot\b|degrees?\b"
    r"|(?:working|business|calendar)\s|(?:day|week|month|year|hour|minute|second|unit)s?\b"
    r"|(?!(?:of|to|or|in|is|it|at|on|by|an?|as|be|we|no|if|so|do|he)\b)[a-zµ]{1,2}[²³\d]?\b)"
)
_OTHER_TEXT = r"of\s(?:the\s)?(?!(?:this|that|these)\b)(?-i:[A-Z])"
_MEASURED = (
    *"be is are was were been or and not at fall falls fell falling drop drops remain remains stay".split(),
    *"stays kept of ratio score value rate level factor distance index density thickness".split(),
    *"voltage price".split(),
)
_NOT_LESS = "".join(rf"(?<!\b{word} )" for word in _MEASURED)
"""Words before `under` that make it say less than."""
_POINTS = (
    rf"(?:{_NOT_LESS}under|pursuant to|subject to|referred to in|accordance with"
    r"|virtue of|notwithstanding|prejudice to"
    r"|breach of|see|(?:required|permitted|contemplated) (?:by|under)|(?:provided for|provided) in"
    r"|(?:set out|set forth|specified|described|stated|defined|mentioned|contemplated) in)"
)
_BARE = lazy(
    rf"(?i)\b{_POINTS}\s(?P<list>{_NUMBER}(?:\s?(?:,|and|or|to|through)\s{_NUMBER})*)"
    rf"(?!\s?(?:{_MEASURE}|{_OTHER_TEXT}))"
)
_HINT = lazy(r"[a-z]\s\d\d?\.\d")
_HAN_NUMBER = r"\d{1,2}(?:\.\d{1,2})+"
HAN_HINT = lazy(r"\d\.\d{1,2}\s?[条款项]")
"""What every Chinese list of clauses without 第 holds: no thing is counted in fractions by 条, 款 or 项."""
_HAN_BARE = lazy(
    rf"(?<![\d.第A-Za-z])(?P<list>{_HAN_NUMBER}(?:\s?(?:、|,|和|与|及|以及|或|至|到|~)\s?第?{_HAN_NUMBER})*)"
    r"\s?(?:条款|条(?![形理件纹])|款(?!项)|项(?!目))"
)


@lru_cache(maxsize=1024)
def bare_numbers(flat: str) -> dict[int, int]:
    """Return where each number, or list of numbers, of two parts or more that is a clause begins and ends in
    a folded text: behind words that point, no measure and no clause of another text; in Chinese with the word
    for a clause behind it."""
    found = dict(match.span("list") for match in _BARE.finditer(flat)) if _HINT.search(flat) else {}
    if HAN_HINT.search(flat):
        found.update(match.span() for match in _HAN_BARE.finditer(flat))
    return found
