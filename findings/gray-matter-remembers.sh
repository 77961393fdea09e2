#!/bin/sh
# Guess: matter(text) of gray-matter gives the front matter that the text has.
# Seen in gray-matter 4.0.3 (npm): it keeps what it parsed by its text, and hands out the same object again; what a program puts into the data
# of one page is there when a page with the same text is read next, in the same file or in another. matter(text, {}) parses anew.
# wp2rdf reads pages with PyYAML.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit gray-matter@4.0.3
cat >look.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import matter from "gray-matter";

console.log("gray-matter", JSON.parse(readFileSync("node_modules/gray-matter/package.json")).version);
const text = "---\ntitle: Glycolysis\norganisms: [Homo sapiens]\n---\n";
matter(text).data.organisms.push("Mus musculus");
const seen = [matter(text).data.organisms.length, matter(text, {}).data.organisms.length];
console.log(matter(text).data, seen);
if (seen[0] !== 2 || seen[1] !== 1) throw new Error("it changed");
JAVASCRIPT
node look.mjs
