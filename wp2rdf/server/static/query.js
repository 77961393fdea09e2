// The query page: the bundled queries, their forms, the editor and the results, brought together.

import { editor } from "./editor.js";
import { element } from "./page.js";
import { findable, onPick } from "./questions.js";
import { ask, downloads } from "./results.js";

const LAST = "wp2rdf.query";

const list = document.querySelector(".query-list");
const panel = document.querySelector("#parameters");
const place = document.querySelector("#editor");
const count = document.querySelector("#count");
const offered = document.querySelector("#offered");
const results = document.querySelector("#results");

const isNarrow = matchMedia("(max-width: 56rem)").matches;
const given = place.dataset.run !== undefined;
const before = kept(LAST);
const write = editor(place);
let coming = null; // a text that is on its way comes before a run
let current = null;

const desk = {
  // Takes the text that a promise brings, if no later one was promised; null: there is none, and nothing is run.
  write(promised) {
    const own = promised.then((text) => {
      if (own === coming) {
        coming = null;
        if (text !== null) write.set(text);
      }
      return text !== null;
    });
    return (coming = own);
  },
  async run() {
    let came = true;
    while (coming) came = await coming;
    if (!came) return;
    current?.abort();
    const asked = (current = new AbortController());
    results.setAttribute("aria-busy", "true");
    count.textContent = "Running …";
    offered.replaceChildren();
    const query = write.get();
    const answer = await ask(query, asked.signal);
    if (asked !== current) return;
    results.removeAttribute("aria-busy");
    count.textContent = answer.said;
    offered.replaceChildren(...downloads(query, answer.formats));
    show(answer);
  },
};

function show({ notes, views }) {
  const shown = element("div");
  const buttons = views.map(([name, make]) => {
    const button = element("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      shown.replaceChildren(...make());
    });
    return button;
  });
  results.replaceChildren(...notes.map((note) => element("p", { class: "hint" }, note)), shown);
  if (buttons.length > 1) shown.before(element("p", { class: "views", role: "group", "aria-label": "View" }, ...buttons));
  buttons[0]?.click();
}

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // the browser keeps nothing
  }
}

function keep(text) {
  try {
    localStorage.setItem(LAST, text);
  } catch {
    // the browser keeps nothing
  }
}

write.onChange((text, isTyped) => {
  document.querySelector("#share").setAttribute("href", `/?${new URLSearchParams({ query: text })}`);
  if (isTyped) keep(text);
});
write.onRun(desk.run);
if (!given && before) write.set(before);
else write.set(write.get());
if (given && before && before !== write.get()) {
  const back = element("button", { type: "button", class: "quiet" }, "Back to what I wrote");
  back.addEventListener("click", () => { write.set(before); back.remove(); });
  document.querySelector("#share").after(back);
}

// A phone shows a query that it was sent before those it could pick.
if (given && isNarrow) list.closest("details").open = false;

findable(list);
onPick(list, panel, desk);
if (given) desk.run();
