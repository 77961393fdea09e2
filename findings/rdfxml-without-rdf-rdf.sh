#!/bin/sh
# Guess: RDF/XML of one thing needs no rdf:RDF around it: its element can be the root (RDF/XML 1.1, 2.6 and 7.2.8).
# Seen in rdfxml-streaming-parser 3.3.0 (npm), by which Comunica reads RDF/XML: the attributes of such a root are passed over, so that rdf:about is lost
# and everything is said of a new blank node; no error says so. pyoxigraph 0.5.13, rdflib 7.6.0 and rapper 2.0.15 keep the name.
# wp2rdf writes rdf:RDF.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit rdfxml-streaming-parser@3.3.0
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { RdfXmlParser } from "rdfxml-streaming-parser";

console.log("rdfxml-streaming-parser", JSON.parse(readFileSync("node_modules/rdfxml-streaming-parser/package.json")).version);
const names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/"';
const root = `<e:Pathway ${names} rdf:about="http://e.org/WP4"><e:title>Glycolysis</e:title></e:Pathway>`;
const seen = {};
for (const [name, text] of [["alone", root], ["within", `<rdf:RDF ${names}>${root}</rdf:RDF>`]]) {
  seen[name] = [];
  for await (const { subject, object } of new RdfXmlParser().import(Readable.from([text]))) seen[name].push(`${subject.termType} ${object.value}`);
}
console.log(seen);
const expected = (kind) => [`${kind} http://e.org/Pathway`, `${kind} Glycolysis`];
if (JSON.stringify(seen) !== JSON.stringify({ alone: expected("BlankNode"), within: expected("NamedNode") })) throw new Error("it changed");
JAVASCRIPT
node look.mjs
