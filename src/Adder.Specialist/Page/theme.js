"use strict";
// The theme: what the page was written for, else what was chosen last, else the system's.
const theme = (() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recall = (name) => { try { return localStorage.getItem("specialist-" + name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem("specialist-" + name, value); } catch { /* Nothing is remembered then. */ } };
  let colours = recall("theme") ?? root.dataset.asked ?? "system";
  let blue = (recall("blue") ?? root.dataset.blue ?? "no") === "yes";
  const apply = () => {
    root.dataset.theme = colours === "system" ? (dark.matches ? "dark" : "light") : colours;
    root.dataset.blue = blue ? "yes" : "no";
  };
  dark.addEventListener("change", apply);
  apply();
  return {
    connect() {
      const choice = document.getElementById("theme");
      choice.value = colours;
      choice.addEventListener("change", () => { colours = choice.value; keep("theme", colours); apply(); });
      const box = document.getElementById("blue");
      box.checked = blue;
      box.addEventListener("change", () => { blue = box.checked; keep("blue", blue ? "yes" : "no"); apply(); });
    },
  };
})();
