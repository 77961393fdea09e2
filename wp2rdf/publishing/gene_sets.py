"""Gene sets: which genes, or metabolites, each pathway has, by the identifiers of one data source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.publishing import identifiers
from wp2rdf.publishing.sources import Source, Wanted
from wp2rdf.registries.organisms import latin_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from wp2rdf.publishing.records import Content

IDENTIFIER = "ncbigene"
"""What WikiPathways publishes gene sets of."""

PAGE = "https://www.wikipathways.org/instance/"


class GeneSet(NamedTuple):
    """The genes of one pathway in one organism.

    Attributes:
        title: of the pathway.
        pathway: its wpid.
        organism: a Latin name.
        genes: sorted, each once; never empty.
    """

    title: str
    pathway: str
    organism: str
    genes: tuple[str, ...]

    def name(self, version: str, *, plain: bool = False) -> str:
        """The name that WikiPathways gives to a set: `Name%WikiPathways_<date>%WPn%Species`.

        No two sets have the same name. Readers take such a name apart at `%`, so that a title keeps none.

        Args:
            version: a date such as `20261110`; empty: none is known.
            plain: whether `_` stands in the place of blanks, at which some readers end a name.
        """
        title = " ".join(self.title.replace("%", " percent ").split())
        dated = f"WikiPathways_{version}" if version else "WikiPathways"
        name = "%".join((title or self.pathway, dated, self.pathway, " ".join(self.organism.replace("%", " ").split())))
        return re.sub(r"\s", "_", name) if plain else name

    @property
    def page(self) -> str:
        """The address of the pathway, as the sets of WikiPathways give it."""
        return f"{PAGE}{self.pathway}"


def of_pathway(content: Content, prefix: str, organisms: Collection[str] = ()) -> Iterator[GeneSet]:
    """The gene sets of a pathway: one for each of its organisms that is wanted, none without genes.

    Args:
        content: the pathway.
        prefix: of the data source of the identifiers.
        organisms: Latin names; empty: all.
    """
    own = {node.identifier for node in content.nodes if node.source == prefix}
    mapped = {one.identifier for one in content.mappings if one.source == prefix}
    genes = tuple(sorted(own | mapped, key=_in_order))
    if not genes:
        return
    for organism in content.pathway.organisms or ("",):
        if not organisms or organism in organisms:
            yield GeneSet(content.pathway.title, content.pathway.pathway, organism, genes)


def _in_order(gene: str) -> tuple[int, str]:
    """Numbers by their value, before all else."""
    return (len(gene), gene) if gene.isdecimal() else (1000, gene)


def version(date: str) -> str:
    """A date as the names of sets have it.

    >>> version("2026-11-10")
    '20261110'
    """
    return date[:10].replace("-", "")


def gene_sets(
    source: Path | str | None = None,
    *,
    organism: str | int | None = None,
    identifier: str = IDENTIFIER,
    pathways: Collection[str] = (),
    plain_names: bool = False,
    issued: str | None = None,
) -> dict[str, set[str]]:
    """The gene sets of pathways, as gseapy and others take them: those of the GMT file.

    Args:
        source: a checkout, a page, an RDF file, a folder with a dump, or a store; None: the build in `output/`.
        organism: a Latin name, a common one (`human`) or a taxon (`9606`); None: of all organisms.
        identifier: the prefix of a data source, such as `ncbigene`, `ensembl`, `hgnc.symbol`, `uniprot` or `chebi`.
        pathways: wpids; empty: all.
        plain_names: whether the names have `_` in the place of blanks.
        issued: the date in the names, as `2026-11-10`; None: that of the dump, or else of the newest
            change of a pathway.

    Returns:
        Sets of identifiers by the name `Title%WikiPathways_<date>%WPn%Species`. None is empty.

    Raises:
        UsageError: there are no such identifiers.
        InputError: there is no such source, or it has none of the pathways.
    """
    organisms = () if organism in {None, ""} else (latin_name(str(organism)) or str(organism),)
    prefix = identifiers.prefix_of(identifier)
    read = Source(source, Wanted(pathways, organisms))
    sets = [one for content in read.contents() for one in of_pathway(content, prefix, organisms)]
    date = version(issued or read.issued or read.newest)
    return {one.name(date, plain=plain_names): set(one.genes) for one in sets}
