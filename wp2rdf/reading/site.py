"""The pages around the pathways: about authors, organisms, communities and top terms."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wp2rdf.errors import PageError, Problem
from wp2rdf.model import WPID, Author, Collection, Community, Organism, Site, TopTerm
from wp2rdf.reading import source
from wp2rdf.reading.fields import Fields
from wp2rdf.reading.folders import names
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


_Record = TypeVar("_Record")


@timed("site")
def read(root: Path, mentioned: str | None = None) -> Site:
    """The site-wide pages of a checkout; empty where it has none.

    Args:
        root: the checkout.
        mentioned: a text; of authors whose names do not stand in it, only the names are read. None: all is read.
    """
    problems: list[Problem] = []
    short = None if mentioned is None else partial(_unmentioned, mentioned)
    authors = _read(root, "_authors", _author, problems, short)
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
    short: Callable[[str, str], tuple[str, _Record] | None] | None = None,
) -> Mapping[str, _Record]:
    """The pages of a folder by the names of what they are about; what `short` knows by its text is not parsed."""
    found: dict[str, _Record] = {}
    for name in names(root / folder, ".md"):
        file = f"{folder}/{name}"
        try:
            content, _, is_clean = source.read(root / folder / name, file, source.PAGE_LIMIT)
            if short and (pair := short(content, file)):
                found.setdefault(*pair)
                continue
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


_USERNAME = re.compile(
    r"""^username:[ \t]+(?:'[^'\n]*'|"[^"\\\n]*"|[^\s'"#&*!|>%@`{\[][^#\n]*?)[ \t\r]*$""", re.MULTILINE
)


def _unmentioned(mentioned: str, content: str, file: str) -> tuple[str, Author] | None:
    """The name on the page of an author that a text does not mention; None: the page must be parsed."""
    found = _USERNAME.search(content)
    if not found:
        return None
    name = found[0].partition(":")[2].strip().strip("'\"")
    if any(one in mentioned for one in (name, name.replace(" ", "_"), name.replace("_", " "))):
        return None
    return name, Author(file=file, at={}, username=name)


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
