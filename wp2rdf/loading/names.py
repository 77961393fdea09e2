"""The names of graphs."""

from __future__ import annotations

import re

from wp2rdf.errors import StoreError, one_line
from wp2rdf.rdf.iri import GRAPH_OF_SITE, PAGES

SITE = GRAPH_OF_SITE[1:-1]
"""The graph of what belongs to no single page; a dump ends with it."""

DEFAULT = ""
"""The name of the default graph."""

ASIDE = "urn:wp2rdf:aside:"
"""How the names of graphs begin that wait until they are whole."""

_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')


def of_page(number: int) -> str:
    """The name of the graph of a page."""
    return f"{PAGES}WP{number}.html"


def is_aside(name: str) -> bool:
    """Whether a graph waits until it is whole."""
    return name.startswith(ASIDE)


def is_ours(name: str) -> bool:
    """Whether wp2rdf gives such a name: to the graph of a page, or to that of the site."""
    return name == SITE or name.startswith(PAGES)


def is_iri(name: str) -> bool:
    """Whether a name can be written as an absolute IRI in SPARQL (`IRIREF`)."""
    return _ABSOLUTE.fullmatch(name) is not None


def iri(name: str) -> str:
    """The name of a graph as SPARQL writes it.

    Raises:
        StoreError: it cannot be written.
    """
    if not is_iri(name):
        raise StoreError(f"{one_line(name)!r} cannot be the name of a graph in SPARQL")
    return f"<{name}>"


def said(name: str) -> str:
    """The name of a graph in a message."""
    return name or "the default graph"
