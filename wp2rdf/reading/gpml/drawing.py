"""One drawing's bytes to one `Drawing`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from wp2rdf.model.drawing import Drawing
from wp2rdf.reading.gpml import gpml2013a, line_ids
from wp2rdf.reading.gpml.xml import Scan, position
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from wp2rdf.reading.gpml.xml import Attributes, Tags

LIMIT = 32 * 2**20
"""Largest drawing that is read, in bytes; the largest real one is a little over a megabyte."""

_NAMED = re.compile(r"(?:.*_)?(WP[1-9][0-9]{0,8})(?:_r?[0-9]+)?\.gpml", re.IGNORECASE)
_VERSION = re.compile(r"(WP[1-9][0-9]{0,8})(?:_.*)?")


def wpid_of_name(file: str) -> str:
    """The id in the name of a file, `WP364.gpml` or `Hs_IL6_signaling_WP364_142066.gpml`; empty: there is none.

    >>> wpid_of_name("gpml/Hs_IL6_signaling_WP364_142066.gpml")
    'WP364'
    """
    named = _NAMED.fullmatch(file.rpartition("/")[2])
    return named[1].upper() if named else ""


@timed("drawings")
def parse(data: bytes, file: str, *, whole: bool = True) -> Drawing:
    """A drawing from its bytes.

    Args:
        data: UTF-8.
        file: how problems call it; says also the id of the pathway.
        whole: whether comments of elements other than states, properties, and all fields of publications are wanted;
            what a drawing says can be told without them.

    Raises:
        PageError: it is no drawing that can be read.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    drawing = Drawing(file, locate=partial(position, data))
    scan = Scan(data, file)
    readers: list[gpml2013a.Reader] = []

    def root(reader: gpml2013a.Reader, attributes: Attributes) -> Tags:
        readers.append(reader)
        return reader.root(attributes)

    scan.run({f"{gpml2013a.NAMESPACE} Pathway": partial(root, gpml2013a.Reader(drawing, scan, whole=whole))})
    for reader in readers:
        reader.finish()
    line_ids.give(drawing)
    version = _VERSION.fullmatch(drawing.version)
    drawing.wpid = wpid_of_name(file) or (version[1] if version else "")
    return drawing
