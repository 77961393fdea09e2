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
    "author-iri": frozenset({"e-mail", "value-type"}),
    "author-without-page": frozenset({"attribution-entry", "author-spelling", "character-odd"}),
    "attribution-entry": frozenset({"author-spelling", "character-odd"}),
    "citing-work-twice": frozenset({"citation-iri", "citedin-link"}),
    "community-without-page": frozenset({"community-tag-form"}),
    "last-edited-ahead": frozenset({"last-edited-late"}),
    "organism-contradicted": frozenset({"drawing-organism"}),
    "term-parent-missing": frozenset({"drawn-term-missing"}),
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

_OF_LINE = frozenset().union(*_OF_KEY.values()) - _ENTRY_KEYS
"""What is missing where a value of another kind stands on the same line."""
_TWICE = re.compile("key '([^']+)' stands twice")
_OF_KEY_TWICE = {"title": "schema-name-differs", "description": "description-short", "id": "annotation-type"}
"""What a key brings about that stands twice, of which the last counts."""
_LABELS = frozenset({"cells-shifted", "cells-swapped"})
_ON_A_PAGE = {
    "keyword-unknown": _LABELS,
    "organism-unknown": frozenset({"drawing-organism"}),
    "pathway-untagged": frozenset({"annotation-id", "annotation-type"}),
    "schema-name-differs": frozenset({"character-odd", "entity-html", "text-encoding", "title-blank"}),
}
"""Rules, and those that bring them about wherever they are broken on the page or in its tables."""
_CAUSES = frozenset({"key-duplicate", "value-type"}).union(*_ON_A_PAGE.values())
"""Rules that may bring others about, on the page or on their line."""

_UNREAD = frozenset({"table-header", "table-unreadable"})
_OF_TABLE = {
    "node-missing": ("-datanodes.tsv", _UNREAD),
    "reference-missing": ("-bibliography.tsv", _UNREAD | {"cells-swapped", "reference-id", "reference-database"}),
}
"""What a page lacks where nothing could be read of its table: how the table is called, and the rules that tell so."""
_GRAVITY: Mapping[Level, int] = {"info": 0, "warning": 1, "error": 2}


def without(findings: Sequence[Finding], file: str) -> list[Finding]:
    """Findings without those that follow from another; what is left is as grave as what follows from it.

    Args:
        findings: about one page and its tables.
        file: the page.
    """
    causes = [one for one in findings if one.rule in _CAUSES]
    keys = [(one, found[1]) for one in findings if one.rule == "key-unmapped" and (found := _MEANT.match(one.help))]
    gravest: dict[tuple[str, int, int], Level] = {}
    kept = []
    for one in findings:
        cause = next((key for key, meant in keys if _is_of_key(one, key, meant)), None)
        if cause:
            gravest[cause[:3]] = max(one.level, gravest.get(cause[:3], cause.level), key=_GRAVITY.__getitem__)
        elif not (_is_of_table(one, findings, file) or _is_of_page(one, causes)):
            kept.append(one)
    return [
        one._replace(level=gravest[one[:3]]) if one.rule == "key-unmapped" and one[:3] in gravest else one
        for one in kept
    ]


def of_all(findings: Sequence[Finding]) -> list[Finding]:
    """The findings about a whole site without those of which another at the same place or on the page says better."""
    at: dict[tuple[str, int, int], set[str]] = {}
    on_page: dict[str, list[Finding]] = {}
    for one in findings:
        at.setdefault(one[:3], set()).add(one.rule)
        if one.rule in _ON_A_PAGE:
            on_page[one.file] = []
    for one in findings:
        if one.file in on_page:
            on_page[one.file].append(one)
    return [
        one
        for one in findings
        if not at[one[:3]] & _FOLLOWS_AT_A_PLACE.get(one.rule, frozenset())
        and not (one.rule in _ON_A_PAGE and _is_of_page(one, on_page[one.file]))
    ]


def _is_of_page(one: Finding, findings: Sequence[Finding]) -> bool:
    causes = _ON_A_PAGE.get(one.rule, frozenset())
    return any(other.rule in causes for other in findings) or _is_of_value(one, findings)


def _is_of_value(one: Finding, findings: Sequence[Finding]) -> bool:
    """Whether a value of another kind stands on its line, or a key stands twice of which it says something."""
    for other in findings:
        if other.file != one.file:
            continue
        if other.rule == "value-type" and other.line == one.line and one.rule in _OF_LINE:
            return True
        if other.rule == "key-duplicate" and (found := _TWICE.match(other.message)):
            is_near = found[1] != "id" or abs(other.line - one.line) < _LONGEST_ENTRY
            if is_near and _OF_KEY_TWICE.get(found[1]) == one.rule:
                return True
    return False


def _is_of_key(one: Finding, key: Finding, meant: str) -> bool:
    if one.file != key.file or one.rule not in _OF_KEY.get(meant, ()):
        return False
    return one.rule not in _ENTRY_KEYS or abs(key.line - one.line) < _LONGEST_ENTRY


def _is_of_table(one: Finding, findings: Sequence[Finding], file: str) -> bool:
    end, rules = _OF_TABLE.get(one.rule, ("", frozenset()))
    return (
        bool(end) and one.file == file and any(other.file.endswith(end) and other.rule in rules for other in findings)
    )
