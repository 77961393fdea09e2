"""Reports of an audit: text for a terminal, JSON for programs."""

from __future__ import annotations

import json
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.errors import one_line
from wp2rdf.publishing.auditing.gaps import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.publishing.auditing.against import Row
    from wp2rdf.publishing.auditing.audit import Audit
    from wp2rdf.publishing.auditing.gaps import Gap

_SHOWN = 3
"""Known differences of a kind and reason that are told one by one; the others are counted."""


def as_text(found: Audit) -> Iterator[str]:
    """For a terminal."""
    for kind, some in groupby(found.missing, key=lambda gap: gap.kind):
        gaps = list(some)
        yield f"{kind}: {KINDS[kind]} ({len(gaps):,})\n"
        yield from (f"  {_line(gap)}\n" for gap in gaps)
        yield "\n"
    known = sorted((gap for gap in found.gaps if gap.reason), key=lambda gap: gap.reason)
    if known:
        yield f"differences with a known reason ({len(known):,})\n"
        for reason, some in groupby(known, key=lambda gap: gap.reason):
            gaps = list(some)
            yield f"  {reason}\n"
            yield from (f"    {_line(gap)}\n" for gap in gaps[:_SHOWN])
            if len(gaps) > _SHOWN:
                yield f"    and {len(gaps) - _SHOWN:,} more\n"
        yield "\n"
    if found.rows:
        yield from _table(found.rows)
        yield "\n"
    yield f"{found.pages:,} pages, {len(found.missing):,} gaps\n"


def _line(gap: Gap) -> str:
    said = one_line(gap.message)
    return f"{one_line(gap.file)}:{gap.line}:{gap.column}: {said}" if gap.file else said


def _table(rows: list[Row]) -> Iterator[str]:
    widest = max(len(row.of) for row in rows)
    yield f"{'':{widest}}  {'site':>12}  {'published':>12}\n"
    for row in rows:
        reason = f"  {row.reason}" if row.reason else ""
        yield f"{row.of:{widest}}  {row.site:>12,}  {row.published:>12,}{reason}\n"


def as_json(found: Audit) -> Iterator[str]:
    """For programs; the keys of a gap are those of `Gap`."""
    document = {
        "wp2rdf": __version__,
        "site": found.site,
        "against": found.against,
        "pages": found.pages,
        "missing": len(found.missing),
        "counts": [row._asdict() for row in found.rows],
        "gaps": [gap._asdict() for gap in found.gaps],
    }
    yield json.dumps(document, indent=1, ensure_ascii=False) + "\n"


FORMATS = MappingProxyType({"text": as_text, "json": as_json})
"""The reports by the name of their format."""
