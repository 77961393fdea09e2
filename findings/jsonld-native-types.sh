#!/bin/sh
# Guess: `useNativeTypes` of JSON-LD writes numbers and truth values as those of JSON where it can, and keeps the datatype where
# it cannot (JSON-LD 1.1 API, 8.6).
# Seen in jsonld 9.0.0 (npm): where it cannot, as for "01"^^xsd:integer and integers above 2^53, the value stays a text and its
# datatype is gone, so that an xsd:string comes back; PyLD 3.3.0 makes numbers of both. wp2rdf writes JSON-LD without native types.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit jsonld@9.0.0
cat >look.mjs <<'JAVASCRIPT'
import jsonld from "jsonld";
import { readFileSync } from "node:fs";

console.log("jsonld", JSON.parse(readFileSync("node_modules/jsonld/package.json")).version);
const integer = "http://www.w3.org/2001/XMLSchema#integer";
const quads = ["7", "01", "9007199254740993"].map((text) => `<http://e.org/s> <http://e.org/p> "${text}"^^<${integer}> .\n`);
const document = await jsonld.fromRDF(quads.join(""), { format: "application/n-quads", useNativeTypes: true });
console.log(JSON.stringify(document));
const back = await jsonld.toRDF(document, { format: "application/n-quads" });
console.log(back);
const seen = back.trim().split("\n").sort();
const wanted = ['"01"', '"7"^^<' + integer + ">", '"9007199254740993"'].map((o) => `<http://e.org/s> <http://e.org/p> ${o} .`);
if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error("it changed");
JAVASCRIPT
node look.mjs
