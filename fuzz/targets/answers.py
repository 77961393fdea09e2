"""What comes over the network: results of endpoints, and the Accept header of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from fuzz.targets.target import check_refusal
from wp2rdf.querying import reading_results, results
from wp2rdf.server import negotiation

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS = ("csv", "tsv", "xml", "markdown")
_OFFERED = ("text/turtle", "application/n-triples", "application/ld+json", "text/html")


def check_result(data: bytes) -> None:
    """An answer in JSON or XML: refused, or the same when it is written and read again, and written in every format."""
    is_xml = data[:1] == b"<"
    try:
        answer = reading_results.from_xml(data) if is_xml else reading_results.from_json(data)
    except ValueError as error:
        check_refusal(error)
        return
    assert reading_results.from_json(results.to_json(answer)) == answer, "read otherwise the second time"
    for form in _FORMS:
        written = results.serialize(answer, form)
        assert written == results.serialize(answer, form), "written otherwise the second time"
        if form == "xml" or (form == "tsv" and not isinstance(answer, bool)):  # others cannot be read back
            found = pyoxigraph.parse_query_results(written.encode(), format=results.W3C[form])
            if isinstance(found, pyoxigraph.QuerySolutions) and isinstance(answer, results.Table):
                assert len(list(found)) == len(answer.solutions), f"{form} has another number of rows"


def check_accept(data: bytes) -> None:
    """A header: one of what is offered or none, whoever reads it, and the same when it is said twice."""
    accept = data.decode("latin-1")
    found = negotiation.best(accept, _OFFERED)
    assert found is None or found in _OFFERED
    negotiation.wanted(accept, None)
    negotiation.wanted(None, accept)
    if len(accept) < 1000 and accept.count(",") < 40 and '"' not in accept:  # noqa: PLR2004 - no more is read
        assert negotiation.best(f"{accept}, {accept}", _OFFERED) == found, "the second time counts"


def result_seeds() -> Iterator[bytes]:
    """Answers with all kinds of terms."""
    yield b'{"head": {}, "boolean": true}'
    yield b'{"head": {"vars": []}, "results": {"bindings": [{}]}}'
    yield (
        b'{"head": {"vars": ["a", "b"], "link": []}, "results": {"distinct": false, "bindings": ['
        b'{"a": {"type": "uri", "value": "http://a.example/b#c"}, "b": {"type": "bnode", "value": "n1"}},'
        b'{"a": {"type": "literal", "value": "x\\u00e9 \\"y\\"", "xml:lang": "en-GB"}},'
        b'{"b": {"type": "typed-literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},'
        b'{"a": {"type": "triple", "value": {"subject": {"type": "uri", "value": "urn:a"}}}}]}}'
    )

    yield (
        b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head>'
        b'<results><result><binding name="a"><literal xml:lang="en">b</literal></binding></result><result>'
        b'<binding name="a"><bnode>c</bnode></binding></result></results></sparql>'
    )
    yield b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>'


def accept_seeds() -> Iterator[bytes]:
    """Headers as clients send them."""
    yield b"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    yield b'text/turtle;q=1.0, application/ld+json; profile="a,b\\"c";q=.5, text/*;q=0, */*; q=0.001'
    yield b"text/turtle ; charset=utf-8 ; q = 0.5"
    yield b"application/sparql-results+json"
