"""Which SHACL engine is used: the one that is asked for, else the fastest that is installed."""

from __future__ import annotations

from importlib import metadata, util
from typing import TYPE_CHECKING, Literal

from wp2rdf.errors import UsageError, one_line
from wp2rdf.validating.engines.reference import PySHACL
from wp2rdf.validating.engines.rust import Rust

if TYPE_CHECKING:
    from wp2rdf.validating.engines.protocol import Engine

EngineName = Literal["shacl", "pyshacl"]
ENGINES: tuple[EngineName, ...] = ("shacl", "pyshacl")
"""The engines, the one that is preferred first."""


def choose(name: EngineName | None = None) -> EngineName:
    """The engine to use: the one that is asked for, else the fastest that is installed.

    Raises:
        UsageError: it is not known, or not installed.
    """
    if name is None:
        return next(engine for engine in ENGINES if util.find_spec(engine))
    if name not in ENGINES:
        raise UsageError(f"unknown engine {name!r}; one of {', '.join(ENGINES)}")
    if not util.find_spec(name):
        raise UsageError(f"engine {name} is not installed: pip install 'wp2rdf[fast]'")
    return name


def version(name: EngineName) -> str:
    """An engine's name and version."""
    return f"{name} {metadata.version(name)}"


def engine(name: EngineName, ntriples: str) -> Engine:
    """An engine with compiled shapes.

    Args:
        name: as `choose` gave it.
        ntriples: the shapes.

    Raises:
        UsageError: the engine cannot use the shapes.
    """
    make = Rust if name == "shacl" else PySHACL
    try:
        return make(version(name), ntriples)
    except ValueError as error:
        raise UsageError(f"the shapes cannot be used: {one_line(str(error))}") from error
