"""What lies in a checkout: pages with their tables, and the pages about authors, organisms, communities and terms."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wp2rdf.errors import InputError, PageError, Problem, UsageError
from wp2rdf.model import STDIN, WPID, Author, Collection, Community, Organism, Page, Site, TopTerm
from wp2rdf.reading import source
from wp2rdf.reading.fields import Fields
from wp2rdf.reading.frontmatter import FrontMatter
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from wp2rdf.model import ValuePath

AUTHOR_LEFT_OUT = frozenset({"email", "meta", "instagram", "curationui", "redirect_from"})
ORGANISM_LEFT_OUT = frozenset({"title", "homology", "curationui"})
COMMUNITY_LEFT_OUT = frozenset(
    {"contribute", "curationui", "logo-height", "collections-title", "curation-table", "redirect_to"}
)
TERM_LEFT_OUT: frozenset[str] = frozenset()
"""Keys of these pages that are left out on purpose; `docs/model.md` gives the reasons."""

_FLAT, _DATA, _NESTED = "_pathways", "_data", "pathways"
FOLDERS = (_FLAT, _DATA, _NESTED, "_authors", "_organisms", "_annotations", "_communities")
"""The folders of a checkout that hold input."""

_TABLES = ("datanodes", "bibliography")
_TABLE = re.compile(r"(.+)-(?:datanodes|bibliography)\.tsv")
_PEEK = re.compile(rb"\nwpid:[ \t]*[\"']?WP([0-9]{1,9})(?![0-9])")
_NUMBER = re.compile(r"WP([0-9]{1,9})(?![0-9])")
_NO_NUMBER = 2**63

_Record = TypeVar("_Record")


class Checkout(NamedTuple):
    """The pages that one input names.

    Attributes:
        root: the folder that paths are relative to.
        pages: in numeric wpid order, then by path.
        is_site: whether it is a whole site, not one page.
        problems: tables that belong to no page.
    """

    root: Path
    pages: tuple[Page, ...]
    is_site: bool
    problems: tuple[Problem, ...] = ()


@timed("site")
def find(path: Path | str) -> Checkout:
    """The pages of a checkout in either layout, of one page, or of standard input (`-`).

    Raises:
        InputError: there is no such file or folder, or it holds no pathway page.
    """
    if str(path) == "-":
        return Checkout(Path(), (Page(Path(), STDIN),), is_site=False)
    path = Path(path)
    if is_folder(path):
        root = path if path.name not in {_FLAT, _NESTED} or holds_pages(path) else path.parent
        found = [page._replace(number=_number(page)) for page in (*_flat_pages(root), *_nested_pages(root))]
        found.sort(key=lambda page: (page.number, page.file))
        if not found:
            raise InputError(f"{path}: no pathway pages (_pathways/WPn.md or pathways/WPn/WPn.md) in this folder")
        return Checkout(root, tuple(found), is_site=True, problems=tuple(_orphans(root, found)))
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    return Checkout(*_one(path), is_site=False)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder.

    Raises:
        InputError: it is too long to be a path.
    """
    try:
        return path.is_dir()
    except OSError as error:
        raise InputError(f"{str(path)[:80]}: {error.strerror}") from error


def check_target(checkout: Checkout, target: Path | str) -> None:
    """Refuses to write over what is read.

    Raises:
        UsageError: the target is a page or a table, or would stand in one of the folders that are read.
    """
    path = Path(target).resolve()
    root = checkout.root.resolve()
    there = path.stat() if path.exists() else None
    is_read = there is not None and any(os.path.samestat(there, one) for one in _stated(checkout))
    folders = [root / name for name in FOLDERS] if checkout.is_site else []
    if is_read or any(path.is_relative_to(folder) for folder in folders) or (checkout.is_site and path == root):
        raise UsageError(f"{target}: the output would stand among the input")


def _stated(checkout: Checkout) -> Iterator[os.stat_result]:
    """What the system says of every file that is read."""
    for page in checkout.pages:
        for file in page.files:
            with suppress(OSError):
                yield (page.root / file).stat()


def holds_pages(root: Path) -> bool:
    """Whether a folder has the folder of pages of either layout."""
    return (root / _FLAT).is_dir() or (root / _NESTED).is_dir()


