"""The words of the store for whoever writes a query: its classes and properties with counts, and their prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from wp2rdf.querying.results import shown
from wp2rdf.rdf import vocab
from wp2rdf.rdf.iri import PREFIXES, expand
from wp2rdf.rdf.terms import parts
from wp2rdf.rdf.vocab_of_dumps import VOID
from wp2rdf.server import dataset_description

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.rdf.terms import Statement
    from wp2rdf.server.settings import Settings

_CLASS = expand("void:class")


async def vocabulary(request: Request) -> Response:
    """JSON: `prefixes`, `classes` and `properties`, the most used first; where no description is, all that we write."""
    settings: Settings = request.app.state.settings
    found = dataset_description.statements(settings.store)
    classes, properties = counted(found, _CLASS), counted(found, VOID.property)
    if not classes:
        classes, properties = _ours()
    return JSONResponse(
        {"prefixes": dict(PREFIXES), "classes": _listed(classes), "properties": _listed(properties)},
        headers={"Cache-Control": "max-age=300"},
    )


def counted(statements: Iterable[Statement], of: str) -> Mapping[str, int]:
    """How often the whole has each class or property, by the partitions of a description.

    Args:
        statements: the description (https://www.w3.org/TR/void/#class-property-partitions).
        of: `void:class` or `void:property`, encoded.
    """
    named: dict[str, str] = {}
    counts: dict[str, int] = {}
    for subject, predicate, value in map(parts, statements):
        if predicate == of:
            named[subject] = shown(value)
        elif predicate in {VOID.entities, VOID.triples}:
            counts[subject] = max(counts.get(subject, 0), int(shown(value)))
    found: dict[str, int] = {}
    for partition, iri in named.items():
        found[iri] = max(found.get(iri, 0), counts.get(partition, 0))
    return found


def _ours() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The classes and properties that wp2rdf knows, told apart by how they are spelled."""
    members = [
        shown(term)
        for known in vars(vocab).values()
        if isinstance(known, type) and issubclass(known, vocab.Vocabulary)
        for name, term in vars(known).items()
        if name in vars(known).get("__annotations__", {})
    ]
    is_class = {iri: iri.rpartition("#")[2].rpartition("/")[2][:1].isupper() for iri in members}
    return {iri: 0 for iri in members if is_class[iri]}, {iri: 0 for iri in members if not is_class[iri]}


def _listed(counts: Mapping[str, int]) -> list[dict[str, str | int]]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [{"iri": iri, "count": count} for iri, count in ordered]
