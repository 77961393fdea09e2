// A map of triples: resources are nodes, what joins them are edges; it zooms and pans like the drawing of a pathway.

import { moving } from "./moving.js";
import { element } from "./page.js";

const MOST = 120, ROUNDS = 200, NAMED_EDGES = 40, PULL = 0.15;
const SVG = "http://www.w3.org/2000/svg";
const LABELS = /(?:rdf-schema#label|\/title|foaf\/0\.1\/name|core#prefLabel)$/;
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

// The map and what is said of it, as elements.
export function mapOf(rows) {
  const labels = new Map(), degree = new Map();
  const edges = [];
  for (const { subject, predicate, object } of rows) {
    if (object.type === "literal") {
      if (LABELS.test(predicate.value)) labels.set(subject.value, object.value);
      if (!degree.has(subject.value)) degree.set(subject.value, 0);
    } else if (predicate.value !== TYPE) {
      edges.push({ from: subject.value, to: object.value, name: local(predicate.value) });
      for (const end of [subject.value, object.value]) degree.set(end, (degree.get(end) ?? 0) + 1);
    } else if (!degree.has(subject.value)) degree.set(subject.value, 0);
  }
  const nodes = [...degree.keys()].sort((one, other) => degree.get(other) - degree.get(one)).slice(0, MOST);
  const [width, height] = matchMedia("(max-width: 40rem)").matches ? [480, 520] : [1000, 600];
  const places = laidOut(nodes, edges, width, height);
  const drawn = edges.filter(({ from, to }) => places.has(from) && places.has(to) && from !== to);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "group" });
  svg.append(draw("defs", {}, draw("marker", {
    id: "tip", viewBox: "0 0 10 10", refX: 18, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse",
  }, draw("path", { d: "M0 0L10 5L0 10z" }))));
  for (const { from, to, name } of drawn) {
    const [a, b] = [places.get(from), places.get(to)];
    svg.append(draw("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "marker-end": "url(#tip)" }, draw("title", {}, name)));
    if (drawn.length <= NAMED_EDGES) svg.append(draw("text", { class: "edge", x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 3 }, name));
  }
  for (const node of nodes) {
    const { x, y } = places.get(node);
    const name = labels.get(node) ?? local(node);
    const link = draw("a", node.startsWith("_:") ? {} : { href: `/resource?${new URLSearchParams({ iri: node })}` });
    link.append(draw("title", {}, node), draw("circle", { cx: x, cy: y, r: 7 }), draw("text", { x, y: y - 11 }, name.length > 28 ? `${name.slice(0, 27)}…` : name));
    svg.append(link);
  }
  const board = element("div", { class: "board map" }, svg);
  moving(board, svg, "Map");
  const left = degree.size - nodes.length;
  const said = `${nodes.length} nodes, ${drawn.length} edges` + (left > 0 ? `; ${left} nodes with fewer edges are left out` : "");
  return [board, element("p", { class: "hint" }, said)];
}

// Places by forces: edges pull, nodes push (Fruchterman and Reingold 1991); from a circle, so that it is always the same.
function laidOut(nodes, edges, width, height) {
  const places = nodes.map((_, index) => {
    const angle = 2 * Math.PI * index / nodes.length;
    return { x: width / 2 + Math.cos(angle) * width / 3, y: height / 2 + Math.sin(angle) * height / 3, dx: 0, dy: 0 };
  });
  const at = new Map(nodes.map((node, index) => [node, places[index]]));
  const joined = edges.map(({ from, to }) => [at.get(from), at.get(to)]).filter(([from, to]) => from && to && from !== to);
  const ideal = 0.8 * Math.sqrt(width * height / Math.max(1, nodes.length));
  for (let round = 0; round < ROUNDS; round++) {
    const step = width / 8 * (1 - round / ROUNDS);
    for (const one of places) one.dx = one.dy = 0;
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) push(places[i], places[j], (far) => ideal * ideal / far);
    }
    for (const [from, to] of joined) push(from, to, (far) => -far * far / ideal);
    for (const one of places) {
      one.dx -= (one.x - width / 2) * PULL;
      one.dy -= (one.y - height / 2) * PULL;
      const far = Math.hypot(one.dx, one.dy) || 1;
      one.x += one.dx / far * Math.min(far, step);
      one.y += one.dy / far * Math.min(far, step);
    }
  }
  fit(places, "x", 70, width - 70);
  fit(places, "y", 40, height - 25);
  return at;
}

function fit(places, axis, least, most) {
  const all = places.map((one) => one[axis]);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  for (const one of places) {
    one[axis] = Math.round(last > first ? least + (one[axis] - first) / (last - first) * (most - least) : (least + most) / 2);
  }
}

function push(one, other, force) {
  const x = one.x - other.x, y = one.y - other.y;
  const far = Math.max(0.1, Math.hypot(x, y));
  const by = force(far) / far;
  one.dx += x * by; one.dy += y * by;
  other.dx -= x * by; other.dy -= y * by;
}

function local(iri) {
  try {
    return decodeURIComponent(/[^/#]*[/#]?$/.exec(iri)[0]) || iri;
  } catch {
    return iri;
  }
}

function draw(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
