"""Edits of a text: what is replaced, and the text with all of them made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """A stretch of a text that is replaced.

    Attributes:
        start: index of its first character.
        end: index of the one after its last.
        new: what stands there then.
        rule: the rule that is broken there, or `sorted`.
        said: what is done, in words.
    """

    start: int
    end: int
    new: str
    rule: str
    said: str


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in the order of the text, without those that reach into an earlier one: the next run makes them."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that stand apart, in their order."""
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])
