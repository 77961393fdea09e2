"""The format of what is written, by the name of its file."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = MappingProxyType({"": "text", ".txt": "text", ".log": "text"})
"""The endings of what people read as it is."""

_COMPRESSED = (".gz", ".zst")


def format_of(target: str | None, known: Mapping[str, str]) -> str:
    """The format that the name of an output tells; it may be compressed.

    >>> format_of("genes.csv.gz", {".csv": "csv"}), format_of(None, TEXT), format_of("-", TEXT)
    ('csv', 'text', 'text')

    Args:
        target: the file; None and `-` are standard output.
        known: formats by endings in small letters; that of the empty one is for standard output and names without any.

    Raises:
        UsageError: the name is that of something else.
    """
    endings = [] if target in {None, "-"} else [ending.lower() for ending in Path(target or "").suffixes]
    if endings and endings[-1] in _COMPRESSED:
        endings.pop()
    ending = endings[-1] if endings else ""
    if ending not in known:
        named = ", ".join(one for one in known if one)
        raise UsageError(f"{target}: the name tells no format (one of {named}); say which with --format")
    return known[ending]
