"""What kind of query a text is: decided by parsing it."""

from __future__ import annotations

from wp2rdf.errors import UsageError
from wp2rdf.sparql.tokens import tokens

_KINDS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}


def check(text: str) -> str:
    """The form of a query that only reads: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        UsageError: it is no SPARQL 1.1 query; an update is none.
    """
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - slow to load

    try:
        parsed = parseQuery(text)
        return _KINDS[parsed[1].name]
    except Exception as error:  # what pyparsing and rdflib raise has no common base
        said = " ".join(str(error).split())
        raise UsageError(f"not a SPARQL 1.1 query that reads: {said}") from error


def services(text: str) -> list[str]:
    """The endpoints of the SERVICE clauses of a query."""
    found = [token for token in tokens(text) if token.is_code]
    names = []
    for place, token in enumerate(found):
        if token.is_word("SERVICE"):
            after = found[place + 2] if found[place + 1].is_word("SILENT") else found[place + 1]
            if after.kind == "iri":
                names.append(after.text[1:-1])
    return list(dict.fromkeys(names))
