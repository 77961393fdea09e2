"""The rules for drawings."""

from __future__ import annotations

from wp2rdf.errors.rules import Rule

DRAWING_RULES: dict[str, Rule] = {
    "drawing-xml": Rule(
        "error",
        "A drawing is not XML, has a document type declaration, or is too deep.",
        "Save it anew from a drawing program.",
    ),
    "drawing-format": Rule(
        "error",
        "A drawing is XML, but neither GPML2013a nor GPML2021.",
        "Open it in a current PathVisio and save it again.",
    ),
    "drawing-tag": Rule("warning", "A tag is not one that GPML has; it is left out.", "Check its spelling."),
}
"""By id."""
