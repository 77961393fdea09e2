"""The gene sets of a release: a GMT file an organism."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.publishing import gene_sets
from wp2rdf.publishing.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.publishing.releasing.naming import Names


def write(dump: Path, folder: Path, names: Names, issued: str) -> dict[str, tuple[str, int]]:
    """Writes the gene sets of a dump.

    Args:
        dump: N-Quads.
        folder: of the release.
        names: of the files.
        issued: the date in the names of the sets.

    Returns:
        The organism and the number of sets by the name of the file.
    """
    date = gene_sets.version(issued)
    files: defaultdict[str, list[str]] = defaultdict(list)
    organisms: dict[str, str] = {}
    for content in Source(dump).contents():
        for one in gene_sets.of_pathway(content, gene_sets.IDENTIFIER):
            name = names.gene_sets(one.organism)
            organisms.setdefault(name, one.organism)
            files[name].append("\t".join((one.name(date), one.page, *one.genes)) + "\n")
    if files:
        (folder / "gmt").mkdir()
    for name, lines in files.items():
        (folder / name).write_text("".join(lines), encoding="utf-8", newline="\n")
    return {name: (organisms[name], len(files[name])) for name in sorted(files)}
