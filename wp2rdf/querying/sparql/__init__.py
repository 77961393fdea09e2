"""SPARQL as text: what can be known and changed without running it (https://www.w3.org/TR/sparql11-query/)."""
