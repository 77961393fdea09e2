// The list of bundled queries and the form of the one that is picked. The server fills in the values, by their types.

import { element } from "./page.js";

export function findable(list) {
  const input = list.querySelector("#find-query");
  input.closest("[data-needs-script]").hidden = false;
  const groups = [...list.querySelectorAll("details")];
  if (matchMedia("(max-width: 56rem)").matches) groups[0].open = false;
  const open = groups.map((group) => group.open);
  input.addEventListener("input", () => {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    groups.forEach((group, index) => {
      let shown = 0;
      for (const item of group.querySelectorAll("li")) {
        item.hidden = !words.every((word) => item.dataset.words.includes(word));
        shown += item.hidden ? 0 : 1;
      }
      group.hidden = shown === 0;
      group.open = words.length ? shown > 0 : open[index];
    });
  });
}

export function onPick(list, panel, editor) {
  list.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const other of list.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    const answer = await fetch(`/queries/${link.dataset.query}?part=form`, { headers: { Accept: "text/html" } });
    if (!answer.ok) return location.assign(link.href);
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = document.adoptNode(parsed.querySelector("form"));
    form.querySelector(".go").remove(); // the button of the editor runs it
    panel.replaceChildren(form);
    panel.hidden = false;
    if (matchMedia("(max-width: 56rem)").matches) list.closest("details").open = false;
    completing(form);
    const run = () => {
      editor.write(filled(form));
      editor.run();
    };
    form.addEventListener("submit", (submit) => submit.preventDefault());
    form.addEventListener("keydown", (key) => {
      if (key.key !== "Enter" || key.isComposing) return;
      key.preventDefault();
      run();
    });
    form.addEventListener("change", () => editor.write(filled(form)));
    await editor.write(filled(form));
    (form.querySelector("input:not([type=hidden]), select") ?? document.querySelector("#editor .primary")).focus({ preventScroll: true });
  });
}

// The query with the values of a form; null: they have a mistake, which the form then says.
async function filled(form) {
  const values = new URLSearchParams(new FormData(form));
  values.delete("run");
  const address = `/queries/${form.dataset.query}.rq?${values}`;
  const [isFilled, text] = await fetch(address, { headers: { Accept: "text/plain" } })
    .then(async (answer) => [answer.ok, await answer.text()])
    .catch((error) => [false, `No answer: ${error.message}`]);
  form.querySelector(".error")?.remove();
  if (isFilled) return text;
  form.append(element("p", { class: "error", role: "alert" }, text));
  return null;
}

export function completing(form) {
  for (const input of form.querySelectorAll("[data-complete]")) {
    let asked = "";
    let timer = 0;
    const ask = async () => {
      const text = input.value.trim();
      if (text === asked || text.length < 1) return;
      asked = text;
      const answer = await fetch(`/complete?${new URLSearchParams({ kind: input.dataset.complete, q: text })}`);
      if (!answer.ok || input.value.trim() !== text) return;
      const found = await answer.json();
      input.list.replaceChildren(
        ...found.map(({ value, label }) => element("option", { value }, label ? `${label} (${value})` : value)),
      );
    };
    input.addEventListener("focus", () => input.select());
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 150);
    });
  }
}
