"""What stands in a pathway: its genes and proteins, with the identifiers of other data sources."""

from __future__ import annotations

from collections import defaultdict

from wp2rdf.exploring.asking import Data, a_wpid, asked, table
from wp2rdf.exploring.naming import names_of
from wp2rdf.exploring.pathways import check_pathway
from wp2rdf.querying.results import Table
from wp2rdf.rdf.terms import plain

COLUMNS = ("ncbigene", "ensembl", "hgnc.symbol", "uniprot")
"""The data sources that genes are mapped to."""


def genes(pathway: str | int, identifier: str | None = None, *, data: Data = None) -> Table:
    """The genes and proteins of a pathway: `wp2rdf.genes("WP364")`.

    Args:
        pathway: its wpid.
        identifier: the prefix of a data source, such as `ensembl`, its BridgeDb code, such as `En`, or its name; None:
            the identifiers that the pathway has, and all that they are mapped to.
        data: a checkout, a page, an RDF file, a store or the address of an endpoint; None: the build in `output/`.

    Returns:
        With an identifier, `label` and `identifier`, a row for each. Without, a row for each gene: `label`,
        `identifier`, `source`, and `ncbigene`, `ensembl`, `hgnc.symbol` and `uniprot`, several with `|` between them.

    Raises:
        UsageError: that is no wpid, or there is no such data source.
        InputError: there is no such data, or no such pathway in it.
        QueryError: the data cannot be asked.
    """
    wpid = a_wpid(pathway)
    wanted = COLUMNS if identifier is None else (names_of(identifier).prefix,)
    sources = {prefix: names_of(prefix) for prefix in wanted}
    labels: dict[str, str] = {}
    own: dict[str, tuple[str, str]] = {}
    mapped: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    mappings = {names.source.mapping: prefix for prefix, names in sources.items() if names.source.mapping}
    for row in asked(
        f"""SELECT DISTINCT ?node ?label ?identifier ?source ?mapping ?known WHERE {{
          ?version dcterms:identifier {plain(wpid)} ; a wp:Pathway .
          OPTIONAL {{ ?version dc:identifier/foaf:page ?page }}
          ?node dcterms:isPartOf ?version ; a ?type ; dcterms:identifier ?identifier ; dc:source ?source .
          FILTER (?type IN (wp:GeneProduct, wp:Protein))
          OPTIONAL {{ GRAPH ?page {{ ?node rdfs:label ?drawn }} }}
          OPTIONAL {{ ?node rdfs:label ?called }}
          BIND (COALESCE(?drawn, ?called) AS ?label)
          OPTIONAL {{ ?node ?mapping ?known . FILTER (?mapping IN ({", ".join(mappings) or "wp:none"})) }}
        }} ORDER BY ?node ?label""",
        data,
    ).rows():
        node = str(row["node"])
        labels.setdefault(node, str(row["label"] or row["identifier"]))
        own[node] = (str(row["identifier"]), str(row["source"]))
        if row["mapping"]:
            prefix = mappings[f"<{row['mapping']}>"]  # type: ignore[index]
            mapped[node][prefix].add(sources[prefix].identifier(str(row["known"])))
    if not own:
        check_pathway(wpid, data)
    ordered = sorted(own, key=lambda node: (labels[node].lower(), node))
    if identifier is None:
        return table(
            ("label", "identifier", "source", *COLUMNS),
            (
                (labels[node], *own[node], *("|".join(sorted(mapped[node][prefix])) or None for prefix in COLUMNS))
                for node in ordered
            ),
        )
    prefix = wanted[0]
    name = sources[prefix].source.name
    rows = []
    for node in ordered:
        found = mapped[node][prefix] | ({own[node][0]} if own[node][1] == name else set())
        rows += [(labels[node], one) for one in sorted(found)]
    return table(("label", "identifier"), list(dict.fromkeys(rows)))
