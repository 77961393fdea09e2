"""The floor: a script of bare strings that writes the graphs of all pages, the same bytes as `wp2rdf convert`.

Usage: `python -m benchmarks.floor SITE FILE`. There is no model, no position, no finding, and hardly a check: what is
wrong on a page gives wrong RDF or ends the script. It reads with PyYAML's `CBaseLoader`, the fastest way to text. The
graph of the site (authors, communities, the description of the dump), one line in two hundred, is not written, and what
wp2rdf takes out of a handful of texts, such as e-mail addresses, stays in. What it costs is what the bytes cost.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from wp2rdf.registries.datasources import COLUMNS, RENAMED, SOURCES
from wp2rdf.registries.organisms import TAXA

Text = dict[str, Any]

_ID = "https://identifiers.org/"
_RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "<http://www.w3.org/2000/01/rdf-schema#"
_DC = "<http://purl.org/dc/elements/1.1/"
_TERMS = "<http://purl.org/dc/terms/"
_FOAF = "<http://xmlns.com/foaf/0.1/"
_WP = "<http://vocabularies.wikipathways.org/wp#"
_SCHEMA = "<https://schema.org/"
_XSD = "<http://www.w3.org/2001/XMLSchema#"
_OBO = "<http://purl.obolibrary.org/obo/"
_PROV = "<http://www.w3.org/ns/prov#"
_SKOS = "<http://www.w3.org/2004/02/skos/core#"
_CITO = "<http://purl.org/spar/cito/"
_PAV = "<http://purl.org/pav/"
_CC0 = "<http://creativecommons.org/publicdomain/zero/1.0/>"
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\"
}  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:]+\Z")
_DATED = re.compile(r"(.+) \(([0-9]{4})\)")
_DOI = re.compile(r"(?:(?:https?://(?:dx\.)?doi\.org/|doi:))?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_LINK_OUT = re.compile(
    r"<a\s[^<>]*\bclass\s*=\s*[\"']?[^\"'<>]*\bexternal\b[^<>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TYPES = {"GeneProduct", "Protein", "Metabolite", "Rna", "Complex", "Pathway"}
_TAGS = {"PW": ("pathway", "pw"), "DOID": ("disease", "doid"), "CL": ("cellType", "cl")}


def text(value: str) -> str:
    """A literal."""
    return f'"{value.translate(_ESCAPES)}"' if _ESCAPED.search(value) else f'"{value}"'


def part(value: str, keep: str = "-._~!$&'()*+,;=:@") -> str:
    """A part of an IRI."""
    if _PLAIN.match(value):
        return value
    return "".join(char if ord(char) > 127 and char.isprintable() else quote(char, keep) for char in value)  # noqa: PLR2004


def every(value: object) -> list[Any]:
    """What stands in a list, or by itself."""
    return [one for one in value if one] if isinstance(value, list) else [value] if value else []


def loaded(data: bytes) -> Text:
    """The front matter of a page."""
    front: Text = yaml.load(data.decode().strip().removesuffix("---"), Loader=yaml.CBaseLoader)  # noqa: S506 - all text
    return front


def page(root: Path, path: Path, tops: dict[str, str], taxa: dict[str, str]) -> bytes:
    """The graph of a page."""
    data = path.read_bytes()
    front = loaded(data)
    wpid, revision = front["wpid"], front["revision"]
    bare, revised = f"<{_ID}wikipathways/{wpid}>", f"<{_ID}wikipathways/{wpid}_{revision}>"
    drawing = f"<http://rdf.wikipathways.org/Pathway/{wpid}_{revision}>"
    graph = f"<https://www.wikipathways.org/pathways/{wpid}.html>"
    said = [
        f"{bare} {_PAV}hasVersion> {revised}",
        f"{revised} {_RDF}type> {_WP}Pathway>",
        f"{revised} {_RDF}type> {_SKOS}Collection>",
        f"{revised} {_DC}identifier> {bare}",
        f'{revised} {_TERMS}identifier> "{wpid}"',
        f'{revised} {_DC}source> "WikiPathways"',
        f"{revised} {_WP}isAbout> {drawing}",
        f"{revised} {_FOAF}page> <http://www.wikipathways.org/instance/{wpid}_{revision}>",
    ]
    for kind, media in (("svg", "svg+xml"), ("png", "png")):
        image = f"https://www.wikipathways.org//wpi/wpi.php?action=downloadFile&type={kind}&pwTitle=Pathway:{wpid}"
        image = f"<{image}&oldid={revision[1:]}>"
        said += [
            f"{revised} {_FOAF}img> {image}",
            f"{image} {_RDF}type> {_FOAF}Image>",
            f'{image} {_TERMS}format> "image/{media}"',
        ]
    said.append(f"{revised} {_DC}title> {text(front['title'])}@en")
    if front.get("description"):
        said.append(f"{revised} {_TERMS}description> {text(front['description'])}")
    for name in every(front.get("organisms")):
        said.append(f"{revised} {_WP}organismName> {text(name)}")
        number = taxa.get(name, "0")
        said.append(f"{revised} {_WP}organism> {_OBO}NCBITaxon_{number}>")
        said.append(f'{_OBO}NCBITaxon_{number}> {_OBO}NCIT_C179773> "{number}"')
    for tag in ("AnalysisCollection", *every(front.get("communities"))):
        said.append(f"{revised} {_WP}ontologyTag> {_WP}Curation:{part(tag)}>")
    for one in every(front.get("annotations")):
        tagged(one, said, revised, tops)
    said += [f"{revised} {_PAV}version> {text(revision)}", f"{revised} {_TERMS}isVersionOf> {bare}"]
    if front.get("last-edited"):
        said.append(f'{revised} {_TERMS}modified> "{front["last-edited"]}"^^{_XSD}date>')
    said += [
        f"{bare} {_FOAF}page> {graph}",
        f"{graph} {_RDF}type> {_FOAF}Document>",
        f"{graph} {_FOAF}primaryTopic> {bare}",
        f"{revised} {_TERMS}license> {_CC0}",
    ]
    said += [
        f"{graph} {_TERMS}replaces> <https://www.wikipathways.org{old}>" for old in every(front.get("redirect_from"))
    ]
    said.append(f"{graph} {_RDF}type> {_SCHEMA}{front['seo']}>")
    if front.get("ndex") not in {None, "null"}:
        network = f"<https://www.ndexbio.org/viewer/networks/{front['ndex']}>"
        said += [f"{bare} {_RDFS}seeAlso> {network}", f'{network} {_DC}source> "NDEx"']
        said.append(f'{network} {_TERMS}identifier> "{front["ndex"]}"')
    said.append(f'{drawing} <http://vocabularies.wikipathways.org/gpml#version> "{wpid}_{revision}"')
    persons(front, said, bare, revised, f"{wpid}_{revision}")
    for work in every(front.get("citedin")):
        cited(work, said, bare)
    sources = [(path, data)]
    for kind, write in (("bibliography", references), ("datanodes", nodes)):
        table = root / "_data" / f"{path.stem}-{kind}.tsv"
        if table.exists():
            sources.insert(1, (table, table.read_bytes()))
            write(csv.reader(sources[1][1].decode().split("\n"), delimiter="\t"), said, revised)
    for block in every(front.get("schema-jsonld")):
        described(block, said)
        said.append(f"<{block['@id']}> {_SCHEMA}about> {bare}")
        said.append(f"<{block['@id']}> {_SCHEMA}sameAs> {graph}")
    for file, content in sources:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        said.append(f"{graph} {_PROV}wasDerivedFrom> <ni:///sha-256;{digest}>")
        said.append(f"<ni:///sha-256;{digest}> {_RDFS}label> {text(f'{file.parent.name}/{file.name}')}")
    return f" {graph} .\n".encode().join([*map(str.encode, dict.fromkeys(said)), b""])


def tagged(one: Text, said: list[str], revised: str, tops: dict[str, str]) -> None:
    """An annotation."""
    prefix = one["id"].partition(":")[0]
    node = f"{_OBO}{one['id'].replace(':', '_')}>"
    kind, document = _TAGS[prefix]
    said.append(f"{revised} {_WP}ontologyTag> {node}")
    said.append(f"{revised} {_WP}{kind}OntologyTag> {node}")
    said.append(f"{node} {_RDF}type> <http://www.w3.org/2002/07/owl#Class>")
    if one.get("value"):
        said.append(f"{node} {_RDFS}label> {text(one['value'])}")
    said.append(f"{node} {_SKOS}notation> {text(one['id'])}")
    said.append(f"{node} {_RDFS}isDefinedBy> {_OBO}{document}.owl>")
    top = tops.get(one.get("parent") or "")
    if top == one["id"]:
        said.append(f"{node} {_SKOS}topConceptOf> {_OBO}{document}.owl>")
    elif top:
        above = f"{_OBO}{top.replace(':', '_')}>"
        said.append(f"{node} {_RDFS}subClassOf> {above}")
        said.append(f"{above} {_RDF}type> <http://www.w3.org/2002/07/owl#Class>")
        said.append(f"{above} {_RDFS}label> {text(one['parent'])}")


def persons(front: Text, said: list[str], bare: str, revised: str, label: str) -> None:
    """The authors."""
    entries = every(front.get("authors"))
    ordinal = 0
    named = []
    for place, name in enumerate(entries, 1):
        author = f"<http://rdf.wikipathways.org/User/{part(name.replace('%(^', 'PctOpenHat').replace(' ', '_'))}"
        named.append((place, name, f"{author}>", f"{author}/{label}>"))
    for _, name, author, authorship in named:
        if name in {"MaintBot", "TestUser"}:
            continue
        ordinal += 1
        said += [
            f"{bare} {_DC}creator> {author}",
            f"{bare} {_WP}hasAuthorship> {authorship}",
            f"{author} {_WP}hasAuthorship> {authorship}",
            f"{authorship} {_RDF}type> {_WP}Authorship>",
            f"{authorship} {_DC}creator> {author}",
            f'{authorship} <http://www.wikidata.org/prop/qualifier/series_ordinal> "{ordinal}"',
        ]
    for place, name, author, authorship in named:
        said += [
            f"{revised} {_PROV}qualifiedAttribution> {authorship}",
            f"{authorship} {_RDF}type> {_PROV}Attribution>",
            f"{authorship} {_PROV}agent> {author}",
            f'{authorship} {_SCHEMA}position> "{place}"^^{_XSD}integer>',
            f"{authorship} {_RDFS}label> {text(name)}",
        ]


def cited(entry: Text, said: list[str], bare: str) -> None:
    """A work that cites the pathway."""
    link = entry["link"]
    if link.startswith("PMC"):
        work, source = f"<https://europepmc.org/article/PMC/{link[3:]}>", "PMC"
    elif doi := _DOI.fullmatch(link):
        work, source = f"<https://doi.org/{part(doi[1], _KEEP)}>", "DOI"
    else:
        work, source = f"<{link}>", ""
    said.append(f"{work} {_CITO}cites> {bare}")
    said.append(f"{work} {_RDF}type> <http://purl.org/spar/fabio/Expression>")
    said.append(f"{work} {_TERMS}identifier> {text(link)}")
    if source:
        said.append(f'{work} {_DC}source> "{source}"')
    if entry.get("title"):
        dated = _DATED.fullmatch(entry["title"])
        said.append(f"{work} {_TERMS}title> {text(dated[1] if dated else entry['title'])}")
        if dated:
            said.append(f'{work} {_TERMS}date> "{dated[2]}"^^{_XSD}gYear>')
    if entry.get("archived"):
        doi = _DOI.fullmatch(entry["archived"])
        copy = f"<https://doi.org/{part(doi[1], _KEEP)}>" if doi else f"<{entry['archived']}>"
        said += [f"{work} {_SCHEMA}archivedAt> {copy}", f"{copy} {_TERMS}identifier> {text(entry['archived'])}"]


_KEEP = "-._~!$&'()*+,;=:@/"
_WORKS = {"isbn": "urn:isbn:", "kegg pathway": f"{_ID}kegg.pathway/", "wikipathways": f"{_ID}wikipathways/", "url": ""}


def references(rows: Any, said: list[str], revised: str) -> None:  # noqa: ANN401 - what csv.reader gives
    """The bibliography."""
    next(rows)
    for row in rows:
        if not row:
            continue
        number, database, citation = row
        number, database = number.strip(), database.strip().lower()
        doi = _DOI.fullmatch(number) if database == "doi" else None
        if database == "pubmed":
            work = f"<{_ID}pubmed/{number}>"
        elif doi:
            work = f"<https://doi.org/{part(doi[1], _KEEP)}>"
        elif database in _WORKS:
            work = f"<{_WORKS[database]}{number}>"
        else:
            continue
        said.append(f"{revised} {_CITO}cites> {work}")
        said.append(f"{revised} {_TERMS}references> {work}")
        said.append(f"{work} {_TERMS}isPartOf> {revised}")
        if database in {"pubmed", "doi"}:
            said.append(f"{work} {_RDF}type> {_WP}PublicationReference>")
            said.append(f'{work} {_DC}source> "{"DOI" if doi else "PubMed"}"')
        if database == "pubmed":
            said.append(f'{work} {_TERMS}identifier> "{number}"')
            said.append(f"{work} {_FOAF}page> <http://www.ncbi.nlm.nih.gov/pubmed/{number}>")
        elif doi:
            said.append(f"{work} {_FOAF}page> {work}")
        citation = html.unescape(_TAG.sub("", _LINK_OUT.sub("", citation))).strip()
        if citation:
            said.append(f"{work} {_TERMS}bibliographicCitation> {text(citation)}")


def _pattern(prefix: str) -> tuple[str, str]:
    """The IRI of a data node, and what its identifier says of itself, with `$id` in its place."""
    source = SOURCES[prefix]
    node = f"<{source.node_base}$id>"
    said = [
        f"{node} {_RDF}type> {_WP}DataNode>",
        f"{node} {_DC}identifier> {node}",
        f'{node} {_TERMS}identifier> "$id"',
        f"{node} {_DC}source> {text(source.name)}",
    ]
    if source.page:
        said.append(f"{node} {_FOAF}page> <{source.page}>")
    if source.mapping:
        said.append(f"{node} {source.mapping} <{source.mapping_base}$id>")
    return node, "\n".join(said)


_NAMED = {**{prefix: prefix for prefix in SOURCES}, **RENAMED}
_PATTERNS = {prefix: _pattern(known) for prefix, known in _NAMED.items() if SOURCES[known].path}
_MARKERS = {prefix: source.marker for prefix, source in SOURCES.items()}
_CELLS = {
    header: (f"{prefix}:", f" {SOURCES[prefix].mapping} <{SOURCES[prefix].mapping_base}{SOURCES[prefix].marker}")
    for header, prefix in COLUMNS.items()
}


def nodes(rows: Any, said: list[str], revised: str) -> None:  # noqa: ANN401 - what csv.reader gives
    """The data nodes."""
    header = next(rows)
    columns = [(*_CELLS[name], name == "InChI") for name in header[4:]]
    for row in rows:
        if len(row) != len(header):
            continue
        prefix, _, local = row[2].strip().partition(":")
        local = local.strip()
        if prefix not in _PATTERNS or not local or " " in local:
            continue
        marker = _MARKERS.get(prefix, "")
        if not local.startswith(marker):
            local = marker + local
        elif prefix == "hmdb" and len(local) == 9:  # noqa: PLR2004 - an old id
            local = f"HMDB00{local[4:]}"
        node, itself = _PATTERNS[prefix]
        node = node.replace("$id", part(local))
        if row[1] in _TYPES:
            said.append(f"{node} {_RDF}type> {_WP}{row[1]}>")
        label = row[0].replace("\r\n", " ").replace("\n", " ").replace("\r", " ").strip()
        if label:
            said.append(f"{node} {_RDFS}label> {text(label)}")
        said.append(f"{node} {_TERMS}isPartOf> {revised}")
        said += itself.replace("$id", part(local)).split("\n")
        if prefix == "inchikey":
            said.append(f"{node} {_RDFS}seeAlso> <{_ID}inchikey/{local[:-1]}N>")
        if row[3] and not row[3].isspace():
            said.append(f"{node} {_RDFS}comment> {text(row[3])}")
        for content, (start, filled, is_key) in zip(row[4:], columns, strict=True):
            if content:
                lines = f"{content}>".replace(";", ">\n").replace(start, node + filled).split("\n")
                for line in lines:
                    said.append(line)
                    if is_key:
                        said.append(f"{node} {_RDFS}seeAlso> <{_ID}inchikey/{line[line.rindex('/') + 1 : -2]}N>")


def described(block: Text, said: list[str]) -> None:
    """An object of the schema.org block."""
    if block.get("@type") == "Organization" and block.get("name") == "WikiPathways":
        block["@id"] = "https://www.wikipathways.org/"
    node = f"<{block['@id']}>"
    for key, value in block.items():
        for one in value if isinstance(value, list) else [value]:
            if key in {"@id", "@context"}:
                continue
            if isinstance(one, dict):
                one["@id"] = "https://www.wikipathways.org/"
                said.append(f"{node} {_SCHEMA}{key}> <{one['@id']}>")
                described(one, said)
            elif key == "@type":
                said.append(f"{node} {_RDF}type> {_SCHEMA}{one}>")
            elif key == "license":
                said.append(f"{node} {_SCHEMA}license> {_CC0 if one == 'CC0' else f'<{one}>'}")
            else:
                said.append(f"{node} {_SCHEMA}{key}> {text(one)}")


def main() -> None:
    """Writes the dump of the site that is named first to the file that is named second."""
    root = Path(sys.argv[1])
    terms, organisms = (
        [loaded(one.read_bytes()) for one in (root / name).glob("*.md")] for name in ("_annotations", "_organisms")
    )
    tops = {one["value"]: f"{one['xref-dataSource']}:{one['xref-identifier']}" for one in terms}
    taxa = {**TAXA, **{one["latin"]: one["ncbi"] for one in organisms if one.get("ncbi")}}
    pages = sorted((root / "_pathways").glob("WP*.md"), key=lambda one: int(one.stem[2:]))
    with Path(sys.argv[2]).open("wb", buffering=2**18) as out:
        out.writelines(page(root, path, tops, taxa) for path in pages)


if __name__ == "__main__":
    main()
