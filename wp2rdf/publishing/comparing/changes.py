"""A change as a curator understands it, and the list of its kinds."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

Sign = Literal["+", "-", "~"]
"""Gained, lost, or changed."""

KINDS = MappingProxyType(
    {
        "pathway": "pathway",
        "title": "title",
        "revision": "revision",
        "edited": "day of the last change",
        "description": "description",
        "organism": "organism",
        "term": "ontology term",
        "community": "community",
        "gene": "gene or protein",
        "metabolite": "metabolite",
        "complex": "complex",
        "node": "other node",
        "identifier": "identifier",
        "label": "label",
        "type": "type",
        "mapping": "mapping",
        "comment": "comment",
        "interaction": "interaction",
        "reference": "reference",
        "citation": "citation text",
        "citing work": "citing work",
        "author": "author",
        "order of authors": "order of authors",
        "redirect": "redirect",
        "network": "NDEx network",
        "keyword": "keyword",
        "page": "other property of the page",
        "profile": "author profile",
        "community page": "community page",
        "collection": "collection",
        "organism page": "organism page",
        "term page": "ontology term page",
        "other": "other statement",
    }
)
"""Every kind, and what it is called in a report; reports list them in this order."""


class Change(NamedTuple):
    """A change.

    Attributes:
        kind: one of `KINDS`.
        sign: whether something was gained, lost or changed.
        pathway: the wpid; empty: it belongs to no pathway.
        title: of the pathway, as it is now.
        what: what was gained, lost or changed, for people.
        before: what it was; empty for what was gained.
        after: what it is; empty for what was lost.
        about: its IRI; empty: it has none.
    """

    kind: str
    sign: Sign
    pathway: str
    title: str
    what: str
    before: str = ""
    after: str = ""
    about: str = ""
