"""Organisms as people name them: by the Latin name, a common one, or the number of the taxon."""

from __future__ import annotations

from wp2rdf.errors import InputError
from wp2rdf.exploring.asking import Data, asked
from wp2rdf.registries import organisms
from wp2rdf.spelling import near


def latin_name(organism: str | int | None) -> str | None:
    """The Latin name of an organism: of `human`, `9606` and `homo sapiens` that is *Homo sapiens*.

    Args:
        organism: as somebody wrote it; what is none of these names stays as it is.

    >>> latin_name("Mouse"), latin_name(9606), latin_name("Somebody else"), latin_name(None)
    ('Mus musculus', 'Homo sapiens', 'Somebody else', None)
    """
    return None if organism is None else organisms.latin_name(str(organism)) or str(organism)


def check_organism(organism: str | None, data: Data) -> None:
    """Tells a wrong name of an organism from one that has no such pathways.

    Args:
        organism: its Latin name; None: none was asked for.
        data: where its pathways are.

    Raises:
        InputError: the data has no pathway of the organism.
    """
    if organism is None:
        return
    rows = asked("SELECT DISTINCT ?name WHERE { ?pathway wp:organismName ?name }", data).rows()
    known = {str(row["name"]) for row in rows}
    if organism not in known:
        by_word = {word: name for name in sorted(known) for word in (name.lower(), name.lower().partition(" ")[0])}
        meant = near(organism, by_word)
        raise InputError(
            f"no pathway is of the organism {organism!r}" + (f"; did you mean {by_word[meant[0]]!r}?" if meant else "")
        )
