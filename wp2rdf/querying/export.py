"""Bundled queries in the forms of other collections: SIB's sparql-examples, and grlc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying import queries
from wp2rdf.querying.sparql import readonly
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import plain, tagged, typed
from wp2rdf.rdf.vocab import XSD
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from wp2rdf.querying.queries import Query

_BASE = "https://bigcat-um.github.io/sparql-examples/WikiPathways/"
_KINDS = {"SELECT": ("Select", "select"), "ASK": ("Ask", "ask"), "CONSTRUCT": ("Construct", "construct")}
_GRLC_TYPES = {"integer": "_integer", "uri": "_iri"}


def write(found: Iterable[Query], folder: Path, make: Callable[..., tuple[str, str]], *, endpoint: str) -> int:
    """Writes a file a query; returns how many.

    Args:
        found: the queries.
        folder: made if need be.
        make: `sib` or `grlc`.
        endpoint: the endpoint that the queries are for.

    Raises:
        OutputError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for query in found:
        ending, text = make(query, endpoint=endpoint)
        with output.replacing(folder / f"{query.name}{ending}") as out:
            out.write(text.encode())
        count += 1
    return count


def sib(query: Query, *, endpoint: str) -> tuple[str, str]:
    """A query as `sh:SPARQLExecutable`, its parameters at their defaults (https://github.com/sib-swiss/sparql-examples).

    Returns:
        The ending of the file, and its text as Turtle.
    """
    return ".ttl", sib_collection([query], endpoint=endpoint)


def sib_collection(found: Iterable[Query], *, endpoint: str) -> str:
    """Queries as `sib` has them, in one text as Turtle.

    Args:
        found: the queries.
        endpoint: the endpoint that they are for.
    """
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in _SIB_PREFIXES.items()]
    for query in found:
        lines.extend(_sib_lines(query, endpoint))
    declared = " ,\n".join(
        f"        [ sh:prefix {plain(prefix)} ; sh:namespace {typed(namespace, XSD.anyURI)} ]"
        for prefix, namespace in PREFIXES.items()
    )
    lines.extend(["", "_:sparql_examples_prefixes a owl:Ontology ;", "    sh:declare", f"{declared} .", ""])
    return "\n".join(lines)


def _sib_lines(query: Query, endpoint: str) -> list[str]:
    text = _body(queries.fill(query, {}))
    asked = queries.prepared(query, {}, strict=True)
    kind, key = _KINDS[readonly.form(asked)]
    return [
        "",
        f"ex:{query.name} a sh:SPARQLExecutable , sh:SPARQL{kind}Executable ;",
        f"    rdfs:label {tagged(query.title, 'en')} ;",
        f"    rdfs:comment {tagged(query.description or query.title, 'en')} ;",
        "    sh:prefixes _:sparql_examples_prefixes ;",
        f"    sh:{key} {plain(text)} ;",
        f"    schema:target <{endpoint}> ;",
        *(f"    spex:federatesWith <{partner}> ;" for partner in readonly.services(asked)),
        f"    schema:keywords {' , '.join(map(plain, (query.category, *query.keywords)))} .",
    ]


_SIB_PREFIXES = {
    "ex": _BASE,
    "owl": PREFIXES["owl"],
    "rdfs": PREFIXES["rdfs"],
    "schema": PREFIXES["schema"],
    "sh": PREFIXES["sh"],
    "spex": "https://purl.expasy.org/sparql-examples/ontology#",
}


def grlc(query: Query, *, endpoint: str) -> tuple[str, str]:
    """A query with the header of grlc, its parameters as `?_name` variables (https://github.com/CLARIAH/grlc).

    Returns:
        The ending of the file, and its text.
    """
    head = [f"#+ summary: {query.title}", f"#+ endpoint: {endpoint}", "#+ method: GET", f"#+ tags: [{query.category}]"]
    if query.parameters:
        head.append("#+ defaults:")
        head.extend(f"#+   - {parameter.name}: {parameter.default}" for parameter in query.parameters)
    text = _body(query.text)
    for parameter in query.parameters:
        variable = f"?_{parameter.name}{_GRLC_TYPES.get(parameter.type, '')}"
        for written in (f'"{{{{{parameter.name}}}}}"', f"<{{{{{parameter.name}}}}}>", f"{{{{{parameter.name}}}}}"):
            text = text.replace(written, variable)
    return ".rq", "\n".join((*head, "", text))


def _body(text: str) -> str:
    """The text without its header."""
    lines = text.splitlines(keepends=True)
    start = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[start:])
