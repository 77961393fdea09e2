"""Text of the data as HTML that cannot harm: Markdown links and a little markup, and nothing that runs or loads.

What a text can cost is bounded: pages are rendered on the event loop, and the text is anybody's. Its length is, and the
signs of markup in it: each of them may make a parser look at the whole text.
"""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from wp2rdf.rdf.iri import WIKIPATHWAYS
from wp2rdf.server import addresses, links

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAGS = {"a", "b", "blockquote", "br", "code", "em", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
_REL = "nofollow noopener"
_HEADINGS = {f"<{slash}h{level}>": f"<{slash}p>" for slash in ("", "/") for level in range(1, 7)}
_LONGEST = 10_000
"""Characters of a text that are shown; the longest of WikiPathways has 6,649."""

_MOST_SIGNS = 500
"""Signs of markup in a text that are read as such; those of WikiPathways have 90 at most."""

_SIGN = re.compile(r"[<\[&*_`\\!>\n]|://")
_KEPT = 64
_LINKS = 2**14
"""Links that are remembered: the same genes stand on many pages, with all their other identifiers."""
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def _parser(preset: str) -> MarkdownIt:
    parser = MarkdownIt(preset, {"html": True})
    parser.core.ruler.push("addresses", addresses.link)
    return parser


_INLINE = _parser("zero").enable(["link", "autolink", "html_inline", "html_block", "entity", "newline"])
_WHOLE = _parser("commonmark").disable(["code", "image"])


def described(text: str) -> Markup:
    """A description of a pathway: its links, and the few tags that scientific text needs.

    Emphasis of Markdown stays as it is written, since `*` and `_` stand in names of genes.
    """
    return _safe(_inline(text))


def told(text: str) -> Markup:
    """A text of a community or an author, in Markdown; headings become paragraphs."""
    rendered = _rendered(_WHOLE, text)
    for heading, paragraph in _HEADINGS.items():
        rendered = rendered.replace(heading, paragraph)
    return _safe(rendered)


def plain(text: str) -> str:
    """A description without its markup, for a summary."""
    return " ".join(html.unescape(nh3.clean(_inline(text), tags=set())).split())


@lru_cache(_KEPT)
def _inline(text: str) -> str:
    """A description as HTML that is not safe yet; the page of a pathway needs it twice."""
    return _rendered(_INLINE, text)


def _rendered(parser: MarkdownIt, text: str) -> str:
    """A text as HTML that is not safe yet; what has too many signs of markup is shown as it is written."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]} …"
    if sum(1 for _ in islice(_SIGN.finditer(text), _MOST_SIGNS + 1)) > _MOST_SIGNS:
        return f"<p>{html.escape(text)}</p>"
    return str(parser.render(text))


def _safe(rendered: str) -> Markup:
    return Markup(  # noqa: S704 - what nh3 has cleaned
        nh3.clean(
            rendered,
            tags=_TAGS,
            attributes={"a": {"href"}},
            attribute_filter=_attribute,
            url_schemes={"http", "https"},
            link_rel=_REL,
        )
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """An address, if it is one of the web; that of a pathway leads to its local page, a path to the official site."""
    if name == "rel":
        return value
    if value.startswith("/") and not value.startswith("//"):
        value = WIKIPATHWAYS + value
    local = links.page(value)
    return local if local and local.startswith("/pathways/") else links.outside(value)


def linked(named: Iterable[tuple[str, str]]) -> Markup:
    """Links to the local pages of resources, of each the name and the IRI."""
    return Markup(" ".join([_link(name, iri) for name, iri in named]))  # noqa: S704 - escaped


@lru_cache(_LINKS)
def _link(name: str, iri: str) -> str:
    return f'<a href="{escape(links.href(iri))}">{escape(name)}</a>'


def in_script(document: dict[str, Any]) -> Markup:
    """JSON that can stand in a `script` element: no tag can begin or end in it."""
    return Markup(json.dumps(document, ensure_ascii=False).translate(_IN_SCRIPT))  # noqa: S704 - no markup is left
