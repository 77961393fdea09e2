"""A pathway as schema.org has it, for search engines: the JSON-LD inside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wp2rdf.server import markup
from wp2rdf.server.representation import HTML, MEDIA_TYPES

if TYPE_CHECKING:
    from wp2rdf.server.pages.pathway_view import View


def dataset(pathway: View, address: str) -> dict[str, Any]:
    """The Dataset (https://schema.org/Dataset) of a pathway.

    Args:
        pathway: what its page shows.
        address: of the page on this server, without ending.
    """
    terms = [
        {"@type": "DefinedTerm", "@id": term.iri, "name": term.label, "termCode": term.id}
        for terms in pathway.terms.values()
        for term in terms
    ]
    taxa = [
        {"@type": "Taxon", "name": organism.name} | ({"@id": organism.iri} if organism.iri else {})
        for organism in pathway.organisms
    ]
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": pathway.iri,
        "identifier": pathway.wpid,
        "name": pathway.title,
        "description": markup.plain(pathway.description),
        "url": pathway.page,
        "version": pathway.revision,
        "dateModified": pathway.modified,
        "license": pathway.licence,
        "keywords": list(pathway.keywords),
        "creator": [{"@type": "Person", "@id": author.iri, "name": author.name} for author in pathway.authors],
        "about": [*taxa, *terms],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": f"{address}.{ending}"}
            for ending, media_type in MEDIA_TYPES.items()
            if media_type != HTML
        ],
    }
    return {name: value for name, value in document.items() if value}
