"""Why what is published may have less than the site without a fault: what the official RDF leaves out by its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.publishing.auditing.inventory import Inventory

_OFFICIAL = {
    "data nodes": "the official RDF has the nodes of the drawing, and no row of the table beyond them",
    "mappings": "the official RDF is made with mapping files of its own, of another day",
    "references": "the official RDF has what the drawing cites, and PubMed ids and DOIs only",
    "interactions": "the official converter leaves out lines with mixed arrowheads, and those of groups and labels",
    "citing works": "official releases keep citing works in a dataset of its own",
    "ontology terms": "the official RDF has the terms of the drawing",
    "communities": "the official RDF has the community tags of the day when it was made",
}
_PEOPLE = "the official RDF tells of people who are authors of a pathway only"
_OTHER_FILE = "there are none at all: they are in another file of the release"


def for_fewer(kind: str, published: Inventory) -> str:
    """Why less of a kind may be published of a pathway in the same revision; empty: no reason is known."""
    if not published.is_official:
        return ""
    if not published.total(kind):
        return _OFFICIAL.get(kind) if kind == "citing works" else _OTHER_FILE  # type: ignore[return-value]
    return _OFFICIAL.get(kind, "")


def for_absence(kind: str, name: str, published: Inventory, authors: set[str]) -> str:
    """Why something that is named may not be published; empty: no reason is known.

    Args:
        kind: one of `NAMED`.
        name: what is absent.
        published: where.
        authors: those of the pathways of the site.
    """
    if not published.is_official:
        return ""
    if not published.names[kind]:
        return _OTHER_FILE
    if kind == "people":
        return "" if name in authors else _PEOPLE
    return _OFFICIAL.get(kind, "")
