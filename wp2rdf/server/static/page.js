// What every page gets: long tables and lists are shortened, and can be filtered.

const FIRST = 25;

for (const long of document.querySelectorAll("[data-long]")) {
  const rows = [...(long.tBodies?.[0]?.rows ?? long.children)];
  if (rows.length > FIRST + 5) shorten(long, rows);
}

function shorten(long, rows) {
  const input = element("input", { type: "search", "aria-label": "Filter", placeholder: "Filter" });
  const button = element("button", { type: "button" });
  const bar = element("div", { class: "filter" });
  bar.append(input, button);
  let all = location.hash !== "" && long.querySelector(":target") !== null;
  const show = () => {
    const words = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = words === "" || row.textContent.toLowerCase().includes(words);
      row.hidden = !fits || (!all && words === "" && shown >= FIRST);
      shown += row.hidden ? 0 : 1;
    }
    button.textContent = all ? `Show the first ${FIRST}` : `Show all ${rows.length}`;
    button.hidden = words !== "";
  };
  input.addEventListener("input", show);
  button.addEventListener("click", () => { all = !all; show(); });
  (long.closest(".table") ?? long).before(bar);
  show();
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
