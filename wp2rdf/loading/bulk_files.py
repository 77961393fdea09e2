"""Files for the bulk loaders of stores that have none over HTTP: the data, a configuration, and what to type.

Written from the documentation of QLever, Apache Jena, GraphDB and Amazon Neptune.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from wp2rdf.errors import OutputError
from wp2rdf.loading.names import DEFAULT
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from wp2rdf.loading.dump import Dump

DATA = "wikipathways.nq.gz"

_QLEVER = {
    "Qleverfile": f"""\
# Configuration of QLever for `qlever` (https://github.com/qlever-dev/qlever-control), in this folder
[data]
NAME         = wikipathways
GET_DATA_CMD = echo 'the data is here already'
DESCRIPTION  = WikiPathways, a named graph for each pathway page
FORMAT       = nq

[index]
INPUT_FILES     = {DATA}
CAT_INPUT_FILES = zcat ${{INPUT_FILES}}
SETTINGS_JSON   = {{ "num-triples-per-batch": 1000000 }}

[server]
PORT               = 7019
MEMORY_FOR_QUERIES = 4G
TIMEOUT            = 60s

[runtime]
SYSTEM = docker
IMAGE  = docker.io/adfreiburg/qlever:latest

[ui]
UI_CONFIG = default
""",
    "README.md": f"""\
# WikiPathways in QLever

```sh
pip install qlever
qlever index    # reads {DATA}; makes the index anew with --overwrite-existing
qlever start    # http://localhost:7019
qlever query 'SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }}'
```

QLever's default graph holds the triples of all graphs. For a new dump write these files again, `qlever index
--overwrite-existing`, `qlever start --kill-existing-with-same-port`.
""",
}

_FUSEKI = {
    "fuseki.ttl": """\
PREFIX :       <#>
PREFIX fuseki: <http://jena.apache.org/fuseki#>
PREFIX ja:     <http://jena.hpl.hp.com/2005/11/Assembler#>
PREFIX rdf:    <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX tdb2:   <http://jena.apache.org/2016/tdb#>

[] rdf:type fuseki:Server .

:service rdf:type fuseki:Service ;
    fuseki:name "wikipathways" ;
    fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "sparql" ] ;
    fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ;
    fuseki:endpoint [ fuseki:operation fuseki:gsp-r ; fuseki:name "get" ] ;
    fuseki:dataset :dataset .

# queries without GRAPH see the triples of all graphs
:dataset rdf:type tdb2:DatasetTDB2 ;
    tdb2:location "tdb2" ;
    tdb2:unionDefaultGraph true ;
    ja:context [ ja:cxtName "arq:queryTimeout" ; ja:cxtValue "60000" ] .
""",
    "README.md": f"""\
# WikiPathways in Apache Jena Fuseki

```sh
tdb2.tdbloader --loc tdb2 {DATA}       # into a new folder tdb2
fuseki-server --conf=fuseki.ttl    # http://localhost:3030/wikipathways/sparql
```

For a new dump load into a new folder, stop Fuseki, exchange the folders, start Fuseki. A Fuseki that runs is better
loaded with `wp2rdf load … --to gsp:http://localhost:3030/DATASET/data`.
""",
}

_GRAPHDB = {
    "repository.ttl": """\
@prefix graphdb: <http://www.ontotext.com/config/graphdb#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a rep:Repository ;
    rep:repositoryID "wikipathways" ;
    rdfs:label "WikiPathways" ;
    rep:repositoryImpl [
        rep:repositoryType "graphdb:SailRepository" ;
        sr:sailImpl [
            sail:sailType "graphdb:Sail" ;
            graphdb:ruleset "empty" ;
            graphdb:disable-sameAs "true" ;
            graphdb:enable-context-index "true" ;
            graphdb:entity-index-size "10000000"
        ]
    ] .
""",
    "README.md": f"""\
# WikiPathways in GraphDB

With GraphDB stopped:

```sh
importrdf preload --force --config-file repository.ttl {DATA}
```

`--force` makes the repository `wikipathways` anew. Then start GraphDB: http://localhost:7200/repositories/wikipathways.
A GraphDB that runs is better loaded with
`wp2rdf load … --to gsp:http://localhost:7200/repositories/wikipathways/rdf-graphs/service`.
""",
}

_NEPTUNE = {
    "load.json": f"""\
{{
  "source": "s3://BUCKET/{DATA}",
  "format": "nquads",
  "iamRoleArn": "arn:aws:iam::ACCOUNT:role/ROLE",
  "region": "REGION",
  "mode": "NEW",
  "failOnError": "TRUE",
  "parallelism": "MEDIUM",
  "queueRequest": "TRUE"
}}
""",
    "README.md": f"""\
# WikiPathways in Amazon Neptune

Fill in BUCKET, ACCOUNT, ROLE and REGION in `load.json`: a bucket in the region of the cluster, and a role of the
cluster that may read it. Then, from a machine that reaches the cluster:

```sh
aws s3 cp {DATA} s3://BUCKET/
curl --json @load.json https://CLUSTER:8182/loader    # answers with a loadId
curl 'https://CLUSTER:8182/loader/LOADID?details=true&errors=true'
```

The loader adds to what is there. Replace graphs with `wp2rdf load … --to update:https://CLUSTER:8182/sparql` instead
(without IAM authentication, which wp2rdf does not know). Neptune's default graph holds the triples of all graphs.
""",
}

KINDS: Mapping[str, Mapping[str, str]] = {
    "qlever": _QLEVER,
    "fuseki": _FUSEKI,
    "graphdb": _GRAPHDB,
    "neptune": _NEPTUNE,
}
"""What is written beside the data, for each kind: names and contents of files."""


def write(dump: Dump, kind: str, folder: Path, *, progress: Callable[[str, int, int], None] | None = None) -> None:
    """Writes the files for one kind of store; the same bytes for the same dump.

    Args:
        dump: what it is to hold.
        kind: one of `KINDS`.
        folder: for the files, which take their places when all are written; other files stay.
        progress: told what is done, and how many of how many graphs.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    with output.replacing_in(folder) as beside:
        with gzip.GzipFile(beside / DATA, "wb", compresslevel=6, mtime=0) as out:
            for done, name in enumerate(dump.graphs):
                end = b" .\n" if name == DEFAULT else f" <{name}> .\n".encode()
                out.writelines(line[:-3] + end for line in dump.content(name).lines())
                if progress:
                    progress("writing", done + 1, len(dump.graphs))
        for name, text in KINDS[kind].items():
            (beside / name).write_text(text, encoding="utf-8")
