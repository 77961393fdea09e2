"""Invented words and texts: nothing here comes from a real page."""

from __future__ import annotations

import itertools
import random
from functools import cache

_SOUNDS = "ba ce di fo gu ha ki lo mu ne pa ro si ta ve xi za tra ple gno sti phe cyl ran ol in es ar"
_SYLLABLES = tuple(_SOUNDS.split())
_DECORATED = (("{},", 8), ("{}.", 8), ("({})", 2), ("{}-{}", 3), ("5'-{}", 1), ("{}é", 1), ("β-{}", 1))
_WORDS = 3000
_MEAN = 7


def word(rng: random.Random, syllables: int) -> str:
    """A word of so many syllables."""
    return "".join(rng.choices(_SYLLABLES, k=syllables))


@cache
def _vocabulary() -> tuple[tuple[str, ...], list[float]]:
    """Words as they stand in texts, some with marks, and running weights: the first ones are the most frequent."""
    rng = random.Random("words")
    plain = [word(rng, 1 + min(rank // 40, rng.randrange(2, 5))) for rank in range(_WORDS)]
    words, weights = list(plain), [1 / (rank + 10) for rank in range(_WORDS)]
    share = sum(weights) / 100
    for pattern, percent in _DECORATED:
        words.extend(pattern.format(*rng.sample(plain, 2)) for _ in range(100))
        weights.extend([share * percent / 100] * 100)
    return tuple(words), list(itertools.accumulate(weights))


def text(rng: random.Random, length: int) -> str:
    """A text of so many characters, of words and marks, without a line break."""
    if length <= 0:
        return ""
    words, running = _vocabulary()
    drawn = ""
    while len(drawn) < length:
        drawn += " ".join(rng.choices(words, cum_weights=running, k=length // _MEAN + 2)) + " "
    drawn = drawn[0].upper() + drawn[1:length]
    return f"{drawn[:-1]}s" if drawn[-1] == " " else drawn
