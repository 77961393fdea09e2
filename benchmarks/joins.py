"""Queries over interactions as they are written and as they run, with needed triples first, in Oxigraph.

Usage: `python -m benchmarks.joins STORE [SECONDS]`, a store of a site with its drawings, as `wp2rdf build` makes it.
CPU seconds of thirty queries, each in a process of its own that is ended after two minutes of CPU, or so many seconds,
once as it is written and once reordered; other rows end the run. Standard error gets a line for each query.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pyoxigraph

from benchmarks.table import markdown
from wp2rdf.querying.sparql.joins import needed_first
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.prefixes import KNOWN
from wp2rdf.querying.sparql.writer import write

LIMIT = 120
"""CPU seconds that a query has: on a busy machine the clock would end one that is fast."""

_BETWEEN = "?interaction dcterms:isPartOf ?pathway ; a wp:DirectedInteraction ; wp:source ?source ; wp:target ?target ."
_PATHWAY = 'a wp:Pathway ; wp:organismName "Homo sapiens" ; dc:title ?title .'
_KINDS = "VALUES ?kind { wp:Conversion wp:Inhibition wp:Catalysis wp:Stimulation wp:DirectedInteraction }"
LAYOUTS = {
    "all that is needed first": f"?pathway {_PATHWAY} {_BETWEEN} ?source a wp:A ; wp:bdbX ?s . "
    "?target a wp:B ; wp:bdbX ?t . OPTIONAL { ?source wp:bdbY ?s2 } OPTIONAL { ?target wp:bdbY ?t2 }",
    "mappings of the source before the target": f"?pathway {_PATHWAY} {_BETWEEN} ?source a wp:A ; wp:bdbX ?s . "
    "OPTIONAL { ?source wp:bdbY ?s2 } ?target a wp:B ; wp:bdbX ?t . OPTIONAL { ?target wp:bdbY ?t2 }",
    "kinds behind an OPTIONAL": f"?pathway {_PATHWAY} {_BETWEEN} OPTIONAL {{ ?interaction a ?kind }} {_KINDS} "
    "?source a wp:A . OPTIONAL { ?source wp:bdbY ?s2 } ?target a wp:B . OPTIONAL { ?target wp:bdbY ?t2 }",
    "labels before classes": f"{_BETWEEN} OPTIONAL {{ ?source rdfs:label ?sl }} OPTIONAL {{ ?target rdfs:label ?tl }} "
    f"?pathway {_PATHWAY} ?source a wp:A . ?target a wp:B .",
    "references before the pathway": f"{_BETWEEN} OPTIONAL {{ ?interaction dcterms:bibliographicCitation ?work }} "
    f"?source a wp:A ; wp:bdbX ?s . ?target a wp:B ; wp:bdbX ?t . ?pathway {_PATHWAY} "
    "FILTER EXISTS { ?pathway wp:ontologyTag cur:AnalysisCollection }",
    "a MINUS in between": f"?pathway {_PATHWAY} {_BETWEEN} OPTIONAL {{ ?source wp:bdbY ?s2 }} "
    "MINUS { ?interaction a wp:Inhibition } ?source a wp:A . ?target a wp:B .",
}
"""What stands where; `wp:A` and `wp:B` are the classes of the ends, `wp:bdbX` and `wp:bdbY` mappings."""
ENDS = {
    ("Metabolite", "Metabolite"): ("Wikidata", "ChEBI"),
    ("GeneProduct", "Metabolite"): ("Wikidata", "Ensembl"),
    ("Protein", "Protein"): ("Uniprot", "Ensembl"),
    ("GeneProduct", "GeneProduct"): ("EntrezGene", "HgncSymbol"),
    ("DataNode", "Metabolite"): ("Wikidata", "Hmdb"),
}
_RUN = """
import collections, pyoxigraph, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
found = pyoxigraph.Store.read_only(sys.argv[1]).query(sys.stdin.read())
before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
digest = rows = 0
for row in found:
    digest, rows = (digest + hash(tuple(map(str, row)))) % 2**61, rows + 1
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime - before, rows, digest)
"""


def queries() -> dict[str, str]:
    """The thirty queries by their names."""
    texts = {}
    for (name, layout), (ends, mapped) in product(LAYOUTS.items(), ENDS.items()):
        pattern = layout.replace("wp:A", f"wp:{ends[0]}").replace("wp:B", f"wp:{ends[1]}")
        pattern = pattern.replace("wp:bdbX", f"wp:bdb{mapped[0]}").replace("wp:bdbY", f"wp:bdb{mapped[1]}")
        texts[f"{ends[0]} to {ends[1]}, {name}"] = f"SELECT DISTINCT * WHERE {{ {pattern} }} ORDER BY ?interaction"
    return texts


def _measured(store: Path, query: str, limit: int) -> tuple[float, str]:
    """CPU seconds, and the number of rows with a digest of them that does not hang on their order."""
    command = [sys.executable, "-c", _RUN, str(store), str(limit)]
    environment = {"PYTHONHASHSEED": "0"}
    done = subprocess.run(command, input=query, capture_output=True, check=False, text=True, env=environment)
    if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        return float("inf"), ""
    done.check_returncode()
    seconds, rows, digest = done.stdout.split()
    return float(seconds), f"{rows} {digest}"


def measure(store: Path, limit: int = LIMIT) -> list[list[str]]:
    """A row for each query: rows, seconds as written, seconds reordered, the ratio."""
    if not any(pyoxigraph.Store.read_only(str(store)).quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())):
        raise SystemExit(f"{store}: nothing in its default graph: make it with `wp2rdf build` or `wp2rdf load`")
    rows = []
    for name, text in queries().items():
        query = parse(text, known=KNOWN)
        before, said = _measured(store, write(query), limit)
        after, told = _measured(store, write(needed_first(query)), limit)
        if said and told and said != told:
            raise SystemExit(f"{name}: other rows: {said} and {told}")
        rows.append([name, told.split(" ")[0], f"{before:.2f}", f"{after:.2f}", f"{after / before:.2f}"])
        print(*rows[-1], sep="\t", file=sys.stderr, flush=True)
    return rows


if __name__ == "__main__":
    print(
        markdown(
            ["query", "rows", "as written, s", "needed first, s", "ratio"],
            measure(Path(sys.argv[1]), *map(int, sys.argv[2:])),
        )
    )
