"""The files that a dump is given out as: what they are, how large, with which digest."""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = MappingProxyType(
    {
        "nq": "application/n-quads", "nt": "application/n-triples", "ttl": "text/turtle", "trig": "application/trig",
        "rdf": "application/rdf+xml", "jsonld": "application/ld+json", "json": "application/json",
        "zip": "application/zip",
        "gmt": "text/tab-separated-values", "csv": "text/csv", "tsv": "text/tab-separated-values", "html": "text/html",
        "md": "text/markdown", "txt": "text/plain", "ru": "application/sparql-update", "rdfp": "text/plain",
        "rq": "application/sparql-query", "parquet": "application/vnd.apache.parquet",
    }
)  # fmt: skip
_PACKED = MappingProxyType({"gz": "application/gzip", "zst": "application/zstd"})


class File(NamedTuple):
    """A file of a dump.

    Attributes:
        name: relative to the folder that is given out, with `/`.
        media: its media type (https://www.iana.org/assignments/media-types/); of what is packed, if it is.
        packed: media type of how it is packed; empty: it is not.
        size: in bytes.
        sha256: in hexadecimal.
        title: what it is, for people.
    """

    name: str
    media: str
    packed: str
    size: int
    sha256: str
    title: str = ""


def described(path: Path, name: str | None = None, *, title: str = "") -> File:
    """A file.

    Args:
        path: where it lies.
        name: how it is called where it is given out; None: as here.
        title: what it is.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    media, packed = media_types(path.name)
    return File(name or path.name, media, packed, size, digest, title)


def media_types(name: str) -> tuple[str, str]:
    """The media type that the name of a file tells, and that of how it is packed.

    >>> media_types("site.nq.gz")
    ('application/n-quads', 'application/gzip')
    """
    parts = name.lower().split(".")[1:]
    packed = _PACKED.get(parts[-1], "") if parts else ""
    inner = parts[-2] if packed and len(parts) > 1 else parts[-1] if parts else ""
    return _TYPES.get(inner, "application/octet-stream"), packed
