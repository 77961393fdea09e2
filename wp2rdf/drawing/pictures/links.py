"""Where a node or a label of a drawing leads to."""

from wp2rdf.model.elements import DataNode, Label
from wp2rdf.rdf import iri
from wp2rdf.registries.datasources import SOURCES

_BY_NAME = {source.name: source for source in SOURCES.values() if source.path} | dict.fromkeys(
    ("Uniprot-TrEMBL", "Uniprot-SwissProt"), SOURCES["uniprot"]
)


def entity(node: DataNode) -> str | None:
    """The IRI of what a node stands for, at identifiers.org; None: it has no identifier that can be one.

    Args:
        node: a data node.
    """
    xref = node.xref
    if xref is None or not xref.identifier:
        return None
    if xref.database == "WikiPathways":
        return _plain(iri.mint(iri.PATHWAY, xref.identifier))
    source = _BY_NAME.get(xref.database)
    if source is None:
        return None
    local = xref.identifier.replace(" ", "_")
    if source.marker and not local.startswith(source.marker):
        local = source.marker + local
    return _plain(iri.mint(source.node_base, local))


def of_label(label: Label) -> str | None:
    """The web address that a label leads to; None: none, or one that is no web address."""
    return _plain(iri.url(label.href.strip())) if label.href else None


def _plain(term: str | None) -> str | None:
    return term[1:-1] if term else None
