// The answer to a query as elements: a table whose pathways, genes and people lead to their pages; a chart; a map; an error.

import { chartOf } from "./chart.js";
import { mapOf } from "./graph.js";
import { element } from "./page.js";

const FIRST = 200;
const TABLE = "application/sparql-results+json";
const ACCEPT = `${TABLE}, application/n-triples;q=0.9`;
const TABLES = [["CSV", "csv"], ["TSV", "tsv"], ["JSON", "json"], ["XML", "xml"]];
const GRAPHS = [["Turtle", "ttl"], ["JSON-LD", "jsonld"], ["N-Triples", "nt"], ["RDF/XML", "rdf"]];
const NOTES = ["SPARQL-Notes", "SPARQL-Partial"];

// Asks the endpoint: what is said in a word, the formats to download, notes for the reader, and the views by name.
export async function ask(query, signal) {
  try {
    const body = new URLSearchParams({ query });
    const response = await fetch("/sparql", { method: "POST", body, headers: { Accept: ACCEPT }, signal });
    const text = await response.text();
    if (!response.ok) return failed(text);
    const notes = NOTES.map((name) => response.headers.get(name)).filter(Boolean);
    const isTable = response.headers.get("Content-Type").startsWith(TABLE);
    return { notes, ...(isTable ? ofTable(JSON.parse(text)) : ofTriples(text)) };
  } catch (error) {
    return failed(`No answer: ${error.message}`);
  }
}

export function downloads(query, formats) {
  if (!formats.length) return [];
  const links = formats.map(([name, format]) => {
    const made = link(`/sparql?${new URLSearchParams({ query, format })}`, name);
    made.setAttribute("download", `results.${format}`);
    return made;
  });
  return [element("span", {}, "Download"), ...links];
}

function failed(text) {
  return { said: "No result", formats: [], notes: [], views: [["Error", () => [element("pre", { class: "error", role: "alert" }, text)]]] };
}

// SPARQL results in JSON (https://www.w3.org/TR/sparql11-results-json/).
function ofTable(answer) {
  if (typeof answer.boolean === "boolean") return { said: answer.boolean ? "Yes" : "No", formats: [], views: [] };
  const names = answer.head.vars;
  const rows = answer.results.bindings;
  const chart = chartOf(names, rows);
  const views = [["Table", () => tableOf(names, rows)]];
  if (chart) views.push(["Chart", () => [chart]]);
  return { said: counted(rows.length, "row"), formats: TABLES, views: rows.length ? views : [] };
}

// N-Triples (https://www.w3.org/TR/n-triples/), a triple a line, as the endpoint writes them.
function ofTriples(text) {
  const rows = text.split("\n").filter(Boolean).map((one) => {
    const [, subject, predicate, object] = /^(\S+) (\S+) (.*) \.$/.exec(one);
    return { subject: term(subject), predicate: term(predicate), object: term(object) };
  });
  const names = ["subject", "predicate", "object"];
  const views = [["Table", () => tableOf(names, rows)], ["Map", () => mapOf(rows)]];
  return { said: counted(rows.length, "triple"), formats: GRAPHS, views: rows.length ? views : [] };
}

function term(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text };
  return { type: "literal", value: unescaped(text.slice(1, text.lastIndexOf('"'))) };
}

const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function unescaped(text) {
  return text.replace(/\\(?:u(.{4})|U(.{8})|(.))/g, (_, short, long, sign) =>
    sign ? ESCAPES[sign] ?? sign : String.fromCodePoint(parseInt(short ?? long, 16)));
}

function counted(number, what) {
  return `${number.toLocaleString("en")} ${number === 1 ? what : `${what}s`}`;
}

function tableOf(names, rows) {
  const body = element("tbody");
  const table = element(
    "table",
    { class: "results" },
    element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)))),
    body,
  );
  const more = element("button", { type: "button" });
  const grow = () => {
    const next = rows.slice(body.rows.length, body.rows.length + (body.rows.length ? 1000 : FIRST));
    body.append(...next.map((row) => line(names, row)));
    more.hidden = body.rows.length >= rows.length;
    more.textContent = `Show more (${(rows.length - body.rows.length).toLocaleString("en")} left)`;
  };
  more.addEventListener("click", grow);
  grow();
  return [element("div", { class: "table", role: "region", tabindex: "0", "aria-label": "Results" }, table), more];
}

function line(names, row) {
  return element("tr", {}, ...names.map((name) => element("td", {}, ...cell(row[name]))));
}

function cell(term) {
  if (!term) return [];
  if (term.type === "uri") return [link(`/resource?${new URLSearchParams({ iri: term.value })}`, term.value)];
  if (/^WP[0-9]{1,9}$/.test(term.value)) return [link(`/pathways/${term.value}`, term.value)];
  return [term.value];
}

function link(address, text) {
  return element("a", { href: address }, text);
}
