"""What a page and a site are: typed records without RDF and without files.

A field of `Pathway` is a key of the front matter, with `_` for `-`. Absent, null, `''` and `[]` are one value: None for
one text, an empty tuple for many. Lists keep the places of entries that cannot be used (as `''` or empty records), so
that the index of an entry is its index on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wp2rdf.errors import Position, Problem
from wp2rdf.model.source import DrawingFile, Source

if TYPE_CHECKING:
    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Interaction

Json: TypeAlias = "str | int | bool | None | list[Json] | dict[str, Json]"
"""A value of a schema.org block, as JSON has it."""

ValuePath = tuple[str | int, ...]
"""Where a value stands in front matter: keys and indexes from 0, such as `("citedin", 3, "link")`."""

Locate = Callable[[ValuePath], Position]
"""Line and column of a value in front matter."""

LocateCell = Callable[[int, int], Position]
"""Line and column of a cell, from the line where its row starts and the cell's index from 0."""


WPID = re.compile(r"WP(?:0|[1-9][0-9]{0,8})")
"""What a pathway's identifier looks like."""


STDIN = "<stdin>"
"""The name of standard input."""


class Page(NamedTuple):
    """Where the files of one pathway lie.

    A site has many of them, so they hold names and no paths, which would take five times the memory.

    Attributes:
        root: the folder that files are relative to.
        file: the page, as problems and provenance call it: relative to the root, with `/`; `STDIN`: standard input. Of
            a drawing without a page, the drawing.
        datanodes: its data-node table, the same, if there is one.
        bibliography: its bibliography, the same.
        number: the number in its wpid, or else in its name; pages stand in this order.
        drawing: where its drawing lies, if there is one.
        communities: of a drawing without a page: the communities that list it.
    """

    root: Path
    file: str
    datanodes: str | None = None
    bibliography: str | None = None
    number: int = 0
    drawing: DrawingFile | None = None
    communities: tuple[str, ...] = ()

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.file == STDIN

    @property
    def is_drawing(self) -> bool:
        """Whether there is a drawing and no page."""
        return self.drawing is not None and self.drawing.shown == self.file

    @property
    def files(self) -> tuple[str, ...]:
        """The page and its tables; none for standard input, and for a drawing without a page."""
        if self.is_stdin or self.is_drawing:
            return ()
        return tuple(file for file in (self.file, self.datanodes, self.bibliography) if file)

    def path(self, file: str) -> str:
        """Where one of them lies; text, since making a `Path` takes longer than opening it."""
        return f"{self.root}/{file}"


class Annotation(NamedTuple):
    """A tag from an ontology."""

    id: str | None = None
    type: str | None = None
    value: str | None = None
    parent: str | None = None


class CitingWork(NamedTuple):
    """A work that cites the pathway; `link` is a PMC id, a DOI or a web address."""

    link: str | None = None
    title: str | None = None
    archived: str | None = None


class DataNode(NamedTuple):
    """A row of the data-node table; `mappings` are the cells of the table's `columns`, in that order."""

    label: str
    type: str
    identifier: str
    comment: str
    mappings: tuple[str, ...]
    line: int


class Reference(NamedTuple):
    """A row of the bibliography; `citation` is plain text."""

    id: str
    database: str
    citation: str
    line: int


def _nowhere(_line: int, _cell: int) -> Position:
    return (1, 1)


