"""Nodes and edges in the form of KGX, with the classes and predicates of the Biolink Model.

The form is JSON Lines (https://github.com/biolink/kgx/blob/master/specification/kgx-format.md).
"""

from __future__ import annotations

import json
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from wp2rdf.publishing import identifiers
from wp2rdf.rdf.iri import CC0, PREFIXES
from wp2rdf.rdf.terms import Term
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.records import Content, Interaction
    from wp2rdf.publishing.sources import Source

NODES, EDGES = "nodes.jsonl", "edges.jsonl"

_PREFIXES = MappingProxyType(
    {
        "cas": "CAS", "chebi": "CHEBI", "chembl.compound": "CHEMBL.COMPOUND", "complexportal": "ComplexPortal",
        "drugbank": "DRUGBANK", "eccode": "EC", "ensembl": "ENSEMBL", "flybase": "FB", "go": "GO", "hgnc": "HGNC",
        "hmdb": "HMDB", "inchikey": "INCHIKEY", "kegg.compound": "KEGG.COMPOUND", "kegg.drug": "KEGG.DRUG",
        "kegg.glycan": "KEGG.GLYCAN", "mgi": "MGI",
        "ncbigene": "NCBIGene", "omim": "OMIM", "pfam": "PFAM", "pubchem.compound": "PUBCHEM.COMPOUND",
        "pubchem.substance": "PUBCHEM.SUBSTANCE", "reactome": "REACT", "rgd": "RGD", "rhea": "RHEA", "sgd": "SGD",
        "uniprot": "UniProtKB", "wikidata": "WIKIDATA", "wikipathways": "WIKIPATHWAYS", "wormbase": "WB",
        "zfin": "ZFIN",
    }
)  # fmt: skip
"""Prefixes of data sources as the Biolink Model writes them; those that it lacks stay as they are."""

_CLASSES = MappingProxyType(
    {
        "GeneProduct": "biolink:Gene", "Protein": "biolink:Protein", "Metabolite": "biolink:SmallMolecule",
        "Rna": "biolink:RNAProduct", "Complex": "biolink:MacromolecularComplex", "Pathway": "biolink:Pathway",
    }
)  # fmt: skip
_ANYTHING, _ACTIVITY = "biolink:NamedThing", "biolink:MolecularActivity"

