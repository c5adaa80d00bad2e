import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Exchange } from "../http/exchange";
import type { World } from "../world";

const require = createRequire(import.meta.url);
const HTML = "text/html; charset=utf-8";
const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";
const FONT = "font/woff2";
const SVG = "image/svg+xml";

/** Pages' scripts and styles, one folder deep: /phone/page.js, /phone/kinds/media.js. */
const SOURCE = /^\/phone\/((?:[a-z-]+\/)?[a-z-]+)\.(js|css)$/;
const PLEX = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];

type File = { type: string; path: URL | string };

const FILES = new Map<string, File>([
  ["/phone", { type: HTML, path: here("page.html") }],
  ["/phone/", { type: HTML, path: here("page.html") }],
  ["/phone/icons.svg", { type: SVG, path: here("icons.svg") }],
  ["/phone/panel", { type: HTML, path: here("panel.html") }],
  ...PLEX.map((subset): [string, File] => font("ibm-plex-sans", subset)),
  font("vazirmatn", "arabic"),
  ["/phone/mediabunny.js", { type: SCRIPT, path: new URL("mediabunny.min.mjs", pathToFileURL(require.resolve("mediabunny"))) }],
]);

/** Serves the phone's pages from disk. False: there is no such file. */
export async function servePhone(world: World, { request, response, url }: Exchange): Promise<boolean> {
  const file = request.method === "GET" ? findFile(url.pathname) : undefined;
  const bytes = file && (await readIfThere(file.path));
  if (!file || !bytes) return false;
  response.writeHead(200, {
    "content-type": file.type,
    "content-length": bytes.byteLength,
    "cache-control": file.type === FONT ? "public, max-age=86400" : "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; frame-ancestors ${framers(world)}`,
  });
  response.end(bytes);
  return true;
}

function findFile(path: string): File | undefined {
  const source = SOURCE.exec(path);
  const own = source ? { type: source[2] === "js" ? SCRIPT : CSS, path: here(`${source[1]}.${source[2]}`) } : undefined;
  return FILES.get(path) ?? own;
}

async function readIfThere(path: URL | string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
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
