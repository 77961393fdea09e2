"""One page's files to one `Pathway`: the last place that knows YAML and tables."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from wp2rdf import text
from wp2rdf.errors import PageError, Position, Problem
from wp2rdf.model import (
    WPID,
    Annotation,
    Bibliography,
    CitingWork,
    DataNode,
    DataNodes,
    Page,
    Pathway,
    Reference,
    ValuePath,
)
from wp2rdf.reading import ragged, source, tables
from wp2rdf.reading.fields import Fields
from wp2rdf.reading.frontmatter import FrontMatter
from wp2rdf.reading.gpml import drawing as drawings
from wp2rdf.registries.datasources import COLUMNS, SOURCES
from wp2rdf.spelling import near
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.reading.tables import Table

KEYS = frozenset(
    {
        "annotations",
        "authors",
        "citedin",
        "communities",
        "description",
        "last-edited",
        "ndex",
        "organisms",
        "redirect_from",
        "revision",
        "schema-jsonld",
        "seo",
        "title",
        "wpid",
    }
)
"""The keys that a page may have."""

_NODE_HEADER = ("Label", "Type", "Identifier", "Comment")
_OLD_NODE_HEADER = ("Label", "Type", "ID", "Database", "Comment")
_REFERENCE_HEADER = ("ID", "Database", "Citation")
_SHOWN = 6
"""Names of columns that a message holds, at most."""
_PREFIX_OF_NAME = {known.name: prefix for prefix, known in SOURCES.items()}


@timed("records")
def read(page: Page, *, whole: bool = True, digest: bool = True) -> Pathway:
    """The pathway of a page and its drawing, or of a drawing alone, with what is wrong in its files.

    Args:
        page: where they lie.
        whole: whether everything in the drawing is wanted; see `wp2rdf.reading.gpml.drawing.parse`.
        digest: whether the digest of the drawing is wanted; that of other files costs nothing.

    Raises:
        PageError: the page cannot be converted at all.
    """
    file = page.file
    if not text.is_utf8(file):
        raise PageError(Problem(file, 1, 1, "page-unreadable", "the name of the file is not UTF-8"))
    if page.drawing and page.is_drawing:
        return _drawn(drawings.read(page.drawing, whole=whole, digest=digest), page)
    content, origin, is_clean = source.read(None if page.is_stdin else page.path(file), file, source.PAGE_LIMIT)
    if page.is_stdin and content.lstrip().startswith("<"):
        drawn = drawings.parse(content.encode(), file, whole=whole)
        drawn.source = origin
        return _drawn(drawn, page)
    front = FrontMatter(content, file)
    fields = Fields(front, file, is_clean=is_clean)
    wpid = _wpid(fields)
    fields.check_keys(KEYS)
    named = file.rpartition("/")[2]
    if not page.is_stdin and (named.rpartition(".")[0] or named) != wpid:
        helps = f"name the page {wpid}.md, and its tables likewise"
        if WPID.fullmatch(named.removesuffix(".md")):
            helps = f"write `wpid: {named.removesuffix('.md')}`, or {helps}"
        fields.fault("page-name", f"the page of {wpid} is named {named}", ("wpid",), helps)
    if front.body:
        fields.problems.append(Problem(file, *front.body, "page-body", "text after the front matter is not converted"))
    sources = [origin]
    datanodes, bibliography = DataNodes(), Bibliography()
    for name in (page.datanodes, page.bibliography):
        if name is None:
            continue
        try:
            content, origin, is_clean = source.read(page.path(name), name, source.TABLE_LIMIT)
        except PageError as error:
            said = f"table left out: {error.problem.message}"
            fields.problems.append(error.problem._replace(rule="table-unreadable", message=said))
            continue
        sources.append(origin)
        table = tables.parse(content, name)
        table = ragged.trimmed(table)
        if table.header == _REFERENCE_HEADER or _is_in_order(table.header):
            table = ragged.settled(table, name)
        fields.problems.extend(table.problems if _is_read(table.header) else ())
        if not is_clean:
            table = _cleaned(table, name, fields.problems)
        if name is page.datanodes:
            datanodes = _datanodes(table, name, fields.problems)
        else:
            bibliography = _bibliography(table, name, fields.problems)
    drawing = _drawing(page, wpid, fields.problems, whole=whole, digest=digest)
    if drawing:
        sources.append(drawing.source)
    return Pathway(
        file=file,
        wpid=wpid,
        locate=front.position,
        annotations=fields.records("annotations", Annotation),
        authors=fields.texts("authors"),
        citedin=fields.records("citedin", CitingWork),
        communities=fields.texts("communities"),
        description=fields.text("description"),
        last_edited=fields.text("last-edited"),
        ndex=fields.text("ndex"),
        organisms=fields.texts("organisms"),
        redirect_from=fields.texts("redirect_from"),
        revision=fields.text("revision"),
        schema_jsonld=fields.blocks("schema-jsonld"),
        seo=fields.text("seo"),
        title=fields.text("title"),
        datanodes=datanodes,
        bibliography=bibliography,
        drawing=drawing,
        sources=tuple(sources),
        problems=tuple(fields.problems),
    )


def _drawing(page: Page, wpid: str, problems: list[Problem], *, whole: bool, digest: bool) -> Drawing | None:
    """The drawing of a page; without it, the page is converted all the same."""
    if page.drawing is None:
        return None
    try:
        drawing = drawings.read(page.drawing, whole=whole, digest=digest)
    except PageError as error:
        said = f"drawing left out: {error.problem.message}"
        problems.append(error.problem._replace(rule="drawing-left-out", message=said))
        return None
    problems += drawing.problems
    if drawing.wpid and drawing.wpid != wpid:
        said = f"drawing left out: it is of {drawing.wpid}, the page of {wpid}"
        problems.append(Problem(drawing.file, *drawing.locate(drawing.place, "Version"), "drawing-left-out", said))
        return None
    return drawing


def _place_in(drawing: Drawing, path: ValuePath) -> Position:
    return drawing.locate(drawing.place, _ATTRIBUTES.get(path[0] if path else "", ""))


def _drawn(drawing: Drawing, page: Page) -> Pathway:
    """The pathway of a drawing without a page."""
    locate = partial(_place_in, drawing)  # which can be pickled
    if not drawing.wpid:
        said = "neither its name nor its version says which pathway it draws"
        raise PageError(Problem(drawing.file, *locate(("revision",)), "drawing-id", said))
    return Pathway(
        file=page.file,
        wpid=drawing.wpid,
        locate=locate,
        communities=page.communities,
        organisms=(drawing.organism,) if drawing.organism else (),
        revision=drawing.revision or None,
        title=drawing.title or None,
        drawing=drawing,
        sources=(drawing.source,),
        problems=tuple(drawing.problems),
    )


_ATTRIBUTES: dict[str | int, str] = {"title": "Name", "organisms": "Organism", "revision": "Version"}
"""The attribute of a drawing that says what a key of a page does."""


_NUMBER = re.compile(r"(?:\bwp[\W_]*|^\W*)0*([1-9][0-9]{0,8})(?:_r?[0-9]+|\.html)?\W*$", re.IGNORECASE)
"""The number in what was meant as a wpid."""


def _wpid(fields: Fields) -> str:
    wpid = fields.text("wpid")
    if wpid is not None and WPID.fullmatch(wpid):
        return wpid
    rule = "wpid-missing" if wpid is None else "wpid-malformed"
    said = "no wpid" if wpid is None else f"wpid {wpid!r} is not WP and a number"
    meant = [key for key in fields.front.data if key not in KEYS and near(key, ["wpid"])]
    helps = f"write `wpid:` for `{meant[0]}:`" if wpid is None and meant else ""
    if number := _NUMBER.search(wpid or ""):
        helps = f"write `wpid: WP{number[1]}`"
    raise PageError(Problem(fields.file, *fields.front.position(("wpid",)), rule, said, helps))


def _cleaned(table: Table, file: str, problems: list[Problem]) -> Table:
    """The table without control characters and e-mail addresses."""
    rows: list[tuple[int, list[str]]] = []
    for line, row in table.rows:
        cells = []
        for index, cell in enumerate(row):
            cleaned, rules = text.clean(cell)
            cells.append(cleaned)
            problems.extend(Problem(file, *table.locate(line, index), rule, text.SAID[rule]) for rule in rules)
        rows.append((line, cells))
    return table._replace(rows=tuple(rows))


def _is_read(header: Sequence[str]) -> bool:
    """Whether the rows of a table are read: of one with an unknown header nothing else is said."""
    return tuple(header) in {(), _OLD_NODE_HEADER, _REFERENCE_HEADER} or _is_in_order(header)


def _is_in_order(header: Sequence[str]) -> bool:
    """Whether the columns of a table of data nodes are those of the site, the first in their order."""
    return tuple(header[:4]) == _NODE_HEADER and all(column in COLUMNS for column in header[4:])


def _datanodes(table: Table, file: str, problems: list[Problem]) -> DataNodes:
    header = table.header
    if not header:
        return DataNodes(file)
    if header == _OLD_NODE_HEADER:
        problems.append(Problem(file, 1, 1, "table-header-old", "old header: ID and Database are read as Identifier"))
        label, kind, identifier, database, comment = range(5)
        rows = tuple(
            DataNode(row[label], row[kind], _curie(row[database], row[identifier]), row[comment], (), line)
            for line, row in table.rows
        )
        return DataNodes(file, (), rows, table.locate)
    if not _is_in_order(header):
        problems.append(_header_fault(table, file, _NODE_HEADER, (*_NODE_HEADER, *COLUMNS)))
        return DataNodes(file)
    again = [index for index, column in enumerate(header) if column in header[:index]]
    for index in again:
        place = table.locate(1, index)
        said = f"column {header[index]} stands twice: the first counts, this one is left out"
        problems.append(Problem(file, *place, "table-column-twice", said))
    if again:
        for _, row in table.rows:
            for index in again:
                row[index] = ""
    nodes = tuple(DataNode(row[0], row[1], row[2], row[3], tuple(row[4:]), line) for line, row in table.rows)
    return DataNodes(file, header[4:], nodes, table.locate)


def _header_fault(table: Table, file: str, first: Sequence[str], known: Sequence[str]) -> Problem:
    """What is said of a header, with the columns that were meant, at the first name that is wrong.

    Args:
        table: the table.
        file: how problems call it.
        first: the columns that come first, in their order.
        known: all that there may be.
    """
    header = table.header
    unknown = [name for name in header if name not in known]
    missing = [name for name in known if name not in header]
    order = f"the first columns are {', '.join(first)}, in this order"
    wrong = next((index for index, name in enumerate(first) if header[index : index + 1] != (name,)), len(first))
    if unknown:
        wrong = header.index(unknown[0])
        shown = ", ".join(map(repr, unknown[:_SHOWN])) + (" …" if len(unknown) > _SHOWN else "")
        said = f"unknown header: {shown}"
        meant = {name: found[0] for name in unknown[:_SHOWN] if (found := near(name, missing))}
        helps = "; ".join(
            f"did you mean {right} by {name if name == name.strip() else repr(name)}?" for name, right in meant.items()
        )
        if len(header) == 1 and len(re.split("[,;]", header[0])) >= len(first):
            helps = "the cells have no tabs between them: save the table as text with tabs"
    elif set(first) <= set(header):
        said, helps = f"the first columns are {', '.join(header[: len(first)])}", order
    else:
        said, helps = f"the header lacks {', '.join(name for name in first if name in missing)}", order
    return Problem(
        file, *table.locate(1, min(wrong, len(header) - 1)), "table-header", f"{said}; no row is converted", helps
    )


def _curie(database: str, identifier: str) -> str:
    return f"{_PREFIX_OF_NAME.get(database, database)}:{identifier}" if database or identifier else ""


def _bibliography(table: Table, file: str, problems: list[Problem]) -> Bibliography:
    if table.header and table.header != _REFERENCE_HEADER:
        problems.append(_header_fault(table, file, _REFERENCE_HEADER, _REFERENCE_HEADER))
        return Bibliography(file)
    references = []
    for line, (identifier, database, markup) in table.rows:
        citation = text.citation(markup)
        rules: tuple[str, ...] = ()
        if "&" in markup or "@" in citation:  # an entity or a tag may have hidden something
            citation, rules = text.clean(citation)
        problems.extend(Problem(file, *table.locate(line, 2), rule, text.SAID[rule]) for rule in rules)
        references.append(Reference(identifier, database, citation, line))
    return Bibliography(file, tuple(references), table.locate)
