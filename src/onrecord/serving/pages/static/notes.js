// Explains what is marked in an article's text, on hover and on focus.

const noteOf = (number) => {
  const note = document.getElementById(`n-${number}`);
  if (!note) return null;
  const told = document.createElement("p");
  const head = note.querySelector("b");
  const name = document.createElement("b");
  name.textContent = head ? head.textContent : "";
  const facts = document.createElement("span");
  const label = note.querySelector(".label");
  facts.textContent = label ? ` ${label.textContent}` : "";
  told.append(name, facts);
  return told;
};

const place = (pop, piece) => {
  const box = piece.getClientRects()[0];
  const left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 16);
  const above = box.top > pop.offsetHeight + 16;
  pop.style.left = `${Math.max(8, left) + scrollX}px`;
  pop.style.top = `${(above ? box.top - pop.offsetHeight - 6 : box.bottom + 6) + scrollY}px`;
};

const layers = (root, text) => {
  const box = root.querySelector(".layers");
  if (!box) return;
  box.hidden = false;
  const set = (input) => {
    text.classList.toggle(`no-${input.dataset.layer}`, !input.checked);
    const off = [...box.querySelectorAll("input:not(:checked)")].map((i) => i.dataset.layer);
    for (const piece of text.querySelectorAll("a.m")) {
      const kinds = ["said", "speaker", "date"].filter(
        (kind) => piece.classList.contains(`is-${kind}`) || (kind === "speaker" && piece.classList.contains("is-source")),
      );
      piece.tabIndex = kinds.every((kind) => off.includes(kind)) ? -1 : 0;
    }
  };
  for (const input of box.querySelectorAll("input")) {
    input.checked = localStorage.getItem(`layer-${input.dataset.layer}`) !== "off";
    set(input);
    input.addEventListener("change", () => {
      localStorage.setItem(`layer-${input.dataset.layer}`, input.checked ? "on" : "off");
      set(input);
    });
  }
};

export const markNotes = (root) => {
  const text = root.querySelector(".text.marked");
  if (!text) return;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.id = "pop";
  pop.setAttribute("role", "tooltip");
  pop.hidden = true;
  document.body.append(pop);
  let explained = null;

  const hide = () => {
    pop.hidden = true;
    explained?.removeAttribute("aria-describedby");
    explained = null;
    for (const piece of text.querySelectorAll(".lit")) piece.classList.remove("lit");
  };
  const show = (piece) => {
    hide();
    const notes = piece.dataset.n.split(" ").map(noteOf).filter(Boolean);
    if (!notes.length) return;
    pop.replaceChildren(...notes);
    pop.hidden = false;
    place(pop, piece);
    explained = piece;
    piece.setAttribute("aria-describedby", "pop");
    const first = piece.dataset.n.split(" ")[0];
    for (const other of text.querySelectorAll(`[data-n~="${first}"]`)) other.classList.add("lit");
  };

  for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    text.addEventListener(begins, (event) => {
      const piece = event.target.closest(".m");
      if (piece) show(piece);
    });
    text.addEventListener(ends, (event) => {
      if (!pop.contains(event.relatedTarget)) hide();
    });
  }
  pop.addEventListener("mouseleave", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  layers(root, text);
};
