"""Faults to seed in the pages of a small clean site, each with everything that must be found; the table is `pages/`.

A place is written as the text that stands there, with `▸` before the character that the finding must point at; the
text stands exactly once in the changed file. So the expected line and column come from the file, not from the tool. A
finding is in the file of the first edit unless it names another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.faults.table import level_and_rule, rows

if TYPE_CHECKING:
    from wp2rdf.errors import Level

COPIED = (
    *("_pathways/WP9001.md", "_pathways/WP9002.md"),
    *("_data/WP9001-datanodes.tsv", "_data/WP9002-datanodes.tsv"),
    *("_data/WP9001-bibliography.tsv", "_data/WP9002-bibliography.tsv"),
    *("_authors/Ada Example.md", "_authors/Bo.Sample.md", "_authors/Dana Filler.md", "_authors/MaintBot.md"),
    *("_communities/examplecare.md", "_communities/samples.md"),
    *("_organisms/human.md", "_organisms/yeast.md", "_organisms/mouse.md"),
    *("_annotations/PW:0000002.md", "_annotations/DOID:0014667.md", "_annotations/PW:0000004.md"),
)
"""What the clean site has of the example site."""


class Edit(NamedTuple):
    """A text that is replaced in a file, where it stands exactly once; empty: the file is added."""

    file: str
    old: str
    new: str


class Found(NamedTuple):
    """A finding that must be there; a finding of the reader has no focus node."""

    level: Level
    rule: str
    at: str
    file: str
    of_reader: bool


class Fault(NamedTuple):
    """A seeded fault: what is changed, and everything that must be found, the rule that is asked for first."""

    name: str
    edits: tuple[Edit, ...]
    found: tuple[Found, ...]


CLEANED = (
    Edit("_communities/examplecare.md", "['WP9003','WP9004']", "['WP9002']"),
    Edit("_communities/examplecare.md", "['WP9105']", "['WP9002']"),
    Edit("_communities/samples.md", "- Nobody Knows", "- Bo.Sample"),
)
"""What is changed in the copies, because it is faulty in the example site by design, or refers to faulty pages."""


def _fault(row: dict[str, Any]) -> Fault:
    edits = tuple(Edit(**one) for one in row["edits"])
    found = tuple(
        Found(*level_and_rule(one), one["at"], one.get("file", edits[0].file), one.get("reader", False))
        for one in row["found"]
    )
    return Fault(row["name"], edits, found)


FAULTS: tuple[Fault, ...] = tuple(map(_fault, rows("pages/*.yaml")))
