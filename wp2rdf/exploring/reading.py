"""Pages and drawings as a notebook shows them."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import TYPE_CHECKING

from wp2rdf.converting import pipeline
from wp2rdf.drawing.pictures.svg import Picture, View
from wp2rdf.model import Pathway

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 900.0
"""How wide a picture is at most where a notebook shows it with other things, in pixels."""


class Shown(Pathway):
    """A pathway that a notebook shows: what it is, and its drawing if there is one."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        title = escape(self.title or self.wpid)
        about = [self.wpid, self.revision, *self.organisms, self.last_edited and f"edited {self.last_edited}"]
        said = escape(" · ".join(one for one in about if one))
        counts = escape(self.contents())
        head = f"<p><b>{title}</b><br>{said}<br>{counts}</p>"
        if self.drawing is None:
            return head
        picture = Picture(self.drawing)
        return head + picture.svg(View(scale=min(1.0, _WIDTH / picture.width)))

    def _repr_svg_(self) -> str | None:
        return Picture(self.drawing).svg() if self.drawing else None


def read(path: Path | str, *, drawings: Path | str | None = None) -> Pathway:
    """One pathway page with the tables and the drawing beside it, or one drawing; a notebook shows what it is.

    Args:
        path: the page, or a drawing, or `-` for one of them on standard input.
        drawings: where the drawing of the page lies if none is beside it: a file, a folder or an archive.

    Raises:
        InputError: there is no such file, it is a folder, or an archive of several drawings.
        PageError: it cannot be converted.
    """
    record = pipeline.read(path, drawings=drawings)
    return Shown(**{field.name: getattr(record, field.name) for field in fields(record)})
