"""Text of the data as HTML that cannot harm: Markdown links and a little markup, and nothing that runs or loads."""

from __future__ import annotations

import html
import json
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from wp2rdf.iri import WIKIPATHWAYS
from wp2rdf.server import links

_TAGS = {"a", "b", "blockquote", "br", "code", "em", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
_REL = "nofollow noopener"
_HEADINGS = {f"<{slash}h{level}>": f"<{slash}p>" for slash in ("", "/") for level in range(1, 7)}
_LONGEST = 50_000
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def _parser(preset: str, *rules: str) -> MarkdownIt:
    """A parser that makes links of whole addresses only: `p53.it` is no web site."""
    parser = MarkdownIt(preset, {"html": True, "linkify": True})
    if parser.linkify is not None:
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    return parser.enable(["linkify", *rules])


_INLINE = _parser("zero", "link", "autolink", "html_inline", "html_block", "entity", "newline")
_WHOLE = _parser("commonmark").disable(["code", "image"])


def described(text: str) -> Markup:
    """A description of a pathway: its links, and the few tags that scientific text needs.

    Emphasis of Markdown stays as it is written, since `*` and `_` stand in names of genes.
    """
    return _safe(_INLINE.render(_bounded(text)))


def told(text: str) -> Markup:
    """A text of a community or an author, in Markdown; headings become paragraphs."""
    rendered = _WHOLE.render(_bounded(text))
    for heading, paragraph in _HEADINGS.items():
        rendered = rendered.replace(heading, paragraph)
    return _safe(rendered)


def plain(text: str) -> str:
    """A description without its markup, for a summary."""
    return " ".join(html.unescape(nh3.clean(_INLINE.render(_bounded(text)), tags=set())).split())


def _bounded(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


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


def in_script(document: dict[str, Any]) -> Markup:
    """JSON that can stand in a `script` element: no tag can begin or end in it."""
    return Markup(json.dumps(document, ensure_ascii=False).translate(_IN_SCRIPT))  # noqa: S704 - no markup is left
