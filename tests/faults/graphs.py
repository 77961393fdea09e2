"""Faults to seed in the RDF of a small clean site, or of a page with its drawing.

They are what no file can bring about, because the mapping guarantees it.

The table is `graphs/`. Statements are written with the names below, the prefixes of the output and literals as in
N-Triples; `*` is any object.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.faults.table import level_and_rule, rows
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from wp2rdf.errors import Level

PATHWAYS = "https://identifiers.org/wikipathways"
DUMP = "https://www.wikipathways.org/#dataset"
DRAWN = "http://rdf.wikipathways.org/Pathway/WP9201_r150001"
NAMES = {
    "BARE": f"{PATHWAYS}/WP9001",
    "PW": f"{PATHWAYS}/WP9001_r150001",
    "PW2": f"{PATHWAYS}/WP9001_r150002",
    "PAGE": "https://www.wikipathways.org/pathways/WP9001.html",
    "DRAWING": "http://rdf.wikipathways.org/Pathway/WP9001_r150001",
    "SVG": "https://www.wikipathways.org//wpi/wpi.php?action=downloadFile&type=svg&pwTitle=Pathway:WP9001&oldid=150001",
    "NOWHERE": "https://example.org/nowhere",
    "FILE": f"ni:///sha-256;{'A' * 43}",
    "ADA": "http://rdf.wikipathways.org/User/Ada_Example",
    "AUTHORSHIP": "http://rdf.wikipathways.org/User/Ada_Example/WP9001_r150001",
    "ACCOUNT": "https://github.com/ada-example",
    "CARE": "http://vocabularies.wikipathways.org/wp#Curation:ExampleCare",
    "SINGLE": "http://vocabularies.wikipathways.org/wp#Curation:ExampleCare/collection/Single",
    "WORK": "https://europepmc.org/article/PMC/9000001",
    "PUBLICATION": "https://identifiers.org/pubmed/10000001",
    "GENE": "https://identifiers.org/ncbigene/2645",
    "GENE_BY_HTTP": "http://identifiers.org/ncbigene/2645",
    "GLUCOSE": "https://identifiers.org/chebi/CHEBI:17634",
    "TERM": "http://purl.obolibrary.org/obo/PW_0000666",
    "TOP": "http://purl.obolibrary.org/obo/PW_0000004",
    "HUMAN": "http://purl.obolibrary.org/obo/NCBITaxon_9606",
    "BLOCK": "https://wikipathways.github.io/pathways/WP9001.html",
    "DATASET": DUMP,
    "TOOL": f"{DUMP}-tool",
    "LINKSET": f"{DUMP}-linkset-chebi",
    "PREFIX": f"{DUMP}-prefix-cito",
    "DRAWN": DRAWN,
    "DRAWN_PW": f"{PATHWAYS}/WP9201_r150001",
    "INTERACTION": f"{DRAWN}/WP/Interaction/d4001",
    "CATALYSIS": f"{DRAWN}/WP/Interaction/d4002",
    "OTHER_INTERACTION": f"{DRAWN}/Interactions/d4009",
    "COMPLEX": f"{DRAWN}/Complex/b2002",
    "BINDING": f"{DRAWN}/ComplexBinding/b2002",
    "DRAWN_NODE": f"{DRAWN}/DataNode/a1003",
    "DRAWN_LABEL": f"{DRAWN}/Label/f6001",
    "DRAWN_SHAPE": f"{DRAWN}/Shape/f6002",
    "DRAWN_STATE": f"{DRAWN}/State/c3001",
    "DRAWN_GROUP": f"{DRAWN}/Group/b2002",
    "DRAWN_LINE": f"{DRAWN}/Interaction/d4001",
    "OTHER_LINE": f"{DRAWN}/Interaction/d4002",
    "POINT": f"{DRAWN}/Interaction/d4001/Point/1",
    "ANCHOR": f"{DRAWN}/Interaction/d4001/Anchor/e5001",
    "REMARK": f"{DRAWN}/Comment/d01fffcd15e6b615de9b41983283da9e",
    "INFO_BOX": f"{DRAWN}/InfoBox/1",
}

FOCUS, ADDED = "", "+"


class Damage(NamedTuple):
    """A fault in RDF.

    Attributes:
        rule: what must be found.
        level: how grave it is.
        drop: statements that are removed.
        add: statements that stand where the first of those stood, or after the last statement with the same subject.
        at: the statement at whose object the finding points; `FOCUS`: at the first statement of the focus node;
            `ADDED`: at the object of the first statement that is added.
        focus: the focus node; empty: the subject of what is added, or else of what is removed.
        also: every other rule that is broken by this.
    """

    rule: str
    level: Level
    drop: tuple[str, ...]
    add: tuple[str, ...]
    at: str
    focus: str
    also: frozenset[str]


def term(text: str) -> str:
    """A term in N-Triples form."""
    if text in NAMES:
        return f"<{NAMES[text]}>"
    if text.startswith("<"):
        return text
    if text.startswith('"'):
        return re.sub(r"\^\^xsd:(\w+)$", rf"^^<{PREFIXES['xsd']}\1>", text)
    prefix, _, local = text.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def statement(text: str) -> str:
    """A statement in N-Triples form, without its final dot; without its object where that is `*`."""
    subject, predicate, value = text.split(" ", 2)
    return f"{term(subject)} {term(predicate)} {'' if value == '*' else term(value)}"


def _several(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _damage(row: dict[str, Any]) -> Damage:
    level, rule = level_and_rule(row)
    drop, add = _several(row.get("drop")), _several(row.get("add"))
    at = row.get("at", FOCUS)
    focus = row.get("focus") or (add or drop)[0].split(maxsplit=1)[0]
    return Damage(rule, level, drop, add, ADDED if at == "added" else at, focus, frozenset(row.get("also", ())))


DAMAGES: tuple[Damage, ...] = tuple(map(_damage, rows("graphs/*.yaml")))
DRAWN_DAMAGES: tuple[Damage, ...] = tuple(map(_damage, rows("graphs/drawn/*.yaml")))
"""Faults in the RDF of a page with its drawing."""

DISAGREEMENTS: tuple[tuple[Damage, str, str], ...] = tuple(
    (_damage(row), row["finder"], row["reason"]) for row in rows("disagreements.yaml")
)
"""Faults that one engine only finds, which one, and why."""
