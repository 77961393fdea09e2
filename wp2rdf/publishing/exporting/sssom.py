"""Mappings as SSSOM, the standard for sharing mappings of identifiers (https://mapping-commons.github.io/sssom/)."""

from __future__ import annotations

import csv
import io
from itertools import chain, groupby
from typing import TYPE_CHECKING, BinaryIO, cast

from wp2rdf._version import __version__
from wp2rdf.publishing import identifiers
from wp2rdf.rdf.iri import CC0, DATASET
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source

_COLUMNS = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
_PREDICATE = "oboInOwl:hasDbXref"
"""What BridgeDb's mappings state: an entry of one source belongs to one of another, be it a gene and its protein."""

_JUSTIFICATION = "semapv:BackgroundKnowledgeBasedMatching"
_GONE = frozenset({"na", "n/a", "nan", "null", "none", "<na>", "#n/a", "-nan", ""})
"""Labels that readers take for missing ones; they are left out, so that all readers see the same."""

_VOCABULARIES = {
    "oboInOwl": "http://www.geneontology.org/formats/oboInOwl#",
    "semapv": "https://w3id.org/semapv/vocab/",
}


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes mappings, each once, in order of their identifiers; see `Writer.write`."""
    out = cast("BinaryIO", out)
    # read to its end, and its date known, before the first line comes back
    found = groupby(sorted_lines(_lines(source, asked.identifier)), key=lambda line: line.split(b"\t")[:2])
    first = next(found, None)
    out.write(_header(asked.date(source)).encode())
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    count = 0
    for pair, lines in chain((first,) if first else (), found):
        subject, value = map(bytes.decode, pair)
        label = next((label for line in lines if (label := line[:-1].split(b"\t")[2])), b"")
        writer.writerow((subject, label.decode(), _PREDICATE, value, _JUSTIFICATION))
        count += 1
    text.detach()
    return count


def _lines(source: Source, wanted: str | None) -> Iterator[bytes]:
    """Subject, object and label of each mapping, with tabs between them."""
    for content in source.contents():
        nodes = {node.node: node for node in content.nodes}
        for one in content.mappings:
            node = nodes[one.node]
            if node.source in SOURCES and wanted in {None, one.source}:
                subject = identifiers.curie(node.source, node.identifier)
                value = identifiers.curie(one.source, one.identifier)
                labels = (" ".join(label.split()) for label in node.labels)
                label = next((label for label in labels if label.lower() not in _GONE), "")
                if subject != value:
                    yield f"{subject}\t{value}\t{label}\n".encode()


def _header(date: str) -> str:
    """The metadata of the mapping set, as YAML in comments (https://mapping-commons.github.io/sssom/MappingSet/)."""
    said = [
        f"mapping_set_id: {DATASET}-sssom",
        "mapping_set_title: Identifier mappings of the data nodes of WikiPathways",
        *([f'mapping_set_version: "{date}"', f"mapping_date: {date}"] if date else []),
        f"mapping_set_source: [{DATASET}]",
        f"license: {CC0[1:-1]}",
        "mapping_tool: wp2rdf",
        f'mapping_tool_version: "{__version__}"',
        "curie_map:",
    ]
    prefixes = {
        prefix: source.mapping_base + source.marker for prefix, source in SOURCES.items() if source.path
    } | _VOCABULARIES
    said.extend(f'  {prefix}: "{base}"' for prefix, base in sorted(prefixes.items()))
    return "".join(f"#{line}\n" for line in said)
