"""States of data nodes, such as phosphorylations; the official converter drops them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.words import A_STATE, COMMENT, LABEL, PART_OF, STATE_OF
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.rdf.vocab import WP2RDF

if TYPE_CHECKING:
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import State

PROPERTIES = {
    key: f" {getattr(WP2RDF, key)} "
    for key in ("direction", "parent", "parentid", "parentsymbol", "position", "ptm", "site", "sitegrpid")
}
"""Keys of comments such as `ptm=p; position=ser15; parentid=P04637`, and what is said by each."""

_PAIR = re.compile(r"\s*([A-Za-z]+)\s*=\s*(.*?)\s*")


def states(sheet: Sheet, found: list[str]) -> None:
    """Adds what is said of states that belong to a data node."""
    ids = {element.graph_id for element in sheet.drawing.datanodes}
    for state in sheet.drawing.states:
        if not state.graph_id or state.graph_ref not in ids:
            continue
        node = sheet.about("State", state.graph_id)
        found += (
            f"{node}{A_STATE}",
            f"{node}{STATE_OF}{sheet.about('DataNode', state.graph_ref)}",
            f"{node}{PART_OF}{sheet.names.revised}",
        )
        label = state.label.replace("\n", " ").strip()
        if label:
            found.append(f"{node}{LABEL}{plain(label)}")
        _comments(node, state, found)


def _comments(node: Term, state: State, found: list[str]) -> None:
    for comment in state.comments:
        pairs = [_PAIR.fullmatch(piece) for piece in comment.text.split(";") if piece.strip()]
        if pairs and all(pair and pair[1] in PROPERTIES for pair in pairs):
            found += [f"{node}{PROPERTIES[pair[1]]}{plain(pair[2])}" for pair in pairs if pair and pair[2]]
        elif comment.text.strip():
            found.append(f"{node}{COMMENT}{plain(comment.text)}")
