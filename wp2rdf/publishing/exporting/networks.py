"""Networks: SIF, GraphML and CX2; one of all pathways in a file, or a file a pathway in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from wp2rdf.drawing.networks.formats import FORMATS
from wp2rdf.publishing.networks import networks, one_network

if TYPE_CHECKING:
    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes networks; see `Writer.write`."""
    known = FORMATS[asked.form]
    if not isinstance(out, Path):
        network = one_network(source)
        out.write(known.written(network))
        return len(network.edges)
    count = 0
    for network in networks(source):
        (out / f"{network.wpid}{known.suffix}").write_bytes(known.written(network))
        count += len(network.edges)
    return count
