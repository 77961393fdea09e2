"""What every rule for a drawing is given: the drawing, its names, and where to report a fault."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.errors.catalogue import RULES
from wp2rdf.rdf.iri import is_plain, mint
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from wp2rdf.mapping.context import Names
    from wp2rdf.model.drawing import Drawing


class Sheet(NamedTuple):
    """What every rule for a drawing is given.

    Attributes:
        drawing: the drawing.
        names: the IRIs of the pathway.
        base: start of the IRIs of what is drawn.
        full: whether the profile is `full`.
        problems: where faults go.
        counts: where the infos are counted by rule, and nothing else is said of them; None: they are faults like all.
    """

    drawing: Drawing
    names: Names
    base: str
    full: bool
    problems: list[Problem]
    counts: Counter[str] | None = None

    @classmethod
    def of(
        cls, drawing: Drawing, names: Names, problems: list[Problem], counts: Counter[str] | None, *, full: bool
    ) -> Sheet:
        """The sheet of a drawing."""
        return cls(drawing, names, f"{names.drawing[1:-1]}/", full, problems, counts)

    def fault(self, rule: str, message: str, place: int, attribute: str = "") -> None:
        """Notes a fault at a place of the drawing, or at an attribute of the tag that starts there."""
        if self.counts is not None and RULES[rule].level == "info":
            self.counts[rule] += 1
            return
        line, column = self.drawing.locate(place, attribute)
        self.problems.append(Problem(self.drawing.file, line, column, rule, message))

    def about(self, kind: str, graph_id: str) -> Term:
        """The IRI of something drawn; `null` stands for an id that it does not have, as in the official RDF."""
        return below(f"{self.base}{kind}/", graph_id or "null")


def below(base: str, local: str) -> Term:
    """The IRI of a base and an id; an id that can be none is `null`."""
    if is_plain(local):
        return Term(f"<{base}{local}>")
    return mint(base, local) or Term(f"<{base}null>")
