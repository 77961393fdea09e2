"""IRIs that a page gives itself, by which it may speak of what its other fields describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.schema_org import objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway


def gives(pathway: Pathway, *bases: str) -> bool:
    """Whether a page gives an IRI with one of these bases, in its schema.org block or as a work."""
    given = " ".join(_given(pathway))
    return any(base in given for base in bases)


def _given(pathway: Pathway) -> Iterator[str]:
    for block in pathway.schema_jsonld:
        for one in objects(block):
            yield str(one.get("@id"))
    for row in pathway.bibliography.rows:
        yield row.id
    for work in pathway.citedin:
        yield str(work.link)
        yield str(work.archived)
