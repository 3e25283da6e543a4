// The timeline: frames come from the server, or stand in the page. Each holds the lines that look different since the one before.
(() => {
  const paths = JSON.parse(document.getElementById("paths").textContent);
  const prefixes = new Map(paths.map((path, number) => [path, number === 0 ? "" : `F${number + 1}`]));
  const moment = document.getElementById("moment");
  const time = document.getElementById("time");
  const state = document.getElementById("state");
  const play = document.getElementById("play");
  const changes = document.getElementById("changes");
  const speed = document.getElementById("speed");
  const sheet = document.head.appendChild(document.createElement("style"));
  let frames = [];
  let shown = -1;
  let follows = true;
  let playing = 0;

  const place = (path, line) => document.getElementById(`${prefixes.get(path)}L${line}`);
  const content = (element) => [...element.childNodes].slice(1);
  const fill = (path, line, html) => {
    const element = place(path, line);
    if (!element) return;
    content(element).forEach((node) => node.remove());
    element.insertAdjacentHTML("beforeend", html);
  };

  // Before the first frame nothing is coloured.
  const bare = () => {
    for (const element of document.querySelectorAll("#sources .s, #sources .n")) element.replaceWith(...element.childNodes);
  };

  const show = (number) => {
    if (frames.length === 0) return;
    if (number < shown || shown < 0) { bare(); shown = -1; }
    const latest = new Map();
    for (let i = shown + 1; i <= number; i++) {
      for (const [path, line, html] of frames[i].lines) latest.set(`${path}\n${line}`, [path, line, html]);
    }
    for (const [path, line, html] of latest.values()) fill(path, line, html);
    const rules = frames.findLast((frame) => frame.rules);
    if (rules && sheet.textContent !== rules.rules) sheet.textContent = rules.rules;
    shown = number;
    moment.value = number;
    const frame = frames[number];
    time.textContent = `${(frame.time / 1000).toFixed(2)} s, ${number + 1} of ${frames.length}`;
    document.getElementById("summary").textContent = frame.summary;
    moment.setAttribute("aria-valuetext", time.textContent);
    changes.replaceChildren(...frame.changes.map((text) => { const item = document.createElement("li"); item.textContent = text; return item; }));
  };

  const grown = () => {
    moment.max = frames.length - 1;
    if (follows) show(frames.length - 1); else if (shown >= 0) show(shown);
  };

  const stop = () => { clearInterval(playing); playing = 0; play.textContent = "Play"; };
  play.addEventListener("click", () => {
    if (playing) { stop(); return; }
    follows = false;
    play.textContent = "Pause";
    if (shown >= frames.length - 1) show(0);
    playing = setInterval(() => {
      if (shown >= frames.length - 1) { stop(); follows = true; } else show(shown + 1);
    }, 250);
  });
  moment.addEventListener("input", () => {
    stop();
    const number = Number(moment.value);
    follows = number === frames.length - 1;
    show(number);
  });

  const kept = document.getElementById("timeline");
  if (kept) {
    frames = JSON.parse(kept.textContent);
    state.textContent = "Recorded.";
    grown();
    return;
  }

  const root = "/" + location.pathname.split("/")[1] + "/";
  const events = new EventSource(root + "events");
  const send = (value) => fetch(root + "ask", { method: "POST", body: value });
  let waiting = false;
  events.addEventListener("open", () => { frames = []; shown = -1; state.textContent = "The program runs."; });
  events.addEventListener("frame", (event) => {
    frames.push(JSON.parse(event.data));
    if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; grown(); }); }
  });
  events.addEventListener("reload", (event) => { if (Number(event.data) !== paths.length && Number(event.data) > paths.length) location.reload(); });
  events.addEventListener("end", () => {
    state.textContent = "The program has ended.";
    speed.disabled = true;
    // What the panel shows is known at the end.
    if (sessionStorage.getItem("specialist-ended") !== root) { try { sessionStorage.setItem("specialist-ended", root); location.reload(); } catch { /* Then it stays as it is. */ } }
  });
  events.addEventListener("error", () => { if (events.readyState === EventSource.CLOSED) state.textContent = "The program is gone."; });
  speed.addEventListener("change", () => send(speed.value));
})();
