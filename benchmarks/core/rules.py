"""Which columns of the rows become which triples, in one list, and that list as RML and as OTTR templates."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from benchmarks.core.rows import COLUMNS, WP

if TYPE_CHECKING:
    from pathlib import Path

_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_CITO = "http://purl.org/spar/cito/"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DATE = "http://www.w3.org/2001/XMLSchema#date"


class Rule(NamedTuple):
    """A triple for each row of a table.

    Attributes:
        table: the table.
        subject: the column of its subject.
        predicate: an IRI.
        value: the column of its object; where `kind` is `constant`, an IRI.
        kind: what the object is.
    """

    table: str
    subject: str
    predicate: str
    value: str
    kind: Literal["iri", "text", "english", "date", "constant"] = "text"


RULES = (
    Rule("pathways", "pathway", _TYPE, f"{WP}Pathway", "constant"),
    Rule("pathways", "pathway", f"{_DC}identifier", "bare", "iri"),
    Rule("pathways", "pathway", f"{_DCTERMS}identifier", "wpid"),
    Rule("pathways", "pathway", f"{_DC}title", "title", "english"),
    Rule("pathways", "pathway", f"{_DCTERMS}description", "description"),
    Rule("pathways", "pathway", f"{_DCTERMS}modified", "modified", "date"),
    Rule("pathways", "pathway", f"{WP}organismName", "organism"),
    Rule("creators", "bare", f"{_DC}creator", "creator", "iri"),
    Rule("tags", "pathway", f"{WP}ontologyTag", "term", "iri"),
    Rule("tags", "term", f"{_RDFS}label", "label"),
    Rule("citing", "work", f"{_CITO}cites", "bare", "iri"),
    Rule("citing", "work", f"{_DCTERMS}identifier", "link"),
    Rule("references", "pathway", f"{_CITO}cites", "publication", "iri"),
    Rule("references", "publication", _TYPE, f"{WP}PublicationReference", "constant"),
    Rule("references", "publication", f"{_DCTERMS}identifier", "identifier"),
    Rule("nodes", "node", _TYPE, f"{WP}DataNode", "constant"),
    Rule("nodes", "node", _TYPE, "type", "iri"),
    Rule("nodes", "node", f"{_RDFS}label", "label"),
    Rule("nodes", "node", f"{_DCTERMS}isPartOf", "pathway", "iri"),
    Rule("nodes", "node", f"{_DCTERMS}identifier", "identifier"),
    *(Rule(column, "node", WP + name, "value", "iri") for column, (_, name, _) in COLUMNS.items()),
)
"""The core."""

_RML_KINDS = {
    "iri": '[ rml:reference "{}" ; rr:termType rr:IRI ]',
    "text": '[ rml:reference "{}" ]',
    "english": '[ rml:reference "{}" ; rr:language "en" ]',
    "date": f'[ rml:reference "{{}}" ; rr:datatype <{DATE}> ]',
    "constant": "[ rr:constant <{}> ]",
}
_SOURCES = {"csv": "ql:CSV", "json": 'ql:JSONPath ; rml:iterator "$[*]"'}


def rml(folder: Path, suffix: str) -> str:
    """The rules as RML over the tables in a folder.

    Args:
        folder: where the tables are.
        suffix: `csv` or `json`.
    """
    parts = [
        "@prefix rr: <http://www.w3.org/ns/r2rml#> .",
        "@prefix rml: <http://semweb.mmlab.be/ns/rml#> .",
        "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .",
    ]
    for (table, subject), rules in groupby(RULES, lambda rule: (rule.table, rule.subject)):
        objects = " ;\n".join(
            f"  rr:predicateObjectMap [ rr:predicate <{rule.predicate}> ; "
            f"rr:objectMap {_RML_KINDS[rule.kind].format(rule.value)} ]"
            for rule in rules
        )
        source = f'rml:source "{folder / table}.{suffix}" ; rml:referenceFormulation {_SOURCES[suffix]}'
        name = f"{table}-{subject}".replace(" ", "-")
        parts.append(
            f"<http://example.org/{name}> a rr:TriplesMap ;\n  rml:logicalSource [ {source} ] ;\n"
            f'  rr:subjectMap [ rml:reference "{subject}" ; rr:termType rr:IRI ] ;\n{objects} .'
        )
    return "\n\n".join(parts) + "\n"


_OTTR_TYPES = {"iri": "ottr:IRI", "text": "xsd:string", "english": "rdf:langString", "date": "xsd:date"}


def template(table: str) -> str:
    """The rules of one table as an OTTR template `ex:<table>`; its parameters are the columns, all optional."""
    rules = [rule for rule in RULES if rule.table == table]
    columns = {rule.subject: "ottr:IRI" for rule in rules}
    columns |= {rule.value: _OTTR_TYPES[rule.kind] for rule in rules if rule.kind != "constant"}
    parameters = ", ".join(f"? {kind} ?{column}" for column, kind in columns.items())
    triples = ", ".join(
        f"ottr:Triple(?{rule.subject}, <{rule.predicate}>, "
        f"{f'<{rule.value}>' if rule.kind == 'constant' else f'?{rule.value}'})"
        for rule in rules
    )
    return (
        "@prefix ex: <http://example.org/> .\n@prefix ottr: <http://ns.ottr.xyz/0.4/> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        f"ex:{table.replace(' ', '')} [ {parameters} ] :: {{ {triples} }} .\n"
    )
