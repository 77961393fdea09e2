"""What a page speaks of that must be somewhere else on the site: authors, organisms, communities, terms, pathways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.model import WPID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway


class Mention(NamedTuple):
    """A name on a page.

    Attributes:
        kind: `author`, `organism`, `community`, `pathway` or `redirect`.
        name: as the page has it; of a pathway its wpid.
        file: relative to the site.
        line: from 1.
        column: from 1.
    """

    kind: str
    name: str
    file: str
    line: int
    column: int


def of_page(record: Pathway) -> Iterator[Mention]:
    """Everything that a page, its tables and its drawing mention."""
    lists = (
        ("author", "authors", record.authors),
        ("organism", "organisms", record.organisms),
        ("community", "communities", record.communities),
        ("redirect", "redirect_from", record.redirect_from),
    )
    for kind, key, names in lists:
        for index, name in enumerate(names):
            if name.strip():
                yield Mention(kind, name, record.file, *record.locate((key, index)))
    table = record.bibliography
    for row in table.rows:
        if row.database.strip().lower() == "wikipathways" and WPID.fullmatch(row.id.strip()):
            yield Mention("pathway", row.id.strip(), table.file, *table.locate(row.line, 0))
    for node in record.datanodes.rows:
        prefix, _, wpid = node.identifier.strip().partition(":")
        if prefix == "wikipathways" and WPID.fullmatch(wpid):
            yield Mention("pathway", wpid, record.datanodes.file, *record.datanodes.locate(node.line, 2))
    yield from _drawn(record)


def _drawn(record: Pathway) -> Iterator[Mention]:
    """Pathways that are drawn within another."""
    drawing = record.drawing
    for node in drawing.datanodes if drawing else ():
        xref = node.xref
        if drawing and xref and xref.database.lower() == "wikipathways" and WPID.fullmatch(xref.identifier):
            yield Mention("pathway", xref.identifier, drawing.file, *drawing.locate(node.place, ""))
