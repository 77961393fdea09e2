"""Shapes of federated queries, and small data for them: genes here, what two partners know of them there.

`S` and `T` stand for the SERVICE of one partner and of the other. The right answer to each is that of one store that
has the data of the partners in the named graphs `urn:remote` and `urn:other`, with GRAPH in the place of SERVICE.
"""

from __future__ import annotations

import re

LOCAL = """@prefix e: <http://example.org/> .
e:gene1 e:name "alpha" ; e:xref e:x1 ; e:in e:p1 ; e:symbol "A1" ; e:limit 1 ; e:key "k"@en .
e:gene2 e:name "beta" ; e:xref e:x2 , e:x3 ; e:in e:p1 ; e:symbol "B2" ; e:limit 3 .
e:gene3 e:name "gamma" ; e:in e:p2 ; e:symbol "C3" .
e:gene4 e:name "delta" ; e:xref e:x4 ; e:in e:p2 ; e:symbol "D4" ; e:seeAlso _:note .
e:gene5 e:name "epsilon" ; e:xref _:nameless ; e:in e:p3 .
e:p1 e:title "One"@en ; e:partOf e:p2 . e:p2 e:title "Two"@en ; e:partOf e:p3 . e:p3 e:title "Three"@en .
_:note e:text "a note" . _:nameless e:text "nameless" .
e:list e:endpoint <urn:remote> , <urn:other> . e:first e:endpoint <urn:remote> .
e:gene1 e:weight 1.50 . e:gene2 e:weight 2.5 . e:gene4 e:number 9 .
"""

REMOTE = """@prefix e: <http://example.org/> .
e:x1 e:label "x one" ; e:mass 1.5 ; e:symbol "A1" ; e:about _:a , _:b ; e:key "k"@en .
e:x2 e:label "x two" , "x deux"@fr ; e:mass 2.5 ; e:symbol "B2" ; e:about _:b .
e:x4 e:label "x four" ; e:symbol "D4" ; e:near e:x1 . e:x1 e:near e:x2 . e:x2 e:near e:x9 .
e:x9 e:label "x nine" ; e:mass 9 ; e:symbol "Z9" ; e:about _:c .
_:a e:says "first" . _:b e:says "second" . _:c e:says "third" ; e:mass 3 .
"""

OTHER = """@prefix e: <http://example.org/> .
e:x1 e:note "n1" . e:x2 e:note "n2" , "n2 too" . e:x9 e:note "n9" ; e:label "nine elsewhere" .
e:y1 e:of "x one" . e:y2 e:of "x two" .
"""

