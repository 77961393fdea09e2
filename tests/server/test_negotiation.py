"""Which format a client gets: the Accept headers of browsers, libraries and cranks."""

from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from wp2rdf.server import negotiation, representation

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
SPARQLWRAPPER_JSON = "application/sparql-results+json,application/json,text/javascript,application/javascript"
SPARQLWRAPPER_ANY = (
    "application/sparql-results+xml,application/sparql-results+json,application/json,text/javascript,"
    "application/javascript,application/rdf+xml,application/xml,text/csv,text/tab-separated-values,application/turtle,"
    "text/turtle,application/x-turtle,text/rdf+n3,application/n-triples,application/n3,text/n3,*/*"
)
RDFLIB = (
    "application/sparql-results+xml,application/xml, application/rdf+xml;q=0.9,application/sparql-results+json;q=0.8"
)
RDFLIB_GRAPH = "text/turtle, application/rdf+xml;q=0.9, application/n-triples;q=0.8, */*;q=0.1"
JENA_TABLE = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, "
    "text/csv;q=0.5, application/json;q=0.2, application/xml;q=0.2, */*;q=0.1"
)
JENA_GRAPH = "text/turtle, application/n-triples;q=0.9, application/ld+json;q=0.8, application/rdf+xml;q=0.7, */*;q=0.3"
VIRTUOSO = "application/sparql-results+xml, text/rdf+n3, application/rdf+xml;q=0.9, */*;q=0.1"
OXIGRAPH = "application/sparql-results+json, application/sparql-results+xml"
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,image/svg+xml;q=0.3,"
    "text/html;q=0.2,application/xhtml+xml;q=0.18"
)
COMUNICA_TABLE = "application/sparql-results+json;q=1.0,application/sparql-results+xml;q=0.7"
YASQE = "application/sparql-results+json,*/*;q=0.9"
JAVA_URL = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"

# the header, the media type of a table, that of triples, the form of a resource; None: none is acceptable
HEADERS: list[tuple[str | None, str | None, str | None, str | None]] = [
    (None, "application/sparql-results+json", "text/turtle", "html"),
    ("", "application/sparql-results+json", "text/turtle", "html"),
    ("*/*", "application/sparql-results+json", "text/turtle", "html"),
    (BROWSER, "application/xml", "application/xml", "html"),
    (SPARQLWRAPPER_JSON, "application/sparql-results+json", "application/json", "jsonld"),
    (SPARQLWRAPPER_ANY, "application/sparql-results+json", "text/turtle", "ttl"),
    (RDFLIB, "application/sparql-results+xml", "application/xml", "rdf"),
    (RDFLIB_GRAPH, "application/sparql-results+json", "text/turtle", "ttl"),
    (JENA_TABLE, "application/sparql-results+json", "application/json", "jsonld"),
    (JENA_GRAPH, "application/sparql-results+json", "text/turtle", "ttl"),
    (VIRTUOSO, "application/sparql-results+xml", "text/rdf+n3", "rdf"),
    (OXIGRAPH, "application/sparql-results+json", None, None),
    (COMUNICA, "application/xml", "application/n-quads", "jsonld"),
    (COMUNICA_TABLE, "application/sparql-results+json", None, None),
    (YASQE, "application/sparql-results+json", "text/turtle", "html"),
    (JAVA_URL, "application/sparql-results+json", "text/turtle", "html"),
    # one media type
    ("application/sparql-results+xml", "application/sparql-results+xml", None, None),
    ("text/csv", "text/csv", None, None),
    ("text/tab-separated-values", "text/tab-separated-values", None, None),
    ("application/json", "application/json", "application/json", "jsonld"),
    ("application/ld+json", None, "application/ld+json", "jsonld"),
    ("application/n-triples", None, "application/n-triples", "nt"),
    ("application/trig", None, "application/trig", None),
    ("text/plain", None, "text/plain", "nt"),
    ("TEXT/Turtle", None, "text/turtle", "ttl"),
    ("text/html", None, None, "html"),
    ("image/png", None, None, None),
    # wildcards and how specific they are
    ("text/*", "text/csv", "text/turtle", "html"),
    ("application/*", "application/sparql-results+json", "application/n-triples", "jsonld"),
    ("text/*;q=0.5, text/csv;q=0.1, */*;q=0.2", "text/tab-separated-values", "text/turtle", "html"),
    ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml", "text/turtle", "html"),
    ("*/*, text/turtle;q=0", "application/sparql-results+json", "application/n-triples", "html"),
    ("text/csv, */*;q=0", "text/csv", None, None),
    ("*/*;q=0", None, None, None),
    # q-values
    ("text/csv;q=0.9, application/sparql-results+xml;q=0.95", "application/sparql-results+xml", None, None),
    ("application/rdf+xml;q=0.500, text/turtle;q=0.499", None, "application/rdf+xml", "rdf"),
    ("text/csv ; Q=0.3 , text/tab-separated-values;q=0.2", "text/csv", None, None),
    ("text/csv;q=1.000", "text/csv", None, None),
    # parameters of the media type
    ("text/turtle;charset=utf-8", None, "text/turtle", "ttl"),
    (
        'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x";q=0.9',
        None,
        "application/ld+json",
        "jsonld",
    ),
    (
        "text/csv;header=absent;q=0.2, text/csv, text/tab-separated-values;q=0.5",
        "text/tab-separated-values",
        None,
        None,
    ),
    # malformed: passed over, and a header with nothing else counts as none
    ("text", "application/sparql-results+json", "text/turtle", "html"),
    (";;;,,,", "application/sparql-results+json", "text/turtle", "html"),
    ("*/json, text/csv", "text/csv", None, None),
    ("text/csv;q=2, text/tab-separated-values;q=0.1", "text/tab-separated-values", None, None),
    ("text/csv;q=, text/turtle", None, "text/turtle", "ttl"),
    ("text/csv;q=0.1234", "application/sparql-results+json", "text/turtle", "html"),
    ("text/csv;q=-1, */*", "application/sparql-results+json", "text/turtle", "html"),
    ('text/csv;a="unclosed', "application/sparql-results+json", "text/turtle", "html"),
    ("\x00\xff/\u20ac", "application/sparql-results+json", "text/turtle", "html"),
    ("text/csv, " * 5_000, "text/csv", None, None),
]


