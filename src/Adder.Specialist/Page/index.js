"use strict";
// The index: sorts by any column, and shows the files whose path has all the words that were typed.
theme.connect();
(() => {
  const body = document.querySelector("#files tbody");
  const heads = [...document.querySelectorAll("#files thead th")];
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  const sort = (column) => {
    const head = heads[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].sort((a, b) => {
      const left = value(a, column);
      const right = value(b, column);
      return (left < right ? -1 : left > right ? 1 : 0) * (down ? -1 : 1);
    });
    body.append(...rows);
  };
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(column)));
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of body.rows) {
      const path = row.cells[0].textContent.toLowerCase();
      row.hidden = !words.every((word) => path.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${body.rows.length} files`;
  });
})();
