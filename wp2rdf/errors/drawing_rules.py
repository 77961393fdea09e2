"""The rules for drawings."""

from __future__ import annotations

from wp2rdf.errors.rules import Rule

DRAWING_RULES: dict[str, Rule] = {
    # a drawing without a page is left out
    "drawing-unreadable": Rule(
        "error",
        "A drawing cannot be read, is larger than any real one could be, or is not UTF-8.",
        "Check that it is a file that you may read, and UTF-8.",
    ),
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
    "drawing-id": Rule(
        "error",
        "Neither the name of a drawing nor its version says which pathway it draws.",
        "Name the file `WP364.gpml`.",
    ),
    # a value is left out
    "drawing-left-out": Rule(
        "warning",
        "The drawing of a page cannot be used; the page is converted without it.",
        "Mend the drawing as the message says.",
    ),
    "drawing-duplicate": Rule(
        "warning",
        "Another drawing of a pathway is the one that is read: the one beside the page, or the first in path order.",
        "Remove one of the drawings.",
    ),
    "drawing-tag": Rule("warning", "A tag is not one that GPML has; it is left out.", "Check its spelling."),
    # worth knowing
    "drawing-orphan": Rule(
        "info",
        "A drawing, given beside a site, belongs to no page.",
        "Add its page, or convert the drawings by themselves.",
    ),
}
"""By id."""
