#!/bin/sh
# Guess: a graph that is read from N-Triples and written as Turtle says the same.
# Seen in rdflib 2.4.0 (npm, for JavaScript): "true"^^xsd:boolean, as N-Triples and databases have it, is written as false in Turtle and in JSON-LD:
# only the short true of Turtle, which it keeps as "1", is written as true. No error says so: what was reviewed is not. rdflib of Python is
# another library. wp2rdf writes no truth values.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit rdflib@2.4.0
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { graph, parse, serialize } from "rdflib";

console.log("rdflib", JSON.parse(readFileSync("node_modules/rdflib/package.json")).version);
const store = graph();
const boolean = "^^<http://www.w3.org/2001/XMLSchema#boolean>";
parse(`<http://e.org/s> <http://e.org/reviewed> "true"${boolean} .`, store, "http://e.org/", "text/turtle");
const seen = {};
for (const type of ["text/turtle", "application/ld+json", "application/n-triples"]) {
  const text = await new Promise((done) => serialize(null, store, "http://e.org/", type, (_, written) => done(written)));
  seen[type] = text.match(/true|false/)[0];
}
console.log(seen);
const expected = { "text/turtle": "false", "application/ld+json": "false", "application/n-triples": "true" };
if (JSON.stringify(seen) !== JSON.stringify(expected)) throw new Error("it changed");
JAVASCRIPT
node look.mjs
