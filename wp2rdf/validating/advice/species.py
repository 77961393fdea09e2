"""Identifiers that carry another species than the page says."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.registries.gene_species import species_of
from wp2rdf.registries.organisms import TAXA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.errors import Position
    from wp2rdf.model import Pathway

_IDENTIFIER_CELL, _FIRST_MAPPING = 2, 4
_COLUMN = "Ensembl"
_LEAST = 3
"""Nodes that must agree before they can overrule a page."""


class _Carried(NamedTuple):
    """An identifier that carries a species: its file, what tells its place there, itself, the species."""

    file: str
    place: Callable[[], Position]
    identifier: str
    species: str


def contradicted(pathway: Pathway) -> Iterator[Problem]:
    """One finding where most nodes are of another species; else one for each that is.

    Where page and drawing differ, which is a finding of its own, the drawing counts.
    """
    drawn = pathway.drawing.organism if pathway.drawing else ""
    organisms = (drawn,) if drawn and drawn not in pathway.organisms else pathway.organisms
    told = set(organisms)
    if not told & TAXA.keys():
        return  # none, or one whose name is a finding of its own
    known = list(_carried(pathway))
    others = Counter(one.species for one in known if one.species not in told)
    said = ", ".join(organisms)
    if others:
        species, count = others.most_common(1)[0]
        if count >= _LEAST and count * 2 > len(known):
            of = f"{count} of {len(known)} genes are of {species} by their identifiers, but the organism is {said}"
            yield Problem(pathway.file, *pathway.locate(("organisms", 0)), "organism-contradicted", of)
            return
    for file, place, identifier, species in known:
        if species not in told:
            of = f"{identifier} is an identifier of {species}, but the organism is {said}"
            yield Problem(file, *place(), "identifier-species", of)


def _carried(pathway: Pathway) -> Iterator[_Carried]:
    """Of each node the identifier that carries a species: its own, or else one that Ensembl has for it.

    A node's own identifier is that of the drawing, where there is one.
    """
    drawing, table = pathway.drawing, pathway.datanodes
    for node in drawing.datanodes if drawing else ():
        if drawing and node.xref and (species := species_of(node.xref.identifier)):
            yield _Carried(drawing.file, partial(drawing.locate, node.xref.place, "ID"), node.xref.identifier, species)
    column = table.columns.index(_COLUMN) if _COLUMN in table.columns else None
    for row in table.rows:
        own = row.identifier.partition(":")[2]
        if species := species_of(own):
            if not drawing:
                yield _Carried(table.file, partial(table.locate, row.line, _IDENTIFIER_CELL), own, species)
        elif column is not None:
            for entry in row.mappings[column].split(";"):
                mapped = entry.strip().partition(":")[2]
                if species := species_of(mapped):
                    yield _Carried(
                        table.file, partial(table.locate, row.line, _FIRST_MAPPING + column), mapped, species
                    )
                    break
