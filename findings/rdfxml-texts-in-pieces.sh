#!/bin/sh
# Guess: <e:p>pyruvate <!-- checked -->and lactate</e:p> in RDF/XML is the text "pyruvate and lactate": a comment or a CDATA section splits no text.
# Seen in rdfxml-streaming-parser 3.3.0 (npm), by which Comunica reads RDF/XML: only the last piece is there, "and lactate", and of
# "a <![CDATA[<b>]]> c" only " c"; no error says so. pyoxigraph 0.5.13 refuses such a file, rdflib 7.6.0 and rapper 2.0.15 read it right.
# wp2rdf writes RDF/XML with neither.
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
const cells = "<e:p>pyruvate <!-- checked -->and lactate</e:p><e:p>a <![CDATA[<b>]]> c</e:p><e:p>a &lt; b</e:p>";
const names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/"';
const text = `<rdf:RDF ${names}><rdf:Description rdf:about="http://e.org/s">${cells}</rdf:Description></rdf:RDF>`;
const seen = [];
for await (const quad of new RdfXmlParser().import(Readable.from([text]))) seen.push(quad.object.value);
console.log(seen);
if (JSON.stringify(seen) !== '["and lactate"," c","a < b"]') throw new Error("it changed");
JAVASCRIPT
node look.mjs
