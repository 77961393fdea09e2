"""Lists of pathways: paged, and narrowed down to an organism."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from wp2rdf.errors import UsageError
from wp2rdf.server import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

    from wp2rdf.server.pages.asking import Row

PER_PAGE = 100

One = TypeVar("One")


class Pathway(NamedTuple):
    """A pathway in a list.

    Attributes:
        wpid: its id.
        title: its title.
        organisms: their Latin names.
        modified: the date of the last edit.
        note: what the list says of it besides.
    """

    wpid: str
    title: str
    organisms: tuple[str, ...]
    modified: str
    note: str = ""


class Item(NamedTuple):
    """A line of a list of anything else.

    Attributes:
        href: the path of its page.
        name: what it is called.
        pathways: how many have it.
        id: its identifier.
        also: what else is said of it.
    """

    href: str
    name: str
    pathways: str
    id: str = ""
    also: str = ""


class Pages(NamedTuple):
    """The place of a page among others.

    Attributes:
        number: of this page, from 1.
        last: of the last page.
        first_row: number of the first row that is shown, from 1.
        total: rows in all.
        address: of these pages, to which the number is added.
    """

    number: int
    last: int
    first_row: int
    total: int
    address: str


class Listing(NamedTuple):
    """A page of a list of pathways.

    Attributes:
        pathways: those of the page.
        pages: which page it is.
        organisms: those of the whole list, with their numbers of pathways and the address of the list of these alone.
        organism: the one that the list is narrowed down to.
        everything: the address of the whole list.
    """

    pathways: Sequence[Pathway]
    pages: Pages
    organisms: Sequence[tuple[str, int, str]]
    organism: str
    everything: str


def pathways(found: Iterable[Row], *, note: str = "") -> list[Pathway]:
    """Pathways of rows, each once, in the order of the rows.

    Args:
        found: with wpid, title, organism and modified.
        note: the variable that the note comes from.
    """
    known: dict[str, Pathway] = {}
    for row in found:
        wpid, organism = row["wpid"], row["organism"]
        before = known.get(wpid)
        if before is None:
            organisms = (organism,) if organism else ()
            title = row["title"] or wpid
            known[wpid] = Pathway(wpid, title, organisms, row["modified"], row.get(note, ""))
        elif organism and organism not in before.organisms:
            known[wpid] = before._replace(organisms=(*before.organisms, organism))
    return list(known.values())


def listing(request: Request, found: Iterable[Pathway]) -> Listing:
    """The page of a list that a request asks for, by `organism` and `page` of its query string.

    Raises:
        HTTPException: 404, there is no such page.
        UsageError: the page is no number.
    """
    everything = list(found)
    chosen = fields.given(request).get("organism", "")
    counted = Counter(organism for pathway in everything for organism in pathway.organisms)
    kept = [pathway for pathway in everything if not chosen or chosen in pathway.organisms]
    shown, pages = paged(request, kept)
    organisms = [(name, count, _address(request, organism=name)) for name, count in counted.most_common()]
    return Listing(shown, pages, organisms, chosen, _address(request, organism=""))


def paged(request: Request, items: Sequence[One]) -> tuple[Sequence[One], Pages]:
    """The items of the page that a request asks for by `page` of its query string, and which page that is.

    Raises:
        HTTPException: 404, there is no such page.
        UsageError: the page is no number.
    """
    asked = fields.given(request).get("page", "1")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 6:  # noqa: PLR2004 - digits
        raise UsageError(f"page must be a number, not {asked[:40]!r}")
    last = max(1, -(-len(items) // PER_PAGE))
    number = int(asked)
    if not 1 <= number <= last:
        raise HTTPException(404, f"There is no page {number:,}; the last is {last:,}.")
    start = (number - 1) * PER_PAGE
    return items[start : start + PER_PAGE], Pages(number, last, start + 1, len(items), _address(request))


def _address(request: Request, **changed: str) -> str:
    """The address of a request without its page, and with other values; ends where `page=2` can be added."""
    values = {name: value for name, value in fields.given(request).items() if name != "page"} | changed
    said = urlencode({name: value for name, value in values.items() if value})
    return f"{request.url.path}?{said}&" if said else f"{request.url.path}?"
