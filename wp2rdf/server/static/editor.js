// The editor: YASGUI where it is installed, else a text area; both write text, run it, and show what came of it.

import { errorOf, GRAPHS, TABLES, tableOf, triplesOf } from "./results.js";

const TABLE = "application/sparql-results+json";
const ACCEPT = `${TABLE}, text/turtle;q=0.9`;

export function editor(place, results) {
  const textArea = place.querySelector("#query");
  let coming = null;
  const isReady = async () => { // a text that is on its way comes before a run
    let came = true;
    while (coming) came = await coming;
    return came;
  };
  const hasYasgui = place.dataset.yasgui !== undefined && window.Yasgui;
  const made = hasYasgui ? yasgui(place, textArea.value, isReady) : plain(place, textArea, results, isReady);
  return {
    run: made.run,
    // Takes the text that a promise brings, if no later one was promised; null: there is none, and nothing is run.
    write(promised) {
      const own = promised.then((text) => {
        if (own === coming) {
          coming = null;
          if (text !== null) made.set(text);
        }
        return text !== null;
      });
      return (coming = own);
    },
  };
}

function plain(place, textArea, results, isReady) {
  let current = null;
  const run = async () => {
    if (!(await isReady())) return;
    current?.abort();
    const asked = (current = new AbortController());
    results.setAttribute("aria-busy", "true");
    results.replaceChildren("Running …");
    const shown = await answer(textArea.value, asked.signal);
    if (asked !== current) return;
    results.replaceChildren(...shown);
    results.removeAttribute("aria-busy");
  };
  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  textArea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  const share = place.querySelector("#share");
  const link = () => share.setAttribute("href", `/?${new URLSearchParams({ query: textArea.value })}`);
  textArea.addEventListener("input", link);
  share.hidden = false;
  return { set: (text) => { textArea.value = text; link(); }, run };
}

async function answer(query, signal) {
  try {
    const body = new URLSearchParams({ query });
    const response = await fetch("/sparql", { method: "POST", body, headers: { Accept: ACCEPT }, signal });
    const text = await response.text();
    if (!response.ok) return errorOf(text);
    const isTable = response.headers.get("Content-Type").startsWith(TABLE);
    return isTable ? tableOf(JSON.parse(text), query) : triplesOf(text, query);
  } catch (error) {
    return errorOf(`No answer: ${error.message}`);
  }
}

function yasgui(place, text, isReady) {
  const { Yasgui } = window;
  const { Yasqe, Yasr } = Yasgui;
  const { query } = Yasqe.prototype; // what its button and its keys call
  Yasqe.prototype.query = async function (config) {
    return (await isReady()) ? query.call(this, config) : undefined;
  };
  Yasr.registerPlugin("pathways", Pathways);
  Yasr.defaults.pluginOrder = ["pathways", "table", "response"];
  Yasr.defaults.defaultPlugin = "pathways";
  Yasqe.defaults.value = text;
  Yasqe.defaults.autocompleters = ["variables"]; // the others ask web sites elsewhere
  const given = place.dataset.run !== undefined;
  place.replaceChildren();
  const made = new Yasgui(place, {
    requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST", acceptHeaderSelect: TABLE },
    copyEndpointOnNewTab: true,
    autofocus: false,
    populateFromUrl: !given, // what YASGUI shares stands after a #
    persistenceId: "wp2rdf",
    yasr: { prefixes: {} },
  });
  const tab = () => made.getTab();
  if (given) { // beside what the reader has written before
    const shared = { ...Yasgui.Tab.getDefaults(made), name: "Link", yasqe: { value: text } };
    made.addTab(true, shared, { avoidDuplicateTabs: true });
  }
  return {
    set: (written) => tab().setQuery(written),
    run: () => tab().getYasqe().query().catch(() => {}),
  };
}

// A view of YASGUI: our table.
class Pathways {
  priority = 20;
  label = "Results";

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return Boolean(this.yasr.results?.getAsJson()?.head);
  }

  draw() {
    const { results, resultsEl } = this.yasr;
    const isTriples = !results.getContentType()?.includes("sparql-results");
    resultsEl.replaceChildren(...tableOf(results.getAsJson(), asked(), isTriples ? GRAPHS : TABLES));
  }

  getIcon() {
    return undefined;
  }
}

function asked() {
  return document.querySelector(".yasgui .tabPanel.active .CodeMirror")?.CodeMirror?.getValue() ?? "";
}
