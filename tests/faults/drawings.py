"""Faults to seed in a clean drawing, or in the page and the tables beside it; the table is `drawings/`.

A row says what is replaced by what (once, where it stands first), the rule that must be found, and its place: the text
that stands there, with `▸` before the character that the finding must point at. It may also say

- `file`: what is changed, one of `FILES`; the drawing unless it says another;
- `in`: the file of the finding, if it is another one;
- `also`: every other rule that is broken by this;
- `whole`: whether only a folder tells, and not one file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.drawings import drawing, group, line, node, publication
from tests.faults.table import level_and_rule, rows

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.errors import Level

DRAWING = "WP.gpml"

_TERM = (
    '<bp:openControlledVocabulary xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#">'
    "<bp:TERM>made up pathway</bp:TERM><bp:ID>PW:0000666</bp:ID><bp:Ontology>Pathway Ontology</bp:Ontology>"
    "</bp:openControlledVocabulary>\n"
)
_DESCRIPTION = "A made-up drawing, in which there is nothing to find."

FILES = {
    DRAWING: drawing(
        f'<Comment Source="WikiPathways-description">{_DESCRIPTION}</Comment>\n',
        node("1", cites="p"),
        node("2", at=(200.0, 100.0)),
        node("3", at=(300.0, 100.0), group="g"),
        node("4", at=(400.0, 100.0), group="g"),
        node("5", type_="Pathway", database="WikiPathways", identifier="WP1", at=(100.0, 300.0)),
        '<State TextLabel="P" GraphId="s" GraphRef="1"><Graphics RelX="1.0" RelY="1.0" /></State>\n',
        line("a", "1", "2:mim-conversion", anchors="x", cites="p"),
        line("b", "3", "x:mim-catalysis"),
        '<Label TextLabel="text" GraphId="l"><BiopaxRef>p</BiopaxRef><Graphics /></Label>\n',
        group("g", "gg", label="AB", cites="q"),
        publications=publication("p", "10000001") + publication("q", "10.5555/a", "DOI") + _TERM,
    ),
    "WP.md": (
        "---\nannotations:\n- id: PW:0000666\n  parent: classic metabolic pathway\n  type: Pathway Ontology\n"
        f"  value: made up pathway\nauthors:\n- Ada Example\ndescription: {_DESCRIPTION}\nlast-edited: 2026-03-14\n"
        "organisms:\n- Homo sapiens\nrevision: r2\ntitle: Test 1\nwpid: WP1\n---\n"
    ),
    "WP-datanodes.tsv": (
        "Label\tType\tIdentifier\tComment\tEnsembl\n"
        + "".join(f"{number}\tProtein\tncbigene:{number}\t\t\n" for number in (1, 2, 3, 4))
    ),
    "WP-bibliography.tsv": "ID\tDatabase\tCitation\n10000001\tPubmed\tOne.\n10.5555/a\tDOI\tAnother.\n",
}
"""A pathway of the database with nothing to find in its drawing; the files are named by its wpid."""


class Fault(NamedTuple):
    """A seeded fault; the attributes are what a row says."""

    level: Level
    rule: str
    old: str
    new: str
    at: str
    file: str
    found_in: str
    also: frozenset[str]
    is_whole: bool

    @property
    def name(self) -> str:
        """What is changed, in short."""
        return f"{self.rule}, {' '.join(self.new.split())[:50]}"

    @property
    def is_drawn(self) -> bool:
        """Whether the drawing alone has it."""
        return self.file == DRAWING and self.rule != "drawing-left-out"

    def files(self, number: int) -> dict[str, str]:
        """The files of pathway WPn with the fault."""
        assert self.old in FILES[self.file], self.old
        changed = FILES | {self.file: FILES[self.file].replace(self.old, self.new, 1)}
        return {name: numbered(text, number) for name, text in changed.items()}

    def position(self, number: int) -> tuple[int, int]:
        """Line and column where it must be found in pathway WPn."""
        text = self.files(number)[self.found_in]
        before, pointer, after = self.at.partition("▸")
        assert pointer, self.at
        assert text.count(before + after) == 1, f"{before + after!r} stands {text.count(before + after)} times"
        at = text.index(before + after) + len(before)
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def numbered(text: str, number: int) -> str:
    """A file of pathway WPn; what it draws stays."""
    for old, new in (
        ('Name="Test" Version="WP1_r2"', f'Name="Test {number}" Version="WP{number}_r2"'),
        ("title: Test 1\nwpid: WP1\n", f"title: Test {number}\nwpid: WP{number}\n"),
    ):
        text = text.replace(old, new)
    return text


def put(files: dict[str, str], number: int, folder: Path) -> None:
    """Writes files of pathway WPn."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("WP", f"WP{number}", 1)).write_text(text, encoding="utf-8")


def _fault(row: dict[str, Any]) -> Fault:
    file = row.get("file", DRAWING)
    also = frozenset(row.get("also", ()))
    found_in, is_whole = row.get("in", file), row.get("whole", False)
    return Fault(*level_and_rule(row), row["old"], row["new"], row["at"], file, found_in, also, is_whole)


FAULTS: tuple[Fault, ...] = tuple(map(_fault, rows("drawings/*.yaml")))
"""Every kind of fault that a drawing can have, seeded one at a time."""
