"""What every rule is given: the pathway, its names, what the site knows, and where to report a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import PAGES, PATHWAY, PREFIXES, USER, mint
from wp2rdf.rdf.terms import Lines, Statement, Term
from wp2rdf.text import REMOVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from wp2rdf.errors import Position
    from wp2rdf.model import Pathway, Site, ValuePath
    from wp2rdf.model.elements import DataNode

Profile = Literal["full", "wprdf"]
"""wprdf: what the official RDF has shapes for; full: that, and what only the pages hold."""

MAINT_BOT, TEST_USER = "MaintBot", "TestUser"
NO_PERSONS = frozenset({MAINT_BOT, TEST_USER})
"""Author entries that the official RDF leaves out before it numbers the authors."""

FIRST_REVISION = "r1"
"""What stands in for a missing revision, as in the official RDF."""


class Names(NamedTuple):
    """The IRIs of one pathway.

    Attributes:
        bare: the pathway, whatever its revision.
        revised: this revision.
        drawing: the drawing of this revision.
        page: the page, and the named graph of what comes from it.
        label: wpid and revision, as in `WP364_r142066`.
    """

    bare: Term
    revised: Term
    drawing: Term
    page: Term
    label: str


def names(wpid: str, revision: str) -> Names:
    """The IRIs of a pathway; wpid and revision are known to be well-formed."""
    label = f"{wpid}_{revision}"
    return Names(
        bare=bare(wpid),
        revised=iri.known(f"{PATHWAY}{label}"),
        drawing=iri.known(f"{PREFIXES['wprdf']}Pathway/{label}"),
        page=page_graph(wpid),
        label=label,
    )


def bare(wpid: str) -> Term:
    """A pathway, whatever its revision."""
    return iri.known(f"{PATHWAY}{wpid}")


def page_graph(wpid: str) -> Term:
    """The page of a pathway, which is also the name of its graph."""
    return iri.known(f"{PAGES}{wpid}.html")


def user(entry: str) -> Term | None:
    """An author, by user name (official RDF: blanks become `_`, `%(^` becomes `PctOpenHat`)."""
    return None if REMOVED in entry else mint(USER, username(entry).replace(" ", "_"))


def username(entry: str) -> str:
    """A user name as the official RDF writes it."""
    return entry.replace("%(^", "PctOpenHat")


def curation(tag: str) -> Term | None:
    """A community or curation tag, as the page writes it."""
    return mint(PREFIXES["cur"], tag, keep="/?")


class Reporter:
    """Collects the problems of one file whose values have known positions."""

    def __init__(self, file: str, places: Mapping[ValuePath, Position], problems: list[Problem]) -> None:
        self._file = file
        self._places = places
        self._problems = problems

    def fault(self, rule: str, message: str, *path: str | int) -> None:
        """Notes a problem with the value at a path."""
        while path not in self._places:
            path = path[:-1]
        place = self._places[path]
        self._problems.append(Problem(self._file, *place, rule, message))


class Drawn(NamedTuple):
    """What a drawing says, for the rules that add to it.

    Attributes:
        said: its statements.
        nodes: the nodes that it has, with the first element of each.
        works: the publications that it cites.
        fault: notes a fault at a place of the drawing: the rule, the message, the place.
    """

    said: Sequence[Statement | Lines]
    nodes: Mapping[Term, DataNode]
    works: AbstractSet[Term]
    fault: Callable[[str, str, int], None]


class Context(NamedTuple):
    """What every rule is given.

    Attributes:
        pathway: the record that becomes triples.
        names: its IRIs.
        site: what the site knows of organisms and top terms.
        full: whether the profile is `full`.
        partner: whether links to partners' own IRIs are wanted.
        problems: where faults go.
        drawn: what its drawing says; None: there is no drawing.
        sound: whether what is known to be sound is only counted.
    """

    pathway: Pathway
    names: Names
    site: Site
    full: bool
    partner: bool
    problems: list[Problem]
    drawn: Drawn | None = None
    sound: bool = False

    def fault(self, rule: str, message: str, *path: str | int, helps: str = "") -> None:
        """Notes a problem with the value at a path of the front matter, and what to write instead."""
        place = self.pathway.locate(path)
        self.problems.append(Problem(self.pathway.file, *place, rule, message, helps))


def once(entries: Iterable[str]) -> list[tuple[int, str]]:
    """Entries that say something, each with the index where it first stands."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if entry.strip():
            first.setdefault(entry, index)
    return [(index, entry) for entry, index in first.items()]