def _one(path: Path) -> tuple[Path, tuple[Page, ...]]:
    """A page by itself: its folder says which layout it stands in, if any."""
    folder = path.absolute().parent
    root, data = folder, folder
    if folder.name == _FLAT:
        root, data = folder.parent, folder.parent / _DATA
    elif folder.name == path.stem and folder.parent.name == _NESTED:
        root = folder.parent.parent
    page = _with_tables(root, folder.relative_to(root) / path.name, data.relative_to(root))
    return root, (page._replace(number=_number(page)),)


def _with_tables(root: Path, path: PurePath, data: PurePath) -> Page:
    tables = (data / f"{path.stem}-{kind}.tsv" for kind in _TABLES)
    datanodes, bibliography = (table.as_posix() if (root / table).is_file() else None for table in tables)
    return Page(root, path.as_posix(), datanodes, bibliography)


def _names(folder: Path, suffix: str = "") -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(name for name in os.listdir(folder) if name.endswith(suffix) and not name.startswith("."))


def _flat_pages(root: Path) -> Iterator[Page]:
    tables = set(_names(root / _DATA, ".tsv"))
    for name in _names(root / _FLAT, ".md"):
        datanodes, bibliography = (f"{name[:-3]}-{kind}.tsv" for kind in _TABLES)
        yield Page(
            root,
            f"{_FLAT}/{name}",
            f"{_DATA}/{datanodes}" if datanodes in tables else None,
            f"{_DATA}/{bibliography}" if bibliography in tables else None,
        )


def _nested_pages(root: Path) -> Iterator[Page]:
    for name in _names(root / _NESTED):
        folder = PurePath(_NESTED, name)
        if (root / folder / f"{name}.md").is_file():
            yield _with_tables(root, folder / f"{name}.md", folder)


def _number(page: Page) -> int:
    """The number that a page states as its wpid, or else that of its name: known before the page is read."""
    try:
        data = source.data_of(page.path(page.file), source.PAGE_LIMIT)
        stated = _PEEK.match(data, max(data.rfind(b"\nwpid:"), 0))
    except OSError:
        stated = None
    if stated:
        return int(stated[1])
    named = _NUMBER.match(PurePath(page.file).stem)
    return int(named[1]) if named else _NO_NUMBER


def _orphans(root: Path, pages: list[Page]) -> Iterator[Problem]:
    taken = {file for page in pages for file in page.files}
    folders = [root / _DATA, *(root / _NESTED / name for name in _names(root / _NESTED))]
    for folder in folders:
        place = folder.relative_to(root).as_posix()
        for name in _names(folder, ".tsv"):
            file = f"{place}/{name}"
            if _TABLE.fullmatch(name) and file not in taken:
                yield Problem(file, 1, 1, "table-orphan", "this table belongs to no page; it is not converted")
    for folder in folders[1:]:
        for name in _names(folder, ".md"):
            if name != f"{folder.name}.md":
                file = (folder / name).relative_to(root).as_posix()
                yield Problem(file, 1, 1, "page-misplaced", f"in this folder only {folder.name}.md is read")


@timed("site")
def read(root: Path) -> Site:
    """The site-wide pages of a checkout; empty where it has none."""
    problems: list[Problem] = []
    authors = _read(root, "_authors", _author, problems)
    organisms = _read(root, "_organisms", _organism, problems)
    terms = _read(root, "_annotations", _term, problems)
    communities = _read(root, "_communities", _community, problems)
    return Site(
        authors=authors if (root / "_authors").is_dir() else None,
        organisms=organisms,
        top_terms=terms,
        communities=communities,
        problems=tuple(problems),
    )


def _read(
    root: Path,
    folder: str,
    record: Callable[[Fields], tuple[str, _Record] | None],
    problems: list[Problem],
) -> Mapping[str, _Record]:
    found: dict[str, _Record] = {}
    for name in _names(root / folder, ".md"):
        file = f"{folder}/{name}"
        try:
            content, _, is_clean = source.read(root / folder / name, file, source.PAGE_LIMIT)
            fields = Fields(FrontMatter(content, file), file, is_clean=is_clean)
        except PageError as error:
            problems.append(error.problem._replace(rule="side-page"))
            continue
        pair = record(fields)
        if pair is None:
            fields.fault("side-page", "the page lacks the name by which pathways know it: left out", ())
        elif pair[0] in found:
            fields.fault("side-page", f"another page, earlier in path order, is also of {pair[0]!r}: left out", ())
        else:
            found[pair[0]] = pair[1]
        problems.extend(sorted(fields.problems, key=lambda problem: problem[:3]))
    return found


