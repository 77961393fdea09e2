// The editor: YASQE where it is installed, else a text area. The header of a bundled query is folded away above it.

import { complete } from "./completion.js";

const HEADER = /^# title:.*\n(?:#.*\n)*\n*/;

export function editor(place) {
  const area = place.querySelector("#query");
  const about = place.querySelector("#about");
  let header = "";
  const told = [];
  const tell = (isTyped) => told.forEach((one) => one(header + made.get(), isTyped));
  const runs = [];
  const run = () => runs.forEach((one) => one());
  const made = place.dataset.yasqe !== undefined && window.Yasqe ? yasqe(area, run, tell) : plain(area, run, tell);
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  return {
    get: () => header + made.get(),
    set(text) {
      header = HEADER.exec(text)?.[0] ?? "";
      about.hidden = !header;
      about.querySelector("pre").textContent = header.replace(/^# ?/gm, "").trim();
      made.set(text.slice(header.length));
      tell(false);
    },
    onRun: (act) => runs.push(act),
    onChange: (act) => told.push(act),
  };
}

function plain(area, run, tell) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  area.addEventListener("input", () => tell(true));
  return { get: () => area.value, set: (text) => { area.value = text; } };
}

function yasqe(area, run, tell) {
  const { Yasqe } = window;
  area.hidden = true;
  area.required = false; // a field that one does not see cannot say that it is empty
  Yasqe.defaults.autocompleters = []; // those of YASQE ask web sites elsewhere
  const made = new Yasqe(area.parentElement, {
    value: area.value,
    consumeShareLink: null,
    createShareableLink: null,
    editorHeight: null,
    extraKeys: { "Ctrl-Space": complete, "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
    persistenceId: null,
    resizeable: false,
    showQueryButton: false,
    syntaxErrorCheck: false, // the server takes more than the grammar, and says where a mistake is
  });
  const field = made.getInputField();
  field.setAttribute("aria-label", "SPARQL. Ctrl and the space bar complete a word");
  made.on("changes", (_made, changes) => {
    const isTyped = changes.some((change) => change.origin !== "setValue");
    tell(isTyped);
    if (changes.some((change) => change.origin === "+input" && /^[\w:]$/.test(change.text.join("")))) complete(made, true);
  });
  return {
    get: () => made.getValue(),
    set(text) {
      made.setValue(text);
      made.collapsePrefixes(true);
    },
  };
}
