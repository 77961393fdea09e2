"""Pages and tables as rows of ready IRIs and texts: what a script takes out of them, and what mapping engines get.

Of the data nodes, those count whose identifiers are a prefix that is known here and a plain word, as a script would
have it; the others are left to `wp2rdf`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import yaml

Row = dict[str, str]
Tables = dict[str, list[Row]]

IDENTIFIERS = "https://identifiers.org/"
PATHWAY = f"{IDENTIFIERS}wikipathways/"
WP = "http://vocabularies.wikipathways.org/wp#"
_USER = "http://rdf.wikipathways.org/User/"
_OBO = "http://purl.obolibrary.org/obo/"
_TYPES = {"GeneProduct", "Protein", "Metabolite", "Complex", "Rna"}
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_OLD_HMDB = re.compile(r"HMDB([0-9]{5})\Z")
_AUTHOR = re.compile(r"[A-Za-z0-9._ -]+")
_NOBODY = {"MaintBot", "TestUser"}

COLUMNS = {
    "Ensembl": ("ensembl", "bdbEnsembl", f"{IDENTIFIERS}ensembl/"),
    "NCBI gene": ("ncbigene", "bdbEntrezGene", f"{IDENTIFIERS}ncbigene/"),
    "HGNC": ("hgnc.symbol", "bdbHgncSymbol", f"{IDENTIFIERS}hgnc.symbol/"),
    "UniProt": ("uniprot", "bdbUniprot", f"{IDENTIFIERS}uniprot/"),
    "Wikidata": ("wikidata", "bdbWikidata", "http://www.wikidata.org/entity/"),
    "ChEBI": ("chebi", "bdbChEBI", f"{IDENTIFIERS}chebi/CHEBI:"),
    "InChI": ("inchikey", "bdbInChIKey", f"{IDENTIFIERS}inchikey/"),
    "PubChem": ("pubchem.compound", "bdbPubChem", "http://rdf.ncbi.nlm.nih.gov/pubchem/compound/CID"),
    "ChemSpider": ("chemspider", "bdbChemspider", f"{IDENTIFIERS}chemspider/"),
    "HMDB": ("hmdb", "bdbHmdb", f"{IDENTIFIERS}hmdb/"),
    "KEGG": ("kegg.compound", "bdbKeggCompound", f"{IDENTIFIERS}kegg.compound/"),
    "LipidMaps": ("lipidmaps", "bdbLipidMaps", f"{IDENTIFIERS}lipidmaps/"),
}
"""For each mapping column: the prefix of its identifiers, the property, and the start of the IRI of its value."""

_MARKERS = {"chebi": "CHEBI:"}
_SOURCES = {prefix for prefix, _, _ in COLUMNS.values()}


def tables(site: Path) -> Tables:
    """The rows of a whole site, by the name of their table; a mapping column is a table of its own."""
    found: Tables = defaultdict(list)
    for page in sorted(site.glob("_pathways/*.md")):
        text = page.read_text(encoding="utf-8")
        front = yaml.load(text.strip().removesuffix("---"), Loader=yaml.CSafeLoader)
        bare = f"{PATHWAY}{front['wpid']}"
        pathway = f"{bare}_{front['revision']}"
        _front_matter(found, front, pathway, bare)
        data = site / "_data" / page.stem
        for cells in _cells(Path(f"{data}-bibliography.tsv")):
            if cells["Database"] == "Pubmed" and cells["ID"].isdigit():
                publication = f"{IDENTIFIERS}pubmed/{cells['ID']}"
                found["references"].append({"pathway": pathway, "publication": publication, "identifier": cells["ID"]})
        for cells in _cells(Path(f"{data}-datanodes.tsv")):
            _node(found, cells, pathway)
    return found


def _front_matter(found: Tables, front: dict[str, object], pathway: str, bare: str) -> None:
    organisms, authors, tags, works = (_list(front, key) for key in ("organisms", "authors", "annotations", "citedin"))
    row = {"pathway": pathway, "bare": bare, "organism": str(organisms[0])}
    for name, key in (("wpid", "wpid"), ("title", "title"), ("description", "description")):
        row[name] = str(front.get(key) or "")
    found["pathways"].append({**row, "modified": str(front["last-edited"])})
    for author in map(str, authors):
        if author not in _NOBODY and _AUTHOR.fullmatch(author):
            found["creators"].append({"bare": bare, "creator": _USER + author.replace(" ", "_")})
    for tag in tags:
        if isinstance(tag, dict) and tag.get("value"):
            term = _OBO + str(tag["id"]).replace(":", "_")
            found["tags"].append({"pathway": pathway, "term": term, "label": str(tag["value"])})
    for work in works:
        if isinstance(work, dict) and re.fullmatch("PMC[0-9]+", str(work.get("link"))):
            link = str(work["link"])
            address = f"https://europepmc.org/article/PMC/{link[3:]}"
            found["citing"].append({"work": address, "bare": bare, "link": link})


def _node(found: Tables, cells: Row, pathway: str) -> None:
    prefix, _, local = cells["Identifier"].partition(":")
    if prefix not in _SOURCES or not _PLAIN.fullmatch(local) or cells["Type"] not in _TYPES:
        return
    local = _MARKERS.get(prefix, "") + _OLD_HMDB.sub(r"HMDB00\1", local)
    node = f"{IDENTIFIERS}{prefix}/{local}"
    row = {"node": node, "pathway": pathway, "type": WP + cells["Type"], "identifier": local}
    found["nodes"].append({**row, "label": cells["Label"].strip()})
    for column, (expected, _, base) in COLUMNS.items():
        for curie in filter(None, cells[column].split(";")):
            prefix, _, local = curie.partition(":")
            if prefix == expected and _PLAIN.fullmatch(local):
                found[column].append({"node": node, "value": base + _OLD_HMDB.sub(r"HMDB00\1", local)})


def _list(front: dict[str, object], key: str) -> list[object]:
    value = front.get(key)
    return value if isinstance(value, list) else []


def _cells(path: Path) -> list[Row]:
    """The rows that have as many cells as the header."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", restval="") if None not in row]
    return [row for row in rows if row]
