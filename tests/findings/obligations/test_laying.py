"""Two long texts laid on one another by stretches."""

import random

from reviewer.findings.obligations.reading import lay


def test_letters_far_into_a_long_text_answer_to_themselves_behind_other_spellings() -> None:
    rand = random.Random(3)
    words = [chr(0x4E00 + rand.randrange(3_000)) for _ in range(30_000)]
    respelt = list(words)
    for place in range(100, len(words), 1_000):
        respelt[place] += "、"
    base, draft = "".join(words), "".join(respelt)
    onto: dict[int, int] = {}
    lay(base, list(range(len(base))), draft, list(range(len(draft))), onto)
    assert sum(base[here] == draft[there] for here, there in onto.items()) == len(base) == len(onto)
    assert onto[len(base) - 1] == len(draft) - 1
    assert list(onto.values()) == sorted(onto.values())
