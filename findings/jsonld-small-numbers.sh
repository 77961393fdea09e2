#!/bin/sh
# Guess: the number 1e-7 in JSON-LD is a double, as every number with a fraction is (JSON-LD 1.1 API, 8.6), such as a P value.
# Seen in jsonld 9.0.0 (npm): it is "0"^^xsd:integer, and so is every number that JavaScript writes without a point, as 5e-8; 1.5e-7 and 0.00001
# are right. PyLD 3.3.0 makes "1.0E-7"^^xsd:double of it, pyoxigraph 0.5.13 too. wp2rdf writes every typed value as a text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit jsonld@9.0.0
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

console.log("jsonld", JSON.parse(readFileSync("node_modules/jsonld/package.json")).version);
const document = JSON.parse('{"@context": {"@vocab": "http://e.org/"}, "@id": "http://e.org/s", "p": [1e-7, 5e-8, 1.5e-7, 0.00001]}');
const seen = (await jsonld.toRDF(document)).map(({ object }) => `${object.value} ${object.datatype.value.split("#")[1]}`);
console.log(seen);
if (seen.join(", ") !== "0 integer, 0 integer, 1.5E-7 double, 1.0E-5 double") throw new Error("it changed");
JAVASCRIPT
node look.mjs
