"""What the tools give: records whose schemas a model is told; no field is missing, what is unknown is an empty text.

With `typing.TypedDict` of Python 3.11 a record inside another has no schema for pydantic, and then the SDK (mcp 2.3.0)
gives the whole answer without structure, and says so in its log only.
"""

from __future__ import annotations

from typing_extensions import TypedDict

Row = dict[str, str]


class Found(TypedDict):
    """Something that was found: its kind, its name, what else tells it apart, its IRI, and for a pathway its id."""

    kind: str
    label: str
    detail: str
    iri: str
    wpid: str


class Search(TypedDict):
    """What a search found; empty lists: nothing."""

    found: list[Found]
    next: str


class Answer(TypedDict):
    """Rows of an answer: how many there are in all, what to know of them, what to do next."""

    rows: list[Row]
    total: int
    notes: list[str]
    next: str


class Summary(TypedDict):
    """A pathway at a glance."""

    wpid: str
    title: str
    organism: str
    revision: str
    last_edited: str
    description: str
    page: str
    counts: dict[str, int]
    terms: list[Row]
    next: str


class MatchedPathway(TypedDict):
    """A pathway that holds some of the genes that were asked for."""

    wpid: str
    title: str
    organism: str
    matched: list[str]
    coverage: float


class Matches(TypedDict):
    """Pathways of genes, those that hold most of them first; the genes that no pathway holds."""

    pathways: list[MatchedPathway]
    total: int
    unknown: list[str]
    next: str


class Named(TypedDict):
    """A bundled query: its name, what it answers, its parameters with type and default."""

    name: str
    title: str
    description: str
    parameters: list[Row]


class Queries(TypedDict):
    """Bundled queries."""

    queries: list[Named]
    next: str


class Trap(TypedDict):
    """What a good guess gets wrong, and a query that shows it."""

    trap: str
    query: str


class Schema(TypedDict):
    """Classes and properties with their counts, prefixes, and traps."""

    classes: list[Row]
    properties: list[Row]
    prefixes: dict[str, str]
    traps: list[Trap]
    next: str


class Checked(TypedDict):
    """What a validation of a page found."""

    findings: list[Row]
    errors: int
    warnings: int
    next: str
