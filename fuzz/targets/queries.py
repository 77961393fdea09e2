"""Query files: what is accepted is a query for every parser, what would change data is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph

from fuzz.targets.target import ROOT, check_refusal
from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.notes import datasets, drawings
from wp2rdf.querying.sparql import conforming, preparation, readonly
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACHES_OUT = re.compile(r"load|service|\\u", re.IGNORECASE)
"""What is not given to the parser of updates, which would do it: what fetches something, or could be spelled so."""
_UPDATES = (
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE DATA { <urn:a> <urn:b> <urn:c> }",
    "PREFIX a: <urn:a#>\nDELETE { ?s a:b ?o } INSERT { ?s a:c ?o } WHERE { ?s a:b ?o FILTER(?o > 1) }",
    "DELETE WHERE { ?s ?p ?o }; CLEAR ALL",
    "DROP SILENT GRAPH <urn:g>",
    "CREATE GRAPH <urn:g> ; COPY DEFAULT TO <urn:g>",
    "WITH <urn:g> DELETE { ?s ?p ?o } USING <urn:h> WHERE { ?s ?p ?o }",
    "# SELECT\nMOVE <urn:g> TO DEFAULT",
    "ADD <urn:g> TO <urn:h>",
)
_LOOSE = (
    "select distinct ?a count(?b) as ?n where { ?a ?p ?b } group by ?a order by desc(count(?b)) limit 10",
    "SELECT str(?a) bif:contains(?a, 'x') { ?s ?p ?a option (transitive) }",
    "define input:inference 'x' SELECT * WHERE { ?s a wp:Pathway . } limit 5 offset 1",
    'SELECT (GROUP_CONCAT(?a; separator=", ") AS ?b) { ?s (<urn:a>|^<urn:b>)*/!<urn:c> ?a BIND(IF(?a=1,2,3) AS ?c) }',
    'ASK { VALUES (?a ?b) { (UNDEF "x"@en) (1 "2"^^<urn:t>) } FILTER NOT EXISTS { ?a ?b [ <urn:c> ( 1 2 ) ] } }',
    "CONSTRUCT { ?s ?p ?o } FROM <urn:g> WHERE { GRAPH ?g { ?s ?p ?o } MINUS { ?s a <urn:x> } OPTIONAL { ?o ?q ?r } }",
    "DESCRIBE <urn:a> ?b { { SELECT ?b { ?b ?c ?d } LIMIT 1 } UNION { ?b <urn:e> -1.5e3 } }",
    "SELECT * { SERVICE SILENT <https://sparql.example.org/> { ?s ?p ?o } }",
    "BASE <http://a.example/> PREFIX : <b#> SELECT ?x { :c\\-d <e> ?x ; :f 'g\\n\\u0041' , '''h''' . }",
)


def check(data: bytes) -> None:
    """A query file, header and all."""
    text = data.decode(errors="replace")
    try:
        query = queries.parse(text, "fuzz")
        tree = queries.prepared(query, {})
    except UsageError as error:
        check_refusal(error)
        return
    assert not _is_update(text), "an update is taken for a query"
    written = write(tree)
    assert not _is_update(written), "what is written is an update"
    assert write(parse(written)) == written, "written otherwise the second time"
    assert queries.prepared(query, {}) == tree, "another result the second time"
    for said in (
        *drawings.missing(tree),
        *datasets.missing(tree, frozenset()),
        *preparation.changes(tree),
        *conforming.notes(tree),
    ):
        assert said.isprintable()
    if readonly.services(tree):
        return
    given = for_oxigraph(tree)
    try:
        pyoxigraph.Store().query(given)
    except SyntaxError as error:
        raise AssertionError(f"Oxigraph does not read {given!a}") from error
    except (RuntimeError, OSError, ValueError):
        pass  # it was read, and cannot be evaluated: a function that there is not


def _is_update(text: str) -> bool:
    """Whether Oxigraph's parser takes a text for an update that does something."""
    if _REACHES_OUT.search(text):
        return False
    store = pyoxigraph.Store()
    try:
        store.update(text)
    except (SyntaxError, RuntimeError, OSError, ValueError):
        return False
    return True


def seeds() -> Iterator[bytes]:
    """The bundled queries, loose forms as Virtuoso takes them, and updates."""
    yield from (path.read_bytes() for path in sorted((ROOT / "queries").rglob("*.rq")))
    yield from (text.encode() for text in (*_LOOSE, *_UPDATES))
