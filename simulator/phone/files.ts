import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Exchange } from "../http/exchange";
import type { World } from "../world";

const require = createRequire(import.meta.url);
const HTML = "text/html; charset=utf-8";
const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";
const FONT = "font/woff2";
const SVG = "image/svg+xml";

const SCRIPTS = [
  "announce",
  "api",
  "bench",
  "bubble",
  "clock-controls",
  "composer",
  "dom",
  "failure-choice",
  "format",
  "knobs",
  "message-options",
  "page",
  "panel",
  "people",
  "popover",
  "screen",
  "store",
  "theme",
  "thread",
  "times",
  "trouble-controls",
  "webhook-log",
  "window-chip",
];
const SHEETS = ["tokens", "fonts", "base", "overlays", "phone", "knobs", "thread", "composer", "log", "controls", "panel"];
const PLEX = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];

type File = { type: string; path: URL | string };

const FILES = new Map<string, File>([
  ["/phone", { type: HTML, path: here("page.html") }],
  ["/phone/", { type: HTML, path: here("page.html") }],
  ["/phone/icons.svg", { type: SVG, path: here("icons.svg") }],
  ["/phone/panel", { type: HTML, path: here("panel.html") }],
  ...SCRIPTS.map((name): [string, File] => [`/phone/${name}.js`, { type: SCRIPT, path: here(`${name}.js`) }]),
  ...SHEETS.map((name): [string, File] => [`/phone/${name}.css`, { type: CSS, path: here(`${name}.css`) }]),
  ...PLEX.map((subset): [string, File] => font("ibm-plex-sans", subset)),
  font("vazirmatn", "arabic"),
]);

/** Serves the phone's pages from disk. False: there is no such file. */
export async function servePhone(world: World, { request, response, url }: Exchange): Promise<boolean> {
  const file = request.method === "GET" ? FILES.get(url.pathname) : undefined;
  if (!file) return false;
  const bytes = await readFile(file.path);
  response.writeHead(200, {
    "content-type": file.type,
    "content-length": bytes.byteLength,
    "cache-control": file.type === FONT ? "public, max-age=86400" : "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'self'; img-src 'self' data:; frame-ancestors ${framers(world)}`,
  });
  response.end(bytes);
  return true;
}

/** Who may put the panel beside the inbox: the product, wherever it is opened on this machine. */
function framers({ business }: World): string {
  const product = new URL(business.productUrl ?? business.webhookUrl).origin;
  return `'self' http://localhost:* http://127.0.0.1:* ${product}`;
}

function here(name: string): URL {
  return new URL(name, import.meta.url);
}

function font(family: string, subset: string): [string, File] {
  const name = `${family}-${subset}-wght-normal.woff2`;
  const path = require.resolve(`@fontsource-variable/${family}/files/${name}`);
  return [`/phone/fonts/${name}`, { type: FONT, path }];
}
