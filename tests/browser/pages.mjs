// Looks at Specialist's pages in headless Chromium: colours, keyboard, panel, themes, index, hostile sources, long files, live pages and their replay. SARIF is held against its schema.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv from "ajv";
import { chromium } from "playwright-core";

const ADDER = process.env.ADDER.split(" ");
if (ADDER[0].includes("/")) {
  ADDER[0] = resolve(ADDER[0]);
}
const folder = mkdtempSync(join(tmpdir(), "adder-browser-"));
const BAG = "class Bag:\n    def __iter__(self):\n        return iter([1])\n\n\ndef has(x):\n    return 1 in x\n\n\ndef add(x):\n    return x + x\n\n\nfor i in range(99):\n    has(Bag())\n    add(i)\n";
const HOSTILE = "# </script><script>window.hurt = 1</script><!--\nx = '</pre><img src=x onerror=\"window.hurt = 1\">'\nfor i in range(9): i + i\n";
let passed = 0;
let failed = 0;

const check = (name, good, shown) => {
  if (good) { passed++; return; }
  failed++;
  console.log("FAIL", name, shown ?? "");
};

const write = (name, text) => writeFileSync(join(folder, name), text);
const adder = (...options) => {
  const done = spawnSync(ADDER[0], [...ADDER.slice(1), "specialist", ...options], { cwd: folder, encoding: "utf8", timeout: 120_000 });
  check(`adder specialist ${options.join(" ")}`, done.status === 0, done.stderr);
};
const open = async (browser, name, options) => {
  const page = await browser.newPage(options);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") page.problems.push(message.text()); });
  await page.goto(name.startsWith("http") ? name : pathToFileURL(join(folder, name)).href);
  if (await page.locator("#data").count() > 0) {
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
  }
  return page;
};
const place = (page, line, text) => page.locator(`#L${line} .s`, { hasText: text }).first();
const colour = (locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);

const picture = async (browser) => {
  write("bag.py", BAG);
  adder("--as", "3.14", "--html", "bag.html", "bag.py");
  const page = await open(browser, "bag.html", { colorScheme: "light" });
  check("red is adaptive", await colour(place(page, 7, " in ")) === "rgb(255, 0, 0)", await colour(place(page, 7, " in ")));
  check("green is specialized", await colour(place(page, 11, "+")) === "rgb(0, 255, 0)", await colour(place(page, 11, "+")));
  await place(page, 7, " in ").hover();
  const details = page.locator("#details");
  check("pointing shows the instruction", (await details.textContent()).includes("CONTAINS_OP"), await details.textContent());
  await place(page, 11, "+").focus();
  check("tabbing shows the instruction", (await details.textContent()).includes("BINARY_OP_ADD_INT"), await details.textContent());
  await page.keyboard.press("Enter");
  await place(page, 7, " in ").hover();
  check("Enter keeps it", (await details.textContent()).includes("BINARY_OP_ADD_INT"));
  await page.keyboard.press("Escape");
  await place(page, 9 + 6, "has").hover();
  check("Escape lets it go", !(await details.textContent()).includes("BINARY_OP_ADD_INT"));
  check("the function's disassembly is there", await page.locator("#code tr.on").count() > 0);
  check("the legend is there", (await page.locator(".legend li").count()) === 5);
  await page.locator("#theme").selectOption("dark");
  check("dark", await page.evaluate(() => getComputedStyle(document.body).backgroundColor) === "rgb(18, 18, 18)");
  await page.locator("#theme").selectOption("light");
  await page.locator("#blue").check();
  check("red to blue", await colour(place(page, 11, "+")) === "rgb(0, 0, 255)", await colour(place(page, 11, "+")));
  check("no errors on the page", page.problems.length === 0, page.problems);
  await page.close();
};

const index = async (browser) => {
  write("other.py", "for i in range(9): i + i\n");
  write("main.py", "import bag\nimport other\n");
  adder("-o", "pages", "main.py");
  const page = await open(browser, "pages/index.html");
  check("the index has the files", await page.locator("#files tbody tr").count() === 3);
  await page.locator("#search").fill("oth");
  check("search", await page.locator("#files tbody tr:visible").count() === 1 && (await page.locator("#count").textContent()) === "1 of 3 files");
  await page.locator("#search").fill("");
  await page.locator("#files th button", { hasText: "Lines" }).click();
  const lines = await page.locator("#files tbody tr td:nth-child(2)").allTextContents();
  check("sorting", lines.join() === [...lines].sort((a, b) => a - b).join(), lines);
  await page.locator("a", { hasText: "bag.py" }).click();
  check("links", (await page.locator("h1").textContent()) === "bag.py");
  await page.close();
};

