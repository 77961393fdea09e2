"""The list of benchmarks that `python -m benchmarks` runs."""

from __future__ import annotations

from typing import NamedTuple


class Suite(NamedTuple):
    """A benchmark: a module that prints a table.

    Attributes:
        module: `benchmarks.<module>` is run with the site as its first argument.
        title: what is measured.
        options: for the whole run.
        quick: for a quick one; None: left out of it.
        asked: whether it runs only when it is named, since it takes long or needs much.
    """

    module: str
    title: str
    options: tuple[str, ...] = ()
    quick: tuple[str, ...] | None = ()
    asked: bool = False


SUITES = (
    Suite("conversion", "Conversion of a whole site", quick=("--rounds", "1")),
    Suite("drawings", "Conversion of drawings", quick=("--rounds", "1")),
    Suite("growth", "Growth", quick=("--pages", "100", "--factors", "1", "3")),
    Suite("mappers", "The same triples by other tools", quick=("--rounds", "1")),
    Suite("dump", "The dump: written, parsed and loaded", quick=("--rounds", "1")),
    Suite("building", "A second build against a full one", quick=("--rounds", "1")),
    Suite("cluster", "A cluster on this machine", options=("--pages", "50000")),
    Suite("validation", "Validation of a whole site", quick=("--rounds", "1")),
    Suite("shapes", "Shapes over one graph", options=("--rounds", "1"), quick=("--rounds", "1", "--pages", "20")),
    Suite("queries", "Bundled queries", options=("--rdflib",), quick=None),
    Suite("beside", "Answers beside Oxigraph", quick=("--rounds", "1")),
    Suite("engine", "Commands and Python beside the engine alone", quick=("--rounds", "1")),
    Suite("serving", "The served site under load", quick=None),
    Suite("flood", "What health takes in a flood", quick=None),
    Suite("pages", "The pages of the served site", quick=("--rounds", "1")),
    Suite("endurance", "The memory of the served site", quick=None, asked=True),
)
"""In the order in which they run. A new benchmark is a module and a line here."""
