"""Tags that a form of GPML does not have: each name is a finding once, since it may stand there a thousand times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from wp2rdf.model.drawing import Drawing

_MOST = 50
"""Names in one drawing after which the others are like them."""


class UnknownTags:
    """The tags of a drawing that are not known.

    Args:
        drawing: gets the findings.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._names: set[str] = set()

    def note(self, name: str, place: int) -> None:
        """Notes a tag, given its name with its namespace."""
        local = name.rpartition(" ")[2]
        if local in self._names or len(self._names) >= _MOST:
            return
        self._names.add(local)
        line, column = self._drawing.locate(place, "")
        said = f"<{local}> is no tag of {self._drawing.format}: left out"
        self._drawing.problems.append(Problem(self._drawing.file, line, column, "drawing-tag", said))