const columns = async (browser) => {
  write("columns.py", "def f(x):\n    # A comment.\n    return x * 5 / 9 if x > 0.0 else 'nothing'\n\n\nfor i in range(99):\n    f(i + 0.5)\n");
  adder("--as", "3.13", "--as", "3.14", "--html", "columns.html", "columns.py");
  const page = await open(browser, "columns.html", { colorScheme: "light" });
  const left = page.locator("#L3");
  const right = page.locator("#F2L3");
  const [a, b] = [await left.boundingBox(), await right.boundingBox()];
  check("two versions stand beside each other", Math.abs(a.y - b.y) < 1 && b.x >= a.x + a.width, [a, b]);
  const times = (line) => colour(line.locator(".s", { hasText: "*" }).first());
  check("each with its own colours", await times(left) !== "rgb(0, 255, 0)" && await times(right) === "rgb(0, 255, 0)", [await times(left), await times(right)]);
  check("what differs is told", (await page.locator(".differences").textContent()).includes("Now specialized"), await page.locator(".findings").allTextContents());
  const weight = (selector, property) => left.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);
  check("keywords are bold", await weight("b", "fontWeight") === "700");
  check("strings are slanted", await weight("i", "fontStyle") === "italic" && (await left.locator("i").first().textContent()) === "'nothing'");
  check("comments are slanted", (await page.locator("#L2 i").textContent()) === "# A comment.");
  check("syntax has no colours of its own", await left.evaluate((line) => [...line.querySelectorAll("b, i, u")].every((part) => getComputedStyle(part).color === getComputedStyle(part.parentElement).color)));
  await left.locator(".s", { hasText: "*" }).first().hover();
  check("the changed line is spelt out", (await page.locator("#details .change").first().textContent()).includes("+     return x * (5 / 9) if"), await page.locator("#details").textContent());
  check("no errors", page.problems.length === 0, page.problems);
  await page.close();
};

const timed = async (browser) => {
  write("timed.py", "def slow(x):\n    return sorted(x, key=str)\n\n\nnumbers = list(range(20000))\nfor i in range(20):\n    slow(numbers)\n");
  adder("--time", "--try", "--as", "3.14", "-o", "timed", "timed.py");
  const index = await open(browser, "timed/index.html");
  check("the index has the time", (await index.locator("#files thead th").allTextContents()).at(-1) === "Time" && /^\d/.test(await index.locator("#files tbody td").last().textContent()));
  await index.locator("a", { hasText: "timed.py" }).click();
  await index.locator("html[data-ready]").waitFor({ state: "attached" });
  const share = Number.parseFloat(await index.locator("#L2 > a").getAttribute("data-hot"));
  check("the margin has the time", share > 50, share);
  await index.locator("#L2 .s").last().hover();
  check("the panel has the time", (await index.locator("#details").textContent()).includes("time"), await index.locator("#details").textContent());
  await index.close();
};

const tried = async (browser) => {
  write("tried.py", "def has(x):\n    return x in [1, 2, 3]\n\n\nfor i in range(99):\n    has(i)\nprint('ready')\n");
  adder("--try", "--as", "3.14", "--html", "tried.html", "tried.py");
  const page = await open(browser, "tried.html");
  const text = await page.locator("#trials").textContent();
  check("what was tried is told", text.includes("the output stays the same; specialized now") && text.includes("+     return x in {1, 2, 3}"), text);
  check("what would help most is told", (await page.locator("#best li").count()) === 1, await page.locator("#best").textContent());
  await page.locator("#best a").click();
  check("it links to the place", page.url().endsWith("#L2"), page.url());
  await page.close();
};

const neverTried = async (browser) => {
  const parts = Array.from({ length: 40 }, (_, i) => `    y = x + ${i}\n`).join("");
  write("never_tried.py", `def f(x):\n${parts}    return x * 5 / 9\n\n\nfor i in range(99):\n    f(i + 0.5)\n`);
  adder("--as", "3.11", "--counts", "--html", "never_tried.html", "never_tried.py");
  const page = await open(browser, "never_tried.html", { viewport: { width: 1280, height: 600 } });
  await place(page, 42, "*").hover();
  check("what is never tried is called so", (await page.locator("#details .badge.waiting").textContent()) === "never tried", await page.locator("#details").textContent());
  const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
  check("the panel begins with the place", await top("#details .item") >= await top("aside"), [await top("#details .item"), await top("aside")]);
  check("its instruction is in view", await top("#code tr.on") < 600 && await top("#code tr.on") >= await top("#listing"), [await top("#code tr.on"), await top("#listing")]);
  await page.close();
};

const hostile = async (browser) => {
  write("hostile.py", HOSTILE);
  adder("--html", "hostile.html", "hostile.py");
  const page = await open(browser, "hostile.html");
  check("hostile sources do nothing", await page.evaluate(() => window.hurt) === undefined && await page.locator("img").count() === 0);
  check("hostile sources are shown", (await page.locator("#L1").textContent()).includes("</script><script>"));
  await page.close();
};

