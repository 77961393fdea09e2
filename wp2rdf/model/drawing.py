"""What a drawing is: its elements, its literature, its terms, without RDF and without XML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wp2rdf.errors import START, Position, Problem
from wp2rdf.model.elements import (
    Citation,
    Comment,
    DataNode,
    Element,
    GraphicalLine,
    Group,
    Interaction,
    Label,
    Property,
    Raw,
    Shape,
    State,
    number,
)
from wp2rdf.model.source import Source

LocatePlace = Callable[[int, str], Position]
"""Line and column of a place, or of an attribute of the tag that starts there; an empty name: the tag itself."""


class Publication(NamedTuple):
    """A `bp:PublicationXref`.

    Attributes:
        id: its id, to which citations refer.
        identifier: the text of bp:ID, such as a PubMed id; empty also for `NA`.
        database: the text of bp:DB.
        source: the text of bp:SOURCE.
        title: the text of bp:TITLE.
        year: the text of bp:YEAR.
        authors: the texts of bp:AUTHORS.
        place: where its tag starts.
        unknown: another element that it holds; the official converter leaves out such a publication.
    """

    id: str
    identifier: str = ""
    database: str = ""
    source: str = ""
    title: str = ""
    year: str = ""
    authors: tuple[str, ...] = ()
    place: int = 0
    unknown: str = ""


class Term(NamedTuple):
    """A `bp:openControlledVocabulary`: a term of an ontology that the pathway is tagged with."""

    id: str = ""
    name: str = ""
    ontology: str = ""
    place: int = 0


_NO_SOURCE = Source("", b"")


def _nowhere(_place: int, _name: str) -> Position:
    return START


@dataclass(slots=True, repr=False)
class Drawing:
    """A drawing.

    Attributes:
        file: its path, as problems call it.
        wpid: such as `WP364`, by the name of the file, else by its version; empty: neither says it.
        raw: the attributes of the pathway.
        format: `GPML2013a` or `GPML2021`.
        place: where its first tag starts.
        drawn: the attributes of the pathway's Graphics: the size of the board.
        comments: comments of the pathway; the description is one of them.
        citations: what the pathway as a whole cites.
        properties: its `Attribute` elements.
        datanodes: its data nodes, in file order, as all that follows.
        publications: its literature, by id.
        terms: terms of ontologies that the pathway is tagged with.
        info_box: attributes of its InfoBox; empty: there is none.
        legend: attributes of its Legend; None: there is none.
        source: the file that it was read from; the digest is empty unless it was asked for.
        problems: what was wrong with the file.
        locate: finds a place; see `LocatePlace`.
    """

    file: str
    wpid: str = ""
    raw: Raw = field(default_factory=dict)
    format: str = "GPML2013a"
    place: int = 0
    drawn: Raw = field(default_factory=dict)
    comments: Sequence[Comment] = ()
    citations: Sequence[Citation] = ()
    properties: Sequence[Property] = ()
    datanodes: list[DataNode] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    graphical_lines: list[GraphicalLine] = field(default_factory=list)
    publications: dict[str, Publication] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    info_box: Raw = field(default_factory=dict)
    legend: Raw | None = None
    source: Source = _NO_SOURCE
    problems: list[Problem] = field(default_factory=list)
    locate: LocatePlace = field(default=_nowhere, repr=False, compare=False)

    def __repr__(self) -> str:
        """One line: what it is of, and how much is drawn."""
        said = f"{len(self.datanodes):,} data nodes, {len(self.interactions):,} interactions"
        return f"<Drawing {self.wpid or self.file}: {self.title}; {said}>"

    def element(self, graph_id: str) -> Element | None:
        """The first element with an id, such as what a line starts at; None: there is none, it may be an anchor."""
        kinds: tuple[Sequence[Element], ...] = (
            self.datanodes,
            self.groups,
            self.labels,
            self.shapes,
            self.states,
            self.interactions,
            self.graphical_lines,
        )
        return next((one for kind in kinds for one in kind if graph_id and one.graph_id == graph_id), None)

    @property
    def title(self) -> str:
        """The name of the pathway; empty: it has none."""
        return self.raw.get("Name", "")

    @property
    def organism(self) -> str:
        """The Latin name of the organism; empty: none is given."""
        return self.raw.get("Organism", "")

    @property
    def version(self) -> str:
        """Id and revision, such as `WP364_r142066`; empty: none is given."""
        return self.raw.get("Version", "")

    @property
    def revision(self) -> str:
        """The revision, such as `r142066`: what stands behind the first `_` of the version; empty: nothing does."""
        number = self.version.partition("_")[2].partition("_")[0].removeprefix("r")
        return f"r{number}" if number else ""

    @property
    def descriptions(self) -> tuple[Comment, ...]:
        """The comments that describe the pathway; nearly always one or none."""
        return tuple(one for one in self.comments if one.source == "WikiPathways-description")

    @property
    def board_width(self) -> float | None:
        """The width of the board."""
        return number(self.drawn, "BoardWidth")

    @property
    def board_height(self) -> float | None:
        """The height of the board."""
        return number(self.drawn, "BoardHeight")
