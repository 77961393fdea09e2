"""Queries in the style of the official collection, in loose forms, each with its version in SPARQL 1.1."""

from __future__ import annotations

LOOSE: list[tuple[str, str, str]] = [
    # an aggregate or expression without brackets
    (
        "count star",
        "SELECT count(*) as ?n WHERE { ?p a wp:Pathway }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?p a wp:Pathway }",
    ),
    (
        "count of a variable",
        "SELECT count(?p) as ?n { ?p a wp:Pathway }",
        "SELECT (COUNT(?p) AS ?n) { ?p a wp:Pathway }",
    ),
    (
        "count distinct",
        "SELECT COUNT(DISTINCT ?g) AS ?genes WHERE { ?g a wp:GeneProduct }",
        "SELECT (COUNT(DISTINCT ?g) AS ?genes) WHERE { ?g a wp:GeneProduct }",
    ),
    (
        "expression",
        "SELECT ?p str(?t) as ?title { ?p dc:title ?t }",
        "SELECT ?p (STR(?t) AS ?title) { ?p dc:title ?t }",
    ),
    (
        "two expressions",
        "SELECT lcase(str(?t)) as ?small strlen(?t) as ?length { ?p dc:title ?t }",
        "SELECT (LCASE(STR(?t)) AS ?small) (STRLEN(?t) AS ?length) { ?p dc:title ?t }",
    ),
    # no alias
    ("no alias", "SELECT count(?p) { ?p a wp:Pathway }", "SELECT (COUNT(?p) AS ?callret0) { ?p a wp:Pathway }"),
    (
        "brackets and no alias",
        "SELECT (count(distinct ?p)) { ?p a wp:Pathway }",
        "SELECT (COUNT(DISTINCT ?p) AS ?callret0) { ?p a wp:Pathway }",
    ),
    # no GROUP BY
    (
        "no GROUP BY",
        "SELECT ?organism (COUNT(?p) AS ?n) { ?p wp:organismName ?organism }",
        "SELECT ?organism (COUNT(?p) AS ?n) { ?p wp:organismName ?organism } GROUP BY ?organism",
    ),
    (
        "no GROUP BY, no brackets",
        "SELECT ?organism count(distinct ?p) as ?n { ?p a wp:Pathway ; wp:organismName ?organism } ORDER BY DESC(?n)",
        "SELECT ?organism (COUNT(DISTINCT ?p) AS ?n) { ?p a wp:Pathway ; wp:organismName ?organism } "
        "GROUP BY ?organism ORDER BY DESC(?n)",
    ),
    (
        "no GROUP BY, two variables",
        "SELECT ?organism ?source (COUNT(DISTINCT ?n) AS ?nodes) WHERE { ?n dcterms:isPartOf ?p ; dc:source ?source . "
        "?p wp:organismName ?organism } LIMIT 100",
        "SELECT ?organism ?source (COUNT(DISTINCT ?n) AS ?nodes) WHERE { ?n dcterms:isPartOf ?p ; dc:source ?source . "
        "?p wp:organismName ?organism } GROUP BY ?organism ?source LIMIT 100",
    ),
    (
        "no GROUP BY in a subquery",
        "SELECT ?organism ?n { { SELECT ?organism count(?p) as ?n { ?p wp:organismName ?organism } } FILTER (?n > 1) }",
        "SELECT ?organism ?n { { SELECT ?organism (COUNT(?p) AS ?n) { ?p wp:organismName ?organism } "
        "GROUP BY ?organism } FILTER (?n > 1) }",
    ),
    # an alias that shadows a variable
    (
        "alias shadows",
        "SELECT (STR(?title) AS ?title) { ?p dc:title ?title } ORDER BY ?title",
        "SELECT (STR(?t) AS ?title) { ?p dc:title ?t } ORDER BY ?title",
    ),
    (
        "alias shadows, beside another",
        "SELECT DISTINCT ?p (str(?label) as ?label) WHERE { ?n dcterms:isPartOf ?p ; rdfs:label ?label }",
        "SELECT DISTINCT ?p (STR(?l) AS ?label) WHERE { ?n dcterms:isPartOf ?p ; rdfs:label ?l }",
    ),
    (
        "alias shadows, aggregate",
        "SELECT (COUNT(DISTINCT ?pathway) AS ?pathway) WHERE { ?pathway a wp:Pathway }",
        "SELECT (COUNT(DISTINCT ?p) AS ?pathway) WHERE { ?p a wp:Pathway }",
    ),
    (
        "alias shadows without brackets",
        "SELECT str(?d) as ?d { ?p dcterms:modified ?d }",
        "SELECT (STR(?x) AS ?d) { ?p dcterms:modified ?x }",
    ),
    # functions of XPath
    (
        "fn:substring",
        "SELECT (fn:substring(STR(?p), 36) AS ?id) { ?p a wp:Pathway }",
        "SELECT (SUBSTR(STR(?p), 36) AS ?id) { ?p a wp:Pathway }",
    ),
    (
        "fn:substring without brackets",
        "SELECT fn:substring(?id, 3) as ?number { ?p a wp:Pathway ; dcterms:identifier ?id }",
        "SELECT (SUBSTR(?id, 3) AS ?number) { ?p a wp:Pathway ; dcterms:identifier ?id }",
    ),
    (
        "fn:concat and fn:upper-case",
        'SELECT (fn:concat(fn:upper-case(STR(?t)), "!") AS ?loud) { ?p dc:title ?t }',
        'SELECT (CONCAT(UCASE(STR(?t)), "!") AS ?loud) { ?p dc:title ?t }',
    ),
    (
        "fn:contains in a filter",
        'SELECT ?p { ?p dc:title ?t FILTER (fn:contains(STR(?t), "Glucose")) }',
        'SELECT ?p { ?p dc:title ?t FILTER (CONTAINS(STR(?t), "Glucose")) }',
    ),
    (
        "fn:starts-with in a filter",
        'SELECT ?n { ?n rdfs:label ?l . FILTER fn:starts-with(STR(?l), "GC") }',
        'SELECT ?n { ?n rdfs:label ?l . FILTER STRSTARTS(STR(?l), "GC") }',
    ),
    # GROUP_CONCAT with a comma
    (
        "group_concat",
        "SELECT ?p (group_concat(?l, ',') as ?all) { ?n dcterms:isPartOf ?p ; a wp:Metabolite ; "
        "rdfs:label ?l } GROUP BY ?p",
        "SELECT ?p (GROUP_CONCAT(?l ; SEPARATOR=',') AS ?all) { ?n dcterms:isPartOf ?p ; a wp:Metabolite ; "
        "rdfs:label ?l } GROUP BY ?p",
    ),
    (
        "group_concat distinct",
        'SELECT ?o (GROUP_CONCAT(DISTINCT ?id, "; ") AS ?ids) { ?p wp:organismName ?o ; dcterms:identifier ?id } '
        "GROUP BY ?o",
        'SELECT ?o (GROUP_CONCAT(DISTINCT ?id ; SEPARATOR="; ") AS ?ids) { ?p wp:organismName ?o ; '
        "dcterms:identifier ?id } GROUP BY ?o",
    ),
    (
        "group_concat without brackets and GROUP BY",
        "SELECT ?o group_concat(distinct ?id, ' ') as ?ids { ?p wp:organismName ?o ; dcterms:identifier ?id }",
        "SELECT ?o (GROUP_CONCAT(DISTINCT ?id ; SEPARATOR=' ') AS ?ids) { ?p wp:organismName ?o ; "
        "dcterms:identifier ?id } GROUP BY ?o",
    ),
    # DISTINCT with brackets, commas
    (
        "DISTINCT with brackets",
        "SELECT DISTINCT(?o) WHERE { ?p wp:organismName ?o }",
        "SELECT DISTINCT ?o WHERE { ?p wp:organismName ?o }",
    ),
    (
        "DISTINCT with brackets and another",
        "SELECT DISTINCT (?o) ?s { ?p wp:organismName ?o ; dc:source ?s }",
        "SELECT DISTINCT ?o ?s { ?p wp:organismName ?o ; dc:source ?s }",
    ),
    ("commas", "SELECT ?p, ?t { ?p dc:title ?t }", "SELECT ?p ?t { ?p dc:title ?t }"),
    (
        "commas and an aggregate",
        "SELECT ?o, count(?p) as ?n { ?p wp:organismName ?o }",
        "SELECT ?o (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY ?o",
    ),
    # prefixes that are not declared
    (
        "no prefixes",
        "SELECT ?w { ?w cito:cites ?p . ?p pav:hasVersion ?v }",
        "SELECT ?w { ?w <http://purl.org/spar/cito/cites> ?p . ?p <http://purl.org/pav/hasVersion> ?v }",
    ),
    (
        "a prefix with another name",
        "SELECT ?a { ?a wpq:series_ordinal '1' }",
        "SELECT ?a { ?a <http://www.wikidata.org/prop/qualifier/series_ordinal> '1' }",
    ),
    (
        "lower case throughout",
        "select ?t count(distinct ?p) as ?n where { ?p wp:ontologyTag ?t } order by desc(?n) limit 5",
        "SELECT ?t (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p wp:ontologyTag ?t } GROUP BY ?t ORDER BY DESC(?n) LIMIT 5",
    ),
    (
        "a comment and a text that look like code",
        'SELECT ?p count(?t) as ?n # count(*) as ?x\nWHERE { ?p dc:title ?t . FILTER (STR(?t) != "count(*) as ?n") }',
        'SELECT ?p (COUNT(?t) AS ?n) WHERE { ?p dc:title ?t . FILTER (STR(?t) != "count(*) as ?n") } GROUP BY ?p',
    ),
]
"""Name, loose form, repaired form."""

STRICT = [
    "SELECT * WHERE { ?s ?p ?o }",
    "SELECT ?s (COUNT(?p) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(?p) > 2) ORDER BY ?n",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT DISTINCT ?s ?p { ?s ?p ?o } # a, b",
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE ?s WHERE { ?s ?p ?o }",
    "SELECT ?s (GROUP_CONCAT(DISTINCT ?o ; SEPARATOR=', ') AS ?all) { ?s ?p ?o } GROUP BY ?s",
    "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }",
    "SELECT (SUM(?n) AS ?all) { { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }",
]
"""Queries in SPARQL 1.1, which come back as they are."""
