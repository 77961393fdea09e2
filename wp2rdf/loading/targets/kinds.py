"""The kinds of targets, and how a user names them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from wp2rdf.errors import UsageError


class Kind(NamedTuple):
    """A kind of target.

    Attributes:
        place: what stands after its name and a colon.
        meaning: one line, for a person.
    """

    place: str
    meaning: str


KINDS = {
    "oxigraph": Kind("DIR", "an Oxigraph store on disk; a path with a / alone means the same"),
    "gsp": Kind("URL", "a server with the SPARQL 1.1 Graph Store Protocol"),
    "update": Kind("URL", "a server with SPARQL 1.1 Update"),
    "virtuoso": Kind("URL", "a Virtuoso, over HTTP"),
    "virtuoso-isql": Kind("HOST:PORT", "a Virtuoso on this machine, by its bulk loader"),
    "qlever": Kind("DIR", "files for QLever"),
    "fuseki": Kind("DIR", "files for Apache Jena TDB2 and Fuseki"),
    "graphdb": Kind("DIR", "files for GraphDB"),
    "neptune": Kind("DIR", "files for Amazon Neptune"),
}
"""The kinds by the names that stand before the colon."""


class Address(NamedTuple):
    """A target as a user names it.

    Attributes:
        kind: one of `KINDS`.
        place: an address, or a folder.
    """

    kind: str
    place: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return KINDS[self.kind].place == "DIR"

    def __str__(self) -> str:
        return f"{self.kind}:{self.place}"


def address(text: str) -> Address:
    """A target, taken apart.

    Raises:
        UsageError: it is none, or holds a password or a query; these are not said again.
    """
    kind, colon, place = text.partition(":")
    if "/" in text and "/" in kind:
        kind, colon, place = "oxigraph", ":", text
    if colon and kind in KINDS and place:
        if KINDS[kind].place == "URL":
            from wp2rdf.loading.http import checked_url  # noqa: PLC0415 - slow to load

            if "?" in place or "#" in place:  # parameters of the protocol would replace it, and the manifest tell it
                raise UsageError("the address of the store holds a query (?…) or a fragment (#…): give it without")
            place = checked_url(place)
        elif KINDS[kind].place == "DIR":
            place = str(Path(place).absolute())
        return Address(kind, place)
    forms = ", ".join(f"{name}:{known.place}" for name, known in KINDS.items())
    said = "an address alone does not say how to load" if text.startswith(("http:", "https:")) else "unknown target"
    raise UsageError(f"{said}; a target is one of {forms}")
