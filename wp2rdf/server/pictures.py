"""The pictures of drawings that a server has: drawn when one asks for them, kept while others ask again."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.drawing.pictures import links as entities
from wp2rdf.drawing.pictures.draw import read
from wp2rdf.drawing.pictures.svg import Picture, View
from wp2rdf.errors import InputError
from wp2rdf.identity import code
from wp2rdf.server import links

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wp2rdf.model.elements import DataNode

_KEPT = 32 * 2**20
"""Bytes of compressed pictures that are kept."""


_NAMED = re.compile(r"(?:.*_)?(WP[1-9][0-9]{0,8})(?:_r?[0-9]+)?\.gpml", re.IGNORECASE)


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
        files: the drawings by the ids of their pathways.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._kept: OrderedDict[str, Shown] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __contains__(self, wpid: str) -> bool:
        return wpid in self._files

    def __len__(self) -> int:
        return len(self._files)

    def tag(self, wpid: str, highlight: frozenset[str]) -> str:
        """What a picture is known by: another one when the file of its drawing has changed, without quotation marks.

        Args:
            wpid: the id of a pathway that has a drawing.
            highlight: names of nodes that are to stand out.
        """
        file = self._files[wpid]
        try:
            found = os.stat(file)  # noqa: PTH116 - a Path would be no shorter
            state = f"{found.st_mtime_ns} {found.st_size}"
        except OSError:
            state = "gone"  # reading it says what is wrong
        said = "\0".join((code(), str(file), state, *sorted(highlight)))
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
                svg = Picture(read(file)).svg(View(highlight=highlight, link=_page))
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


def found(folder: Path | None) -> Pictures:
    """The pictures of the drawings in a folder, by their names.

    Args:
        folder: where they are, however deep; of two of one pathway the first counts. None: there are none.

    Raises:
        InputError: there is no such folder.
    """
    if folder is None:
        return Pictures({})
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder of drawings")
    files: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.gpml")):
        named = _NAMED.fullmatch(file.name)
        if named:
            files.setdefault(named[1].upper(), file)
    return Pictures(files)


def _page(node: DataNode) -> str | None:
    entity = entities.entity(node)
    return links.href(entity) if entity else None