_JOINS = """
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } }
SELECT * { S { ?r e:label ?l } ?g e:xref ?r }
SELECT * { ?g e:xref ?r S { ?r e:label ?l } ?g e:name ?n }
SELECT * { ?g e:name ?n . S { ?r e:symbol ?s } ?g e:symbol ?s . ?g e:xref ?r }
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } BIND (UCASE(?l) AS ?u) }
SELECT * { ?g e:xref ?r . S { ?r e:label ?l ; e:mass ?m FILTER (?m > 2) } FILTER (?l != "x one") }
SELECT * { S { ?r e:label ?l } }
SELECT * { S { e:x1 e:label "x one" } ?g e:xref ?r }
SELECT * { S { e:x1 e:label "no such label" } ?g e:xref ?r }
SELECT * { S { e:x1 e:about ?b } ?g e:in e:p1 }
SELECT * { ?g e:symbol ?s ; e:xref ?r . S { ?r e:symbol ?s ; e:label ?l } }
SELECT * { ?g e:key ?k . S { ?r e:key ?k } }
SELECT * { ?g e:weight ?m . S { ?r e:mass ?m } }
SELECT * { ?g e:number ?m . S { ?r e:mass ?m } }
SELECT * { ?g e:xref ?r . S { ?r ?p ?o } }
SELECT * { ?g e:xref e:x1 . S { ?r e:near* ?far } }
SELECT * { ?g e:xref ?r . S { ?r e:near+ ?far . ?far e:label ?l } }
SELECT * { ?g e:xref/^e:xref ?h . ?g e:xref ?r . S { ?r (e:label|e:symbol) ?l } }
SELECT * { ?g e:in/e:partOf* ?p . ?g e:xref ?r . S { ?r !e:label ?o } }
SELECT * { S { ?r e:label ?l } FILTER (STRLEN(?l) > 5) }
"""
_OPTIONALS = """
SELECT * { ?g e:name ?n OPTIONAL { ?g e:xref ?r } S { ?r e:label ?l } }
SELECT * { ?g e:name ?n OPTIONAL { ?g e:xref ?r . S { ?r e:label ?l } } }
SELECT * { ?g e:xref ?r OPTIONAL { S { ?r e:mass ?m } } }
SELECT * { ?g e:xref ?r OPTIONAL { S { ?r e:mass ?m } FILTER (?m > 2) } }
SELECT * { ?g e:xref ?r ; e:limit ?x OPTIONAL { S { ?r e:mass ?m } FILTER (?m > ?x) } }
SELECT * { S { ?r e:label ?l } OPTIONAL { ?g e:xref ?r } }
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } OPTIONAL { ?r e:nothing ?z } }
SELECT * { ?g e:name ?n . S { ?r e:label ?l OPTIONAL { ?r e:mass ?m } } ?g e:xref ?r }
SELECT * { ?g e:xref ?r . S { OPTIONAL { ?r e:mass ?m } } }
SELECT * { OPTIONAL { S { ?r e:mass ?m } } ?g e:xref ?r }
SELECT * { ?g e:xref ?r OPTIONAL { S { ?r e:mass ?m } OPTIONAL { T { ?r e:note ?t } } } }
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } OPTIONAL { ?g e:limit ?m } OPTIONAL { S { ?r e:mass ?m } } }
"""
_NEGATIONS = """
SELECT * { ?g e:xref ?r MINUS { S { ?r e:mass ?m } } }
SELECT * { S { ?r e:label ?l } MINUS { ?g e:xref ?r } }
SELECT * { ?g e:xref ?r MINUS { S { ?q e:mass ?m } } }
SELECT * { ?g e:xref ?r MINUS { ?g e:in e:p1 . S { ?r e:label ?l } } }
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } MINUS { T { ?r e:note ?t } } }
SELECT * { ?g e:xref ?r FILTER NOT EXISTS { S { ?r e:mass ?m } } }
SELECT * { ?g e:xref ?r FILTER EXISTS { S { ?r e:mass ?m FILTER (?m > 2) } } }
SELECT * { ?g e:xref ?r ; e:limit ?x FILTER EXISTS { S { ?r e:mass ?m FILTER (?m < ?x) } } }
SELECT * { ?g e:name ?n FILTER NOT EXISTS { ?g e:xref ?r . S { ?r e:label ?l } } }
SELECT * { ?g e:name ?n BIND (EXISTS { ?g e:xref ?r . S { ?r e:mass ?m } } AS ?known) }
SELECT * { S { ?r e:label ?l } FILTER NOT EXISTS { ?g e:xref ?r } }
SELECT * { ?g e:xref ?r FILTER (NOT EXISTS { S { ?r e:mass ?m } } || ?g = e:gene1) }
SELECT * { ?g e:in e:p1 ; ?p ?v FILTER EXISTS { S { ?r e:near ?x OPTIONAL { ?r ?v ?label } } } }
SELECT * { ?g e:in e:p1 ; e:xref ?r FILTER EXISTS { S { OPTIONAL { ?r e:mass ?m } ?x e:near ?m } } }
SELECT * { ?g e:in e:p1 ; e:xref ?r ; e:limit ?m FILTER EXISTS { S { ?r e:symbol ?s OPTIONAL { ?r e:mass ?m } } } }
"""
_UNIONS_AND_GROUPS = """
SELECT * { { ?g e:xref ?r } UNION { S { ?r e:label ?l } } }
SELECT * { ?g e:xref ?r { S { ?r e:label ?l } } UNION { ?g e:name ?l } }
SELECT * { ?g e:xref ?r { S { ?r e:label ?l } } UNION { T { ?r e:note ?l } } UNION { ?r e:nothing ?l } }
SELECT * { ?g e:xref ?r { S { ?r e:label ?l } FILTER (?l != "x one") } }
SELECT * { ?g e:xref ?r { S { ?r e:label ?l } FILTER (?g != e:gene1) } }
SELECT * { ?g e:xref ?r { { { S { ?r e:label ?l } } } } ?g e:name ?n }
SELECT * { { S { ?r e:label ?l } } { ?g e:xref ?r } }
SELECT * { ?g e:xref ?r { ?g e:in e:p1 . S { ?r e:mass ?m } } }
SELECT * { S { { ?r e:label ?l } UNION { ?r e:symbol ?l } } ?g e:xref ?r }
SELECT * { GRAPH ?h { ?g e:xref ?r } S { ?r e:label ?l } }
SELECT * { ?g e:xref ?r . S { { ?r e:mass ?m } { ?r e:label ?l } MINUS { ?r e:symbol "A1" } } }
"""
_VALUES_AND_SUBSELECTS = """
SELECT * { VALUES ?r { e:x1 e:x4 e:unknown } S { ?r e:label ?l } }
SELECT * { S { ?r e:label ?l } VALUES ?r { e:x1 e:x4 } }
SELECT * { S { ?r e:label ?l } } VALUES ?r { e:x1 e:x4 }
SELECT * { VALUES (?r ?l) { (e:x1 UNDEF) (UNDEF "x two") (e:x4 "other") } S { ?r e:label ?l } }
SELECT * { ?g e:xref ?r . S { VALUES ?l { "x one" "x four" } ?r e:label ?l } }
SELECT * { ?g e:xref ?r . S { SELECT ?r ?l { ?r e:label ?l } } }
SELECT * { ?g e:xref ?r . S { SELECT ?r ?l { ?r e:label ?l } ORDER BY DESC(?l) LIMIT 2 } }
SELECT * { ?g e:xref ?r . S { SELECT ?r (COUNT(?o) AS ?n) { ?r ?p ?o } GROUP BY ?r } }
SELECT * { ?g e:xref ?r . S { SELECT ?r { ?r e:label ?l } } BIND (STR(?r) AS ?l) }
SELECT * { ?g e:xref ?r { SELECT ?r ?l { S { ?r e:label ?l } } } }
SELECT * { ?g e:name ?l { SELECT ?r { S { ?r e:label ?l } } } ?g e:xref ?r }
SELECT * { ?g e:name ?n { SELECT ?g { ?g e:xref ?r . S { ?r e:mass ?m } } ORDER BY ?m LIMIT 1 } }
SELECT * { ?g e:in e:p1 { SELECT ?g (COUNT(*) AS ?n) { ?g e:xref ?r . S { ?r ?p ?o } } GROUP BY ?g } }
SELECT * { ?g e:xref ?r { SELECT (COUNT(*) AS ?n) { S { ?r e:label ?l } } } }
SELECT * { { SELECT DISTINCT ?r { ?g e:xref ?r } ORDER BY ?r LIMIT 2 } S { ?r e:label ?l } }
SELECT * { ?g e:xref ?r BIND (IRI(CONCAT("http://example.org/x", "1")) AS ?q) S { ?q e:label ?l } }
SELECT * { ?g e:name ?n . S { ?r e:label ?l } BIND (STRAFTER(?l, " ") AS ?tail) FILTER (CONTAINS(?n, "a")) }
"""
_AGGREGATES_AND_FORMS = """
SELECT (COUNT(*) AS ?n) { ?g e:xref ?r . S { ?r ?p ?o } }
SELECT ?g (COUNT(?o) AS ?n) { ?g e:xref ?r . S { ?r ?p ?o } } GROUP BY ?g
SELECT ?g (SUM(?m) AS ?sum) { ?g e:xref ?r . S { ?r e:mass ?m } } GROUP BY ?g HAVING (SUM(?m) > 2)
SELECT (COUNT(?l) AS ?n) (COUNT(DISTINCT ?r) AS ?d) { S { ?r e:near ?x . ?y e:label ?l } }
SELECT DISTINCT ?l { ?g e:xref ?r . S { ?r e:label ?l } }
SELECT ?r { S { ?r ?p ?o } }
SELECT * { S { ?r e:label ?l } } ORDER BY ?l LIMIT 2
SELECT ?g ?l { ?g e:xref ?r . S { ?r e:label ?l } } ORDER BY DESC(?l) OFFSET 1 LIMIT 1
ASK { ?g e:xref ?r . S { ?r e:mass 2.5 } }
ASK { ?g e:xref ?r . S { ?r e:mass 77 } }
CONSTRUCT { ?g e:label ?l } { ?g e:xref ?r . S { ?r e:label ?l } }
CONSTRUCT { ?r e:about ?b . ?b e:says ?t } { S { ?r e:about ?b . ?b e:says ?t } }
DESCRIBE ?g { ?g e:xref ?r . S { ?r e:mass 1.5 } }
"""
_TWO_PARTNERS_AND_NAMES = """
SELECT * { ?g e:xref ?r . S { ?r e:label ?l } T { ?r e:note ?t } }
SELECT * { S { ?r e:label ?l } T { ?y e:of ?l } ?g e:xref ?r }
SELECT * { T { ?y e:of ?l } S { ?r e:label ?l } }
SELECT * { S { ?r e:label ?l } T { ?q e:note ?t } ?g e:xref ?r ; e:xref ?q }
SELECT * { ?g e:symbol ?s . S { ?r e:symbol ?s } S { ?r e:label ?l } }
SELECT * { VALUES ?e { <urn:remote> <urn:other> } SERVICE ?e { ?r e:label ?l } }
SELECT * { e:list e:endpoint ?e . ?g e:xref ?r . SERVICE ?e { ?r ?p ?l } }
SELECT * { SERVICE ?e { ?r e:label ?l } e:first e:endpoint ?e . ?g e:xref ?r }
SELECT * { ?g e:xref ?r OPTIONAL { e:list e:endpoint ?e . SERVICE ?e { ?r e:note ?t } } }
SELECT * { SERVICE SILENT <urn:remote> { ?r e:label ?l } ?g e:xref ?r }
SELECT * { ?g e:xref ?r OPTIONAL { SERVICE SILENT <urn:remote> { ?r e:mass ?m } } }
"""
_BLANK_NODES = """
SELECT * { S { ?r e:about ?b } }
SELECT (COUNT(?b) AS ?n) (COUNT(DISTINCT ?b) AS ?d) { S { ?r e:about ?b } }
SELECT ?t { S { ?r e:about ?b . ?b e:says ?t } ?g e:xref ?r }
SELECT * { S { ?r e:about ?b } FILTER (ISBLANK(?b)) }
SELECT * { S { ?r e:about|e:near ?b } FILTER (ISIRI(?b)) }
SELECT * { S { ?r e:about|e:near ?b } BIND (STR(?b) AS ?text) }
SELECT ?r ?o { S { ?r e:about|e:near|e:label ?o } } ORDER BY ?o ?r
SELECT (COUNT(*) AS ?n) { S { ?r e:about ?b } S { ?q e:about ?c } FILTER (ISBLANK(?b) && ISBLANK(?c)) }
SELECT ?b (COUNT(?r) AS ?n) { S { ?r e:about ?b } } GROUP BY ?b ORDER BY ?n
SELECT * { ?g e:xref ?r . S { ?r e:about [ e:says ?t ] } }
SELECT * { S { [] e:says ?t } }
SELECT * { ?g e:xref ?r ; e:seeAlso ?note . S { ?r e:label ?l } }
SELECT * { ?g e:xref ?r . ?r e:text ?t OPTIONAL { S { ?r e:label ?l } } }
SELECT (COUNT(?b) AS ?n) (COUNT(DISTINCT ?b) AS ?d) { ?g e:xref ?r . S { ?r e:about ?b } }
"""

PREFIX = "PREFIX e: <http://example.org/>\n"
_SERVICE = {"S": "SERVICE <urn:remote>", "T": "SERVICE <urn:other>"}


def _queries(*families: str) -> list[str]:
    lines = (line for family in families for line in family.strip().splitlines())
    return [PREFIX + re.sub(r"(?<= )[ST](?= \{)", lambda match: _SERVICE[match[0]], line) for line in lines]


SHAPES = _queries(
    _JOINS,
    _OPTIONALS,
    _NEGATIONS,
    _UNIONS_AND_GROUPS,
    _VALUES_AND_SUBSELECTS,
    _AGGREGATES_AND_FORMS,
    _TWO_PARTNERS_AND_NAMES,
    _BLANK_NODES,
)
