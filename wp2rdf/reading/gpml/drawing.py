"""One drawing to one `Drawing`: its bytes, bounded and clean, and what they say."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING

from wp2rdf.errors import PageError, Problem
from wp2rdf.model import Source
from wp2rdf.model.drawing import Drawing
from wp2rdf.reading.gpml import cleaning, files, gpml2013a, gpml2021, line_ids
from wp2rdf.reading.gpml.gpml2021_names import ATTRIBUTES
from wp2rdf.reading.gpml.xml import Places, Scan
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from wp2rdf.model import DrawingFile
    from wp2rdf.reading.gpml.xml import Attributes, Tags

_VERSION = re.compile(r"(WP[1-9][0-9]{0,8})(?:_.*)?")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(file: DrawingFile, *, whole: bool = True, digest: bool = True) -> Drawing:
    """A drawing from its file.

    Args:
        file: where it lies.
        whole: see `parse`.
        digest: whether the digest of its bytes is wanted.

    Raises:
        PageError: it cannot be read, or is no drawing.
    """
    try:
        data = files.data_of(file)
    except OSError as error:
        said = f"cannot be read: {error.strerror or error}"
        raise PageError(Problem(file.shown, 1, 1, "drawing-unreadable", said)) from error
    if len(data) > files.LIMIT:
        said = f"larger than {files.LIMIT // 2**20} MiB, not read"
        raise PageError(Problem(file.shown, 1, 1, "drawing-unreadable", said))
    drawing = parse(data, file.shown, whole=whole)
    drawing.source = Source(file.name, hashlib.sha256(data).digest() if digest else b"")
    return drawing


@timed("drawings")
def parse(data: bytes, file: str, *, whole: bool = True) -> Drawing:
    """A drawing from its bytes.

    Args:
        data: UTF-8, or it is no drawing.
        file: how problems call it; says also the id of the pathway.
        whole: whether comments of elements other than states, properties, and all fields of publications are wanted;
            what a drawing says can be told without them.

    Raises:
        PageError: it is no drawing that can be read.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    drawing = Drawing(file, locate=Places(data))
    scan = Scan(data, file)
    readers: list[gpml2013a.Reader | gpml2021.Reader] = []

    def root(reader: gpml2013a.Reader | gpml2021.Reader, attributes: Attributes) -> Tags:
        readers.append(reader)
        return reader.root(attributes)

    scan.run(
        {
            f"{form.NAMESPACE} Pathway": partial(root, form.Reader(drawing, scan, whole=whole))
            for form in (gpml2013a, gpml2021)
        }
    )
    for reader in readers:
        reader.finish()
    if drawing.format == "GPML2021":
        drawing.locate = Places(data, ATTRIBUTES)
    line_ids.give(drawing)
    if not cleaning.is_clean(drawing, whole=whole):
        cleaning.clean(drawing)
    named, version = files.number_of_name(file), _VERSION.fullmatch(drawing.version)
    drawing.wpid = f"WP{named}" if named else version[1] if version else ""
    return drawing
