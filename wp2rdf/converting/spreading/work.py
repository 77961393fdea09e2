"""The unit of work: one page to one block, and what is made of it; the same on every machine that does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf import mapping
from wp2rdf.errors import PageError
from wp2rdf.model import Pathway, Site
from wp2rdf.rdf.block import Block
from wp2rdf.reading import page as pages

if TYPE_CHECKING:
    from wp2rdf.converting.options import Options
    from wp2rdf.errors import Position, Problem
    from wp2rdf.model import Page

Act = Callable[[Block, "Pathway | None", Site], object]
"""What is done with a block; see `pipeline.each`."""


class Mentioned(NamedTuple):
    """The names by which a page, or pages, refer to the site-wide pages, and the ids of terms: all that it may take."""

    authors: set[str]
    communities: set[str]
    organisms: set[str]
    top_terms: set[str]
    terms: set[str]


class Converted(NamedTuple):
    """What became of one page; when it mentions nothing, it is not wanted or cannot be converted.

    Attributes:
        problems: what is wrong with its files, in their order.
        made: what was made of its block.
        wpid: such as `WP364`.
        file: its path, relative to the site.
        place: where it states its wpid.
        mentioned: what it refers to.
        infos: how many infos about its drawing each rule has that are not among the problems.
    """

    problems: tuple[Problem, ...]
    made: object = None
    wpid: str = ""
    file: str = ""
    place: Position = (1, 1)
    mentioned: Mentioned | None = None
    infos: tuple[tuple[str, int], ...] = ()


class Work(NamedTuple):
    """What is done with each page; called with one.

    Attributes:
        known: what the site knows of organisms and top terms.
        options: which pages are wanted, and how.
        act: given the block, the pathway that it was made from, and what the site knows.
    """

    known: Site
    options: Options
    act: Act

    def __call__(self, page: Page) -> Converted:
        """Converts one page."""
        try:
            record = pages.read(page, whole=self.options.gpml_layer, digest=self.options.full)
        except PageError as error:
            return Converted((error.problem,))
        if not self.options.wants(record):
            return Converted(())
        problems: list[Problem] = []
        infos: Counter[str] = Counter()
        said = mapping.statements(
            record,
            site=self.known,
            profile=self.options.profile,
            partner_links=self.options.links == "partner",
            problems=problems,
            counts=None if self.options.infos else infos,
            gpml_layer=self.options.gpml_layer,
            sound=self.options.sound,
        )
        block = Block.of(mapping.names_of(record).page, said)
        mentioned = Mentioned(
            authors=set(record.authors),
            communities=set(record.communities),
            organisms={*record.organisms, *((record.drawing.organism,) if record.drawing else ())},
            terms={
                *(tag.id for tag in record.annotations if tag.id),
                *(tag.id for tag in (record.drawing.terms if record.drawing else ()) if tag.id),
            },
            top_terms={label for tag in record.annotations for label in (tag.parent, tag.value) if label},
        )
        place = record.locate(("wpid",))
        ordered = sorted((*record.problems, *problems), key=lambda problem: (problem.file != record.file, problem[:3]))
        made = self.act(block, record, self.known)
        return Converted(tuple(ordered), made, record.wpid, record.file, place, mentioned, tuple(infos.items()))