const long = async (browser) => {
  write("long.py", Array.from({ length: 2500 }, (_, i) => `def f${i}(a, b):\n    x = a + b * 2\n    y = [x, b]\n    if x > b:\n        y.append(a)\n    return y[0]\n\nf${i}(1, 2); f${i}(3, 4)\n`).join(""));
  adder("--html", "long.html", "long.py");
  const begun = Date.now();
  const page = await open(browser, "long.html");
  await page.locator("#L1").waitFor();
  console.log(`20,000 lines opened in ${Date.now() - begun} ms`);
  check("20,000 lines are there", await page.locator(".l").count() === 20000);
  // The processor time of the page's own thread, whatever else the machine does: a second, for all that opening takes.
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.reload();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const { metrics } = await client.send("Performance.getMetrics");
  const took = Math.round(metrics.find((metric) => metric.name === "TaskDuration").value * 1000);
  console.log(`the page's thread works ${took} ms for it`);
  check("20,000 lines open in less than a second", took > 0 && took < 1000, took);
  const gaps = await page.evaluate(async () => {
    const found = [];
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 120; i++) {
      scrollBy(0, 1500);
      const now = await new Promise(requestAnimationFrame);
      found.push(now - last);
      last = now;
    }
    return found.sort((a, b) => a - b);
  });
  console.log(`scrolling through 180,000 pixels: frames of ${Math.round(gaps[60])} ms, 95% of them within ${Math.round(gaps[114])} ms, the longest ${Math.round(gaps[119])} ms`);
  check("it scrolls smoothly", gaps[60] < 51, gaps);
  await page.close();
};

const sarif = async () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
  const validator = new Ajv({ schemaId: "auto", unknownFormats: "ignore" });
  validator.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
  const isValid = validator.compile(schema);
  const name = "we <b>ird %20 é\"'.py";
  write(name, "def has(x):\n    return 'é𝒳' and x in [1, 2] and x % 2.5\n\n\nfor i in range(99):\n    has(1)\n");
  adder("--as", "3.14", "--sarif", "out.sarif", name);
  const log = JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"));
  check("SARIF follows its schema", isValid(log), isValid.errors);
  const { physicalLocation } = log.runs[0].results[0].locations[0];
  check("SARIF has the place", decodeURIComponent(physicalLocation.artifactLocation.uri) === name && physicalLocation.region.startLine === 2, physicalLocation);
};

const live = async (browser) => {
  write("live.py", "import time\n\n\ndef add(x):\n    return x + x\n\n\nfor i in range(60):\n    add(i)\n    time.sleep(0.05)\nfor i in range(60):\n    add(i * 0.5)\n    time.sleep(0.02)\n");
  const program = spawn(ADDER[0], [...ADDER.slice(1), "specialist", "--live", "--html", "replay.html", "live.py"], { cwd: folder, env: { ...process.env, BROWSER: "/bin/true" } });
  const ended = new Promise((resolve) => program.on("exit", resolve));
  const address = await new Promise((resolve) => program.stderr.on("data", (data) => { const found = /http:\S+/.exec(data); if (found) resolve(found[0]); }));
  const page = await open(browser, address);
  await page.locator("#L5 .s").first().waitFor({ timeout: 30_000 });
  check("the page follows the program", (await page.locator("#state").textContent()) === "The program runs.", await page.locator("#state").textContent());
  await page.locator("#state", { hasText: "ended" }).waitFor({ timeout: 60_000 });
  check("no errors on the live page", page.problems.length === 0, page.problems);
  await page.close();
  check("the server ends when the page is closed", await ended === 0);
  const replay = await open(browser, "replay.html");
  const last = Number(await replay.locator("#moment").getAttribute("max"));
  check("there are moments", last >= 1, last);
  check("the last moment is coloured", await replay.locator("#L12 .s").count() > 0);
  await replay.locator("#moment").fill("0");
  check("the first moment is another", await replay.locator("#L12 .s").count() === 0, await replay.locator("#L12").innerHTML());
  await replay.locator("#play").click();
  await replay.waitForFunction((number) => document.getElementById("moment").value === String(number), last, { timeout: 60_000 });
  check("it plays to the end", await replay.locator("#L12 .s").count() > 0);
  await replay.close();
};

const liveChildren = async (browser) => {
  write("parent.py", "import subprocess\nimport sys\n\nfor i in range(9):\n    i + i\nsubprocess.run([sys.executable, 'child.py'])\n");
  write("child.py", "import time\n\nfor i in range(150):\n    i + i\n    time.sleep(0.05)\n");
  const program = spawn(ADDER[0], [...ADDER.slice(1), "specialist", "--live", "parent.py"], { cwd: folder, env: { ...process.env, BROWSER: "/bin/true" } });
  const ended = new Promise((resolve) => program.on("exit", resolve));
  const address = await new Promise((resolve) => program.stderr.on("data", (data) => { const found = /http:\S+/.exec(data); if (found) resolve(found[0]); }));
  const page = await open(browser, address);
  await page.locator("#F2L4 .s").first().waitFor({ timeout: 30_000 });
  check("the page follows processes that the program starts", (await page.locator("#state").textContent()) === "The program runs.", await page.locator("#state").textContent());
  await page.locator("#state", { hasText: "ended" }).waitFor({ timeout: 60_000 });
  check("no errors", page.problems.length === 0, page.problems);
  await page.close();
  await ended;
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const part of [picture, index, columns, timed, tried, neverTried, hostile, sarif, long, live, liveChildren].filter((each) => process.env.ONLY === undefined || each.name === process.env.ONLY)) {
  try {
    await part(browser);
  } catch (error) {
    check(part.name, false, error);
  }
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
