// Makes the pictures of docs/images: Specialist's pages as a reader sees them.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const IMAGES = join(ROOT, "docs", "images");
const ADDER = process.env.ADDER.split(" ");
if (ADDER[0].includes("/")) {
  ADDER[0] = resolve(ADDER[0]);
}
const folder = mkdtempSync(join(tmpdir(), "adder-screenshots-"));
copyFileSync(join(ROOT, "examples", "conversions.py"), join(folder, "conversions.py"));

const adder = (...options) => {
  const done = spawnSync(ADDER[0], [...ADDER.slice(1), "specialist", ...options], { cwd: folder, encoding: "utf8", timeout: 300_000 });
  if (done.status !== 0) throw new Error(done.stderr);
};
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const open = async (address, size, colorScheme = "light") => {
  const page = await browser.newPage({ viewport: size, colorScheme });
  await page.goto(address.startsWith("http") ? address : pathToFileURL(join(folder, address)).href);
  return page;
};
const keep = async (page, name) => {
  await page.screenshot({ path: join(IMAGES, name) });
  console.log(name);
  await page.close();
};

// The main page: a place that is not specialized, with the reason and what helps.
adder("--as", "3.13", "--counts", "--html", "conversions.html", "conversions.py");
const main = await open("conversions.html", { width: 1180, height: 860 });
await main.locator(".s.k2, .s.k1").first().click();
await keep(main, "specialist.png");

// Two versions beside each other.
adder("--as", "3.11", "--as", "3.14", "--html", "columns.html", "conversions.py");
await keep(await open("columns.html", { width: 1180, height: 560 }, "dark"), "specialist-columns.png");

// The page that follows a program.
const program = spawn(ADDER[0], [...ADDER.slice(1), "specialist", "--live", "--speed", "20", "--as", "3.13", "conversions.py"], { cwd: folder, env: { ...process.env, BROWSER: "/bin/true" } });
const address = await new Promise((found) => program.stderr.on("data", (data) => { const match = /http:\S+/.exec(data); if (match) found(match[0]); }));
const live = await open(address, { width: 1180, height: 620 });
await live.locator(".s").first().waitFor({ timeout: 60_000 });
await live.locator("#log summary").click();
await live.waitForTimeout(2000);
await keep(live, "specialist-live.png");
program.kill("SIGKILL");
await browser.close();
rmSync(folder, { recursive: true });
