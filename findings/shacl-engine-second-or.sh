#!/bin/sh
# Guess: a shape with sh:or twice wants both to hold, as one with two patterns does (SHACL, 2.1 and 4.6.3: each value is a constraint).
# Seen in shacl-engine 1.1.2 (npm): the lists of all sh:or of a shape are joined to one, so that any alternative of any is enough; of two patterns none is
# looked at. Data that violates one conforms, and no error says so. pySHACL 0.40.1, shacl 0.3.4 (Rust) and rdf-validate-shacl 0.6.5 (npm) look
# at each. wp2rdf's shapes have each of them once at most.
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
const prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e.org/> .";
const read = (text) => rdf.dataset(new Parser({ factory: rdf }).parse(prefixes + text));
const wants = (name) => `sh:or ([ sh:property [ sh:path e:${name} ; sh:minCount 1 ] ])`;
const seen = {};
for (const [name, constraint] of [
  ["one sh:or", wants("q")],
  ["two sh:or", `${wants("p")} ; ${wants("q")}`],
  ["one pattern", 'sh:property [ sh:path e:p ; sh:pattern "b" ]'],
  ["two patterns", 'sh:property [ sh:path e:p ; sh:pattern "a", "b" ]'],
]) {
  const shapes = read(`e:S a sh:NodeShape ; sh:targetClass e:T ; ${constraint} .`);
  const report = await new Validator(shapes, { factory: rdf }).validate({ dataset: read('e:s a e:T ; e:p "a" .') });
  seen[name] = report.conforms;
}
console.log(seen);
if (Object.values(seen).join() !== "false,true,false,true") throw new Error("it changed");
JAVASCRIPT
node look.mjs
