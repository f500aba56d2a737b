// Stretches the drawing of a story's days: to the width there is, and further by the range control.

const MARGIN = 14;
const ROOM = 46; // pixels that the name of a day needs
const MOST = 60; // times the width there is

const lay = (svg, width) => {
  const x = (share) => MARGIN + share * (width - 2 * MARGIN);
  const { height } = svg.viewBox.baseVal;
  svg.setAttribute("width", width);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const line of svg.querySelectorAll("[data-whole]")) {
    line.setAttribute("d", line.getAttribute("d").replace(/H[\d.]+/, `H${width}`));
  }
  for (const part of svg.querySelectorAll("[data-t]")) {
    const left = x(Number(part.dataset.t));
    const y = part.getAttribute("transform").match(/[ ,]([\d.]+)\)/)[1];
    part.setAttribute("transform", `translate(${left.toFixed(1)} ${y})`);
    if (part.dataset.u === undefined) continue;
    const wide = Math.max(x(Number(part.dataset.u)) - left, 1.5);
    const bar = part.querySelector("rect");
    bar.setAttribute("width", (part.matches(".articles") ? Math.max(wide - 1, 1.5) : wide).toFixed(1));
    const middle = part.querySelector("circle, path");
    middle?.setAttribute("transform", `translate(${(wide / 2).toFixed(1)} 0)`);
  }
  nameDays(svg, width);
};

// The coarse days first, then finer ones wherever no name would stand over another.
const nameDays = (svg, width) => {
  const ticks = [...svg.querySelectorAll(".tick")];
  const taken = [];
  ticks.sort((a, b) => a.dataset.level - b.dataset.level || a.dataset.t - b.dataset.t);
  for (const tick of ticks) {
    const at = Number(tick.dataset.t) * (width - 2 * MARGIN);
    const free = at < width - ROOM && taken.every((other) => Math.abs(other - at) >= ROOM);
    if (free) taken.push(at);
    tick.classList.toggle("shown", free);
    tick.classList.toggle("fine", !free || tick.dataset.level !== "0");
  }
};

const factor = (value) => MOST ** (Number(value) / 100);

export const layAxes = (root) => {
  for (const figure of root.querySelectorAll("[data-axis]")) {
    const svg = figure.querySelector("svg");
    const strip = figure.querySelector(".strip");
    const zoom = figure.querySelector(".zoom");
    const range = zoom.querySelector("input");
    const most = Math.min(MOST, Math.max(1, (Number(svg.dataset.days) * 90) / strip.clientWidth));
    zoom.hidden = most <= 1.2;
    let shown = 0;
    const draw = () => {
      const times = Math.min(factor(range.value), most);
      const width = Math.round(strip.clientWidth * times);
      if (width === shown || width < 100) return;
      const middle = shown ? (strip.scrollLeft + strip.clientWidth / 2) / shown : 0;
      lay(svg, width);
      if (shown) strip.scrollLeft = middle * width - strip.clientWidth / 2;
      shown = width;
      range.setAttribute("aria-valuetext", `${times.toFixed(1)} times as wide`);
    };
    range.addEventListener("input", draw);
    new ResizeObserver(draw).observe(strip);
    draw();
  }
};
