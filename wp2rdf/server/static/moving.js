// What zooms and pans: a picture on a board, by buttons, wheel, fingers and keys.

import { element } from "./page.js";

const STEP = 1.3, NEAREST = 40, SLACK = 4;

export function moving(board, svg, what) {
  const whole = { ...fields(svg.viewBox.baseVal) };
  let seen = whole, frame = 0;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  board.tabIndex = 0;
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", `${what}: plus and minus zoom, arrows move, 0 shows the whole`);

  const draw = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      svg.setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
      board.classList.toggle("near", seen.width < whole.width);
    });
  };
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const middle = () => ({ x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 });
  const zoom = (factor, point = middle()) => {
    const width = Math.min(whole.width, Math.max(whole.width / NEAREST, seen.width / factor));
    const part = width / seen.width;
    move({
      x: point.x - (point.x - seen.x) * part, y: point.y - (point.y - seen.y) * part,
      width, height: seen.height * part,
    });
  };
  const move = (to) => {
    const keep = (start, size, first, all) => Math.min(first + all - size, Math.max(first, start));
    seen = { ...to, x: keep(to.x, to.width, whole.x, whole.width), y: keep(to.y, to.height, whole.y, whole.height) };
    draw();
  };
  const by = (x, y) => move({ ...seen, x: seen.x + x, y: seen.y + y });

  const button = (sign, name, act) => {
    const made = element("button", { type: "button", "aria-label": name, title: name }, sign);
    made.addEventListener("click", act);
    return made;
  };
  board.append(element("div", { class: "zoom" },
    button("+", "Zoom in", () => zoom(STEP)), button("−", "Zoom out", () => zoom(1 / STEP)),
    button("⤢", "Show the whole", () => move(whole))));

  board.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !board.contains(document.activeElement)) return; // the page scrolls, until one is at the drawing
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, at(event));
  }, { passive: false });
  board.addEventListener("keydown", (event) => {
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) by(arrow[0] * seen.width / 10, arrow[1] * seen.height / 10);
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else if (event.key === "0") move(whole);
    else return;
    event.preventDefault();
  });

  const held = new Map();
  let moved = false;
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!held.size) moved = false;
    held.set(event.pointerId, event);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    if (!moved && held.size === 1 && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < SLACK) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    if (held.size === 1) {
      const from = at(before), to = at(event);
      by(from.x - to.x, from.y - to.y);
    } else {
      const other = [...held.values()].find((one) => one.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      zoom(apart(event) / Math.max(1, apart(before)), at(other));
    }
    held.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => held.delete(event.pointerId));
  svg.addEventListener("click", (event) => {
    if (!moved) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}

function fields({ x, y, width, height }) {
  return { x, y, width, height };
}
