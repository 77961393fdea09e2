"""Gaps that a site has by itself: what is left out, what is not read, names that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.context import NO_PERSONS
from wp2rdf.publishing.auditing.gaps import Gap
from wp2rdf.publishing.auditing.mentions import Mention
from wp2rdf.reading.folders import names
from wp2rdf.reading.gpml.files import is_drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.errors import Problem
    from wp2rdf.model import Site
    from wp2rdf.reading.checkout import Checkout

_BY_RULE = {
    "page-misplaced": "page",
    "drawing-left-out": "drawing",
    "drawing-orphan": "drawing",
    "drawing-duplicate": "drawing",
    "table-orphan": "table",
    "table-unreadable": "table",
    "table-header": "table",
    "table-row": "table",
    "key-unmapped": "key",
    "schema-key": "key",
    "drawing-tag": "key",
    "author-iri": "author",
    "organism-unknown": "organism",
    "community-tag": "community",
    "collection-member": "community",
    "annotation-id": "term",
    "annotation-parent": "term",
    "redirect-malformed": "redirect",
    "reference-id": "reference",
    "reference-database": "reference",
    "citedin-link": "reference",
}
"""Findings of the reader that are gaps, and their kinds; every error is one too."""

_BY_FOLDER = {"_authors": "author", "_organisms": "organism", "_communities": "community", "_annotations": "term"}
_ADDRESS = re.compile(r"(?:https?://(?:www\.)?wikipathways\.org)?(?P<path>/.*)", re.DOTALL)
_OF_PATHWAY = re.compile(r"/(?:pathways/|instance/|index\.php/Pathway:)(WP[0-9]+)(?:_r[0-9]+)?(?:\.html)?")


class Seen(NamedTuple):
    """What was seen of a page.

    Attributes:
        wpid: such as `WP364`.
        file: relative to the site.
        is_drawn: whether a drawing was read.
        is_drawing: whether there is a drawing and no page.
        mentions: what it speaks of.
    """

    wpid: str
    file: str
    is_drawn: bool
    is_drawing: bool
    mentions: tuple[Mention, ...]


def gaps(checkout: Checkout, seen: list[Seen], known: Site, problems: Iterable[Problem]) -> Iterator[Gap]:
    """The gaps of a site.

    Args:
        checkout: its files.
        seen: its pages.
        known: what it says beside its pages.
        problems: what was found when it was converted.
    """
    found = list(_of_problems(problems))
    yield from found
    yield from _not_read(checkout)
    yield from _undrawn(seen)
    told = {(gap.file, gap.line, gap.column) for gap in found}
    mentions = [one for page in seen for one in page.mentions if (one.file, one.line, one.column) not in told]
    pages = {page.wpid for page in seen}
    yield from _nameless([*mentions, *_of_known(known)], known, pages)
    yield from _listed(checkout, pages)
    yield from _redirected(mentions, pages, {page.file: page.wpid for page in seen})


def _of_problems(problems: Iterable[Problem]) -> Iterator[Gap]:
    for one in problems:
        kind = _BY_RULE.get(one.rule)
        if one.rule == "side-page":
            kind = _BY_FOLDER.get(one.file.partition("/")[0], "page")
        elif one.level == "error":
            kind = "drawing" if is_drawing(one.file) else "page"
        if kind:
            yield Gap(kind, one.file.rpartition("/")[2], f"{one.message} [{one.rule}]", *one[:3])


def _not_read(checkout: Checkout) -> Iterator[Gap]:
    """Files where pages lie that nobody takes for a page, and folders of pathways without one."""
    for name in names(checkout.root / "_pathways"):
        if not name.endswith(".md"):
            said = "stands among the pages and is not read: their names end with .md"
            yield Gap("page", name, said, f"_pathways/{name}")
    drawn = {page.file.rpartition("/")[0] for page in checkout.pages if page.is_drawing}
    for name in names(checkout.root / "pathways"):
        folder = checkout.root / "pathways" / name
        place = f"pathways/{name}"
        if not folder.is_dir():
            yield Gap("page", name, "stands among the folders of pathways and is not read", place)
        elif not (folder / f"{name}.md").is_file() and place not in drawn:
            yield Gap("page", name, f"this folder has no page {name}.md", place)


def _undrawn(seen: list[Seen]) -> Iterator[Gap]:
    """Drawings without page, if there are pages; pages without drawing, if there are drawings."""
    has_pages, has_drawings = any(not page.is_drawing for page in seen), any(page.is_drawn for page in seen)
    for page in seen:
        if page.is_drawing and has_pages:
            yield Gap("drawing", page.wpid, "this drawing has no page", page.file)
        elif has_drawings and not page.is_drawn:
            yield Gap("drawing", page.wpid, "this page has no drawing, and others have one", page.file)


def _of_known(known: Site) -> Iterator[Mention]:
    """What the site-wide pages mention."""
    for author in (known.authors or {}).values():
        for index, name in enumerate(author.communities):
            if name.strip():
                yield Mention("community", name, author.file, *author.at.get(("communities", index), (1, 1)))
    for community in known.communities.values():
        for index, name in enumerate(community.editors):
            if name.strip():
                place = community.at.get(("editors", index), (1, 1))
                yield Mention("author", name, community.file, *place)
        for collection in community.collections:
            for wpid, path in zip(collection.wpids, collection.paths, strict=True):
                yield Mention("member", wpid, community.file, *community.at.get(path, (1, 1)))


def _nameless(mentions: list[Mention], known: Site, pages: set[str]) -> Iterator[Gap]:
    """Names that have no page; each told once, where it stands first."""
    there = {
        "author": None if known.authors is None else {*known.authors, *NO_PERSONS},
        "organism": set(known.organisms) or None,
        "community": set(known.communities) or None,
        "pathway": pages,
        "member": pages,
    }
    places: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for one in mentions:
        have = there.get(one.kind)
        if have is not None and one.name not in have:
            places[one.kind, one.name].append(one)
    said = {
        "author": ("author", "author {!r} has no page in _authors"),
        "organism": ("organism", "organism {!r} has no page in _organisms"),
        "community": ("community", "community {!r} has no page in _communities"),
        "pathway": ("reference", "pathway {} is referred to, and has no page"),
        "member": ("community", "pathway {} stands in a collection, and has no page"),
    }
    for (kind, name), some in places.items():
        gap, message = said[kind]
        more = f" ({len(some):,} places, this is the first)" if len(some) > 1 else ""
        yield Gap(gap, name, message.format(name) + more, *some[0][2:])


def _listed(checkout: Checkout, pages: set[str]) -> Iterator[Gap]:
    """Pathways in the lists of communities, of which a checkout of the database has a file each."""
    folder = checkout.root / "communities"
    for name in names(folder, ".txt"):
        try:
            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError as error:
            yield Gap("community", name, f"cannot be read: {error.strerror or error}", f"communities/{name}")
            continue
        for number, line in enumerate(lines, 1):
            if line.strip() and line.strip() not in pages:
                said = f"{line.strip()!r} is listed, and is no pathway that has a page"
                yield Gap("community", line.strip(), said, f"communities/{name}", number)


def _redirected(mentions: list[Mention], pages: set[str], files: dict[str, str]) -> Iterator[Gap]:
    """Addresses that two pages claim, and those of another pathway that is there."""
    claimed: dict[str, Mention] = {}
    for one in mentions:
        if one.kind != "redirect":
            continue
        own = files.get(one.file, "")
        local = _ADDRESS.fullmatch(one.name.strip())
        address = local["path"] if local else one.name.strip()
        first = claimed.setdefault(address, one)
        other = _OF_PATHWAY.fullmatch(address)
        if first.file != one.file:
            said = f"{one.name} leads to two pages: {first.file} claims it too"
            yield Gap("redirect", one.name, said, *one[2:])
        elif other and other[1] != own and other[1] in pages:
            yield Gap("redirect", one.name, f"{one.name} is the address of {other[1]}, which has a page", *one[2:])
