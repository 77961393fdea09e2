"""The data sources that drawings name: by BridgeDb's full names, not by prefixes as tables do.

Facts as BridgeDb and the official WikiPathways RDF have them. Where tables and drawings differ (a page pattern, what
stands before an identifier), this is what the official RDF makes of a drawing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from wp2rdf.rdf.iri import IDENTIFIERS
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import WP
from wp2rdf.registries.datasources import SOURCES


class DrawnSource(NamedTuple):
    """A data source as drawings name it.

    Attributes:
        name: BridgeDb's full name, the `dc:source` of a node.
        path: its path on identifiers.org; None: no node can be named.
        page: pattern of the page about an identifier, with `$id`; empty: none is known.
        mapping: the property that says a node has an identifier here; None: the vocabulary has none.
        base: start of the IRI of the object of `mapping`.
        prefix: what tables call it; empty: they do not.
    """

    name: str
    path: str | None
    page: str = ""
    mapping: Term | None = None
    base: str = ""
    prefix: str = ""

    @property
    def node_base(self) -> str:
        """Start of the IRI of a node: the path on identifiers.org."""
        return f"{IDENTIFIERS}{self.path}/"


_KEGG = "http://www.genome.jp/dbget-bin/www_bget?"
_PAGES = {
    "tair.locus": "https://www.arabidopsis.org/results?mainType=general&category=genes&searchText=$id",
    "inchikey": "",
}
"""Pages that are other ones than those of tables."""

_PATHS = {"ecogene": "ecogene", "pato": None, "rfam": None}
_NOT_LINKED = frozenset({"inchikey"})
"""Sources whose own identifiers are not said again by a mapping."""

_OTHERS = (
    DrawnSource("AOP-Wiki KE", "aop.events", "https://aopwiki.org/events/$id"),
    DrawnSource("AOP-Wiki Stressor", "aop.stressor", "https://aopwiki.org/stressors/$id"),
    DrawnSource("BioCyc", "biocyc", "https://biocyc.org/getid?id=$id"),
    DrawnSource("BioGrid", "biogrid", "https://thebiogrid.org/$id"),
    DrawnSource("EcoGene", "ecogene", "http://ecogene.org/geneInfo.php?eg_id=$id"),
    DrawnSource("IntAct", "intact", "http://www.ebi.ac.uk/intact/pages/details/details.xhtml?interactionAc=$id"),
    DrawnSource("KEGG Pathway", "kegg.pathway", f"{_KEGG}pathway+$id"),
    DrawnSource("KEGG Reaction", "kegg.reaction", f"{_KEGG}rn:$id"),
    DrawnSource("Pathway Commons", "pathwaycommons", "http://www.pathwaycommons.org/pc/record2.do?id=$id"),
    DrawnSource("Rhea", "rhea", "http://www.ebi.ac.uk/rhea/reaction.xhtml?id=$id", WP.bdbRhea, f"{IDENTIFIERS}rhea/"),
    DrawnSource("SPIKE", "spike.map", "http://www.cs.tau.ac.il/~spike/maps/$id.html"),
    DrawnSource("WikiPathways", "wikipathways", "https://www.wikipathways.org/instance/$id"),
    DrawnSource("XMetDB", None),
    DrawnSource("BIND", None),
    DrawnSource("Gramene Arabidopsis", None),
    DrawnSource("Gramene Maize", None),
    DrawnSource("Gramene Rice", None),
    DrawnSource("Other", None),
    DrawnSource("Rice Ensembl Gene", None),
)
"""Sources that tables do not name, or not so."""


def _of_tables() -> dict[str, DrawnSource]:
    found = {}
    for prefix, source in SOURCES.items():
        mapping = None if prefix in _NOT_LINKED else source.mapping
        page = _PAGES.get(prefix, source.page)
        path = _PATHS.get(prefix, source.path)
        found[source.name] = DrawnSource(source.name, path, page, mapping, source.mapping_base, prefix)
    return found


_SOURCES = _of_tables() | {source.name: source for source in _OTHERS}
ALIASES = MappingProxyType({"Uniprot-TrEMBL": "UniProtKB", "Uniprot-SwissProt": "UniProtKB"})
"""Other names by which drawings know a data source."""

DRAWN_SOURCES = MappingProxyType(_SOURCES | {alias: _SOURCES[name] for alias, name in ALIASES.items()})
"""Data sources by the names that drawings use; a name must be just so."""
