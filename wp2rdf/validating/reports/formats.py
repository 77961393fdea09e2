"""A validation in every format of `wp2rdf validate --format`, one module a format.

Each writer takes a `Validation` and returns a whole text that ends with a line feed. The same findings give the same
text: there is no clock in it, and no order of a hash table. Paths are given from the working directory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from wp2rdf.errors import UsageError
from wp2rdf.spelling import did_you_mean
from wp2rdf.validating.findings import Validation
from wp2rdf.validating.reports import as_github, as_html, as_json, as_junit, as_sarif, as_text, as_turtle

Writer = Callable[[Validation], str]
"""What makes a report of a validation."""

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "text": as_text.write,
        "json": as_json.write,
        "sarif": as_sarif.write,
        "junit": as_junit.write,
        "github": as_github.write,
        "turtle": as_turtle.write,
        "html": as_html.write,
    }
)
"""The writers by the name of their format; that of `text` also takes `colour` and `width`, by keyword."""


def named(name: str) -> Writer:
    """The writer of a format by the format's name.

    Raises:
        UsageError: there is no such format.
    """
    try:
        return FORMATS[name.lower()]
    except KeyError:
        meant = f"; {said}" if (said := did_you_mean(name, FORMATS)) else ""
        raise UsageError(f"unknown format {name!r}; one of {', '.join(FORMATS)}{meant}") from None
