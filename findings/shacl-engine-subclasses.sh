#!/bin/sh
# Guess: sh:targetClass and sh:class count instances of subclasses, as the rdfs:subClassOf of the data has them (SHACL, 1.1 and 2.1.3.2).
# Seen in shacl-engine 1.1.2 (npm): it looks for rdfs:subClassOf in the shapes only. With a class tree in the data, what is wrong with instances of
# subclasses is never seen, and a value of a subclass violates sh:class. pySHACL 0.40.1, shacl 0.3.4 (Rust) and rdf-validate-shacl 0.6.5 (npm)
# look at the data. wp2rdf validates with pySHACL or shacl.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit shacl-engine@1.1.2 rdf-ext@2.6.0 n3@2.13.12
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { Parser } from "n3";
import rdf from "rdf-ext";
import { Validator } from "shacl-engine";

console.log("shacl-engine", JSON.parse(readFileSync("node_modules/shacl-engine/package.json")).version);
const prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .";
const read = (text) => rdf.dataset(new Parser({ factory: rdf }).parse(prefixes + text));
const shapes = `e:S a sh:NodeShape ; sh:targetClass e:T ; sh:property [ sh:path e:q ; sh:minCount 1 ] .
  e:V a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:class e:T .`;
const tree = "e:U rdfs:subClassOf e:T .";
const data = "e:s a e:U . e:r e:p e:s .";
const seen = {};
for (const [name, text, given] of [["in the data", shapes, data + tree], ["in the shapes", shapes + tree, data]]) {
  const { results } = await new Validator(read(text), { factory: rdf }).validate({ dataset: read(given) });
  seen[name] = results.map((result) => result.constraintComponent.value.split("#")[1]);
}
console.log(seen);
const expected = { "in the data": ["ClassConstraintComponent"], "in the shapes": ["MinCountConstraintComponent"] };
if (JSON.stringify(seen) !== JSON.stringify(expected)) throw new Error("it changed");
JAVASCRIPT
node look.mjs
