"""Gene sets as GMT: a line a pathway, with its name, its address and its genes.

The format is that of GSEA (https://software.broadinstitute.org/cancer/software/gsea/wiki/index.php/Data_formats).
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, BinaryIO, cast

from wp2rdf.publishing import gene_sets
from wp2rdf.publishing.gene_sets import GeneSet

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes gene sets; see `Writer.write`."""
    out = cast("BinaryIO", out)
    count = 0
    with tempfile.TemporaryFile(
        "w+", encoding="utf-8", newline="\n"
    ) as kept:  # their names end with a date not yet known
        for content in source.contents():
            for one in gene_sets.of_pathway(content, asked.identifier or gene_sets.IDENTIFIER, source.wanted.organisms):
                title = " ".join(one.title.split())
                kept.write("\t".join((title, one.pathway, one.organism, *one.genes)) + "\n")
                count += 1
        date = gene_sets.version(asked.date(source))
        kept.seek(0)
        for line in kept:
            title, pathway, organism, *genes = line[:-1].split("\t")
            one = GeneSet(title, pathway, organism, tuple(genes))
            out.write("\t".join((one.name(date, plain=asked.plain_names), one.page, *genes)).encode() + b"\n")
    return count
