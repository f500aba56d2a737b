// What makes the pages better where scripts run; each of them is whole without.
import { watch } from "./live.js";
import { layAxes } from "./axis.js";
import { markNotes } from "./notes.js";
import { setTimes } from "./times.js";

const improve = (root) => {
  setTimes(root);
  layAxes(root);
};

// A row of views that is wider than the window shows the one that is open.
for (const row of document.querySelectorAll(".tabs ul")) {
  const open = row.querySelector("[aria-current]");
  if (open) row.scrollLeft = open.offsetLeft - row.offsetLeft - row.clientWidth / 3;
}

const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) return;
  event.preventDefault();
  const find = document.getElementById("find");
  find.focus();
  find.select();
});

document.querySelector(".themes")?.addEventListener("submit", (event) => {
  const chosen = event.submitter?.value ?? "";
  event.preventDefault();
  const root = document.documentElement;
  if (chosen) root.dataset.theme = chosen;
  else delete root.dataset.theme;
  document.cookie = `theme=${chosen};path=/;samesite=lax;max-age=${chosen ? 31536000 : 0}`;
  for (const button of event.currentTarget.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
});

watch(improve); // first: it keeps what the server sent, to know later what is new
improve(document);
markNotes(document);