@pytest.mark.parametrize(("accept", "table", "graph", "_form"), HEADERS, ids=range(len(HEADERS)))
def test_accept(accept: str | None, table: str | None, graph: str | None, _form: str | None) -> None:
    found = negotiation.wanted(accept, None)
    assert found is not None
    assert (found.table_type, found.graph_type) == (table, graph)


@pytest.mark.parametrize(("accept", "_table", "_graph", "form"), HEADERS, ids=range(len(HEADERS)))
def test_the_form_of_a_resource(accept: str | None, _table: str | None, _graph: str | None, form: str | None) -> None:
    headers = [] if accept is None else [(b"accept", accept.encode("latin-1", errors="replace"))]
    request = Request({"type": "http", "headers": headers})
    if form is None:
        with pytest.raises(HTTPException) as refused:
            representation.chosen(request, "")
        assert refused.value.status_code == 406
    else:
        assert representation.chosen(request, "") == form
    assert representation.chosen(request, "ttl") == "ttl"


def test_the_table_is_long() -> None:
    assert len(HEADERS) >= 40


@pytest.mark.parametrize(
    ("name", "table", "graph"),
    [
        ("json", "json", "jsonld"),
        ("xml", "xml", "rdfxml"),
        ("CSV", "csv", "turtle"),
        ("tsv", "tsv", "turtle"),
        ("ttl", "json", "turtle"),
        ("nt", "json", "ntriples"),
        ("rdf+xml", "json", "rdfxml"),
        ("rdf xml", "json", "rdfxml"),
        ("json-ld", "json", "jsonld"),
        ("n3", "json", "turtle"),
        ("nq", "json", "nquads"),
        ("trig", "json", "trig"),
        ("application/sparql-results+json", "json", "turtle"),
        ("application/sparql-results json", "json", "turtle"),
        ("text/turtle", "json", "turtle"),
        ("text/html", "html", "html"),
        ("HTML", "html", "html"),
    ],
)
def test_a_name_counts_before_the_header_and_only_for_its_kind(name: str, table: str, graph: str) -> None:
    found = negotiation.wanted("image/png", name)
    assert found is not None
    assert (found.table, found.graph) == (table, graph)


def test_a_name_that_leaves_it_to_the_header() -> None:
    for accept in ("text/csv", "application/trig", None):
        assert negotiation.wanted(accept, "auto") == negotiation.wanted(accept, None)


def test_an_unknown_name() -> None:
    assert negotiation.wanted("*/*", "pdf") is None
