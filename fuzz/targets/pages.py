"""Pages, tables and site-wide pages: what comes of them is RDF that others read, and the same twice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph

from fuzz.targets.target import ROOT, check_problems, folder
from wp2rdf import front_matter, mapping
from wp2rdf.errors import PageError
from wp2rdf.mapping import dataset, sitewide
from wp2rdf.model import Page
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import DATASET, GRAPH_OF_SITE
from wp2rdf.reading import page as pages
from wp2rdf.reading import site
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.errors import Problem

_EXAMPLES = ROOT / "examples" / "site"
_PAGE, _NODES, _WORKS = "WP9001.md", "WP9001-datanodes.tsv", "WP9001-bibliography.tsv"
_SMALL = b"---\nwpid: WP9001\ntitle: A\nrevision: r1\nlast-edited: 2025-01-01\norganisms: [Homo sapiens]\n---\n"
_COLUMNS = "Label,Type,Identifier,Comment,Ensembl,NCBI gene,HGNC,UniProt,Wikidata,ChEBI,InChI,PubChem,ChemSpider,HMDB"
_LINES = "\n".join(
    (
        f"{_COLUMNS},KEGG,LipidMaps",
        "GCK,GeneProduct,ensembl:ENSG00000106633,,ensembl:ENSG00000106633,ncbigene:2645,hgnc.symbol:GCK,uniprot:P35557,,,,,,,,",
        "glucose,Metabolite,chebi:4167,a; b,,,,,wikidata:Q37525,chebi:4167;chebi:17234,"
        "inchikey:WQZGKKKJIJFFOK-GASJEMHNSA-N,pubchem.compound:5793,chemspider:5589,hmdb:HMDB0000122,kegg.compound:C00031,lipidmaps:LMSL01000001",
        "water,Metabolite,cas:7732-18-5,<!-- x -->,,,,,,,,,,,,",
    )
)
_TABLE = _LINES.replace(",", "\t").encode()
_FORMATS = ("ttl", "rdf", "jsonld", "trig")


def check_page(data: bytes) -> None:
    """A page by itself."""
    _check({_PAGE: data}, Page(folder(), _PAGE))


def check_table(data: bytes) -> None:
    """A table of data nodes, or a bibliography, beside a page without fault; the first byte says which."""
    name = _NODES if data[:1] < b"\x80" else _WORKS
    page = Page(folder(), _PAGE, *((_NODES, None) if name == _NODES else (None, _WORKS)))
    _check({_PAGE: _SMALL, name: data[1:]}, page)


def check_sitewide(data: bytes) -> None:
    """A page of an author, an organism, a community or a term; the first byte says of which."""
    names = ("_authors/a.md", "_organisms/o.md", "_communities/c.md", "_annotations/t.md")
    name = names[data[:1][0] % len(names)] if data else names[0]
    root = folder() / "site"
    for other in names:
        (root / other).parent.mkdir(parents=True, exist_ok=True)
        (root / other).unlink(missing_ok=True)
    (root / name).write_bytes(data[1:])
    once, problems = _of_site(root)
    again, same = _of_site(root)
    assert (once, problems) == (again, same), "another result the second time"
    _check_block(once)
    check_problems(problems, {name: data[1:]})


def _check(files: dict[str, bytes], page: Page) -> None:
    for name, data in files.items():
        (folder() / name).write_bytes(data)
    try:
        once, problems = _made(page)
    except PageError as error:
        check_problems([error.problem], files)
        return
    assert (once, problems) == _made(page), "another result the second time"
    _check_block(once)
    check_problems(problems, files)
    back = front_matter(once.nquads().data)
    assert back["wpid"].startswith("WP")


def _made(page: Page) -> tuple[Block, list[Problem]]:
    record = pages.read(page)
    problems = list(record.problems)
    statements = mapping.statements(record, partner_links=True, problems=problems)
    return Block.of(mapping.names_of(record).page, statements), problems


def _of_site(root: Path) -> tuple[Block, list[Problem]]:
    known = site.read(root)
    problems = list(known.problems)
    said = sitewide.sitewide(
        known,
        authors=known.authors or (),
        communities=known.communities,
        organisms=known.organisms,
        top_terms=known.top_terms,
        full=True,
        problems=problems,
    )
    described = dataset.description(DATASET, issued=None, version="1", full=True)
    return Block.of(GRAPH_OF_SITE, (*said, *described)), problems


def _check_block(block: Block) -> None:
    """Pyoxigraph reads what is written, in N-Quads and in one of the other formats, and finds the same triples."""
    written = block.nquads()
    quads = list(pyoxigraph.parse(written.data, format=pyoxigraph.RdfFormat.N_QUADS))
    triples = {quad.triple for quad in quads}
    assert len(quads) == len(triples) == block.triples == written.triples, "a triple stands twice, or none is one"
    ending = _FORMATS[len(written.data) % len(_FORMATS)]
    form = pyoxigraph.RdfFormat.from_extension(ending)
    out = io.BytesIO()
    formats.write([block], out, formats.named(ending))
    found = {quad.triple for quad in pyoxigraph.parse(out.getvalue(), format=form)}
    assert found == triples, f"{ending} says something else"


def page_seeds() -> Iterator[bytes]:
    """The pages of the example site."""
    yield from (path.read_bytes() for path in sorted((_EXAMPLES / "_pathways").glob("*.md")))


def table_seeds() -> Iterator[bytes]:
    """The tables of the example site, behind the byte that says which they are."""
    for path in sorted((_EXAMPLES / "_data").glob("*.tsv")):
        yield (b"\0" if "datanodes" in path.name else b"\xff") + path.read_bytes()
    yield b"\0" + _TABLE
    yield b"\0\xef\xbb\xbf" + _TABLE.replace(b"\n", b"\r\n")
    yield b"\0" + _TABLE.replace(b"ChEBI", b"Ensembl")
    yield b"\0" + _TABLE.replace(b"\t", b'\t"', 1).replace(b"\tComment", b'"\tDatabase')
    yield b"\xffID\tDatabase\tComment\n1\tPubmed\t\n10.1000/a(b)<c>\tDOI\t\n9780306406157\tISBN\tx\nhttps://a.example/\tURL\t\n"


def sitewide_seeds() -> Iterator[bytes]:
    """The site-wide pages of the example site, behind the byte that says what they are."""
    for number, name in enumerate(("_authors", "_organisms", "_communities", "_annotations")):
        for path in sorted((_EXAMPLES / name).glob("*.md")):
            yield bytes([number]) + path.read_bytes()
