"""The networks of pathways, wherever the pathways lie."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from wp2rdf.drawing.networks import of_graph
from wp2rdf.drawing.networks.as_networkx import as_networkx
from wp2rdf.drawing.networks.model import merged
from wp2rdf.errors import InputError, UsageError
from wp2rdf.publishing import records
from wp2rdf.publishing.sources import Source, Wanted
from wp2rdf.querying.ask import PartialAnswerWarning
from wp2rdf.rdf.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import networkx

    from wp2rdf.drawing.networks.model import Network


NOTHING_CONNECTED = (
    "nothing is connected: only drawings (GPML) hold interactions; "
    "the data is without them, or nothing is joined in them"
)
"""What is said of networks without edges."""


def networks(source: Source) -> Iterator[Network]:
    """The network of each wanted pathway, in the order of the source.

    Raises:
        InputError: the source cannot be read, or does not have all pathways that are wanted.
    """
    wanted = source.wanted
    missing = set(wanted.pathways)
    for block in source.wanted_blocks():
        among = None
        if any(wanted):
            contents = records.pathways(Facts.of(block))
            among = {content.pathway.iri for content in contents if wanted.takes(content)}
        for network in of_graph.networks(block.lines):
            if among is None or network.iri in among:
                missing.discard(network.wpid)
                yield network
    if missing:
        raise InputError(f"{source.name}: no pathway {', '.join(sorted(missing))}")


def one_network(source: Source) -> Network:
    """The network of all wanted pathways: of one as it is, of several with the nodes of the same name made one."""
    found = list(networks(source))
    if len(found) == 1:
        return found[0]
    return merged(f"{len(found)} pathways", found)


def network(*pathways: str, data: Path | str | None = None) -> networkx.MultiDiGraph[str]:
    """What is connected to what in pathways, for networkx: `wp2rdf.network("WP364")`.

    Nodes are IRIs with `label`, `type`, `identifier`, `identifiers`, and `x` and `y` where the data has the drawing
    layer. Edges have the IRI of their interaction as key, and `iri`, `type`, `directed`, `identifiers`, `references`,
    `recovered` and `pathway`. Several values are separated by `|`. A network without edges is told by a
    `PartialAnswerWarning`: mostly it is of data without drawings.

    Args:
        pathways: wpids; without any, all pathways of the data.
        data: a checkout, a page, a drawing, an RDF file, a folder with a dump, or a store; None: the build in
            `output/`.

    Raises:
        UsageError: networkx is not installed, or a wpid is none.
        InputError: there is no such data, or it does not have all pathways that are wanted.
    """
    for wpid in pathways:
        if not isinstance(wpid, str):
            raise UsageError(f"pathways are named one after the other, as in network('WP1', 'WP2'), not {wpid!r:.60}")
    found = one_network(Source(data, Wanted(pathways)))
    if found.nodes and not found.edges:
        warnings.warn(NOTHING_CONNECTED, PartialAnswerWarning, stacklevel=2)
    return as_networkx(found)
