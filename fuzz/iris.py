"""Every function that makes an IRI, asked with random texts: what it makes is legal for every reader.

Three readers judge: pyoxigraph, rdflib, and rapper (https://librdf.org/raptor/) where it is installed. Each must take
the IRI in N-Triples and in Turtle, and give it back as it was.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph
import rdflib

from fuzz.texts import any_text, changed
from wp2rdf import mapping
from wp2rdf.converting.options import Options
from wp2rdf.errors import UsageError
from wp2rdf.mapping import context, dataset, identifiers, literature, pathway, sitewide, tags
from wp2rdf.model import (
    Annotation,
    Author,
    Bibliography,
    CitingWork,
    Collection,
    Community,
    DataNode,
    DataNodes,
    Organism,
    Pathway,
    Reference,
    Site,
)
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Lines, Statement, Term, each, parts
from wp2rdf.registries.datasources import COLUMNS, SOURCES

if TYPE_CHECKING:
    from random import Random

    from wp2rdf.model import Json

SEEDS = (
    *(
        "https://example.org/",
        "http://a.b:80/c/d?e=f&g=%20#h",
        "ftp://x/y",
        "http://[::1]:8080/",
        "http://ü.example/é?ö#ü",
    ),
    *(
        "urn:isbn:9780000000002",
        "mailto:someone",
        "a:b",
        "https://doi.org/10.1234/abc",
        "/pathways/WP1.html",
        "//host/x",
    ),
    *(
        "10.1016/j.cell(2020).01",
        "10.1234/a<b>c;2-#",
        "PMC1234567",
        "Ana Müller?",
        "Ada_Example",
        "PW:0000004",
        "DOID:14566",
    ),
    *("ExampleCare", "P35557", "ENSG00000106633", "CHEBI:17634", "HMDB0000122", "1.1.1.1", "CreativeWork", "978-0-00"),
)
"""What the texts are made of."""
_OF_SEEDS = 0.8
_DATABASES = ("Pubmed", "DOI", "ISBN", "KEGG Pathway", "WikiPathways", "URL")
AT_ONCE = 5000
"""IRIs that a reader is given at once."""


Maker = Callable[[str], Iterable[Term]]
"""A function of a text that makes IRIs, or none."""


def makers() -> dict[str, Maker]:
    """Every function that makes an IRI of a text that users write, by a name."""
    found: dict[str, Maker] = {
        "url": _one(iri.url),
        "absolute": _one(iri.absolute),
        "mint": _one(lambda text: iri.mint(PREFIXES["obo"], text)),
        "mint, parts of a path": _one(lambda text: iri.mint(literature.DOI_BASE, text, keep="/")),
        "child": _one(lambda text: iri.child(iri.known("https://example.org/a"), text)),
        "a user": _one(context.user),
        "a curation tag": _one(context.curation),
        "a DOI": _one(literature.doi),
        "a citing work": _one(lambda text: literature.citing_work(text)[0]),
        "a term": _one(tags.term),
        "an address of the site": _one(pathway.site_url),
        "an identifier": _of_identifier,
        "an author's page": _of_author,
        "a community's page": _of_community,
        "a page": _of_page,
        "a dump": _of_dump,
    }
    for prefix, source in SOURCES.items():
        found[f"an identifier of {prefix}"] = partial(_of_source, prefix)
        if source.page:
            found[f"a page of {prefix}"] = _one(partial(iri.fill, source.page))
    return found


def _one(make: Callable[[str], Term | None]) -> Maker:
    return lambda text: filter(None, (make(text),))


def _in(statements: Iterable[Statement | Lines]) -> Iterator[Term]:
    """The IRIs of statements."""
    for statement in each(statements):
        yield from (term for term in parts(statement) if term.startswith("<"))


def _of_source(prefix: str, text: str) -> Iterator[Term]:
    return _of_identifier(f"{prefix}:{text}")


def _of_identifier(text: str) -> Iterator[Term]:
    made = identifiers.node(text)
    if isinstance(made, identifiers.Node):
        yield from _in([Lines(made.said)])
        yield from filter(None, (identifiers.partner(made.source, made.local),))


def _of_author(text: str) -> Iterator[Term]:
    keys = [key for key in Author._fields if key not in {"file", "at", "communities"}]
    profile = Author("a.md", {(): (1, 1)}, **dict.fromkeys(keys, text), communities=(text,))
    known = Site(authors={text: profile})
    yield from _in(sitewide.author(text, known, full=True, problems=[]))


def _of_community(text: str) -> Iterator[Term]:
    listed = Collection(text, ("WP1",), (), ())
    keys = [key for key, kind in Community.__annotations__.items() if "tuple" not in str(kind)]
    fields = dict.fromkeys(keys, text) | {"file": f"{text}.md"}
    page = Community(**fields | {"at": {(): (1, 1)}}, editors=(text,), redirect_from=(text,), collections=(listed,))  # type: ignore[arg-type]
    yield from _in(sitewide.community(page, []))


def _of_page(text: str) -> Iterator[Term]:
    organism = Organism("o.md", {(): (1, 1)}, text, ncbi=text)
    block: dict[str, Json] = {
        "@context": "https://schema.org/",
        "@id": text,
        "license": text,
        "url": {"@id": text},
        text: text,
    }
    record = Pathway(
        *("p.md", "WP1", lambda _path: (1, 1)),
        annotations=(Annotation(text, text, text, text),),
        authors=(text,),
        citedin=(CitingWork(text, text, text),),
        communities=(text,),
        last_edited=text,
        ndex=text,
        organisms=(text,),
        redirect_from=(text,),
        revision=text,
        schema_jsonld=(block,),
        seo=text,
        datanodes=DataNodes("d.tsv", tuple(COLUMNS), (DataNode(text, text, text, text, (text,) * len(COLUMNS), 1),)),
        bibliography=Bibliography("b.tsv", tuple(Reference(text, name, text, 1) for name in _DATABASES)),
    )
    yield from _in(mapping.statements(record, site=Site(organisms={text: organism}), partner_links=True))


def _of_dump(text: str) -> Iterator[Term]:
    try:
        options = Options(dataset_iri=text)
    except UsageError:
        return
    yield from _in(dataset.description(options.dataset_iri, issued=None, version="1", full=True))


def checked(random: Random, texts: int) -> Counter[str]:
    """Asks every function with random texts, and every reader what it thinks of the IRIs that come of them.

    Args:
        random: where chance comes from.
        texts: how many to ask with; a function is drawn for each.

    Returns:
        How many IRIs each reader took, and the number of `texts`.

    Raises:
        AssertionError: a reader refuses one, or reads another.
    """
    found: Counter[str] = Counter()
    functions = makers()
    names = list(functions)
    batch: dict[Term, str] = {}
    for number in range(1, texts + 1):
        text = changed(random, SEEDS) if random.random() < _OF_SEEDS else any_text(random, 12)
        name = random.choice(names)
        batch.update(dict.fromkeys(functions[name](text), f"{name}: {text!a}"))
        if len(batch) >= AT_ONCE or number == texts:
            for reader, took in readers().items():
                _asked(reader, took, list(batch), batch)
                found[reader] += len(batch)
            batch.clear()
    found["texts"] = texts
    return found


def _asked(reader: str, took: Callable[[str], list[str]], terms: list[Term], batch: dict[Term, str]) -> None:
    """Gives a reader a document of IRIs; when it does not give them back, looks for the one that is to blame."""
    document = "".join(f"<urn:s:{number}> <urn:p> {term} .\n" for number, term in enumerate(terms))
    if took(document) == [term[1:-1] for term in terms]:
        return
    if len(terms) > 1:
        half = len(terms) // 2
        _asked(reader, took, terms[:half], batch)
        _asked(reader, took, terms[half:], batch)
    raise AssertionError(f"{reader} does not read {terms[0]!a}, made of {batch[terms[0]]}")


def readers() -> dict[str, Callable[[str], list[str]]]:
    """The objects of a document, read by each reader, in order; an empty list when it refuses the document."""
    found: dict[str, Callable[[str], list[str]]] = {}
    for form, name in (("N_TRIPLES", "N-Triples"), ("TURTLE", "Turtle")):
        found[f"pyoxigraph, {name}"] = partial(_by_pyoxigraph, getattr(pyoxigraph.RdfFormat, form))
    for form, name in (("nt", "N-Triples"), ("turtle", "Turtle")):
        found[f"rdflib, {name}"] = partial(_by_rdflib, form)
    if shutil.which("rapper"):
        for form, name in (("ntriples", "N-Triples"), ("turtle", "Turtle")):
            found[f"rapper, {name}"] = partial(_by_rapper, form)
    return found


def _by_pyoxigraph(form: pyoxigraph.RdfFormat, document: str) -> list[str]:
    try:
        return [quad.object.value for quad in pyoxigraph.parse(document, format=form)]
    except SyntaxError:
        return []


def _by_rdflib(form: str, document: str) -> list[str]:
    """With the strictest of its checks: an IRI that it cannot write again is refused."""
    graph = rdflib.Graph(bind_namespaces="none")
    try:
        graph.parse(data=document, format=form)
    except Exception:  # noqa: BLE001 - its parsers raise what they like
        return []
    ordered = sorted((int(str(subject).rpartition(":")[2]), value) for subject, _, value in graph)
    return [str(value) for _, value in ordered if isinstance(value, rdflib.URIRef) and value.n3()]


def _by_rapper(form: str, document: str) -> list[str]:
    done = subprocess.run(
        [shutil.which("rapper") or "", "-q", "-i", form, "-o", "ntriples", "-", "https://example.org/base"],
        input=document.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode or done.stderr:
        return []
    quads = pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return [quad.object.value for quad in quads]
