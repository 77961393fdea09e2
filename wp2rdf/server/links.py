"""From an IRI to its local page and back: which path of the server shows what.

A path holds the local part of the IRI as it stands there, quoted once more, so that the way back is exact. A path that
a person typed (`/authors/Ada Example`, `/terms/PW:0000516`) leads to the same IRI.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES, USER
from wp2rdf.registries.datasources import PUBCHEM, SOURCES
from wp2rdf.registries.ontologies import ONTOLOGIES

EXTENSIONS = ("ttl", "jsonld", "nt", "rdf", "html")
"""Endings of a page's path that choose a format."""

_KEPT = "/:,;@!$'()*+=~"
_REMEMBERED = 2**14
"""IRIs whose paths are remembered: the same genes stand on many pages."""
_PLAIN = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)
_ENDINGS = tuple(f".{one}" for one in EXTENSIONS)
_OBO, _TAXON, _TAG = PREFIXES["obo"], PREFIXES["obo"] + "NCBITaxon_", PREFIXES["cur"]
_WIKIDATA = PREFIXES["wd"]
_PMC = "https://europepmc.org/article/PMC/"
_OF_PATHWAY = re.compile(
    r"https://identifiers\.org/wikipathways/(WP[0-9]+)(?:_r[0-9]+)?"
    r"|http://rdf\.wikipathways\.org/Pathway/(WP[0-9]+)(?:_r[0-9]+)?"
    r"|https?://(?:www\.)?wikipathways\.org/(?:instance|pathways)/(WP[0-9]+)(?:_r[0-9]+|\.html)?"
)
_OF_TERM = re.compile(rf"{re.escape(_OBO)}({'|'.join(ONTOLOGIES)})_([A-Za-z0-9]+)")
_WPID = re.compile(r"WP[0-9]{1,9}")
_TERM = re.compile(rf"({'|'.join(ONTOLOGIES)})[:_]([A-Za-z0-9]{{1,40}})")
_TAXON_ID = re.compile(r"[0-9]{1,12}")
_NODE_PATHS = frozenset(source.path for source in SOURCES.values() if source.path)


class Work(NamedTuple):
    """A kind of publication.

    Attributes:
        base: the start of its IRIs.
        marker: what people write before the number, and IRIs do not.
    """

    base: str
    marker: str = ""


WORKS = {
    "pubmed": Work(IDENTIFIERS + "pubmed/"),
    "doi": Work("https://doi.org/"),
    "pmc": Work(_PMC, "PMC"),
    "isbn": Work("urn:isbn:"),
    "kegg.pathway": Work(IDENTIFIERS + "kegg.pathway/"),
}
"""Publications by the part of the path that tells their kind."""

_NODES_ONLY = _NODE_PATHS - WORKS.keys() - {"wikipathways"}
"""Those whose IRIs are of nothing else."""


@lru_cache(_REMEMBERED)
def page(of: str) -> str | None:
    """The path of the local page of an IRI, if it is of a kind that has one.

    >>> page("https://identifiers.org/wikipathways/WP364_r142066")
    '/pathways/WP364'
    >>> page("https://example.org/") is None
    True
    """
    if of.startswith(IDENTIFIERS):
        source, _, local = of[len(IDENTIFIERS) :].partition("/")
        if source in _NODES_ONLY:
            return _path(f"/nodes/{source}/", local)
    pathway = _OF_PATHWAY.fullmatch(of)
    if pathway:
        return f"/pathways/{pathway[1] or pathway[2] or pathway[3]}"
    term = _OF_TERM.fullmatch(of)
    if term:
        return f"/terms/{term[1]}:{term[2]}"
    if of.startswith(_TAXON) and _TAXON_ID.fullmatch(of.removeprefix(_TAXON)):
        return f"/organisms/{of.removeprefix(_TAXON)}"
    if of.startswith(USER):
        return _path("/authors/", of.removeprefix(USER).partition("/")[0])
    if of.startswith(_TAG):
        return _path("/communities/", of.removeprefix(_TAG).partition("/collection/")[0])
    for kind, work in WORKS.items():
        if of.startswith(work.base):
            return _path(f"/works/{kind}/{work.marker}", of.removeprefix(work.base))
    return _node_page(of)


def _node_page(of: str) -> str | None:
    if of.startswith(_WIKIDATA):
        return _path("/nodes/wikidata/", of.removeprefix(_WIKIDATA))
    if of.startswith(PUBCHEM):
        return _path("/nodes/pubchem.compound/", of.removeprefix(PUBCHEM))
    source, slash, local = of.removeprefix(IDENTIFIERS).partition("/")
    if of.startswith(IDENTIFIERS) and slash and source in _NODE_PATHS:
        return _path(f"/nodes/{source}/", local)
    return None


def _path(start: str, local: str) -> str | None:
    if not local:
        return None
    ending = ".html" if local.endswith(_ENDINGS) else ""
    return start + (local if _PLAIN.fullmatch(local) else quote(local, safe=_KEPT)) + ending


def href(of: str) -> str:
    """The path where any IRI is shown: its own page, or the one that describes whatever it is asked for."""
    return page(of) or described(of)


def described(of: str) -> str:
    """The path of the page that describes any IRI."""
    return f"/resource?iri={quote(of, safe='')}"


def outside(of: str) -> str | None:
    """An IRI as an address to follow, if it is an http or https one."""
    return of if iri.url(of) is not None and of.lower().startswith(("http://", "https://")) else None


def organism(name: str) -> str:
    """The path of an organism whose taxon is not known."""
    return f"/organisms/{segment(name)}"


def segment(text: str) -> str:
    """A text as one segment of a path."""
    return quote(text, safe="")


def wpid(text: str) -> str | None:
    """The wpid that a path holds."""
    return text if _WPID.fullmatch(text) else None


def user(name: str) -> str | None:
    """The IRI of an author, from the last part of a path."""
    return _whole(USER, name if _legal(USER, name) else name.replace(" ", "_"))


def term(text: str) -> str | None:
    """The IRI of an ontology term, from its id."""
    match = _TERM.fullmatch(text)
    return f"{_OBO}{match[1]}_{match[2]}" if match else None


def taxon(text: str) -> str | None:
    """The IRI of an organism, from its taxonomy id."""
    return _TAXON + text if _TAXON_ID.fullmatch(text) else None


def community(tag: str) -> str | None:
    """The IRI of a community or curation tag."""
    return _whole(_TAG, tag)


def work(kind: str, local: str) -> str | None:
    """The IRI of a publication, from its kind and identifier."""
    known = WORKS.get(kind)
    return _whole(known.base, local.removeprefix(known.marker)) if known else None


def node(source: str, local: str) -> str | None:
    """The IRI of a data node, from its path on identifiers.org."""
    return _whole(f"{IDENTIFIERS}{source}/", local) if source in _NODE_PATHS else None


def mapped(source: str, local: str) -> str | None:
    """The IRI that mappings have for an identifier, where it is not that of the node."""
    base = {"wikidata": _WIKIDATA, "pubchem.compound": PUBCHEM}.get(source)
    return _whole(base, local) if base else None


def _legal(base: str, local: str) -> bool:
    return local not in {"", ".", ".."} and iri.absolute(base + local) is not None


def _whole(base: str, local: str) -> str | None:
    if _legal(base, local):
        return base + local
    minted = iri.mint(base, local, keep="/")
    return minted[1:-1] if minted else None
