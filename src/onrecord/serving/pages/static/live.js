// Keeps an open page up to date: what came is told, and the parts that changed are put in.

const HEADS = {
  new_story: "New story",
  merged: "Two stories are one",
  split: "A story of its own",
  new_statement: "New statement",
  new_wording: "New wording",
  new_disagreement: "Reports differ",
  new_side: "Another side",
  disagreement_ended: "Reports differ no more",
  correction: "Correction",
  edited: "Article edited",
  due: "Due",
  overdue: "Overdue",
  met: "Came about",
  override: "Corrected by hand",
  override_undone: "Correction undone",
};
const WAIT = 700; // milliseconds in which what comes together is told together
const SHOWN = 20000;

const sent = new Map(); // what the server sent of each part, before scripts changed it

const remember = (root) => {
  for (const part of root.querySelectorAll("[data-part][id]")) sent.set(part.id, part.outerHTML);
};

const said = (change) => {
  const who = change.speaker ? `${change.speaker}: ` : "";
  const words = `${who}${change.text || change.title || ""}`;
  return `${HEADS[change.kind] ?? "Change"}: ${words.length > 140 ? `${words.slice(0, 139)}…` : words}`;
};

const tell = (changes) => {
  const box = document.getElementById("told");
  const line = document.createElement("p");
  const last = changes[changes.length - 1];
  line.textContent = changes.length > 1 ? `${changes.length} changes. ${said(last)}` : said(last);
  box.replaceChildren(line);
  setTimeout(() => line.remove(), SHOWN);
};

// A name for the element that has the focus which its successor has too.
const nameOf = (element, part) => {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const attribute of ["href", "name", "value"]) {
    const value = element.getAttribute(attribute);
    if (value === null) continue;
    const selector = `${element.localName}[${attribute}="${CSS.escape(value)}"]`;
    const nth = [...part.querySelectorAll(selector)].indexOf(element);
    if (nth >= 0) return { selector, nth };
  }
  return null;
};
const found = (name, part) =>
  typeof name === "string" ? part.querySelector(name) : name && part.querySelectorAll(name.selector)[name.nth];

const keyOf = (details) => {
  const near = details.closest("[id]")?.id ?? "";
  const words = details.querySelector("summary")?.textContent.replace(/[\d,]+/g, "").trim() ?? "";
  return `${near} ${details.className} ${words}`;
};

const put = (part, fresh, improve) => {
  const active = document.activeElement;
  const focus = part.contains(active) ? nameOf(active, part) : null;
  const open = new Map([...part.querySelectorAll("details")].map((d) => [keyOf(d), d.open]));
  const scrolled = [...part.querySelectorAll(".strip, .wide, .picture")].map((e) => e.scrollLeft);
  const along = part.scrollLeft;
  const ranges = [...part.querySelectorAll("input[type=range]")].map((e) => e.value);
  const anchor = [...part.querySelectorAll("[id]")].find((e) => e.getBoundingClientRect().bottom > 0);
  const top = anchor?.getBoundingClientRect().top;

  const next = document.importNode(fresh, true);
  part.replaceWith(next);
  for (const details of next.querySelectorAll("details")) {
    details.open = open.get(keyOf(details)) ?? details.open;
  }
  next.querySelectorAll("input[type=range]").forEach((e, n) => (e.value = ranges[n] ?? e.value));
  improve(next);
  next.scrollLeft = along;
  next.querySelectorAll(".strip, .wide, .picture").forEach((e, n) => (e.scrollLeft = scrolled[n] ?? 0));
  const stays = anchor && document.getElementById(anchor.id);
  if (stays && top !== undefined && scrollY > 0) scrollBy(0, stays.getBoundingClientRect().top - top);
  found(focus, next)?.focus({ preventScroll: true });
  return next;
};

const refresh = async (improve) => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const fresh of page.querySelectorAll("[data-part][id]")) {
    const part = document.getElementById(fresh.id);
    const html = fresh.outerHTML;
    if (!part || sent.get(fresh.id) === html) continue;
    const busy = document.activeElement;
    if (part.contains(busy) && busy.matches("input:not([type=range]), textarea, select")) continue;
    sent.set(fresh.id, html);
    put(part, fresh, improve);
  }
};

export const watch = (improve) => {
  const { live, cursor } = document.body.dataset;
  if (!live || !window.EventSource) return;
  remember(document);
  let source = null;
  let newest = cursor; // from what this page shows on
  let waiting = [];
  let timer = 0;
  let busy = false;

  const settle = async () => {
    timer = 0;
    if (busy) {
      timer = setTimeout(settle, WAIT);
      return;
    }
    const came = waiting;
    waiting = [];
    busy = true;
    try {
      await refresh(improve);
    } catch {
      // The server is away; the stream tells when it is back.
    } finally {
      busy = false;
    }
    const shown = came.filter((change) => change.shown !== false);
    if (shown.length) tell(shown);
  };
  // A browser opens six connections to a server: a page that nobody sees gives its own back.
  const open = () => {
    if (source) return;
    const query = new URLSearchParams({ cursor: newest });
    if (live !== "*") query.set("story", live);
    source = new EventSource(`/api/v1/events?${query}`);
    source.addEventListener("change", (event) => {
      newest = event.lastEventId || newest;
      try {
        waiting.push(JSON.parse(event.data));
      } catch {
        return;
      }
      timer ||= setTimeout(settle, WAIT);
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", () => document.hidden || open());
  if (!document.hidden) open();
};
