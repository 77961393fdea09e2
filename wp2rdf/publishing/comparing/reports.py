"""Reports of what changed: text for a terminal, Markdown, JSON, and one HTML page."""

from __future__ import annotations

import html
import json
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.publishing.comparing.changes import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.comparing.changes import Change
    from wp2rdf.publishing.comparing.diff import Comparison

_LONGEST = 160
_SAID = MappingProxyType({"+": "gained", "-": "lost", "~": "changed"})
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def _short(text: str) -> str:
    """A text on one line, cut where it is long."""
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def line(change: Change) -> str:
    """A change on one line.

    >>> from wp2rdf.publishing.comparing.changes import Change
    >>> line(Change("title", "~", "WP1", "New", "title", "Old", "New"))
    '~ title: Old → New'
    """
    kind = KINDS[change.kind]
    if change.sign != "~":
        return f"{change.sign} {kind}: {_short(change.what)}"
    what = "" if change.what in {kind, change.kind} else f" {_short(change.what)}"
    return f"~ {kind}{what}: {_short(change.before) or 'none'} → {_short(change.after) or 'none'}"


def _summary(found: Comparison) -> Iterator[str]:
    """The numbers, one a line."""
    yield f"{len(found.pathways):,} pathways with changes; triples: {found.gained:,} gained, {found.lost:,} lost"
    for kind, said in KINDS.items():
        parts = [f"{found.counts[kind, sign]:,} {word}" for sign, word in _SAID.items() if found.counts[kind, sign]]
        if parts:
            yield f"{said}: {', '.join(parts)}"


def _by_pathway(found: Comparison) -> Iterator[tuple[str, list[Change]]]:
    """What changes are about, and the changes in order of their kinds."""
    for (wpid, title), some in groupby(found.changes, key=lambda change: (change.pathway, change.title)):
        name = f"{wpid} {_short(title)}".strip() or "Pages that belong to no pathway"
        yield name, sorted(some, key=lambda change: _ORDER[change.kind])


def as_text(found: Comparison) -> Iterator[str]:
    """For a terminal."""
    for name, some in _by_pathway(found):
        yield f"{name}\n"
        yield from (f"  {line(change)}\n" for change in some)
    yield "\n" if found.counts else ""
    yield from (f"{said}\n" for said in _summary(found))
    yield from (f"too many lost: {loss}\n" for loss in found.too_many)


def as_markdown(found: Comparison) -> Iterator[str]:
    """For release notes and pull requests."""
    yield f"# What changed\n\nFrom `{found.old}` to `{found.new}`.\n\n"
    yield from (f"- {said}\n" for said in _summary(found))
    yield from (f"- **too many lost:** {loss}\n" for loss in found.too_many)
    for name, some in _by_pathway(found):
        wpid, _, title = name.partition(" ")
        heading = f"[{wpid}](https://www.wikipathways.org/pathways/{wpid}.html) {_escaped(title)}"
        yield f"\n## {heading if some[0].pathway else name}\n\n"
        yield from (f"- {_escaped(line(change))}\n" for change in some)


def _escaped(text: str) -> str:
    r"""A text in Markdown as it is.

    >>> _escaped("a*b <c>")
    'a\\*b \\<c\\>'
    """
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|~" else char for char in text)


def as_json(found: Comparison) -> Iterator[str]:
    """For programs; the keys of a change are those of `Change`."""
    head = {
        "wp2rdf": __version__,
        "old": found.old,
        "new": found.new,
        "triples": {"gained": found.gained, "lost": found.lost},
        "counts": {f"{kind} {_SAID[sign]}": number for (kind, sign), number in sorted(found.counts.items())},
        "losses": [loss._asdict() | {"share": loss.share} for loss in found.losses],
    }
    yield f'{json.dumps(head, indent=1, ensure_ascii=False)[:-2]},\n "changes": ['
    for number, change in enumerate(found.changes):
        yield ("," if number else "") + "\n  " + json.dumps(change._asdict(), ensure_ascii=False)
    yield "\n ]\n}\n"


_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}h2{margin:1.5em 0 .3em;"
    "font-size:1.1em}ul{margin:0;padding-left:1.2em}li{overflow-wrap:anywhere}.g{color:#05622b}.l{color:#9b1c1c}"
)
_CLASS = MappingProxyType({"+": "g", "-": "l", "~": "c"})


def as_html(found: Comparison) -> Iterator[str]:
    """One page for a browser, which loads nothing from elsewhere."""
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width">\n<title>What changed</title>\n'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>What changed</h1>\n"
    yield f"<p>From {html.escape(found.old)} to {html.escape(found.new)}.</p>\n<ul>\n"
    yield from (f"<li>{html.escape(said)}</li>\n" for said in _summary(found))
    yield from (f'<li class="l">too many lost: {html.escape(str(loss))}</li>\n' for loss in found.too_many)
    yield "</ul>\n"
    for name, some in _by_pathway(found):
        wpid, _, title = name.partition(" ")
        page = f'<a href="https://www.wikipathways.org/pathways/{wpid}.html">{wpid}</a> {html.escape(title)}'
        yield f"<h2>{page if some[0].pathway else html.escape(name)}</h2>\n<ul>\n"
        yield from (f'<li class="{_CLASS[change.sign]}">{html.escape(line(change))}</li>\n' for change in some)
        yield "</ul>\n"
    yield "</body>\n</html>\n"


FORMATS = MappingProxyType({"text": as_text, "markdown": as_markdown, "json": as_json, "html": as_html})
"""The reports by the name of their format."""
