"""Whole addresses in running text become links: a rule for markdown-it, linear in the length of the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.rules_core import StateCore

_ADDRESS = re.compile(r"https?://[^\s<>\"`]+", re.IGNORECASE)
_AFTER = ".,;:!?'*_~…"
"""What belongs to the sentence when it ends an address."""

_LONGEST = 2_000
"""Characters of an address; what is longer stays text."""

_OPENS, _CLOSES = re.compile(r"<a[>\s]", re.IGNORECASE), re.compile(r"</a\s*>", re.IGNORECASE)


def link(state: StateCore) -> None:
    """Makes links of the addresses in the text that is in no link yet; words like `p53.it` are none."""
    for token in state.tokens:
        if token.type == "inline" and token.children and "://" in token.content:
            token.children = list(_linked(token.children))


def _linked(tokens: Iterable[Token]) -> Iterator[Token]:
    inside = False
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            inside = token.type == "link_open"
        elif token.type == "html_inline" and _OPENS.match(token.content):
            inside = True
        elif token.type == "html_inline" and _CLOSES.match(token.content):
            inside = False
        if token.type == "text" and not inside:
            yield from _parted(token.content)
        else:
            yield token


def _parted(text: str) -> Iterator[Token]:
    """A text, with links for its addresses."""
    spans = [(found.start(), found.start() + len(_trimmed(found[0]))) for found in _ADDRESS.finditer(text)]
    spans = [(start, end) for start, end in spans if end - start <= _LONGEST and not text.endswith("://", start, end)]
    places = [0, *(place for span in spans for place in span), len(text)]
    for number, (start, end) in enumerate(pairwise(places)):
        is_address = number % 2 == 1
        if is_address:
            yield Token("link_open", "a", 1, attrs={"href": text[start:end]})
        yield Token("text", "", 0, content=text[start:end])
        if is_address:
            yield Token("link_close", "a", -1)


def _trimmed(address: str) -> str:
    """An address without what belongs to the sentence around it: a full stop, a bracket that it does not open."""
    for opening, closing in ("()", "[]"):
        address = address.rstrip(_AFTER)
        spare = address.count(closing) - address.count(opening)
        closings = len(address) - len(address.rstrip(closing))
        address = address[: len(address) - max(0, min(spare, closings))].rstrip(_AFTER)
    return address
