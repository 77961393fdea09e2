"""What a rule for the data is: the level of its findings, what they mean, how to mend them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "info"]
"""error: a page is left out; warning: a value is left out; info: worth knowing, nothing is left out."""


class Rule(NamedTuple):
    """One kind of problem: how grave it is, what it means, and how to mend the page."""

    level: Level
    meaning: str
    mend: str
