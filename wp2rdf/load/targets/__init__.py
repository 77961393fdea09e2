"""The kinds of targets, and how a user names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError
from wp2rdf.load import credentials

if TYPE_CHECKING:
    from wp2rdf.load.targets.protocol import Target

_UPDATE_SIBLINGS = (
    ("/update", "/query"),  # Oxigraph, Fuseki
    ("/statements", ""),  # RDF4J, GraphDB
)


class Kind(NamedTuple):
    """A kind of target.

    Attributes:
        place: what stands after its name and a colon.
        meaning: one line, for a person.
    """

    place: str
    meaning: str


KINDS = {
    "gsp": Kind("URL", "a server with the SPARQL 1.1 Graph Store Protocol"),
    "update": Kind("URL", "a server with SPARQL 1.1 Update"),
    "virtuoso": Kind("URL", "a Virtuoso, over HTTP"),
}
"""The kinds by the names that stand before the colon."""


class Address(NamedTuple):
    """A target as a user names it.

    Attributes:
        kind: one of `KINDS`.
        place: an address, or a folder.
    """

    kind: str
    place: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.place}"


def address(text: str) -> Address:
    """A target, taken apart.

    Raises:
        UsageError: it is none, or holds a password; that is not said again.
    """
    kind, colon, place = text.partition(":")
    if colon and kind in KINDS and place:
        if KINDS[kind].place == "URL":
            from wp2rdf.load.http import checked_url  # noqa: PLC0415 - slow to load

            place = checked_url(place)
        return Address(kind, place)
    forms = ", ".join(f"{name}:{known.place}" for name, known in KINDS.items())
    said = "an address alone does not say how to load" if text.startswith(("http:", "https:")) else "unknown target"
    raise UsageError(f"{said}; a target is one of {forms}")


def opened(target: Address, *, query_url: str | None, update_url: str | None, timeout: float, aside: str) -> Target:
    """A target to load into.

    Args:
        target: which one.
        query_url: where queries go; None: as servers of its kind have it.
        update_url: where updates go, for a Graph Store server; None: the same.
        timeout: seconds that a server may take for an answer.
        aside: the name of a graph that belongs to this load alone.

    Raises:
        UsageError: an address is none, or the credentials cannot be read.
    """
    from wp2rdf.load import http  # noqa: PLC0415 - slow to load
    from wp2rdf.load.targets.gsp import GspTarget, siblings  # noqa: PLC0415 - the same
    from wp2rdf.load.targets.update import UpdateTarget  # noqa: PLC0415 - the same
    from wp2rdf.load.targets.virtuoso import VirtuosoTarget  # noqa: PLC0415 - the same

    url = target.place
    query_url = http.checked_url(query_url) if query_url else None
    update_url = http.checked_url(update_url) if update_url else None
    known = credentials.of_host(http.host_of(url))
    client = http.Http(known, [url], timeout=timeout)
    match target.kind:
        case "virtuoso":
            return VirtuosoTarget(client, url, query_url=query_url, aside=aside)
        case "update":
            return UpdateTarget(client, url, query_url=query_url or _query_url(url), aside=aside)
    other = siblings(url)
    query_url, update_url = query_url or other.query, update_url or other.update
    update = UpdateTarget(client, update_url, query_url=query_url or update_url, aside=aside) if update_url else None
    return GspTarget(client, url, query_url=query_url, update=update, aside=aside)


def _query_url(url: str) -> str:
    """Where a server that takes updates is asked; most have one address for both."""
    for ending, other in _UPDATE_SIBLINGS:
        if url.endswith(ending):
            return url.removesuffix(ending) + other
    return url
