#!/bin/sh
# Guess: LANGMATCHES(LANG(?x), "*") keeps texts that have a language (SPARQL 1.1, 17.4.3), and "a" < "B" is false: texts are compared by code
# points (17.3, after XPath).
# Seen in Comunica 4.5.0 (npm): texts without a language are kept as well, and "a" < "B" is true: texts are compared as the locale of the machine
# has them. pyoxigraph 0.5.13 and rdflib 7.6.0 do as SPARQL says. Filters of wp2rdf's queries ask for no "*".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @comunica/query-sparql-rdfjs@4.5.0 n3@2.13.12
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

console.log("@comunica/query-sparql-rdfjs", JSON.parse(readFileSync("node_modules/@comunica/query-sparql-rdfjs/package.json")).version);
const store = new Store(new Parser().parse('@prefix e: <http://e.org/> . e:s e:name "glucose", "Glukose"@de .'));
const asked = async (where) => {
  const rows = await new QueryEngine().queryBindings(`SELECT ?x { ${where} }`, { sources: [store] });
  return (await rows.toArray()).map((row) => row.get("x").value).sort().join();
};
const seen = [await asked('?s ?p ?x FILTER (LANGMATCHES(LANG(?x), "*"))'), await asked('BIND (("a" < "B") AS ?x)')];
console.log(seen);
if (seen.join() !== "Glukose,glucose,true") throw new Error("it changed");
JAVASCRIPT
node look.mjs
