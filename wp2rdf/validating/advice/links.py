"""Links to pathways, in descriptions and drawings, and links in the description that lead nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway

_LINK = re.compile(
    r"\[([^\]\[]*)\](\s?)\(\s*((?:[^()\s]|\([^()\s]*\))*)((?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|)", re.DOTALL
)
"""As Markdown has it (https://spec.commonmark.org/0.31.2/#inline-link): blanks and a title may stand before the end."""
_NO_CLOSE = re.compile(r"\[([^\[\]()]{1,80})\((https?://[^\s()]*)\)")
_BRACKETS = re.compile(r"\[|\](?:\((https?://[^\s()]*)\))?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})
_OLD_HOSTS = re.compile(
    r"https?://(?:(?:www\.)?wikipathways\.org/(?:index\.php|wpi/)|(?:classic|new)\.wikipathways\.org/)"
)
_OF_HOSTS = frozenset({"http", "https", "ftp"})
_NEARLY = re.compile(r"(h{0,2}t{0,3}ps?)\s*:?/{1,3}(?=[\w-]+\.)(\S*)", re.IGNORECASE)
"""How an address begins that was meant as one of the web."""
_REVERSED = re.compile(r"\(([^()\[\]\n]{1,80})\)\[(https?://[^\s\[\]]+)\]")
_OLD_PAGE = re.compile(r"[:/](WP[1-9][0-9]{0,8})(?![0-9])")
_PAGE = re.compile(r"(?:wikipathways\.org|\]\()/(?:pathways|instance)/(WP[1-9][0-9]{0,8})(?![0-9])")
_WPID = re.compile("(WP[1-9][0-9]{0,8})(?:_r?[0-9]+)?").fullmatch
_HOST = re.compile(r"(?:www\.[a-z0-9-]+\.|[a-z0-9-]+\.(?:org|com|net|edu|gov|int|io)(?:/|$))", re.IGNORECASE)


def broken(pathway: Pathway) -> Iterator[Problem]:
    """Every Markdown link of the description that a reader cannot follow, and every one to a page that has moved."""
    text = pathway.description or ""
    if not any(sign in text for sign in ("](", "] (", "(http", ")[")):
        return
    place = pathway.locate(("description",))
    for said in _unbalanced(text):
        yield Problem(pathway.file, *place, "description-link", said)
    for found in _LINK.finditer(text):
        words, gap, address, close = found.groups()
        if gap and not (_SCHEME.match(address) or _HOST.match(address)):
            continue  # a bracket that is followed by another
        if said := _fault(words, gap, address, close):
            helps = _meant(words, address) if close else "write ) after the address; a blank within it is %20"
            yield Problem(pathway.file, *place, "description-link", said, helps)
        elif _OLD_HOSTS.match(address):
            named = _OLD_PAGE.search(address)
            helps = f"write `https://www.wikipathways.org/pathways/{named[1]}.html`" if named else ""
            said = (
                f"the link {address!r} leads to a site that has moved: https://www.wikipathways.org/pathways/WP….html"
            )
            yield Problem(pathway.file, *place, "description-link-old", said, helps)
    for found in _REVERSED.finditer(text):
        said = f"({found[1]})[{found[2]}] has its brackets the wrong way round: it is no link"
        yield Problem(pathway.file, *place, "description-link", said, f"write `[{found[1]}]({found[2]})`")


def _unbalanced(text: str) -> Iterator[str]:
    """Links that lack one of their square brackets."""
    for found in _NO_CLOSE.finditer(text):
        yield f"the bracket of [{found[1].strip()} is not closed before ({found[2]})"
    depth = 0
    for found in _BRACKETS.finditer(text):
        if found[0] == "[":
            depth += 1
            continue
        if found[1] and not depth:
            yield f"no [ stands before the words of ]({found[1]})"
        depth = max(0, depth - 1)


def _fault(words: str, gap: str, address: str, close: str) -> str:
    """What is wrong with a link; empty: nothing."""
    if not close:
        return f"the link {address!r} of [{words}] is not closed: a blank or the end stands before its ')'"
    if gap:
        return f"a blank stands between [{words}] and ({address}): it is no link"
    if not address:
        return f"the link of [{words}] is empty"
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in _OF_HOSTS and not address[scheme.end() :].startswith("//"):
        return f"the link {address!r} lacks a slash after {scheme[0]!r}"
    if scheme is None or (scheme[1].lower() not in _SCHEMES and "//" not in address):
        if address.startswith(("#", "/")):
            return ""
        hint = f": write 'https://{address}'" if _HOST.match(address) else ""
        return f"the link {address!r} has no scheme{hint}"
    if scheme[1].lower() not in _SCHEMES:
        return f"the link {address!r} has the scheme {scheme[1]!r}, which no browser follows"
    return ""


def _meant(words: str, address: str) -> str:
    """The link as it was meant; empty: the rule says how one is written."""
    broken = _NEARLY.match(address)
    if broken and broken[2]:
        return f"write `[{words}]({'http' if broken[1].lower() == 'http' else 'https'}://{broken[2]})`"
    return f"write `[{words}](https://{address})`" if _HOST.match(address) else ""


class Link(NamedTuple):
    """A link to a pathway page: where the description or the drawn pathway stands, and the pathway."""

    file: str
    line: int
    column: int
    wpid: str


def pathways_named(pathway: Pathway) -> Iterator[Link]:
    """The links of the description to pathway pages, each pathway once."""
    if "/WP" in (pathway.description or ""):
        place = pathway.locate(("description",))
        for wpid in dict.fromkeys(_PAGE.findall(pathway.description or "")):
            yield Link(pathway.file, *place, wpid)


def pathways_drawn(pathway: Pathway) -> Iterator[Link]:
    """The pathways that the drawing shows, each time."""
    for file, line, column, identifier in _drawn(pathway):
        if found := _WPID(identifier):
            yield Link(file, line, column, found[1])


def misdrawn(pathway: Pathway) -> Iterator[Problem]:
    """Identifiers of drawn pathways that are none."""
    for file, line, column, identifier in _drawn(pathway):
        if identifier and not _WPID(identifier):
            said = f"{identifier!r} is no id of a pathway, which is WP and a number"
            yield Problem(file, line, column, "drawn-pathway-missing", said)


def _drawn(pathway: Pathway) -> Iterator[Link]:
    """The nodes of the drawing that have an identifier of a pathway, or what stands in its place."""
    drawing = pathway.drawing
    for node in drawing.datanodes if drawing else ():
        if drawing and node.xref and node.xref.database == "WikiPathways":
            yield Link(drawing.file, *drawing.locate(node.xref.place, "ID"), node.xref.identifier)