@dataclass(frozen=True, slots=True)
class DataNodes:
    """A data-node table.

    Attributes:
        file: its path, for problems.
        columns: the mapping columns, by their headers.
        rows: its rows.
        locate: finds a cell; see `LocateCell`.
    """

    file: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[DataNode, ...] = ()
    locate: LocateCell = field(default=_nowhere, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A bibliography table."""

    file: str = ""
    rows: tuple[Reference, ...] = ()
    locate: LocateCell = field(default=_nowhere, repr=False, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class Pathway:
    """One pathway page with its tables and its drawing, or a drawing alone.

    Attributes:
        file: path of the page, relative to the site.
        wpid: such as `WP364`.
        sources: the files it was read from, the page first.
        drawing: what its drawing says, if there is one.
        problems: what was wrong with them.
        locate: finds a value of the front matter; see `Locate`.
    """

    file: str
    wpid: str
    locate: Locate = field(repr=False, compare=False)
    annotations: tuple[Annotation, ...] = ()
    authors: tuple[str, ...] = ()
    citedin: tuple[CitingWork, ...] = ()
    communities: tuple[str, ...] = ()
    description: str | None = None
    last_edited: str | None = None
    ndex: str | None = None
    organisms: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()
    revision: str | None = None
    schema_jsonld: tuple[Mapping[str, Json], ...] = field(default=(), hash=False)
    seo: str | None = None
    title: str | None = None
    datanodes: DataNodes = DataNodes()
    bibliography: Bibliography = Bibliography()
    drawing: Drawing | None = field(default=None, hash=False)
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        """One line: what it is, and how much of it there is."""
        said = ", ".join(one for one in (self.title, *self.organisms) if one)
        return f"<Pathway {self.wpid}: {said}; {self.contents()}>"

    def contents(self) -> str:
        """How much there is of what, for people."""
        drawing = self.drawing
        counted = {
            "data node": len(self.datanodes.rows) or (len(drawing.datanodes) if drawing else 0),
            "interaction": len(self.interactions),
            "reference": len(self.bibliography.rows) or (len(drawing.publications) if drawing else 0),
            "citing work": len(self.citedin),
            "problem": len(self.problems),
        }
        return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in counted.items() if number)

    @property
    def is_drawing(self) -> bool:
        """Whether it is a drawing without a page."""
        return self.drawing is not None and self.drawing.file == self.file

    @property
    def interactions(self) -> Sequence[Interaction]:
        """The lines of its drawing that say something; none without a drawing."""
        return self.drawing.interactions if self.drawing else ()


Places = Mapping[ValuePath, Position]
"""Positions of the values of a site-wide page."""


class Author(NamedTuple):
    """An author's page, `_authors/*.md`."""

    file: str
    at: Places
    username: str
    realname: str | None = None
    website: str | None = None
    affiliation: str | None = None
    bio: str | None = None
    github: str | None = None
    orcid: str | None = None
    linkedin: str | None = None
    googlescholar: str | None = None
    wikidata: str | None = None
    twitter: str | None = None
    mastodon_url: str | None = None
    communities: tuple[str, ...] = ()


class Organism(NamedTuple):
    """An organism's page, `_organisms/*.md`; `ncbi` is the NCBI taxonomy id."""

    file: str
    at: Places
    latin: str
    ncbi: str | None = None
    common: str | None = None
    bridgedb_code: str | None = None
    group: str | None = None
    description: str | None = None


class TopTerm(NamedTuple):
    """A top term of an ontology, `_annotations/*.md`."""

    file: str
    at: Places
    id: str
    value: str
    definition: str | None = None


class Collection(NamedTuple):
    """A named list of pathways on a community's page; `path` says where it stands, `paths` where each wpid does."""

    name: str
    wpids: tuple[str, ...]
    path: ValuePath
    paths: tuple[ValuePath, ...]


class Community(NamedTuple):
    """A community's page, `_communities/*.md`."""

    file: str
    at: Places
    community_tag: str
    display_name: str | None = None
    title: str | None = None
    description: str | None = None
    short_description: str | None = None
    reference: str | None = None
    logo: str | None = None
    logo_link: str | None = None
    support: str | None = None
    curationrepo: str | None = None
    editors: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()
    collections: tuple[Collection, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What a checkout says beside its pages.

    Attributes:
        authors: by user name; None: the site has no author pages at all.
        organisms: by Latin name.
        top_terms: by label.
        communities: by community tag.
        problems: what was wrong with these pages.
    """

    authors: Mapping[str, Author] | None = None
    organisms: Mapping[str, Organism] = field(default_factory=dict)
    top_terms: Mapping[str, TopTerm] = field(default_factory=dict)
    communities: Mapping[str, Community] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
