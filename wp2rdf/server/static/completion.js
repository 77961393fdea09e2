// What the editor offers while one types: variables, prefixes, our classes and properties, and things by their label.

import { element } from "./page.js";

const MOST = 40;
const KEYWORDS = new Set(
  ("select construct describe ask where filter optional union minus graph service bind values group order by having limit"
    + " offset distinct reduced prefix base from named as in not exists asc desc count sum min max avg sample a true false")
    .split(" "));

let known = null;

// The vocabulary of the store: {prefixes: {name: namespace}, classes: [{iri, count}], properties: [{iri, count}]}.
const vocabulary = () => (known ??= fetch("/vocabulary").then((answer) => answer.json()).catch(() => (known = null)));

// Shows what fits the word at the cursor; while one types, only where it is likely to be wanted.
export function complete(cm, isTyping = false) {
  const token = cm.getCompleteToken();
  const text = token.string.trim();
  if (/string(?!-2)|comment/.test(token.type ?? "")) return;
  if (isTyping && (cm.state.completionActive || KEYWORDS.has(text.toLowerCase()))) return;
  if (isTyping && !(text.includes(":") || text.length > 2 || /^[?$]./.test(text) || declares(cm, token))) return;
  cm.showHint({ hint: () => hints(cm), completeSingle: false, container: cm.rootEl, closeCharacters: /[\s>"]/ });
}

function declares(cm, token) {
  return cm.getPreviousNonWsToken(cm.getDoc().getCursor().line, token)?.string.toUpperCase() === "PREFIX";
}

async function hints(cm) {
  const token = cm.getCompleteToken();
  const { line } = cm.getDoc().getCursor();
  const text = token.string.trim();
  const start = text ? token.start : cm.getDoc().getCursor().ch;
  const list = await fitting(cm, text, token, line);
  return { list, from: { line, ch: start }, to: { line, ch: text ? token.end : start } };
}

async function fitting(cm, text, token, line) {
  if (/^[?$]/.test(text)) {
    const names = new Set(cm.getValue().match(/[?$]\w+/g));
    names.delete(text);
    return [...names].filter((name) => name.startsWith(text)).sort().slice(0, MOST);
  }
  const words = await vocabulary();
  if (!words) return [];
  const before = cm.getPreviousNonWsToken(line, token)?.string ?? "";
  if (declares(cm, token)) {
    return Object.entries(words.prefixes).filter(([name]) => name.startsWith(text))
      .map(([name, namespace]) => ({ text: `${name}: <${namespace}>`, displayText: `${name}: <${namespace}>` }));
  }
  const isClass = /^(a|rdf:type)$/.test(before);
  const ours = isClass ? words.classes : [...words.properties, ...words.classes];
  const sought = text.toLowerCase();
  const fits = text.includes(":")
    ? (curie) => curie.toLowerCase().startsWith(sought)
    : (curie) => curie.toLowerCase().split(":")[1].includes(sought);
  const found = ours.map((one) => ({ ...one, curie: short(one.iri, words.prefixes) })).filter(({ curie }) => curie && fits(curie));
  const things = text.length > 1 && !text.includes(":") ? await labelled(text) : [];
  return [
    ...found.slice(0, MOST).map(({ curie, count }) => offer(curie, count ? count.toLocaleString("en") : "", curie, words)),
    ...things.map(({ value, label }) => offer(label, value, short(value, words.prefixes) ?? `<${value}>`, words)),
  ];
}

async function labelled(text) {
  const answer = await fetch(`/complete?${new URLSearchParams({ kind: "entity", q: text })}`);
  return answer.ok ? answer.json() : [];
}

function offer(title, more, text, words) {
  return {
    text,
    render: (place) => place.append(title, " ", element("span", { class: "more" }, more)),
    hint(cm, data) {
      cm.getDoc().replaceRange(text, data.from, data.to, "complete");
      const name = /^([\w-]+):/.exec(text)?.[1];
      if (name && cm.getPrefixesFromQuery()[name] === undefined) cm.addPrefixes({ [name]: words.prefixes[name] });
    },
  };
}

// An IRI as a prefixed name, by the longest namespace, where that needs no escapes.
function short(iri, prefixes) {
  let best = null;
  for (const [name, namespace] of Object.entries(prefixes)) {
    const fits = iri.startsWith(namespace) && /^[A-Za-z_][\w-]*$/.test(iri.slice(namespace.length));
    if (fits && (!best || namespace.length > prefixes[best].length)) best = name;
  }
  return best && `${best}:${iri.slice(prefixes[best].length)}`;
}
