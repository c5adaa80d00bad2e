import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of this machine that journeys are driven with: an installed one, else Playwright's own. Null: there is none. */
export function findBrowser(): string | null {
  return [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** As `findBrowser`; where there is none, root on Debian installs one. Throws with one sentence when that is not to be had. */
export function ensureBrowser(): string {
  return findBrowser() ?? installBrowser() ?? failWithAdvice();
}

function installBrowser(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  console.log("Installing Chromium …");
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ]) {
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return findBrowser();
}

function failWithAdvice(): never {
  throw new Error("The journeys need a browser: install Chromium or Chrome, or run `npx playwright install chromium`.");
}
