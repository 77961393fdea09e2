#!/bin/sh
# Guess: {"@value": "INF", "@type": "xsd:double"} is "INF"^^xsd:double: a value that is a text stays what it is (JSON-LD 1.1 API, 8.6).
# Seen in jsonld 9.0.0 (npm): texts of xsd:double are read as numbers of JavaScript and written anew, so that INF and -INF, as an odds ratio
# has them, become "NaN"; "0.10" becomes "1.0E-1". PyLD 3.3.0 keeps INF. No error says so. pyoxigraph 0.5.13 keeps all of them.
# wp2rdf reads and writes JSON-LD with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit jsonld@9.0.0
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

console.log("jsonld", JSON.parse(readFileSync("node_modules/jsonld/package.json")).version);
const seen = {};
for (const text of ["INF", "-INF", "0.10"]) {
  const value = { "@value": text, "@type": "http://www.w3.org/2001/XMLSchema#double" };
  const [quad] = await jsonld.toRDF({ "@id": "http://e.org/s", "http://e.org/p": value });
  seen[text] = quad.object.value;
}
console.log(seen);
if (JSON.stringify(seen) !== '{"INF":"NaN","-INF":"NaN","0.10":"1.0E-1"}') throw new Error("it changed");
JAVASCRIPT
node look.mjs
