"""Every target by its name."""

from __future__ import annotations

from types import MappingProxyType

from fuzz.targets import answers, drawings, files, pages, queries, shapes
from fuzz.targets.target import Target

_YAML = "--- - : ? | >- &a *a <<: !!str { } [ ] ' \" # wpid:WP1 authors: schema-jsonld: orcid: website:https://"
_TABLE = '\t " ; ensembl: chebi: cas: Pubmed DOI ISBN'
_SPARQL = (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH SERVICE SILENT BIND AS VALUES UNDEF PREFIX "
    "DISTINCT REDUCED FROM NAMED ORDER BY DESC GROUP HAVING LIMIT OFFSET EXISTS NOT IN COUNT SUM SAMPLE GROUP_CONCAT "
    "INSERT DELETE DATA LOAD CLEAR DROP CREATE ADD MOVE COPY WITH USING INTO BASE define bif: wp: <urn:a> ?x $x _:b a "
    "# { } ( ) [ ] ^ | / * + ! && || = != >= @en ^^ \"\"\" ''' \\u0041 ; , . -1 1e5 true ~ << >> {| |} {{a}} "
    "#param:a|string|b|c"
)
_JSON = 'null true -1 1e400 [] {} [[[ "type" "uri" "bnode" "value" "made" "count" "put" "job"'
_RDF = '<urn:a> _:b """ @prefix << <<( ^^ @en . { } [ ] <rdf:RDF "@id" "@list"'
_PATTERN = r"\p{L} [^ -[ (?: {1,2} *? \i \c \1 (?i) | ^ $"
_FORM = "- + Z : T . e INF NaN 00 -00 24:00:00"
_XML = "<DataNode GraphRef= <Point &#10; <!-- ]]> /> <?x <!DOCTYPE xmlns:"

TARGETS = MappingProxyType(
    {
        "page": Target(pages.check_page, pages.page_seeds, _YAML),
        "table": Target(pages.check_table, pages.table_seeds, _TABLE),
        "sitewide": Target(pages.check_sitewide, pages.sitewide_seeds, _YAML),
        "query": Target(queries.check, queries.seeds, _SPARQL),
        "accept": Target(answers.check_accept, answers.accept_seeds, 'text/ */* ;q= , " \\ q=0.'),
        "result": Target(answers.check_result, answers.result_seeds, _JSON),
        "rdf": Target(files.check_rdf, files.rdf_seeds, _RDF),
        "manifest": Target(files.check_manifest, files.manifest_seeds, _JSON, 20_000),
        "baseline": Target(files.check_baseline, files.baseline_seeds, _JSON),
        "state": Target(files.check_state, files.state_seeds, _JSON),
        "pattern": Target(shapes.check_pattern, shapes.pattern_seeds, _PATTERN, 120),
        "form": Target(shapes.check_form, shapes.form_seeds, _FORM, 64),
        "drawing": Target(drawings.check, drawings.seeds, _XML),
    }
)
"""What is fuzzed, by name."""