_AUTHOR_KEYS = frozenset(
    {
        "username",
        "realname",
        "website",
        "affiliation",
        "bio",
        "github",
        "orcid",
        "linkedin",
        "googlescholar",
        "wikidata",
        "twitter",
        "mastodon-url",
        "communities",
    }
)


def _author(fields: Fields) -> tuple[str, Author] | None:
    fields.check_keys(_AUTHOR_KEYS, AUTHOR_LEFT_OUT)
    username = fields.text("username")
    if username is None:
        return None
    return username, Author(
        file=fields.file,
        at=fields.front.places(),
        username=username,
        realname=fields.text("realname"),
        website=fields.text("website"),
        affiliation=fields.text("affiliation"),
        bio=fields.text("bio"),
        github=fields.text("github"),
        orcid=fields.text("orcid"),
        linkedin=fields.text("linkedin"),
        googlescholar=fields.text("googlescholar"),
        wikidata=fields.text("wikidata"),
        twitter=fields.text("twitter"),
        mastodon_url=fields.text("mastodon-url"),
        communities=fields.texts("communities"),
    )


def _organism(fields: Fields) -> tuple[str, Organism] | None:
    fields.check_keys({"latin", "ncbi", "common", "bridgedb-code", "group", "description"}, ORGANISM_LEFT_OUT)
    latin = fields.text("latin")
    if latin is None:
        return None
    return latin, Organism(
        file=fields.file,
        at=fields.front.places(),
        latin=latin,
        ncbi=fields.text("ncbi"),
        common=fields.text("common"),
        bridgedb_code=fields.text("bridgedb-code"),
        group=fields.text("group"),
        description=fields.text("description"),
    )


def _term(fields: Fields) -> tuple[str, TopTerm] | None:
    fields.check_keys({"value", "type", "xref-identifier", "xref-dataSource", "definition"}, TERM_LEFT_OUT)
    value, local, prefix = fields.text("value"), fields.text("xref-identifier"), fields.text("xref-dataSource")
    if value is None or local is None or prefix is None:
        return None
    return value, TopTerm(
        file=fields.file,
        at=fields.front.places(),
        id=f"{prefix}:{local}",
        value=value,
        definition=fields.text("definition"),
    )


_COMMUNITY_KEYS = frozenset(
    {
        "community-tag",
        "display-name",
        "title",
        "description",
        "short-description",
        "reference",
        "logo",
        "logo-link",
        "support",
        "curationrepo",
        "editors",
        "redirect_from",
        "collections",
    }
)


def _community(fields: Fields) -> tuple[str, Community] | None:
    fields.check_keys(_COMMUNITY_KEYS, COMMUNITY_LEFT_OUT)
    tag = fields.text("community-tag")
    if tag is None:
        return None
    return tag, Community(
        file=fields.file,
        at=fields.front.places(),
        community_tag=tag,
        display_name=fields.text("display-name"),
        title=fields.text("title"),
        description=fields.text("description"),
        short_description=fields.text("short-description"),
        reference=fields.text("reference"),
        logo=fields.text("logo"),
        logo_link=fields.text("logo-link"),
        support=fields.text("support"),
        curationrepo=fields.text("curationrepo"),
        editors=fields.texts("editors"),
        redirect_from=fields.texts("redirect_from"),
        collections=tuple(_collections(fields)),
    )


def _collections(fields: Fields) -> Iterator[Collection]:
    for index, entry in fields.mappings("collections"):
        path = ("collections", index)
        name = fields.item_text(entry.get("name"), (*path, "name"))
        if name is None:
            fields.fault("side-page", "a collection has no name: left out", path)
            continue
        wpids: dict[ValuePath, str] = {}
        for key in entry:
            if key in {"wpids", "wpid"}:
                for place, wpid in enumerate(fields.item_texts(entry[key], (*path, key))):
                    if WPID.fullmatch(wpid):
                        wpids[*path, key, place] = wpid
                    else:
                        fields.fault("collection-member", f"{wpid!r} is not WP and a number", (*path, key, place))
            elif key != "name":
                fields.key_unmapped((*path, key))
        yield Collection(name, tuple(wpids.values()), path, tuple(wpids))
