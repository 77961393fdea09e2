"""Opens a target: which class it is, and with what addresses and credentials."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.loading import credentials
from wp2rdf.loading.targets.directory import DirectoryTarget
from wp2rdf.loading.targets.isql import Isql
from wp2rdf.loading.targets.virtuoso_isql import VirtuosoIsqlTarget

if TYPE_CHECKING:
    from wp2rdf.loading.targets.kinds import Address
    from wp2rdf.loading.targets.protocol import Target

_UPDATE_SIBLINGS = (
    ("/update", "/query"),  # Oxigraph, Fuseki
    ("/statements", ""),  # RDF4J, GraphDB
)


class Choices(NamedTuple):
    """What a user says of a target besides its address.

    Attributes:
        query_url: where queries go; None: as servers of its kind have it.
        update_url: where updates go, for a Graph Store server; None: the same.
        bulk_folder: one that a Virtuoso on this machine may read; None: as it says itself.
        timeout: seconds that a server may take for an answer.
    """

    query_url: str | None
    update_url: str | None
    bulk_folder: Path | None
    timeout: float


def opened(target: Address, choices: Choices, *, aside: str, merged: bool) -> Target:
    """A target to load into.

    Args:
        target: which one; not one that files are written for.
        choices: what the user says of it.
        aside: the name of a graph that belongs to this load alone.
        merged: whether everything goes into one graph.

    Raises:
        UsageError: an address is none, or the credentials cannot be read.
    """
    match target.kind:
        case "oxigraph":
            return DirectoryTarget(Path(target.place), merged=merged)
        case "virtuoso-isql":
            return _isql(target.place, choices, aside)
    return _over_http(target, choices, aside)


def _over_http(target: Address, choices: Choices, aside: str) -> Target:
    from wp2rdf.loading import http  # noqa: PLC0415 - slow to load
    from wp2rdf.loading.targets.gsp import GspTarget, siblings  # noqa: PLC0415 - the same
    from wp2rdf.loading.targets.update import UpdateTarget  # noqa: PLC0415 - the same
    from wp2rdf.loading.targets.virtuoso import VirtuosoTarget  # noqa: PLC0415 - the same

    url = target.place
    query_url = http.checked_url(choices.query_url) if choices.query_url else None
    update_url = http.checked_url(choices.update_url) if choices.update_url else None
    known = credentials.of_host(http.host_of(url))
    client = http.Http(known, [url], timeout=choices.timeout)
    match target.kind:
        case "virtuoso":
            return VirtuosoTarget(client, url, query_url=query_url, aside=aside)
        case "update":
            return UpdateTarget(client, url, query_url=query_url or _query_url(url), aside=aside)
    other = siblings(url)
    query_url, update_url = query_url or other.query, update_url or other.update
    update = UpdateTarget(client, update_url, query_url=query_url or update_url, aside=aside) if update_url else None
    return GspTarget(client, url, query_url=query_url, update=update, aside=aside)


def _isql(place: str, choices: Choices, aside: str) -> Target:
    from wp2rdf.loading import http  # noqa: PLC0415 - slow to load
    from wp2rdf.loading.sparql import Reader  # noqa: PLC0415 - the same

    known = credentials.of_host(place.partition(":")[0])
    reader = None
    if choices.query_url:
        url = http.checked_url(choices.query_url)
        reader = Reader(http.Http(known, [url], timeout=choices.timeout), url)
    isql = Isql(place, known, timeout=choices.timeout)
    return VirtuosoIsqlTarget(isql, place, reader=reader, aside=aside, folder=choices.bulk_folder)


def _query_url(url: str) -> str:
    """Where a server that takes updates is asked; most have one address for both."""
    for ending, other in _UPDATE_SIBLINGS:
        if url.endswith(ending):
            return url.removesuffix(ending) + other
    return url
