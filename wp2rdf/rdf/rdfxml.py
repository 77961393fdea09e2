"""RDF/XML that pyoxigraph 0.5.13 would read without a word and wrong, a tag at a time.

A property with an rdf:parseType other than Resource, Literal and Collection is to be read as Literal
(https://www.w3.org/TR/rdf-syntax-grammar/#parseTypeOtherPropertyElt); pyoxigraph leaves it out. An empty one with
rdf:type is a node of that class (https://www.w3.org/TR/rdf-syntax-grammar/#emptyPropertyElt); pyoxigraph makes an empty
text of it.
"""

from __future__ import annotations

import re

_KNOWN = frozenset({b"Resource", b"Literal", b"Collection"})
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMES = re.compile(rb"""xmlns:([^\s=]+)\s*=\s*["']http://www\.w3\.org/1999/02/22-rdf-syntax-ns#["']""")
_MEANS_NOTHING = re.compile(rb"xmlns(:.*)?|xml:.*|.*:ID")
"""Attributes that make no node of a property."""


class Tags:
    """Looks at the tags of a document, one after the other."""

    def __init__(self) -> None:
        self._is_waiting = False
        self._prefixes = {b"rdf"}

    def wrong(self, part: bytes) -> str:
        """What would be read wrong because of a tag; empty: nothing.

        Args:
            part: a tag behind its `<`, with the text that follows it.
        """
        was_waiting, self._is_waiting = self._is_waiting, False
        if was_waiting and part.startswith(b"/"):
            return "an empty property with rdf:type alone"
        if b"22-rdf-syntax-ns#" in part:
            self._prefixes.update(_NAMES.findall(part))
        if b":type" not in part and b":parseType" not in part:
            return ""
        tag, _, text = part.partition(b">")
        given = {name: one or other for name, one, other in _ATTRIBUTE.findall(tag)}
        telling = [name for name in given if not _MEANS_NOTHING.fullmatch(name)]
        for prefix in self._prefixes:
            kind = given.get(prefix + b":parseType", b"Literal")
            if kind not in _KNOWN:
                return f'rdf:parseType="{kind.decode(errors="replace")}"'
            if telling == [prefix + b":type"] and not tag.startswith(prefix + b":Description"):
                if tag.endswith(b"/"):
                    return "an empty property with rdf:type alone"
                self._is_waiting = not text
        return ""
