#!/bin/sh
# Guess: <literal><![CDATA[a < b]]></literal> in SPARQL results in XML is the text "a < b": to XML it is the same as "a &lt; b".
# Seen in sparqlxml-parse 3.3.0 (npm), by which Comunica reads endpoints: it is an empty text, without an error.
# pyoxigraph 0.5.13 refuses such a result, rdflib 7.6.0 reads it. wp2rdf serves results without CDATA.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit sparqlxml-parse@3.3.0
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { SparqlXmlParser } from "sparqlxml-parse";

console.log("sparqlxml-parse", JSON.parse(readFileSync("node_modules/sparqlxml-parse/package.json")).version);
const cells = ["<literal>a &lt; b</literal>", "<literal><![CDATA[a < b]]></literal>"];
const rows = cells.map((cell) => `<result><binding name="o">${cell}</binding></result>`).join("");
const head = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="o"/></head>';
const text = `${head}<results>${rows}</results></sparql>`;
const seen = [];
for await (const row of new SparqlXmlParser().parseXmlResultsStream(Readable.from([text]))) seen.push(row.o.value);
console.log(seen);
if (JSON.stringify(seen) !== JSON.stringify(["a < b", ""])) throw new Error("it changed");
JAVASCRIPT
node look.mjs
