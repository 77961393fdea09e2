"""What files something was read from."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A file that something was read from.

    Attributes:
        path: relative to the site, with `/`; empty for standard input.
        digest: SHA-256 of its bytes.
    """

    path: str
    digest: bytes


class DrawingFile(NamedTuple):
    """Where a drawing lies.

    Attributes:
        path: the file, or the archive that holds it.
        member: its name in the archive; empty: it is a file by itself.
        shown: how problems call it, relative to the checkout.
        name: how provenance calls it: relative to the folder, or as it is named in the archive.
    """

    path: str
    member: str
    shown: str
    name: str
