"""A gap: something that is missing, where that can be seen, and the list of kinds."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

KINDS = MappingProxyType(
    {
        "page": "pages that give no RDF: left out, or not read",
        "drawing": "drawings without page, drawings that are not read, pages without drawing where others have one",
        "table": "tables without page, tables that are not read",
        "key": "keys and tags that nobody maps",
        "author": "authors and editors without a page, or without an IRI",
        "organism": "organisms without a page, or without a taxon",
        "community": "communities without a page, and pathways of communities without a page",
        "term": "ontology terms without an id, parents that no top term is",
        "redirect": "addresses that two pages claim, or that are none",
        "reference": "references that cannot be written, and those to pathways without a page",
        "not-published": "what the site has and what is published has not",
        "not-on-site": "pathways that are published and have no page",
        "revision": "pathways that are published in another revision",
        "fewer": "pathways of which less is published",
    }
)
"""Every kind of gap, and what it is; reports list them in this order."""


class Gap(NamedTuple):
    """Something that is missing.

    Attributes:
        kind: one of `KINDS`.
        what: what is missing, or what lacks something: a wpid, a name, a file.
        message: one sentence for people.
        file: where it can be seen, relative to the site; empty: nowhere on the site.
        line: there, from 1.
        column: there, from 1.
        reason: why it is so, where that is known to be no fault; empty: it is a fault as far as one can tell.
    """

    kind: str
    what: str
    message: str
    file: str = ""
    line: int = 1
    column: int = 1
    reason: str = ""
