"""Whether the memory of the server stays flat: minutes of requests that differ, by many clients at a time.

Usage: `python -m benchmarks.endurance SITE [--store STORE] [--minutes N] [--nice N]`. Wants `wrk`. What is asked is
drawn by chance: lookups and lists of genes whose text never comes twice, rows in all formats, pages,
their Turtle, searches, queries that are refused, and the same again, which is kept. Memory is that of the server, and
of its workers; what they share is divided among them. A worker that has taken much is replaced, so it moves a little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.serving import load, memory, processes, serving
from benchmarks.table import markdown

_SCRIPT = """
local wpids = { WPIDS }
local prefixes = "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX dc: <http://purl.org/dc/elements/1.1/> " ..
  "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
local formats = { "json", "xml", "csv", "tsv" }
local count = SEED
math.randomseed(SEED)
local function quoted(text)
  return (text:gsub("[^%w]", function(char) return string.format("%%%02X", string.byte(char)) end))
end
local function query(text)
  return "/sparql?format=" .. formats[math.random(#formats)] .. "&query=" .. quoted(prefixes .. text)
end
local kinds = {
  function(id) return query('SELECT ?t { ?p dcterms:identifier "' .. id .. '" ; dc:title ?t } #' .. count) end,
  function(id) return query('SELECT ?n ?l { ?p dcterms:identifier "' .. id ..
    '" . ?n dcterms:isPartOf ?p ; rdfs:label ?l } #' .. count) end,
  function() return query("SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 500 OFFSET " .. math.random(2000)) end,
  function(id) return "/pathways/" .. id .. "?time=" .. count end,
  function(id) return "/pathways/" .. id .. ".ttl" end,
  function(id) return "/pathways/" .. id end,
  function() return math.random(20) == 1 and "/search?q=gene" .. math.random(1000) or "/health" end,
  function() return query("SELECT ?s { ?s rdfs:label " .. count) end,
  function() return "/pathways/WP" .. (900000 + math.random(9999)) end,
}
request = function()
  count = count + 1
  return wrk.format("GET", kinds[math.random(#kinds)](wpids[math.random(#wpids)]))
end
"""
"""Requests of wrk, each of a kind by chance; two kinds of nine are refused."""


def main() -> int:
    """Prints the table; returns 1 when an answer did not come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--nice", type=int, default=0, help="steps of priority below other work")
    args = parser.parse_args()
    wrk = shutil.which("wrk")
    if wrk is None:
        print("wrk is not installed: apt-get install wrk")
        return 1
    os.nice(args.nice)
    wpids = ", ".join(f'"{page.stem}"' for page in sorted((args.site / "_pathways").glob("WP*.md")))
    failed = 0
    with tempfile.TemporaryDirectory() as folder, serving(args.store or args.site, Path(folder)) as (process, url):
        script = Path(folder) / "requests.lua"
        rows = [("0", "", "", "", *_held(process))]
        for minute in range(1, args.minutes + 1):
            script.write_text(_SCRIPT.replace("WPIDS", wpids).replace("SEED", f"{minute}0000000"), encoding="utf-8")
            found = load([wrk, "-d60s", "-s", str(script)], url, process)
            failed += found.errors
            rows.append((str(minute), f"{found.requests:,}", f"{found.refused:,}", str(found.errors), *_held(process)))
    print(markdown(["minutes", "requests", "refused", "no answer", "server, MB", "workers, MB"], rows))
    return int(failed > 0)


def _held(server: int) -> tuple[str, str]:
    """Megabytes of a server, and of its workers together."""
    return f"{memory(server):.0f}", f"{memory(*processes(server)[1:]):.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
