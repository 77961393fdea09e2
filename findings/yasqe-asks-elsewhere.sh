#!/bin/sh
# Guess: YASQE in a page that sets no autocompleters asks no web site but the endpoint.
# Seen in @zazuko/yasqe 4.6.2 (npm): the completers of classes and properties are on unless the page turns them off, and send the words
# that are typed to lov.linkeddata.es; without an endpoint in its configuration, queries go to dbpedia.org.
# wp2rdf turns them off and completes from its own store (wp2rdf/server/static/editor.js).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @zazuko/yasqe@4.6.2
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";

const folder = "node_modules/@zazuko/yasqe";
console.log("@zazuko/yasqe", JSON.parse(readFileSync(`${folder}/package.json`)).version);
const text = readFileSync(`${folder}/build/yasqe.min.js`, "utf8");
const seen = {
  "asks LOV": text.includes("lov.linkeddata.es/dataset/lov/api/v2/autocomplete/terms?"),
  "completers are on when they are registered": /registerAutocompleter\(\w,\w=!0\)[^}]*defaults\.autocompleters\.push/.test(text),
  "endpoint unless another is given": text.match(/endpoint:`(https:[^`]*)`,method:`POST`/)?.[1],
};
console.log(seen);
if (Object.values(seen).join() !== "true,true,https://dbpedia.org/sparql") throw new Error("it changed");
JAVASCRIPT
node look.mjs
