// The query page: the bundled queries, their forms, the editor and the results, brought together.

import { editor } from "./editor.js";
import { findable, onPick } from "./questions.js";

const list = document.querySelector(".query-list");
const panel = document.querySelector("#parameters");
const place = document.querySelector("#editor");

const write = editor(place, document.querySelector("#results"));

// A phone shows a query that it was sent before those it could pick.
if (place.dataset.run !== undefined && matchMedia("(max-width: 56rem)").matches) list.closest("details").open = false;

findable(list);
onPick(list, panel, write);
if (place.dataset.run !== undefined) write.run();
