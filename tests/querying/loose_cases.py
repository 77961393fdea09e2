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
    # other columns without brackets
    (
        "a variable with another name",
        "SELECT ?o as ?x { ?p wp:organismName ?o }",
        "SELECT (?o AS ?x) { ?p wp:organismName ?o }",
    ),
    (
        "brackets around an expression only",
        "SELECT (str(?o)) as ?x (count(?p)) as ?n { ?p wp:organismName ?o }",
        "SELECT (STR(?o) AS ?x) (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY ?o",
    ),
    (
        "constants and sums",
        "SELECT 'organisms' as ?what, count(distinct ?o) + 1 as ?n { ?p wp:organismName ?o }",
        "SELECT ('organisms' AS ?what) (COUNT(DISTINCT ?o) + 1 AS ?n) { ?p wp:organismName ?o }",
    ),
    (
        "a cast, and an IF around an aggregate",
        "SELECT ?n IF(count(?a) > 1, 'many', 'one') as ?k xsd:integer(?n) as ?i { ?a pq:series_ordinal ?n }",
        "SELECT ?n (IF(COUNT(?a) > 1, 'many', 'one') AS ?k) (xsd:integer(?n) AS ?i) "
        "{ ?a pq:series_ordinal ?n } GROUP BY ?n",
    ),
    (
        "an expression without a name beside others",
        "SELECT ?p str(?o) (count(*) as ?n) { ?p wp:organismName ?o }",
        "SELECT ?p (STR(?o) AS ?callret1) (COUNT(*) AS ?n) { ?p wp:organismName ?o } GROUP BY ?p ?o",
    ),
    # grouping as Virtuoso does
    (
        "an expression beside an aggregate groups by its variable",
        "SELECT (substr(?id, 1, 2) as ?start) (count(*) as ?n) { ?p dcterms:identifier ?id }",
        "SELECT (SUBSTR(?id, 1, 2) AS ?start) (COUNT(*) AS ?n) { ?p dcterms:identifier ?id } GROUP BY ?id",
    ),
    (
        "what ORDER BY names groups too",
        "SELECT ?o (count(?n) as ?nodes) { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } ORDER BY ASC(?p)",
        "SELECT ?o (COUNT(?n) AS ?nodes) { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } "
        "GROUP BY ?o ?p ORDER BY ASC(?p)",
    ),
    (
        "an aggregate in ORDER BY only",
        "SELECT ?o { ?p wp:organismName ?o } ORDER BY DESC(count(?p)) ?o",
        "SELECT ?o { ?p wp:organismName ?o } GROUP BY ?o ORDER BY DESC(COUNT(?p)) ?o",
    ),
    (
        "GROUP BY by the expression of a column",
        "SELECT (str(?o) as ?name) (count(?p) as ?n) { ?p wp:organismName ?o } GROUP BY str(?o)",
        "SELECT ?name (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY (STR(?o) AS ?name)",
    ),
    (
        "GROUP BY by the expression of a column, in brackets",
        "SELECT substr(?id, 1, 2) as ?start (count(*) as ?n) { ?p dcterms:identifier ?id } "
        "GROUP BY (substr(?id, 1, 2))",
        "SELECT ?start (COUNT(*) AS ?n) { ?p dcterms:identifier ?id } GROUP BY (SUBSTR(?id, 1, 2) AS ?start)",
    ),
    (
        "GROUP BY without all columns",
        "SELECT ?o ?p { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } GROUP BY ?o",
        "SELECT ?o ?p { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } GROUP BY ?o ?p",
    ),
    (
        "GROUP BY with none of the columns",
        "SELECT ?o { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } GROUP BY ?p ORDER BY ?o",
        "SELECT ?o { ?n dcterms:isPartOf ?p . ?p wp:organismName ?o } GROUP BY ?p ?o ORDER BY ?o",
    ),
    (
        "an average over a subquery",
        "SELECT avg(?n) as ?mean { SELECT ?p count(?g) as ?n { ?g a wp:DataNode ; dcterms:isPartOf ?p } }",
        "SELECT (AVG(?n) AS ?mean) { SELECT ?p (COUNT(?g) AS ?n) { ?g a wp:DataNode ; dcterms:isPartOf ?p } "
        "GROUP BY ?p }",
    ),
    # aliases and variables
    (
        "the alias of a joined list",
        "SELECT ?g (GROUP_CONCAT(?id;separator=', ') AS ?p) { ?g dcterms:isPartOf ?p . ?p dcterms:identifier ?id }",
        "SELECT ?g (GROUP_CONCAT(?id;separator=', ') AS ?p) { ?g dcterms:isPartOf ?q . ?q dcterms:identifier ?id } "
        "GROUP BY ?g",
    ),
    (
        "an alias of a subquery shadows",
        "SELECT ?t { ?p a wp:Pathway { SELECT ?p (str(?t) as ?t) { ?p dc:title ?t } } }",
        "SELECT ?t { ?p a wp:Pathway { SELECT ?p (STR(?u) AS ?t) { ?p dc:title ?u } } }",
    ),
    (
        "an alias shadows what GROUP BY names",
        "SELECT (str(?o) as ?o) (count(?p) as ?n) { ?p wp:organismName ?o } GROUP BY ?o ORDER BY ?o",
        "SELECT (STR(?x) AS ?o) (COUNT(?p) AS ?n) { ?p wp:organismName ?x } GROUP BY ?x ORDER BY ?o",
    ),
    # IRIs for strings
    (
        "regex of a subject",
        'SELECT ?p { ?p a wp:Pathway FILTER regex(?p, "wp9001", "i") }',
        'SELECT ?p { ?p a wp:Pathway FILTER REGEX(STR(?p), "wp9001", "i") }',
    ),
    (
        "regex of a mapping",
        'SELECT ?g ?u { ?g wp:bdbUniprot ?u . FILTER (regex(?u, "uniprot") AND !regex(?u, "hmdb")) }',
        'SELECT ?g ?u { ?g wp:bdbUniprot ?u . FILTER (REGEX(STR(?u), "uniprot") && !REGEX(STR(?u), "hmdb")) }',
    ),
    (
        "and, or",
        'SELECT ?p { ?p wp:organismName ?o FILTER (?o = "Homo sapiens" or ?o = "Ovis aries" and bound(?p)) }',
        'SELECT ?p { ?p wp:organismName ?o FILTER (?o = "Homo sapiens" || ?o = "Ovis aries" && BOUND(?p)) }',
    ),
    (
        "concat and strlen of IRIs",
        'SELECT (concat(?p, "#", ?o) as ?x) (strlen(?p) as ?n) { ?p wp:organismName ?o }',
        'SELECT (CONCAT(STR(?p), "#", ?o) AS ?x) (STRLEN(STR(?p)) AS ?n) { ?p wp:organismName ?o }',
    ),
    (
        "a list of mappings",
        'SELECT ?g (GROUP_CONCAT(DISTINCT ?w;separator=", ") AS ?all) { ?g wp:bdbWikidata ?w } GROUP BY ?g',
        'SELECT ?g (GROUP_CONCAT(DISTINCT STR(?w);separator=", ") AS ?all) { ?g wp:bdbWikidata ?w } GROUP BY ?g',
    ),
    (
        "a list of IRIs that were made",
        'SELECT (group_concat(?i, " ") as ?all) { ?p dcterms:identifier ?d BIND (IRI(CONCAT("urn:", ?d)) AS ?i) }',
        'SELECT (GROUP_CONCAT(STR(?i);SEPARATOR=" ") AS ?all) '
        '{ ?p dcterms:identifier ?d BIND (IRI(CONCAT("urn:", ?d)) AS ?i) }',
    ),
    # functions
    (
        "fn:substring of an IRI",
        "SELECT (fn:substring(?u, 32) as ?accession) { ?g wp:bdbUniprot ?u }",
        "SELECT (SUBSTR(STR(?u), 32) AS ?accession) { ?g wp:bdbUniprot ?u }",
    ),
    (
        "fn:substring loses the language",
        "SELECT (fn:substring(?t, 1, 7) as ?start) (fn:string-length(?t) as ?n) { ?p dc:title ?t }",
        "SELECT (SUBSTR(STR(?t), 1, 7) AS ?start) (STRLEN(STR(?t)) AS ?n) { ?p dc:title ?t }",
    ),
    (
        "fn:not, and a prefix that is declared",
        "PREFIX f: <http://www.w3.org/2005/xpath-functions#> "
        'SELECT ?o { ?p wp:organismName ?o FILTER f:not(f:contains(?o, "Homo")) }',
        'SELECT ?o { ?p wp:organismName ?o FILTER (!CONTAINS(?o, "Homo")) }',
    ),
    (
        "functions of Virtuoso",
        "SELECT (bif:ucase(?t) as ?big) (bif:length(?t) as ?n) { ?p dc:title ?t }",
        "SELECT (UCASE(STR(?t)) AS ?big) (STRLEN(STR(?t)) AS ?n) { ?p dc:title ?t }",
    ),
    (
        "bif:concat without brackets",
        'SELECT bif:concat("n", ?n) as ?x { ?a pq:series_ordinal ?n }',
        'SELECT (CONCAT("n", STR(?n)) AS ?x) { ?a pq:series_ordinal ?n }',
    ),
    (
        "xsd:int",
        "SELECT ?n { ?a pq:series_ordinal ?n FILTER (xsd:int(?n) > 3) }",
        "SELECT ?n { ?a pq:series_ordinal ?n FILTER (xsd:integer(?n) > 3) }",
    ),
    (
        "xsd:long",
        "SELECT (max(xsd:long(?n)) as ?last) { ?a pq:series_ordinal ?n }",
        "SELECT (MAX(xsd:integer(?n)) AS ?last) { ?a pq:series_ordinal ?n }",
    ),
    # a blank that Oxigraph does not read
    (
        "blanks after names",
        "SELECT (COALESCE (?no, CONCAT ('-', ?o)) AS ?x) { ?p wp:organismName ?o }",
        "SELECT (COALESCE(?no, CONCAT('-', ?o)) AS ?x) { ?p wp:organismName ?o }",
    ),
    # HAVING
    (
        "HAVING without brackets",
        "SELECT ?o (count(?p) as ?n) { ?p wp:organismName ?o } GROUP BY ?o HAVING count(?p) > 1",
        "SELECT ?o (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY ?o HAVING (COUNT(?p) > 1)",
    ),
    (
        "HAVING with an alias",
        "SELECT ?o count(?p) as ?n { ?p wp:organismName ?o } GROUP BY ?o HAVING (?n > 1)",
        "SELECT ?o (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY ?o HAVING (COUNT(?p) > 1)",
    ),
    (
        "HAVING with an alias and without brackets",
        "SELECT ?o (count(?p) as ?n) { ?p wp:organismName ?o } GROUP BY ?o HAVING ?n > 1 ORDER BY ?o",
        "SELECT ?o (COUNT(?p) AS ?n) { ?p wp:organismName ?o } GROUP BY ?o HAVING (COUNT(?p) > 1) ORDER BY ?o",
    ),
    # whole queries
    (
        "a report in the manner of the collection",
        "# Lipids\nselect distinct ?pathwayRes (str(?wpid) as ?pathway) str(?title) as ?title "
        "(count(distinct ?id) AS ?n)\n"
        'where {\n  ?m a wp:DataNode ; # "count(*) as ?n"\n    dcterms:identifier ?id ;\n'
        "    dcterms:isPartOf ?pathwayRes .\n"
        "  ?pathwayRes a wp:Pathway ; dcterms:identifier ?wpid ; dc:title ?title .\n"
        '  FILTER regex(?pathwayRes, "WP9").\n}\n\nORDER BY DESC(?n)\n',
        "SELECT DISTINCT ?pathwayRes (STR(?wpid) AS ?pathway) (STR(?t) AS ?title) (COUNT(DISTINCT ?id) AS ?n) WHERE { "
        "?m a wp:DataNode ; dcterms:identifier ?id ; dcterms:isPartOf ?pathwayRes . ?pathwayRes a wp:Pathway ; "
        'dcterms:identifier ?wpid ; dc:title ?t . FILTER REGEX(STR(?pathwayRes), "WP9") } '
        "GROUP BY ?pathwayRes ?wpid ?t ORDER BY DESC(?n)",
    ),
]
"""Name, loose form, repaired form. Each loose form but HAVING was tried in Virtuoso 7.2.5: it gives the same rows."""

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
    # a name that is not in scope may be that of an alias
    "SELECT (STR(?o) AS ?x) { ?s ?p ?o MINUS { ?s ?q ?x } }",
    "SELECT (STR(?o) AS ?x) { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?x } }",
    "SELECT (STR(?o) AS ?x) { ?s ?p ?o FILTER (!BOUND(?x)) }",
    "SELECT (MAX(?n) AS ?x) { { SELECT ?s (COUNT(?x) AS ?n) { ?s ?p ?x } GROUP BY ?s } }",
    "SELECT ?x { ?s ?p ?o BIND (STR(?o) AS ?x) }",
    # expressions that look loose
    "SELECT (COUNT(DISTINCT(?s)) AS ?n) (-1 AS ?m) (!TRUE AS ?b) { ?s ?p ?o }",
    "SELECT ?l (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (LANG(?o) AS ?l) HAVING (COUNT(*) > 1) (MIN(?s) != ?l)",
    "SELECT (LANG(?o) AS ?l) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o ORDER BY DESC(COUNT(*)) STR(?o)",
    "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o } HAVING (COUNT(?s) > 1)",
    "SELECT ?s FROM <urn:g> FROM NAMED <urn:h> { GRAPH ?g { ?s ?p ?o FILTER (?o IN (1, 2) && ?p NOT IN (<urn:p>)) } }",
    "SELECT ?s { ?s ?p ?o FILTER REGEX(?o, 'x', 'i') FILTER (CONTAINS(?o, 'and') || REGEX(STR(?s), 'a or b')) }",
    "SELECT ?s { { SELECT DISTINCT ?s { ?s ?p ?o } LIMIT 3 } UNION { ?s ?q ?r } } VALUES ?s { <urn:a> UNDEF }",
    "SELECT ?s (CONCAT(?o, 'x') AS ?y) { ?s ?p ?o } ORDER BY ?o # fn:concat(?s)",
    "PREFIX fn: <urn:own/> SELECT (fn:substring(?s) AS ?x) { ?s ?p ?o }",
    'SELECT ?s { ?s <urn:or> ?and ; <urn:AND> "a and b" }',
    "CONSTRUCT { ?s a ?c } WHERE { SELECT ?s (SAMPLE(?o) AS ?c) { ?s ?p ?o } GROUP BY ?s }",
    "",
    "# SELECT count(?x) { }",
]
"""Queries in SPARQL 1.1, which come back as they are."""
