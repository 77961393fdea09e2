// A chart of an answer that has a number by category or by year: bars, or columns.

import { element } from "./page.js";

const MOST_BARS = 25, MOST_YEARS = 60, MOST_ROWS = 5000;
const NUMBER = /#(?:integer|decimal|double|float|int|long|short|nonNegativeInteger|positiveInteger)$/;
const YEAR = /^[12][0-9]{3}$/;

// The chart, or null: the answer has none.
export function chartOf(names, rows) {
  if (rows.length < 2 || rows.length > MOST_ROWS) return null;
  const every = (name, holds) => rows.every((row) => row[name] && holds(row[name]));
  const isYear = (term) => YEAR.test(term.value) && /#(?:gYear|integer)$/.test(term.datatype ?? "");
  const years = names.filter((name) => every(name, isYear) && (/year|date/i.test(name) || rows[0][name].datatype.endsWith("gYear")));
  const numbers = names.filter((name) => !years.includes(name) && every(name, (term) => NUMBER.test(term.datatype ?? "") && Number(term.value) >= 0));
  const isEach = (name) => every(name, () => true) && new Set(rows.map((row) => row[name].value)).size === rows.length;
  const texts = names.filter((name) => !years.includes(name) && !numbers.includes(name) && isEach(name));
  const number = numbers.at(-1);
  if (!number) return null;
  const year = years.find(isEach);
  if (year) return columns(year, number, new Map(rows.map((row) => [Number(row[year].value), Number(row[number].value)])));
  const category = texts.find((name) => rows[0][name].type === "literal" && !/^WP[0-9]+$/.test(rows[0][name].value)) ?? texts[0];
  return category ? bars(category, number, rows.map((row) => [row[category].value, Number(row[number].value)])) : null;
}

function bars(category, number, counted) {
  const most = Math.max(...counted.map(([, count]) => count)) || 1;
  const shown = counted.slice(0, MOST_BARS);
  const list = element("ol", { class: "bar-chart" }, ...shown.map(([name, count]) => {
    const bar = element("span", { class: "amount" });
    bar.style.width = `${100 * count / most}%`;
    const length = element("span", { "aria-hidden": "true" }, bar);
    return element("li", {}, element("span", { class: "name" }, name), length, element("span", { class: "count" }, count.toLocaleString("en")));
  }));
  return figure(list, `${number} by ${category}` + (counted.length > shown.length ? `: the first ${shown.length} of ${counted.length}` : ""));
}

function columns(year, number, counts) {
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - MOST_YEARS + 1);
  const most = Math.max(...counts.values()) || 1;
  const list = element("ol", { class: "column-chart" });
  for (let one = first; one <= last; one++) {
    const count = counts.get(one) ?? 0;
    const bar = element("span", { class: "amount", "aria-hidden": "true" });
    bar.style.height = `${100 * count / most}%`;
    const title = `${one}: ${count.toLocaleString("en")}`;
    const label = one % 5 === 0 || one === first || one === last ? String(one) : "";
    list.append(element("li", { title }, bar, element("span", { class: "year", "aria-hidden": "true" }, label), element("span", { class: "hidden" }, title)));
  }
  return figure(list, `${number} by ${year}`);
}

function figure(list, caption) {
  return element("figure", { class: "chart-of-answer" }, element("figcaption", {}, caption), list);
}
