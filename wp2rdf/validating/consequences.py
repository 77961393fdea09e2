"""Findings that only follow from another: where a key is misspelt no title is missing, but the key is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wp2rdf.errors import Level
    from wp2rdf.validating.findings import Finding

_FOLLOWS_AT_A_PLACE = {
    "organism-name": frozenset({"organism-unknown"}),
    "pathway-term": frozenset({"term-unknown"}),
    "disease-term": frozenset({"term-unknown"}),
    "cell-type-term": frozenset({"term-unknown"}),
    "author-iri": frozenset({"e-mail"}),
    "author-without-page": frozenset({"attribution-entry", "character-odd"}),
    "attribution-entry": frozenset({"character-odd"}),
    "node-prefix": frozenset({"spreadsheet-value"}),
}
"""Rules, and those that say better what is wrong at the same place."""

_OF_KEY = {
    "title": frozenset({"title-missing", "citation-title"}),
    "organisms": frozenset({"organism-missing"}),
    "description": frozenset({"description-missing"}),
    "authors": frozenset({"author-missing"}),
    "last-edited": frozenset({"last-edited-missing"}),
    "revision": frozenset({"revision-missing"}),
    "schema-jsonld": frozenset({"schema-missing"}),
    "value": frozenset({"term-label-missing"}),
}
"""What is missing where a key is misspelt, by the key that was meant."""
_ENTRY_KEYS = frozenset({"citation-title", "term-label-missing"})
"""What is missing in an entry of a list, whose keys stand close together."""
_LONGEST_ENTRY = 8
_MEANT = re.compile("did you mean `([^`:]+):`")

_UNREAD = frozenset({"table-header", "table-unreadable"})
_OF_TABLE = {
    "node-missing": ("-datanodes.tsv", _UNREAD),
    "reference-missing": ("-bibliography.tsv", _UNREAD | {"reference-id", "reference-database"}),
}
"""What a page lacks where nothing could be read of its table: how the table is called, and the rules that tell so."""
_GRAVITY: Mapping[Level, int] = {"info": 0, "warning": 1, "error": 2}


def without(findings: Sequence[Finding], file: str) -> list[Finding]:
    """Findings without those that follow from another; what is left is as grave as what follows from it.

    Args:
        findings: about one page and its tables.
        file: the page.
    """
    at: dict[tuple[str, int, int], set[str]] = {}
    for one in findings:
        at.setdefault(one[:3], set()).add(one.rule)
    keys = [(one, found[1]) for one in findings if one.rule == "key-unmapped" and (found := _MEANT.match(one.help))]
    gravest: dict[tuple[str, int, int], Level] = {}
    kept = []
    for one in findings:
        cause = next((key for key, meant in keys if _is_of_key(one, key, meant)), None)
        if cause:
            gravest[cause[:3]] = max(one.level, gravest.get(cause[:3], cause.level), key=_GRAVITY.__getitem__)
        elif not (at[one[:3]] & _FOLLOWS_AT_A_PLACE.get(one.rule, frozenset())) and not _is_of_table(
            one, findings, file
        ):
            kept.append(one)
    return [
        one._replace(level=gravest[one[:3]]) if one.rule == "key-unmapped" and one[:3] in gravest else one
        for one in kept
    ]


def _is_of_key(one: Finding, key: Finding, meant: str) -> bool:
    if one.file != key.file or one.rule not in _OF_KEY.get(meant, ()):
        return False
    return one.rule not in _ENTRY_KEYS or abs(key.line - one.line) < _LONGEST_ENTRY


def _is_of_table(one: Finding, findings: Sequence[Finding], file: str) -> bool:
    end, rules = _OF_TABLE.get(one.rule, ("", frozenset()))
    return (
        bool(end) and one.file == file and any(other.file.endswith(end) and other.rule in rules for other in findings)
    )
