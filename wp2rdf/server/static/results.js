// The answer to a query as elements: a table whose pathways, genes and people lead to their pages; triples; an error.

import { element } from "./page.js";

const FIRST = 200;
export const TABLES = [["CSV", "csv"], ["TSV", "tsv"], ["JSON", "json"], ["XML", "xml"]];
export const GRAPHS = [["Turtle", "ttl"], ["JSON-LD", "jsonld"], ["N-Triples", "nt"], ["RDF/XML", "rdf"]];

// What SPARQL results in JSON (https://www.w3.org/TR/sparql11-results-json/) look like on the page.
export function tableOf(answer, query, formats = TABLES) {
  if (typeof answer.boolean === "boolean") return [element("p", { class: "lead" }, answer.boolean ? "Yes" : "No")];
  const names = answer.head.vars;
  const rows = answer.results.bindings;
  const body = element("tbody");
  const table = element(
    "table",
    { class: "results" },
    element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)))),
    body,
  );
  const count = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"}`;
  const more = element("button", { type: "button" });
  const grow = () => {
    const next = rows.slice(body.rows.length, body.rows.length + (body.rows.length ? 1000 : FIRST));
    body.append(...next.map((row) => line(names, row)));
    more.hidden = body.rows.length >= rows.length;
    more.textContent = `Show more (${(rows.length - body.rows.length).toLocaleString("en")} left)`;
  };
  more.addEventListener("click", grow);
  grow();
  const region = element("div", { class: "table", role: "region", tabindex: "0", "aria-label": "Results" }, table);
  const shown = rows.length ? [region, more] : [];
  return [element("p", { class: "rows" }, count), downloads(query, formats), ...shown];
}

export function triplesOf(text, query) {
  return [downloads(query, GRAPHS), element("pre", {}, text)];
}

export function errorOf(text) {
  return [element("pre", { class: "error", role: "alert" }, text)];
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

function downloads(query, formats) {
  const links = formats.map(([name, format]) => {
    const made = link(`/sparql?${new URLSearchParams({ query, format })}`, name);
    made.setAttribute("download", `results.${format}`);
    return made;
  });
  const share = link(`/?${new URLSearchParams({ query })}`, "Link to this query");
  return element("p", { class: "downloads" }, element("span", {}, "Download"), ...links, share);
}
