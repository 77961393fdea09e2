"""Which pathways there are: all, those with given genes or molecules, those like another."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.errors import InputError, UsageError
from wp2rdf.exploring.asking import Data, a_wpid, asked, table
from wp2rdf.exploring.meaning import hint
from wp2rdf.exploring.naming import listed, names_of
from wp2rdf.exploring.organisms import check_organism, latin_name
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.results import Table

_TERM = re.compile(r"(PW|DOID|CL):([0-9]+)")
_TOLD = 10


class UnknownIdentifierWarning(UserWarning):
    """Some of the identifiers that were given stand in no pathway of the data."""


def pathways(
    organism: str | int | None = None,
    *,
    term: str | None = None,
    community: str | None = None,
    data: Data = None,
) -> Table:
    """The pathways of the data: `wp2rdf.pathways("Homo sapiens", term="signaling pathway")`.

    Args:
        organism: a Latin name, a common one (`human`) or a taxon (`9606`); None: of all organisms.
        term: the id or the label of an ontology term, such as `PW:0000516`; pathways with a term below it count too.
        community: the tag of a community, such as `Lipids`.
        data: a checkout, a page, an RDF file, a store or the address of an endpoint; None: the build in `output/`.

    Returns:
        `pathway`, `title`, `organism`, `revision` and `modified`, by title.

    Raises:
        InputError: there is no such data, or no pathway in it of that organism, with that term or that tag.
        QueryError: the data cannot be asked.
    """
    organism = latin_name(organism)
    parts = []
    if organism is not None:
        parts.append(f"?version wp:organismName {plain(organism)} .")
    if term is not None:
        parts.append(_tagged(term))
    if community is not None:
        tag = iri.mint(PREFIXES["cur"], community)
        if tag is None:
            raise UsageError(f"{community!r} is not the tag of a community")
        parts.append(f"?version wp:ontologyTag {tag} .")
    found = asked(
        f"""SELECT DISTINCT ?pathway ?title ?organism ?revision ?modified WHERE {{
          ?version a wp:Pathway ; dcterms:identifier ?pathway ; dc:title ?title . {" ".join(parts)}
          OPTIONAL {{ ?version wp:organismName ?organism }}
          OPTIONAL {{ ?version pav:version ?revision }}
          OPTIONAL {{ ?version dcterms:modified ?modified }}
        }} ORDER BY ?title ?pathway ?organism""",
        data,
    )
    if not found.solutions:
        check_organism(organism, data)
        _check_term(term, data)
        _check_community(community, data)
    return found


def _tagged(term: str) -> str:
    known = _TERM.fullmatch(term.strip().removeprefix("<").removesuffix(">").rpartition("/")[2].replace("_", ":"))
    if known:
        return f"?version wp:ontologyTag/rdfs:subClassOf* obo:{known[1]}_{known[2]} ."
    wanted = plain(" ".join(term.split()).lower())
    return f"?version wp:ontologyTag/rdfs:subClassOf*/rdfs:label ?label . FILTER (LCASE(STR(?label)) = {wanted})"


def _check_term(term: str | None, data: Data) -> None:
    """Tells a term that no pathway has from one whose pathways are others than was asked for."""
    if term is None or asked(f"SELECT ?version WHERE {{ {_tagged(term)} }} LIMIT 1", data).solutions:
        return
    said = f"no pathway has the term {term!r}, or one below it"
    labels = asked("SELECT DISTINCT ?label WHERE { ?version wp:ontologyTag/rdfs:subClassOf*/rdfs:label ?label }", data)
    raise InputError(
        "; ".join(filter(None, (said, did_you_mean(term, (str(row["label"]) for row in labels.rows()), "{!r}"))))
    )


def _check_community(community: str | None, data: Data) -> None:
    """Tells a tag that no pathway has from one whose pathways are others than was asked for."""
    if community is None:
        return
    start = PREFIXES["cur"]
    rows = asked("SELECT DISTINCT ?tag WHERE { ?version wp:ontologyTag ?tag }", data).rows()
    known = [str(row["tag"]).removeprefix(start) for row in rows if str(row["tag"]).startswith(start)]
    if community not in known:
        said = f"no pathway has the tag {community!r} of a community"
        raise InputError("; ".join(filter(None, (said, did_you_mean(community, known, "{!r}")))))


def pathways_with(
    identifiers: Iterable[str | float] | str,
    identifier: str = "hgnc.symbol",
    *,
    organism: str | int | None = None,
    data: Data = None,
) -> Table:
    """The pathways that hold any of some genes or molecules, those with the most of them first.

    What is in no pathway is told by an `UnknownIdentifierWarning`.

    Args:
        identifiers: such as `["IL6", "STAT3"]`, or a column of a table, whose gaps are passed over; one alone may be a
            text.
        identifier: whose identifiers these are: the prefix of a data source, such as `hgnc.symbol`, `ncbigene`,
            `ensembl`, `uniprot` or `chebi`, its BridgeDb code, such as `H`, `L`, `En`, `S` or `Ce`, or its name.
        organism: a Latin name, a common one (`human`) or a taxon (`9606`); None: of all organisms.
        data: a checkout, a page, an RDF file, a store or the address of an endpoint; None: the build in `output/`.

    Returns:
        `pathway`, `title`, `organism`, `found` (how many of the identifiers), `size` (how many of that data source the
        pathway has), `coverage` (found by asked for, from 0 to 1) and `identifiers` (those, with `|` between them).

    Raises:
        UsageError: there is no such data source, or something is no identifier.
        InputError: there is no such data, or no pathway of that organism in it.
        QueryError: the data cannot be asked.
    """
    wanted = listed(identifiers)
    names = names_of(identifier)
    organism = latin_name(organism)
    by_iri: defaultdict[Term, set[str]] = defaultdict(set)
    for text in wanted:
        for one in names.iris(text):
            by_iri[one].add(text)
    hits: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    if by_iri:
        of = f"?version wp:organismName {plain(organism)} ." if organism is not None else ""
        rows = asked(
            f"""SELECT DISTINCT ?pathway ?title ?organism ?known WHERE {{
              {names.pattern(by_iri)}
              ?node dcterms:isPartOf ?version .
              ?version a wp:Pathway ; dcterms:identifier ?pathway ; dc:title ?title . {of}
              OPTIONAL {{ ?version wp:organismName ?organism }}
            }}""",
            data,
        ).rows()
        for row in rows:
            key = (str(row["pathway"]), str(row["title"]), str(row["organism"] or ""))
            hits[key] |= by_iri[Term(f"<{row['known']}>")]
    if not hits:
        check_organism(organism, data)
    unknown = [one for one in wanted if not any(one in found for found in hits.values())]
    if unknown:
        _tell_unknown(unknown, len(wanted), hint(unknown, names, organism, data))
    sizes = names.sizes(sorted({pathway for pathway, _, _ in hits}), data)
    ordered = sorted(hits.items(), key=lambda hit: (-len(hit[1]), sizes[hit[0][0]], hit[0][1], hit[0]))
    return table(
        ("pathway", "title", "organism", "found", "size", "coverage", "identifiers"),
        (
            (*key, len(found), sizes[key[0]], round(len(found) / len(wanted), 4), "|".join(sorted(found)))
            for key, found in ordered
        ),
    )


def _tell_unknown(unknown: list[str], number: int, meant: str) -> None:
    more = f" and {len(unknown) - _TOLD:,} more" if len(unknown) > _TOLD else ""
    said = f"{len(unknown):,} of {number:,} in no pathway: {', '.join(unknown[:_TOLD])}{more}"
    warnings.warn("; ".join(filter(None, (said, meant))), UnknownIdentifierWarning, stacklevel=3)


def similar(pathway: str | int, *, limit: int = 25, data: Data = None) -> Table:
    """The pathways that share the most genes with one, by Ensembl identifiers.

    Args:
        pathway: its wpid.
        limit: rows at most.
        data: a checkout, a page, an RDF file, a store or the address of an endpoint; None: the build in `output/`.

    Returns:
        `pathway`, `title`, `organism`, `shared` (genes), `size` (genes of the other pathway) and `similarity` (the
        Jaccard index: shared genes by genes of either, from 0 to 1), the most similar first.

    Raises:
        UsageError: that is no wpid, or the limit is less than 0.
        InputError: there is no such data, or no such pathway in it.
        QueryError: the data cannot be asked.
    """
    wpid = a_wpid(pathway)
    if limit < 0:
        raise UsageError(f"limit must be 0 or more, not {limit}")
    rows = list(
        asked(
            f"""SELECT ?pathway ?title ?organism (COUNT(DISTINCT ?gene) AS ?shared) WHERE {{
              ?own dcterms:identifier {plain(wpid)} ; a wp:Pathway .
              ?node dcterms:isPartOf ?own ; wp:bdbEnsembl ?gene .
              ?otherNode wp:bdbEnsembl ?gene ; dcterms:isPartOf ?other .
              ?other a wp:Pathway ; dcterms:identifier ?pathway ; dc:title ?title .
              OPTIONAL {{ ?other wp:organismName ?organism }}
            }} GROUP BY ?pathway ?title ?organism""",
            data,
        ).rows()
    )
    if not rows:
        check_pathway(wpid, data)
    sizes = names_of("ensembl").sizes([str(row["pathway"]) for row in rows], data)
    own = sizes[wpid]
    found = []
    for row in rows:
        other, shared = str(row["pathway"]), int(row["shared"] or 0)
        if other != wpid:
            alike = round(shared / (own + sizes[other] - shared), 4)
            found.append((other, str(row["title"]), str(row["organism"] or ""), shared, sizes[other], alike))
    found.sort(key=lambda one: (-one[5], -one[3], one[1], one[0]))
    return table(("pathway", "title", "organism", "shared", "size", "similarity"), found[:limit])


def check_pathway(wpid: str, data: Data) -> None:
    """Tells a pathway that is not there from one that has nothing of what was asked for.

    Raises:
        InputError: it is not there.
    """
    if not asked(
        f"SELECT ?one WHERE {{ ?one a wp:Pathway ; dcterms:identifier {plain(wpid)} }} LIMIT 1", data
    ).solutions:
        raise InputError(f"no pathway {wpid} in this data")
