"""Did you mean: the known name that somebody is likely to have meant by one that is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_APART = re.compile(r"[\s_.-]+")
_LONGEST = 100
"""Longer words are no names; comparing them takes long."""


def near(word: str, known: Iterable[str], *, most: int = 1) -> list[str]:
    """The known names that are most like a word, the nearest first.

    Case, blanks, hyphens and underscores count for nothing. The nearest of short words may differ by one letter.

    Args:
        word: what was written.
        known: what could have been.
        most: how many at most.

    >>> near("organism", ["organisms", "authors"]), near("ENSEMBL", ["ensembl"]), near("mouse", ["human"])
    (['organisms'], ['ensembl'], [])
    """
    if not word or len(word) > _LONGEST:
        return []
    import difflib  # noqa: PLC0415 - nothing is misspelt most of the time

    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(_folded(name), name)
    own = _folded(word)
    found = difflib.get_close_matches(own, folded, n=most, cutoff=0.75)
    if not found and len(own) >= len("cl"):
        found = [name for name in folded if _is_a_letter_apart(own, name)][:most]
    return [folded[name] for name in found if folded[name] != word]


def did_you_mean(word: str, known: Iterable[str], form: str = "{}") -> str:
    """A question for the help of a finding or the end of a refusal; empty: nothing is near.

    Args:
        word: what was written.
        known: what could have been.
        form: how a name is written, with `{}` for it.

    >>> did_you_mean("ensemb", ["ensembl", "uniprot"], "`{}:`"), did_you_mean("x", ["ensembl"])
    ('did you mean `ensembl:`?', '')
    """
    found = near(word, known)
    return f"did you mean {form.format(found[0])}?" if found else ""


def _folded(name: str) -> str:
    return _APART.sub(" ", name).strip().casefold()


def _is_a_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is changed, added, gone, or two stand in the other order."""
    if one == other or abs(len(one) - len(other)) > 1:
        return one == other
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[start + 1 :] in (other[start + 1 :], other[start:])
        or one[start:] == other[start + 1 :]
        or (one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :])
    )
