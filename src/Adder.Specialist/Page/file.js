"use strict";
// The page of a file: pointing at a coloured place, or tabbing to it, shows its instructions; the disassembly and the source are linked both ways.
theme.connect();
// The page is there before the instructions are gone through: a long file has many.
requestAnimationFrame(() => setTimeout(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const FATES = ["never", "plain", "waiting", "k0", "k2"];
  const NAMES = ["never executed", "nothing to specialize", "ran once: not tried yet", "specialized", "adaptive"];
  const text = (index) => data.texts[index];
  const sites = data.sites.map((row, id) => ({
    id, fn: row[0], prefix: data.functions[row[0]][3], offset: row[1], opcode: text(row[2]), form: text(row[3]), argument: text(row[4]), fate: row[5],
    line: row[6], column: row[7], endLine: row[8], endColumn: row[9], counter: text(row[10]), specializations: row[11], failures: row[12], misses: row[13],
    reason: text(row[14]), remedy: text(row[15]), types: text(row[16]),
    change: text(row[17]), time: text(row[18]),
    counted: row.length > 19, hits: row[19], missed: row[20], unspecialized: row[21], deoptimizations: row[22], seen: row.length > 19 ? text(row[23]) : "", history: row.length > 19 ? text(row[24]) : "",
  }));
  // What waits and has a reason is what the version never tries.
  const nameOf = (site) => site.fate === 2 && site.reason ? "never tried" : NAMES[site.fate];
  const source = document.getElementById("sources");
  const details = document.getElementById("details");
  const title = document.getElementById("function");
  const table = document.getElementById("code");
  const listing = document.getElementById("listing");
  let shownFunction = -1;
  let pinned = null;
  let chosen = null;

  const element = (name, className, content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  };

  // The instructions that have a part of a line, by the line's id.
  const byLine = new Map();
  for (const site of sites) {
    for (let line = site.line; site.line > 0 && line <= site.endLine; line++) {
      const id = `${site.prefix}L${line}`;
      const known = byLine.get(id);
      if (known) known.push(site); else byLine.set(id, [site]);
    }
  }

  const covers = (site, line, column) => (line > site.line || (line === site.line && column >= site.column))
    && (line < site.endLine || (line === site.endLine && column < site.endColumn));

  const size = (site) => (site.endLine - site.line) * 100000 + site.endColumn - site.column;

  // The instructions on a character, the innermost first; what has nothing to specialize only where nothing else is there.
  const at = (prefix, line, column) => {
    const found = (byLine.get(`${prefix}L${line}`) ?? []).filter((site) => covers(site, line, column));
    const tried = found.filter((site) => site.fate >= 2);
    return (tried.length > 0 ? tried : found).sort((a, b) => size(a) - size(b));
  };

  const lineOf = (prefix, number) => document.getElementById(`${prefix}L${number}`);

  // A range over a part of a line; the line's number in front of it does not count.
  const rangeIn = (prefix, line, from, to) => {
    const place = lineOf(prefix, line);
    if (!place) return null;
    const range = document.createRange();
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) => node.parentElement.tagName === "A" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let passed = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.data.length;
      if (!begun && from < passed + length) { range.setStart(node, from - passed); begun = true; }
      if (begun) {
        if (to <= passed + length) { range.setEnd(node, Math.max(0, to - passed)); return range; }
        range.setEnd(node, length);
      }
      passed += length;
    }
    return begun ? range : null;
  };

  const highlight = (site) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("site");
    if (!site || site.line < 1) return;
    const ranges = [];
    for (let line = site.line; line <= Math.min(site.endLine, site.line + 200); line++) {
      const range = rangeIn(site.prefix, line, line === site.line ? site.column : 0, line === site.endLine ? site.endColumn : Infinity);
      if (range) ranges.push(range);
    }
    CSS.highlights.set("site", new Highlight(...ranges));
  };

  const describe = (site) => `${site.form}: ${nameOf(site)}`;

  const item = (site) => {
    const made = element("section", "item");
    const head = element("p");
    head.append(element("span", "badge " + FATES[site.fate], nameOf(site)), " ", element("code", "", site.form === site.opcode ? site.opcode : `${site.opcode} → ${site.form}`));
    made.append(head);
    const list = element("dl");
    const add = (name, value) => { if (value) list.append(element("dt", "", name), element("dd", "", String(value))); };
    add("argument", site.argument);
    add("function", data.functions[site.fn][0]);
    add("counter", site.fate >= 3 ? site.counter : "");
    add("specialized", site.specializations ? `${site.specializations} times` : "");
    add("failed", site.failures ? `${site.failures} attempts` : "");
    if (site.counted) {
      const total = site.hits + site.missed + site.unspecialized;
      const share = (count) => total ? `${count} (${(100 * count / total).toFixed(1)}%)` : count;
      add("executed", total);
      add("hits", share(site.hits));
      add("misses", share(site.missed));
      add("not specialized", share(site.unspecialized));
      add("deoptimized", site.deoptimizations ? `${site.deoptimizations} times` : "");
      add("seen", site.seen);
      add("history", site.history);
    } else {
      add("guard missed", site.misses ? `${site.misses} times` : "");
    }
    add("types at attempts", site.types);
    add("time", site.time);
    if (list.childElementCount > 0) made.append(list);
    if (site.reason) made.append(element("p", "", site.reason));
    if (site.remedy) made.append(element("p", "", "What helps: " + site.remedy));
    if (site.change) made.append(element("pre", "change", site.change));
    return made;
  };

  // The instructions of a function are neighbours.
  const bounds = data.functions.map(() => [0, 0]);
  for (const site of sites) {
    if (bounds[site.fn][1] === 0) bounds[site.fn][0] = site.id;
    bounds[site.fn][1] = site.id + 1;
  }

  // Of a long function only the surroundings of a place are shown.
  const MOST_ROWS = 600;
  let shownRows = [0, 0];

  const showFunction = (number, around) => {
    if (number === shownFunction && around >= shownRows[0] && around < shownRows[1]) return;
    shownFunction = number;
    const [begin, end] = bounds[number];
    const from = end - begin <= MOST_ROWS ? begin : Math.max(begin, Math.min(around - MOST_ROWS / 2, end - MOST_ROWS));
    shownRows = [from, Math.min(end, from + MOST_ROWS)];
    const [name, line, copies] = data.functions[number];
    title.textContent = `${name}, line ${line}` + (copies === 0 ? ": never executed" : copies > 1 ? `: ${copies} copies` : "")
      + (end - begin > MOST_ROWS ? ` (${MOST_ROWS} of ${end - begin} instructions)` : "");
    const rows = document.createDocumentFragment();
    for (const site of sites.slice(...shownRows)) {
      const row = element("tr");
      row.dataset.site = site.id;
      row.tabIndex = -1;
      const colour = element("td", "c");
      colour.append(element("span", "badge " + FATES[site.fate], "\u00a0"));
      colour.title = nameOf(site);
      row.append(colour, element("td", "o", site.line > 0 ? site.line : ""), element("td", "o", site.offset), element("td", "", site.form), element("td", "", site.argument));
      row.setAttribute("aria-label", `${site.offset} ${describe(site)} ${site.argument}`);
      rows.append(row);
    }
    table.replaceChildren(rows);
  };

  const show = (found) => {
    if (found.length === 0) return;
    details.replaceChildren(...found.slice(0, 8).map(item));
    details.scrollTop = 0;
    showFunction(found[0].fn, found[0].id);
    const ids = new Set(found.map((site) => String(site.id)));
    for (const row of table.children) row.classList.toggle("on", ids.has(row.dataset.site));
    const first = table.querySelector(".on");
    if (first) {
      const place = first.getBoundingClientRect();
      const frame = listing.getBoundingClientRect();
      const bottom = Math.min(frame.bottom, innerHeight);
      if (place.top < frame.top || place.bottom > bottom) listing.scrollTop += place.top - (frame.top + bottom) / 2;
    }
    highlight(found[0]);
  };

  const column = (span) => {
    let passed = 0;
    for (let node = span.previousSibling; node; node = node.previousSibling) {
      if (node.nodeName !== "A") passed += node.textContent.length;
    }
    return passed;
  };

  const ofSpan = (span) => {
    const [, prefix, line] = /^(.*)L(\d+)$/.exec(span.parentElement.id);
    return at(prefix, Number(line), column(span));
  };

  const name = (span) => {
    if (!span.hasAttribute("aria-label")) {
      const found = ofSpan(span);
      if (found.length > 0) span.setAttribute("aria-label", `${span.textContent}, ${found.map(describe).join(", ")}`);
    }
  };

  // Names for screen readers are made when a part of the source comes into view.
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        setTimeout(() => entry.target.querySelectorAll(".s").forEach(name));
      }
    }
  });
  source.querySelectorAll(".chunk").forEach((chunk) => seen.observe(chunk));

  const choose = (span) => {
    chosen?.classList.remove("chosen");
    chosen?.removeAttribute("aria-pressed");
    chosen = pinned = pinned === span ? null : span;
    chosen?.classList.add("chosen");
    chosen?.setAttribute("aria-pressed", "true");
    if (span) show(ofSpan(span));
  };

  const spanAt = (event) => event.target.closest?.(".s, .n");
  source.addEventListener("pointerover", (event) => { const span = spanAt(event); if (span && !pinned) show(ofSpan(span)); });
  source.addEventListener("focusin", (event) => { const span = spanAt(event); if (span) { name(span); if (!pinned) show(ofSpan(span)); } });
  source.addEventListener("click", (event) => { const span = spanAt(event); if (span) choose(span); });
  source.addEventListener("keydown", (event) => {
    const span = spanAt(event);
    if (span && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(span); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pinned) choose(pinned); });

  const ofRow = (event) => { const row = event.target.closest?.("tr"); return row ? sites[Number(row.dataset.site)] : null; };
  table.addEventListener("pointerover", (event) => { const site = ofRow(event); if (site) highlight(site); });
  table.addEventListener("focusin", (event) => { const site = ofRow(event); if (site) highlight(site); });
  const goTo = (site) => {
    details.replaceChildren(item(site));
    for (const row of table.children) row.classList.toggle("on", row.dataset.site === String(site.id));
    highlight(site);
    lineOf(site.prefix, site.line)?.scrollIntoView({ block: "center" });
  };
  table.addEventListener("click", (event) => { const site = ofRow(event); if (site) goTo(site); });
  table.addEventListener("keydown", (event) => {
    const site = ofRow(event);
    if (!site) return;
    if (event.key === "Enter") goTo(site);
    const next = event.key === "ArrowDown" ? event.target.nextElementSibling : event.key === "ArrowUp" ? event.target.previousElementSibling : null;
    if (next) { event.preventDefault(); next.focus(); }
  });
  table.addEventListener("focus", () => table.firstElementChild?.focus());
  const module = Math.max(0, data.functions.findIndex(([name]) => name === "<module>"));
  if (data.functions.length > 0) showFunction(module, bounds[module][0]);
  // Who was quicker is not forgotten.
  const waiting = document.querySelector(".s:hover, .s:focus");
  if (waiting) { name(waiting); show(ofSpan(waiting)); }
  document.documentElement.dataset.ready = "yes";
}));
