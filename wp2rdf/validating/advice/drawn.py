"""What a page and its drawing say otherwise: title, organism, description, terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem
from wp2rdf.rdf.iri import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway

_NO_LETTER = re.compile(r"[\W_]+")
_SHOWN = 60


def apart(pathway: Pathway) -> Iterator[Problem]:
    """Each difference at its place on the page; nothing for a drawing without a page, or a page without a drawing."""
    drawing = pathway.drawing
    if drawing is None or pathway.file == drawing.file:
        return
    title, drawn = " ".join((pathway.title or "").split()), " ".join(drawing.title.split())
    if title and drawn and title != drawn:
        said = f"the title is {_short(title)}, that of the drawing {_short(drawn)}"
        yield Problem(pathway.file, *pathway.locate(("title",)), "drawing-title", said)
    if drawing.organism and pathway.organisms and drawing.organism not in pathway.organisms:
        said = f"the organism is {', '.join(pathway.organisms)}, that of the drawing {drawing.organism}"
        yield Problem(pathway.file, *pathway.locate(("organisms", 0)), "drawing-organism", said)
    described = [_words(one.text) for one in drawing.descriptions if one.text.strip()]
    if pathway.description and described and _words(pathway.description) not in described:
        said = "the description is not that of the drawing"
        yield Problem(pathway.file, *pathway.locate(("description",)), "drawing-description", said)
    yield from _terms(pathway)


def _terms(pathway: Pathway) -> Iterator[Problem]:
    """Terms that only one of the two has; of a drawing without any, nothing is said."""
    drawing = pathway.drawing
    drawn = {trim(one.id): one for one in drawing.terms if one.id} if drawing else {}
    if not drawing or not drawn:
        return
    of_page = {trim(one.id or "") for one in pathway.annotations}
    for index, one in enumerate(pathway.annotations):
        if one.id and trim(one.id) not in drawn:
            place = pathway.locate(("annotations", index, "id"))
            yield Problem(pathway.file, *place, "term-not-drawn", f"the drawing is not tagged with {one.id}")
    for term, tag in drawn.items():
        if term not in of_page:
            said = f"the drawing is tagged with {term} ({tag.name}), the page is not"
            yield Problem(drawing.file, *drawing.locate(tag.place, ""), "drawn-term-missing", said)


def _words(text: str) -> list[str]:
    """The words of a text in the order of the alphabet: markup is written in two ways, links in two orders."""
    return sorted(_NO_LETTER.sub(" ", text).casefold().split())


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