_DIRECTIONS = MappingProxyType({"Inhibition": "downregulated", "Stimulation": "upregulated"})
_PREDICATES = MappingProxyType(
    {
        "Binding": "biolink:physically_interacts_with",
        "ComplexBinding": "biolink:physically_interacts_with",
        "Catalysis": "biolink:affects",
        "Conversion": "biolink:derives_into",
        "DirectedInteraction": "biolink:affects",
        "Inhibition": "biolink:regulates",
        "Interaction": "biolink:interacts_with",
        "Stimulation": "biolink:regulates",
        "TranscriptionTranslation": "biolink:affects",
        "Translocation": "biolink:affects",
    }
)
_KNOWLEDGE = MappingProxyType(
    {
        "primary_knowledge_source": "infores:wikipathways",
        "knowledge_level": "knowledge_assertion",
        "agent_type": "manual_agent",
    }
)


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes nodes and edges; see `Writer.write`."""
    folder = cast("Path", out)
    count = 0
    with (folder / EDGES).open("wb") as edges:

        def parts() -> Iterator[bytes]:
            nonlocal count
            for content in source.contents():
                known: dict[str, str] = {}
                yield from _parts(content, known)
                for edge in _edges(content, known):
                    edges.write(_dumped(edge))
                    count += 1

        # what pathways say of one node comes together, in little memory
        together = groupby(sorted_lines(parts()), key=lambda line: line.partition(b"\t")[0])
        with (folder / NODES).open("wb") as nodes:
            for identifier, lines in together:
                nodes.write(_dumped(_node(identifier.decode(), [line[:-1].decode().split("\t")[1:] for line in lines])))
                count += 1
    about = {
        "name": "WikiPathways",
        "version": asked.date(source),
        "license": CC0[1:-1],
        "source": "https://www.wikipathways.org/",
    }
    (folder / "metadata.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return count


def _dumped(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def curie(iri: str) -> str:
    """An IRI of a node as the Biolink Model names it; one without a data source stays an IRI.

    >>> curie("https://identifiers.org/ncbigene/2645")
    'NCBIGene:2645'
    """
    prefix, identifier = identifiers.of_node(Term(f"<{iri}>"))
    return named(prefix, identifier) if identifier else iri


def named(prefix: str, identifier: str) -> str:
    """An identifier of a data source as the Biolink Model names it."""
    marker = SOURCES[prefix].marker if prefix in SOURCES else ""
    return f"{_PREFIXES.get(prefix, prefix)}:{identifier.removeprefix(marker)}"


def _parts(content: Content, known: dict[str, str]) -> Iterator[bytes]:
    """What a pathway says of nodes: identifier, property and value, with tabs between them; notes what they are."""
    pathway = content.pathway
    own = f"WIKIPATHWAYS:{pathway.pathway}"
    yield _part(own, "category", "biolink:Pathway")
    yield _part(own, "name", pathway.title)
    yield _part(own, "description", pathway.description)
    for taxon in pathway.taxa:
        yield _part(f"NCBITaxon:{taxon}", "category", "biolink:OrganismTaxon")
        if len(pathway.taxa) == len(pathway.organisms) == 1:
            yield _part(f"NCBITaxon:{taxon}", "name", pathway.organisms[0])
    for node in content.nodes:
        known[node.node] = identifier = curie(node.node)
        for kind in node.types:
            yield _part(identifier, "category", _CLASSES.get(kind, _ANYTHING))
        for label in node.labels:
            yield _part(identifier, "name", label)
    for mapping in content.mappings:
        other = named(mapping.source, mapping.identifier)
        if other != known[mapping.node]:
            yield _part(known[mapping.node], "xref", other)
    acted_on = {end for one in content.interactions for end in (*one.sources, *one.targets)}
    for one in content.interactions:
        if one.interaction in acted_on:
            known[one.interaction] = one.interaction
            yield _part(one.interaction, "category", _ACTIVITY)
            yield _part(one.interaction, "name", f"{one.type} in {pathway.title or pathway.pathway}")


def _part(identifier: str, name: str, value: str) -> bytes:
    return f"{identifier}\t{name}\t{' '.join(value.split())}\n".encode() if value else f"{identifier}\t\t\n".encode()


def _node(identifier: str, parts: list[list[str]]) -> dict[str, Any]:
    """A node, of all that pathways say of it."""
    values: dict[str, list[str]] = {}
    for name, value in parts:
        if name:
            values.setdefault(name, []).append(value)
    said: dict[str, Any] = {"id": identifier, "category": values.get("category", [_ANYTHING])}
    if names := values.get("name"):
        said["name"] = names[0]
        if names[1:]:
            said["synonym"] = names[1:]
    if descriptions := values.get("description"):
        said["description"] = descriptions[0]
    if others := values.get("xref"):
        said["xref"] = others
    return said | {"provided_by": ["infores:wikipathways"]}


def _edges(content: Content, known: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The edges of a pathway: its nodes take part in it, and its interactions."""
    own = f"WIKIPATHWAYS:{content.pathway.pathway}"
    works: dict[str, list[str]] = {}
    for reference in content.references:
        if reference.source in {"PubMed", "DOI"}:
            work = f"{'PMID' if reference.source == 'PubMed' else 'DOI'}:{reference.identifier}"
            for one in reference.referring:
                works.setdefault(one, []).append(work)
    for taxon in content.pathway.taxa:
        yield _edge(f"{own}-NCBITaxon:{taxon}", own, "biolink:in_taxon", f"NCBITaxon:{taxon}", works=None)
    for node in content.nodes:
        yield _edge(f"{own}-{known[node.node]}", known[node.node], "biolink:participates_in", own, works.get(node.node))
    for interaction in content.interactions:
        for number, (subject, value) in enumerate(_ends(interaction), 1):
            if subject in known and value in known:
                edge = _edge(
                    f"{interaction.interaction}#{number}",
                    known[subject],
                    _PREDICATES.get(interaction.type, "biolink:related_to"),
                    known[value],
                    works.get(interaction.interaction),
                )
                if interaction.type in _DIRECTIONS:
                    edge["object_direction_qualifier"] = _DIRECTIONS[interaction.type]
                yield edge | {"original_predicate": f"{PREFIXES['wp']}{interaction.type}"}


def _edge(identifier: str, subject: str, predicate: str, value: str, works: list[str] | None) -> dict[str, Any]:
    said: dict[str, Any] = {"id": identifier, "subject": subject, "predicate": predicate, "object": value, **_KNOWLEDGE}
    return said | {"publications": works} if works else said


def _ends(interaction: Interaction) -> Iterator[tuple[str, str]]:
    """From where to where an interaction goes; one without direction goes between all that take part."""
    if interaction.sources or interaction.targets:
        yield from ((source, target) for source in interaction.sources for target in interaction.targets)
        return
    for number, one in enumerate(interaction.participants):
        yield from ((one, other) for other in interaction.participants[number + 1 :])
