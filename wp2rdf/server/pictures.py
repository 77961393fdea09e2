"""The pictures of drawings that a server has: drawn when one asks for them, kept while others ask again."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.drawing.pictures import links as entities
from wp2rdf.drawing.pictures.svg import Picture, View
from wp2rdf.identity import code
from wp2rdf.reading import drawings
from wp2rdf.reading.gpml import drawing as gpml
from wp2rdf.reading.gpml import files
from wp2rdf.server import links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.model import DrawingFile
    from wp2rdf.model.elements import DataNode

_KEPT = 32 * 2**20
"""Bytes of compressed pictures that are kept."""


class Shown(NamedTuple):
    """A picture as it is sent.

    Attributes:
        packed: the SVG, compressed with gzip.
        tag: what it is known by.
    """

    packed: bytes
    tag: str

    @property
    def plain(self) -> bytes:
        """The SVG."""
        return gzip.decompress(self.packed)


class Pictures:
    """The pictures of pathways.

    Args:
        by_wpid: the drawings by the ids of their pathways.
    """

    def __init__(self, by_wpid: Mapping[str, DrawingFile]) -> None:
        self._files = by_wpid
        self._kept: OrderedDict[str, Shown] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __contains__(self, wpid: str) -> bool:
        return wpid in self._files

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"Pictures({sorted(self._files)})"

    def tag(self, wpid: str, highlight: frozenset[str]) -> str:
        """What a picture is known by: another one when the file of its drawing has changed, without quotation marks.

        Args:
            wpid: the id of a pathway that has a drawing.
            highlight: names of nodes that are to stand out.
        """
        file = self._files[wpid]
        try:
            found = os.stat(file.path)  # noqa: PTH116 - a Path would be no shorter
            state = f"{found.st_mtime_ns} {found.st_size}"
        except OSError:
            state = "gone"  # reading it says what is wrong
        said = "\0".join((code(), file.path, file.member, state, *sorted(highlight)))
        return hashlib.sha256(said.encode(errors="surrogateescape")).hexdigest()[:20]

    def svg(self, wpid: str, highlight: frozenset[str] = frozenset()) -> Shown:
        """The picture of a pathway.

        Args:
            wpid: the id of a pathway that has a drawing.
            highlight: names of nodes that are to stand out.

        Raises:
            InputError: the drawing cannot be read.
        """
        file = self._files[wpid]
        tag = self.tag(wpid, highlight)
        with self._lock:  # one at a time: drawing is all computing
            kept = self._kept.get(tag)
            if kept is None:
                svg = Picture(gpml.read(file)).svg(View(highlight=highlight, link=_page))
                kept = Shown(gzip.compress(svg.encode(), 6, mtime=0), tag)
                self._keep(kept)
            else:
                self._kept.move_to_end(tag)
        return kept

    def _keep(self, shown: Shown) -> None:
        self._kept[shown.tag] = shown
        self._size += len(shown.packed)
        while self._size > _KEPT:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.packed)


def found(named: Path | None) -> Pictures:
    """The pictures of drawings.

    Args:
        named: a folder, a zip archive or a file with the drawings; of two of one pathway the first counts. None: there
            are none.

    Raises:
        InputError: there is no such thing, or it holds none.
    """
    by_wpid: dict[str, DrawingFile] = {}
    for file in drawings.named(named, Path()) if named is not None else ():
        number = files.number(file)
        if number is not None:
            by_wpid.setdefault(f"WP{number}", file)
    return Pictures(by_wpid)


def _page(node: DataNode) -> str | None:
    entity = entities.entity(node)
    return links.href(entity) if entity else None
