"""Terms that the ontology does not have, has given up, calls otherwise, or has elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem
from wp2rdf.rdf.iri import trim
from wp2rdf.spelling import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.model import Annotation, Pathway
    from wp2rdf.model.ontologies import OntologyTable

HIGHEST = {"PW": 3_999, "DOID": 999_999, "CL": 4_999_999}
"""No id of an ontology is higher, as of November 2026; their last ones are far below."""

_ID = re.compile(r"(PW|DOID|CL):([0-9]{1,7})")


def misused(pathway: Pathway, ontologies: Mapping[str, OntologyTable]) -> Iterator[Problem]:
    """What is odd about the annotations of a page, by the ontologies that are at hand."""
    for index, annotation in enumerate(pathway.annotations):
        found = _ID.fullmatch(trim(annotation.id or ""))
        if not found:
            continue
        table = ontologies.get(found[1])
        if int(found[2]) > HIGHEST[found[1]]:
            said = (
                f"there is no {found[0]}: the highest id of {found[1]} is below {found[1]}:{HIGHEST[found[1]] + 1:07}"
            )
            yield _at(pathway, index, "id", "term-unknown", said, _by_label(annotation, table))
        elif table:
            yield from _by_table(pathway, index, found[0], table)


def _by_table(pathway: Pathway, index: int, term: str, table: OntologyTable) -> Iterator[Problem]:
    annotation = pathway.annotations[index]
    known = table.terms.get(term)
    if known is None:
        highest = max(table.terms, key=_number)
        is_newer = _number(term) > _number(highest)
        said = f"{term} is not in {table.file}" + (f", whose last id is {highest}" if is_newer else "")
        yield _at(
            pathway, index, "id", "term-newer" if is_newer else "term-unknown", said, _by_label(annotation, table)
        )
        return
    if known.is_obsolete:
        instead = table.terms.get(known.replaced_by)
        helps = (
            f"write `id: {known.replaced_by}`" + (f" ({instead.label})" if instead else "") if known.replaced_by else ""
        )
        yield _at(pathway, index, "id", "term-obsolete", f"{term} is obsolete in {table.file}", helps)
        return
    value = (annotation.value or "").strip()
    if value and value != known.label.strip():
        more = ", of which that is a synonym" if value in known.synonyms else ""
        said = f"{term} is called {known.label!r} in {table.file}{more}, not {value!r}"
        other = _by_label(annotation, table)
        helps = f"write `value: {known.label}`" + (f", or {other.removeprefix('write ')}" if other else "")
        yield _at(pathway, index, "value", "term-label-differs", said, helps)
    if annotation.parent:
        yield from _parent(pathway, index, term, table)


def _parent(pathway: Pathway, index: int, term: str, table: OntologyTable) -> Iterator[Problem]:
    """A parent that is neither above the term nor the term itself."""
    parent = (pathway.annotations[index].parent or "").strip()
    above = _above(term, table)
    labels = {table.terms[one].label.strip() for one in (*above, term) if one in table.terms}
    if parent in labels:
        return
    known = {one.label.strip() for one in table.terms.values()}
    said = (
        f"{parent!r} is none of the terms above {term}" if parent in known else f"{table.file} has no term {parent!r}"
    )
    meant = near(parent, labels)
    yield _at(pathway, index, "parent", "term-parent-differs", said, f"did you mean {meant[0]}?" if meant else "")


def _above(term: str, table: OntologyTable) -> set[str]:
    """The ids of all terms above one."""
    found: set[str] = set()
    left = [term]
    while left:
        known = table.terms.get(left.pop())
        new = set(known.above) - found if known else set()
        found |= new
        left.extend(new)
    return found


def _by_label(annotation: Annotation, table: OntologyTable | None) -> str:
    """The id that belongs to the label of an annotation, as help; empty: there is none."""
    value = (annotation.value or "").strip()
    ids = [term for term, known in table.terms.items() if known.label == value] if table and value else []
    return f"write `id: {ids[0]}`" if len(ids) == 1 and ids[0] != trim(annotation.id or "") else ""


def _number(term: str) -> int:
    return int(term.rpartition(":")[2])


def _at(pathway: Pathway, index: int, key: str, rule: str, said: str, helps: str = "") -> Problem:
    return Problem(pathway.file, *pathway.locate(("annotations", index, key)), rule, said, helps)
