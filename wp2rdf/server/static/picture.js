// The drawing of a pathway: it zooms and pans, its nodes light up in the tables and say what they are connected to.

import { moving } from "./moving.js";
import { element } from "./page.js";

const LISTED = 40;
const VERBS = {
  "mim-conversion": "is converted to", "mim-catalysis": "catalyses", "mim-inhibition": "inhibits", "tbar": "inhibits",
  "mim-stimulation": "stimulates", "mim-necessary-stimulation": "is necessary for", "mim-binding": "binds",
  "mim-modification": "modifies", "mim-cleavage": "cleaves", "mim-transcription-translation": "is expressed as",
  "mim-translocation": "moves to", "mim-covalent-bond": "is bound to",
};

const board = document.querySelector("[data-picture]");
if (board) show(board);

async function show(board) {
  const answer = await fetch(board.dataset.picture);
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (parsed.localName !== "svg") return;
  const svg = document.adoptNode(parsed);
  svg.querySelector("title")?.remove(); // it would hide those of the nodes
  board.replaceChildren(svg);
  moving(board, svg, "Drawing");
  choosing(board, svg);
}

function choosing(board, svg) {
  const drawing = parts(svg);
  const rows = new Map();
  for (const row of document.querySelectorAll("table.nodes tbody tr")) {
    const link = row.querySelector("th a[href]");
    if (link) rows.set(link.getAttribute("href"), row);
  }
  const said = element("div", { class: "chosen", "aria-live": "polite" });
  board.parentElement.querySelector("figcaption").append(said);

  const light = (nodes) => {
    for (const lit of document.querySelectorAll(".board .lit, .nodes .lit")) lit.classList.remove("lit");
    for (const node of nodes) {
      node.classList.add("lit");
      rows.get(address(node))?.classList.add("lit");
    }
  };
  const choose = (nodes) => {
    light(nodes);
    const name = nodes[0].dataset.label || nodes[0].dataset.identifier || "node";
    const here = address(nodes[0]);
    const lines = drawing.of(nodes);
    const title = element("p", {}, here ? element("a", { href: here }, name) : name);
    if (nodes[0].dataset.type) title.append(" ", element("span", { class: "source" }, nodes[0].dataset.type));
    title.append(lines.length ? "" : ": no line ends at it");
    said.replaceChildren(title);
    if (lines.length) {
      const all = lines.slice(0, LISTED).map((line) => element("li", {}, line));
      if (lines.length > LISTED) all.push(element("li", {}, `and ${lines.length - LISTED} more`));
      said.append(element("ul", { "aria-label": `Interactions of ${name}` }, ...all));
    }
  };
  const alike = (node) => {
    const here = address(node);
    return here ? drawing.nodes.filter((one) => address(one) === here) : [node];
  };

  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1"); // the tables below have them all
  svg.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const node = event.target.closest(".DataNode");
    if (!node) return;
    event.preventDefault();
    choose(alike(node));
  });
  for (const [here, row] of rows) {
    const nodes = drawing.nodes.filter((node) => address(node) === here);
    if (!nodes.length) continue;
    const find = element("button", { type: "button", class: "find" }, "in the drawing");
    find.setAttribute("aria-label", `Show ${nodes[0].dataset.label} in the drawing`);
    find.addEventListener("click", () => {
      choose(nodes);
      board.scrollIntoView({ block: "center", behavior: "smooth" });
    });
    row.querySelector("th a").after(find);
  }

  const asked = new URLSearchParams(location.search).get("highlight");
  if (asked) {
    const found = [...svg.querySelectorAll(".DataNode.highlighted")];
    for (const node of found) rows.get(address(node))?.classList.add("lit");
    const known = new Set([...svg.querySelectorAll(".highlighted")].flatMap(named));
    const missing = asked.split(",").map((word) => word.trim()).filter((word) => word && !known.has(word.toLowerCase()));
    const number = found.length === 1 ? "1 node stands out" : `${found.length} nodes stand out`;
    said.textContent = number + (missing.length ? `; not in this drawing: ${missing.join(", ")}` : "");
  }
}

// What is connected to what, as the attributes of the drawing say it.
function parts(svg) {
  const every = (names) => [...svg.querySelectorAll(names)];
  const nodes = every(".DataNode"), lines = every(".Interaction"), groups = every(".Group");
  const byId = new Map(), onLine = new Map();
  for (const one of [...every(".Label, .Shape, .State"), ...groups, ...nodes]) if (one.dataset.id) byId.set(one.dataset.id, one);
  for (const line of lines) for (const anchor of (line.dataset.anchors ?? "").split(" ")) if (anchor) onLine.set(anchor, line);
  const members = (group) => group.dataset.groupId
    ? every(`[data-group="${CSS.escape(group.dataset.groupId)}"]`).filter((one) => one.matches(".DataNode, .Group")) : [];

  const name = (id, depth = 0) => {
    const one = byId.get(id);
    if (onLine.has(id)) return depth < 3 ? `(${sentence(onLine.get(id), depth + 1)})` : "an interaction";
    if (!one) return "?";
    if (one.matches(".State")) return name(one.dataset.node, depth);
    if (one.dataset.label || !one.matches(".Group")) return one.dataset.label || "?";
    const inside = members(one).map((member) => member.dataset.label).filter(Boolean);
    return inside.length ? inside.slice(0, 6).join(" + ") + (inside.length > 6 ? " + …" : "") : "a group";
  };
  const sentence = (line, depth = 0) => {
    const { from, to, start, end } = line.dataset;
    const turned = start && !end;
    const head = (turned ? start : end ?? "").toLowerCase();
    const between = start && end ? "↔" : VERBS[head] ?? (head ? "→" : "–");
    return turned ? `${name(to, depth)} ${between} ${name(from, depth)}` : `${name(from, depth)} ${between} ${name(to, depth)}`;
  };
  const of = (chosen) => {
    const ids = new Set();
    const add = (one) => {
      if (one.dataset.id && ids.has(one.dataset.id)) return;
      if (one.dataset.id) ids.add(one.dataset.id);
      if (one.dataset.groupId) ids.add(one.dataset.groupId);
      for (const state of every(".State")) if (one.dataset.id && state.dataset.node === one.dataset.id) ids.add(state.dataset.id);
      for (const group of groups) if (one.dataset.group && group.dataset.groupId === one.dataset.group) add(group);
    };
    chosen.forEach(add);
    ids.delete("");
    const own = lines.filter((line) => ids.has(line.dataset.from) || ids.has(line.dataset.to));
    const anchors = new Set(own.flatMap((line) => (line.dataset.anchors ?? "").split(" ").filter(Boolean)));
    const upon = lines.filter((line) => !own.includes(line) && (anchors.has(line.dataset.from) || anchors.has(line.dataset.to)));
    return [...new Set([...own, ...upon].map((line) => sentence(line)).filter((text) => !/^\? .{1,2} \?$/.test(text)))];
  };
  return { nodes, of };
}

function named(node) {
  return [node.dataset.label, node.dataset.identifier, node.dataset.id].filter(Boolean).map((word) => word.toLowerCase());
}

function address(node) {
  return node.querySelector("a")?.getAttribute("href") ?? "";
}
