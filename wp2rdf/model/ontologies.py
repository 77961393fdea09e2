"""An ontology as a table: its terms, with what stands above each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class OntologyTerm(NamedTuple):
    """A term.

    Attributes:
        label: its preferred label.
        synonyms: its other names.
        parents: the ids of the terms that it is a kind of.
        above: the ids of the terms that it is a kind or a part of.
        is_obsolete: whether it should be used no more.
        replaced_by: the id of the one to use; empty: none is given.
        definition: what it means; empty: the table does not say.
    """

    label: str
    synonyms: tuple[str, ...]
    parents: tuple[str, ...]
    above: tuple[str, ...]
    is_obsolete: bool
    replaced_by: str
    definition: str


class OntologyTable(NamedTuple):
    """An ontology: the name of its file, and its own terms by their ids (`PW:0000004`)."""

    file: str
    terms: Mapping[str, OntologyTerm]
